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
    from collections.abc import Iterable

    from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import Cell, Column

_NAMES, _TEXTS, _FIGURES = (24.0, 44.0), (10.0, 38.0), (8.5, 21.0)
"""Letters: the narrowest and the widest of the first column, of other texts, of figures."""
_SHEET = 137.0
"""No sheet is narrower than this: charts and sentences need the room."""
_FILLER = 10.0
_ROOM, _SHORT = 2.0, 11


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
        return whole + _ROOM
    words = [text_columns(word) for word in name_text(column.title).words]
    return max(max(words, default=0), math.ceil(whole / 3)) + _ROOM


def _table_widths(table: Table) -> list[float]:
    return [_width(at, column, [row.cells[at] for row in table.rows]) for at, column in enumerate(table.columns)]


def _width(at: int, column: Column, cells: list[Cell]) -> float:
    least, most = _FIGURES if column.unit != "text" else _NAMES if at == 0 else _TEXTS
    needed = max((_letters(cell, column) for cell in cells), default=0.0) + _ROOM
    return min(max(needed, heading_room(column), least), most)


def _letters(cell: Cell, column: Column) -> float:
    if not isinstance(cell, Figure):
        return max(text_columns(line) for line in sayable(cell).split("\n"))
    tag = _("ref.") + " " if cell.state == "reference" else ""
    beside = text_columns(cell.mark) + text_columns(tag)
    if cell.value is None or column.unit not in {"count", "amount", "number"}:
        return 6.0 + beside
    said = f"{cell.value:,.{column.digits}f}"
    return text_columns(f"{column.before}{said}{column.after}") + 1.0 + beside
