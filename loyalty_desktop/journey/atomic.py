"""Writing a file so that it is either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 10
"""How often Windows is asked again while a virus scanner or a synchroniser holds the old file, 50 ms apart."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`; raises OSError, and then the old file is untouched and nothing else is left.

    The bytes go to a temporary file in the same folder, reach the disk, and only then take the old file's place.
    A link is followed, so that the file it points to is replaced and not the link.
    """
    target = path.resolve()
    temporary = target.with_name(f".loyalty-{os.urandom(6).hex()}.tmp")
    try:
        _write_through(temporary, data)
        with suppress(OSError):
            temporary.chmod(target.stat().st_mode & 0o777)
        _replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _write_through(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(temporary: Path, target: Path) -> None:
    for attempt in range(_PATIENCE):
        try:
            os.replace(temporary, target)  # noqa: PTH105 - the one call that tests make fail
        except PermissionError:
            if sys.platform != "win32" or attempt == _PATIENCE - 1:
                raise
            time.sleep(0.05)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Let the new name reach the disk too; some network drives cannot, and the file is complete anyway."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
