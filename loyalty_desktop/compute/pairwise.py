"""Correlations where answers are missing: pair by pair, and how an impossible matrix is mended (METHOD 5.2).

Rows are respondents, columns variables, NaN a missing answer. `weights` are case weights (None: all alike).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.products import cross_product

if TYPE_CHECKING:
    from loyalty_desktop.compute.linearised import FloatArray

_SINGULAR = 1e-8
_CLIPPED = 1e-6
_CONSTANT = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class PairSums:
    """Weighted sums over the rows that are valid on both variables of a pair; sums of disjoint rows add up."""

    w: FloatArray
    """Σw of each pair."""
    x: FloatArray
    """Σwx of the pair's first variable."""
    xx: FloatArray
    """Σwx² of the pair's first variable."""
    xy: FloatArray
    """Σwxy."""

    @classmethod
    def of(cls, values: FloatArray, weights: FloatArray | None = None) -> PairSums:
        """Add up rows; values should be centred near 0, or rounding costs digits."""
        valid = ~np.isnan(values)
        known = np.where(valid, values, 0.0)
        there = valid.astype(np.float64)
        weighted = there if weights is None else there * weights[:, None]
        first = known * weighted
        return cls(
            cross_product(weighted, there),
            cross_product(first, there),
            cross_product(known * first, there),
            cross_product(first, known),
        )

    def __sub__(self, other: PairSums) -> PairSums:
        return PairSums(self.w - other.w, self.x - other.x, self.xx - other.xx, self.xy - other.xy)

    def correlation(self) -> FloatArray:
        """Return the correlation of each pair on its own rows (R's cor(use = "pairwise")).

        A pair that nobody answered both of, or one of which does not vary there, says nothing: 0.
        """
        w = np.where(self.w > 0, self.w, 1.0)
        means, squares = self.x / w, self.xx / w
        variance = squares - means * means
        varies = (self.w > 0) & (variance > _CONSTANT * np.maximum(squares, _CONSTANT))
        both = varies & varies.T
        scale = np.sqrt(np.where(both, variance * variance.T, 1.0))
        found = np.where(both, (self.xy / w - means * means.T) / scale, 0.0)
        np.fill_diagonal(found, 1.0)
        return np.clip(found, -1.0, 1.0)


def pairwise_correlation(values: FloatArray, weights: FloatArray | None = None) -> FloatArray:
    """Return the correlation matrix in which each pair uses all rows that are valid on both."""
    centre = np.nanmean(values, axis=0)
    return PairSums.of(values - centre, weights).correlation()


def repaired(correlation: FloatArray) -> tuple[FloatArray, bool]:
    """Return a positive definite correlation matrix near the one given, and whether it had to be mended.

    Correlations that come from different rows can contradict one another, and drivers that repeat one another
    leave nothing to invert. When the smallest eigenvalue is 1e-8 or less, all are raised to at least 1e-6 and
    the diagonal is brought back to 1 (METHOD 5.2, step 3).
    """
    if correlation.size == 0 or np.linalg.eigvalsh(correlation)[0] > _SINGULAR:
        return correlation, False
    values, vectors = np.linalg.eigh(correlation)
    mended = (vectors * np.maximum(values, _CLIPPED)) @ vectors.T
    scale = np.sqrt(np.diag(mended))
    mended = mended / np.outer(scale, scale)
    return (mended + mended.T) / 2, True
