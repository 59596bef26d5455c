"""Figures of a report as they stand on a slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.figure_texts import figure_text
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.figures import NO_FIGURE, number_text, score_text, share_text
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


def chart_text(value: float | None, unit: ChartUnit) -> str:
    """Return one figure of a chart."""
    if value is None:
        return NO_FIGURE
    if unit in ("score", "points"):
        return score_text(value)
    if unit == "share":
        return share_text(value)
    return f"{round_half_away(value, 0):,.0f}" if unit in ("count", "amount") else number_text(round(value, 2))
