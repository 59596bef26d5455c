"""Figures of a report as they stand in a table of the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.drawing.letters import clean
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.figures import NO_FIGURE, number_text, p_text, score_text, share_text
from loyalty_desktop.report.pages.content import SetCell

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Cell, Column

_STRONGEST = 0.4
"""Black letters are read well on a colour as strong as this."""


def set_cell(cell: Cell, column: Column, reach: float = 0.0) -> SetCell:
    """Return a cell as it is set; `reach` is the largest figure of a tinted column, whatever its sign."""
    if not isinstance(cell, Figure):
        return SetCell(clean(cell))
    if cell.value is None or cell.state == "hidden":
        return SetCell(NO_FIGURE, clean(cell.mark), muted=True)
    text, mark = figure_text(cell.value, column), clean(cell.mark)
    if cell.state == "reference":
        return SetCell(text, mark, _("For reference"), muted=True)
    return SetCell(text, mark, fill=_tint(cell.value, column, reach) if column.tinted else "")


def figure_text(value: float, column: Column) -> str:
    """Return one figure in the unit of its column."""
    match column.unit:
        case "score" | "points":
            text = score_text(value, column.digits)
        case "share":
            text = share_text(value, column.digits)
        case "share_points":
            text = score_text(100 * value, column.digits)
        case "p":
            text = p_text(value)
        case "count":
            text = _number(value, 0)
        case "amount":
            text = f"{clean(column.before)}{_number(value, column.digits)}{clean(column.after)}"
        case _:
            text = _number(value, column.digits) if column.digits else number_text(value).replace("-", "−")
    return text


def _number(value: float, digits: int) -> str:
    return f"{round_half_away(value, digits):,.{digits}f}".replace("-", "−")


def _tint(value: float, column: Column, reach: float) -> str:
    if not reach or not value:
        return ""
    tone = "head" if column.unit == "share" else "positive" if value > 0 else "negative"
    return LIGHT.mixed(LIGHT.colour(tone), _STRONGEST * min(abs(value) / reach, 1.0))
