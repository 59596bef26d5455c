"""Weighted least squares with HC3 errors: effects of items that go together (METHOD 4.2, 4.4)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, base_flags, is_hidden
from loyalty_desktop.compute.linearised import tally_of, valid_weights, weighted_mean
from loyalty_desktop.compute.student_t import t_quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.linearised import FloatArray, LabelArray

# R's lm takes a column for a combination of earlier ones when less than this part of it is left over.
_ALIASED = 1e-7
_FULL_LEVERAGE = 1e-9


@dataclass(frozen=True, slots=True)
class Regressor:
    """One column of a regression: its name and one value a row, NaN where missing."""

    name: str
    values: FloatArray


@dataclass(frozen=True, slots=True)
class Coefficient:
    """Change of the outcome for one more unit of a regressor, the others held equal.

    `se` is the HC3 standard error; None when the coefficient rests on a single row, or no row is to spare.
    """

    name: str
    value: float
    se: float | None


@dataclass(frozen=True, slots=True)
class Fit:
    """A weighted regression on `n` complete rows; the first coefficient is the intercept.

    `aliased` names the regressors left out because earlier ones already say the same. `covariance` is the
    HC3 matrix in the order of `coefficients`.
    """

    n: int
    coefficients: tuple[Coefficient, ...]
    aliased: tuple[str, ...]
    covariance: tuple[tuple[float, ...], ...]

    @property
    def df(self) -> int:
        """Rows to spare: n minus the number of coefficients."""
        return self.n - len(self.coefficients)

    def coefficient(self, name: str) -> Coefficient | None:
        """Return the coefficient of a regressor, None when it was aliased or not in the model."""
        return next((c for c in self.coefficients if c.name == name), None)


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


INTERCEPT = "(intercept)"


def weighted_ols(outcome: FloatArray, regressors: Sequence[Regressor], weights: FloatArray | None = None) -> Fit | None:
    """Return the weighted least squares fit of `outcome` on an intercept and the regressors.

    Rows with any missing value or no weight are left out; None when no row is left. HC3 (MacKinnon & White
    1985; R's sandwich::vcovHC) allows for unequal variances and does not depend on the scale of the weights.
    For the adjusted lift pass 100·y, the experiences 0/1 and `dummies` of segment and wave.
    """
    complete = _complete_weights(outcome, regressors, weights)
    rows = complete > 0
    n = int(rows.sum())
    if n == 0:
        return None
    # The scale of the weights is arbitrary; a mean of 1 keeps the tolerances meaningful.
    w = complete[rows] / complete[rows].mean()
    names = (INTERCEPT, *(regressor.name for regressor in regressors))
    columns = [
        np.ones(n),
        *(np.asarray(regressor.values, dtype=np.float64)[rows] for regressor in regressors),
    ]
    scaled = np.sqrt(w)[:, None] * np.column_stack(columns)
    kept = _independent_columns(scaled)
    design = scaled[:, kept]
    q, r = np.linalg.qr(design)
    solve = np.linalg.solve(r, q.T)
    response = np.sqrt(w) * outcome[rows]
    beta = solve @ response
    covariance, known = _hc3(solve, (q * q).sum(axis=1), response - design @ beta)
    spare = n > len(kept)
    coefficients = tuple(
        Coefficient(names[column], float(beta[i]), math.sqrt(covariance[i, i]) if spare and known[i] else None)
        for i, column in enumerate(kept)
    )
    return Fit(
        n,
        coefficients,
        tuple(name for column, name in enumerate(names) if column not in kept),
        tuple(tuple(float(value) for value in row) for row in covariance),
    )


def dummies(name: str, labels: LabelArray) -> tuple[Regressor, ...]:
    """Return a 0/1 regressor "name=label" for every label but the first in sort order."""
    return tuple(Regressor(f"{name}={label}", (labels == label).astype(np.float64)) for label in np.unique(labels)[1:])


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
    weighted shares on the rows valid on all of them, b is that base's share of all valid outcomes; both are
    treated as fixed. The interval is t with n − k degrees of freedom. Aliased items are left out and named;
    an item whose effect rests on one respondent leaves no interval (flag `degenerate`).
    """
    if any(not 0 <= target <= 1 for _, target in items):
        raise ValueError("a target share lies between 0 and 1")
    regressors = [regressor for regressor, _ in items]
    complete = _complete_weights(outcome, regressors, weights)
    everybody = tally_of(valid_weights(outcome, weights))
    base = tally_of(complete)
    base_share = base.w / everybody.w if everybody.w > 0 else 0.0
    flags = base_flags(base, limits)
    fit = None if is_hidden(flags) else weighted_ols(outcome, regressors, weights)
    if fit is None:
        return CombinedChange(base.n, base_share, None, None, None, (), flags)
    moves = {item.name: target - weighted_mean(item.values, complete) for item, target in items}
    factors = np.array([base_share * moves.get(c.name, 0.0) for c in fit.coefficients])
    points = float(factors @ np.array([c.value for c in fit.coefficients]))
    if any(c.se is None and factor != 0 for c, factor in zip(fit.coefficients, factors, strict=True)):
        return CombinedChange(base.n, base_share, points, None, None, fit.aliased, (*flags, "degenerate"))
    variance = float(factors @ np.array(fit.covariance) @ factors)
    half = t_quantile((1 + confidence) / 2, fit.df) * math.sqrt(max(0.0, variance)) if fit.df > 0 else 0.0
    return CombinedChange(base.n, base_share, points, points - half, points + half, fit.aliased, flags)


def _complete_weights(outcome: FloatArray, regressors: Sequence[Regressor], weights: FloatArray | None) -> FloatArray:
    """Return the weights, 0 where the outcome or any regressor is missing."""
    complete = valid_weights(outcome, weights)
    for regressor in regressors:
        complete = np.where(np.isnan(regressor.values), 0.0, complete)
    return complete


def _independent_columns(design: FloatArray) -> list[int]:
    """Return the columns that are not combinations of earlier ones, by Gram-Schmidt done twice."""
    basis = np.empty((design.shape[0], 0))
    kept: list[int] = []
    for column in range(design.shape[1]):
        left = design[:, column]
        length = float(np.linalg.norm(left))
        for _ in range(2):
            left = left - basis @ (basis.T @ left)
        remaining = float(np.linalg.norm(left))
        if remaining > _ALIASED * length:
            kept.append(column)
            basis = np.column_stack([basis, left / remaining])
    return kept


def _hc3(solve: FloatArray, leverage: FloatArray, residual: FloatArray) -> tuple[FloatArray, list[bool]]:
    """Return the HC3 covariance, and for each coefficient whether HC3 says anything about it.

    A row of leverage 1 (the only one that had an item) is fitted exactly and says nothing about its own
    error: it is left out of the sum, and the coefficients that rest on it have no standard error.
    """
    alone = 1 - leverage < _FULL_LEVERAGE
    scaled = np.where(alone, 0.0, residual / np.where(alone, 1.0, 1 - leverage))
    weighted = solve * scaled
    resting = np.abs(solve[:, alone]).max(axis=1, initial=0.0) > _FULL_LEVERAGE * np.abs(solve).max(axis=1)
    return weighted @ weighted.T, [not bool(flag) for flag in resting]
