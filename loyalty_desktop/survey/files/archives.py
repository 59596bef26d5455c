"""A zip file with one survey in it: unpacked in memory, counting what comes out; its names are never used as paths."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

from loyalty_desktop.errors import DamagedFile, FileTooLarge, UnknownFormat
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.broken import BROKEN
from loyalty_desktop.survey.files.loading import MAX_FILE_BYTES, gibibytes

MAX_NAMES = 5
_BLOCK = 1 << 20
_CLUTTER = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def only_file(data: bytes, file: str) -> tuple[bytes, str]:
    """Return the one file in the archive and its name without folders."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = _only(archive, file)
            return _unpacked(archive, info, file), _name(info)
    except NotImplementedError as error:  # a compression that only its own program undoes
        raise UnknownFormat(message("file_archive", file=file)) from error
    except BROKEN as error:
        raise DamagedFile(message("file_damaged", file=file)) from error


def _only(archive: zipfile.ZipFile, file: str) -> zipfile.ZipInfo:
    found = [info for info in archive.infolist() if not info.is_dir() and not _is_clutter(info)]
    if not found:
        raise UnknownFormat(message("zip_empty", file=file))
    if len(found) > 1:
        names = ", ".join(_name(info) for info in found[:MAX_NAMES]) + (", …" if len(found) > MAX_NAMES else "")
        raise UnknownFormat(message("zip_several", file=file, count=len(found), names=names))
    if found[0].flag_bits & _ENCRYPTED:
        raise UnknownFormat(message("zip_locked", file=file))
    return found[0]


def _is_clutter(info: zipfile.ZipInfo) -> bool:
    name = info.filename.replace("\\", "/").lower()
    return name.startswith(_CLUTTER[0]) or name.rpartition("/")[2] in _CLUTTER


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: str) -> bytes:
    """Return the content, never more than is allowed: what the archive says of its size may be a lie."""
    content = bytearray()
    with archive.open(info) as stream:
        while block := stream.read(_BLOCK):
            content += block
            if len(content) > MAX_FILE_BYTES:
                raise FileTooLarge(message("file_too_large", file=file, what="> " + gibibytes(MAX_FILE_BYTES)))
    return bytes(content)


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name to show; Windows in Japan writes names in its own encoding without saying so."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("cp932")
    return name.replace("\\", "/").rpartition("/")[2]
