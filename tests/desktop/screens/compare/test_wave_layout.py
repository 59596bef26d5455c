"""Where the picture of waves puts its words: never on one another, however many waves there are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.desktop.screens.compare.wave_layout import WavePlane, spread, written_waves
from loyalty_desktop.report.axis import nice_axis


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 200), min_size=1, max_size=6))
def test_names_at_the_ends_are_apart_and_in_the_order_of_their_points(wanted: list[float]) -> None:
    places = spread(wanted, 17, 0, 200)
    ordered = sorted(zip(wanted, places, strict=True))
    assert all(b[1] - a[1] >= 17 - 1e-6 for a, b in pairwise(sorted(ordered, key=lambda one: one[1])))
    assert [one[1] for one in ordered] == sorted(places) or len(set(wanted)) < len(wanted)
    assert all(-1e-6 <= place <= 200 + 1e-6 for place in places)


@pytest.mark.parametrize("waves", [2, 3, 8, 13, 24])
def test_names_of_waves_are_apart_and_the_last_is_always_there(waves: int) -> None:
    plane = WavePlane(nice_axis(0, 50), 40, 10, 300, 200, waves, 3)
    written = written_waves(waves, plane.step, 58)
    assert written[-1] == waves - 1
    assert all((b - a) * plane.step >= 58 for a, b in pairwise(written))
    assert [plane.wave_at(plane.x(wave)) for wave in range(waves)] == list(range(waves))
    assert plane.x(0, 0) < plane.x(0, 1) < plane.x(0, 2) < plane.x(1, 0)
