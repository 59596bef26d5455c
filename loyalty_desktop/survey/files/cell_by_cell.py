"""Excel workbooks to raw cells, cell by cell through openpyxl: for layouts that the fast reader does not know."""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from xml.etree.ElementTree import ParseError, iterparse

from openpyxl.worksheet._reader import (
    COL_TAG,
    DATA_TAG,
    FORMULA_TAG,
    INLINE_STRING,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)
from openpyxl.xml.constants import SHEET_MAIN_NS

from loyalty_desktop.errors import FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.codes import ColumnEncoder
from loyalty_desktop.survey.files.first_cells import coloured_of
from loyalty_desktop.survey.files.limits import (
    FAR,
    LAST_COLUMN,
    LAST_ROW,
    MAC_EPOCH,
    MAX_COLUMNS,
    NO_RESULT,
    WINDOWS_EPOCH,
)
from loyalty_desktop.survey.files.package import BrokenPartError, Package, Part
from loyalty_desktop.survey.files.shared_texts import TEXT_ITEM, text_of
from loyalty_desktop.survey.files.surroundings import Surroundings
from loyalty_desktop.survey.sheet import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

Report: TypeAlias = "Callable[[float], None]"

MAX_CELLS = 20_000_000
MAX_PART_BYTES = 512 << 20
MAX_TOTAL_BYTES = 1 << 30
_ROWS_BETWEEN_REPORTS = 64
_STRINGS_BETWEEN_REPORTS = 4_096
_MERGED = f"{{{SHEET_MAIN_NS}}}mergeCell"


def read_cell_by_cell(package: Package, file: str, report: Report) -> tuple[Sheet, ...]:
    """Return all worksheets, hidden ones too; raises all kinds of errors if one cannot be read to its end."""
    package.check_sizes(MAX_PART_BYTES, MAX_TOTAL_BYTES)
    return _Reading(package, file, report).sheets()


class _CellParser(WorkSheetParser):
    """openpyxl's cells, but a formula without a result, or a number that is none, is never lost."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        inline = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        if inline is not None:
            element.remove(inline)
        try:
            cell: dict[str, Any] = super().parse_cell(element)
        except ValueError:
            text = element.findtext(VALUE_TAG)
            cell = {"row": self.row_counter, "column": self.col_counter, "value": text, "style_id": 0}
        if inline is not None:
            cell["value"] = text_of(inline)
        elif cell["value"] is None and len(element) and element.find(FORMULA_TAG) is not None:
            is_empty_text = element.get("t") == "str" and element.find(VALUE_TAG) is not None
            cell["value"] = None if is_empty_text else NO_RESULT
        return cell


class _Column:
    """A column that grows, and how many of its numbers are in each style."""

    __slots__ = ("cells", "numbers")

    def __init__(self) -> None:
        self.cells = ColumnEncoder()
        self.numbers: Counter[int] = Counter()


class _Reading:
    """One reading of a workbook: what its sheets share, and how much has been read."""

    def __init__(self, package: Package, file: str, report: Report) -> None:
        self._package = package
        self._file = file
        self._report = report
        self._parts = package.sheets()
        self._styles = package.styles()
        self._epoch = MAC_EPOCH if package.counts_from_1904() else WINDOWS_EPOCH
        self._cells = 0
        self._size_read = 0
        strings = package.shared_strings()
        self._size = 1 + sum(package.size(sheet.part) for sheet in self._parts)
        self._size += package.size(strings) if strings else 0
        self._strings: list[str] = self._read_strings(strings) if strings else []

    def sheets(self) -> tuple[Sheet, ...]:
        found = []
        for part in self._parts:
            around = Surroundings()
            columns, rows = self._columns(self._package.open(part.part), around)
            raws = tuple(column.cells.column(rows, self._styles.usual_format(column.numbers)) for column in columns)
            coloured = coloured_of(self._package, part.part, self._styles, rows, len(raws))
            found.append(around.sheet(part, raws, rows, coloured))
            self._size_read += self._package.size(part.part)
        return tuple(found)

    def _read_strings(self, part: str) -> list[str]:
        source = self._package.open(part)
        strings = []
        for _, element in iterparse(source):  # noqa: S314 - as in _rows
            if element.tag == TEXT_ITEM:
                strings.append(text_of(element))
                element.clear()
                if len(strings) % _STRINGS_BETWEEN_REPORTS == 0:
                    self._report(source.share_read * self._package.size(part) / self._size)
        self._size_read = self._package.size(part)
        return strings

    def _columns(self, source: Part, around: Surroundings) -> tuple[list[_Column], int]:
        """Return the used columns of a sheet and the number of its used rows."""
        columns: list[_Column] = []
        rows = 0
        is_beyond = False
        for number, cells in enumerate(self._rows(source, around)):
            if number % _ROWS_BETWEEN_REPORTS == 0:
                read = self._size_read + source.share_read * (self._size - self._size_read)
                self._report(read / self._size)
            for row, column, value, style in cells:
                is_beyond = is_beyond or row > rows + FAR
                if is_beyond or column > len(columns) + FAR:
                    around.far.add(row - 1, column - 1)
                    continue
                while len(columns) < column:
                    columns.append(_Column())
                columns[column - 1].cells.put(row - 1, value)
                if type(value) is int or type(value) is float:
                    columns[column - 1].numbers[style] += 1
                rows = max(rows, row)
                self._cells += 1
            self._check_limits(len(columns))
        return columns, rows

    def _rows(self, source: Part, around: Surroundings) -> Iterator[list[tuple[int, int, Cell, int]]]:
        """Yield row, column, value and style of the cells that hold something, a row of the file at a time.

        The plain parser is safe here and twice as fast as defusedxml's: Package.open has refused every
        document type, and without one there are no entities.
        """
        parser = _CellParser(
            source, self._strings, data_only=True, epoch=self._epoch,
            date_formats=self._styles.dates, timedelta_formats=self._styles.durations,
        )  # fmt: skip
        elements = iterparse(source)  # noqa: S314
        for _, element in elements:
            if element.tag == ROW_TAG:
                number, cells = parser.parse_row(cast("Any", element))
                around.row(number, element.attrib)
                element.clear()
                yield [
                    (
                        _within(cell["row"], LAST_ROW),
                        _within(cell["column"], LAST_COLUMN),
                        cell["value"],
                        cell["style_id"],
                    )
                    for cell in cells
                    if cell["value"] is not None and cell["value"] != ""
                ]
            elif element.tag == COL_TAG:
                around.columns(element.attrib)
            elif element.tag == DATA_TAG:
                _read_on(elements, around)
                return
        msg = "a sheet without data"
        raise BrokenPartError(msg)

    def _check_limits(self, width: int) -> None:
        if width > MAX_COLUMNS:
            raise FileTooLarge(message("file_too_wide", file=self._file, limit=MAX_COLUMNS))
        if self._cells > MAX_CELLS:
            raise FileTooLarge(message("file_too_many_cells", file=self._file, limit=MAX_CELLS))


def _read_on(elements: Iterator[tuple[str, Element]], around: Surroundings) -> None:
    """Note the merged cells, which come below all rows; what is broken down there takes no answer away."""
    with contextlib.suppress(ParseError):
        for _, element in elements:
            if element.tag == _MERGED:
                around.merge(element.attrib)
            element.clear()


def _within(number: int, last: int) -> int:
    if not 1 <= number <= last:
        msg = "a cell outside of the sheet"
        raise BrokenPartError(msg)
    return number
