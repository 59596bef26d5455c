"""Takes up again what an earlier survey of a project had no column for, where the one that is shown now has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from loyalty_desktop.journey.left_behind import LeftBehind, LeftMeasure, LeftPart
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.journey.part_columns import columns_in, in_use, name_of, with_column
from loyalty_desktop.journey.parts import changed, put
from loyalty_desktop.journey.project import Project, View

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Filter, Journey
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class TakenUp:
    """The project with what came back (by `names`), and what is still left behind."""

    project: Project
    left: LeftBehind
    names: tuple[str, ...]


def taken_up(before: Project, moved: Project, there: Survey) -> TakenUp:
    """Return the project `moved` to another survey with what that has a column for again.

    `before` is the project as it was until now. What somebody has decided otherwise meanwhile stays as they decided.
    """
    left, journey = before.left, moved.journey
    names: list[str] = []
    weights, weight = _first(left.weights, there, lambda one: (one,))
    if weight is not None and journey.weight is None:
        journey = changed(journey, weight=weight)
        names.append(weight.heading)
    raking, margins = _first(left.raking, there, lambda one: tuple(key for margin in one for key in margin.columns))
    if margins is not None and not journey.raking:
        journey = changed(journey, raking=margins)
        names += [one.name for one in margins]
    measures, journey = _measure(left.measures, before.journey, journey, there)
    parts, journey, back = _parts(left.parts, before.journey, journey, there)
    names += back
    groupings = []
    for group in left.groupings:
        if there.column(group.grouping.column) is None:
            groupings.append(group)
        elif all(one.id != group.grouping.id for one in journey.groupings):
            journey = changed(journey, groupings=put(journey.groupings, group.grouping, group.place))
            names.append(group.grouping.name)
    views, kept = moved.views, []
    for view in left.views:
        if not _has(there, _columns(view.filters)):
            kept.append(view)
        elif all(one.name != view.name for one in views):
            views = put(views, View(view.name, view.filters), view.place)
            names.append(view.name)
    opposed, two = _first(left.opposed, there, _both)
    by, column = _first(left.by, there, lambda one: (one.column,))
    project = changed(
        moved,
        journey=journey,
        views=views,
        opposed=two if two is not None and moved.opposed == Opposed() else moved.opposed,
        waves=changed(moved.waves, by=column if moved.waves.by is None else moved.waves.by),
    )
    rest = LeftBehind(measures, parts, weights, raking, tuple(groupings), tuple(kept), opposed, by)
    return TakenUp(project, rest, tuple(dict.fromkeys(names)))


def _first(
    those: tuple[T, ...], there: Survey, columns: Callable[[T], Sequence[ColumnKey]]
) -> tuple[tuple[T, ...], T | None]:
    """Return what is still without its columns, and the first that has them; others that have them are outlived."""
    held = [one for one in those if _has(there, columns(one))]
    return tuple(one for one in those if one not in held), held[0] if held else None


def _measure(
    left: tuple[LeftMeasure, ...], before: Journey, journey: Journey, there: Survey
) -> tuple[tuple[LeftMeasure, ...], Journey]:
    """Return the loyalty question with its cut-offs, but the target of now."""
    valid = tuple(one for one in left if one.instead == before.measure.column)
    rest, found = _first(valid, there, lambda one: () if one.measure.column is None else (one.measure.column,))
    if found is None:
        return rest, journey
    return rest, changed(journey, measure=changed(found.measure, target=journey.measure.target))


def _parts(
    left: tuple[LeftPart, ...], before: Journey, journey: Journey, there: Survey
) -> tuple[tuple[LeftPart, ...], Journey, list[str]]:
    """Return the journey whose parts have their columns again, unless somebody gave them others meanwhile."""
    was, rest, names = columns_in(before), list[LeftPart](), list[str]()
    for one in left:
        if one.id not in was or was[one.id][0] != one.instead:
            continue
        if there.column(one.column) is None or (one.option is None and one.column in in_use(journey, one.id)):
            rest.append(one)
            continue
        journey = with_column(journey, one.id, one.column, one.option)
        names.append(name_of(journey, one.id) or one.column.heading)
    return tuple(rest), journey, names


def _both(opposed: Opposed) -> tuple[ColumnKey, ...]:
    return (*_columns(opposed.first), *_columns(opposed.second or ()))


def _columns(filters: tuple[Filter, ...]) -> tuple[ColumnKey, ...]:
    return tuple(one.column for one in filters)


def _has(there: Survey, keys: Sequence[ColumnKey]) -> bool:
    return all(there.column(key) is not None for key in keys)
