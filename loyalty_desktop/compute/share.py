"""Shares of respondents (Top-2-Box, incidence) and their differences (METHOD 2, 4.1). Shares are 0..1."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from loyalty_desktop.compute.difference import Difference, joint_flags
from loyalty_desktop.compute.estimate import (
    DEFAULT_LIMITS,
    Estimate,
    Limits,
    base_flags,
    hidden_estimate,
    is_hidden,
)
from loyalty_desktop.compute.gauss import critical_value, two_sided_p

if TYPE_CHECKING:
    from loyalty_desktop.compute.counts import Tally


def share(hit: Tally, base: Tally, *, confidence: float = 0.95, limits: Limits = DEFAULT_LIMITS) -> Estimate:
    """Return the share of `base` that `hit` makes up, 0..1, with Wilson's interval at n_eff.

    `hit` must be part of `base`. On a base of nobody, or of fewer than `limits.suppress` respondents, value
    and interval are None: an empty base has no share, not a share of 0.

    Example: 45 of 100 → .45, .3561..0.5475 (R).
    """
    flags = base_flags(base, limits)
    if is_hidden(flags):
        return hidden_estimate(base, flags)
    value = _proportion(hit, base)
    low, high = wilson_interval(value, base.n_eff, confidence)
    return Estimate(base.n, base.n_eff, base.w, value, low, high, flags)


def wilson_interval(value: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    """Return Wilson's (1927) interval of the share `value` on an effective base of `n` > 0, inside 0..1."""
    z = critical_value(confidence)
    shrink = 1 + z * z / n
    centre = (value + z * z / (2 * n)) / shrink
    half = z / shrink * math.sqrt(value * (1 - value) / n + z * z / (4 * n * n))
    # At 0 and 1 one limit is the share itself; rounding must not push it to the wrong side.
    return max(0.0, min(centre - half, value)), min(1.0, max(centre + half, value))


def share_difference(
    hit_a: Tally,
    base_a: Tally,
    hit_b: Tally,
    base_b: Tally,
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> Difference:
    """Return share a − share b of two groups without common respondents, in percentage points.

    The interval is Newcombe's (1998) hybrid of the two Wilson intervals, p comes from Agresti & Caffo
    (2000): one success and two trials more in each group. They are two methods, so near the limit the
    interval may touch 0 where p does not, or the reverse. Hidden when either base is below `limits.suppress`.
    """
    flags = joint_flags(base_a, base_b, limits)
    if is_hidden(flags):
        return Difference(None, None, None, None, None, flags)
    a, b = _proportion(hit_a, base_a), _proportion(hit_b, base_b)
    low_a, high_a = wilson_interval(a, base_a.n_eff, confidence)
    low_b, high_b = wilson_interval(b, base_b.n_eff, confidence)
    points = a - b
    low = points - math.hypot(a - low_a, high_b - b)
    high = points + math.hypot(high_a - a, b - low_b)
    p = _agresti_caffo_p(a, base_a.n_eff, b, base_b.n_eff)
    return Difference(100 * points, 100 * low, 100 * high, p, None, flags)


def _proportion(hit: Tally, base: Tally) -> float:
    # Sums of the same weights in another order may differ in the last digit.
    return min(1.0, max(0.0, hit.w / base.w))


def _agresti_caffo_p(a: float, n_a: float, b: float, n_b: float) -> float:
    trials_a, trials_b = n_a + 2, n_b + 2
    a, b = (n_a * a + 1) / trials_a, (n_b * b + 1) / trials_b
    return two_sided_p((a - b) / math.sqrt(a * (1 - a) / trials_a + b * (1 - b) / trials_b))
