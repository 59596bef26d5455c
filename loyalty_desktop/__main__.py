"""Where the program starts: chooses the window or the command line.

A child process that reads a file imports this module too, so it imports nothing by itself.
"""

from __future__ import annotations


def main() -> int:
    """Start the program and return its exit code."""
    try:
        import multiprocessing  # noqa: PLC0415 - where an interrupt is heard

        # First of all: in a frozen program a reading child starts here again, and must go its own way at once.
        multiprocessing.freeze_support()
        from loyalty_desktop import cli  # noqa: PLC0415 - after freeze_support, and not in the child

        return cli.main()
    except KeyboardInterrupt:  # before the command line itself was there to hear it
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
