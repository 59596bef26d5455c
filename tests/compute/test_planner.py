"""How many answers are needed: METHOD's planning table, the power that is promised, and what a sample can show."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import score_difference
from loyalty_desktop.compute.estimate import Limits
from loyalty_desktop.compute.net_score import adjusted_wald_interval
from loyalty_desktop.compute.planner import (
    Aim,
    Plan,
    Spread,
    answers_for_width,
    group_and_rest,
    half_width,
    next_wave,
    reach_of,
    smallest_difference,
    spread_of,
    two_groups,
)
from tests.compute.reference import R, close
from tests.compute.small_survey import JOURNEY, SEGMENT, small_counter
from tests.compute.strategies import invariant, known, plain_counts

MIDDLING = Spread(0.2, 0.2)
JAPAN, AMERICA = Spread(0.15, 0.45), Spread(0.50, 0.22)
spreads = st.tuples(st.floats(0.02, 0.5), st.floats(0.02, 0.48)).map(lambda pair: Spread(*pair))


@pytest.mark.parametrize(
    ("n", "expected"), [(10, 36), (30, 22), (50, 17), (100, 12), (200, 8.7), (500, 5.5), (1000, 3.9)]
)
def test_planning_table_of_the_method(n: int, expected: float) -> None:
    # METHOD 1.2 prints means over 560 shapes of answers, rounded; 20/60/20 has about their mean variance (.4).
    assert half_width(n, MIDDLING) == pytest.approx(expected, abs=0.7 if n == 10 else 0.5 if n <= 100 else 0.05)


@pytest.mark.parametrize("counts", [(45, 40, 15), (220, 280, 500), (5, 3, 12)])
def test_half_width_is_that_of_the_interval(counts: tuple[int, int, int]) -> None:
    found = ClassCounts.of(*counts)
    low, high = known_pair(adjusted_wald_interval(found))
    spread = spread_of(found)
    assert spread is not None
    assert half_width(sum(counts), spread) == close((high - low) / 2)


def known_pair(pair: tuple[float, float] | None) -> tuple[float, float]:
    assert pair is not None
    return pair


def test_answers_for_a_width_are_the_fewest() -> None:
    for points in (3.0, 5.0, 10.0, 20.0):
        n = answers_for_width(points, JAPAN)
        assert n is not None
        assert half_width(n, JAPAN) <= points < half_width(n - 1, JAPAN)
    assert answers_for_width(0, JAPAN) is None
    assert answers_for_width(0.001, JAPAN) is None


def test_two_groups_by_the_textbook() -> None:
    # n per group = 2 v (z.975 + z.8)² / d²; v = .51 for 15/40/45, d = .1: 800.6. Pseudo-answers add a few.
    v = 0.6 - 0.3**2
    textbook = 2 * v * (1.959963985 + 0.841621234) ** 2 / 0.1**2
    plan = two_groups(10, JAPAN)
    assert plan is not None
    assert plan.group == plan.other
    assert textbook < plan.group < textbook + 5
    assert plan.together == 2 * plan.group


@pytest.mark.parametrize(("points", "spread"), [(15.0, JAPAN), (20.0, AMERICA), (10.0, MIDDLING)])
def test_the_promised_power_is_held(points: float, spread: Spread) -> None:
    """Simulate the test that the program makes, on as many answers as planned: four in five are found."""
    plan = two_groups(points, spread)
    assert plan is not None
    rng = np.random.default_rng(7)
    shift = points / 200  # half of it from the negative class, half to the positive one
    first = (spread.negative - shift / 2, spread.positive + shift / 2)
    second = (spread.negative + shift / 2, spread.positive - shift / 2)
    found = 0
    for _ in range(1500):
        one, other = (
            ClassCounts.of(*rng.multinomial(plan.group, (low, 1 - low - high, high)).tolist())
            for low, high in (first, second)
        )
        p = score_difference(one, other).p
        found += p is not None and p < 0.05
    assert found / 1500 == pytest.approx(0.8, abs=0.035)


def test_a_small_group_needs_a_larger_sample() -> None:
    plans = [known_plan(group_and_rest(15, part, JAPAN)) for part in (0.5, 0.2, 0.1, 0.05)]
    assert [plan.together for plan in plans] == sorted(plan.together for plan in plans)
    assert [plan.group for plan in plans] == sorted((plan.group for plan in plans), reverse=True)
    half = known_plan(two_groups(15, JAPAN))
    assert plans[0] == half
    for part, plan in zip((0.5, 0.2, 0.1, 0.05), plans, strict=True):
        assert plan.other == math.ceil(plan.group * (1 - part) / part)
        assert smallest_difference(plan.group, plan.other, JAPAN) <= 15
    with pytest.raises(ValueError, match="everybody"):
        group_and_rest(15, 1.0, JAPAN)


def known_plan(plan: Plan | None) -> Plan:
    assert plan is not None
    return plan


def test_a_small_wave_cannot_be_made_up_for() -> None:
    assert next_wave(5, 100, JAPAN) is None
    assert next_wave(5, 0, JAPAN) is None
    plan = known_plan(next_wave(10, 1000, JAPAN))
    assert plan.other == 1000
    assert smallest_difference(plan.group, 1000, JAPAN) <= 10 < smallest_difference(plan.group - 1, 1000, JAPAN)


def test_other_aims_need_other_numbers() -> None:
    usual, surer, stricter = (known_plan(two_groups(10, JAPAN, aim=aim)) for aim in (Aim(), Aim(0.9), Aim(0.8, 0.01)))
    assert usual.group < surer.group
    assert usual.group < stricter.group
    with pytest.raises(ValueError, match="confidence"):
        two_groups(10, JAPAN, aim=Aim(0.4))


def test_no_difference_needs_no_end_of_answers() -> None:
    assert two_groups(0, JAPAN) is None
    assert two_groups(-5, JAPAN) is None


def test_what_the_present_sample_can_show() -> None:
    found = reach_of(compare(small_counter(), JOURNEY, SEGMENT))
    assert [one.names for one in found] == [("A",), ("B",), ("C",)]
    for one in found:
        low, high = R["net_data"][f"seg{one.names[0]}"]["aw"]
        assert one.half_width == close((high - low) / 2)
        # About 2.8 standard errors of a difference, which are 11 to 13 points here (R.two_sample_data, aw_se).
        error = R["two_sample_data"][f"{one.names[0]}_vs_rest"]["aw_se"]
        assert one.detectable == pytest.approx(2.80 * error, rel=0.05)


def test_small_groups_show_nothing() -> None:
    comparison = compare(small_counter(), JOURNEY, SEGMENT)
    found = reach_of(comparison, limits=Limits(suppress=70))
    assert [(one.half_width is None, one.detectable is None) for one in found] == [
        (False, False),
        (False, False),
        (True, True),
    ]
    assert found[2].flags == ("suppressed",)


@invariant
@given(spreads, st.integers(2, 5000), st.integers(2, 5000))
def test_more_answers_never_show_less(spread: Spread, n: int, other: int) -> None:
    now = smallest_difference(n, other, spread)
    assert smallest_difference(n + 1, other, spread) <= now * (1 + 1e-12)
    assert smallest_difference(n, other, spread) == close(smallest_difference(other, n, spread))
    assert half_width(n + 1, spread) <= half_width(n, spread) * (1 + 1e-12)


@invariant
@given(plain_counts(min_size=1))
def test_spread_is_that_of_the_classes(counts: ClassCounts) -> None:
    spread = spread_of(counts)
    assert spread is not None
    assert 0 <= spread.positive + spread.negative <= 1
    assert known(spread.positive) == close(counts.positive.n / counts.total.n)


def test_nobody_has_no_spread() -> None:
    assert spread_of(ClassCounts()) is None
