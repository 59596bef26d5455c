"""Differences between scores: two groups, a group and the total it belongs to (METHOD 1.3, 1.4)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, base_flags, is_hidden
from loyalty_desktop.compute.gauss import critical_value, two_sided_p
from loyalty_desktop.compute.net_score import class_shares, shrunken_score

if TYPE_CHECKING:
    import numpy.typing as npt

    from loyalty_desktop.compute.counts import ClassCounts, Tally

# 1.5 pseudo-answers in each group; Rocks' own 3 per group holds its level less well (METHOD 1.3).
_PSEUDO_ANSWERS = 1.5
_TIE = 1e-9


class Difference(msgspec.Struct, frozen=True, gc=False):
    """A difference in points (scores: −200..200; shares: percentage points), its interval and its p.

    `p_adjusted` is p corrected for the family it is shown in and None until that has been done. Everything
    is None when either base is empty or suppressed; p alone is None when there is nobody to compare with.
    The bases are those of the two figures compared, beside which a difference is always shown.
    """

    points: float | None
    low: float | None
    high: float | None
    p: float | None
    p_adjusted: float | None = None
    flags: tuple[str, ...] = ()


def score_difference(
    a: ClassCounts, b: ClassCounts, *, confidence: float = 0.95, limits: Limits = DEFAULT_LIMITS
) -> Difference:
    """Return score(a) − score(b) of two groups without common respondents, interval and p from one statistic.

    Adjusted Wald with 1.5 pseudo-answers per group, n_eff when weighted (METHOD 1.3), so that the interval
    excludes 0 exactly when p < 1 − confidence. Points, −200..200. Hidden when either group has fewer than
    `limits.suppress` respondents; the flags of both groups are carried.

    Example: (5,3,12) − (8,6,6), counts D,P,R → 45, −8.10..91.82, p .1005 (R).
    """
    flags = joint_flags(a.total, b.total, limits)
    shares_a, shares_b = class_shares(a), class_shares(b)
    if is_hidden(flags) or shares_a is None or shares_b is None:
        return Difference(None, None, None, None, None, flags)
    raw = (shares_a[0] - shares_a[1]) - (shares_b[0] - shares_b[1])
    centre_a, variance_a = shrunken_score(*shares_a, _PSEUDO_ANSWERS)
    centre_b, variance_b = shrunken_score(*shares_b, _PSEUDO_ANSWERS)
    centre = centre_a - centre_b
    se = math.sqrt(variance_a + variance_b)
    half = critical_value(confidence) * se
    low = min(max(-2.0, centre - half), raw)
    high = max(min(2.0, centre + half), raw)
    return Difference(100 * raw, 100 * low, 100 * high, two_sided_p(centre / se), None, flags)


def versus_total(
    group: ClassCounts, rest: ClassCounts, *, confidence: float = 0.95, limits: Limits = DEFAULT_LIMITS
) -> Difference:
    """Return score(group) − score(group + rest) in points (METHOD 1.4).

    The total contains the group, so what is tested is group against rest: the p is that one, and difference
    and interval are those times 1 − share of the group. When the group is everybody the difference is 0,
    p is None and the flag `degenerate` is set.
    """
    everybody = rest.total.n <= 0 or rest.total.w <= 0
    flags = base_flags(group.total, limits)
    if everybody and not is_hidden(flags):
        return Difference(0.0, 0.0, 0.0, None, None, (*flags, "degenerate"))
    lift = score_difference(group, rest, confidence=confidence, limits=limits)
    return part_of_total(lift, group.total.w, rest.total.w)


def part_of_total(lift: Difference, group_w: float, rest_w: float) -> Difference:
    """Return group against total from group against rest (METHOD 1.4): both tests are one, the points shrink."""
    if lift.points is None or lift.low is None or lift.high is None:
        return lift
    other = rest_w / (group_w + rest_w)
    points, low, high = other * lift.points, other * lift.low, other * lift.high
    return Difference(points, low, high, lift.p, lift.p_adjusted, lift.flags)


def joint_flags(a: Tally, b: Tally, limits: Limits = DEFAULT_LIMITS) -> tuple[str, ...]:
    """Return the flags of two bases, each once, in the order of `base_flags`."""
    found = base_flags(a, limits) + base_flags(b, limits)
    return tuple(flag for flag in ("no_base", "suppressed", "small_base", "high_deff") if flag in found)


def permutation_p(a: ClassCounts, b: ClassCounts) -> tuple[float, float]:
    """Return the exact permutation p and mid-p of "the net score does not depend on the group" (METHOD 1.3).

    Two-sided over all 2×3 tables with these margins, T = positives − negatives in one group. Counts
    respondents and ignores weights; meant for small groups (min n < 30), where it costs under a millisecond.
    An empty group leaves one table: (1, .5).

    Example: (5,3,12) and (8,6,6) → .1507, .1111 (R's coin gives the first).
    """
    # Both groups give the same p; the smaller one has fewer tables.
    small = min((a, b), key=lambda counts: counts.total.n)
    both = a + b
    size, everyone = small.total.n, both.total.n
    negative = _log_choices(both.negative.n, size)[:, None]
    positive = _log_choices(both.positive.n, size)[None, :]
    passive = _log_choices(both.passive.n, size)
    rows, columns = np.arange(negative.shape[0])[:, None], np.arange(positive.shape[1])[None, :]
    remaining = size - rows - columns
    possible = (remaining >= 0) & (remaining < passive.size)
    logs = negative + positive + passive[np.clip(remaining, 0, passive.size - 1)]
    chances = np.where(possible, np.exp(logs - logs[possible].max()), 0.0)
    chances /= chances.sum()
    expected = size * (both.positive.n - both.negative.n) / everyone if everyone else 0.0
    distance = np.abs(columns - rows - expected)
    observed = abs(small.positive.n - small.negative.n - expected)
    beyond = float(chances[distance > observed + _TIE].sum())
    equal = float(chances[np.abs(distance - observed) <= _TIE].sum())
    return min(1.0, beyond + equal), min(1.0, beyond + equal / 2)


def _log_choices(available: int, size: int) -> npt.NDArray[np.float64]:
    """Return log C(available, k) for k = 0..min(available, size)."""
    top = math.lgamma(available + 1)
    return np.array(
        [top - math.lgamma(k + 1) - math.lgamma(available - k + 1) for k in range(min(available, size) + 1)]
    )
