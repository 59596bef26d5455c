"""The waves of the open project: told in draw() as far as they are there, worked out beside the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.desktop.session.notices import NoticeAction
from loyalty_desktop.desktop.session.wave_books import WaveBooks
from loyalty_desktop.desktop.session.wave_work import Added, Shown, WaveTask, compared, drifted, seen, shown
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey import edit_waves
from loyalty_desktop.journey.edit_waves import names_of, order_of
from loyalty_desktop.journey.locations import storable
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.sources import locate, relink
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.compute.wave_periods import WaveChoice
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.session.documents import Documents
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.jobs import Running
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.drift_results import Drift, ScaleChanged
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.journey.wave_columns import ColumnPairs
    from loyalty_desktop.journey.wave_settings import Renamed, WaveColumn, WaveSettings
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey

_ALL, _TWO, _DRIFT = "waves", "waves of two", "drift of a wave "
_LINE = "one wave"


@dataclass(frozen=True, slots=True)
class ListedWave:
    """A wave that is a file: its number among the project's sources, its name, why it cannot be read."""

    index: int
    name: str
    file: str
    is_open: bool
    problem: Message | None = None
    """Known once reading was tried."""


class Waves(QObject):
    """Everything about waves that screens show and people do."""

    drift_wanted = Signal(int)
    """Somebody wants to see what the wave that is source number `index` asks otherwise."""
    arrived = Signal()
    """Figures of waves, or what differs in one, are there or cannot be had."""

    def __init__(self, workspace: Workspace, documents: Documents, further: Further) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._documents = documents
        self._further = further
        self._books = WaveBooks(documents.chosen)
        self._turn = 0
        workspace.opened.connect(self._books.forget)
        further.arrived.connect(self._on_arrived)

    @property
    def settings(self) -> WaveSettings:
        """What was decided about waves."""
        return self._project.waves

    @property
    def listed(self) -> tuple[ListedWave, ...]:
        """The waves that are files, in the order of time; none without a survey."""
        project = self._project
        if self._here is None:
            return ()
        names = names_of(project)
        return tuple(
            ListedWave(
                index,
                names[index],
                project.sources[index].file_name,
                index == 0,
                self._books.problem(project.sources[index]) if index else None,
            )
            for index in order_of(project)
        )

    @property
    def are_compared(self) -> bool:
        """Whether there are two waves or more."""
        return self._here is not None and (len(self._project.sources) > 1 or self.settings.by is not None)

    def comparison(self, axis: By | None = None) -> WaveComparison | LoyaltyError | None:
        """Return all waves; None while they are worked out, or where there is nothing to compare."""
        return self._compared(_ALL, axis, ())

    def between(self, earlier: str, later: str) -> WaveComparison | LoyaltyError | None:
        """Return two waves only, by their names, the later one compared with the earlier."""
        return self._compared(_TWO, None, (earlier, later))

    def drift(self, index: int) -> Drift | LoyaltyError | None:
        """Return what the wave that is source number `index` asks otherwise; None while it is worked out."""
        if not 0 < index < len(self._project.sources):
            return None
        project = self._project

        def work(counter: Counter, journey: Journey, running: Running) -> Drift:
            return drifted(self._task(project, journey, counter, running), index)

        return self._further.later(f"{_DRIFT}{index}", work, (project.sources, self._turn))

    def time_columns(self) -> tuple[WaveChoice, ...]:
        """Return the columns that may part the open survey into waves, the likeliest first."""
        from loyalty_desktop.compute.wave_periods import wave_choices  # noqa: PLC0415 - brings numpy

        found = self._further.now(
            "columns of waves", lambda counter, _journey: wave_choices(counter.survey), part=lambda _journey: Journey()
        )
        return found if isinstance(found, tuple) else ()

    def id_columns(self, index: int) -> tuple[ColumnKey, ...]:
        """Return the columns of a wave that may tell who somebody is, the likeliest first; 0 is the open survey."""
        from loyalty_desktop.journey.wave_ids import id_choices  # noqa: PLC0415 - brings numpy

        here = self._here
        if here is None or not 0 <= index < len(self._project.sources):
            return ()
        read = here if not index else self._books.survey(self._project.sources[index])
        return () if read is None else id_choices(read)

    def add(self, path: Path, book: Workbook | None = None) -> None:
        """Read a survey beside the window and make it a wave of the project, as one step; `book` if it was read."""
        here = self._here
        if here is None:
            return

        joined = edit_waves.id_column(self._project)

        def understand(book: Workbook) -> Added:
            return seen(path, replace(book, file_name=storable(path.name)), here, joined)

        if book is None:
            self._documents.read_beside(path, understand, self._add)
        else:
            self._documents.work_out(_LINE, lambda: understand(book), self._add)

    def _add(self, added: Added) -> None:
        project, sha256 = self._project, added.source.sha256
        for source, name in zip(project.sources, names_of(project), strict=True):
            if source.sha256 == sha256:
                told = message("wave_same_file", file=added.source.file_name, name=name)
                self._workspace.notices.say(told, "warning")
                return
        source, joined = added.source, edit_waves.id_column(project)
        if added.ids is not None and joined not in {None, added.ids[0]}:
            source = changed(source, join_key=None)  # another wave, read meanwhile, goes by another column
        self._books.keep(source, added.book)
        new = edit_waves.add_wave(project, source, place=self._place(added))
        if added.ids is not None and joined is None:
            new = edit_waves.join_by(new, added.ids[0], 0, None)
        index = next(at for at, one in enumerate(new.sources) if one.sha256 == sha256)
        name = names_of(new)[index]
        if self._workspace.edit(message("step_wave_added", name=name), new):
            self._say_added(name, sha256, added.read.pairs)

    def _say_added(self, name: str, sha256: str, pairs: ColumnPairs) -> None:
        """Say how much of a new wave is the same; where a column has no counterpart, the way to what differs."""
        counts = {"found": len(pairs.there), "count": len(pairs.there) + len(pairs.gone)}
        said = message("wave_added", name=name, **counts)
        if pairs.proposed:
            said = message("wave_added_asked", name=name, asked=len(pairs.proposed), **counts)
        see = NoticeAction(message("wave_see_drift"), lambda: self._want_drift(sha256))
        self._workspace.notices.say(said, "info", (see,) if pairs.gone else ())

    def _want_drift(self, sha256: str) -> None:
        """Ask for what a wave asks otherwise, if it was not taken out since it was offered."""
        for index, source in enumerate(self._project.sources):
            if index and source.sha256 == sha256:
                self.drift_wanted.emit(index)

    def _place(self, added: Added) -> int | None:
        """Return where a wave stands in the order of time, as the dates of all waves say; None for the end.

        Waves whose dates are not known (yet) leave it beside the open survey.
        """
        from loyalty_desktop.compute.wave_periods import median_day  # noqa: PLC0415 - brings numpy

        sources = self._project.sources
        read = [self._here if not index else self._books.survey(sources[index]) for index in order_of(self._project)]
        days = [None if one is None else median_day(one) for one in read]
        known = [day for day in days if day is not None]
        if added.day is None or len(known) < len(days):
            return added.place
        return sum(1 for day in known if day <= added.day)

    def rename(self, index: int, name: str) -> bool:
        """Call a wave otherwise."""
        return self._edit(message("step_wave_renamed", name=name), lambda one: edit_waves.rename_wave(one, index, name))

    def move(self, index: int, place: int) -> bool:
        """Put a wave at another place in the order of time, from 0."""
        return self._edit(self._step("step_wave_moved", index), lambda one: edit_waves.move_wave(one, index, place))

    def remove(self, index: int) -> bool:
        """Take a wave out of the project; its file is left alone."""
        return self._edit(self._step("step_wave_removed", index), lambda one: edit_waves.remove_wave(one, index))

    def compare_with(self, name: str) -> bool:
        """Compare all waves with the one of this name; with '' each with the one before."""
        step = message("step_wave_baseline", name=name) if name else message("step_wave_previous")
        return self._edit(step, lambda one: edit_waves.compare_with(one, name))

    def part_by(self, column: WaveColumn | None) -> bool:
        """Part the open survey into waves by a column, or no longer."""
        step = message("step_wave_whole")
        if column is not None:
            step = message("step_wave_parted", column=column.column.heading)
        return self._edit(step, lambda one: edit_waves.part_by(one, column))

    def confirm(self, index: int, pair: Renamed) -> bool:
        """Say that two columns are the same question under two headings."""
        step = message("step_wave_same", here=pair.here.heading, there=pair.there.heading)
        return self._edit(step, lambda one: edit_waves.confirm_rename(one, index, pair))

    def refuse(self, index: int, pair: Renamed) -> bool:
        """Say that they are not."""
        step = message("step_wave_other", here=pair.here.heading, there=pair.there.heading)
        return self._edit(step, lambda one: edit_waves.refuse_rename(one, index, pair))

    def take_scale(self, index: int, scale: ScaleChanged) -> bool:
        """Read a column of a wave on the scale of the open survey, whose ends nobody chose there."""
        if scale.ends is None:
            return False
        low, high = scale.ends
        name = names_of(self._project)[index]
        step = message("step_wave_scale", column=scale.there.heading, wave=name, scale=f"{low}–{high}")
        return self._edit(step, lambda one: edit_waves.take_scale(one, index, scale.there, low, high))

    def join_by(self, key: ColumnKey | None, index: int, other: ColumnKey | None) -> bool:
        """Say which columns tell who answered in both waves: here, and in the wave that is source number `index`."""
        return self._edit(message("step_wave_people"), lambda one: edit_waves.join_by(one, key, index, other))

    def locate(self, index: int, path: Path) -> None:
        """Use another file for a wave: the one that was not found, or a newer download; one step."""
        here = self._here
        if here is None or not 0 < index < len(self._project.sources):
            return
        source = self._project.sources[index]

        def understand(book: Workbook) -> Workbook:
            from loyalty_desktop.journey.wave_reading import read_wave  # noqa: PLC0415 - brings numpy

            read_wave(book, here, source)  # it is a survey at all
            return replace(book, file_name=storable(path.name))

        def show(book: Workbook) -> None:
            new = relink(self._project, index, path, book.sha256)
            self._books.keep(new.sources[index], book)
            self._turn += 1
            step = message("step_wave_file", file=path.name, name=names_of(self._project)[index])
            if not self._workspace.edit(step, new):
                self._workspace.changed.emit()

        self._documents.read_beside(path, understand, show, source.reading.encoding)

    def unlock(self, index: int) -> None:
        """Read a protected file of a wave again, its password being asked for; no step."""
        source = self._project.sources[index]

        def show(book: Workbook) -> None:
            self._books.keep(source, replace(book, file_name=source.file_name))
            self.try_again()

        path = locate(source, self._near, lambda _path: source.sha256).path
        self._documents.read_beside(path, lambda book: book, show, source.reading.encoding)

    def try_again(self) -> None:
        """Read once more what could not be read: a file that was put back, a drive that is there again."""
        self._books.try_again()
        self._turn += 1
        self._workspace.changed.emit()

    def show(self, index: int) -> None:
        """Make a wave the open survey, which all screens show, as one step; the journey goes with it."""
        state, counter = self._workspace.state, self._workspace.counter
        if counter is None or not 0 < index < len(state.project.sources):
            return
        project, here = state.project, counter.survey
        task = WaveTask(self._books, project, state.journey, here, self._near, _never)

        def show(found: Shown | Message) -> None:
            if isinstance(found, Message):
                self._workspace.notices.say(found, "error")
            elif self._project == project:  # what was asked for is still there
                self._show(index, here, found)

        self._documents.work_out(_LINE, lambda: shown(task, index), show)

    def _show(self, index: int, here: Survey, found: Shown) -> None:
        project, survey = self._project, found.read.survey
        step = message("step_wave_shown", name=names_of(project)[index])
        pairs = found.read.pairs.renamed
        new = edit_waves.show_wave(project, index, found.journey, survey.reading, pairs)
        self._books.keep(next(one for one in new.sources if one.sha256 == project.sources[0].sha256), here.workbook)
        self._workspace.edit_source(step, new, survey, found.counter, as_is=True, said=found.told)

    @property
    def _project(self) -> Project:
        return self._workspace.state.project

    @property
    def _here(self) -> Survey | None:
        return self._workspace.state.survey

    @property
    def _near(self) -> Path | None:
        """The project's file; the open survey of one that is not saved yet."""
        if self._workspace.path is not None:
            return self._workspace.path
        sources = self._project.sources
        return Path(sources[0].path_absolute) if sources else None

    def _task(self, project: Project, journey: Journey, counter: Counter, running: Running) -> WaveTask:
        return WaveTask(self._books, project, journey, counter.survey, self._near, running.cancelled)

    def _compared(self, name: str, axis: By | None, only: tuple[str, ...]) -> WaveComparison | LoyaltyError | None:
        if not self.are_compared:
            return None
        project = self._project

        def work(counter: Counter, journey: Journey, running: Running) -> WaveComparison:
            return compared(self._task(project, journey, counter, running), axis, only)

        return self._further.later(name, work, (project.sources, project.waves, axis, only, self._turn), _unnamed)

    def _edit(self, step: Message, change: Callable[[Project], Project]) -> bool:
        try:
            new = change(self._project)
        except LoyaltyError as error:
            self._workspace.notices.say(error.message, "error")
            return False
        return self._workspace.edit(step, new)

    def _step(self, id_: str, index: int) -> Message:
        names = names_of(self._project)
        return message(id_, name=names[index] if 0 <= index < len(names) else "?")

    def _on_arrived(self, name: str) -> None:
        if name in {_ALL, _TWO} or name.startswith(_DRIFT):
            self.arrived.emit()


def _never() -> bool:
    return False


def _unnamed(journey: Journey) -> Journey:
    """Return what figures of waves rest on: not what anything is called, nor what is aimed at."""
    return changed(
        journey,
        measure=changed(journey.measure, target=None),
        stages=tuple(
            changed(stage, name="", drivers=tuple(changed(one, name="") for one in stage.drivers))
            for stage in journey.stages
        ),
        experiences=tuple(changed(one, name="", driver=None) for one in journey.experiences),
        overall=(),
        economics=type(journey.economics)(),
    )
