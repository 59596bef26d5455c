"""The bytes of a file, taken at once: it is open only for a moment, is not locked, and cannot change meanwhile."""

from __future__ import annotations

import errno
import os
import time
from typing import TYPE_CHECKING, NoReturn

from loyalty_desktop.errors import DamagedFile, FileTooLarge, MissingFile, UnknownFormat
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_FILE_BYTES = 1 << 30
TRIES, _WAIT = 4, 0.15  # a program that is just saving holds the file for less than that

_AT_ONCE = 1 << 24

_LOCK_MARKS = (("~$", ""), (".~lock.", "#"))  # Excel's and LibreOffice's, left beside an open workbook
_LOCK_BYTES = 4096
_NAME_SHOWN = 60
_IN_USE = {32, 33}  # Windows: sharing violation, lock violation
_CLOUD_ERRORS = range(358, 405)  # Windows: everything that can go wrong with a file kept in the cloud
_ONLY_IN_CLOUD = 0x1000 | 0x40000 | 0x400000  # Windows: offline, recall on open, recall on data access
_ONLY_IN_CLOUD_MAC = 0x40000000  # dataless
_CLOUD_STUB = ".icloud"
_NOT_FETCHED = {errno.EDEADLK, errno.ETIMEDOUT}
_AWAY_WINDOWS = {21, 31, 51, 53, 54, 55, 59, 64, 67, 121, 1167, 1222, 1231, 1232, 1236}
"""A drive that is not ready, a network that is gone, a stick that was pulled out."""
_AWAY = {
    getattr(errno, name)
    for name in (
        "ENETDOWN",
        "ENETUNREACH",
        "ENETRESET",
        "EHOSTDOWN",
        "EHOSTUNREACH",
        "ENOTCONN",
        "ESTALE",
        "ENODEV",
        "ENXIO",
        "ECONNRESET",
        "ECONNABORTED",
        "EREMOTEIO",
        "ENOMEDIUM",
    )
    if hasattr(errno, name)
}
_TOO_LONG_WINDOWS = {111, 206}


def load(path: Path, report: Callable[[float], None] | None = None) -> bytes:
    """Return all bytes of the file; raises what to tell the user when it cannot be had. Says how far it is."""
    try:
        if path.is_dir():
            raise MissingFile(message("file_is_folder", file=str(path)))
        if path.exists() and not path.is_file():  # a device or a pipe has no end
            raise UnknownFormat(message("file_unknown_format", file=path.name))
        size = path.stat().st_size
        _refuse_marks(path, size)
        if size > MAX_FILE_BYTES:
            raise FileTooLarge(message("file_too_large", file=path.name, what=gibibytes(size)))
        return _read(path, size, report)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        _refuse_stub_beside(path)
        raise MissingFile(message("file_missing", file=str(path))) from error
    except OSError as error:
        _explain(path, error)


def gibibytes(size: int) -> str:
    """Return a size in words that are the same in every language."""
    return f"{size / (1 << 30):.1f} GiB"


def _read(path: Path, size: int, report: Callable[[float], None] | None) -> bytes:
    for left in reversed(range(TRIES)):
        try:
            before = path.stat()
            data = path.read_bytes() if size <= _AT_ONCE else _in_pieces(path, size, report)
            if _is_whole(data, before, path.stat()):
                return data
        except OSError as error:
            if not left or getattr(error, "winerror", None) not in _IN_USE:
                raise
        if left:
            time.sleep(_WAIT)
    raise MissingFile(message("file_changing", file=path.name))


def _is_whole(data: bytes, before: os.stat_result, after: os.stat_result) -> bool:
    """Say whether nobody wrote into the file while it was read: half of it would be of another time."""
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return same and len(data) >= after.st_size


def _in_pieces(path: Path, size: int, report: Callable[[float], None] | None) -> bytes:
    """Read a file that may come from far away, and say how far it is."""
    pieces: list[bytes] = []
    with path.open("rb") as file:
        while piece := file.read(_AT_ONCE):
            pieces.append(piece)
            if report is not None:
                report(min(len(pieces) * _AT_ONCE / size, 1.0))
    return b"".join(pieces)


def _refuse_marks(path: Path, size: int) -> None:
    """Raise when the file only stands for another one."""
    for before, after in _LOCK_MARKS:
        if path.name.startswith(before) and path.name.endswith(after) and size <= _LOCK_BYTES:
            real = path.name[len(before) : len(path.name) - len(after)]
            raise DamagedFile(message("file_lock", file=path.name, real=real))
    if path.suffix == _CLOUD_STUB and path.name.startswith(".") and size <= _LOCK_BYTES:
        raise MissingFile(message("file_in_cloud", file=path.name[1 : -len(_CLOUD_STUB)]))


def _refuse_stub_beside(path: Path) -> None:
    """Raise when the file is missing because an old Mac has put a stub in its place."""
    try:
        is_there = path.with_name(f".{path.name}{_CLOUD_STUB}").exists()
    except (OSError, ValueError):
        return
    if is_there:
        raise MissingFile(message("file_in_cloud", file=path.name))


def _explain(path: Path, error: OSError) -> NoReturn:
    number = getattr(error, "winerror", None) or 0
    if number in _IN_USE:
        raise MissingFile(message("file_open_elsewhere", file=path.name)) from error
    if number in _TOO_LONG_WINDOWS or error.errno == errno.ENAMETOOLONG:
        raise MissingFile(message("file_path_too_long", file=path.name[:_NAME_SHOWN])) from error
    if number in _AWAY_WINDOWS or error.errno in _AWAY:
        raise MissingFile(message("file_away", file=path.name)) from error
    if number in _CLOUD_ERRORS or error.errno in _NOT_FETCHED or _is_only_in_cloud(path):
        raise MissingFile(message("file_in_cloud", file=path.name)) from error
    raise MissingFile(message("file_not_readable", file=path.name)) from error


def _is_only_in_cloud(path: Path) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    windows = getattr(status, "st_file_attributes", 0) & _ONLY_IN_CLOUD
    return bool(windows or getattr(status, "st_flags", 0) & _ONLY_IN_CLOUD_MAC)
