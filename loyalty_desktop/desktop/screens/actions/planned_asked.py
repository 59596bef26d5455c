"""Asks for the common estimate of the ticked actions: at once where that is quick, else beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from loyalty_desktop.compute.planned import Planned, planned
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.economics import Economics
from loyalty_desktop.journey.parts import changed

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
        if survey.rows * len(items) > _AT_ONCE and not self._further.is_known(NAME, items, _rests_on):
            if not self._soon.isActive():
                self._soon.start()
            return None, True
        known = self._further.now(NAME, lambda counter, journey: _work(counter, journey, items), items, _rests_on)
        return (None if isinstance(known, LoyaltyError) else known), False

    def stop(self) -> bool:
        """Ask for nothing until somebody looks again; say whether something was about to be asked for."""
        was_due = self._soon.isActive()
        self._soon.stop()
        return was_due

    def _ask(self) -> None:
        items = self._items
        if not items:
            return

        def work(counter: Counter, journey: Journey, running: Running) -> Planned | None:
            return _work(counter, journey, items, running)

        if self._further.is_known(NAME, items, _rests_on):
            self.arrived.emit()
        else:
            self._further.later(NAME, work, items, _rests_on)

    def _on_arrived(self, name: str) -> None:
        if name == NAME:
            self.arrived.emit()


def _work(counter: Counter, journey: Journey, items: tuple[str, ...], running: Running | None = None) -> Planned | None:
    return planned(counter, journey, items) if running is None else planned(counter, journey, items, running.cancelled)


def _rests_on(journey: Journey) -> Journey:
    """Return what the regression rests on: not what is aimed at, nor what is decided about money."""
    return changed(journey, measure=changed(journey.measure, target=None), economics=Economics(), groupings=())
