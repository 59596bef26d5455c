"""A project as another of its waves can show it: what that has no column for is left behind, and comes back later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.journey.crossing_told import back_told, left_told
from loyalty_desktop.journey.left_behind import LeftBehind, LeftGrouping, LeftMeasure, LeftPart, LeftView
from loyalty_desktop.journey.match import match_journey
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.journey.part_columns import columns_in
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project
from loyalty_desktop.journey.taking_up import taken_up
from loyalty_desktop.journey.wave_answers import filters_there
from loyalty_desktop.journey.wave_columns import journey_there
from loyalty_desktop.journey.wave_settings import WaveColumn

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.wave_pairs import ColumnPairs
    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class Crossed:
    """The project by the columns of a wave, whose sources are still as they were; `told` is what became otherwise."""

    project: Project
    told: tuple[Message, ...] = ()
    problem: Message | None = None


def cross(project: Project, pairs: ColumnPairs, here: Survey, there: Survey, name: str) -> Crossed:
    """Return the project as the wave of this name (there) can show it instead of the open survey (here).

    What has no column there is kept in `left` and comes back with a survey that has it; a filter is never taken away
    silently: then there is a `problem`.
    """
    moved = journey_there(project.journey, pairs, here, there, name)
    if moved.problem is not None:
        return Crossed(project, (), moved.problem)
    left = _left(project, moved.journey, pairs)
    views = [(one, filters_there(one.filters, pairs)) for one in project.views]
    by = project.waves.by
    new = changed(
        project,
        journey=_with_money(moved.journey, pairs),
        views=tuple(changed(one, filters=filters) for one, filters in views if filters is not None),
        opposed=_opposed(project.opposed, pairs) or Opposed(),
        waves=changed(project.waves, by=_parted(by, pairs)),
    )
    found = taken_up(project, new, there)
    matched = match_journey(found.project.journey, there)  # also what had no column in the survey open until now
    whole = _with_instead(left + found.left, matched.journey)
    told = (
        *((moved.refused,) if moved.refused is not None else ()),
        *moved.told,
        *left_told(_with_instead(left, matched.journey), matched.journey, name),
        *back_told(found.names),
        *(one.message for one in matched.guesses),
    )
    return Crossed(changed(found.project, journey=matched.journey, left=whole), told)


def _left(project: Project, moved: Journey, pairs: ColumnPairs) -> LeftBehind:
    """Return what has no column in the wave."""
    journey, by = project.journey, project.waves.by
    measure, now = journey.measure, columns_in(moved)
    parts = tuple(
        LeftPart(id_, column, option)
        for id_, (column, option) in columns_in(journey).items()
        if column is not None and (now[id_][0] is None or column not in pairs.there)
    )
    return LeftBehind(
        measures=(LeftMeasure(measure),) if measure.column is not None and moved.measure.column is None else (),
        parts=parts,
        weights=(journey.weight,) if journey.weight is not None and moved.weight is None else (),
        raking=(journey.raking,) if journey.raking and not moved.raking else (),
        groupings=tuple(
            LeftGrouping(one, at) for at, one in enumerate(journey.groupings) if one.column not in pairs.there
        ),
        views=tuple(
            LeftView(one.name, one.filters, at)
            for at, one in enumerate(project.views)
            if filters_there(one.filters, pairs) is None
        ),
        opposed=(project.opposed,) if _opposed(project.opposed, pairs) is None else (),
        by=(by,) if by is not None and by.column not in pairs.there else (),
    )


def _opposed(opposed: Opposed, pairs: ColumnPairs) -> Opposed | None:
    first = filters_there(opposed.first, pairs)
    second = None if opposed.second is None else filters_there(opposed.second, pairs)
    if first is None or (second is None and opposed.second is not None):
        return None
    return changed(opposed, first=first, second=second)


def _parted(by: WaveColumn | None, pairs: ColumnPairs) -> WaveColumn | None:
    if by is None or by.column not in pairs.there:
        return None
    return changed(by, column=pairs.there[by.column])


def _with_money(journey: Journey, pairs: ColumnPairs) -> Journey:
    """Return the journey whose columns of money are those of the wave."""
    money = journey.economics
    columns = {
        name: None if key is None else pairs.there.get(key)
        for name, key in (("profit", money.profit), ("frequency", money.frequency))
    }
    return changed(journey, economics=changed(money, **columns))


def _with_instead(left: LeftBehind, journey: Journey) -> LeftBehind:
    """Return what was left with the columns that the program has given it instead."""
    now = columns_in(journey)
    return changed(
        left,
        measures=tuple(changed(one, instead=journey.measure.column) for one in left.measures),
        parts=tuple(changed(one, instead=now[one.id][0]) for one in left.parts if one.id in now),
    )
