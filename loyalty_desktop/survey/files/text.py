"""CSV, TSV and other delimited text to one sheet of raw cells; every cell is a text or blank."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice, zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from loyalty_desktop.errors import DamagedFile, FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.codes import ColumnEncoder
from loyalty_desktop.survey.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Report: TypeAlias = "Callable[[float], None]"

MAX_COLUMNS = 2_000

_CANDIDATES = "\t;|,"
_NO_DELIMITER = "\x1f"  # a sign that no text holds: everything is one column
_SAMPLE_RECORDS = 200
_SAMPLE_LINES = 5_000
_ROWS_AT_ONCE = 1_000
_STRAY_SIGNS = {0: None, 0x1A: None}  # zeros of broken programs, the end mark of DOS
_LONGEST_CELL = (1 << 31) - 1  # the csv module's own limit is meant for hostile input; ours is the file size
_SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=(.)"?\r?\n?\Z', re.IGNORECASE)


class Layout(NamedTuple):
    """How cells are told apart."""

    delimiter: str
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
    lines_before: int = 0
    has_stray_signs: bool = False


def read_text(data: bytes, encoding: str, file: str, report: Report) -> Sheet:
    """Return the table in `data`; rows of unequal length are filled with blanks on the right."""
    csv.field_size_limit(_LONGEST_CELL)
    layout = layout_of(data, encoding)
    sheet, last = _read(data, encoding, layout, file, report)
    may_be_open = data.count(b'"') % 2 == 1 or any("\n" in cell or "\r" in cell for cell in last)
    if may_be_open and _ends_inside_quotes(data, encoding, layout):
        sheet, _ = _read(data, encoding, _without_quotes(data, encoding, layout, file), file, report)
    return sheet


def layout_of(data: bytes, encoding: str) -> Layout:
    """Return the layout told by a first line `sep=;`, else the one in which most rows are equally wide."""
    lines = list(islice(_lines(data, encoding), _SAMPLE_LINES))
    is_wide = encoding.startswith("utf-16")  # there, half of the bytes are zero
    stray = b"\x1a" in data or (b"\0" in data and (not is_wide or any("\0" in line for line in lines)))
    told = _SEPARATOR_LINE.match(lines[0]) if lines else None
    if told:
        return Layout(told.group(1), lines_before=1, has_stray_signs=stray)
    best, best_rank = _NO_DELIMITER, (0.0, 0)
    for candidate in _CANDIDATES:
        rank = _rank(lines, candidate)
        if rank > best_rank:
            best, best_rank = candidate, rank
    return Layout(best, has_stray_signs=stray)


def _rank(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Return the share of rows of the usual width, and that width; (0, 0) if this is no table."""
    records = islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_RECORDS)
    widths = [len(record) for record in records if record]
    several = [width for width in widths if width >= 2]
    if not several:
        return 0.0, 0
    usual, count = max(Counter(several).items(), key=lambda item: (item[1], item[0]))
    share = count / len(widths)
    has_heading = widths[0] >= 2 and len(several) >= 0.5 * len(widths)
    return (share, usual) if has_heading or share >= 0.9 else (0.0, 0)


def _read(data: bytes, encoding: str, layout: Layout, file: str, report: Report) -> tuple[Sheet, list[str]]:
    """Return the table and its last record."""
    columns: list[ColumnEncoder] = []
    rows = 0
    last: list[str] = []
    source = io.BytesIO(data)
    lines = io.TextIOWrapper(source, encoding, errors="strict", newline="")
    for records in _batches(_records(lines, layout)):
        _append(columns, records, rows, file)
        rows += len(records)
        last = records[-1]
        report(source.tell() / len(data))
    if not rows:
        raise DamagedFile(message("file_empty", file=file))
    return Sheet(PurePath(file).stem, tuple(column.column(rows) for column in columns), rows), last


def _lines(data: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding, errors="strict", newline="")


def _records(lines: Iterable[str], layout: Layout) -> Iterator[list[str]]:
    told: Iterable[str] = islice(lines, layout.lines_before, None)
    if layout.has_stray_signs:
        told = (line.translate(_STRAY_SIGNS) for line in told)
    return csv.reader(told, delimiter=layout.delimiter, quoting=layout.quoting)


def _batches(records: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    """Yield records by the thousand; lines with nothing on them at the very end are not records."""
    blank: list[list[str]] = []
    while batch := list(islice(records, _ROWS_AT_ONCE)):
        batch = blank + batch
        end = len(batch)
        while end and not batch[end - 1]:
            end -= 1
        blank = batch[end:]
        if end:
            yield batch[:end]


def _append(columns: list[ColumnEncoder], records: list[list[str]], above: int, file: str) -> None:
    widths = {len(record) for record in records}
    width = max(widths)
    if width > MAX_COLUMNS:
        raise FileTooLarge(message("file_too_wide", file=file, limit=MAX_COLUMNS))
    while len(columns) < width:
        columns.append(ColumnEncoder())
        columns[-1].pad(above)
    cells = zip(*records, strict=True) if len(widths) == 1 else zip_longest(*records, fillvalue="")
    for column, texts in zip(columns, cells, strict=False):
        column.extend(texts)
    for column in columns[width:]:
        column.pad(above + len(records))


def _ends_inside_quotes(data: bytes, encoding: str, layout: Layout) -> bool:
    """Return whether a quotation mark is opened and never closed: the rest of the file would be one cell."""
    starts = [0, 0]
    reader = csv.reader(_lines(data, encoding), delimiter=layout.delimiter)
    for record in reader:
        if record:
            starts = [starts[1], reader.line_num]
    last = islice(_lines(data, encoding), starts[0], None)
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
    for record in _records(_lines(data, encoding), plain) if is_whole else ():
        if record:
            widths.add(len(record))
        if any(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in record):
            widths.clear()
            break
    if len(widths) != 1 or widths == {1}:
        raise DamagedFile(message("file_damaged", file=file))
    return plain
