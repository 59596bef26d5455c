"""Figures of a report as they stand on a slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.figures import NO_FIGURE, number_text, p_text, score_text, share_text
from loyalty_desktop.report.slides.texts import clean

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import ChartUnit
    from loyalty_desktop.report.document.model import Cell, Column

FORMATS: dict[ChartUnit, str] = {
    "count": "#,##0",
    "score": '"+"0;"−"0;0',
    "points": '"+"0;"−"0;0',
    "share": "0%",
    "amount": "#,##0",
    "number": "#,##0.##",
}
"""How numbers are written at the axes and bars of a chart, in the language of Excel."""


def cell_text(cell: Cell, column: Column) -> str:
    """Return what stands in a cell: the figure in the unit of its column, a dash where there is none."""
    if not isinstance(cell, Figure):
        return clean(cell)
    if cell.value is None or cell.state == "hidden":
        return " ".join(filter(None, (NO_FIGURE, clean(cell.mark))))
    parts = (figure_text(cell.value, column), clean(cell.mark))
    said = " ".join(filter(None, parts))
    return f"{said} {_('For reference')}" if cell.state == "reference" else said


def figure_text(value: float, column: Column) -> str:
    """Return one figure in the unit of its column."""
    match column.unit:
        case "score" | "points":
            said = score_text(value, column.digits)
        case "share":
            said = share_text(value, column.digits)
        case "share_points":
            said = score_text(100 * value, column.digits)
        case "p":
            said = p_text(value)
        case "count":
            said = f"{round_half_away(value, 0):,.0f}"
        case "amount":
            said = f"{column.before}{_amount(value, column.digits)}{column.after}"
        case _:
            said = _amount(value, column.digits) if column.digits else number_text(value)
    return said


def chart_text(value: float | None, unit: ChartUnit) -> str:
    """Return one figure of a chart."""
    if value is None:
        return NO_FIGURE
    if unit in ("score", "points"):
        return score_text(value)
    if unit == "share":
        return share_text(value)
    return f"{round_half_away(value, 0):,.0f}" if unit in ("count", "amount") else number_text(round(value, 2))


def _amount(value: float, digits: int) -> str:
    return f"{round_half_away(value, digits):,.{digits}f}".replace("-", "−")
