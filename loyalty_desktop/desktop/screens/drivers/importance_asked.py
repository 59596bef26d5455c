"""Asks for the importance of the drivers beside the window, once an edit has been painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from loyalty_desktop.compute.importance import importance
from loyalty_desktop.journey.questions_asked import driver_questions
from loyalty_desktop.report.importance_view import PENDING, ImportanceView, importance_view

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.importance_results import Importance
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.jobs import Running
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey

NAME = "importance"
_AFTER_PAINT_MS = 40
"""Work begun during an edit would take turns with its painting, and edits that follow one another start it anew."""


class ImportanceAsked(QObject):
    """The importance of the drivers of one workspace, for a screen that is seen."""

    arrived = Signal()
    """The importance of the present journey is there, or cannot be had."""

    def __init__(self, workspace: Workspace, further: Further, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._further = further
        self._asked: tuple[Counter | None, Journey] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_PAINT_MS)
        self._soon.timeout.connect(self._ask)
        further.arrived.connect(self._on_arrived)
        workspace.opened.connect(self._forget)

    def view(self) -> ImportanceView:
        """Return the importance of the present journey, or that it is pending; asked for if it was not yet."""
        results = self._workspace.state.results
        if results is None or not results.drivers:
            return PENDING
        if not self._is_asked() and not self._further.is_known(NAME, part=driver_questions):
            self._further.let_go(NAME, part=driver_questions)
            if not self._soon.isActive():
                self._soon.start()
            return PENDING
        return importance_view(self._further.later(NAME, _work, part=driver_questions), results)

    def stop(self) -> bool:
        """Ask for nothing until somebody wants to see it again; say whether something was about to be asked for."""
        was_due = self._soon.isActive()
        self._soon.stop()
        return was_due

    def _forget(self) -> None:
        """Hold no survey any more: another one is open."""
        self._asked = None

    def _is_asked(self) -> bool:
        basis = self._basis()
        return self._asked is not None and self._asked[0] is basis[0] and self._asked[1] is basis[1]

    def _basis(self) -> tuple[Counter | None, Journey]:
        return self._workspace.counter, self._workspace.state.journey

    def _ask(self) -> None:
        self._asked = self._basis()
        if self._further.later(NAME, _work, part=driver_questions) is not None:
            self.arrived.emit()

    def _on_arrived(self, name: str) -> None:
        if name == NAME and self._is_asked():
            self.arrived.emit()


def _work(counter: Counter, journey: Journey, running: Running) -> Importance:
    return importance(counter, journey, cancelled=running.cancelled, on_progress=running.report)
