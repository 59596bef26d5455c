"""How the explained part of the outcome is shared out among the drivers (METHOD 5.2, 5.3).

Every function takes the correlation matrix of drivers and outcome, the outcome last, and nothing else: where the
correlations come from (complete rows, EM, pairs) does not matter here. K is the number of drivers.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from loyalty_desktop.compute.linearised import FloatArray

MOST_DRIVERS = 20
"""Beyond 20 drivers 2^K models are too many, and relative weights take the place of LMG."""
_NOTHING_LEFT = 1e-10


def all_r2(correlation: FloatArray) -> FloatArray:
    """Return R² of all 2^K models: bit j of the index says whether driver j is in the model.

    Breadth-first Schur complements: each driver in turn doubles a stack of matrices, the first half without the
    driver, the second half with it swept out. A driver that those before it already say (what is left of its
    variance is 1e-10 or less) adds nothing. The stack lies along the last axis and only the upper triangle is
    kept, so that K = 20 takes 0.2 s and two arrays of 2^20 numbers at its widest.
    """
    size = len(correlation)
    triangle = [[np.array([correlation[row, column]]) for column in range(row, size)] for row in range(size)]
    while len(triangle) > 1:
        triangle = _doubled(triangle)
    explained: FloatArray = 1 - triangle[0][0]
    return explained


def _doubled(triangle: list[list[FloatArray]]) -> list[list[FloatArray]]:
    """Return the stacks of the remaining variables, the first one left out and then swept."""
    (pivot, *others), *rest = triangle
    usable = pivot > _NOTHING_LEFT
    inverse = np.where(usable, 1 / np.where(usable, pivot, 1.0), 0.0)
    stack = len(pivot)
    doubled: list[list[FloatArray]] = []
    for place, cells in enumerate(rest):
        factor = others[place] * inverse
        line = []
        for cell, other in zip(cells, others[place:], strict=True):
            both = np.empty(2 * stack)
            both[:stack] = cell
            np.multiply(factor, other, out=both[stack:])
            np.subtract(cell, both[stack:], out=both[stack:])
            line.append(both)
        doubled.append(line)
    return doubled


def lmg(correlation: FloatArray) -> FloatArray:
    """Return LMG of each driver: what it adds to R², averaged over all orders of entering (they sum to R²).

    The Shapley value of R² = general dominance (Lindeman, Merenda & Gold 1980; Grömping 2006): the sum over all
    models without j of s!(K−1−s)!/K! · (R² with j − R² without), s the size of the model. Never negative beyond
    rounding, which is cut off. No drivers give an empty array.

    Example: drivers with r = .5 and .3 that do not go together → .25, .09.
    """
    drivers = len(correlation) - 1
    if drivers == 0:
        return np.empty(0)
    explained = all_r2(correlation)
    sizes = np.zeros(1, dtype=np.int8)
    for _ in range(drivers):
        sizes = np.concatenate([sizes, sizes + np.int8(1)])
    weight = np.array([1 / (drivers * math.comb(drivers - 1, s)) for s in range(drivers)])
    joined, alone = np.append(0.0, weight), np.append(weight, 0.0)
    # Each model counts for its members as the one that was joined, against all others as the one without them.
    without = float(explained @ alone[sizes])
    explained *= (joined + alone)[sizes]
    shares: FloatArray = np.array(_sums_by_member(explained, drivers)) - without
    return np.maximum(shares, 0.0)


def _sums_by_member(values: FloatArray, drivers: int) -> list[float]:
    """Return for each driver the sum of `values` over the models it is in."""
    half = drivers // 2
    grid = values.reshape(1 << (drivers - half), 1 << half)
    sums = []
    for totals, bits in ((grid.sum(axis=0), half), (grid.sum(axis=1), drivers - half)):
        models = np.arange(1 << bits)
        sums += [float(totals[(models >> bit & 1).astype(bool)].sum()) for bit in range(bits)]
    return sums


def relative_weights(correlation: FloatArray) -> FloatArray:
    """Return Johnson's (2000) relative weight of each driver, equal to Genizi's (1993); they sum to R².

    With R_xx = VΛVᵀ and L = VΛ^½Vᵀ: β = L⁻¹ r_xy, weights (L∘L)(β∘β). Directions with an eigenvalue below 1e-10
    are left out (pseudo-inverse). Cheap for any number of drivers.
    """
    drivers = len(correlation) - 1
    values, vectors = np.linalg.eigh(correlation[:drivers, :drivers])
    usable = values >= _NOTHING_LEFT
    roots = np.sqrt(np.where(usable, values, 0.0))
    inverse = np.where(usable, 1 / np.where(usable, roots, 1.0), 0.0)
    root = (vectors * roots) @ vectors.T
    beta = (vectors * inverse) @ (vectors.T @ correlation[:drivers, drivers])
    weights: FloatArray = (root * root) @ (beta * beta)
    return weights


def r_squared(correlation: FloatArray) -> float:
    """Return R² of the model with all drivers, 0..1; 0 without drivers. By pseudo-inverse where they repeat."""
    drivers = len(correlation) - 1
    between, outcome = correlation[:drivers, :drivers], correlation[:drivers, drivers]
    found = float(outcome @ np.linalg.pinv(between, rcond=_NOTHING_LEFT, hermitian=True) @ outcome) if drivers else 0.0
    return min(1.0, max(0.0, found))


def variance_inflation(correlation: FloatArray) -> FloatArray:
    """Return the VIF of each driver, the diagonal of R_xx⁻¹: 1 alone, 5 when the others explain 80 % of it.

    R_xx must not be singular (`repaired` in pairwise.py sees to that).
    """
    drivers = len(correlation) - 1
    inflation: FloatArray = np.diag(np.linalg.inv(correlation[:drivers, :drivers])).copy()
    return inflation
