"""Files of other formats for the tests, made record by record: old Excel (xls), binary Excel (xlsb), ods, zip, HTML."""

from __future__ import annotations

import io
import struct
import zipfile
from hashlib import md5
from typing import TYPE_CHECKING, TypeAlias

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from msoffcrypto.method.rc4 import DocumentRC4, _makekey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


class Error(str):
    """An error cell, by the name that Excel shows."""

    __slots__ = ()


ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}
Rows: TypeAlias = "Sequence[Sequence[object]]"


def old_office(streams: Mapping[str, bytes]) -> bytes:
    """Return an OLE2 container with these streams, each of at least 4096 bytes as it comes out."""
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    sectors: list[bytes] = []
    links: list[int] = []
    starts = {}
    for name, content in padded.items():
        blocks = [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        starts[name] = len(sectors)
        links += [*range(len(sectors) + 1, len(sectors) + len(blocks)), _END]
        sectors += blocks
    entries = [_entry("Root Entry", 5, 1 if padded else _FREE, _END, 0)]
    names = list(padded)
    for at, name in enumerate(names):
        right = at + 2 if at + 1 < len(names) else _FREE
        entries.append(_entry(name, 2, _FREE, starts[name], len(padded[name]), right))
    while len(entries) % 4:
        entries.append(bytes(64) + struct.pack("<HBB3I", 0, 0, 0, _FREE, _FREE, _FREE) + bytes(48))
    directory = len(sectors)
    blocks = [b"".join(entries[at : at + 4]) for at in range(0, len(entries), 4)]
    links += [*range(directory + 1, directory + len(blocks)), _END]
    sectors += blocks
    fat_count = 1
    while fat_count * 128 < len(sectors) + fat_count:
        fat_count += 1
    fat_start = len(sectors)
    links += [_FAT] * fat_count
    links += [_FREE] * (fat_count * 128 - len(links))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fat_count, directory, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *[fat_start + at if at < fat_count else _FREE for at in range(109)])
    return header + b"".join(sectors) + struct.pack(f"<{len(links)}I", *links)


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    tail = struct.pack("<III", _FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)
    return text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + tail


def record(number: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def biff(sheets: Mapping[str, Rows], *, hidden: Iterable[str] = (), file_pass: bytes = b"") -> bytes:
    """Return the stream of an old workbook; a list in place of a row is a hidden row."""
    hidden = set(hidden)
    bodies = {name: _biff_sheet(rows) for name, rows in sheets.items()}
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    begin += record(0x2F, file_pass) if file_pass else b""
    begin += record(0x42, struct.pack("<H", 1200)) + record(0xE0, bytes(20))
    names = {name: name.encode("utf-16-le") for name in sheets}
    start = len(begin) + sum(12 + len(text) for text in names.values()) + 4
    listed = b""
    for name, text in names.items():
        listed += record(0x85, struct.pack("<IBBBB", start, name in hidden, 0, len(name), 1) + text)
        start += len(bodies[name])
    return begin + listed + record(0x0A) + b"".join(bodies.values())


def _biff_sheet(rows: Rows) -> bytes:
    made = bytearray(record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)))
    for at, cells in enumerate(rows):
        flags = 0x20 if isinstance(cells, list) else 0
        made += record(0x0208, struct.pack("<HHHHHHBBH", at, 0, len(cells), 255, 0, 0, flags, 1, 0))
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", at, column, 0)
            if isinstance(cell, Error):
                made += record(0x0205, place + struct.pack("<BB", ERRORS[cell], 1))
            elif isinstance(cell, bool):
                made += record(0x0205, place + struct.pack("<BB", cell, 0))
            elif isinstance(cell, str):
                made += record(0x0204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
            elif isinstance(cell, int | float):
                made += record(0x0203, place + struct.pack("<d", cell))
    return bytes(made) + record(0x0A)


def xls(sheets: Mapping[str, Rows], *, hidden: Iterable[str] = (), more: Mapping[str, bytes] | None = None) -> bytes:
    """Return an old workbook."""
    return old_office({"Workbook": biff(sheets, hidden=hidden), **(more or {})})


def locked_xls(sheets: Mapping[str, Rows], password: str) -> bytes:
    """Return an old workbook under a password (RC4, as Excel 97 wrote it)."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    key = Cipher(ARC4(_makekey(password, salt, 0)), mode=None).encryptor()
    proof = key.update(verifier), key.update(md5(verifier).digest())
    stream = biff(sheets, file_pass=struct.pack("<HHH", 1, 1, 1) + salt + proof[0] + proof[1])
    stream += record(0, bytes(max(4096 - len(stream) - 4, 0)))
    veil = DocumentRC4.decrypt(password, salt, io.BytesIO(bytes(len(stream))), blocksize=1024).read()
    out, at = bytearray(stream), 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        plain = {0x0809: length, 0x2F: length, 0x85: 4}.get(number, 0)
        for place in range(at + 4 + plain, at + 4 + length):
            out[place] ^= veil[place]
        at += 4 + length
    return old_office({"Workbook": bytes(out)})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def binary(number: int, body: bytes = b"") -> bytes:
    size, length = b"", len(body)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            break
    head = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    return head + size + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(sheets: Mapping[str, Rows], *, far: tuple[int, int] | None = None, macros: bool = False) -> bytes:
    """Return a binary workbook; a list in place of a row is a hidden row, `far` a cell in the first sheet."""
    book = binary(131) + binary(143)
    relations = ""
    parts: dict[str, str | bytes] = {}
    for at, (name, rows) in enumerate(sheets.items(), 1):
        book += binary(156, struct.pack("<II", 0, at) + wide(f"rId{at}") + wide(name))
        relations += (
            f'<Relationship Id="rId{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            f'worksheet" Target="worksheets/sheet{at}.bin"/>'
        )
        parts[f"xl/worksheets/sheet{at}.bin"] = _binary_sheet(rows, far)
    parts["xl/workbook.bin"] = book + binary(144) + binary(132)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["xl/_rels/workbook.bin.rels"] = f'<Relationships xmlns="{space}">{relations}</Relationships>'
    parts["[Content_Types].xml"] = "<Types/>"
    if macros:
        parts["xl/vbaProject.bin"] = b"x"
    return packed(parts)


def xlsb_frame(name: str) -> dict[str, str | bytes]:
    """Return the parts around the one sheet of a binary workbook."""
    with zipfile.ZipFile(io.BytesIO(xlsb({name: ((1,),)}))) as archive:
        return {part: archive.read(part) for part in archive.namelist() if "sheet1" not in part}


def _binary_sheet(rows: Rows, far: tuple[int, int] | None) -> bytes:
    width = max((len(row) for row in rows), default=1)
    made = bytearray(binary(129) + binary(148, struct.pack("<4I", 0, len(rows) - 1, 0, width - 1)) + binary(145))
    for at, cells in enumerate(rows):
        made += binary_row(at, hidden=isinstance(cells, list))
        for column, cell in enumerate(cells):
            place = struct.pack("<II", column, 0)
            if isinstance(cell, Error):
                made += binary(11, place + struct.pack("<BHI", ERRORS[cell], 0, 0) + bytes(4))
            elif isinstance(cell, bool):
                made += binary(4, place + bytes([cell]))
            elif isinstance(cell, str):
                made += binary(6, place + wide(cell))
            elif isinstance(cell, int | float):
                made += binary(5, place + struct.pack("<d", cell))
    if far:
        made += binary_row(far[0]) + binary(5, struct.pack("<IId", far[1], 0, 1.0))
    return bytes(made) + binary(146) + binary(130)


def binary_row(at: int, *, hidden: bool = False) -> bytes:
    return binary(0, struct.pack("<IIHBBB", at, 0, 255, 0, 0x10 if hidden else 0, 0) + struct.pack("<I", 0))


_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    " ".join(f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in ("office", "table", "text", "style", "manifest"))
    + f' xmlns:number="{_OASIS}datastyle:1.0" xmlns:fo="{_OASIS}xsl-fo-compatible:1.0"'
    + f' xmlns:draw="{_OASIS}drawing:1.0"'
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def ods(body: str, *, styles: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return an OpenDocument workbook whose spreadsheet holds `body`."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
    return packed({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": content, **(more or {})})


def ods_table(rows: Rows, name: str = "回答") -> str:
    """Return a table of texts and numbers."""
    cells = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}">{cells}</table:table>'


def ods_cell(value: object, said: str = "") -> str:
    """Return a cell of an OpenDocument workbook."""
    if value is None:
        return "<table:table-cell/>"
    kind = 'office:value-type="string"'
    if isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    if isinstance(value, Error):
        kind = 'office:value-type="string" office:string-value="" calcext:value-type="error" table:formula="of:=1/0"'
    return f"<table:table-cell {kind} {said}><text:p>{value}</text:p></table:table-cell>"
