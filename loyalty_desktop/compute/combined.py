"""Several items moved at once: what goes with all of them together, by one common regression (METHOD 4.4).

The regression is fitted once for a choice of items; the targets enter linearly, so that any others cost next to
nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, base_flags, is_hidden
from loyalty_desktop.compute.linearised import tally_of, valid_weights, weighted_mean
from loyalty_desktop.compute.regression import Fit, Regressor, complete_weights, weighted_ols
from loyalty_desktop.compute.student_t import t_quantile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.compute.linearised import FloatArray

# What rounding leaves of a squared standard error; a real one of points is never this small.
_NO_ERROR = 1e-16


@dataclass(frozen=True, slots=True)
class CombinedChange:
    """Change of the overall score, in points, when several incidences move at once (METHOD 4.4).

    Shown beside the present score with its own interval, never added to it. `n` rows answered all items,
    `base_share` of all valid outcomes; `left_out` names aliased items. None without a usable base.
    """

    n: int
    base_share: float
    points: float | None
    low: float | None
    high: float | None
    left_out: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether the interval lies on one side of 0; otherwise the change may be chance, and has no colour."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class JointEffect:
    """The common regression of some items, before it is said how far each is to move.

    `n` rows are valid on all items, of the `everybody` with a valid outcome; `base_share` is what they weigh.
    `now` is the present share (0..1) of each item on these rows. `fit` is None where the base is hidden.
    """

    n: int
    everybody: int
    base_share: float
    now: tuple[tuple[str, float], ...]
    fit: Fit | None
    confidence: float = 0.95
    flags: tuple[str, ...] = ()

    def change(self, targets: Mapping[str, float]) -> CombinedChange:
        """Return Δ = b·Σ(q_i − p_i)·β_i with its HC3 interval, in the unit of the outcome.

        `targets` are the shares q (0..1) by item, p the present shares on the rows of the regression; an item that
        is not named stays where it is.
        """
        if any(not 0 <= target <= 1 for target in targets.values()):
            raise ValueError("a target share lies between 0 and 1")
        return self.change_by({name: targets[name] - now for name, now in self.now if name in targets})

    def change_by(self, steps: Mapping[str, float]) -> CombinedChange:
        """Return the same for steps q − p by item: linear in each of them, and 0 where none is made.

        Steps and b are treated as fixed, the interval is t with n − k degrees of freedom. An item whose effect
        rests on one respondent, or answers that the items tell without any error, leave no interval (`degenerate`).
        """
        if self.fit is None:
            return CombinedChange(self.n, self.base_share, None, None, None, (), self.flags)
        fit, aliased = self.fit, self.fit.aliased
        factors = np.array([self.base_share * steps.get(one.name, 0.0) for one in fit.coefficients])
        points = float(factors @ np.array([one.value for one in fit.coefficients]))
        if any(one.se is None and factor != 0 for one, factor in zip(fit.coefficients, factors, strict=True)):
            return CombinedChange(self.n, self.base_share, points, None, None, aliased, (*self.flags, "degenerate"))
        variance = float(factors @ np.array(fit.covariance) @ factors)
        if factors.any() and variance <= _NO_ERROR * float(factors @ factors):
            return CombinedChange(self.n, self.base_share, points, None, None, aliased, (*self.flags, "degenerate"))
        half = t_quantile((1 + self.confidence) / 2, fit.df) * math.sqrt(max(0.0, variance)) if fit.df > 0 else 0.0
        return CombinedChange(self.n, self.base_share, points, points - half, points + half, aliased, self.flags)


def joint_effect(
    outcome: FloatArray,
    items: Sequence[Regressor],
    weights: FloatArray | None = None,
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> JointEffect:
    """Return the common regression of items, 0/1 with NaN, on the rows that are valid on all of them.

    An item that earlier ones already say is aliased: it gets no part of the change and is named.
    """
    complete = complete_weights(outcome, items, weights)
    everybody = tally_of(valid_weights(outcome, weights))
    base = tally_of(complete)
    base_share = base.w / everybody.w if everybody.w > 0 else 0.0
    flags = base_flags(base, limits)
    fit = None if is_hidden(flags) else weighted_ols(outcome, items, weights)
    now = () if fit is None else tuple((item.name, weighted_mean(item.values, complete)) for item in items)
    return JointEffect(base.n, everybody.n, base_share, now, fit, confidence, flags)


def combined_change(
    outcome: FloatArray,
    items: Sequence[tuple[Regressor, float]],
    weights: FloatArray | None = None,
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> CombinedChange:
    """Return Δ = b·Σ(q_i − p_i)·β_i with its HC3 interval (METHOD 4.4), in the unit of `outcome` (100·y).

    `items` are the ticked items, 0/1 with NaN, each with its target share q (0..1). p are their present
    weighted shares on the rows valid on all of them, b is that base's share of all valid outcomes.
    """
    effect = joint_effect(outcome, [item for item, _q in items], weights, confidence=confidence, limits=limits)
    return effect.change({item.name: target for item, target in items})
