"""Axes: round steps, everything covered, never a point."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.report.axis import Axis, nice_axis


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (-32, 57, (-40, -20, 0, 20, 40, 60)),
        (0, 50, (0, 10, 20, 30, 40, 50)),
        (0.41, 0.84, (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)),
        (-9.4, 18.9, (-10, -5, 0, 5, 10, 15, 20)),
        (0.301, 0.302, (0.301, 0.3012, 0.3014, 0.3016, 0.3018, 0.302)),
    ],
)
def test_ticks_are_round_and_cover_the_values(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert nice_axis(low, high) == Axis(ticks[0], ticks[-1], ticks)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.floats(-200, 200), st.one_of(st.just(0.0), st.floats(0.001, 400)), st.integers(3, 12))
def test_any_axis_covers_its_values_in_even_steps(low: float, span: float, most: int) -> None:
    axis = nice_axis(low, low + span, most=most)
    assert axis.low < axis.high
    assert axis.low <= low + 1e-6
    assert axis.high >= low + span - 1e-6
    assert 2 <= len(axis.ticks) <= most
    steps = {float(b) - float(a) for a, b in zip(axis.ticks, axis.ticks[1:], strict=False)}
    assert max(steps) - min(steps) < 1e-6
    lead = max(steps) / 10 ** math.floor(math.log10(max(steps) * (1 + 1e-9)))
    assert any(lead == pytest.approx(step, rel=1e-6) for step in (1, 2, 5))


def test_limits_are_never_passed_but_by_the_values() -> None:
    assert nice_axis(0.52, 0.999, limit_low=0, limit_high=1).high == 1
    assert nice_axis(-97, 99, limit_low=-100, limit_high=100).low == -100
    assert nice_axis(-130, 20, limit_low=-100, limit_high=100).low <= -130


@pytest.mark.parametrize("value", [0.0, 1.0, -100.0, 12.36])
def test_one_value_gets_room_around_it(value: float) -> None:
    axis = nice_axis(value, value, limit_low=-100, limit_high=100)
    assert axis.low < axis.high
    assert axis.low <= value <= axis.high
    assert axis.low >= -100
    assert axis.high <= 100


def test_an_axis_is_as_long_as_it_must_be_even_at_a_limit() -> None:
    assert nice_axis(0.99, 1.0, least=0.2, limit_low=0, limit_high=1).low <= 0.8
    assert nice_axis(-100, -99, least=20, limit_low=-100, limit_high=100).high >= -80
    middle = nice_axis(9, 11, least=20)
    assert middle.low <= 0
    assert middle.high >= 20


@pytest.mark.parametrize(("low", "high", "most"), [(1, 0, 7), (math.nan, 1, 7), (0, math.inf, 7), (0, 1, 2)])
def test_what_is_no_range_is_refused(low: float, high: float, most: int) -> None:
    with pytest.raises(ValueError, match="no axis"):
        nice_axis(low, high, most=most)


def test_values_are_placed_and_clipped() -> None:
    axis = Axis(-20, 60, (-20, 0, 20, 40, 60))
    assert axis.place(20) == 0.5
    assert axis.place(100) == 1.5
    assert (axis.clip(100), axis.clip(-100), axis.clip(7)) == (60, -20, 7)
