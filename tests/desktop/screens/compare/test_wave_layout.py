"""Where the picture of waves puts its words: never on one another, however many waves there are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from loyalty_desktop.desktop.screens.compare.wave_chart import WaveChartView
from loyalty_desktop.desktop.screens.compare.wave_layout import WavePlane, spread, written_waves
from loyalty_desktop.report.axis import nice_axis
from loyalty_desktop.report.waves_view import WaveChart, WavePoint, WaveSeries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look


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


@pytest.mark.parametrize(("waves", "is_sparse"), [(4, False), (24, True)])
def test_the_n_of_every_wave_can_be_had_however_many_there_are(
    look: Look, qtbot: QtBot, waves: int, is_sparse: bool
) -> None:
    """Where not every wave has its n below it, there is a line more, and each is told to who points to it."""
    points = tuple(WavePoint(at, at - 5.0, at + 5.0, 100 + at, "shown") for at in range(waves))
    names = tuple(f"2026-{at + 1:02}" for at in range(waves))
    bases = tuple(one.n for one in points)
    chart = WaveChart(names, bases, (WaveSeries("", "Everybody", "whole", points),), nice_axis(-10, 40))
    view = WaveChartView(look)
    qtbot.addWidget(view)
    view.resize(560, 240)
    view.show_chart(chart, "NPS")
    view.show()
    plane = view.plane()
    assert (plane.bottom == 240 - 6 - 16 * 3) == is_sparse
    view.setFocus()
    for at in range(waves):
        qtbot.keyClick(view, Qt.Key.Key_Home if not at else Qt.Key.Key_Right)
        assert f"n={100 + at}" in view.accessibleDescription()
    assert not view.grab().isNull()


def test_why_there_is_no_picture_is_said_in_its_place(look: Look, qtbot: QtBot) -> None:
    view = WaveChartView(look)
    qtbot.addWidget(view)
    view.resize(560, 240)
    blank = view.grab().toImage()
    empty = WaveChart(("1", "2"), (0, 0), (WaveSeries("", "Everybody", "whole", (None, None)),), nice_axis(0, 1))
    view.show_chart(empty, "NPS", "No question about loyalty is chosen.")
    assert view.accessibleDescription() == "No question about loyalty is chosen."
    assert view.spots() == []
    assert view.grab().toImage() != blank
    view.show_chart(empty, "NPS")
    assert "no figure in this wave" in view.accessibleDescription()
