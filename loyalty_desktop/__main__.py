"""Where the program starts: chooses the window or the command line.

A child process that reads a file imports this module too, so it imports nothing by itself.
"""

from __future__ import annotations

import os
import sys

COMMANDS = ("inspect", "suggest", "analyze")


def main() -> int:
    """Start the program and return its exit code."""
    try:
        import multiprocessing  # noqa: PLC0415 - where an interrupt is heard

        # First of all: in a frozen program a reading child starts here again, and must go its own way at once.
        multiprocessing.freeze_support()
        # Before numpy is there: our matrices are small, and on a busy computer BLAS's threads wait for one another.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        if wants_window(sys.argv[1:]):
            from loyalty_desktop.desktop import app  # noqa: PLC0415 - the command line works without a screen

            return app.main(sys.argv[1:])
        from loyalty_desktop import cli  # noqa: PLC0415 - after freeze_support, and not in the child

        return cli.main()
    except KeyboardInterrupt:  # before the command line itself was there to hear it
        return 130


def wants_window(arguments: list[str]) -> bool:
    """Say whether the window is meant: nothing, or just a file, as a double click gives it."""
    return not arguments or (len(arguments) == 1 and arguments[0] not in COMMANDS and not arguments[0].startswith("-"))


if __name__ == "__main__":
    raise SystemExit(main())
