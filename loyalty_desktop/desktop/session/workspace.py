"""The open project: the one place where it changes, is analysed, undone and saved.

Every screen is a function of `state` and `selection`. An edit is a new Project, made by the pure functions of
`journey`; undo is showing the old one again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from loyalty_desktop.desktop.session.following import followed, taken_over
from loyalty_desktop.desktop.session.notices import NoticeAction
from loyalty_desktop.desktop.session.selection import NOTHING, Selection, still_there
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.edit_measure import loses_target
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, save
from loyalty_desktop.journey.sources import is_lost, with_source
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.desktop.session.notices import Notices
    from loyalty_desktop.desktop.session.opening import Opened
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.sheet import Workbook
    from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What all screens show: the project, its survey (None while there is none) and its figures.

    `results` is None without a survey, and when the journey cannot be analysed: `problem` says why then.
    """

    project: Project
    survey: Survey | None = None
    results: Results | None = None
    problem: Message | None = None

    @property
    def journey(self) -> Journey:
        """The project's journey."""
        return self.project.journey


_MERGES, _STANDS_ALONE = 1, -1


class ReplaceProject(QUndoCommand):
    """One step: the project before and after it. Nothing is ever undone by hand.

    Steps of one run, such as presses on one arrow, become one step; a run that ends where it began is none.
    """

    def __init__(
        self, workspace: Workspace, step: Message, before: State, after: State, run: tuple[str, int] | None = None
    ) -> None:
        super().__init__()
        self.step = step
        self._workspace = workspace
        self._before, self._after = replace(before, results=None), replace(after, results=None)
        self._run = run

    def id(self) -> int:
        """Say to Qt whether this step may be put together with the one before it."""
        return _STANDS_ALONE if self._run is None else _MERGES

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next step of the same run."""
        if not isinstance(other, ReplaceProject) or other._run != self._run:
            return False
        self.step, self._after = other.step, other._after
        self.setObsolete(self._after.project == self._before.project)
        return True

    def undo(self) -> None:
        """Show the project as it was."""
        self._workspace.end_run()
        self._workspace._show(self._before)

    def redo(self) -> None:
        """Show the project as it became."""
        self._workspace._show(self._after)


class Workspace(QObject):
    """The project that is open, or none."""

    changed = Signal()
    """The state is another one: draw it."""
    selection_changed = Signal()
    opened = Signal()
    """Another project was opened, or the project was closed."""
    file_changed = Signal()
    """The project's file or whether it is saved is different."""
    steps_changed = Signal()
    """Other steps can be undone or redone."""
    waves_wanted = Signal()
    """Somebody wants the list of waves, to say where the file of one is now."""

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notices = notices
        self.steps = QUndoStack(self)
        # by methods, not lambdas: these are let go before the stack, which still speaks while it is taken down
        self.steps.cleanChanged.connect(self._on_clean_changed)
        self.steps.indexChanged.connect(self._on_index_changed)
        self._state = State(Project())
        self._selection = NOTHING
        self._counter: Counter | None = None
        self._workbooks: dict[tuple[str, str | None], Workbook] = {}
        self._proposed: Journey | None = None
        self._is_open = False
        self._runs = 0
        self.path: Path | None = None
        """The project's file; None until it is saved for the first time."""
        self.seconds = 0.0
        """How long the present figures took."""

    @property
    def state(self) -> State:
        """What is shown."""
        return self._state

    @property
    def selection(self) -> Selection:
        """What is chosen."""
        return self._selection

    @property
    def counter(self) -> Counter | None:
        """What counts the answers of the survey that is shown; None without one."""
        return self._counter if self._state.survey is not None else None

    @property
    def is_open(self) -> bool:
        """Whether there is a project at all."""
        return self._is_open

    @property
    def is_modified(self) -> bool:
        """Whether something was done that is not saved."""
        return self._is_open and not self.steps.isClean()

    @property
    def is_as_proposed(self) -> bool:
        """Whether the journey is still the one that the program proposed for a new survey."""
        return self.path is None and self._proposed is not None and self._state.journey == self._proposed

    def open(self, opened: Opened) -> None:
        """Show what was opened; nothing of the project before is left."""
        self.steps.clear()
        self._workbooks.clear()
        self._counter = opened.counter
        self.path = opened.path
        self._is_open = True
        self._proposed = opened.project.journey if opened.fresh and opened.path is None else None
        self._selection = NOTHING
        if opened.survey is not None:
            self._keep(opened.project, opened.survey)
        if opened.unsaved:
            self.steps.resetClean()
        self._show(State(opened.project, opened.survey))
        self.opened.emit()
        self.file_changed.emit()
        self.notices.say(opened.notes, "warning", self._ways_out(opened.notes) if opened.survey is not None else ())

    def close(self) -> None:
        """Close the project without asking."""
        self.steps.clear()
        self.notices.clear()
        self._workbooks.clear()
        self._counter, self.path, self._is_open = None, None, False
        self._selection = NOTHING
        self._show(State(Project()))
        self.opened.emit()
        self.file_changed.emit()

    def edit(
        self,
        step: Message,
        project: Project,
        ready: Survey | None = None,
        run: str = "",
        *,
        as_is: bool = False,
        said: tuple[Message, ...] = (),
    ) -> bool:
        """Make `project` the one that is shown, as one step that can be undone; say whether anything changed.

        A reading that makes no sense (a sheet without answers) is refused with its sentence. `ready` is the
        survey as the project reads it, if somebody has read it already. Edits of the same `run` that follow one
        another, such as presses on one arrow, are one step together, until anything else is done. `as_is` is for a
        journey that was made for `ready` and is not to follow it. `said` is said once it is done.
        """
        before = self._state
        if project == before.project:
            return False
        try:
            after = self._understood(project, ready) if ready is None or not as_is else State(project, ready)
        except LoyaltyError as error:
            self.notices.say(error.message, "error")
            self.changed.emit()  # what was being changed on screen goes back to what is
            return False
        self.notices.clear()
        self.steps.push(ReplaceProject(self, step, before, after, (run, self._runs) if run else None))
        self._say_what_followed(project.journey, before, after, said)
        return True

    def _say_what_followed(self, told: Journey, before: State, after: State, said: tuple[Message, ...]) -> None:
        """Say what an edit brought about that nobody asked for; another loyalty question can be undone there."""
        if loses_target(before.journey, after.journey):
            said = (*said, message("target_stays"))
        taken = taken_over(told, before.survey, after.journey, after.survey)
        ways = self._ways_out(said)
        if taken is not None:
            said, ways = (*said, taken), (*ways, NoticeAction(message("undo"), self.steps.undo))
        if said:
            self.notices.say(said, "warning" if is_lost(said) else "info", ways)

    def _ways_out(self, said: tuple[Message, ...]) -> tuple[NoticeAction, ...]:
        """Return what can be done about what is said: the file of a wave is found in the list of waves."""
        return (NoticeAction(message("wave_find_file"), self.waves_wanted.emit),) if is_lost(said) else ()

    def end_run(self) -> None:
        """Have the next edit be a step of its own, whatever run it belongs to."""
        self._runs += 1

    def edit_journey(self, step: Message, change: Callable[[Journey], Journey], run: str = "") -> bool:
        """Edit the journey by one of the functions of `journey.edit`."""
        try:
            journey = change(self._state.journey)
        except LoyaltyError as error:
            self.notices.say(error.message, "error")
            return False
        return self.edit(step, changed(self._state.project, journey=journey), run=run)

    def edit_reading(self, step: Message, change: Callable[[Reading], Reading]) -> bool:
        """Edit how the survey is read; the journey follows roles and scales."""
        return self.edit(step, self.with_reading(change(self.reading)))

    @property
    def reading(self) -> Reading:
        """How the survey is read."""
        return self._state.project.sources[0].reading

    def with_reading(self, reading: Reading) -> Project:
        """Return the project with its survey read otherwise."""
        source = self._state.project.sources[0]
        return with_source(self._state.project, 0, changed(source, reading=reading))

    def edit_source(
        self,
        step: Message,
        project: Project,
        survey: Survey,
        counter: Counter,
        *,
        as_is: bool = False,
        said: tuple[Message, ...] = (),
    ) -> bool:
        """Show a survey that was read anew (another encoding, another file) as one step; `said` once it is done."""
        self._keep(project, survey)
        self._counter = counter
        return self.edit(step, project, survey, as_is=as_is, said=said)

    def select(self, selection: Selection) -> None:
        """Choose something, everywhere."""
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit()

    def save(self, path: Path) -> None:
        """Write the project to `path`, its file from now on; raises UnusableProject when that cannot be done."""
        written = save(self._state.project, path, self.path)
        self._state = replace(self._state, project=written)
        self.path = path
        self.steps.setClean()
        self.file_changed.emit()

    def _on_index_changed(self, _index: int) -> None:
        self.notices.clear()  # what was said of a step is true no longer, and its button would undo something else
        self.steps_changed.emit()

    def _on_clean_changed(self, _clean: bool) -> None:
        self.file_changed.emit()

    def _keep(self, project: Project, survey: Survey) -> None:
        source = project.sources[0]
        self._workbooks[source.sha256, source.reading.encoding] = survey.workbook

    def _understood(self, project: Project, ready: Survey | None) -> State:
        """Return the state of an edited project: its survey as it is to be read, the journey following it."""
        from loyalty_desktop.survey.survey import survey  # noqa: PLC0415 - numpy waits until a file is opened

        before = self._state
        source = project.sources[0] if project.sources else None
        workbook = self._workbooks.get((source.sha256, source.reading.encoding)) if source is not None else None
        if source is None or workbook is None:
            return State(project)
        old = before.survey
        if old is not None and old.workbook is workbook and old.reading == source.reading:
            return State(project, old)
        new = survey(workbook, source.reading, old) if ready is None else ready
        if old is None:
            return State(project, new)
        journey, proposed = followed(project.journey, old, new, project.journey == self._proposed)
        if proposed:
            self._proposed = journey
        return State(changed(project, journey=journey), new)

    def _show(self, state: State) -> None:
        self._state = self._analysed(state)
        kept = still_there(self._selection, state.journey)
        chosen_anew = kept != self._selection
        self._selection = kept
        self.changed.emit()
        if chosen_anew:
            self.selection_changed.emit()

    def _analysed(self, state: State) -> State:
        if state.survey is None:
            return replace(state, results=None, problem=None)
        shown = self._state
        if state.survey is shown.survey and state.journey == shown.journey and shown.results is not None:
            return replace(state, results=shown.results, problem=None)  # only what no figure rests on is another
        from loyalty_desktop.compute.analyze import analyze  # noqa: PLC0415 - numpy waits until a file is opened
        from loyalty_desktop.compute.counter import Counter  # noqa: PLC0415

        begun = time.perf_counter()
        self._counter = Counter(state.survey) if self._counter is None else self._counter.of(state.survey)
        try:
            results = analyze(self._counter, state.journey)
            self.seconds = time.perf_counter() - begun
            return replace(state, results=results, problem=None)
        except LoyaltyError as error:
            return replace(state, results=None, problem=error.message)
