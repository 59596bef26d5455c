"""The table of drivers × groups as a table of a report: each figure with its base beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import Column, Figure, Row, Table

if TYPE_CHECKING:
    from loyalty_desktop.report.compare_view import HeatCell, HeatTable
    from loyalty_desktop.report.document.model import Cell, Unit

_MARKS = {"up": "▲", "down": "▼", "none": ""}


def heat_copy(shown: HeatTable, title: str) -> Table:
    """Return the drivers, for everybody and for each group."""
    unit: Unit = "share" if shown.kind == "head" else "score"
    names = (_("Everybody"), *(one.name for one in shown.groups))
    columns = [Column(_("Driver"))]
    for name in names:
        columns += (Column(name, unit), Column("n", "count"))
    rows = []
    for row in shown.rows:
        cells: list[Cell] = [row.name]
        for cell in (row.total, *row.cells):
            cells += (_figure(cell), Figure(float(cell.figure.n)))
        rows.append(Row(tuple(cells)))
    return Table("screen", title, tuple(columns), tuple(rows))


def _figure(cell: HeatCell) -> Figure:
    hidden = cell.state == "hidden"
    return Figure(None if hidden else cell.figure.value, cell.state, "" if hidden else _MARKS[cell.arrow])
