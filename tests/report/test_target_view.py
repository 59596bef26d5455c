from __future__ import annotations

import pytest

from loyalty_desktop.compute.combined import CombinedChange
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.journey.model import Target
from loyalty_desktop.report.target_view import goal_text, lacking_text, standing_text, sure_text, target_view

SCORE = Estimate(400, 400.0, 400.0, 12.4, 8.0, 16.6)


def change(points: float | None, *flags: str) -> CombinedChange:
    low, high = (None, None) if points is None else (points - 2, points + 2)
    return CombinedChange(400, 1.0, points, low, high, (), flags)


@pytest.mark.parametrize(
    ("target", "standing", "told"),
    [
        (7.0, "above", "reached"),
        (10.0, "reached", "reached"),
        (16.6, "within", "4.2 to go"),
        (18.0, "below", "5.6 to go"),
    ],
)
def test_where_score_and_interval_stand(target: float, standing: str, told: str) -> None:
    view = target_view(Target(target), SCORE, None)
    assert (view.standing, standing_text(view), view.n, view.lacking) == (standing, told, 400, None)
    assert sure_text(view)
    assert lacking_text(view) == ""


def test_what_the_actions_leave_open() -> None:
    enough = target_view(Target(18.0), SCORE, change(5.7))
    assert lacking_text(enough) == "Enough for the target on this estimate"
    wide = CombinedChange(400, 1.0, 5.7, -3.0, 14.4)
    assert lacking_text(target_view(Target(18.0), SCORE, wide)).endswith("but that may be chance")
    short = target_view(Target(18.0), SCORE, change(3.1))
    assert short.lacking == pytest.approx(2.5)
    assert lacking_text(short) == "Even then, 2.5 points short of the target"
    assert lacking_text(target_view(Target(10.0), SCORE, change(3.1))) == ""


@pytest.mark.parametrize(
    "score", [Estimate(9, 9, 9, None, None, None, ("suppressed",)), Estimate(20, 20, 20, 5, -20, 30, ("small_base",))]
)
def test_nothing_is_said_on_small_bases(score: Estimate) -> None:
    view = target_view(Target(18.0), score, change(30))
    assert (view.standing, view.gap, view.lacking, standing_text(view)) == ("unsaid", None, None, "")


def test_an_estimate_on_a_small_base_fills_no_gap() -> None:
    assert target_view(Target(18.0), SCORE, change(30, "small_base")).lacking is None
    assert target_view(Target(18.0), SCORE, change(None)).lacking is None


def test_the_target_has_its_day() -> None:
    assert goal_text(Target(18.0, "2027-03-31")) == "+18.0 by 31 Mar 2027"
    assert goal_text(Target(18.0)) == "+18.0"
