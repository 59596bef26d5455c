"""How wide a column of the grid wants to be, from a sample of its cells: never from all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.cells import ColumnCells
    from loyalty_desktop.report.columns import ColumnHead
    from loyalty_desktop.survey.reading import Role

_FIRST, _SPREAD = 60, 60
_LONGEST_SAMPLE = 60
_NARROW, _WIDE = 70, 210
_WIDEST_HEADING = 150
_PADDING, _CHIP_PADDING = 16, 30


def natural_width(look: Look, head: ColumnHead, cells: ColumnCells) -> int:
    """Return the width at which a column opens: most cells and two lines of heading fit."""
    return round(min(_WIDE, max(_NARROW, _of_cells(look, cells), _of_heading(look, head))))


def role_width(look: Look, role: Role) -> int:
    """Return the width of a column at which this role is not cut."""
    return round(min(_WIDE, _of_role(look, role)))


def full_width(look: Look, head: ColumnHead, cells: ColumnCells) -> int:
    """Return the width at which no cell of the sample is cut, as a double click on the border asks for."""
    return round(max(_of_cells(look, cells), _of_role(look, head.role), _of_heading(look, head)))


def _of_cells(look: Look, cells: ColumnCells) -> float:
    metrics = QFontMetricsF(look.font(12))
    texts = (text[:_LONGEST_SAMPLE] for text in cells.sample(_FIRST, _SPREAD))
    return max(map(metrics.horizontalAdvance, texts), default=0.0) + _PADDING


def _of_role(look: Look, role: Role) -> float:
    return QFontMetricsF(look.font(11.5, 600)).horizontalAdvance(word("role", role)) + _CHIP_PADDING


def _of_heading(look: Look, head: ColumnHead) -> float:
    whole = QFontMetricsF(look.font(12, 600)).horizontalAdvance(head.heading)
    return min(_WIDEST_HEADING, whole * 0.55) + _PADDING
