"""How a table of figures paints its rows: what they stand on, then one cell beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from loyalty_desktop.desktop.painting import IN_MIDDLE, draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QRegion

    from loyalty_desktop.desktop.widgets.figure_model import FigureColumn
    from loyalty_desktop.desktop.widgets.figure_table import FigureTable

TEXT_SIZE = 12


def paint_rows(table: FigureTable[Any], painter: QPainter, region: QRegion) -> None:
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


def _paint_ground(table: FigureTable[Any], painter: QPainter, at: int, rect: QRect) -> None:
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
    table: FigureTable[Any], painter: QPainter, at: int, column: FigureColumn[Any], cell: QRect, row: object
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
