from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from loyalty_desktop.compute.experience_verdict import Contribution
from loyalty_desktop.desktop.screens.experiences.bar_scale import BarScale, bar_scale
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.experience_table import ExperienceRow, experience_rows
from tests.report.making import experience, results


def row(points: float | None) -> ExperienceRow:
    one = experience_rows(results(experiences=(experience("e", (10, 20, 70), (30, 40, 30)),))).rows[0]
    part = Contribution(None, None, None) if points is None else Contribution(points, points - 1, points + 1)
    return replace(one, contribution=part)


@pytest.mark.parametrize(
    ("points", "left", "right"),
    [((5.0, -5.0), 150.0, 450.0), ((5.0, None), 118.0, 450.0), ((-5.0,), 150.0, 482.0), ((0.0,), 118.0, 450.0)],
)
def test_room_is_kept_where_figures_stand(points: tuple[float | None, ...], left: float, right: float) -> None:
    scale = bar_scale([row(one) for one in points], nice_axis(-6, 6), 100, 500, 50)
    assert (scale.left, scale.right) == (left, right)
    assert scale.x(scale.axis.low) == left
    assert scale.x(scale.axis.high) == right


@given(st.floats(-100, 0), st.floats(0.1, 100), st.integers(40, 900), st.integers(10, 60))
def test_labels_of_the_axis_never_touch_and_zero_has_one(low: float, high: float, width: int, label: int) -> None:
    scale = BarScale(nice_axis(low, high), 0, width)
    ticks = scale.ticks(label)
    assert 0 in ticks
    places = [scale.x(tick) for tick in ticks]
    assert all(b - a >= label for a, b in pairwise(places))


def test_every_tick_is_named_where_there_is_room() -> None:
    axis = Axis(-10, 20, (-10, -5, 0, 5, 10, 15, 20))
    assert BarScale(axis, 0, 400).ticks(25) == axis.ticks
    assert BarScale(axis, 0, 170).ticks(25) == (-10, 0, 10, 20)
