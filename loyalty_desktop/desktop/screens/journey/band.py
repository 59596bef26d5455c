"""The rubber band: a box drawn over the empty ground of the map that chooses what it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from loyalty_desktop.desktop.painting import draw_box
from loyalty_desktop.desktop.screens.journey.items import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look

_FRAME = 16


class Band(QWidget):
    """The band itself, and the hand that draws it; near an edge the map scrolls on."""

    pressed = Signal(bool)
    """The ground was pressed; whether what it will meet is chosen as well, not instead."""
    swept = Signal(QRect)
    """The band covers this part of the map now."""
    ended = Signal()
    """The band that chose something was let go."""

    def __init__(self, look: Look, ground: QWidget) -> None:
        super().__init__(ground)
        self._look = look
        self._ground = ground
        self._from: QPoint | None = None
        self._where = QPoint()
        self.drift: Callable[[QPoint], bool] | None = None
        """Scrolls one frame further while the pointer, on the screen, is at an edge; says whether it could."""
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._on_frame)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("band")
        self.hide()

    @property
    def is_active(self) -> bool:
        """Whether a band is being drawn."""
        return self.isVisible()

    def press(self, event: QMouseEvent) -> None:
        """Begin on the empty ground."""
        self._from = event.position().toPoint()
        self._where = event.globalPosition().toPoint()
        self.pressed.emit(bool(event.modifiers() & TOGETHER))

    def move_to(self, event: QMouseEvent) -> None:
        """Reach to where the pointer is, once it was moved far enough."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.end()
            return
        self._where = event.globalPosition().toPoint()
        here = event.position().toPoint()
        if self._from is None:
            return
        if not self.is_active and (here - self._from).manhattanLength() < QApplication.startDragDistance():
            return
        self._reach(here)
        if not self._timer.isActive():
            self._timer.start()

    def end(self) -> None:
        """Let go: what was met stays chosen."""
        self._timer.stop()
        self._from = None
        if self.is_active:
            self.hide()
            self.ended.emit()

    def cancel(self) -> None:
        """Choose what was chosen before."""
        if self.is_active:
            self.swept.emit(QRect())
            self.end()

    def _reach(self, here: QPoint) -> None:
        if self._from is None:
            return
        inside = self._ground.rect()
        to = QPoint(max(0, min(here.x(), inside.right())), max(0, min(here.y(), inside.bottom())))
        box = QRect(self._from, to).normalized()
        if box != self.geometry() or not self.is_active:
            self.setGeometry(box)
            self.raise_()
            self.show()
            self.swept.emit(box)

    def _on_frame(self) -> None:
        if self.drift is not None and self.drift(self._where):
            self._reach(self._ground.mapFromGlobal(self._where))
        else:
            self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = self._look.colour("accent")
        tint = tint.lighter(100)  # a copy: the colour belongs to the theme
        tint.setAlpha(26)
        draw_box(painter, QRectF(self.rect()), 4, tint, self._look.colour("accent"), 1.2)
        painter.end()
