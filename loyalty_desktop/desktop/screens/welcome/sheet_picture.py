"""The picture of the drop area: a sheet in which two answers light up, one of the head and one of the heart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.painting import draw_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

_WIDTH, _HEIGHT, _HEADING = 64, 52, 14
_ANSWERS = (
    # column, row, width, colour, opacity
    (0, 0, 12, "drop_line", 0.45),
    (1, 0, 9, "head", 0.55),
    (2, 0, 8, "heart", 0.6),
    (0, 1, 12, "drop_line", 0.75),
    (1, 1, 13, "head", 1.0),
    (2, 1, 12, "heart", 1.0),
    (0, 2, 12, "drop_line", 0.45),
    (1, 2, 6, "drop_line", 0.75),
    (2, 2, 12, "heart", 0.4),
)


class SheetPicture(QWidget):
    """A sheet of answers, drawn."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedSize(QSize(_WIDTH, _HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box = self._look, QRectF(0.5, 0.5, _WIDTH - 1, _HEIGHT - 1)
        path = QPainterPath()
        path.addRoundedRect(box, 6, 6)
        painter.fillPath(path, look.colour("panel"))
        painter.setPen(QPen(look.colour("soft"), 1))
        for at in (1, 2):
            painter.drawLine(QPointF(_left(at), _HEADING), QPointF(_left(at), _HEIGHT))
            painter.drawLine(QPointF(0, _top(at)), QPointF(_WIDTH, _top(at)))
        painter.setPen(QPen(look.colour("drop_line"), 1.3))
        painter.drawLine(QPointF(0, _HEADING), QPointF(_WIDTH, _HEADING))
        painter.drawPath(path)
        for column, row, width, role, opacity in _ANSWERS:
            colour = QColor(look.colour(role))
            colour.setAlphaF(opacity)
            draw_box(painter, QRectF(_left(column) + 5, _top(row) + 4, width, 4.5), 2.2, colour)


def _left(column: int) -> float:
    return column * _WIDTH / 3


def _top(row: int) -> float:
    return _HEADING + row * (_HEIGHT - _HEADING) / 3
