"""Workbooks in Excel's XML of 2003 (SpreadsheetML), mostly downloaded under the name .xls, to raw cells."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat

from loyalty_desktop.errors import DamagedFile
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.grid import Grid
from loyalty_desktop.survey.files.xml_sheets import Attributes, XmlSheets
from loyalty_desktop.survey.sheet import Cell, Merged, Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Callable

Report: TypeAlias = "Callable[[float], None]"

NO_RESULT = "#NO_RESULT!"
_BLOCK = 1 << 18
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]{2,40})")
_READ_BY_EXPAT = {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "ascii"}
_OUT_OF_MEMORY = 1  # expat's own number for it
_FIRST_DAY = dt.date(1899, 12, 31)  # what Excel writes before a mere time
_HIDDEN = {"SheetHidden", "SheetVeryHidden"}
_NAMED = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00", "General": "", "General Number": ""}
_NO_FILL = {"", "None"}


def read_spreadsheet_xml(data: bytes, file: str, report: Report) -> Workbook:
    """Return all sheets, hidden ones too; raises DamagedFile if one of them cannot be read to its end."""
    try:
        reading = _Reading(file)
        source = _source(data)
        for start in range(0, len(source), _BLOCK):
            reading.feed(source[start : start + _BLOCK])
            report(start / len(source))
        return Workbook(reading.sheets())
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, expat.ExpatError) and error.code == _OUT_OF_MEMORY:
            raise MemoryError from error
        raise DamagedFile(message("file_damaged", file=file)) from error


def _source(data: bytes) -> bytes:
    """Return the document in an encoding that the parser knows."""
    data = data.lstrip(b" \t\r\n") if data[:1].isspace() else data
    named = _ENCODING.match(data)
    codec = codecs.lookup(named[1].decode("ascii")).name if named else "utf-8"
    if codec in _READ_BY_EXPAT:
        return data
    codec = "cp932" if codec.startswith("shift_jis") else codec
    text = data.decode(codec)
    return ("\ufeff" + text[text.index("?>") + 2 :]).encode()


class _Reading(XmlSheets):
    """A document on its way through the parser."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._sheet: _Sheet | None = None
        self._styles = _Styles()
        self._collected: list[str] | None = None

    def _start(self, name: str, attributes: Attributes) -> None:
        space, _, local = name.rpartition(" ")
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if local == "Worksheet":
            self._sheet = _Sheet(said.get("Name", ""), Grid(self._file, self._cells), self._styles)
        elif self._sheet is None:
            self._styles.start(local, said)
        elif local == "Visible" and space == _EXCEL:
            self._collected = []
        elif space == _SPREADSHEET:
            self._sheet.start(local, said)

    def _end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        if self._sheet is None:
            return
        if local == "Worksheet":
            self._sheets.append(self._sheet.sheet())
            self._cells = self._sheet.grid.cells
            self._sheet = None
        elif self._collected is not None:
            self._sheet.hidden = "".join(self._collected).strip() in _HIDDEN
            self._collected = None
        elif space == _SPREADSHEET:
            self._sheet.end(local)

    def _text(self, text: str) -> None:
        if self._collected is not None:
            self._collected.append(text)
        elif self._sheet is not None:
            self._sheet.text(text)


class _Styles:
    """The number format and the background of each style; one that says nothing has those of its parent."""

    def __init__(self) -> None:
        self._looks: dict[str, tuple[str, str]] = {}
        self._open = ""

    def start(self, name: str, said: Attributes) -> None:
        """Take notice of an element before the sheets."""
        if name == "Style":
            self._open = said.get("ID", "")
            self._looks[self._open] = self.look(said.get("Parent", "Default"))
            return
        shown, colour = self.look(self._open)
        if name == "NumberFormat":
            code = said.get("Format", "")
            self._looks[self._open] = _NAMED.get(code, code), colour
        elif name == "Interior":
            named = "" if said.get("Pattern", "Solid") in _NO_FILL else said.get("Color", "")
            self._looks[self._open] = shown, "" if named.lower() == "#ffffff" else named

    def look(self, style: str) -> tuple[str, str]:
        """Return number format and background of a style, '' for none."""
        return self._looks.get(style, ("", ""))


class _Sheet:
    """One worksheet being read: where the next cell is, and the cell that is open."""

    def __init__(self, name: str, grid: Grid, styles: _Styles) -> None:
        self.name = name
        self.grid = grid
        self._styles = styles
        self._row_style = ""
        self._column_styles: dict[int, str] = {}
        self.hidden = False
        self._row = self._column = self._told = -1
        self._cell: Attributes | None = None
        self._kind = ""
        self._words: list[str] | None = None
        self._in_comment = False
        self._value: Cell = None
        self._merged: list[Merged] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[int] = []

    def start(self, name: str, said: Attributes) -> None:
        """Take notice of an element."""
        if name == "Row":
            self._row = _place(said, self._row)
            self._column = -1
            self._row_style = said.get("StyleID", "")
            if said.get("Hidden") == "1":
                self._hidden_rows.extend(range(self._row, self._row + 1 + min(_number_of(said, "Span"), 1 << 16)))
        elif name == "Column":
            self._told = _place(said, self._told)
            last = self._told + min(_number_of(said, "Span"), 1 << 14)
            if said.get("Hidden") == "1":
                self._hidden_columns.extend(range(self._told, last + 1))
            if style := said.get("StyleID"):
                self._column_styles |= dict.fromkeys(range(self._told, last + 1), style)
            self._told = last
        elif name == "Cell":
            self._column = _place(said, self._column)
            self._cell, self._value = said, None
        elif name == "Comment":
            self._in_comment = True
        elif name == "Data" and self._cell is not None and not self._in_comment:
            self._kind, self._words = said.get("Type", "String"), []

    def text(self, text: str) -> None:
        """Take in characters of a cell; markup inside of them is none of ours."""
        if self._words is not None:
            self._words.append(text)

    def end(self, name: str) -> None:
        """Take notice of the end of an element."""
        if name == "Data" and self._words is not None:
            self._value = _value(self._kind, "".join(self._words))
            self._words = None
        elif name == "Comment":
            self._in_comment = False
        elif name == "Cell" and self._cell is not None:
            self._end_cell(self._cell)

    def _end_cell(self, said: Attributes) -> None:
        value = NO_RESULT if self._value is None and "Formula" in said else self._value
        style = said.get("StyleID") or self._row_style or self._column_styles.get(self._column, "Default")
        shown, colour = self._styles.look(style)
        self.grid.colour(self._row, self._column, colour)
        if value is not None:
            self.grid.put(self._row, self._column, value, shown)
        right, down = _number_of(said, "MergeAcross"), _number_of(said, "MergeDown")
        if right or down:
            self._merged.append(Merged(self._row, self._column, self._row + down, self._column + right))
        self._column += right
        self._cell = None

    def sheet(self) -> Sheet:
        """Return the sheet when all of it has been read."""
        return self.grid.sheet(
            self.name,
            hidden=self.hidden,
            hidden_rows=self._hidden_rows,
            hidden_columns=self._hidden_columns,
            merged=self._merged,
        )


def _place(said: Attributes, before: int) -> int:
    """Return where an element stands, from 0: where it says, or behind the one before."""
    told = _number_of(said, "Index")
    return told - 1 if told else before + 1


def _number_of(said: Attributes, key: str) -> int:
    text = said.get(key, "0")
    return int(text) if text.isdigit() and len(text) < 9 else 0


def _value(kind: str, text: str) -> Cell:
    if not text:
        return None
    if kind == "Number":
        try:
            number = float(text)
        except ValueError:
            return text
        return int(number) if number.is_integer() and abs(number) < 1 << 53 else number
    if kind == "Boolean":
        return text.strip() in {"1", "true"}
    if kind == "DateTime":
        return _moment(text)
    return text


def _moment(text: str) -> Cell:
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return moment.time() if moment.date() == _FIRST_DAY else moment
