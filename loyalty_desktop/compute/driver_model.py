"""The correlations of drivers and outcome from incomplete rows, once for all rows and again for parts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from loyalty_desktop.compute.em_covariance import MOST_ITERATIONS, Moments, iterate, standard, start
from loyalty_desktop.compute.lmg import MOST_DRIVERS, lmg, relative_weights
from loyalty_desktop.compute.missing_patterns import PatternRows
from loyalty_desktop.compute.pairwise import PairSums, repaired

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.linearised import BoolArray, FloatArray

Source: TypeAlias = Literal["complete", "em", "pairwise"]

MOST_WORK, MOST_EFFORT = 2e10, 1.5e8
"""Nanoseconds that EM may take in all, and for one iteration. What takes more is left to pairwise correlations, which
METHOD 5.1 found nearly as good: tens of thousands of respondents of whom hardly two miss the same answers."""
_REFIT_TOLERANCE = 1e-4


class DriverModel:
    """Correlations of the columns of `values` (the outcome last), NaN being a missing answer.

    `source` says where they come from, `not_converged` and `too_much` why it is not EM where answers are missing,
    `repaired` that the matrix was mended. Every column must vary.
    """

    def __init__(
        self,
        values: FloatArray,
        weights: FloatArray | None,
        cancelled: Callable[[], None],
        on_progress: Callable[[float], None],
    ) -> None:
        """Fit all rows; `cancelled` may raise between two steps."""
        centre, scale = standard(values, weights)
        self._values, self._weights, self._cancelled = (values - centre) / scale, weights, cancelled
        self._rows = PatternRows(self._values, weights)
        self._moments: Moments | None = None
        self._sums: PairSums | None = None
        self.source: Source = "em" if np.isnan(values).any() else "complete"
        self.not_converged = self.too_much = False
        table = self._rows.table()
        self._most = int(min(MOST_ITERATIONS, MOST_WORK / table.effort))
        if table.effort > MOST_EFFORT:
            self.too_much = True
        else:
            begin = start(values.shape[1])
            found = iterate(table, begin, most_iterations=self._most, cancelled=cancelled, on_progress=on_progress)
            self.not_converged = not found.converged
            self._moments = found if found.converged else None
        matrix = self._moments.correlation() if self._moments is not None else None
        if matrix is None:
            del self._rows, table  # large, and of no more use
            self.source, self._moments = "pairwise", None
            self._sums = PairSums.of(self._values, weights)
            matrix = self._sums.correlation()
        self.correlation, self.repaired = repaired(matrix)

    def without(self, rows: BoolArray) -> FloatArray | None:
        """Return the correlation matrix of all rows but these; None when a column does not vary any more."""
        self._cancelled()
        if self._sums is not None:
            weights = self._weights[rows] if self._weights is not None else None
            return repaired((self._sums - PairSums.of(self._values[rows], weights)).correlation())[0]
        assert self._moments is not None  # one of the two has been fitted
        found = iterate(
            self._rows.table(rows), self._moments,
            tolerance=_REFIT_TOLERANCE, most_iterations=self._most, cancelled=self._cancelled,
        )  # fmt: skip
        matrix = found.correlation()
        return None if matrix is None else repaired(matrix)[0]


def contributions(correlation: FloatArray) -> FloatArray:
    """Return what each driver adds to R²: LMG up to 20 drivers, relative weights beyond."""
    few = len(correlation) - 1 <= MOST_DRIVERS
    return lmg(correlation) if few else relative_weights(correlation)
