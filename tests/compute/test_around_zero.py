"""A scale around zero gives the figures of the same answers on a scale that begins with one."""

from __future__ import annotations

import msgspec
import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.results import Results
from loyalty_desktop.journey.cut_offs import cut_offs
from loyalty_desktop.journey.model import Driver, Journey, Measure, Stage
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from tests.surveys import survey_from

LOYAL, SERVICE, FOOD = (
    ColumnKey(name) for name in ("How likely are you to recommend us?", "満足度（接客）", "食事の満足度")
)
ANSWERS = [(9, 5, 4), (10, 5, 5), (3, 2, 1), (7, 3, 3), (8, 4, 2), (2, 1, 3), (9, 4, 5), (5, 2, 4), (4, 1, 2)] * 12


def results_of(shift: int, measure: Measure, loyal: int = 0) -> Results:
    """Analyse the answers, those on five points less `shift`, those of the loyalty question less `loyal`."""
    rows: list[list[Cell]] = [[key.heading for key in (LOYAL, SERVICE, FOOD)]]
    rows += [[first - loyal, second - shift, third - shift] for first, second, third in ANSWERS]
    stage = Stage("1", "店", (Driver("a", "接客", SERVICE), Driver("b", "食事", FOOD)))
    return analyze(Counter(survey_from(rows)), Journey(measure, (stage,)))


def test_head_heart_and_distribution_of_ratings_around_zero() -> None:
    plain, around = (results_of(shift, Measure(LOYAL)) for shift in (0, 3))
    for one, other in zip(plain.drivers, around.drivers, strict=True):
        assert other.top2 == one.top2 > 0
        assert (other.head, other.heart, other.rest, other.lift) == (one.head, one.heart, one.rest, one.lift)
        assert [answer.code for answer in other.answers] == [answer.code - 3 for answer in one.answers]
        assert not other.flags


def test_loyalty_from_minus_five_to_five_keeps_the_classes_of_eleven_steps() -> None:
    negative, positive = cut_offs(-5, 5)
    assert (negative, positive) == (1, 4)
    plain = results_of(0, Measure(LOYAL))
    around = results_of(0, Measure(LOYAL, low=-5, high=5, negative_max=negative, positive_min=positive), loyal=5)
    assert around.loyalty.score.value == pytest.approx(plain.loyalty.score.value)
    assert [one.heart.value for one in around.drivers] == [one.heart.value for one in plain.drivers]


@pytest.mark.parametrize("ends", [(-2, 2), (-3, 3), (-1, 1)])
def test_a_measure_around_zero_is_kept_in_a_project(ends: tuple[int, int]) -> None:
    negative, positive = cut_offs(*ends)
    measure = Measure(LOYAL, low=ends[0], high=ends[1], negative_max=negative, positive_min=positive)
    assert msgspec.json.decode(msgspec.json.encode(measure), type=Measure) == measure
