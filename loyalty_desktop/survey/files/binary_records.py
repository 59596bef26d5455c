"""What calamine does not tell of an xls or xlsb workbook, from its records.

Error cells, hidden rows, number formats, backgrounds, and how far its cells go.

Both formats are one long row of records, each with a number and a length. Cells are told by the record of their
row (xlsb) or tell it themselves (xls).
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from struct import Struct
from typing import IO, TYPE_CHECKING

from loyalty_desktop.errors import FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.binary_formats import Looks, looks_of_xls, looks_of_xlsb
from loyalty_desktop.survey.files.colours import FIRST_ROWS, Colours
from loyalty_desktop.survey.files.loading import gibibytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    Record = tuple[int, bytes]

MAX_PART_BYTES = 512 << 20
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_HEAD = Struct("<HH")
_ROW_COLUMN = Struct("<HH")
_SHORT = Struct("<H")
_LONG = Struct("<I")
_TWO_LONGS = Struct("<II")

_XLS_EOF, _XLS_BOF, _XLS_SHEET = 0x0A, 0x0809, 0x85
_XLS_FORMULA, _XLS_ERROR, _XLS_ROW, _XLS_COLUMNS = 0x06, 0x0205, 0x0208, 0x7D
_XLS_MANY, _XLS_MANY_BLANKS = 0xBD, 0xBE  # several numbers or blanks of one row
_XLS_NUMBERS = {0x0203, 0x027E}
_XLS_UNICODE = 0x0600
_XLS_CELLS = {0x06, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0xFD, 0xBD, 0xD6}
_XLSB_ROW, _XLSB_ERROR, _XLSB_FORMULA_ERROR, _XLSB_COLUMNS, _XLSB_SHEET = 0, 3, 11, 60, 156
_XLSB_CELLS, _XLSB_NUMBERS, _XLSB_BLANK = range(2, 12), {2, 5, 9}, 1
_BLOCK = 1 << 16


@dataclass
class Told:
    """What the records of one sheet say; rows and columns counted from 0."""

    errors: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    last_row: int = -1
    last_column: int = -1
    looks: Looks = field(default_factory=Looks)
    formats: dict[int, Counter[str]] = field(default_factory=dict)
    """How many numbers of a column have each format."""
    colours: Colours = field(default_factory=Colours)

    def reach(self, row: int, column: int) -> None:
        """Take notice of a cell."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)

    def style(self, row: int, column: int, style: int, *, number: bool) -> None:
        """Take notice of the style of a cell."""
        if number:
            counts = self.formats.get(column)
            if counts is None:
                counts = self.formats[column] = Counter()
            counts[self.looks.format_of(style)] += 1
        if row < FIRST_ROWS:
            self.colours.add(row, column, self.looks.fill_of(style))


def told_by_xls(data: bytes) -> list[Told]:
    """Return what an old workbook says of each of its sheets, in the order of their tabs."""
    import olefile  # noqa: PLC0415 - not for xlsb

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        name = next((path for path in container.listdir() if path[-1].lower() in {"workbook", "book"}), None)
        if name is None:
            return []
        with container.openstream(name) as stream:
            book = stream.read()
    starts = [_LONG.unpack_from(body)[0] for number, body in _records(book, 0) if number == _XLS_SHEET]
    looks = looks_of_xls(_records(book, 0), wide=book[4:6] == _SHORT.pack(_XLS_UNICODE))
    return [_xls_sheet(book, start, looks) for start in starts]


def _records(book: bytes, start: int) -> Iterator[Record]:
    """Yield the records from `start` on, to the end of that part of the book; parts in it (charts) are left out."""
    depth = 0
    while start + 4 <= len(book):
        number, length = _HEAD.unpack_from(book, start)
        if number == _XLS_BOF:
            depth += 1
        elif number == _XLS_EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield number, book[start + 4 : start + 4 + length]
        start += 4 + length


def _xls_sheet(book: bytes, start: int, looks: Looks) -> Told:
    told = Told(looks=looks)
    for number, body in _records(book, start):
        try:
            if number in _XLS_CELLS:
                _xls_cell(told, number, body)
                _xls_style(told, number, body)
            elif number == _XLS_MANY_BLANKS:
                _xls_style(told, number, body)
            elif number == _XLS_ROW and body[12] & 0x20:
                told.hidden_rows.append(_ROW_COLUMN.unpack_from(body)[0])
            elif number == _XLS_COLUMNS and body[8] & 0x01:
                first, last = _ROW_COLUMN.unpack_from(body)
                told.hidden_columns.extend(range(first, min(last, 255) + 1))
        except (struct.error, IndexError):
            continue  # the reader itself will say that the file is broken
    return told


def _xls_cell(told: Told, number: int, body: bytes) -> None:
    row, column = _ROW_COLUMN.unpack_from(body)
    last = _ROW_COLUMN.unpack_from(body, len(body) - 4)[1] if number == _XLS_MANY else column
    told.reach(row, max(column, last))
    code = None
    if number == _XLS_ERROR and body[7]:
        code = body[6]
    elif number == _XLS_FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        code = body[8]
    if code is not None:
        told.errors.append((row, column, _ERRORS.get(code, "#VALUE!")))


def _xls_style(told: Told, number: int, body: bytes) -> None:
    row, column = _ROW_COLUMN.unpack_from(body)
    if number in {_XLS_MANY, _XLS_MANY_BLANKS}:
        step = 6 if number == _XLS_MANY else 2
        for at, place in enumerate(range(4, len(body) - 2, step)):
            told.style(row, column + at, _SHORT.unpack_from(body, place)[0], number=number == _XLS_MANY)
        return
    is_number = number in _XLS_NUMBERS or (number == _XLS_FORMULA and body[12:14] != b"\xff\xff")
    told.style(row, column, _SHORT.unpack_from(body, 4)[0], number=is_number)


def told_by_xlsb(data: bytes, file: str) -> list[Told]:
    """Return what a binary workbook says of each of its sheets, in the order of their tabs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
        found = []
        looks = _xlsb_looks(archive, parts.get("xl/styles.bin"))
        for part in _xlsb_parts(archive, parts):
            told = Told(looks=looks)
            if part in parts:
                if parts[part].file_size > MAX_PART_BYTES:
                    raise FileTooLarge(message("file_too_large", file=file, what=gibibytes(parts[part].file_size)))
                with archive.open(parts[part]) as stream:
                    _xlsb_sheet(told, stream)
            found.append(told)
        return found


def _xlsb_parts(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> list[str]:
    """Return the parts of the sheets; the list of relations is too plain to need a parser."""
    book, relations = parts.get("xl/workbook.bin"), parts.get("xl/_rels/workbook.bin.rels")
    if book is None or relations is None or max(book.file_size, relations.file_size) > MAX_PART_BYTES:
        return []
    targets = {}
    for element in re.findall(r"<Relationship\s[^>]*>", archive.read(relations).decode("utf-8", "replace")):
        said = dict(re.findall(r'(\w+)="([^"]*)"', element))
        path = posixpath.normpath(posixpath.join("/xl", said.get("Target", "")))
        targets[said.get("Id", "")] = path.lstrip("/").lower()
    found = []
    with archive.open(book) as stream:
        for number, body in _xlsb_records(stream):
            if number == _XLSB_SHEET:
                found.append(targets.get(_wide_text(body, 8), ""))
    return found


def _xlsb_looks(archive: zipfile.ZipFile, part: zipfile.ZipInfo | None) -> Looks:
    if part is None or part.file_size > MAX_PART_BYTES:
        return Looks()
    with archive.open(part) as stream:
        return looks_of_xlsb(_xlsb_records(stream))


def _xlsb_sheet(told: Told, stream: IO[bytes]) -> None:
    row = 0
    for number, body in _xlsb_records(stream):
        try:
            if number == _XLSB_ROW:
                row = _LONG.unpack_from(body)[0]
                if body[11] & 0x10:
                    told.hidden_rows.append(row)
            elif number in _XLSB_CELLS:
                column = _LONG.unpack_from(body)[0]
                told.reach(row, column)
                told.style(row, column, _LONG.unpack_from(body, 4)[0] & 0xFFFFFF, number=number in _XLSB_NUMBERS)
                if number in {_XLSB_ERROR, _XLSB_FORMULA_ERROR}:
                    told.errors.append((row, column, _ERRORS.get(body[8], "#VALUE!")))
            elif number == _XLSB_BLANK:
                told.style(row, _LONG.unpack_from(body)[0], _LONG.unpack_from(body, 4)[0] & 0xFFFFFF, number=False)
            elif number == _XLSB_COLUMNS and body[16] & 0x01:
                first, last = _TWO_LONGS.unpack_from(body)
                told.hidden_columns.extend(range(first, min(last, 16_383) + 1))
        except (struct.error, IndexError):
            continue  # as in xls


def _xlsb_records(stream: IO[bytes]) -> Iterator[Record]:
    buffer, start = b"", 0
    while True:
        if len(buffer) - start < _BLOCK:
            more = stream.read(_BLOCK)
            buffer, start = buffer[start:] + more, 0
            if not buffer:
                return
        number, at = _counted(buffer, start, 2)
        length, at = _counted(buffer, at, 4)
        if at + length > len(buffer):
            if length > MAX_PART_BYTES:
                return
            buffer, start, at = buffer[start:] + stream.read(length + _BLOCK), 0, at - start
            if at + length > len(buffer):
                return
        yield number, buffer[at : at + length]
        start = at + length


def _counted(buffer: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of which each byte holds seven bits (the eighth says that one more follows), and where it ends.

    A record's number keeps its marks out too: 0x01 0x85 is 133.
    """
    value = 0
    for place in range(most):
        if at >= len(buffer):
            return value, at
        byte = buffer[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return value, at


def _wide_text(body: bytes, at: int) -> str:
    length = _LONG.unpack_from(body, at)[0]
    return body[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace")
