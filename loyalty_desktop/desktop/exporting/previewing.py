"""Draws what a report will look like beside the window; each picture is handed over as soon as it is there."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import language, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.report.document.choice import Choice
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.placing import Kind

_LINE = "previews of a report"
_SHARP = 2


class Previews(QObject):
    """Draws previews, the newest that were asked for."""

    came = Signal(str, str, QImage)
    """A picture: what kind of file it is of, its title, and it."""
    ended = Signal()
    failed = Signal(object)
    """A LoyaltyError says why there are none."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._report: tuple[Material, Report] | None = None

    def draw(self, material: Material, choice: Choice, kinds: tuple[Kind, ...], width: int) -> None:
        """Draw what these kinds of files will hold, `width` pixels wide on screen."""
        known, spoken = self._report, language()
        drawn: deque[tuple[Kind, str, bytes]] = deque()

        def work(running: Running) -> Report:
            from loyalty_desktop.report.document.composing import report_of  # noqa: PLC0415 - only for a report

            with speaking(spoken):
                is_same = known is not None and known[0] is material and known[1].language == spoken
                report = known[1] if known is not None and is_same else report_of(material)
                for kind, title, png in _drawn(report, choice, kinds, width, running):
                    drawn.append((kind, title, png))
                    running.report(0.5)
            return report

        def take() -> None:
            while drawn:
                kind, title, png = drawn.popleft()
                self.came.emit(kind, title, QImage.fromData(png))

        def done(report: Report) -> None:
            self._report = (material, report)
            take()
            self.ended.emit()

        def failed(error: object) -> None:
            if not isinstance(error, LoyaltyError):
                assert isinstance(error, BaseException)
                raise error
            self.failed.emit(error)

        ticket = self._jobs.start(_LINE, work)
        ticket.progress.connect(lambda _share: take())
        ticket.done.connect(done)
        ticket.failed.connect(failed)

    def stop(self) -> None:
        """Draw no more."""
        self._jobs.cancel(_LINE)


def _drawn(
    report: Report, choice: Choice, kinds: tuple[Kind, ...], width: int, running: Running
) -> Iterator[tuple[Kind, str, bytes]]:
    from loyalty_desktop.report.document.preparing import prepared  # noqa: PLC0415 - only for a report
    from loyalty_desktop.report.previews import previews  # noqa: PLC0415

    chosen = prepared(report, choice)
    for kind in kinds:
        for one in previews(chosen, kind, _SHARP * width):
            if running.cancelled():
                return
            yield kind, one.title, one.png
