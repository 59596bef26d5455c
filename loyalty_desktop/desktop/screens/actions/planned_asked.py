"""Asks for the common estimate of the ticked actions: at once where that is quick, else beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from loyalty_desktop.compute.planned import Planned, planned
from loyalty_desktop.errors import LoyaltyError

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.jobs import Running
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey

NAME = "planned"
_AT_ONCE = 40_000
"""So many answers, of all ticked items together, take a few milliseconds."""
_AFTER_PAINT_MS = 40
"""Work begun during an edit would take turns with its painting."""


class PlannedAsked(QObject):
    """The estimate for a screen that is seen."""

    arrived = Signal()

    def __init__(self, workspace: Workspace, further: Further, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._further = workspace, further
        self._asked: tuple[object, ...] | None = None
        self._items: tuple[str, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_PAINT_MS)
        self._soon.timeout.connect(self._ask)
        further.arrived.connect(self._on_arrived)

    def found(self, items: tuple[str, ...]) -> tuple[Planned | None, bool]:
        """Return the common regression of these items, and whether it is still being worked out."""
        survey = self._workspace.state.survey
        self._items = items
        if not items or survey is None:
            return None, False
        if survey.rows * len(items) <= _AT_ONCE:
            known = self._further.now(NAME, lambda counter, journey: _work(counter, journey, items), items)
            return (None if isinstance(known, LoyaltyError) else known), False
        if self._asked != self._basis():
            if not self._soon.isActive():
                self._soon.start()
            return None, True
        return self._later()

    def stop(self) -> bool:
        """Ask for nothing until somebody looks again; say whether something was about to be asked for."""
        was_due = self._soon.isActive()
        self._soon.stop()
        return was_due

    def _basis(self) -> tuple[object, ...]:
        return self._items, id(self._workspace.counter), id(self._workspace.state.journey)

    def _later(self) -> tuple[Planned | None, bool]:
        items = self._items

        def work(counter: Counter, journey: Journey, running: Running) -> tuple[Planned | None]:
            return (_work(counter, journey, items, running),)

        known = self._further.later(NAME, work, items)
        if known is None:
            return None, True
        return (None if isinstance(known, LoyaltyError) else known[0]), False

    def _ask(self) -> None:
        self._asked = self._basis()
        if self._items and not self._later()[1]:
            self.arrived.emit()

    def _on_arrived(self, name: str) -> None:
        if name == NAME:
            self.arrived.emit()


def _work(counter: Counter, journey: Journey, items: tuple[str, ...], running: Running | None = None) -> Planned | None:
    return planned(counter, journey, items) if running is None else planned(counter, journey, items, running.cancelled)
