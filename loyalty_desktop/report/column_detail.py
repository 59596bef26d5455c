"""One column looked at closely: what each answer counts as, what is left out and why, how the answers spread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.journey.corrections import same_scale
from loyalty_desktop.report.amounts import Amounts, amounts_of
from loyalty_desktop.report.columns import ColumnHead, column_head
from loyalty_desktop.report.distribution import Distribution, distribution
from loyalty_desktop.report.option_rows import OptionList, option_list
from loyalty_desktop.report.value_rows import CODED, ValueRow, value_rows
from loyalty_desktop.survey.own_labels import takes_labels
from loyalty_desktop.survey.reading import ColumnKey, Correction, Role
from loyalty_desktop.survey.scale import RATINGS, Kind

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.survey.survey import Column, Survey

_WORDED: frozenset[Kind] = frozenset({"words", "numbered"})
_RATED_ROLES: frozenset[Role] = frozenset({"driver", "overall_satisfaction"})
_NEED_SCALE: frozenset[Role] = frozenset({"loyalty", "driver", "overall_satisfaction"})
_COMPARED: frozenset[Kind] = CODED | {"category"}


class Direction(msgspec.Struct, frozen=True):
    """Which answer of a rating scale is the best one and which the worst, with their codes."""

    best: str
    worst: str
    low: int
    high: int
    reversed: bool


class ColumnDetail(msgspec.Struct, frozen=True):
    """All that the inspector shows of one column.

    `values` holds at most MOST_VALUES rows, `more` says how many different values there are beyond. Codes may be
    typed where `can_code` (words, or answers that are to be rated and are on no scale yet), yes and no be told apart
    where `can_tell_yes`. `alike` are the other columns with the same scale, `unlike` those among them whose answers
    the user has not had read as this column's.
    """

    head: ColumnHead
    kind: Kind
    points: int | None
    measured: bool
    values: tuple[ValueRow, ...]
    more: int
    can_code: bool
    can_tell_yes: bool
    direction: Direction | None
    alike: tuple[ColumnKey, ...]
    unlike: tuple[ColumnKey, ...]
    distribution: Distribution
    options: OptionList | None = None
    """The answers that cells hold together, or could hold; None where there is nothing to split."""
    can_label: bool = False
    """The answers are codes that the user may give labels to."""
    amounts: Amounts | None = None
    """What ranges count for in sums; None where there are none, or nothing is added up."""


def column_detail(survey: Survey, column: Column, measure: Measure) -> ColumnDetail:
    """Return the inspector's value for a column of the survey; `measure` says what loyalty answers count as."""
    rows, more = value_rows(column, measure)
    alike = alike_columns(survey, column)
    scale = column.scale
    return ColumnDetail(
        head=column_head(column),
        kind=scale.kind,
        points=scale.points if scale.kind in RATINGS else None,
        measured=measure.column == column.key,
        values=rows,
        more=more,
        can_code=scale.kind in _WORDED or (scale.kind == "category" and column.role in _NEED_SCALE),
        can_tell_yes=scale.kind == "yes_no" or (column.role == "experience" and scale.kind not in {"multi", "text"}),
        direction=_direction(column, rows),
        alike=alike,
        unlike=tuple(key for key in alike if not _read_alike(survey, column, key)),
        distribution=distribution(column, measure, rows),
        options=option_list(column),
        can_label=takes_labels(column),
        amounts=amounts_of(column, rows),
    )


def alike_columns(survey: Survey, column: Column) -> tuple[ColumnKey, ...]:
    """Return the other columns that have the scale of `column`, as it is read now or was before the user spoke."""
    before = _untouched(column)
    all_before = tuple(_untouched(other) if _is_touched(other) else other for other in survey.columns)
    found: set[ColumnKey] = set()
    for one, others in ((column, survey.columns), (before, survey.columns), (before, all_before)):
        if one.scale.kind in _COMPARED:
            kin = tuple(other for other in others if other.scale.kind == one.scale.kind)
            found |= set(same_scale(replace(survey, columns=kin), one))
    kin_roles = _RATED_ROLES if column.role in _RATED_ROLES else {column.role}
    return tuple(
        other.key
        for other in survey.columns
        if other.key in found and other.key != column.key and other.role in kin_roles
    )


def _is_touched(column: Column) -> bool:
    return column.correction != Correction(column.key, role=column.correction.role)


def _untouched(column: Column) -> Column:
    """Return a column as it is read without what the user said about its answers."""
    question = column.question.plain or column.question
    bare = replace(column.context, correction=Correction(column.key, role=column.correction.role))
    return replace(column, question=question, scale=question.scale(bare))


def _read_alike(survey: Survey, column: Column, key: ColumnKey) -> bool:
    other = survey.reading.correction(key)
    return msgspec.structs.replace(column.correction, column=key, role=other.role) == other


def _direction(column: Column, rows: tuple[ValueRow, ...]) -> Direction | None:
    scale = column.scale
    coded = [row for row in rows if row.code is not None]
    if scale.kind not in RATINGS or scale.low is None or scale.high is None or len(coded) < 2:
        return None
    if scale.kind in {"zero_to_ten", "points"}:
        ends = (str(scale.low), str(scale.high))
        worst, best = ends[::-1] if scale.reversed else ends
    else:
        best, worst = coded[0].value, coded[-1].value
    return Direction(best, worst, scale.low, scale.high, scale.reversed)
