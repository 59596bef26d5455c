"""Columns of the score by rating: each as long as its score, also on a small base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.desktop.screens.journey.score_bars import ScoreBars
from loyalty_desktop.report.driver_detail import AnswerScore
from loyalty_desktop.report.experience_table import score_axis
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look


@pytest.fixture
def bars(qtbot: QtBot, look: Look) -> ScoreBars:
    made = ScoreBars(look)
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    return made


def score(code: float, *classes: int) -> AnswerScore:
    estimate = net_score(ClassCounts.of(*classes))
    return AnswerScore(code, f"{code:g}", f"{code:g}", estimate, how_shown(estimate))


def picture_of(bars: ScoreBars, look: Look) -> QImage:
    bars.setStyleSheet(f"background: {look.colour('panel').name()}")
    return bars.grab().toImage()


def height_of(picture: QImage, x: int, colour: str) -> int:
    return sum(picture.pixelColor(x, y).name() == colour for y in range(picture.height()))


def test_a_column_for_reference_is_as_long_as_its_score(bars: ScoreBars, look: Look) -> None:
    few, many = score(1, 12, 6, 2), score(5, 10, 50, 140)
    assert (few.state, few.estimate.value) == ("reference", -50)
    bars.show_scores("", (few, many), score_axis((many.estimate,), (0.0, -50.0)))
    wanted = bars.place(-50) - bars.place(0)
    assert wanted > 20
    grey = height_of(picture_of(bars, look), 65, look.theme.hex("passive").lower())
    assert grey == pytest.approx(wanted, abs=2)


def test_an_interval_that_goes_on_beyond_the_axis_has_no_end(bars: ScoreBars, look: Look) -> None:
    """Beside the line of the interval, 2 pixels away, only its ends are painted."""
    few, many = score(1, 4, 2, 6), score(5, 10, 50, 140)
    panel = look.theme.hex("panel").lower()

    def ends(low: float) -> int:
        bars.show_scores("", (few, many), score_axis((many.estimate,), (0.0, low)))
        picture = picture_of(bars, look)
        return sum(
            any(picture.pixelColor(x, y).name() != panel for x in (73, 77))
            for y in range(round(bars.place(0)) + 2, 110)
        )

    assert few.estimate.low is not None
    assert few.estimate.low < -20
    assert ends(-60.0) > 0
    assert ends(-20.0) == 0
    assert bars.place(few.estimate.low) == bars.place(-60)


def test_a_score_of_zero_has_no_sign_in_its_colour(bars: ScoreBars, look: Look) -> None:
    level = score(1, 50, 50, 50)
    bars.show_scores("", (level,), score_axis((level.estimate,)))
    picture = picture_of(bars, look)
    found = {picture.pixelColor(x, round(bars.place(0))).name() for x in range(135, 165)}
    assert look.theme.hex("negative").lower() not in found
