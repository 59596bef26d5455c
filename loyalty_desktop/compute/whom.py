"""Whom a figure counts: the respondents behind it, found again one by one.

A figure is made from counts; these are the rows that were counted, for somebody who wants to see them.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from loyalty_desktop.compute.amount_rows import CLASSES, classes_of_answers, levels_of
from loyalty_desktop.compute.answering import Answering, happening_of, rating_of
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.customers import customers
from loyalty_desktop.compute.economy import loyalty_column
from loyalty_desktop.compute.parts import By, partition
from loyalty_desktop.journey.economics import CELLS, CellCode
from loyalty_desktop.survey.missing import REASONS, Reason

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.model import Filter, Journey
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]
RatedPart: TypeAlias = Literal["rated", "top", "rest", "used", "asked"]
LivedPart: TypeAlias = Literal["asked", "had", "not"]
_NOT_ASKED = ("blank", "error")


class Loyal(msgspec.Struct, frozen=True):
    """Who gave a loyalty answer from `low` to `high`, where those are given, of the measure's scale in any case."""

    low: float | None = None
    high: float | None = None


class Rated(msgspec.Struct, frozen=True):
    """Who rated a driver; only the top box or the rest, or who used what is rated, or was asked at all."""

    driver: str
    part: RatedPart = "rated"


class Lived(msgspec.Struct, frozen=True):
    """Who had an experience, or had it not, or was asked."""

    experience: str
    part: LivedPart = "had"


class Among(msgspec.Struct, frozen=True):
    """Who is in a group of a comparison, by the names of its answers; without names, everybody who is compared."""

    by: tuple[By, ...]
    names: tuple[str, ...] = ()


class InCells(msgspec.Struct, frozen=True):
    """Who is in one of these cells of the customer grid."""

    cells: tuple[CellCode, ...] = CELLS


class Spending(msgspec.Struct, frozen=True):
    """Who has an amount in a column."""

    column: ColumnKey


class Passing(msgspec.Struct, frozen=True):
    """Who passes further filters; `others`, who does not pass all of them."""

    filters: tuple[Filter, ...]
    others: bool = False


class Either(msgspec.Struct, frozen=True):
    """Who is one of the first or one of the second, or both."""

    first: tuple[Condition, ...]
    second: tuple[Condition, ...]


Condition: TypeAlias = "Loyal | Rated | Lived | Among | InCells | Spending | Passing | Either"
Whom: TypeAlias = tuple[Condition, ...]
"""Those of the journey's base to whom all of this applies; nothing: the whole base."""


def rows_of(counter: Counter, journey: Journey, whom: Whom) -> Rows:
    """Return the respondents as rows of the survey, from 0, in file order.

    Raises UnusableJourney when a filter, the weight or a column that tells groups apart is missing or unusable.
    """
    base = counter.base_of(journey)
    every: Flags = np.ones(counter.survey.rows, dtype=bool) if base.rows is None else base.rows
    return np.flatnonzero(reduce(np.logical_and, (_flags(counter, journey, one) for one in whom), every))


def _flags(counter: Counter, journey: Journey, one: Condition) -> Flags:
    nobody: Flags = np.zeros(counter.survey.rows, dtype=bool)
    if isinstance(one, Loyal):
        found = _loyal(counter, journey, one)
    elif isinstance(one, Rated):
        found = _rated(counter, journey, one)
    elif isinstance(one, Lived):
        found = _lived(counter, journey, one)
    elif isinstance(one, Among):
        found = _among(counter, one)
    elif isinstance(one, InCells):
        grid = customers(counter, journey).grid
        found = None if grid is None else np.isin(grid.placed, [CELLS.index(code) for code in one.cells])
    elif isinstance(one, Passing):
        found = _passing(counter, journey, one)
    elif isinstance(one, Either):
        sides = [rows_of(counter, journey, whom) for whom in (one.first, one.second)]
        found = np.isin(np.arange(counter.survey.rows), np.concatenate(sides))
    else:
        column = counter.survey.column(one.column)
        found = None if column is None else (levels_of(column.scale).of_value >= 0)[column.raw.codes]
    return nobody if found is None else found


def _loyal(counter: Counter, journey: Journey, one: Loyal) -> Flags | None:
    column, measure = loyalty_column(counter, journey), journey.measure
    if column is None:
        return None
    codes = column.scale.codes
    low = measure.low if one.low is None else max(one.low, measure.low)
    high = measure.high if one.high is None else min(one.high, measure.high)
    with np.errstate(invalid="ignore"):
        inside: Flags = (codes >= low) & (codes <= high)
    return inside[column.raw.codes]


def _rated(counter: Counter, journey: Journey, one: Rated) -> Flags | None:
    drivers = (*journey.drivers, *journey.overall)
    driver = next((each for each in drivers if each.id == one.driver), None)
    found = "no_column" if driver is None else rating_of(counter.survey, driver)
    if isinstance(found, str):
        return None
    column, valid, top = found
    if one.part in ("asked", "used"):
        reasons = column.scale.reasons
        beside = [_is_asked(reason) if one.part == "asked" else reason == "dont_know" for reason in reasons]
        wanted: Flags = valid | np.array(beside, dtype=bool)
    else:
        wanted = {"rated": valid, "top": top, "rest": valid & ~top}[one.part]
    return wanted[column.raw.codes]


def _is_asked(reason: str | None) -> bool:
    return reason is not None and reason not in _NOT_ASKED


def _lived(counter: Counter, journey: Journey, one: Lived) -> Flags | None:
    experience = next((each for each in journey.experiences if each.id == one.experience), None)
    found: Answering | str = "no_column" if experience is None else happening_of(counter.survey, experience)
    if isinstance(found, str):
        return None
    column, valid, had = found
    wanted: Flags = {"asked": valid, "had": had, "not": valid & ~had}[one.part]
    return wanted[column.raw.codes]


def _among(counter: Counter, one: Among) -> Flags:
    found = np.ones(counter.survey.rows, dtype=bool)
    for at, by in enumerate(one.by):
        parted = partition(counter, by)
        members = parted.members[parted.names.index(one.names[at])] if one.names else parted.everybody
        found &= members[parted.column.raw.codes]
    return found


def _passing(counter: Counter, journey: Journey, one: Passing) -> Flags:
    rows = counter.base_of(replace(journey, filters=(*journey.filters, *one.filters))).rows
    found: Flags = np.ones(counter.survey.rows, dtype=bool) if rows is None else rows
    return ~found if one.others else found


def missing_of(counter: Counter, journey: Journey, whom: Whom, question: Condition) -> tuple[tuple[Reason, int], ...]:
    """Return who of these respondents has no valid answer to a question, by the reason why."""
    column = _column_of(counter, journey, question)
    if column is None:
        return ()
    rows = rows_of(counter, journey, whom)
    without = rows[~_flags(counter, journey, question)[rows]]
    counts = np.bincount(column.raw.codes[without], minlength=len(column.raw.values))
    found = dict.fromkeys(REASONS, 0)
    for reason, count in zip(column.scale.reasons, counts.tolist(), strict=True):
        found[reason or "out_of_range"] += count  # an answer that is none of this measure's
    return tuple((reason, count) for reason, count in found.items() if count)


def _column_of(counter: Counter, journey: Journey, question: Condition) -> Column | None:
    """Return the column that holds the answers to the question of a condition."""
    if isinstance(question, Loyal):
        return loyalty_column(counter, journey)
    if isinstance(question, Rated):
        key = next((one.column for one in (*journey.drivers, *journey.overall) if one.id == question.driver), None)
    elif isinstance(question, Lived):
        key = next((one.column for one in journey.experiences if one.id == question.experience), None)
    else:
        return None
    return None if key is None else counter.survey.column(key)


def classes_of(counter: Counter, journey: Journey, whom: Whom) -> ClassCounts:
    """Return those of these respondents who gave a loyalty answer, by class."""
    outcome, measure = loyalty_column(counter, journey), journey.measure
    if outcome is None:
        return ClassCounts()
    rows = rows_of(counter, journey, whom)
    weights = counter.base_of(journey).weights
    places = classes_of_answers(outcome.scale.codes, measure)[outcome.raw.codes[rows]]
    negative, passive, positive = (_tally(rows[places == at], weights) for at in range(len(CLASSES)))
    return ClassCounts(positive, passive, negative)


def _tally(rows: Rows, weights: Floats | None) -> Tally:
    if weights is None:
        return Tally.of(rows.size)
    found = weights[rows]
    return Tally(int(rows.size), float(found.sum()), float((found * found).sum()))
