"""The keys of figures that follow from others beside them, such as the share of each answer from its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.report.document.model import Figure

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Row, Table

_WHOLE = "loyalty/whole"


def key_of(table: Table, row: Row, at: int) -> str:
    """Return the key of the figure in a column of a row, its own or what the table makes of it; '' for none."""
    cell = row.cells[at]
    if not isinstance(cell, Figure):
        return ""
    if cell.key or table.columns[at].unit != "share" or table.id not in ("answer_figures", "class_figures"):
        return cell.key
    if row.kind == "total":
        return _WHOLE
    before = row.cells[at - 1]
    return f"{before.key}/share" if isinstance(before, Figure) and before.key else ""
