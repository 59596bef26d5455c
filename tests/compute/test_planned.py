"""What ticked actions bring together, from a survey: which items take part, on whose answers, and who is left out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.combined import combined_change
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.planned import Planned, planned
from loyalty_desktop.compute.regression import Regressor
from loyalty_desktop.journey.model import Driver, Experience, Filter, Journey, Measure, Stage
from loyalty_desktop.survey.reading import ColumnKey
from tests.compute.reference import SURVEY, close
from tests.compute.small_survey import JOURNEY, SEGMENT, WEIGHT, small_counter
from tests.surveys import survey_from

COUNTER = small_counter()
POINTS = 100 * SURVEY.classes()


def found(items: tuple[str, ...], journey: Journey = JOURNEY, counter: Counter = COUNTER) -> Planned:
    one = planned(counter, journey, items)
    assert one is not None
    return one


def regressor(name: str) -> Regressor:
    answers = SURVEY.answers[name]
    return Regressor(name, np.where(np.isnan(answers), math.nan, answers >= 4) if name.startswith("d") else answers)


@pytest.mark.parametrize("weighted", [False, True])
def test_drivers_and_experiences_of_a_file_are_the_arrays_of_the_method(weighted: bool) -> None:
    """d6 is a reversed scale: its top box is counted after it was turned."""
    journey = replace(JOURNEY, weight=WEIGHT) if weighted else JOURNEY
    targets = {"d1": 0.7, "d6": 0.6, "e4": 0.4}
    one = found(tuple(targets), journey)
    expected = combined_change(
        POINTS, [(regressor(name), q) for name, q in targets.items()], SURVEY.weights if weighted else None
    )
    change = one.effect.change(targets)
    assert (change.n, change.base_share) == (expected.n, close(expected.base_share))
    assert (change.points, change.low, change.high) == close((expected.points, expected.low, expected.high))
    assert (one.left_out, one.effect.everybody) == ((), 231)
    assert dict(one.answered) == {name: int(SURVEY.answered(name).sum()) for name in targets}


def test_a_filter_narrows_whose_answers_count() -> None:
    journey = replace(JOURNEY, filters=(Filter(SEGMENT, ("A",)),))
    rows = SURVEY.segment == "A"
    expected = combined_change(np.where(rows, POINTS, math.nan), [(regressor("e4"), 0.5)])
    change = found(("e4",), journey).effect.change({"e4": 0.5})
    assert (change.n, change.points) == (expected.n, close(expected.points))


def test_small_sides_are_told() -> None:
    """e2: 19 had it."""
    assert found(("e2", "e4")).change_by({"e2": -0.1}).flags == ("small_base",)


def test_without_a_loyalty_question_or_without_items_there_is_none() -> None:
    assert planned(COUNTER, replace(JOURNEY, measure=Measure()), ("e1",)) is None
    assert planned(COUNTER, JOURNEY, ()) is None


KEYS = {name: ColumnKey(name) for name in ("score", "likes", "same", "few", "part", "other")}
MADE = Journey(
    Measure(KEYS["score"], "nps"),
    (Stage("s", "s", (Driver("drawn", "drawn"),)),),
    tuple(Experience(name, name, KEYS[name]) for name in ("likes", "same", "few", "part", "other")),
)


def rows() -> list[list[str | int]]:
    """120 people: "few" happened to 5; "part" and "other" were asked of halves that share 20 people."""
    made: list[list[str | int]] = []
    for at in range(120):
        likes = "yes" if at % 2 else "no"
        part = ("yes" if at % 3 else "no") if at < 70 else ""
        other = ("yes" if at % 4 == 0 else "no") if at >= 50 else ""
        made.append([(at * 7 + 3 * (at % 2)) % 11, likes, likes, "yes" if at < 5 else "no", part, other])
    return made


def test_items_that_cannot_take_part_are_left_out_and_named() -> None:
    counter = Counter(survey_from([list(KEYS), *rows()]))
    one = found(("likes", "same", "few", "drawn", "gone"), MADE, counter)
    assert dict(one.left_out) == {"same": "same", "few": "few", "drawn": "unmeasured", "gone": "unmeasured"}
    alone = found(("likes",), MADE, counter).change_by({"likes": 0.4})
    together = one.change_by({"likes": 0.4, "same": 0.1, "few": 0.5})
    assert (together.points, together.n) == (close(alone.points), 120)


def test_an_item_with_too_few_among_those_who_answered_all_makes_way() -> None:
    """On the 20 who were asked both, "part" or "other" have fewer than 10 on a side: the other one is kept."""
    counter = Counter(survey_from([list(KEYS), *rows()]))
    one = found(("likes", "part", "other"), MADE, counter)
    (dropped,) = one.left_out
    assert dropped[1] == "few_together"
    assert one.effect.n > 20
    assert len(one.effect.now) == 2


def test_nothing_but_items_that_are_left_out_has_no_figure_and_says_why() -> None:
    counter = Counter(survey_from([list(KEYS), *rows()]))
    one = found(("few",), MADE, counter)
    assert one.left_out == (("few", "few"),)
    assert one.change_by({"few": 0.5}).points is None


def test_no_step_is_no_change_although_shares_differ_among_those_who_answered_all() -> None:
    """d2 is not used by a fifth: the share of e4 is another one among the rest, and yet nothing is planned."""
    one = found(("d2", "e4"))
    assert dict(one.effect.now)["e4"] != close(dict(found(("e4",)).effect.now)["e4"])
    assert one.change_by({"d2": 0.0, "e4": 0.0}).points == 0
    step = one.change_by({"e4": 0.1}).points
    assert one.change_by({"e4": 0.2}).points == close(2 * (step or 0.0))
