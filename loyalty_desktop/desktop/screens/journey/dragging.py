"""Something under way to another place, by mouse or by arrow keys: where it is, what letting go would do, letting go.

There is no second event loop and no other program involved: the pressed widget keeps the mouse, or the keyboard,
and passes on what happens. Nothing is edited before letting go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from loyalty_desktop.desktop.screens.journey.landing import landing, refusal
from loyalty_desktop.desktop.screens.journey.outcome import Landing
from loyalty_desktop.desktop.screens.journey.places import Load, Nature, Place, nature_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPixmap
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.screens.journey.ghost import Ghost
    from loyalty_desktop.desktop.session.workspace import State

_FRAME = 16
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Ground(Protocol):
    """The screen as seen by what is dragged over it; places of the screen are global."""

    def picture(self, load: Load, source: QWidget) -> QPixmap:
        """Return what the dragged thing looks like."""

    def offer(self, load: Load | None, nature: Nature) -> None:
        """Make room for all that could take this load; None: nothing is dragged any more."""

    def place_under(self, load: Load, nature: Nature, where: QPoint) -> Place | None:
        """Return the place under the pointer."""

    def places(self, load: Load, nature: Nature) -> tuple[tuple[Place, ...], ...]:
        """Return all places, lane by lane."""

    def start_place(self, load: Load, nature: Nature) -> Place | None:
        """Return the place near what is chosen, to begin with when the arrow keys choose."""

    def show_place(self, place: Place | None) -> None:
        """Light up the place where it will land."""

    def reveal(self, place: Place) -> QRect:
        """Scroll a place into sight and return where it is on the screen."""

    def drift(self, where: QPoint) -> bool:
        """Scroll one frame further if the pointer is at an edge; say whether there was anything to scroll."""


class Dragging(QObject):
    """What is under way, if anything."""

    ended = Signal()

    def __init__(
        self,
        ground: Ground,
        ghost: Ghost,
        state: Callable[[], State],
        commit: Callable[[Landing], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self._ghost = ghost
        self._state = state
        self._commit = commit
        self._load: Load | None = None
        self._nature: Nature = "nothing"
        self._source: QWidget | None = None
        self._landing: Landing | None = None
        self._place: Place | None = None
        self._where = QPoint()
        self._by_keys = False
        self._drift = QTimer(self)
        self._drift.setInterval(_FRAME)
        self._drift.timeout.connect(self._on_drift)

    @property
    def is_active(self) -> bool:
        """Whether something is under way."""
        return self._load is not None

    @property
    def place(self) -> Place | None:
        """Where it would land."""
        return self._place

    def begin(self, load: Load, source: QWidget, where: QPoint) -> None:
        """Take something up with the mouse."""
        self._take(load, source, by_keys=False)
        self.follow(where)

    def carry(self, load: Load, source: QWidget) -> None:
        """Take something up with the keyboard: arrows choose its place, Enter drops it there, Esc puts it back."""
        why = refusal(load, self._state())
        if why:
            announce(source, why)
            return
        self._take(load, source, by_keys=True)
        first = self._ground.start_place(load, self._nature)
        if first is None:
            self.cancel()
            return
        self._go(first)

    def follow(self, where: QPoint) -> None:
        """Be where the pointer is."""
        if self._load is None or self._by_keys:
            return
        self._where = where
        self._ghost.go(where)
        self._look_at(self._ground.place_under(self._load, self._nature, where))
        if not self._drift.isActive():
            self._drift.start()

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key says while something is under way; say whether something was."""
        if not self.is_active:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif self._by_keys and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.drop()
        elif self._by_keys and key in _STEPS:
            self._step(*_STEPS[Qt.Key(key)])
        return True

    def drop(self) -> None:
        """Let go: what was said beforehand happens, as one step."""
        landed = self._landing
        self._end()
        if landed is not None and landed.project is not None:
            self._commit(landed)

    def cancel(self) -> None:
        """Put it back."""
        if self.is_active:
            self._end()

    def _take(self, load: Load, source: QWidget, *, by_keys: bool) -> None:
        self.cancel()
        self._load, self._source, self._by_keys = load, source, by_keys
        self._nature = nature_of(load, self._state())
        self._ghost.take(self._ground.picture(load, source), len(load.all))
        self._ground.offer(load, self._nature)
        self._place = self._landing = None
        self._ghost.raise_()
        self._ghost.show()

    def _end(self) -> None:
        self._drift.stop()
        self._load = self._source = self._landing = self._place = None
        self._ghost.hide()
        self._ground.show_place(None)
        self._ground.offer(None, "nothing")
        self.ended.emit()

    def _look_at(self, place: Place | None) -> None:
        if self._load is None or (place == self._place and self._landing is not None):
            return
        self._place = place
        if place is None:
            self._landing = Landing("")
        else:
            self._landing = landing(self._load, place, self._state())
        refused = self._landing.project is None
        self._ghost.say(self._landing.text, refused=refused)
        self._ground.show_place(None if refused else place)
        if self._by_keys and self._source is not None:
            announce(self._source, self._ghost.accessibleName())

    def _go(self, place: Place) -> None:
        """Be at a place that was chosen by keys."""
        self._look_at(place)
        self._ghost.stand_by(self._ground.reveal(place))

    def _step(self, lanes: int, places: int) -> None:
        if self._load is None or self._place is None:
            return
        found = self._ground.places(self._load, self._nature)
        lane, at = next(((x, lane.index(self._place)) for x, lane in enumerate(found) if self._place in lane), (0, 0))
        lane = max(0, min(lane + lanes, len(found) - 1))
        at = max(0, min(at + places, len(found[lane]) - 1))
        self._go(found[lane][at])

    def _on_drift(self) -> None:
        if self._load is None:
            return
        if self._ground.drift(self._where):
            self._look_at(self._ground.place_under(self._load, self._nature, self._where))
        else:
            self._drift.stop()


def announce(widget: QWidget, text: str) -> None:
    """Say something to those who hear the screen; nobody else notices."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
