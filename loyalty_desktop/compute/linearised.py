"""Figures that need the rows: means with linearised variance (METHOD 1.1, 1.4; R's survey package).

All functions take one value a row in any unit and answer in that unit: pass 100·y with y = 1, 0, −1 for a
score in points, 0/1 for a share. Rows whose value is NaN, or whose weight is NaN or 0, are left out.
`weights=None` weighs everybody alike. Unweighted, the standard error is sqrt(n/(n−1)) times `wald_se`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.counts import Tally

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
LabelArray = npt.NDArray[np.generic]

_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class LinearisedMean:
    """A weighted mean over `n` rows and its standard error, both in the unit of the values.

    `value` is None without a row, `se` when the design has fewer than two rows (or clusters).
    """

    n: int
    value: float | None
    se: float | None


@dataclass(frozen=True, slots=True)
class GroupVersusTotal:
    """mean(group) − mean(everybody) and its standard error, with the group's share fixed or estimated.

    The conditional error is the one of METHOD 1.4's default; the unconditional one is R's svycontrast of the
    domain and the total. All None when the group or the rest is empty.
    """

    n: int
    points: float | None
    se_conditional: float | None
    se_unconditional: float | None


def valid_weights(values: FloatArray, weights: FloatArray | None) -> FloatArray:
    """Return the weight of every row, 0 for a row that takes no part; a negative weight raises ValueError."""
    given = np.ones(values.shape) if weights is None else np.asarray(weights, dtype=np.float64)
    if given.shape != values.shape:
        raise ValueError("values and weights must have the same length")
    if bool((given < 0).any()):
        raise ValueError("a weight must not be negative")
    return np.where(np.isnan(values) | np.isnan(given), 0.0, given)


def tally_of(weights: FloatArray) -> Tally:
    """Return the tally of the rows that weigh more than 0."""
    return Tally(int((weights > 0).sum()), float(weights.sum()), float((weights * weights).sum()))


def weighted_mean(values: FloatArray, weights: FloatArray) -> float:
    """Return Σwx / Σw over the rows that weigh more than 0; NaN values must weigh 0. Σw must be positive."""
    return float(np.where(weights > 0, values, 0.0) @ weights) / float(weights.sum())


def mean_contributions(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return z_i = w_i·(x_i − mean)/Σw, what row i adds to the error of the mean; 0 for a row outside."""
    centred = np.where(weights > 0, values - weighted_mean(values, weights), 0.0)
    contributions: FloatArray = weights * centred / weights.sum()
    return contributions


def linearised_variance(
    contributions: FloatArray, *, strata: LabelArray | None = None, clusters: LabelArray | None = None
) -> float | None:
    """Return Σ over strata of m/(m−1)·Σ(t − mean t)², t the contributions summed per cluster (METHOD 1.1).

    Without clusters every row is its own. A stratum of one cluster contributes 0, as in survey's
    `lonely.psu = "certainty"`; when the whole design is one cluster nothing can be said: None. A cluster that
    lies in two strata counts as two.
    """
    size = contributions.size
    stratum = np.zeros(size, dtype=np.intp) if strata is None else _codes(strata)
    unit = np.arange(size) if clusters is None else _codes(clusters)
    if size == 0:
        return None
    cells, cell = np.unique(stratum * (int(unit.max()) + 1) + unit, return_inverse=True)
    if cells.size < 2:
        return None
    totals = np.bincount(cell, contributions)
    of_stratum = cells // (int(unit.max()) + 1)
    members = np.bincount(of_stratum)
    means = np.bincount(of_stratum, totals) / np.maximum(members, 1)
    squares = np.bincount(of_stratum, (totals - means[of_stratum]) ** 2)
    several = members > 1
    return float((squares[several] * members[several] / (members[several] - 1)).sum())


def linearised_mean(
    values: FloatArray,
    weights: FloatArray | None = None,
    *,
    domain: BoolArray | None = None,
    strata: LabelArray | None = None,
    clusters: LabelArray | None = None,
) -> LinearisedMean:
    """Return the weighted mean and its linearised standard error (survey::svymean).

    `domain` restricts the mean to some rows while all valid rows stay in the design (survey::svyby), which
    is how a segment's error is to be computed.
    """
    taking_part = valid_weights(values, weights)
    design = taking_part > 0
    inside = taking_part if domain is None else np.where(domain, taking_part, 0.0)
    n = int((inside > 0).sum())
    if n == 0:
        return LinearisedMean(0, None, None)
    variance = linearised_variance(
        mean_contributions(values, inside)[design],
        strata=None if strata is None else strata[design],
        clusters=None if clusters is None else clusters[design],
    )
    return LinearisedMean(n, weighted_mean(values, inside), _root(variance))


def effective_n(values: FloatArray, weights: FloatArray | None = None) -> float:
    """Return n_e = v / Σz², the base of METHOD 1.2's option `ci="linearised"`; 0 without a row.

    v is the weighted population variance; unweighted n_e is n exactly. When all values are equal (Σz² = 0)
    it is Kish's n_eff.
    """
    taking_part = valid_weights(values, weights)
    base = tally_of(taking_part)
    if base.n == 0:
        return 0.0
    centred = np.where(taking_part > 0, values - weighted_mean(values, taking_part), 0.0)
    variance = weighted_mean(centred * centred, taking_part)
    # What rounding leaves of a variance of 0 would make the ratio arbitrary.
    if variance <= (_ROUNDING * float(np.abs(values[taking_part > 0]).max())) ** 2:
        return base.n_eff
    contributions = taking_part * centred / base.w
    return variance / float(contributions @ contributions)


def group_versus_total(values: FloatArray, weights: FloatArray | None, group: BoolArray) -> GroupVersusTotal:
    """Return mean(group) − mean(all) with both standard errors of METHOD 1.4."""
    taking_part = valid_weights(values, weights)
    design = taking_part > 0
    inside, outside = np.where(group, taking_part, 0.0), np.where(group, 0.0, taking_part)
    n = int((inside > 0).sum())
    if n == 0 or not bool((outside > 0).any()):
        return GroupVersusTotal(n, None, None, None)
    of_group = mean_contributions(values, inside)
    other_share = float(outside.sum() / taking_part.sum())
    conditional = other_share * (of_group - mean_contributions(values, outside))
    unconditional = of_group - mean_contributions(values, taking_part)
    points = weighted_mean(values, inside) - weighted_mean(values, taking_part)
    return GroupVersusTotal(
        n,
        points,
        _root(linearised_variance(conditional[design])),
        _root(linearised_variance(unconditional[design])),
    )


def _root(variance: float | None) -> float | None:
    return None if variance is None else math.sqrt(variance)


def _codes(labels: LabelArray) -> npt.NDArray[np.intp]:
    return np.unique(labels, return_inverse=True)[1]
