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

_SIDE = 16


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
        look, top = self._look, (self.height() - _SIDE) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, on = QRectF(0.5, top, _SIDE, _SIDE), self.isChecked()
        line = "accent" if self.hasFocus() or self.underMouse() else "primary" if on else "check_line"
        draw_box(painter, box, 4, look.colour("primary" if on else "panel"), look.colour(line), 1.4)
        if on:
            painter.setPen(QPen(look.colour("on_primary"), 1.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ends = (QPointF(4.2, top + 8.3), QPointF(7.2, top + 11.2), QPointF(12.6, top + 5))
            painter.drawPolyline(QPolygonF(ends))
        if self.hasFocus():
            draw_box(painter, box.adjusted(-0.5, -2, 2, 2), 5, None, look.colour("accent_line"), 1)
