"""What kind of file it is: seen from its bytes, never from its name."""

from __future__ import annotations

import io
import zipfile
from enum import Enum
from typing import TYPE_CHECKING

from loyalty_desktop.errors import DamagedFile, FileTooLarge, MissingFile, UnknownFormat
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE_BYTES = 1 << 30

_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"$FL2",
    b"$FL3",
    b"SQLite format 3",
    b"\x7fELF",
)
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<body", b"mime-version:")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
# controls that no text file holds; tab, line ends, form feed, ESC (Japanese mail) and the DOS end mark may
_CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_SAMPLE = 1 << 16


class Kind(Enum):
    """The kinds of file that can be read."""

    XLSX = "xlsx"
    TEXT = "text"


def load(path: Path) -> bytes:
    """Return all bytes of the file, so that it is open only for a moment and cannot change meanwhile."""
    try:
        if path.is_dir():
            raise MissingFile(message("file_is_folder", file=str(path)))
        if path.exists() and not path.is_file():  # a device or a pipe has no end
            raise UnknownFormat(message("file_unknown_format", file=path.name))
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise FileTooLarge(message("file_too_large", file=path.name, what=gibibytes(size)))
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise MissingFile(message("file_missing", file=str(path))) from error
    except OSError as error:
        raise MissingFile(message("file_not_readable", file=path.name)) from error


def kind_of(data: bytes, file: str) -> Kind:
    """Return the kind of `data`; raises what to tell the user when it is none that can be read."""
    if not data:
        raise DamagedFile(message("file_empty", file=file))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data, file)
    if data.startswith(_OLD_EXCEL):
        raise UnknownFormat(message("file_old_excel", file=file))
    if data.startswith(_BINARY) or _is_markup(data) or _is_binary(data):
        raise UnknownFormat(message("file_unknown_format", file=file))
    return Kind.TEXT


def gibibytes(size: int) -> str:
    """Return a size in words that are the same in every language."""
    return f"{size / (1 << 30):.1f} GiB"


def utf16_without_mark(data: bytes, least_share: float = 0.01) -> str | None:
    """Return the byte order if zero bytes, all at even or all at odd places, tell that it is UTF-16."""
    sample = data[: _SAMPLE * 4]
    zeros = sample.count(0)
    if zeros < 2 or zeros < least_share * len(sample) or len(data) % 2:
        return None
    at_odd = sample[1::2].count(0)
    if at_odd >= 0.95 * zeros:
        return "utf-16-le"
    return "utf-16-be" if at_odd <= 0.05 * zeros else None


def _kind_of_archive(data: bytes, file: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.replace("\\", "/").lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise DamagedFile(message("file_damaged", file=file)) from error
    if any(name.startswith("xl/workbook") and name.endswith(".xml") for name in names):
        return Kind.XLSX
    if any(name.endswith((".iwa", "index.zip")) for name in names):
        raise UnknownFormat(message("file_numbers"))
    raise UnknownFormat(message("file_unknown_format", file=file))


def _is_markup(data: bytes) -> bool:
    start = data[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return start.startswith(_MARKUP)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    if sample.startswith(_BYTE_ORDER_MARKS) or utf16_without_mark(data):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 0.02 * len(sample) or sample.count(0) > 0.05 * len(sample)
