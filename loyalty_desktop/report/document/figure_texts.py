"""Figures of a report as they are written: in the unit of their column, rounded half away from nought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.report.figures import number_text, p_text, score_text, share_text

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Column


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
            text = f"{column.before}{_number(value, column.digits)}{column.after}"
        case _:
            text = _number(value, column.digits) if column.digits else number_text(value).replace("-", "−")
    return text


def _number(value: float, digits: int) -> str:
    return f"{round_half_away(value, digits):,.{digits}f}".replace("-", "−")
