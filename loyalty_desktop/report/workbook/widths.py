"""How wide the columns of a sheet are, so that all tables that stand in it below one another can be read."""

from __future__ import annotations

import math
from itertools import zip_longest
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import Figure, Table
from loyalty_desktop.report.name_words import name_text, text_columns
from loyalty_desktop.report.workbook.plain_text import sayable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.report.document.model import Cell, Column, Row

_NAMES, _TEXTS, _FIGURES = (24.0, 60.0), (12.0, 38.0), (10.0, 21.0)
"""Letters: the narrowest and the widest of the first column, of other texts, of figures."""
_SHEET = 137.0
"""No sheet is narrower than this: charts and sentences need the room."""
_FILLER = 10.0
_ROOM, _SHORT = 2.0, 11
_WIDER, _BOLD = 1.12, 1.3
"""Letters of headings and of totals are bold, and those of a program that lacks our fonts are wider."""


def sheet_widths(tables: Iterable[Table]) -> tuple[float, ...]:
    """Return the widths of a sheet's columns in letters; there are as many as charts and sentences need."""
    found = [max(some) for some in zip_longest(*(_table_widths(table) for table in tables), fillvalue=0.0)]
    found = found or [_NAMES[0]]
    while sum(found) < _SHEET:
        found.append(_FILLER)
    return tuple(found)


def heading_room(column: Column) -> float:
    """Return how wide a heading has to be: a short one stands in one line, others break between words, in three."""
    whole = text_columns(column.title)
    if whole <= _SHORT:
        return math.ceil(_WIDER * whole) + _ROOM
    words = [text_columns(word) for word in name_text(column.title).words]
    return math.ceil(_WIDER * max(max(words, default=0), math.ceil(whole / 3))) + _ROOM


def _table_widths(table: Table) -> list[float]:
    return [_width(at, column, table.rows) for at, column in enumerate(table.columns)]


def _width(at: int, column: Column, rows: Sequence[Row]) -> float:
    least, most = _FIGURES if column.unit != "text" else _NAMES if at == 0 else _TEXTS
    indented = _ROOM if column.unit == "text" and at else 0.0
    needed = max((_letters(row.cells[at], column, row.kind) for row in rows), default=0.0) + _ROOM + indented
    return min(max(needed, heading_room(column), least), most)


def _letters(cell: Cell, column: Column, kind: str) -> float:
    if not isinstance(cell, Figure):
        return math.ceil(_WIDER * max(text_columns(line) for line in sayable(cell).split("\n")))
    tag = _("ref.") + " " if cell.state == "reference" else ""
    beside = text_columns(cell.mark) + text_columns(tag)
    if cell.value is None or column.unit not in {"count", "amount", "number"}:
        return 7.0 + beside
    said = f"{cell.value:,.{column.digits}f}"
    wider = _WIDER if kind == "row" else _BOLD  # a figure that is wider than its column is not shown at all
    return math.ceil(wider * text_columns(f"{column.before}{said}{column.after}")) + 1.0 + beside
