"""Means and covariances of answers of which some are missing: maximum likelihood by EM (METHOD 5.2, step 3)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.missing_patterns import PatternRows, PatternTable
from loyalty_desktop.compute.products import cross_product, times

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.linearised import FloatArray

TOLERANCE = 1e-6
MOST_ITERATIONS = 500
_SINGULAR = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Means and covariances (divided by Σw, as maximum likelihood has them), and how they were reached."""

    mean: FloatArray
    covariance: FloatArray
    iterations: int = 0
    converged: bool = True

    def correlation(self) -> FloatArray | None:
        """Return the correlation matrix; None when a variable does not vary."""
        variance = np.diag(self.covariance)
        if not (variance > _SINGULAR).all():
            return None
        scale = np.sqrt(variance)
        found: FloatArray = self.covariance / np.outer(scale, scale)
        np.fill_diagonal(found, 1.0)
        return found


def em_covariance(
    values: FloatArray,
    weights: FloatArray | None = None,
    *,
    tolerance: float = TOLERANCE,
    most_iterations: int = MOST_ITERATIONS,
) -> Moments:
    """Return the maximum likelihood moments of a multivariate normal from incomplete rows (NaN = missing).

    What is missing is taken as missing at random given the other answers of the row. Each column needs an answer
    and must vary. Starts from the means and variances of each column alone; `tolerance` is the largest change of
    a mean or covariance, the columns in units of their own standard deviation, at which it stops. Complete rows
    give the covariance divided by Σw after one step. `converged` is False after `most_iterations`.
    """
    centre, scale = standard(values, weights)
    table = PatternRows((values - centre) / scale, weights).table()
    found = iterate(table, start(values.shape[1]), tolerance=tolerance, most_iterations=most_iterations)
    mean, covariance = centre + scale * found.mean, found.covariance * np.outer(scale, scale)
    return Moments(mean, covariance, found.iterations, found.converged)


def standard(values: FloatArray, weights: FloatArray | None = None) -> tuple[FloatArray, FloatArray]:
    """Return mean and standard deviation of each column over its own answers; a deviation of 0 where it is one."""
    valid = ~np.isnan(values)
    w = valid.astype(np.float64) if weights is None else np.where(valid, weights[:, None], 0.0)
    total = w.sum(axis=0)
    usable = np.where(total > 0, total, 1.0)
    centre = (w * np.where(valid, values, 0.0)).sum(axis=0) / usable
    centred = np.where(valid, values - centre, 0.0)
    scale = np.sqrt((w * centred * centred).sum(axis=0) / usable)
    return centre, np.where(scale > _SINGULAR * np.maximum(1.0, np.abs(centre)), scale, 0.0)


def start(variables: int) -> Moments:
    """Return the start of EM for standardised columns: each by itself."""
    return Moments(np.zeros(variables), np.eye(variables), 0, False)


def iterate(
    table: PatternTable,
    begin: Moments,
    *,
    tolerance: float = TOLERANCE,
    most_iterations: int = MOST_ITERATIONS,
    cancelled: Callable[[], None] | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> Moments:
    """Return the moments at which EM comes to rest, from those of `begin`.

    `cancelled` is called before every iteration and may raise; `on_progress` hears a share 0..1, guessed from how
    the change shrinks.
    """
    now, first = begin, 0.0
    for iteration in range(1, most_iterations + 1):
        if cancelled is not None:
            cancelled()
        mean, covariance = _step(table, now.mean, now.covariance)
        change = max(np.abs(mean - now.mean).max(), np.abs(covariance - now.covariance).max())
        now = Moments(mean, covariance, iteration, bool(change < tolerance))
        if now.converged:
            break
        first = max(first, float(change))
        if on_progress is not None:
            on_progress(math.log(first / float(change)) / math.log(first / tolerance) if first > tolerance else 1.0)
    return now


def _step(table: PatternTable, mean: FloatArray, covariance: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the next moments: fill in what each row leads one to expect, and add what stays unknown about it.

    With the precision P = Σ⁻¹ a missing block m has conditional mean −P_mm⁻¹ (P z)_m, z the row about the mean
    with 0 where missing, and conditional covariance P_mm⁻¹: small matrices where few answers are missing.
    """
    variables = len(mean)
    precision = np.zeros((variables + 1, variables + 1))
    precision[1:, 1:] = inner = _precision(covariance)
    filled = table.rows.copy()
    filled[:, 1:] -= table.rows[:, :1] * mean
    flat = filled.reshape(-1)
    for group in table.groups:
        flat[group.cells] = 0.0
    pulled = times(filled, precision).reshape(-1)
    unknown = np.zeros(covariance.size)
    for group in table.groups:
        places = group.missing[:, :, None] * variables + group.missing[:, None, :]
        spread = np.linalg.inv(inner.reshape(-1).take(places))
        flat[group.cells] = -np.einsum("nij,nj->ni", spread[group.pattern], pulled[group.cells])
        unknown += np.bincount(places.ravel(), (spread * group.w[:, None, None]).ravel(), covariance.size)
    sums = cross_product(filled, filled) / table.w
    shift = sums[0, 1:]
    after = sums[1:, 1:] + unknown.reshape(covariance.shape) / table.w - np.outer(shift, shift)
    return mean + shift, (after + after.T) / 2


def _precision(covariance: FloatArray) -> FloatArray:
    """Return Σ⁻¹; variables that repeat one another keep 1e-9 of their own, so that there is an inverse."""
    values = np.linalg.eigvalsh(covariance)
    floor = _SINGULAR * values[-1]
    if values[0] > floor:
        return np.linalg.inv(covariance).astype(np.float64, copy=False)
    values, vectors = np.linalg.eigh(covariance)
    clipped: FloatArray = (vectors / np.maximum(values, floor)) @ vectors.T
    return clipped
