"""CSV, TSV and other delimited text to one sheet of raw cells; every cell is a text or blank.

Large files are read by pandas, whose import costs half a second before the first cell: it goes on while the file
is looked at. Small ones, and what pandas and the csv module might read differently, are read by the csv module; both
come to the same.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import islice, zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from loyalty_desktop.errors import DamagedFile, FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.ahead import ahead
from loyalty_desktop.survey.files.codes import ColumnEncoder
from loyalty_desktop.survey.files.hand_over import Courier
from loyalty_desktop.survey.files.importing import begin
from loyalty_desktop.survey.files.layout import Layout, layout_of, lines_of
from loyalty_desktop.survey.files.records import Irregular, Widths, measured
from loyalty_desktop.survey.files.repeated_texts import Numbered, RepeatedTexts
from loyalty_desktop.survey.files.uneven import uneven_rows
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from loyalty_desktop.survey.files.records import Block

Report: TypeAlias = "Callable[[float], None]"

MAX_COLUMNS = 2_000

LARGE = 1 << 22
"""From this size on pandas is quicker, its start included."""
_PANDAS, _PANDAS_MODULES = "loyalty_desktop.survey.files.frames", 380
_UNDERSTOOD, _IMPORTED = 0.03, 0.1
"""How far along the bar it is known how cells are told apart, and pandas is there."""
_ROWS_AT_ONCE = 1_000
_STRAY_SIGNS = b"\0\x1a"  # zeros of broken programs, the end mark of DOS
_KEPT_AS_TEXT = re.compile(rb'(\A|[;,\t|\r\n])(?:="([^"\r\n]*)"|"=""([^"\r\n]*)""")(?=[;,\t|\r\n]|\Z)')
"""="007": what programs write so that Excel leaves the zeros."""
_LONGEST_CELL = (1 << 31) - 1  # the csv module's own limit is meant for hostile input; ours is the file size


class Delimited(NamedTuple):
    """The table of a text file, and what reading it had to do."""

    sheet: Sheet
    notes: tuple[Noted, ...] = ()


def read_delimited(data: bytes, encoding: str, file: str, report: Report, *, large: int = LARGE) -> Delimited:
    """Return the table in `data`; rows of unequal length are filled with blanks on the right.

    Files of `large` bytes or more are read by pandas.
    """
    if len(data) >= large:
        begin(_PANDAS)
    csv.field_size_limit(_LONGEST_CELL)
    data = _without_formulas(data, encoding)
    report(_UNDERSTOOD / 2)
    layout = layout_of(data, encoding)
    report(_UNDERSTOOD)
    zeros = 0
    if layout.has_stray_signs:
        data, encoding, zeros = _without_stray_signs(data, encoding)
    table = _by_pandas(data, encoding, layout, file, report) if len(data) >= large else None
    if table is None:
        table, last = _by_csv(data, encoding, layout, file, report)
        may_be_open = data.count(b'"') % 2 == 1 or any("\n" in cell or "\r" in cell for cell in last)
        if may_be_open and _ends_inside_quotes(data, encoding, layout):
            plain = _without_quotes(data, encoding, layout, file)
            table, _last = _by_csv(data, encoding, plain, file, report)
    sheet = table.sheet(file)
    notes = (Noted(message("zeros_removed"), zeros),) if zeros else ()
    return Delimited(sheet, notes + uneven_rows(sheet, np.concatenate(table.widths)))


def read_text(data: bytes, encoding: str, file: str, report: Report) -> Sheet:
    """Return the table in `data` alone."""
    return read_delimited(data, encoding, file, report).sheet


class _Table:
    """The columns as they grow, and how many cells each record had."""

    def __init__(self, file: str, delimiter: str) -> None:
        self._file = file
        self._delimiter = delimiter
        self._columns: list[ColumnEncoder] = []
        self._rows = 0
        self.widths: list[Widths] = []

    def append(self, columns: Iterable[Sequence[str] | Numbered], widths: Widths) -> None:
        """Append records, given column by column."""
        self.grow(int(widths.max()))
        rows = self._rows + len(widths)
        for column, cells in zip(self._columns, columns, strict=False):
            if isinstance(cells, Numbered):
                column.extend_numbered(cells)
            else:
                column.extend(cells)
        for column in self._columns:
            column.pad(rows)
        self._rows = rows
        self.widths.append(widths)

    def grow(self, width: int) -> None:
        """Have at least `width` columns, blank so far; raises FileTooLarge when they are too many."""
        self.refuse(width)
        while len(self._columns) < width:
            self._columns.append(ColumnEncoder())
            self._columns[-1].pad(self._rows)

    def refuse(self, width: int) -> None:
        """Raise FileTooLarge when so many columns are too many."""
        if width > MAX_COLUMNS:
            raise FileTooLarge(message("file_too_wide", file=self._file, limit=MAX_COLUMNS))

    def sheet(self, file: str) -> Sheet:
        """Return what was appended; raises DamagedFile when it is nothing."""
        if not self._rows:
            raise DamagedFile(message("file_empty", file=file))
        width = len(self._columns)
        columns = tuple(
            Courier.ahead(column.column(self._rows), at / width) for at, column in enumerate(self._columns, 1)
        )
        return Sheet(PurePath(file).stem, columns, self._rows, delimiter=self._delimiter)


def _without_formulas(data: bytes, encoding: str) -> bytes:
    """Return the text with ="007" written as "007"; such a cell is no formula, it only keeps its zeros."""
    if b'="' not in data or encoding.startswith("utf-16"):
        return data
    return _KEPT_AS_TEXT.sub(rb'\1"\2\3"', data)


def _without_stray_signs(data: bytes, encoding: str) -> tuple[bytes, str, int]:
    """Return the text without zeros and end marks, its encoding, and how many zeros there were."""
    if not encoding.startswith("utf-16"):
        return data.translate(None, _STRAY_SIGNS), encoding, data.count(0)
    text = data.decode(encoding)
    return text.translate(dict.fromkeys(_STRAY_SIGNS)).encode("utf-8"), "utf-8", text.count("\0")


def _by_pandas(data: bytes, encoding: str, layout: Layout, file: str, report: Report) -> _Table | None:
    """Return the table, None where the csv module has to read it."""
    if not layout.delimiter.isascii() or layout.delimiter in '"\r\n':
        return None
    begin(_PANDAS).wait(_PANDAS_MODULES, lambda share: report(_UNDERSTOOD + share * (_IMPORTED - _UNDERSTOOD)))
    table = _Table(file, layout.delimiter)
    try:
        for columns, widths, done in ahead(_columns(measured(data, encoding, layout), layout, table), 1):
            table.append(columns, widths)
            report(_IMPORTED + (1 - _IMPORTED) * done / len(data))
    except Irregular:
        return None
    return table


def _columns(
    parts: Iterator[Block], layout: Layout, table: _Table
) -> Iterator[tuple[Sequence[Sequence[str] | Numbered], Widths, int]]:
    """Yield the cells of each block column by column."""
    from loyalty_desktop.survey.files.frames import columns_of  # noqa: PLC0415 - slow to import

    repeated = RepeatedTexts()
    for block in parts:
        width = int(block.widths.max())
        table.refuse(width)

        def rest(wanted: list[int], block: Block = block, width: int = width) -> list[list[str]]:
            return columns_of(block.body, layout, width, len(block.widths), wanted)

        yield repeated.columns(block, rest), block.widths, block.done


def _by_csv(data: bytes, encoding: str, layout: Layout, file: str, report: Report) -> tuple[_Table, list[str]]:
    """Return the table and its last record."""
    table = _Table(file, layout.delimiter)
    last: list[str] = []
    source = io.BytesIO(data)
    lines = io.TextIOWrapper(source, encoding, errors="strict", newline="")
    for records in _batches(_records(lines, layout)):
        widths = np.array([len(record) for record in records], dtype=np.intp)
        even = bool((widths == widths[0]).all())
        columns = zip(*records, strict=True) if even else zip_longest(*records, fillvalue="")
        table.append(columns, np.maximum(widths, 1))
        last = records[-1]
        report(_UNDERSTOOD + (1 - _UNDERSTOOD) * source.tell() / len(data))
    return table, last


def _records(lines: Iterable[str], layout: Layout) -> Iterator[list[str]]:
    told = islice(lines, layout.lines_before, None)
    return csv.reader(told, delimiter=layout.delimiter, quoting=layout.quoting)


def _batches(records: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    """Yield records by the thousand; lines with nothing on them at the very end are not records."""
    blank = 0  # counted, not kept: a damaged file may end in a million of them
    while batch := list(islice(records, _ROWS_AT_ONCE)):
        end = len(batch)
        while end and not batch[end - 1]:
            end -= 1
        if end:
            yield [[]] * blank + batch[:end]
            blank = 0
        blank += len(batch) - end


def _ends_inside_quotes(data: bytes, encoding: str, layout: Layout) -> bool:
    """Return whether a quotation mark is opened and never closed: the rest of the file would be one cell."""
    starts = [0, 0]
    reader = csv.reader(lines_of(data, encoding), delimiter=layout.delimiter)
    for record in reader:
        if record:
            starts = [starts[1], reader.line_num]
    last = islice(lines_of(data, encoding), starts[0], None)
    try:
        for _ in csv.reader(last, delimiter=layout.delimiter, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _without_quotes(data: bytes, encoding: str, layout: Layout, file: str) -> Layout:
    """Return the layout in which quotation marks are ordinary signs, if that is what they plainly are."""
    plain = layout._replace(quoting=csv.QUOTE_NONE)
    is_whole = data.rstrip(b"\0").endswith((b"\n", b"\r"))  # otherwise it was cut inside a quoted cell
    widths = set()
    for record in _records(lines_of(data, encoding), plain) if is_whole else ():
        if record:
            widths.add(len(record))
        if any(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in record):
            widths.clear()
            break
    if len(widths) != 1 or widths == {1}:
        raise DamagedFile(message("file_damaged", file=file))
    return plain
