"""What the respondents can be filtered by, and what there is to choose from: answers with counts, ranges, days."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import msgspec
import numpy as np

from loyalty_desktop.compute.admission import Admission
from loyalty_desktop.compute.days import days_of
from loyalty_desktop.compute.folding import plan
from loyalty_desktop.compute.passing import belonging, shown_numbers
from loyalty_desktop.journey.model import Filter, Group, Grouping, Journey, LoyaltyClass, Measure
from loyalty_desktop.report.column_names import shown_columns
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reading import SUMMED, ColumnKey, Role
from loyalty_desktop.survey.scale import RATINGS, Kind

if TYPE_CHECKING:
    import numpy.typing as npt

    from loyalty_desktop.report.shown_names import ShownName
    from loyalty_desktop.survey.survey import Column, Survey

FilterKind: TypeAlias = Literal["classes", "answers", "options", "amounts", "days", "words", "groups"]
Section: TypeAlias = Literal[
    "groups", "loyalty", "segment", "experience", "amount", "day", "comment", "rating", "other"
]
SECTIONS: tuple[Section, ...] = get_args(Section)

_SECTION: dict[Role, Section] = {
    "loyalty": "loyalty",
    "experience": "experience",
    "segment": "segment",
    "spend": "amount",
    "frequency": "amount",
    "timestamp": "day",
    "comment": "comment",
    "driver": "rating",
    "overall_satisfaction": "rating",
}
_NOT_OFFERED: frozenset[Role] = frozenset({"personal", "id", "weight"})
_CLASSES: tuple[LoyaltyClass, ...] = ("negative", "passive", "positive")
_MOST_LISTED = 200
"""Numbers with more different answers than this are told apart by a range alone."""
_BARS = 28
_USUAL = 0.99


class FilterColumn(msgspec.Struct, frozen=True):
    """Something to filter by: a column, or groups of one's own made of it (`grouping` is their id, else '').

    `short` is its name where room is little, `found_by` what a search looks at; `again` says that several filters of it
    make sense at once.
    """

    key: ColumnKey
    name: str
    section: Section
    kinds: tuple[FilterKind, ...]
    found_by: str
    again: bool = False
    grouping: str = ""
    short: str = ""


class AnswerChoice(msgspec.Struct, frozen=True):
    """One answer that can be chosen: as filters name it, as it is shown, and how many gave it."""

    value: str
    text: str
    count: int


class Spread(msgspec.Struct, frozen=True):
    """The smallest and the largest number of a column, and how many respondents lie in each of equal steps between.

    `edges` are one more than `counts`; beyond the last edge lies whatever is far out, counted in the last step.
    """

    lowest: float
    highest: float
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    n: int


class Days(msgspec.Struct, frozen=True):
    """The first and the last day of a column (YYYY-MM-DD), and how its respondents spread between them."""

    first: str
    last: str
    spread: Spread


def filter_columns(survey: Survey, journey: Journey) -> tuple[FilterColumn, ...]:
    """Return all that can be filtered by, section by section; columns that name people are not among them."""
    found = [one for grouping in journey.groupings if (one := _of_grouping(survey, grouping)) is not None]
    names = shown_columns(survey, journey)
    for column in survey.columns:
        kinds = kinds_of(column, journey.measure)
        if kinds:
            found.append(_of_column(column, journey, kinds, names[column.key]))
    return tuple(sorted(found, key=lambda one: SECTIONS.index(one.section)))


def _of_grouping(survey: Survey, grouping: Grouping) -> FilterColumn | None:
    column = survey.column(grouping.column)
    if column is None:
        return None
    words = (grouping.name, column_text(column), *(group.name for group in grouping.groups))
    return FilterColumn(
        grouping.column,
        grouping.name,
        "groups",
        ("groups",),
        match_text("\n".join(words)),
        grouping=grouping.id,
        short=grouping.name,
    )


def _of_column(column: Column, journey: Journey, kinds: tuple[FilterKind, ...], shown: ShownName) -> FilterColumn:
    own = [one.name for one in journey.experiences if one.column == column.key]
    words = (shown.full, column.heading, *own, *(option.text for option in column.scale.options))
    section: Section = "loyalty" if column.key == journey.measure.column else _SECTION.get(column.role, "other")
    found_by, again = match_text("\n".join(words)), column.scale.kind == "multi"
    return FilterColumn(column.key, shown.full, section, kinds, found_by, again, short=shown.short)


def kinds_of(column: Column, measure: Measure) -> tuple[FilterKind, ...]:
    """Return how a column can be filtered, the likeliest way first; () when it is not offered."""
    if column.role in _NOT_OFFERED or column.hides == "all":
        return ()
    kind = column.scale.kind
    if column.key == measure.column and kind in RATINGS:
        return ("classes", "amounts" if kind in {"zero_to_ten", "points"} else "answers")
    by_kind: dict[Kind, tuple[FilterKind, ...]] = {
        "multi": ("options",),
        "date": ("days",),
        "text": ("words",),
        "zero_to_ten": ("amounts", "answers"),
        "empty": (),
        "id": ("amounts",) if column.role in SUMMED else (),  # amounts of which no two are alike
    }
    if kind in by_kind:
        return by_kind[kind]
    if kind in {"money", "number"}:
        few = len(column.distinct.present()) <= _MOST_LISTED
        if not few:
            return ("amounts",)
        return ("answers", "amounts") if column.role == "segment" else ("amounts", "answers")
    return ("answers",)


def columns_found(columns: tuple[FilterColumn, ...], typed: str) -> tuple[FilterColumn, ...]:
    """Return those whose name, options or experiences hold what was typed, however it is written."""
    wanted = match_text(typed)
    return tuple(one for one in columns if wanted in one.found_by)


def kind_of(one: Filter, columns: tuple[FilterColumn, ...], groupings: tuple[Grouping, ...]) -> FilterKind:
    """Return how a filter was made, to be changed in the same way."""
    if own_group(one, groupings) is not None:
        return "groups"
    asked: tuple[tuple[FilterKind, bool], ...] = (
        ("classes", bool(one.classes)),
        ("days", bool(one.since or one.until)),
        ("amounts", one.low is not None or one.high is not None),
        ("words", bool(one.contains)),
    )
    for kind, is_asked in asked:
        if is_asked:
            return kind
    kinds = next((column.kinds for column in columns if column.key == one.column and not column.grouping), ("answers",))
    if one.values:
        return "options" if "options" in kinds else "answers"
    return kinds[0]


def own_group(one: Filter, groupings: tuple[Grouping, ...]) -> tuple[Grouping, Group] | None:
    """Return the group of one's own that a filter is made of, None if it is made of none."""
    plain = not (one.since or one.until or one.contains or one.classes)
    for grouping in groupings if plain else ():
        for group in grouping.groups:
            if grouping.column == one.column and (group.values, group.low, group.high) == (
                one.values,
                one.low,
                one.high,
            ):
                return grouping, group
    return None


def answer_choices(counted: Admission) -> tuple[AnswerChoice, ...]:
    """Return the answers of a column in the order in which they are compared too; those without one by their counts."""
    column = counted.column
    if column.scale.kind == "multi":
        valid = column.scale.valid
        return tuple(
            AnswerChoice(option.text, option.text, counted.among(option.members & valid))
            for option in column.scale.options
        )
    how = plan(column)
    sums = how.sets.sums(counted.counts[:, None])
    rows = [(group, int(n)) for group, (n,) in zip(how.answers, sums, strict=False)]
    rows.sort(key=lambda row: (row[0].code if row[0].code == row[0].code else math.inf, -row[1]))
    return tuple(AnswerChoice(group.text, group.text, n) for group, n in rows)


def class_choices(counted: Admission, measure: Measure) -> tuple[AnswerChoice, ...]:
    """Return the classes of the loyalty question, from negative to positive."""
    return tuple(
        AnswerChoice(
            code, class_name(code, measure), counted.passing(Filter(counted.column.key, classes=(code,)), measure)
        )
        for code in _CLASSES
    )


def group_choices(counted: Admission, groups: tuple[Group, ...]) -> tuple[AnswerChoice, ...]:
    """Return groups of one's own with how many belong to each."""
    return tuple(AnswerChoice(one.name, one.name, counted.among(belonging(counted.column, one))) for one in groups)


def numbers_of(column: Column) -> npt.NDArray[np.float64]:
    """Return the number of each raw value as ranges look at it, NaN for what is no answer."""
    return np.where(column.scale.valid, shown_numbers(column), np.nan)


def amounts(counted: Admission) -> Spread | None:
    """Return the numbers of a column as they are filtered by; None when it has none."""
    return _spread(numbers_of(counted.column), counted)


def days(counted: Admission) -> Days | None:
    """Return the days of a column; None when no day can be read."""
    spread = _spread(days_of(counted.column), counted)
    if spread is None:
        return None
    first, last = (dt.date.fromordinal(int(one)).isoformat() for one in (spread.lowest, spread.highest))
    return Days(first, last, spread)


def _spread(numbers: npt.NDArray[np.float64], counted: Admission) -> Spread | None:
    given = np.isfinite(numbers) & (counted.column.distinct.counts > 0)
    if not given.any():
        return None
    lowest, highest = float(numbers[given].min()), float(numbers[given].max())
    values, counts = numbers[given], counted.counts[given]
    order = np.argsort(values)
    reached = np.cumsum(counts[order])
    n = int(reached[-1])
    usual = float(values[order][int(np.searchsorted(reached, _USUAL * n))]) if n else highest
    whole = bool((values == np.floor(values)).all())
    size = highest - lowest + 1 if whole and highest - lowest < _BARS else 0
    bars = int(size) if size else _BARS
    end = highest + 1 if size else max(usual, lowest + 1e-9)
    edges = np.linspace(lowest, end, bars + 1)
    places = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, bars - 1)
    sums = np.bincount(places, weights=counts, minlength=bars).astype(np.int64)
    return Spread(lowest, highest, tuple(edges.tolist()), tuple(sums.tolist()), n)


class WeightColumn(msgspec.Struct, frozen=True):
    """A column that can weigh respondents; `meant` says that it is there for that."""

    key: ColumnKey
    name: str
    meant: bool


def weight_columns(survey: Survey) -> tuple[WeightColumn, ...]:
    """Return the columns that can weigh respondents, those meant for it first.

    A weight is a number, never negative, and somebody has one above 0.
    """
    fit = [column for column in survey.columns if _may_weigh(column)]
    fit.sort(key=lambda column: column.role != "weight")
    return tuple(WeightColumn(column.key, column_text(column), column.role == "weight") for column in fit)


def _may_weigh(column: Column) -> bool:
    if column.role == "weight":
        kinds: frozenset[Kind] = frozenset({"number", "money", "category", "points"})
    else:
        kinds = frozenset({"number"})
        if column.role in {"id", "personal", "loyalty", "driver"}:
            return False
    if column.scale.kind not in kinds:
        return False
    distinct = column.distinct
    given = distinct.counts > 0
    given[[at for at in distinct.missing if distinct.reasons[at] == "blank"]] = False
    figures = distinct.figures[given]
    return bool(figures.size and np.isfinite(figures).all() and (figures >= 0).all() and (figures > 0).any())
