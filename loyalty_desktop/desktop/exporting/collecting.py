"""Puts together what a report is made of: what the window knows already, the rest worked out beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from loyalty_desktop.desktop.exporting.working_out import Groups, groups_of, has_comments, importance_of, voices_of
from loyalty_desktop.desktop.session.wave_books import WaveBooks
from loyalty_desktop.desktop.session.wave_work import WaveTask, compared
from loyalty_desktop.errors import Cancelled, LoyaltyError
from loyalty_desktop.journey.questions_asked import driver_questions
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.importance_results import Importance
    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.jobs import Running
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.survey.survey import Survey

    Maker: TypeAlias = Callable[[Running], Material]
    """Makes the material of a report beside the window."""
    Part: TypeAlias = Literal["importance", "voices", "groups", "waves"]
    Pair: TypeAlias = tuple[By, By | None]
    """What groups are told apart by, and what they are crossed with."""

T = TypeVar("T")
_NONE = LoyaltyError(message("picture_gone"))
"""Stands for figures that the survey cannot have."""
Chosen: TypeAlias = "Callable[[], Pair | None]"
Encodings: TypeAlias = "Callable[[Path], str | None]"
_IMPORTANCE, _VOICES, _GROUPS = "importance", "voices of a report", "groups of a report"
_PARTS: dict[str, Part] = {_IMPORTANCE: "importance", _VOICES: "voices", _GROUPS: "groups"}


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """The project as it stood at one time, and what is known of its figures; what is None is not known yet."""

    survey: Survey
    counter: Counter
    journey: Journey
    results: Results
    project: Project
    pair: Pair | None
    near: Path | None
    importance: Importance | LoyaltyError | None
    voices: Voices | LoyaltyError | None
    waves: WaveComparison | LoyaltyError | None
    groups: Groups | LoyaltyError | None

    @property
    def lacks_waves(self) -> bool:
        """Whether waves are to be compared that are not yet."""
        return self.waves is None and (len(self.project.sources) > 1 or self.project.waves.by is not None)

    @property
    def lacking(self) -> tuple[Part, ...]:
        """What is still being worked out."""
        parts: dict[Part, bool] = {
            "importance": self.importance is None,
            "voices": self.voices is None,
            "groups": self.groups is None,
            "waves": self.lacks_waves,
        }
        return tuple(part for part, lacks in parts.items() if lacks)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is lacking."""
        return not self.lacking

    def material(self) -> Material:
        """Return what a report is made of, as far as it is known."""
        from loyalty_desktop.report.document.material import Material  # noqa: PLC0415 - only for a report

        groups = self.groups if isinstance(self.groups, Groups) else Groups((), None)
        return Material(
            self.survey,
            self.counter,
            self.journey,
            self.results,
            self.project,
            dt.datetime.now().astimezone().date(),
            groups.comparisons,
            groups.opposed,
            _found(self.importance),
            _found(self.voices),
            _found(self.waves),
        )


class Lacking(NamedTuple):
    """Which figures of a report are still being worked out, and how far all of them are, 0..1."""

    parts: tuple[Part, ...]
    share: float


class Collector(QObject):
    """Knows the material of the open project, or has what it lacks worked out.

    `chosen` says by what the Compare screen compares now, None where nobody has looked at it; `encodings` how
    somebody said that a file is to be read.
    """

    arrived = Signal()
    """Something that was lacking is there: ask again."""
    progressed = Signal()
    """What is lacking has come a step further: ask how far it is."""
    edited = Signal()
    """The project may not be any more as it stood."""

    def __init__(
        self, workspace: Workspace, further: Further, waves: Waves, chosen: Chosen, encodings: Encodings
    ) -> None:
        super().__init__(workspace)
        self._workspace, self._further, self._waves, self._chosen = workspace, further, waves, chosen
        self._encodings = encodings
        self._known: tuple[tuple[object, ...], Material] | None = None
        self._shares: dict[Part, float] = {}
        further.arrived.connect(self._on_arrived)
        further.progressed.connect(self._on_progressed)
        waves.arrived.connect(self.arrived)
        workspace.opened.connect(self._forget)
        # a project that is opened anew says so after it is shown: what waits for the one before is to hear that first
        workspace.changed.connect(self.edited, Qt.ConnectionType.QueuedConnection)

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to write."""
        return self._workspace.counter is not None and self._workspace.state.results is not None

    def material(self) -> Material | None:
        """Return what a report is made of; None without figures, and while some of them are being worked out."""
        basis = self.basis()
        return None if basis is None or not basis.is_complete else self._made_of(basis)

    def so_far(self) -> Material | None:
        """Return what a report is made of as far as it is known, the rest being worked out; None without figures."""
        basis = self.basis()
        return None if basis is None else self._made_of(basis)

    def lacking(self) -> Lacking:
        """Return what of the figures is still being worked out, and how far that is."""
        basis = self.basis()
        parts = () if basis is None else basis.lacking
        return Lacking(parts, sum(self._shares.get(one, 0.0) for one in parts) / max(1, len(parts)))

    def _made_of(self, basis: Basis) -> Material:
        """Return what a report of a basis is made of, the same as before where nothing has come to be known."""
        fixed = (basis.counter, basis.journey, basis.results, basis.project)
        parts = (*fixed, basis.importance, basis.voices, basis.waves, basis.groups)
        if self._known is None or any(one is not other for one, other in zip(self._known[0], parts, strict=True)):
            self._known = (parts, basis.material())
        return self._known[1]

    def basis(self) -> Basis | None:
        """Return the project as it stands, and have worked out what is not known of it; None without figures."""
        state, counter = self._workspace.state, self._workspace.counter
        if state.survey is None or state.results is None or counter is None:
            return None
        path = self._workspace.path
        return Basis(
            state.survey,
            counter,
            state.journey,
            state.results,
            state.project,
            self._chosen(),
            None if path is None else path.absolute().parent,
            self._importance() if state.results.drivers else _NONE,
            self._voices() if has_comments(counter) else _NONE,
            self._waves.comparison() if self._waves.are_compared else None,
            self._groups(),
        )

    def is_still(self, basis: Basis) -> bool:
        """Say whether the open project is still as it stood."""
        state = self._workspace.state
        now = (self._workspace.counter, state.journey, state.project, state.results)
        return now[0] is basis.counter and now[1:3] == (basis.journey, basis.project) and now[3] is not None

    def maker(self, basis: Basis) -> Maker | None:
        """Return what makes the material of a project as it stood; None while the window works out what it lacks."""
        if not self.is_still(basis):
            return lambda running: self._completed(basis, running)
        material = self.material()
        return None if material is None else lambda _running: material

    def _completed(self, basis: Basis, running: Running) -> Material:
        """Work out what was not known of a project that is no longer as it stood."""
        counter, journey, waves = basis.counter, basis.journey, basis.waves
        importance, voices, groups = basis.importance, basis.voices, basis.groups
        if importance is None:
            importance = _tried(lambda: importance_of(counter, driver_questions(journey), running.cancelled))
        if voices is None:
            voices = _tried(lambda: voices_of(counter, journey, running.cancelled))
        if groups is None:
            groups = groups_of(counter, journey, basis.project, basis.pair)
        if basis.lacks_waves:
            books = WaveBooks(self._encodings)
            task = WaveTask(books, basis.project, journey, basis.survey, basis.near, running.cancelled)
            waves = _tried(lambda: compared(task, None))
        return replace(basis, importance=importance, voices=voices, groups=groups, waves=waves).material()

    def _importance(self) -> Importance | LoyaltyError | None:
        return self._further.later(_IMPORTANCE, _importance, part=driver_questions)

    def _voices(self) -> Voices | LoyaltyError | None:
        return self._further.later(_VOICES, _voices)

    def _groups(self) -> Groups | LoyaltyError | None:
        project, chosen = self._workspace.state.project, self._chosen()

        def work(counter: Counter, journey: Journey, _running: Running) -> Groups:
            return groups_of(counter, journey, project, chosen)

        return self._further.later(_GROUPS, work, (chosen, project.opposed))

    def _on_arrived(self, name: str) -> None:
        if name in _PARTS:
            self._shares.pop(_PARTS[name], None)
            self.arrived.emit()

    def _on_progressed(self, name: str, share: float) -> None:
        if name in _PARTS:
            self._shares[_PARTS[name]] = share
            self.progressed.emit()

    def _forget(self) -> None:
        """Hold no survey any more: another one is open."""
        self._known = None
        self._shares.clear()


def _importance(counter: Counter, journey: Journey, running: Running) -> Importance:
    return importance_of(counter, journey, running.cancelled, running.report)


def _voices(counter: Counter, journey: Journey, running: Running) -> Voices:
    return voices_of(counter, journey, running.cancelled, running.report)


def _tried(work: Callable[[], T]) -> T | LoyaltyError:
    """Return what is worked out, or why it cannot be; raises Cancelled, which is no answer."""
    try:
        return work()
    except Cancelled:
        raise
    except LoyaltyError as error:
        return error


def _found(one: T | LoyaltyError | None) -> T | None:
    return None if isinstance(one, LoyaltyError) else one
