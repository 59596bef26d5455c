"""A box to be ticked, as large as it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from loyalty_desktop.desktop.painting import draw_box

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

TICK_SIDE = 16


class TickBox(QCheckBox):
    """A check box without words, in the colours of the theme."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QPointF(0.5, (self.height() - TICK_SIDE) / 2)
        paint_tick(painter, place, self._look, on=self.isChecked(), hot=self.hasFocus() or self.underMouse())
        if self.hasFocus():
            box = QRectF(place.x(), place.y(), TICK_SIDE, TICK_SIDE).adjusted(-0.5, -2, 2, 2)
            draw_box(painter, box, 5, None, self._look.colour("accent_line"), 1)


def paint_tick(painter: QPainter, place: QPointF, look: Look, *, on: bool, hot: bool) -> None:
    """Paint a box with its upper left corner at a place; `hot` while the pointer or the keys are on it."""
    line = "accent" if hot else "primary" if on else "check_line"
    box = QRectF(place.x(), place.y(), TICK_SIDE, TICK_SIDE)
    draw_box(painter, box, 4, look.colour("primary" if on else "panel"), look.colour(line), 1.4)
    if on:
        painter.setPen(QPen(look.colour("on_primary"), 1.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ends = (QPointF(3.7, 8.3), QPointF(6.7, 11.2), QPointF(12.1, 5))
        painter.drawPolyline(QPolygonF([place + one for one in ends]))
