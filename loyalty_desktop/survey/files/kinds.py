"""What kind of file it is: seen from its bytes, never from its name."""

from __future__ import annotations

import io
import zipfile
from enum import Enum

from loyalty_desktop.errors import DamagedFile, UnknownFormat
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.broken import BROKEN

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_SPSS = (b"$FL2", b"$FL3")
_REFUSED: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("file_pdf", (b"%PDF",)),
    ("file_picture", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"<svg")),
    ("file_document", (b"{\\rtf",)),
    ("file_archive", (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ\0")),
    ("file_unknown_format", (b"SQLite format 3", b"\x7fELF", b"MZ\x90\0", b"PAR1", b"bplist", b"ASCII SPSS PORT FILE")),
)
_DOCUMENTS = frozenset({"worddocument", "powerpoint document"})
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<body", b"<style", b"<!--", b"<div")
_WEB_ARCHIVE = b"mime-version:"
_FLAT_DOCUMENT = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_LINKS = (b"docs.google.com", b"doc_id", b"[internetshortcut]")
_LINK_BYTES = 2048
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
# controls that no text file holds; tab, line ends, form feed, ESC (Japanese mail) and the DOS end mark may
_CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_SAMPLE = 1 << 16
_NAMES_OF_MANIFEST = "meta-inf/manifest.xml"
_MANIFEST_BYTES = 1 << 20


class Kind(Enum):
    """The kinds of file that can be read; LOCKED and ZIP hold one of the others."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    SAV = "sav"
    HTML = "html"
    XML = "xml"
    TEXT = "csv"
    ZIP = "zip"
    LOCKED = "locked"


def kind_of(data: bytes, file: str) -> Kind:
    """Return the kind of `data`; raises what to tell the user when it is none that can be read."""
    if not data:
        raise DamagedFile(message("file_empty", file=file))
    if data.startswith(_ZIPS):
        return _kind_of_archive(data, file)
    if data.startswith(_OLE):
        return _kind_of_old_office(data, file)
    if data.startswith(_SPSS):
        return Kind.SAV
    for sentence, starts in _REFUSED:
        if data.startswith(starts):
            raise UnknownFormat(message(sentence, file=file))
    if not data[:_SAMPLE].strip(b"\0"):  # room was made for a download that never came
        raise DamagedFile(message("file_damaged", file=file))
    return _kind_of_text(data, file)


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
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            document = _document_of(archive)
            is_encrypted = document is not None and b"encryption-data" in _start_of(archive, _NAMES_OF_MANIFEST)
    except BROKEN as error:
        raise DamagedFile(message("file_damaged", file=file)) from error
    if any(name.startswith("xl/workbook") and name.endswith(".xml") for name in names):
        return Kind.XLSM if any(name.endswith("vbaproject.bin") for name in names) else Kind.XLSX
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if document == b"spreadsheet":
        if is_encrypted:
            raise UnknownFormat(message("file_encrypted_otherwise", file=file))
        return Kind.ODS
    if any(name.endswith((".iwa", "index.zip")) for name in names):
        raise UnknownFormat(message("file_numbers"))
    if document or names & {"word/document.xml", "ppt/presentation.xml"}:
        raise UnknownFormat(message("file_document", file=file))
    if "[content_types].xml" in names:
        raise UnknownFormat(message("file_unknown_format", file=file))
    return Kind.ZIP


def _document_of(archive: zipfile.ZipFile) -> bytes | None:
    """Return which OpenDocument it is (spreadsheet, text, ...), None for other archives."""
    stated = _start_of(archive, "mimetype").strip()
    if not stated.startswith(_OPEN_DOCUMENT):
        return None
    return stated.removeprefix(_OPEN_DOCUMENT).partition(b"-")[0]


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    for info in archive.infolist():
        if info.filename.lower() == name and not info.flag_bits & 0x1:
            with archive.open(info) as stream:
                return stream.read(_MANIFEST_BYTES)
    return b""


def _kind_of_old_office(data: bytes, file: str) -> Kind:
    """Tell old workbooks, encrypted ones and documents apart by the streams in the container."""
    import olefile  # noqa: PLC0415 - old files are rare

    from loyalty_desktop.survey.files.sectors import refuse_loops  # noqa: PLC0415

    refuse_loops(data, file)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            paths = container.listdir(streams=True, storages=True)
    except Exception as error:  # whatever olefile stumbles over, the file is broken
        raise DamagedFile(message("file_damaged", file=file)) from error
    names = {name.strip("\t\x06\x01").lower() for path in paths for name in path}
    if any(name.startswith("drm") for name in names):
        raise UnknownFormat(message("file_rights", file=file))
    if "encryptedpackage" in names:
        return Kind.LOCKED
    if names & {"workbook", "book"}:
        return Kind.LOCKED if _is_locked(data) else Kind.XLS
    sentence = "file_document" if names & _DOCUMENTS else "file_unknown_format"
    raise UnknownFormat(message(sentence, file=file))


def _is_locked(data: bytes) -> bool:
    """Return whether an old workbook is encrypted."""
    from loyalty_desktop.survey.files.encrypted import is_encrypted  # noqa: PLC0415 - as olefile

    return is_encrypted(data)


def _kind_of_text(data: bytes, file: str) -> Kind:
    start = data[:_SAMPLE].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(_WEB_ARCHIVE):
        raise UnknownFormat(message("file_web_archive", file=file))
    if start.startswith(b"<?xml") and _FLAT_DOCUMENT in start:
        return Kind.ODS
    if start.startswith(_MARKUP):
        return Kind.XML if start.startswith(b"<?xml") and _SPREADSHEET_XML in start else Kind.HTML
    if len(data) <= _LINK_BYTES and start.startswith((b"{", b"[")) and any(link in start for link in _LINKS):
        raise UnknownFormat(message("file_link", file=file))
    if _is_binary(data):
        raise UnknownFormat(message("file_unknown_format", file=file))
    return Kind.TEXT


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    if sample.startswith(_BYTE_ORDER_MARKS) or utf16_without_mark(data):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 0.02 * len(sample) or sample.count(0) > 0.05 * len(sample)
