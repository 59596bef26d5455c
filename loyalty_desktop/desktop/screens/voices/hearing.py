"""Taking the comments apart beside the window: how far it is, and stopping it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.compute.comments import Listener
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.report.voice_rows import prepare_search

if TYPE_CHECKING:
    from loyalty_desktop.compute.comments import Comments
    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey

_LINE = "voices"
_BOOKS = 2


class Hearing(QObject):
    """The comments of the open survey; what was taken apart before it was stopped need not be done again."""

    heard = Signal()
    """The comments that were asked for are there."""
    progress = Signal(float)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._listener = Listener()
        self._listeners: list[tuple[Workbook, Listener]] = []
        self._under_way: tuple[Column, ...] | None = None
        self.share = 0.0
        """How far it is, 0..1."""
        self.is_stopped = False
        """Whether somebody has stopped it."""

    def comments(self, survey: Survey, columns: tuple[Column, ...]) -> Comments | None:
        """Return the comments of these columns; None while they are taken apart, `heard` tells when they are."""
        self._turn_to(survey.workbook)
        known = self._listener.known(columns)
        if known is None and not self.is_stopped and self._under_way != columns:
            self._start(columns)
        return known

    def stop(self, *, told: bool = False) -> None:
        """Stop the work; where somebody told so it begins again only when told."""
        self._jobs.cancel(_LINE)
        self._under_way = None
        self.is_stopped = told

    def go_on(self) -> None:
        """Have it begin again when the comments are asked for next."""
        self.is_stopped = False

    def forget(self) -> None:
        """Let go of the comments of the survey before."""
        self.stop()
        self._listeners.clear()

    def _turn_to(self, book: Workbook) -> None:
        """Hear each file by itself, so that no form of a word is told that only another wave has.

        The file before is kept: undo may lead back to it.
        """
        if self._listeners and self._listeners[0][0] is book:
            return
        self.stop(told=self.is_stopped)
        known = next((one for one in self._listeners if one[0] is book), (book, Listener()))
        self._listeners = [known, *(one for one in self._listeners if one is not known)][:_BOOKS]
        self._listener = known[1]

    def _start(self, columns: tuple[Column, ...]) -> None:
        self._under_way, self.share = columns, 0.0
        listener = self._listener

        def work(running: Running) -> None:
            listener.listen(columns, running.report, running.cancelled)
            prepare_search(columns)

        ticket = self._jobs.start(_LINE, work)
        ticket.progress.connect(self._on_progress)
        ticket.done.connect(self._on_done)
        ticket.failed.connect(self._on_failed)

    def _on_progress(self, share: float) -> None:
        self.share = share
        self.progress.emit(share)

    def _on_done(self, _nothing: object) -> None:
        self._under_way = None
        self.heard.emit()

    def _on_failed(self, error: object) -> None:
        self._under_way = None
        if not isinstance(error, LoyaltyError):
            assert isinstance(error, BaseException)
            raise error
        self.heard.emit()
