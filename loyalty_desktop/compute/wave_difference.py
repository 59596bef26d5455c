"""Differences between answers of people who partly or all answered twice (METHOD 1.5).

Values may be in any unit and the answer is in that unit: pass 100·y with y = 1, 0, −1 for points. Missing
values are NaN; rows without a value or a weight take no part.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.difference import Difference, joint_flags
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, is_hidden
from loyalty_desktop.compute.linearised import (
    linearised_variance,
    mean_contributions,
    tally_of,
    valid_weights,
    weighted_mean,
)
from loyalty_desktop.compute.student_t import t_quantile, two_sided_t_p

if TYPE_CHECKING:
    from loyalty_desktop.compute.linearised import FloatArray, LabelArray

# Relative to the largest answer; a real standard error of a survey is never this small.
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Wave:
    """The rows of one wave: who, what they answered (NaN = missing), how much each weighs (None = alike)."""

    ids: LabelArray
    values: FloatArray
    weights: FloatArray | None = None


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A difference of means over `n` distinct respondents with its standard error.

    `se` is None when it cannot be computed (fewer than two respondents) or must not be shown (suppressed).
    """

    n: int
    se: float | None
    difference: Difference


def paired_difference(
    earlier: FloatArray,
    later: FloatArray,
    weights: FloatArray | None = None,
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> RowDifference:
    """Return mean(later − earlier) over the respondents who have both answers.

    V = n/(n−1)·Σ(w(d − d̄)/W)², t with n − 1 degrees of freedom; unweighted it is R's t.test(paired=TRUE).
    When all differences are equal there is no error to test with: p is None and the flag `degenerate` is set.
    """
    change = later - earlier
    taking_part = valid_weights(change, weights)
    base = tally_of(taking_part)
    flags = joint_flags(base, base, limits)
    if is_hidden(flags):
        return _hidden(base.n, flags)
    contributions = mean_contributions(change, taking_part)[taking_part > 0]
    points = weighted_mean(change, taking_part)
    variance = _real_variance(linearised_variance(contributions), change[taking_part > 0])
    return _tested(points, variance, base.n, confidence, flags)


def overlap_difference(
    earlier: Wave, later: Wave, *, confidence: float = 0.95, limits: Limits = DEFAULT_LIMITS
) -> RowDifference:
    """Return mean(later) − mean(earlier) when some, all or none of the respondents answered both times.

    z = ±w(x − mean)/W is added up per respondent, V = m/(m−1)·Σ(z − z̄)² over the m distinct ids: R's
    svydesign(ids = ~id) with svycontrast, t with m − 1 degrees of freedom. When everybody answered both times
    with the same weight it is `paired_difference`.
    """
    weights_1 = valid_weights(earlier.values, earlier.weights)
    weights_2 = valid_weights(later.values, later.weights)
    base_1, base_2 = tally_of(weights_1), tally_of(weights_2)
    flags = joint_flags(base_1, base_2, limits)
    ids = np.concatenate([earlier.ids[weights_1 > 0], later.ids[weights_2 > 0]])
    people = int(np.unique(ids).size)
    if is_hidden(flags):
        return _hidden(people, flags)
    contributions = np.concatenate(
        [
            -mean_contributions(earlier.values, weights_1)[weights_1 > 0],
            mean_contributions(later.values, weights_2)[weights_2 > 0],
        ]
    )
    points = weighted_mean(later.values, weights_2) - weighted_mean(earlier.values, weights_1)
    answers = np.concatenate([earlier.values[weights_1 > 0], later.values[weights_2 > 0]])
    variance = _real_variance(linearised_variance(contributions, clusters=ids), answers)
    return _tested(points, variance, people, confidence, flags)


def _hidden(n: int, flags: tuple[str, ...]) -> RowDifference:
    return RowDifference(n, None, Difference(None, None, None, None, None, flags))


def _real_variance(variance: float | None, answers: FloatArray) -> float | None:
    """Return 0 for what rounding leaves of a variance when all contributions are equal."""
    noise = (_ROUNDING * float(np.abs(answers).max())) ** 2
    return 0.0 if variance is not None and variance <= noise else variance


def _tested(points: float, variance: float | None, n: int, confidence: float, flags: tuple[str, ...]) -> RowDifference:
    if variance is None:
        return RowDifference(n, None, Difference(points, None, None, None, None, (*flags, "degenerate")))
    if variance == 0:
        return RowDifference(n, 0.0, Difference(points, points, points, None, None, (*flags, "degenerate")))
    se = math.sqrt(variance)
    half = t_quantile((1 + confidence) / 2, n - 1) * se
    p = two_sided_t_p(points / se, n - 1)
    return RowDifference(n, se, Difference(points, points - half, points + half, p, None, flags))
