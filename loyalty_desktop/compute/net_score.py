"""The net score of one group and its interval (METHOD 1.1, 1.2). Scores run from −100 to 100."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from loyalty_desktop.compute.estimate import (
    DEFAULT_LIMITS,
    Estimate,
    Limits,
    base_flags,
    hidden_estimate,
    is_hidden,
)
from loyalty_desktop.compute.gauss import critical_value

if TYPE_CHECKING:
    from loyalty_desktop.compute.counts import ClassCounts

IntervalMethod = Literal["adjusted_wald", "score"]

# AW(3,T): the same three pseudo-answers at every confidence level, which keeps 90 % ⊂ 95 % ⊂ 99 %.
_PSEUDO_ANSWERS = 3.0
_BISECTIONS = 200


def net_score(
    counts: ClassCounts,
    *,
    confidence: float = 0.95,
    method: IntervalMethod = "adjusted_wald",
    limits: Limits = DEFAULT_LIMITS,
) -> Estimate:
    """Return 100·(share of positive − share of negative) with its interval and flags.

    The score is in points, −100..100. Weighted counts use weighted shares and Kish's n_eff inside the
    interval. On a base of nobody, or of fewer than `limits.suppress` respondents, value and interval are
    None. `adjusted_wald` (Rocks 2016) is the default; `score` (Tango 1998) holds its level better for n < 20
    beyond ±80. Both lie around the shrunken score, so draw them as asymmetric bars.

    Example: 5 negative, 3 passive, 12 positive → 35, −4.04..64.91 (R's NPS package).
    """
    total = counts.total
    flags = base_flags(total, limits)
    if is_hidden(flags):
        return hidden_estimate(total, flags)
    interval = adjusted_wald_interval if method == "adjusted_wald" else score_interval
    low, high = interval(counts, confidence) or (None, None)
    return Estimate(total.n, total.n_eff, total.w, net(counts), low, high, flags)


def net(counts: ClassCounts) -> float | None:
    """Return the score in points whatever the size of the base, None without one; not for display."""
    shares = class_shares(counts)
    return None if shares is None else 100 * (shares[0] - shares[1])


def class_shares(counts: ClassCounts) -> tuple[float, float, float] | None:
    """Return (share positive, share negative, n_eff), shares 0..1; None when nobody has a weight."""
    positive, passive, negative = counts.positive, counts.passive, counts.negative
    # Added up here, not through counts.total: this runs hundreds of times per edit.
    w = positive.w + passive.w + negative.w
    if w <= 0:
        return None
    return positive.w / w, negative.w / w, w * w / (positive.w2 + passive.w2 + negative.w2)


def wald_se(counts: ClassCounts) -> float | None:
    """Return 100·sqrt(v / n_eff) in points, v = p_R + p_D − (p_R − p_D)² (R's NPS::nps_se).

    For comparison only: it is 0 when all answer alike, and its intervals cover too rarely (METHOD 1.2).
    """
    shares = class_shares(counts)
    if shares is None:
        return None
    positive, negative, n_eff = shares
    variance = positive + negative - (positive - negative) ** 2
    return 100 * math.sqrt(max(0.0, variance) / n_eff)


def shrunken_score(positive: float, negative: float, n: float, pseudo: float) -> tuple[float, float]:
    """Return centre and variance of an adjusted Wald statistic, on the −1..1 scale.

    `pseudo` answers are added, a quarter to each outer class and a half to the passive one: 3 for one score
    (METHOD 1.2), 1.5 per group for a difference (1.3). The variance is positive for every base.
    """
    answers = n + pseudo
    upper = (n * positive + pseudo / 4) / answers
    lower = (n * negative + pseudo / 4) / answers
    centre = upper - lower
    return centre, (upper + lower - centre * centre) / answers


def adjusted_wald_interval(
    counts: ClassCounts, confidence: float = 0.95, *, n_eff: float | None = None
) -> tuple[float, float] | None:
    """Return AW(3,T) in points (Rocks 2016), clipped to ±100 and containing the score; None without base.

    `n_eff` replaces Kish's effective base, for METHOD 1.2's option of an interval from the linearised
    variance (`linearised.effective_n`).
    """
    shares = class_shares(counts)
    if shares is None:
        return None
    positive, negative, kish = shares
    centre, variance = shrunken_score(positive, negative, kish if n_eff is None else n_eff, _PSEUDO_ANSWERS)
    half = critical_value(confidence) * math.sqrt(variance)
    score = positive - negative
    # Containing the score matters for n = 1 only, where shrinking moves the centre further than the width.
    low = min(max(-1.0, centre - half), score)
    high = max(min(1.0, centre + half), score)
    return 100 * low, 100 * high


def score_interval(counts: ClassCounts, confidence: float = 0.95) -> tuple[float, float] | None:
    """Return the score interval in points (May & Johnson 1997; Tango 1998); None without base.

    The limits are the differences whose score statistic is ±z, found by bisection. Non-integer (weighted)
    counts are allowed. All negative gives a lower limit of exactly −100, all positive an upper one of 100.
    """
    shares = class_shares(counts)
    if shares is None:
        return None
    positive, negative, n = shares
    z = critical_value(confidence)
    # Mirroring the classes mirrors the problem, so one search serves both limits.
    low = _lower_score_limit(n * positive, n * negative, n, z)
    high = -_lower_score_limit(n * negative, n * positive, n, z)
    score = positive - negative
    return 100 * min(low, score), 100 * max(high, score)


def _lower_score_limit(c: float, b: float, n: float, z: float) -> float:
    """Return the root in [−1, (c − b)/n] of T(Δ) = z; T falls from +∞ (or 0 if all are b) to 0 there."""
    low, high = -1.0, (c - b) / n
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if _score_statistic_exceeds(z, c, b, n, middle):
            low = middle
        else:
            high = middle
    return low


def _score_statistic_exceeds(z: float, c: float, b: float, n: float, delta: float) -> bool:
    """Tell whether T(delta) > z; a variance of 0 (at the ends of the scale) makes T infinite."""
    spread = delta * (1 - delta)
    linear = -b - c + (2 * n - c + b) * delta
    q = (math.sqrt(max(0.0, linear * linear + 8 * n * b * spread)) - linear) / (4 * n)
    variance = max(0.0, n * (2 * q + spread))
    return c - b - n * delta > z * math.sqrt(variance)
