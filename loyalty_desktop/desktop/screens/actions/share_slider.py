"""A slider for a share: where it stands now is a mark, where it is to go is the knob."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from loyalty_desktop.desktop.painting import draw_box

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from loyalty_desktop.desktop.look import Look

_PER_SHARE, _POINT, _PAGE = 1000, 10, 50
"""Steps of a thousandth; a whole per cent, and five of them, by hand and by keys."""
_KNOB, _TRACK = 8.0, 4.0


class ShareSlider(QAbstractSlider):
    """Dragged by the mouse to whole per cents, moved by arrow keys; the wheel only scrolls past."""

    moved = Signal(float)
    """The share under the hand, while it is dragged."""
    settled = Signal(float, bool)
    """The share is to be this one: a drag has ended, or (True) a key was pressed."""
    dropped = Signal()
    """The drag was given up: nothing is to change."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._now: float | None = None
        self._tone, self._is_firm = "accent", True
        self._before = 0
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def share(self) -> float:
        """The share that the knob stands at."""
        return self.value() / _PER_SHARE

    def show_share(self, share: float, now: float | None, end: float, *, firm: bool) -> None:
        """Show a target share, the present one and the end of the axis, without a signal."""
        self._now, self._is_firm = now, firm
        if self.isSliderDown():
            return
        blocked = self.blockSignals(True)
        self.setRange(0, round(end * _PER_SHARE))
        self.setValue(round(share * _PER_SHARE))
        self.blockSignals(blocked)
        self.update()

    def x_of(self, share: float) -> float:
        """Return where a share lies, in pixels."""
        most = max(self.maximum(), 1) / _PER_SHARE
        return _KNOB + min(max(share / most, 0.0), 1.0) * (self.width() - 2 * _KNOB)

    def sizeHint(self) -> QSize:
        return QSize(160, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 24)

    def _value_at(self, x: float) -> int:
        share = (x - _KNOB) / max(1.0, self.width() - 2 * _KNOB)
        return _POINT * round(min(max(share, 0.0), 1.0) * self.maximum() / _POINT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._before = self.value()
        self.setSliderDown(True)
        if abs(event.position().x() - self.x_of(self.share)) > _KNOB:
            self._move_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._move_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            if self.value() != self._before:
                self.settled.emit(self.share, False)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by whole per cents; Escape gives a drag up."""
        key, value = Qt.Key(event.key()), self.value()
        if key == Qt.Key.Key_Escape and self.isSliderDown():
            self.setSliderDown(False)
            self.setValue(self._before)
            self.dropped.emit()
            return
        up, down = (value // _POINT + 1) * _POINT, (-(-value // _POINT) - 1) * _POINT
        wanted = {
            Qt.Key.Key_Right: up,
            Qt.Key.Key_Plus: up,
            Qt.Key.Key_Left: down,
            Qt.Key.Key_Minus: down,
            Qt.Key.Key_PageUp: value + _PAGE,
            Qt.Key.Key_PageDown: value - _PAGE,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.maximum(),
        }.get(key)
        if wanted is None:
            super().keyPressEvent(event) if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down) else event.ignore()
            return
        self.setValue(wanted)
        if self.value() != value:
            self.settled.emit(self.share, True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _move_to(self, x: float) -> None:
        value = self._value_at(x)
        if value != self.value():
            self.setValue(value)
            self.moved.emit(self.share)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, middle = self._look, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, middle - _TRACK / 2, self.width(), _TRACK)
        draw_box(painter, track, 2, look.colour("soft"))
        knob = self.x_of(self.share)
        role = "accent" if self._is_firm or self.hasFocus() else "faint"
        if self._now is not None:
            now = self.x_of(self._now)
            way = QRectF(min(now, knob), track.top(), abs(knob - now), _TRACK)
            draw_box(painter, way, 1, look.colour("drop_line" if self._is_firm else "spark"))
            painter.fillRect(QRectF(now - 1, middle - 7, 2, 14), look.colour("ink" if self._is_firm else "muted"))
        painter.setBrush(look.colour("panel"))
        painter.setPen(QPen(look.colour(role), 2.4 if self.hasFocus() else 2))
        painter.drawEllipse(QPointF(knob, middle), _KNOB - 1, _KNOB - 1)
        if self.hasFocus():
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(QPointF(knob, middle), 2.5, 2.5)
