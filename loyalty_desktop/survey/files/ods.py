"""OpenDocument workbooks (ods) to raw cells, streamed; repeated cells cost nothing unless they hold something.

calamine reads furigana as part of the text, an error as 0 or blank, and cells behind a merged one; so it is only
the second reader here.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import zipfile
from bisect import bisect_right
from functools import lru_cache
from typing import IO, TYPE_CHECKING, TypeAlias
from xml.parsers import expat

from loyalty_desktop.errors import DamagedFile, FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.broken import BROKEN
from loyalty_desktop.survey.files.grid import Grid
from loyalty_desktop.survey.files.loading import gibibytes
from loyalty_desktop.survey.files.ods_styles import BOOLEAN, LENGTH, Look, Styles
from loyalty_desktop.survey.files.xml_sheets import Attributes, XmlSheets
from loyalty_desktop.survey.sheet import Cell, Merged, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

Report: TypeAlias = "Callable[[float], None]"

MAX_PART_BYTES = 512 << 20
NO_RESULT = "#NO_RESULT!"
_BLOCK = 1 << 18
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_SHORT = {
    _NAMESPACE + "office:1.0": "office",
    _NAMESPACE + "table:1.0": "table",
    _NAMESPACE + "text:1.0": "text",
    _NAMESPACE + "style:1.0": "style",
    _NAMESPACE + "datastyle:1.0": "number",
    _NAMESPACE + "xsl-fo-compatible:1.0": "fo",
    _NAMESPACE + "drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_SILENT = {"office:annotation", "text:ruby-text", "text:note", "text:tracked-changes"}
_ERROR = re.compile(r"(#[A-Z0-9/?_]+[!?]?|Err:\d+)\Z")
_TRUTH = re.compile(r"of:=(?:TRUE|FALSE)\(\)\Z")
"""How LibreOffice keeps the truth values of an Excel workbook."""
_DURATION = re.compile(r"-?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?)?\Z")
_OUT_OF_MEMORY = 1  # expat's own number for it


def read_ods(data: bytes, file: str, report: Report) -> tuple[Sheet, ...]:
    """Return all sheets, hidden ones too; raises DamagedFile if one of them cannot be read to its end."""
    try:
        if not data.startswith(b"PK"):  # a flat document: all parts in one, and not packed
            return _sheets(io.BytesIO(data), len(data), _Reading(file, Styles()), report)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.getinfo("content.xml")
            named = [info for info in archive.infolist() if info.filename == "styles.xml"]
            for info in (*named, content):
                if info.file_size > MAX_PART_BYTES:
                    raise FileTooLarge(message("file_too_large", file=file, what=gibibytes(info.file_size)))
            styles = Styles()
            for info in named:
                _read_named(archive, info, styles)
            with archive.open(content) as stream:
                return _sheets(stream, content.file_size, _Reading(file, styles), report)
    except (expat.ExpatError, *BROKEN) as error:
        if isinstance(error, expat.ExpatError) and error.code == _OUT_OF_MEMORY:
            raise MemoryError from error
        raise DamagedFile(message("file_damaged", file=file)) from error


def _sheets(stream: IO[bytes], size: int, reading: _Reading, report: Report) -> tuple[Sheet, ...]:
    read = 0
    while block := stream.read(_BLOCK):
        reading.feed(block)
        read += len(block)
        report(read / max(size, 1))
    return reading.sheets()


def _read_named(archive: zipfile.ZipFile, part: zipfile.ZipInfo, styles: Styles) -> None:
    """Take in the styles that have names; they are no answers, so that broken ones take none away."""
    reading = _Reading("", styles)
    with contextlib.suppress(expat.ExpatError, *BROKEN), archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            reading.feed(block)


class _Reading(XmlSheets):
    """A part of a document on its way through the parser."""

    def __init__(self, file: str, styles: Styles) -> None:
        super().__init__(file)
        self._styles = styles
        self._grid: _Table | None = None

    def _start(self, name: str, attributes: Attributes) -> None:
        short = _short(name)
        said = {_short(key): value for key, value in attributes.items()}
        if short == "table:table" and self._grid is None:
            hidden = self._styles.hides(said.get("table:style-name", ""))
            name = said.get("table:name", "")
            self._grid = _Table(name, Grid(self._file, self._cells), self._styles, hidden=hidden)
        elif self._grid is None:
            self._styles.start(short, said)
        else:
            self._grid.start(short, said)

    def _end(self, name: str) -> None:
        short = _short(name)
        if self._grid is None:
            self._styles.end(short)
        elif short == "table:table" and not self._grid.is_inside:
            self._sheets.append(self._grid.sheet())
            self._cells = self._grid.cells
            self._grid = None
        else:
            self._grid.end(short)

    def _text(self, text: str) -> None:
        if self._grid is not None:
            self._grid.text(text)


@lru_cache(maxsize=4_096)
def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"{_SHORT.get(space, '')}:{local}"


class _Table:
    """One sheet being read: where the next cell is, and the cell that is open."""

    def __init__(self, name: str, grid: Grid, styles: Styles, *, hidden: bool) -> None:
        self._name = name
        self._hidden = hidden
        self._grid = grid
        self._styles = styles
        self._row_style = ""
        self._column_ends: list[int] = []
        self._column_styles: list[str] = []
        self._row = self._column = self._columns_told = 0
        self._row_repeats = 1
        self._said: Attributes | None = None
        self._paragraphs: list[list[str]] = []
        self._in_paragraph = False
        self._silent = 0
        self._tables_inside = 0
        self._pending: list[tuple[int, Cell, str]] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[int] = []
        self._merged: list[Merged] = []

    @property
    def cells(self) -> int:
        """How many cells there are so far in the file."""
        return self._grid.cells

    @property
    def is_inside(self) -> bool:
        """Whether the table that ends is one within a cell."""
        return self._tables_inside > 0

    def start(self, name: str, said: Attributes) -> None:
        """Take notice of an element."""
        if name == "table:table":
            self._tables_inside += 1
        elif self._tables_inside:
            return
        elif name in _SILENT or name.startswith("draw:"):
            self._silent += 1
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._said = said | ({"covered": "true"} if "covered" in name else {})
            self._paragraphs = []
        elif name == "table:table-row":
            self._row_repeats = _count(said, "table:number-rows-repeated")
            self._column, self._pending = 0, []
            self._row_style = said.get("table:default-cell-style-name", "")
            if said.get("table:visibility", "visible") != "visible":
                self._hidden_rows.extend(range(self._row, self._row + min(self._row_repeats, 1 << 16)))
        elif name == "table:table-column":
            self._tell_column(said)
        elif self._said is not None and not self._silent:
            self._inside_cell(name, said)

    def _tell_column(self, said: Attributes) -> None:
        count = _count(said, "table:number-columns-repeated")
        if said.get("table:visibility", "visible") != "visible":
            self._hidden_columns.extend(range(self._columns_told, self._columns_told + min(count, 1 << 14)))
        self._columns_told += count
        self._column_ends.append(self._columns_told)
        self._column_styles.append(said.get("table:default-cell-style-name", ""))

    def _inside_cell(self, name: str, said: Attributes) -> None:
        if name == "text:p":
            self._paragraphs.append([])
            self._in_paragraph = True
        elif name == "text:s":
            self.text(" " * min(_count(said, "text:c"), 1 << 10))
        elif name in {"text:tab", "text:line-break"}:
            self.text("\t" if name == "text:tab" else "\n")

    def text(self, text: str) -> None:
        """Take in characters of a cell."""
        if self._in_paragraph and not self._silent and not self._tables_inside:
            self._paragraphs[-1].append(text)

    def end(self, name: str) -> None:
        """Take notice of the end of an element."""
        if name == "table:table":
            self._tables_inside -= 1
        elif self._tables_inside:
            return
        elif name in _SILENT or name.startswith("draw:"):
            self._silent -= 1
        elif name == "text:p" and not self._silent:
            self._in_paragraph = False
        elif name in {"table:table-cell", "table:covered-table-cell"} and self._said is not None:
            self._end_cell(self._said)
        elif name == "table:table-row":
            self._end_row()

    def _look(self, said: Attributes) -> Look:
        """Return how the cell that ends is shown: by its own style, or that of its row, or of its column."""
        own = said.get("table:style-name") or self._row_style
        if not own:
            at = bisect_right(self._column_ends, self._column)
            own = self._column_styles[at] if at < len(self._column_styles) else ""
        return self._styles.look(own)

    def _end_cell(self, said: Attributes) -> None:
        repeats = _count(said, "table:number-columns-repeated")
        shown = "\n".join("".join(parts) for parts in self._paragraphs)
        look = self._look(said)
        value = _value(said, shown, look)
        if look.background:
            self._grid.colour(self._row, self._column, look.background, repeats)
        if value is not None:
            percent = "0%" if said.get("office:value-type") == "percentage" else look.shown
            for column in range(self._column, self._column + repeats):
                if not self._grid.takes(self._row, column):
                    left = (self._column + repeats - column) * self._row_repeats
                    self._grid.leave(self._row, column, left)
                    break
                self._pending.append((column, value, percent))
                self._grid.reach(column)
        down, right = _count(said, "table:number-rows-spanned"), _count(said, "table:number-columns-spanned")
        if down > 1 or right > 1:
            self._merged.append(Merged(self._row, self._column, self._row + down - 1, self._column + right - 1))
        self._column += repeats
        self._said, self._paragraphs = None, []

    def _end_row(self) -> None:
        if self._pending:
            self._grid.make_room(self._row_repeats * len(self._pending))
            for row in range(self._row, self._row + self._row_repeats):
                if not self._grid.takes(row, 0):
                    left = (self._row + self._row_repeats - row) * len(self._pending)
                    self._grid.leave(row, self._pending[0][0], left)
                    break
                for column, value, shown in self._pending:
                    self._grid.put(row, column, value, shown)
        self._row += self._row_repeats

    def sheet(self) -> Sheet:
        """Return the sheet when all of it has been read."""
        return self._grid.sheet(
            self._name,
            hidden=self._hidden,
            hidden_rows=self._hidden_rows,
            hidden_columns=self._hidden_columns,
            merged=self._merged,
        )


def _count(said: Attributes, key: str) -> int:
    text = said.get(key, "1")
    return max(int(text), 1) if text.isdigit() and len(text) < 10 else 1 << 30


def _number(text: str) -> Cell:
    try:
        number = float(text)
    except ValueError:
        return text or None
    return int(number) if number.is_integer() and abs(number) < 1 << 53 else number


def _date(text: str) -> Cell:
    try:
        return dt.datetime.fromisoformat(text if "T" in text else f"{text}T00:00:00")
    except ValueError:
        return text or None


def _time(text: str, *, goes_on: bool = False) -> Cell:
    found = _DURATION.match(text)
    if not found:
        return text or None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[:4])
    micro = int((found[5] or "0").ljust(6, "0")[:6])
    if goes_on or days or hours >= 24 or text.startswith("-"):
        length = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
        return -length if text.startswith("-") else length
    try:
        return dt.time(hours, minutes, seconds, micro)
    except ValueError:
        return text


def _boolean(text: str) -> Cell:
    return text.lower() == "true"


_KINDS: dict[str, tuple[str, Callable[[str], Cell]]] = {
    "float": ("office:value", _number),
    "percentage": ("office:value", _number),
    "currency": ("office:value", _number),
    "boolean": ("office:boolean-value", _boolean),
    "date": ("office:date-value", _date),
    "time": ("office:time-value", _time),
}


def _value(said: Attributes, shown: str, look: Look) -> Cell:
    """Return the value of a cell; `shown` is what the program that wrote it shows."""
    if "covered" in said:
        return None
    if said.get("calcext:value-type") == "error" or ("table:formula" in said and _ERROR.match(shown)):
        return shown if _ERROR.match(shown) and shown.startswith("#") else "#VALUE!"
    kind = said.get("office:value-type", "")
    if kind == "float" and (look.shown == BOOLEAN or _TRUTH.match(said.get("table:formula", ""))):
        return said.get("office:value") not in {"0", "0.0"}
    if kind == "time" and look.shown == LENGTH:
        return _time(said.get("office:time-value", shown), goes_on=True)
    if kind in _KINDS:
        attribute, read = _KINDS[kind]
        return read(said.get(attribute, shown))
    text = said.get("office:string-value") or shown
    return NO_RESULT if not kind and not text and "table:formula" in said else text or None
