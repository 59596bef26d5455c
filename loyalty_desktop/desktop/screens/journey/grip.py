"""Press, move, release: tells a click from a drag, for everything on the screen that can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from loyalty_desktop.desktop.screens.journey.places import Load

_LOST = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason)


class Carrier(Protocol):
    """Who carries what was taken hold of."""

    @property
    def is_active(self) -> bool:
        """Whether something is being carried."""

    def begin(self, load: Load, source: QWidget, where: QPoint) -> None:
        """Take something up; the pointer is at `where` on the screen."""

    def follow(self, where: QPoint) -> None:
        """Go where the pointer is."""

    def drop(self) -> None:
        """Let go."""

    def cancel(self) -> None:
        """Put it back."""


class Grip:
    """The hand on the mouse: at most one thing is held at a time."""

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier
        self._load: Load | None = None
        self._source: QWidget | None = None
        self._from = QPoint()
        self._taken = False

    def press(self, source: QWidget, event: QMouseEvent, load: Load | None) -> None:
        """Remember what was pressed and where."""
        self._load, self._source, self._taken = load, source, False
        self._from = event.globalPosition().toPoint()

    def move(self, event: QMouseEvent) -> bool:
        """Carry what is held, once it was moved far enough; say whether something is carried."""
        where = event.globalPosition().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.let_go(Qt.FocusReason.MouseFocusReason)
            return False
        if self._load is not None and self._source is not None and not self._carrier.is_active:
            if (where - self._from).manhattanLength() < QApplication.startDragDistance():
                return False
            load, self._load, self._taken = self._load, None, True
            self._carrier.begin(load, self._source, where)
        if self._carrier.is_active:
            self._carrier.follow(where)
        return self._carrier.is_active

    def release(self, event: QMouseEvent) -> bool:
        """Drop what is carried; say whether the press was more than a click."""
        self._load = self._source = None
        if not self._carrier.is_active:
            return self._taken
        self._carrier.follow(event.globalPosition().toPoint())
        self._carrier.drop()
        return True

    def let_go(self, reason: Qt.FocusReason) -> None:
        """Put back what is held, since the window or the mouse went elsewhere."""
        if reason in _LOST:
            self._load = self._source = None
            self._carrier.cancel()
