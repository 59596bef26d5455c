"""Surveys of a loyalty answer and an amount, for the tests of economy and grid."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import msgspec
import numpy as np

from loyalty_desktop.compute.amount_rows import AmountRows
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Experience, Filter, Journey, Measure
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.compute.reference import EXPERIENCES
from tests.surveys import DATA, survey_from

NRS, SPEND, VISITS, WEIGHT, SEGMENT = (ColumnKey(name) for name in ("nrs", "spend", "visits", "w", "seg"))
SMALL = Journey(Measure(NRS, "nrs"), experiences=tuple(Experience(name, name, ColumnKey(name)) for name in EXPERIENCES))
WEIGHTED = msgspec.structs.replace(SMALL, weight=WEIGHT)


@lru_cache(maxsize=2)
def small_survey(*, with_spend: bool = False) -> Survey:
    """METHOD's data set as the program reads it; `with_spend` leaves out the rows without an amount, as R did."""
    with (DATA / "method" / "loyalty_small.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    at = heading.index("spend")
    return survey_from([heading, *(row for row in rows if row[at] or not with_spend)])


def small(*, with_spend: bool = False) -> Counter:
    return Counter(small_survey(with_spend=with_spend))


Answers: TypeAlias = Sequence[Sequence[Cell]]
LOYALTY, AMOUNT, MARGIN, W, CITY, HAD = (
    ColumnKey(name) for name in ("recommend 0-10", "amount spent", "profit", "weight", "city", "had")
)
JOURNEY = Journey(Measure(LOYALTY))


def of_answers(answers: Answers, *corrections: Correction) -> Counter:
    """A survey of (loyalty answer, amount, weight, city, had, margin); what is left out is 1, A, no, the amount."""
    rows: list[list[Cell]] = [["id", "recommend 0-10", "amount spent", "weight", "city", "had", "profit"]]
    for number, answer in enumerate(answers):
        loyalty, amount, *more = answer
        left_out: list[Cell] = [1, "A", "no", amount]
        rows.append([f"c{number:04}", loyalty, amount, *more, *left_out[len(more) :]])
    usual = (Correction(LOYALTY, role="loyalty"), Correction(AMOUNT, role="spend"), Correction(MARGIN, role="spend"))
    kept = tuple(one for one in usual if one.column not in {each.column for each in corrections})
    told = tuple(sorted((*kept, *corrections), key=lambda one: one.column))
    return Counter(survey_from(rows, Reading(sheet="answers", heading_rows=(1,), corrections=told)))


def weighted(journey: Journey = JOURNEY) -> Journey:
    return msgspec.structs.replace(journey, weight=W)


def only(*cities: str, journey: Journey = JOURNEY) -> Journey:
    return msgspec.structs.replace(journey, filters=(Filter(CITY, cities),))


def amount_rows_of(rows: Sequence[tuple[int, float, float]], *, unweighted: bool = False) -> AmountRows:
    """Rows (class −1, 0 or 1, amount, weight) as economy and grid see them."""
    y, amounts, w = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
    distinct, places = np.unique(amounts, return_inverse=True)
    classes = (y + 1).astype(np.intp)
    order = np.arange(len(rows))
    scores = np.array([3.0, 7.0, 9.0])
    return AmountRows(order, classes, classes, scores, places.astype(np.intp), distinct, None if unweighted else w)
