"""Draws what a report will look like beside the window; each picture is handed over as soon as it is there."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import language, speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loyalty_desktop.desktop.session.jobs import Jobs, Running
    from loyalty_desktop.report.document.choice import Choice
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.placing import Kind
    from loyalty_desktop.report.previews import Details, Preview

_LINE, _LARGE = "previews of a report", "large preview of a report"
_SHARP = 2


class Previews(QObject):
    """Draws previews, the newest that were asked for."""

    composed = Signal(object)
    """The whole Report, before anything of it is drawn."""
    foretold = Signal(object)
    """What bringing an earlier deck up to date would do, a Written."""
    came = Signal(str, object, QImage)
    """A picture: what kind of file it is of, its Preview, and it."""
    ended = Signal()
    failed = Signal(str, object)
    """A LoyaltyError says why there are none of a kind."""
    grew = Signal(object, QImage)
    """A large picture of a Preview."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._report: tuple[Material, Report] | None = None
        self._chosen: Report | None = None
        self._drawn: dict[bytes, bytes] = {}
        self._pages: tuple[object, tuple[bytes, ...]] | None = None

    def draw(self, material: Material, choice: Choice, kinds: tuple[Kind, ...], width: int, details: Details) -> None:
        """Draw what these kinds of files will hold, `width` pixels wide on screen."""
        known, spoken = self._report, language()
        is_same = known is not None and known[0] is material and known[1].language == spoken
        report = known[1] if known is not None and is_same else None
        letters: deque[tuple[Any, ...]] = deque()

        def work(running: Running) -> None:
            with speaking(spoken):
                for letter in self._letters(report, material, choice, kinds, width, details, running):
                    letters.append(letter)
                    running.report(0.5)

        def take() -> None:
            while letters:
                self._hand_over(material, *letters.popleft())

        def done(_nothing: object) -> None:
            take()
            self.ended.emit()

        self._start(_LINE, work, lambda _share: take(), done)

    def enlarge(self, kind: Kind, at: int, preview: Preview, width: int) -> None:
        """Draw one picture again, `width` pixels wide; `at` is its place among those of its kind, from 0."""
        report, spoken, pages = self._chosen, language(), self._pages
        if report is None:
            return
        key = (report, kind, width)

        def work(_running: Running) -> tuple[object, bytes]:
            from loyalty_desktop.report.previews import enlarged, large_pages  # noqa: PLC0415 - only when wanted

            with speaking(spoken):
                if preview.sketch is not None:
                    return None, enlarged(preview, width)
                known = pages is not None and pages[0] == key
                made = pages[1] if pages is not None and known else large_pages(report, kind, width)
                return (key, made), made[at]

        def done(found: tuple[Any, bytes]) -> None:
            self._pages = found[0] or self._pages
            self.grew.emit(preview, QImage.fromData(found[1]))

        self._start(_LARGE, work, lambda _share: None, done)

    def stop(self) -> None:
        """Draw no more."""
        self._jobs.cancel(_LINE)
        self._jobs.cancel(_LARGE)

    def _start(
        self,
        line: str,
        work: Callable[[Running], object],
        progress: Callable[[float], None],
        done: Callable[[Any], None],
    ) -> None:
        ticket = self._jobs.start(line, work)
        ticket.progress.connect(progress)
        ticket.done.connect(done)
        ticket.failed.connect(self._on_failed)

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, LoyaltyError):
            assert isinstance(error, BaseException)
            raise error
        self.failed.emit("", error)

    def _hand_over(self, material: Material, what: str, one: Any, other: Any) -> None:
        """Tell the window what the work has found."""
        match what:
            case "report":
                self._report, self._chosen = (material, one), other
                self.composed.emit(one)
            case "foretold":
                self.foretold.emit(one)
            case "failed":
                self.failed.emit(one, other)
            case _:
                self.came.emit(what, one, QImage.fromData(one.png))

    def _letters(
        self,
        report: Report | None,
        material: Material,
        choice: Choice,
        kinds: tuple[Kind, ...],
        width: int,
        details: Details,
        running: Running,
    ) -> Iterator[tuple[Any, ...]]:
        """Give what is found, one after the other, beside the window."""
        from loyalty_desktop.report.document.composing import report_of  # noqa: PLC0415 - only for a report
        from loyalty_desktop.report.document.preparing import prepared  # noqa: PLC0415

        whole = report_of(material) if report is None else report
        chosen = prepared(whole, choice)
        yield "report", whole, chosen
        for kind in kinds:
            try:
                yield from self._of_kind(chosen, kind, width, details, running)
            except LoyaltyError as error:
                yield "failed", kind, error
            if running.cancelled():
                return

    def _of_kind(
        self, chosen: Report, kind: Kind, width: int, details: Details, running: Running
    ) -> Iterator[tuple[Any, ...]]:
        from loyalty_desktop.report.previews import previews  # noqa: PLC0415 - only for a report

        if kind == "slides" and details.earlier is not None:
            from loyalty_desktop.report.slides.checking import foreseen  # noqa: PLC0415 - python-pptx comes along

            yield "foretold", foreseen(chosen, details.earlier), None
        for one in previews(chosen, kind, _SHARP * width, details, self._drawn):
            if running.cancelled():
                return
            yield kind, one, None
