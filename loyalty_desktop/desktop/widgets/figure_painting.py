"""How a table of figures paints its rows: what they stand on, then one cell beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from loyalty_desktop.desktop.painting import IN_MIDDLE, draw_text
from loyalty_desktop.desktop.widgets.figure_header import Titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QRegion

    from loyalty_desktop.desktop.widgets.figure_model import FigureColumn

TEXT_SIZE = 12


class Painted(Titled, Protocol):
    """What painting needs to know of the table."""

    apart: Callable[[Any], bool] | None

    @property
    def chosen_id(self) -> str | None:
        """The id of the row that is shown as chosen."""

    def columnViewportPosition(self, column: int) -> int:
        """Return where a column begins."""

    def columnWidth(self, column: int) -> int:
        """Return how wide a column is."""

    def isColumnHidden(self, column: int) -> bool:
        """Say whether a column is not shown."""

    def rowViewportPosition(self, row: int) -> int:
        """Return where a row begins."""

    def rowHeight(self, row: int) -> int:
        """Return how high a row is."""


def paint_rows(table: Painted, painter: QPainter, region: QRegion) -> None:
    """Paint the cells that are in a region: a delegate that is asked for each cell takes twice as long."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    columns = [
        (at, column, table.columnViewportPosition(at), table.columnWidth(at))
        for at, column in enumerate(table.figures.columns)
        if not table.isColumnHidden(at)
    ]
    left, wide = columns[0][2], sum(width for *_rest, width in columns)
    for at, row in enumerate(table.figures.rows):
        line = QRect(left, table.rowViewportPosition(at), wide, table.rowHeight(at))
        if not region.intersects(line):
            continue
        _paint_ground(table, painter, at, line)
        for nth, column, start, width in columns:
            cell = QRect(start, line.top(), width, line.height())
            if region.intersects(cell):
                _paint_cell(table, painter, nth, column, cell, row)


def _paint_ground(table: Painted, painter: QPainter, at: int, rect: QRect) -> None:
    """Paint what a row stands on: marked where it is chosen, below a line where it stands apart."""
    look, rows, apart = table.look, table.figures.rows, table.apart
    is_apart = apart is not None and apart(rows[at])
    is_chosen = table.figures.id_at(at) == table.chosen_id
    painter.fillRect(rect, look.colour("accent_bg" if is_chosen else "header" if is_apart else "panel"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("row"))
    if apart is not None and is_apart and not (at and apart(rows[at - 1])):
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, look.colour("line"))
    if table.hasFocus() and at == table.currentIndex().row():
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look.colour("accent"))


def _paint_cell(
    table: Painted, painter: QPainter, at: int, column: FigureColumn[Any], cell: QRect, row: object
) -> None:
    painter.save()
    painter.setClipRect(cell)
    box = table.inner(at, cell.adjusted(0, 0, 0, -1))
    if column.paint is not None:
        column.paint(painter, box, row)
    else:
        ink = table.look.colour("ink" if column.ink is None else column.ink(row))
        draw_text(
            painter, box, column.text(row), table.look.font(TEXT_SIZE, column.weight), ink, column.align, IN_MIDDLE
        )
    painter.restore()
