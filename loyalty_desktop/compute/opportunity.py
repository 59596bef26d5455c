"""What the overall score would gain if more, or fewer, people had an experience (METHOD 4.3).

Association read as if it were cause: every screen that shows these figures carries METHOD's caption, and
they are never added up over items. The same arithmetic serves drivers, with Top-2-Box for the experience.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.compute.counts import ClassCounts, Tally
    from loyalty_desktop.compute.difference import Difference

_STEP_SHARE = 0.10


@dataclass(frozen=True, slots=True)
class Shift:
    """Change of the overall score, in points, when the incidence (0..1) moves to `to_share`.

    None when the lift is hidden. The interval carries the uncertainty of the lift only; the shares are
    treated as fixed.
    """

    to_share: float
    points: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Opportunity:
    """The sizes of one item: ten points of incidence more or fewer, everyone, nobody.

    `base_share` is the part of all valid outcomes the item was asked of, `incidence_share` the part of that
    base that had it. Ten points are clipped at 0 and 1, so a step may be smaller than ten.
    """

    n: int
    base_share: float
    incidence_share: float
    ten_more: Shift
    ten_fewer: Shift
    everyone: Shift
    nobody: Shift


def size_opportunity(
    counts_with: ClassCounts, counts_without: ClassCounts, all_valid: Tally, lift: Difference
) -> Opportunity | None:
    """Return the opportunity of an item asked of `counts_with` + `counts_without`; None if that is nobody.

    `all_valid` are all respondents with a valid outcome, `lift` is score_difference(with, without).
    Δ(p→q) = b·(q − p)·lift: `everyone` is b·(1 − p)·lift, `nobody` is −b·p·lift.
    """
    base = counts_with.total + counts_without.total
    if base.w <= 0 or all_valid.w <= 0:
        return None
    base_share = base.w / all_valid.w
    incidence = counts_with.total.w / base.w

    def to(share: float) -> Shift:
        return shift(base_share, incidence, share, lift)

    return Opportunity(
        base.n,
        base_share,
        incidence,
        ten_more=to(min(1.0, incidence + _STEP_SHARE)),
        ten_fewer=to(max(0.0, incidence - _STEP_SHARE)),
        everyone=to(1.0),
        nobody=to(0.0),
    )


def shift(base_share: float, from_share: float, to_share: float, lift: Difference) -> Shift:
    """Return b·(q − p)·lift with b·(q − p)·(its interval), in points; shares are 0..1 (METHOD 4.3).

    Moving down turns the interval round. No move is exactly 0; a hidden lift gives None. A target share
    outside 0..1 raises ValueError.
    """
    if not 0 <= to_share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {to_share}")
    if lift.points is None or lift.low is None or lift.high is None:
        return Shift(to_share, None, None, None)
    factor = base_share * (to_share - from_share)
    ends = (factor * lift.low, factor * lift.high)
    # + 0.0 turns −0 into 0.
    return Shift(to_share, factor * lift.points + 0.0, min(ends) + 0.0, max(ends) + 0.0)
