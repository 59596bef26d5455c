"""Where the program starts: chooses the window or the command line.

A child process that reads a file imports this module too, so it imports nothing by itself.
"""

from __future__ import annotations

import multiprocessing


def main() -> int:
    """Start the program and return its exit code."""
    # First of all: in a frozen program a reading child starts here again, and must go its own way at once.
    multiprocessing.freeze_support()
    from loyalty_desktop import cli  # noqa: PLC0415 - after freeze_support, and not in the child

    return cli.main()


if __name__ == "__main__":
    raise SystemExit(main())
