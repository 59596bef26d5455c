"""Figures of a report as they stand in a table of the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.figure_texts import figure_text
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.drawing.letters import clean
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.figures import NO_FIGURE
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
    text, mark = clean(figure_text(cell.value, column)), clean(cell.mark)
    if cell.state == "reference":
        return SetCell(text, mark, _("For reference"), muted=True)
    return SetCell(text, mark, fill=_tint(cell.value, column, reach) if column.tinted else "")


def _tint(value: float, column: Column, reach: float) -> str:
    if not reach or not value:
        return ""
    tone = "head" if column.unit == "share" else "positive" if value > 0 else "negative"
    return LIGHT.mixed(LIGHT.colour(tone), _STRONGEST * min(abs(value) / reach, 1.0))
