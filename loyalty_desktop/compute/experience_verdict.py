"""What an experience does to the score: its sign and its contribution (METHOD 4.2, 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from loyalty_desktop.compute.counts import ClassCounts, Tally
    from loyalty_desktop.compute.difference import Difference

Verdict = Literal["positive", "negative", "neutral", "undecided", "too_few"]


def classify(lift: Difference, *, delta: float = 10.0, alpha: float = 0.05) -> Verdict:
    """Return what a lift, adjusted for the family it is shown in, says about an experience (METHOD 4.2).

    `positive` / `negative`: p_adjusted < alpha, by the sign of the lift. `neutral`: not significant and the
    whole interval within ±`delta` points, so that an effect worth acting on is ruled out. `undecided`: not
    significant and not ruled out. `too_few`: one of the groups is too small to be compared.
    A tested lift that has not been adjusted raises ValueError: raw p over many items is never a verdict.
    """
    if lift.points is None or lift.low is None or lift.high is None or lift.p is None:
        return "too_few"
    if lift.p_adjusted is None:
        raise ValueError("adjust the family of lifts before classifying them (multiplicity.adjust_family)")
    if lift.p_adjusted < alpha and lift.points != 0:
        return "positive" if lift.points > 0 else "negative"
    if lift.p_adjusted >= alpha and -delta <= lift.low and lift.high <= delta:
        return "neutral"
    return "undecided"


class Contribution(msgspec.Struct, frozen=True, gc=False):
    """Points of the overall score that go with an experience, and their interval; None without a lift.

    `share` (0..1) is what the lift is multiplied with: those who had it among the `n` with a valid outcome.
    """

    points: float | None
    low: float | None
    high: float | None
    share: float | None = None
    n: int = 0


def contribution(counts_with: ClassCounts, all_valid: Tally, lift: Difference) -> Contribution:
    """Return W(experience, valid outcome) / W(valid outcome, all respondents) · lift, in points (METHOD 4.4).

    It is what the score would lose were the experience gone and the lift its effect; the share is treated as
    fixed. None when the lift is hidden or nobody has a valid outcome.
    """
    if lift.points is None or lift.low is None or lift.high is None or all_valid.w <= 0:
        return Contribution(None, None, None)
    reached_share = counts_with.total.w / all_valid.w
    points, low, high = (reached_share * one for one in (lift.points, lift.low, lift.high))
    return Contribution(points, low, high, reached_share, all_valid.n)
