"""Weighted counts row by row: several columns in one pass, with memory that is used again.

A pass over the rows costs the same whatever it tells apart, so that columns of few answers share one: their joint
answers are counted, and each column's own counts are sums of those. Fresh pages from the system cost more than the
counting itself, so that nothing as long as the survey is allocated for a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.bitsets import Order
from loyalty_desktop.survey.sheet import RawColumn

Floats = npt.NDArray[np.float64]
Sums = tuple[npt.NDArray[Any], ...]

_MOST_JOINT = 8192
"""So many cells of a table stay next to the processor; with few of them, one addition waits for the last."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """The respondents of a base in one order, with their weights."""

    order: Order
    at: npt.NDArray[np.intp] | None
    """Which rows they are; None for all."""
    groups: npt.NDArray[np.intp]
    size: int
    """How many groups there are."""
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
        cells = np.empty(len(inside), dtype=np.intp)
        return cls(order, at, groups.astype(np.intp), order.size, inside, inside * inside, cells)

    def within(self, label: npt.NDArray[np.intp], labels: int) -> Weighing:
        """Return the same respondents told apart by a label of each (below `labels`) and then by their group."""
        own = label if self.at is None else label[self.at]
        groups, size = own * self.size + self.groups, labels * self.size
        return Weighing(self.order, self.at, groups, size, self.weights, self.squares, self.cells)

    def sums(self, raws: Sequence[RawColumn]) -> Iterator[tuple[RawColumn, Floats, Floats]]:
        """Return each column with its Σw and Σw² per raw value (rows) and group (columns), in any order."""
        for raw, (w, w2) in self._counted(raws, (self.weights, self.squares)):
            yield raw, w, w2

    def counts(self, raws: Sequence[RawColumn]) -> Iterator[tuple[RawColumn, npt.NDArray[np.int64], Floats, Floats]]:
        """Return each column with its respondents, Σw and Σw² per raw value and group, in any order."""
        for raw, (n, w, w2) in self._counted(raws, (None, self.weights, self.squares)):
            yield raw, n, w, w2

    def _counted(
        self, raws: Sequence[RawColumn], weights: tuple[Floats | None, ...]
    ) -> Iterator[tuple[RawColumn, Sums]]:
        for together in _passes(raws, self.size):
            shape = (*(len(raw.values) for raw in together), self.size)
            self._tell_apart(together)
            found = [
                np.bincount(self.cells, one, prod(shape)).astype(np.int64 if one is None else np.float64, copy=False)
                for one in weights
            ]
            for at, raw in enumerate(together):
                others = tuple(axis for axis in range(len(together)) if axis != at)
                yield raw, tuple(each.reshape(shape).sum(others) for each in found)

    def _tell_apart(self, together: Sequence[RawColumn]) -> None:
        """Write the cell of each respondent: the answers to the columns, and the group innermost."""
        first, *others = (raw.codes if self.at is None else raw.codes[self.at] for raw in together)
        joint = first.astype(np.uint16) if others else first  # a joint answer is below _MOST_JOINT
        for raw, codes in zip(together[1:], others, strict=True):
            np.multiply(joint, len(raw.values), out=joint)
            np.add(joint, codes, out=joint, casting="unsafe")
        np.copyto(self.cells, joint, casting="unsafe")
        np.multiply(self.cells, self.size, out=self.cells)
        np.add(self.cells, self.groups, out=self.cells)


def _passes(raws: Sequence[RawColumn], size: int) -> Iterator[list[RawColumn]]:
    """Put columns together as long as their joint answers are few; those with many stand alone."""
    together: list[RawColumn] = []
    cells = size
    for raw in sorted(raws, key=lambda one: len(one.values)):
        if together and cells * len(raw.values) > _MOST_JOINT:
            yield together
            together, cells = [], size
        together.append(raw)
        cells *= len(raw.values)
    if together:
        yield together
