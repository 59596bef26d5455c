"""Weighted counts row by row: what all columns share is made once a base, and the memory is used again.

Fresh pages from the system cost more than the counting itself, so that nothing as long as the survey is allocated
for a column.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.bitsets import Order
from loyalty_desktop.survey.sheet import RawColumn

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """The respondents of a base in one order, with their weights."""

    order: Order
    at: npt.NDArray[np.intp] | None
    """Which rows they are; None for all."""
    groups: npt.NDArray[np.intp]
    weights: Floats
    squares: Floats
    cells: npt.NDArray[np.intp]
    """Memory to work in: for each respondent the cell of the table that counts it."""

    @classmethod
    def of(cls, order: Order, rows: npt.NDArray[np.bool_] | None, weights: Floats) -> Weighing:
        """Make ready to count the respondents of `rows` (None for all) by their weights."""
        at = None if rows is None or rows.all() else np.flatnonzero(rows)
        groups = order.groups if at is None else order.groups[at]
        inside = weights if at is None else weights[at]
        return cls(order, at, groups.astype(np.intp), inside, inside * inside, np.empty(len(inside), dtype=np.intp))

    def sums(self, raw: RawColumn) -> tuple[Floats, Floats]:
        """Return Σw and Σw² per raw value of a column (rows) and outcome group (columns)."""
        shape = (len(raw.values), self.order.size)
        size = shape[0] * shape[1]
        codes = raw.codes if self.at is None else raw.codes[self.at]
        np.copyto(self.cells, codes, casting="unsafe")
        np.multiply(self.cells, self.order.size, out=self.cells)
        np.add(self.cells, self.groups, out=self.cells)
        w, w2 = (
            np.bincount(self.cells, weights=each, minlength=size).astype(np.float64, copy=False)
            for each in (self.weights, self.squares)
        )
        return w.reshape(shape), w2.reshape(shape)
