"""Puts together what a report is made of: what the window knows already, the rest worked out beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.questions_asked import driver_questions

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import Comparison, TwoGroups
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.importance_results import Importance
    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.desktop.session.jobs import Running
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.report.document.material import Material

    Pair: TypeAlias = tuple[By, By | None]
    """What groups are told apart by, and what they are crossed with."""

T = TypeVar("T")
Chosen: TypeAlias = "Callable[[], Pair | None]"
_IMPORTANCE, _VOICES, _GROUPS = "importance", "voices of a report", "groups of a report"


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a report, and the two that the project sets against each other."""

    comparisons: tuple[Comparison, ...]
    opposed: TwoGroups | None


class Collector(QObject):
    """Knows the material of the open project, or has what it lacks worked out.

    `chosen` says by what the Compare screen compares now, None where nobody has looked at it.
    """

    arrived = Signal()
    """Something that was lacking is there: ask again."""

    def __init__(self, workspace: Workspace, further: Further, waves: Waves, chosen: Chosen) -> None:
        super().__init__(workspace)
        self._workspace, self._further, self._waves, self._chosen = workspace, further, waves, chosen
        self._known: tuple[tuple[object, ...], Material] | None = None
        further.arrived.connect(self._on_arrived)
        waves.arrived.connect(self.arrived)
        workspace.opened.connect(self._forget)

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to write."""
        return self._workspace.counter is not None and self._workspace.state.results is not None

    def material(self) -> Material | None:
        """Return what a report is made of; None without figures, and while some of them are being worked out."""
        state, counter = self._workspace.state, self._workspace.counter
        if state.survey is None or state.results is None or counter is None:
            return None
        importance = self._importance() if state.results.drivers else LoyaltyError
        voices = self._voices() if _has_comments(counter) else LoyaltyError
        waves = self._waves.comparison() if self._waves.are_compared else LoyaltyError
        groups = self._groups()
        if importance is None or voices is None or waves is None or groups is None:
            return None
        parts = (counter, state.journey, state.results, state.project, importance, voices, waves, groups)
        if self._known is None or any(one is not other for one, other in zip(self._known[0], parts, strict=True)):
            from loyalty_desktop.report.document.material import Material  # noqa: PLC0415 - only for a report

            compared = groups if isinstance(groups, Groups) else Groups((), None)
            made = Material(
                state.survey,
                counter,
                state.journey,
                state.results,
                state.project,
                dt.datetime.now().astimezone().date(),
                compared.comparisons,
                compared.opposed,
                _found(importance),
                _found(voices),
                _found(waves),
            )
            self._known = (parts, made)
        return self._known[1]

    def _importance(self) -> Importance | LoyaltyError | None:
        return self._further.later(_IMPORTANCE, _importance_of, part=driver_questions)

    def _voices(self) -> Voices | LoyaltyError | None:
        return self._further.later(_VOICES, _voices_of)

    def _groups(self) -> Groups | LoyaltyError | None:
        project, chosen = self._workspace.state.project, self._chosen()

        def work(counter: Counter, journey: Journey, _running: Running) -> Groups:
            return groups_of(counter, journey, project, chosen)

        return self._further.later(_GROUPS, work, (chosen, project.opposed))

    def _on_arrived(self, name: str) -> None:
        if name in {_IMPORTANCE, _VOICES, _GROUPS}:
            self.arrived.emit()

    def _forget(self) -> None:
        """Hold no survey any more: another one is open."""
        self._known = None


def groups_of(counter: Counter, journey: Journey, project: Project, chosen: Pair | None) -> Groups:
    """Return the groups of a report: by what was chosen first, then by the likeliest other columns."""
    from loyalty_desktop.compute.compare import compare  # noqa: PLC0415 - brings numpy
    from loyalty_desktop.report.document.compare_unasked import compared_unasked  # noqa: PLC0415

    found: list[Comparison] = []
    by, across = chosen if chosen is not None else (None, None)
    for crossed in (across, None) if across is not None else (None,):
        if by is None or found:
            break
        with suppress(LoyaltyError):  # a column that is gone, or makes no groups: the others are told all the same
            found.append(compare(counter, journey, by, crossed=crossed))
    asked = () if by is None else (by,)
    found += compared_unasked(counter, journey, asked=asked)
    return Groups(tuple(found), _opposed(counter, journey, project))


def _opposed(counter: Counter, journey: Journey, project: Project) -> TwoGroups | None:
    """Return the two groups that the project sets against each other; None where it has none."""
    from loyalty_desktop.compute.compare import compare_groups  # noqa: PLC0415 - brings numpy
    from loyalty_desktop.journey.edit_measure import following  # noqa: PLC0415

    told = project.opposed
    first = following(told.first, journey.measure)
    second = None if told.second is None else following(told.second, journey.measure)
    if not first or second == ():
        return None
    try:
        return compare_groups(counter, journey, first, second)
    except LoyaltyError:
        return None


def _importance_of(counter: Counter, journey: Journey, running: Running) -> Importance:
    from loyalty_desktop.compute.importance import importance  # noqa: PLC0415 - brings numpy

    return importance(counter, journey, cancelled=running.cancelled, on_progress=running.report)


def _voices_of(counter: Counter, journey: Journey, running: Running) -> Voices:
    from loyalty_desktop.compute.comments import Listener, comment_columns  # noqa: PLC0415 - brings numpy
    from loyalty_desktop.compute.voices import voices  # noqa: PLC0415

    columns = comment_columns(counter.survey)
    return voices(counter, journey, Listener().listen(columns, running.report, running.cancelled))


def _has_comments(counter: Counter) -> bool:
    from loyalty_desktop.compute.comments import comment_columns  # noqa: PLC0415 - brings numpy

    return bool(comment_columns(counter.survey))


def _found(one: T | LoyaltyError | type[LoyaltyError]) -> T | None:
    return None if isinstance(one, (LoyaltyError, type)) else one
