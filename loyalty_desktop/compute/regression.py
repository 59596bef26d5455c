"""Weighted least squares with HC3 errors: effects of items that go together (METHOD 4.2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.linearised import valid_weights

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


INTERCEPT = "(intercept)"


def weighted_ols(outcome: FloatArray, regressors: Sequence[Regressor], weights: FloatArray | None = None) -> Fit | None:
    """Return the weighted least squares fit of `outcome` on an intercept and the regressors.

    Rows with any missing value or no weight are left out; None when no row is left. HC3 (MacKinnon & White
    1985; R's sandwich::vcovHC) allows for unequal variances and does not depend on the scale of the weights.
    For the adjusted lift pass 100·y, the experiences 0/1 and `dummies` of segment and wave.
    """
    complete = complete_weights(outcome, regressors, weights)
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


def complete_weights(outcome: FloatArray, regressors: Sequence[Regressor], weights: FloatArray | None) -> FloatArray:
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
