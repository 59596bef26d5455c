"""What groups of respondents can be told apart by: own groups, segments, ranges, questions with several answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec
import numpy as np

from loyalty_desktop.compute.parts import MOST_GROUPS
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.short_names import short_names
from loyalty_desktop.survey.reading import ColumnKey, Role
from loyalty_desktop.survey.scale import RATINGS, Kind

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.survey import Column, Survey

CompareBy: TypeAlias = "ColumnKey | Grouping"

_GROUPING: frozenset[Kind] = RATINGS | {"yes_no", "category", "multi", "bands", "number", "money"}
_ALSO: dict[Kind, frozenset[Role]] = {
    "multi": frozenset({"experience"}),
    "bands": frozenset({"spend", "frequency"}),
}
"""Columns of these kinds make groups although they are there for something else."""
_LIKELY_GROUPS, _LIKELY_ANSWERED = 12, 0.5


class CompareChoice(msgspec.Struct, frozen=True):
    """Something to compare by; `likely` where it makes a few groups out of most respondents.

    `groups` is how many it makes, or a few more: answers that are written in two ways count twice.
    """

    by: CompareBy
    name: str
    short: str
    likely: bool
    groups: int


def compare_choices(survey: Survey, journey: Journey) -> tuple[CompareChoice, ...]:
    """Return all that can be compared by: own groups, then segments, then other questions, each in file order."""
    columns = sorted((one for one in survey.columns if _makes_groups(one, journey)), key=_is_aside)
    found: list[tuple[CompareBy, str, bool, int]] = [
        (one, one.name, True, len(one.groups))
        for one in journey.groupings
        if one.groups and survey.column(one.column) is not None
    ]
    found += [(one.key, column_text(one), _is_likely(one), _groups(one)) for one in columns]
    shorts = short_names([one[1] for one in found])
    return tuple(
        CompareChoice(by, name, short, likely, groups)
        for (by, name, likely, groups), short in zip(found, shorts, strict=True)
    )


def likeliest(choices: tuple[CompareChoice, ...]) -> tuple[CompareChoice, ...]:
    """Return those to be offered first; all of them where none is likelier than the others."""
    return tuple(one for one in choices if one.likely) or choices


def crossable(choices: tuple[CompareChoice, ...], chosen: CompareChoice) -> tuple[CompareChoice, ...]:
    """Return what the groups of a choice can be parted by further: other columns that make a few groups."""
    return tuple(
        one
        for one in choices
        if one.likely and _column(one.by) != _column(chosen.by) and one.groups * chosen.groups <= MOST_GROUPS
    )


def same_choice(one: CompareBy | None, other: CompareBy | None) -> bool:
    """Tell whether two are the same column or the same own groups, however these were changed."""
    return _mark(one) == _mark(other)


def choice_of(choices: tuple[CompareChoice, ...], by: CompareBy | None) -> CompareChoice | None:
    """Return the choice that is in use, or the likeliest one; own groups are known by their id, however changed."""
    found = next((one for one in choices if _mark(one.by) == _mark(by)), None)
    return found if found is not None else next(iter(likeliest(choices)), None)


def _column(by: CompareBy) -> ColumnKey:
    return by.column if isinstance(by, Grouping) else by


def _mark(by: CompareBy | None) -> ColumnKey | str | None:
    return by.id if isinstance(by, Grouping) else by


def _makes_groups(column: Column, journey: Journey) -> bool:
    kind = column.scale.kind
    if kind not in _GROUPING or column.hides == "all" or column.key == journey.measure.column:
        return False
    if column.role != "segment" and column.role not in _ALSO.get(kind, ()):
        return False
    return 2 <= _groups(column) <= MOST_GROUPS


def _is_aside(column: Column) -> bool:
    return column.role != "segment"


def _groups(column: Column) -> int:
    if column.scale.kind == "multi":
        return len(column.scale.options)
    return int(np.count_nonzero(column.scale.valid & (np.asarray(column.distinct.counts) > 0)))


def _is_likely(column: Column) -> bool:
    counts = np.asarray(column.distinct.counts)
    answered = counts[column.scale.valid].sum() >= _LIKELY_ANSWERED * counts.sum()
    return column.role == "segment" and _groups(column) <= _LIKELY_GROUPS and bool(answered)
