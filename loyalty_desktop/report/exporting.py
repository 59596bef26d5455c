"""Writing a report to all that was asked for: everything is made first, and only then put where it is to be."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from loyalty_desktop.errors import Cancelled, UsageError
from loyalty_desktop.messages import message
from loyalty_desktop.report.placing import Exported, Made, Target, check_targets, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from loyalty_desktop.journey.project import Project, SecondFile, Source
    from loyalty_desktop.messages import Message
    from loyalty_desktop.report.document.choice import Choice
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.pictures import Picture

_NO_NOTES: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """What is told beside the choice: the slides' template, slides to be brought up to date, how large pictures are."""

    template: Path | None = None
    earlier: Path | None = None
    scale: int = 2
    """Pixels of a PNG for each of the picture, 1 to 3."""


def export(
    material: Material,
    choice: Choice,
    targets: Sequence[Target],
    manner: Manner | None = None,
    *,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    may_place: Callable[[], bool] | None = None,
) -> Exported:
    """Write the report of `material` as chosen to every target; nothing is written until all of it is made.

    `may_place` is asked once, when all is made and before the first file takes its place; after that nothing stops it.
    Raises Cancelled, and then nothing was written; UsageError for a target that is one of the files that are read;
    NotPlacedError for one that another program has open; LoyaltyError for all else.
    """
    told = manner or Manner()
    against = contradiction(choice, told)
    if against is not None:
        raise UsageError(against)
    check_targets(targets, read_by(material.project, told))
    made = made_files(material, choice, targets, told, on_progress=on_progress, cancelled=cancelled)
    if may_place is not None and not may_place():
        raise Cancelled(message("export_stopped"))
    return place(made)


def files_of(project: Project) -> tuple[Source | SecondFile, ...]:
    """Return what a project is made of: its surveys, and what stands beside each of them."""
    found: list[Source | SecondFile] = []
    for source in project.sources:
        found.append(source)
        found.extend(source.beside)
    return tuple(found)


def contradiction(choice: Choice, manner: Manner) -> Message | None:
    """Return why small groups would not be hidden although that was chosen; None where they are."""
    if choice.hides_small and choice.answers:
        return message("report_hides_live")
    return message("report_hides_earlier") if choice.hides_small and manner.earlier is not None else None


def read_by(project: Project, manner: Manner) -> tuple[Path, ...]:
    """Return the files that are read and never written: surveys, what was joined to them, the template."""
    found = tuple(Path(one.path_absolute) for one in files_of(project) if one.path_absolute)
    return found if manner.template is None else (*found, manner.template)


def made_files(
    material: Material,
    choice: Choice,
    targets: Sequence[Target],
    manner: Manner,
    *,
    on_progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Made, ...]:
    """Return the files as they are to be; raises Cancelled and LoyaltyError."""
    from loyalty_desktop.report.document.composing import report_of  # noqa: PLC0415 - only where a report is made
    from loyalty_desktop.report.document.preparing import prepared  # noqa: PLC0415

    steps = _Steps(len(targets) + 1, on_progress, cancelled)
    work = _Work(material, choice, manner, prepared(report_of(material), choice), steps)
    steps.next()
    found: list[Made] = []
    for one in targets:
        found += work.made(one)
        steps.next()
    return tuple(found)


class _Steps:
    """How far all of it is, and whether it is to go on."""

    def __init__(
        self, count: int, on_progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._count, self._at = count, 0
        self._on_progress, self._cancelled = on_progress, cancelled

    def next(self) -> None:
        """One step is done; raises Cancelled."""
        self._at += 1
        self.check(0.0)

    def goes_on(self, share: float) -> bool:
        """Take down how far the present step is, 0..1, and say to whoever does it whether to go on."""
        if self._on_progress is not None:
            self._on_progress(min(1.0, (self._at + share) / self._count))
        return self._cancelled is None or not self._cancelled()

    def check(self, share: float) -> None:
        """Take down how far the present step is; raises Cancelled where nobody wants it any more."""
        if not self.goes_on(share):
            raise Cancelled(message("export_stopped"))


@dataclass(frozen=True, slots=True)
class _Work:
    """Makes the files of one report."""

    material: Material
    choice: Choice
    manner: Manner
    report: Report
    steps: _Steps

    def made(self, target: Target) -> Iterator[Made]:
        """Make what one target asks for."""
        if target.kind == "pictures":
            yield from self._pictures(target.path)
            return
        out, notes = io.BytesIO(), _NO_NOTES
        match target.kind:
            case "excel":
                self._workbook(out)
            case "slides":
                notes = self._slides(out)
            case _:
                self._pages(out, one_page=target.kind == "one_page")
        yield Made(target.path, out.getvalue(), notes, despite_lock=target.despite_lock)

    def _workbook(self, out: BinaryIO) -> None:
        from loyalty_desktop.report.workbook.live import live_of  # noqa: PLC0415 - only where it is written
        from loyalty_desktop.report.workbook.writing import write_workbook  # noqa: PLC0415

        live = live_of(self.material, self.choice) if self.choice.answers else None
        write_workbook(self.report, out, live, self.steps.goes_on)

    def _slides(self, out: BinaryIO) -> tuple[Message, ...]:
        from loyalty_desktop.report.slides.writing import write_slides  # noqa: PLC0415 - only where they are written

        manner = self.manner
        written = write_slides(
            self.report, out, template=manner.template, earlier=manner.earlier, goes_on=self.steps.goes_on
        )
        return written.messages() if written.is_refreshed else ()

    def _pages(self, out: BinaryIO, *, one_page: bool) -> None:
        from loyalty_desktop.report.pages.writing import write_pdf  # noqa: PLC0415 - only where they are written

        write_pdf(self.report, out, one_page=one_page, goes_on=self.steps.goes_on)

    def _pictures(self, folder: Path) -> Iterator[Made]:
        """Make a PNG and an SVG of each chart."""
        from loyalty_desktop.report.pictures import (  # noqa: PLC0415 - only where they are made
            charts_of,
            picture_notes,
            pictures_of,
        )

        count = 2 * sum(len(charts_of(page)) for page in self.report.pages)
        found: list[Picture] = []
        for at, one in enumerate(pictures_of(self.report, self.manner.scale)):
            self.steps.check(at / max(1, count))
            found.append(one)
        notes = picture_notes(folder, [one.name for one in found])
        for at, one in enumerate(found):
            yield Made(folder / one.name, one.content, _NO_NOTES if at else notes, makes_folder=True)
