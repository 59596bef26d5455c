"""The scale of the loyalty question as a strip of answers in the colours of their classes; its limits are dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text
from loyalty_desktop.journey.model import Measure

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look

_BAR, _GRIP, _HEIGHT = 28, 5, 38
_EITHER = -1
_NARROWEST = 16.0
"""Narrower answers bear no number, except the first and the last."""


class ClassStrip(QWidget):
    """Shows the classes of a measure; dragging a limit says so once, when it is let go."""

    moved = Signal(int, int)
    """The limits were dragged: negative up to the first, positive from the second on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._measure = Measure()
        self._limits = (6, 9)
        self._held: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_measure(self, measure: Measure) -> None:
        """Show the classes of a measure."""
        self._measure = measure
        self._limits = (measure.negative_max, measure.positive_min)
        self._held = None
        self.update()

    @property
    def limits(self) -> tuple[int, int]:
        """The limits as they are shown, also while they are dragged."""
        return self._limits

    def limit_x(self, which: int) -> float:
        """Return where a limit is: 0 that of the negative answers, 1 that of the positive ones."""
        steps = self._limits[0] + 1 if which == 0 else self._limits[1]
        return (steps - self._measure.low) * self._cell()

    def _cell(self) -> float:
        return self.width() / (self._measure.high - self._measure.low + 1)

    def _nearest(self, x: float) -> int:
        """Return the limit to be dragged from here; of two in one place the one towards which it is dragged."""
        apart = abs(x - self.limit_x(0)) - abs(x - self.limit_x(1))
        if apart:
            return 0 if apart < 0 else 1
        return 0 if x < self.limit_x(0) - self._cell() / 2 else 1 if x > self.limit_x(0) + self._cell() / 2 else _EITHER

    def _drag(self, x: float) -> None:
        measure, (negative, positive) = self._measure, self._limits
        step = measure.low + round(x / self._cell())
        if self._held == _EITHER:
            self._held = self._nearest(x)
        if self._held == _EITHER:
            return
        if self._held == 0:
            negative = max(measure.low, min(step - 1, positive - 1))
        else:
            positive = max(negative + 1, min(step, measure.high))
        if (negative, positive) != self._limits:
            self._limits = (negative, positive)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._nearest(event.position().x())
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held is not None:
            self._drag(x)
        near = min(abs(x - self.limit_x(which)) for which in (0, 1)) <= _GRIP + 3
        held = self._held is not None or near
        self.setCursor(Qt.CursorShape.SizeHorCursor if held else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._held is None:
            return
        self._held = None
        if self._limits != (self._measure.negative_max, self._measure.positive_min):
            self.moved.emit(*self._limits)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (_HEIGHT - _BAR) / 2
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(0, top, self.width(), _BAR), 6, 6)
        painter.setClipPath(outline)
        cell = self._cell()
        for at, answer in enumerate(range(self._measure.low, self._measure.high + 1)):
            box = QRectF(at * cell, top, cell + 0.5, _BAR)
            self._paint_answer(painter, box, answer)
        painter.setClipping(False)
        for which in (0, 1):
            x = min(max(self.limit_x(which), _GRIP / 2), self.width() - _GRIP / 2)
            grip = QRectF(x - _GRIP / 2, 1, _GRIP, _HEIGHT - 2)
            draw_box(painter, grip, _GRIP / 2, self._look.colour("panel"), self._look.colour("muted"), 1.2)

    def _paint_answer(self, painter: QPainter, box: QRectF, answer: int) -> None:
        look, (negative, positive) = self._look, self._limits
        role = "negative" if answer <= negative else "positive" if answer >= positive else "passive"
        painter.fillRect(box, look.colour(role))
        ends = answer in (self._measure.low, self._measure.high)
        if box.width() >= _NARROWEST or ends:
            ink = look.colour("ink" if role == "passive" else "panel")
            draw_text(painter, box, str(answer), look.font(12, 600), ink, CENTRE)
