"""Excel workbooks to raw cells: all sheets, streamed cell by cell through openpyxl."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from lzma import LZMAError
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from xml.etree.ElementTree import ParseError, iterparse

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH
from openpyxl.worksheet._reader import (
    DATA_TAG,
    FORMULA_TAG,
    INLINE_STRING,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)
from openpyxl.xml.constants import SHEET_MAIN_NS

from loyalty_desktop.errors import DamagedFile, FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.codes import ColumnEncoder
from loyalty_desktop.survey.files.package import BrokenPartError, Package, Part
from loyalty_desktop.survey.sheet import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

Report: TypeAlias = "Callable[[float], None]"

NO_RESULT = "#NO_RESULT!"
"""The cell of a formula that was saved without its result: never to be taken for a blank cell."""

MAX_CELLS = 20_000_000
MAX_COLUMNS = 2_000
FAR = 1_000  # cells beyond so many empty rows or columns are leftovers, not answers
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ROWS_BETWEEN_REPORTS = 64
_STRINGS_BETWEEN_REPORTS = 4_096
_OUT_OF_MEMORY = 1  # expat's own number for it
_BROKEN = (
    ArithmeticError, AttributeError, EOFError, LookupError, LZMAError, OSError, ParseError, RuntimeError,
    TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_TEXT, _TEXT_RUN = f"{{{SHEET_MAIN_NS}}}t", f"{{{SHEET_MAIN_NS}}}r/{{{SHEET_MAIN_NS}}}t"
_STRING = f"{{{SHEET_MAIN_NS}}}si"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_xlsx(data: bytes, file: str, report: Report) -> tuple[Sheet, ...]:
    """Return all worksheets, hidden ones too; raises DamagedFile if one of them cannot be read to its end."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's, about parts that are not read here
            return _Reading(data, file, report).sheets()
    except _BROKEN as error:
        if isinstance(error, ParseError) and error.code == _OUT_OF_MEMORY:
            raise MemoryError from error
        raise DamagedFile(message("file_damaged", file=file)) from error


class _CellParser(WorkSheetParser):
    """openpyxl's cells, but a formula without a result, or a number that is none, is never lost."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        inline = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        if inline is not None:
            element.remove(inline)
        try:
            cell: dict[str, Any] = super().parse_cell(element)
        except ValueError:
            cell = {"row": self.row_counter, "column": self.col_counter, "value": element.findtext(VALUE_TAG)}
        if inline is not None:
            cell["value"] = _text(inline)
        elif cell["value"] is None and len(element) and element.find(FORMULA_TAG) is not None:
            is_empty_text = element.get("t") == "str" and element.find(VALUE_TAG) is not None
            cell["value"] = None if is_empty_text else NO_RESULT
        return cell


class _Reading:
    """One reading of a workbook: what its sheets share, and how much has been read."""

    def __init__(self, data: bytes, file: str, report: Report) -> None:
        self._package = Package(data, file)
        self._file = file
        self._report = report
        self._parts = self._package.sheets()
        if not self._parts:
            msg = "no worksheet"
            raise BrokenPartError(msg)
        self._styles = self._package.date_styles()
        self._epoch = MAC_EPOCH if self._package.counts_from_1904() else WINDOWS_EPOCH
        self._cells = 0
        self._size_read = 0
        strings = self._package.shared_strings()
        self._size = 1 + sum(self._package.size(sheet.part) for sheet in self._parts)
        self._size += self._package.size(strings) if strings else 0
        self._strings: list[str] = self._read_strings(strings) if strings else []

    def sheets(self) -> tuple[Sheet, ...]:
        found = []
        for name, part, hidden in self._parts:
            columns, rows = self._columns(self._package.open(part))
            found.append(Sheet(name, tuple(column.column(rows) for column in columns), rows, hidden))
            self._size_read += self._package.size(part)
        return tuple(found)

    def _read_strings(self, part: str) -> list[str]:
        source = self._package.open(part)
        strings = []
        for _, element in iterparse(source):  # noqa: S314 - as in _rows
            if element.tag == _STRING:
                strings.append(_text(element))
                element.clear()
                if len(strings) % _STRINGS_BETWEEN_REPORTS == 0:
                    self._report(source.share_read * self._package.size(part) / self._size)
        self._size_read = self._package.size(part)
        return strings

    def _columns(self, source: Part) -> tuple[list[ColumnEncoder], int]:
        """Return the used columns of a sheet and the number of its used rows."""
        columns: list[ColumnEncoder] = []
        rows = 0
        for number, cells in enumerate(self._rows(source)):
            if number % _ROWS_BETWEEN_REPORTS == 0:
                read = self._size_read + source.share_read * (self._size - self._size_read)
                self._report(read / self._size)
            for row, column, value in cells:
                if row > rows + FAR:
                    return columns, rows
                if column > len(columns) + FAR:
                    continue
                while len(columns) < column:
                    columns.append(ColumnEncoder())
                columns[column - 1].put(row - 1, value)
                rows = max(rows, row)
                self._cells += 1
            self._check_limits(len(columns))
        return columns, rows

    def _rows(self, source: Part) -> Iterator[list[tuple[int, int, Cell]]]:
        """Yield row, column and value of the cells that hold something, a row of the file at a time.

        The plain parser is safe here and twice as fast as defusedxml's: Package.open has refused every
        document type, and without one there are no entities.
        """
        parser = _CellParser(
            source, self._strings, data_only=True, epoch=self._epoch,
            date_formats=self._styles.dates, timedelta_formats=self._styles.durations,
        )  # fmt: skip
        for _, element in iterparse(source):  # noqa: S314
            if element.tag == ROW_TAG:
                cells = parser.parse_row(cast("Any", element))[1]
                element.clear()
                yield [
                    (_within(cell["row"], _LAST_ROW), _within(cell["column"], _LAST_COLUMN), cell["value"])
                    for cell in cells
                    if cell["value"] is not None and cell["value"] != ""
                ]
            elif element.tag == DATA_TAG:
                return
        msg = "a sheet without data"
        raise BrokenPartError(msg)

    def _check_limits(self, width: int) -> None:
        if width > MAX_COLUMNS:
            raise FileTooLarge(message("file_too_wide", file=self._file, limit=MAX_COLUMNS))
        if self._cells > MAX_CELLS:
            raise FileTooLarge(message("file_too_many_cells", file=self._file, limit=MAX_CELLS))


def _within(number: int, last: int) -> int:
    if not 1 <= number <= last:
        msg = "a cell outside of the sheet"
        raise BrokenPartError(msg)
    return number


def _text(element: Element) -> str:
    """Return the text of an `si` or `is` element: its own or that of its runs, without the furigana."""
    text = "".join([part.text or "" for path in (_TEXT, _TEXT_RUN) for part in element.findall(path)])
    return _ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), text) if "_x" in text else text
