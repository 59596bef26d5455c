"""What the values of a journey refuse, and what they answer."""

from __future__ import annotations

import math

import pytest

from loyalty_desktop.journey.model import Driver, Experience, Journey, Measure, Stage, Target

JOURNEY = Journey(
    Measure(),
    (Stage("s1", "選ぶ", (Driver("a", "品揃え"), Driver("b", "価格"))), Stage("s2", "買う")),
    (Experience("x", "急かされた", driver="a"), Experience("y", "褒められた")),
    (Driver("o", "総合満足度"),),
)


@pytest.mark.parametrize(
    ("negative", "positive"), [(9, 9), (9, 6), (-1, 9), (6, 11)], ids=["same", "crossed", "below", "above"]
)
def test_measure_when_cut_offs_leave_the_scale_or_cross(negative: int, positive: int) -> None:
    with pytest.raises(ValueError, match="cut-offs"):
        Measure(negative_max=negative, positive_min=positive)


@pytest.mark.parametrize("score", [100.5, -101, math.nan, math.inf])
def test_target_when_no_score(score: float) -> None:
    with pytest.raises(ValueError, match="between"):
        Target(score)


@pytest.mark.parametrize("date", ["2027-02-29", "20270331", "31.3.2027", "soon", "2027-W13-3"])
def test_target_when_no_date(date: str) -> None:
    with pytest.raises(ValueError, match=r"YYYY-MM-DD|isoformat|day is out|Invalid|day .+ must be"):
        Target(18, date)


def test_journey_answers() -> None:
    assert [one.id for one in JOURNEY.drivers] == ["a", "b"]
    assert JOURNEY.stage_of("b") is JOURNEY.stages[0]
    assert JOURNEY.stage_of("o") is None
    assert JOURNEY.driver("b") is JOURNEY.stages[0].drivers[1]
    assert JOURNEY.driver("o") is None
    assert [one.id for one in JOURNEY.experiences_at("a")] == ["x"]
    assert [one.id for one in JOURNEY.experiences_at(None)] == ["y"]
    assert JOURNEY.ids == {"s1", "s2", "a", "b", "o", "x", "y"}
