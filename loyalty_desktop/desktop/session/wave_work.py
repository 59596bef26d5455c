"""What is worked out for waves beside the window. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.edit_waves import names_of
from loyalty_desktop.journey.locations import storable
from loyalty_desktop.journey.project import Source
from loyalty_desktop.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.compute.wave_inputs import WaveBook
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.session.wave_books import WaveBooks
    from loyalty_desktop.journey.drift_results import Drift
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.journey.wave_reading import WaveRead
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class WaveTask:
    """What waves are worked out of: the project with the journey in use, the open survey, what was read."""

    books: WaveBooks
    project: Project
    journey: Journey
    here: Survey
    near: Path | None
    cancelled: Callable[[], bool]

    def book(self, index: int) -> WaveBook | Message:
        """Return a further wave, or why it cannot be read."""
        source, name = self.project.sources[index], names_of(self.project)[index]
        return self.books.book(source, name, self.here, self.near, self.cancelled)


@dataclass(frozen=True, slots=True, eq=False)
class Added:
    """A survey that is to be a wave: its cells, and what was seen of it beside the open one."""

    book: Workbook
    source: Source
    read: WaveRead
    ids: tuple[ColumnKey, ColumnKey] | None


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A wave that is to be the open survey, with the project by its columns; `told` is what is otherwise there."""

    read: WaveRead
    counter: Counter
    project: Project
    told: tuple[Message, ...]


def compared(task: WaveTask, axis: By | None, only: tuple[str, ...] = ()) -> WaveComparison:
    """Return the waves of a project; with `only`, those of these names, the first of them the baseline.

    Raises UnusableJourney when a file cannot be parted into waves as was told.
    """
    from loyalty_desktop.compute.wave_inputs import Wanted, project_inputs  # noqa: PLC0415 - numpy waits
    from loyalty_desktop.compute.waves import compare_waves  # noqa: PLC0415

    wanted = Wanted(task.here, task.journey, axis)
    inputs, undated = project_inputs(task.project, wanted, task.books.counter(task.here), task.book, only)
    baseline = only[0] if only else task.project.waves.baseline
    return compare_waves(inputs, baseline, axis=axis, undated=undated)


def drifted(task: WaveTask, index: int) -> Drift:
    """Return what a wave asks otherwise than the open survey; raises UnusableJourney where it cannot be read."""
    from loyalty_desktop.journey.drift import drift_of  # noqa: PLC0415 - see above

    book = task.book(index)
    if isinstance(book, Message):
        raise UnusableJourney(book)
    return drift_of(task.here, task.journey, book.read.survey, book.read.pairs, names_of(task.project)[index])


def seen(path: Path, book: Workbook, here: Survey, joined: ColumnKey | None = None) -> Added:
    """Return what a file is as a wave beside the open survey, whose column of ids is `joined`; raises NoAnswers."""
    from loyalty_desktop.compute.wave_places import day_text  # noqa: PLC0415 - see above
    from loyalty_desktop.journey.parts import changed  # noqa: PLC0415
    from loyalty_desktop.journey.wave_ids import propose_ids  # noqa: PLC0415
    from loyalty_desktop.journey.wave_reading import read_wave  # noqa: PLC0415

    absolute = path.absolute()
    source = Source(storable(str(absolute)), "", storable(absolute.name), book.sha256)
    read = read_wave(book, here, source)
    ids = propose_ids(here, read.survey, read.pairs, joined)
    source = changed(source, join_key=ids[1] if ids else None, day=day_text(read.survey))
    return Added(book, source, read, ids)


def shown(task: WaveTask, index: int) -> Shown | Message:
    """Return what the window needs to show another wave, or why it cannot."""
    from loyalty_desktop.compute.counter import Counter  # noqa: PLC0415 - see above
    from loyalty_desktop.compute.wave_places import day_text  # noqa: PLC0415
    from loyalty_desktop.journey.crossing import cross  # noqa: PLC0415
    from loyalty_desktop.journey.edit_waves import show_wave  # noqa: PLC0415
    from loyalty_desktop.journey.parts import changed  # noqa: PLC0415
    from loyalty_desktop.journey.sources import with_source  # noqa: PLC0415

    book = task.book(index)
    if isinstance(book, Message):
        return book
    read, name = book.read, names_of(task.project)[index]
    crossed = cross(changed(task.project, journey=task.journey), read.pairs, task.here, read.survey, name)
    if crossed.problem is not None:
        return crossed.problem
    day = day_text(task.here)  # so that waves are put in order also while the survey is not read
    known = with_source(crossed.project, 0, changed(crossed.project.sources[0], day=day))
    return Shown(read, Counter(read.survey), show_wave(known, index, read.survey.reading, read.pairs), crossed.told)
