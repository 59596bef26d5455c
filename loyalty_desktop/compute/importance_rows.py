"""The rows that driver importance is computed on: ratings and outcome of each respondent of the base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.answering import rating_of
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Base, Counter
    from loyalty_desktop.compute.linearised import BoolArray, FloatArray
    from loyalty_desktop.compute.missing_patterns import Ints
    from loyalty_desktop.journey.model import Driver, Journey, Measure
    from loyalty_desktop.survey.survey import Column, Survey


@dataclass(frozen=True, slots=True, eq=False)
class RatedRows:
    """One row for each respondent of the base with a valid loyalty answer, in the order of the file."""

    outcome: FloatArray
    """The loyalty answer itself (0-10), not its class."""
    ratings: tuple[FloatArray | str, ...]
    """Of each driver, a larger number being better and NaN no rating; the flag that says why there are none."""
    weights: FloatArray | None
    by_id: Ints
    """The rows in the order of the respondents' ids; of the file where there are none."""


def rated_rows(counter: Counter, journey: Journey) -> RatedRows | None:
    """Return the rows under the journey's filters and weight; None without a loyalty question on a scale.

    Raises UnusableJourney when a filter or weight column is missing or unusable.
    """
    survey = counter.survey
    base = counter.base_of(journey)
    column = survey.column(journey.measure.column) if journey.measure.column else None
    if column is None or column.scale.kind not in RATINGS:
        return None
    outcome = _codes(column)
    rows = _valid(outcome, journey.measure, base)
    return RatedRows(
        outcome[rows],
        tuple(_ratings(survey, driver, rows) for driver in journey.drivers),
        base.weights[rows] if base.weights is not None else None,
        _by_id(survey, rows),
    )


def _codes(column: Column) -> FloatArray:
    """Return the code of each respondent's answer, a larger one being better; NaN for no answer."""
    of_value: FloatArray = np.where(column.scale.valid, column.scale.codes, np.nan)
    return of_value[column.raw.codes]


def _valid(outcome: FloatArray, measure: Measure, base: Base) -> BoolArray:
    valid: BoolArray = (outcome >= measure.low) & (outcome <= measure.high)
    return valid if base.rows is None else valid & base.rows


def _ratings(survey: Survey, driver: Driver, rows: BoolArray) -> FloatArray | str:
    found = rating_of(survey, driver)
    return found if isinstance(found, str) else _codes(found[0])[rows]


def _by_id(survey: Survey, rows: BoolArray) -> Ints:
    """Return the chosen rows by id, so that the same respondents in another order give the same groups."""
    ids = survey.with_role("id")
    if not ids:
        return np.arange(int(rows.sum()))
    distinct, codes = ids[0].distinct, ids[0].raw.codes[rows]
    keys = [
        (number is None, number or 0.0, text) for number, text in zip(distinct.numbers, distinct.texts, strict=True)
    ]
    rank = np.empty(len(keys), dtype=np.int64)
    rank[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return np.argsort(rank[codes], kind="stable")
