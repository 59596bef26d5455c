"""Rows with missing answers, put together by which answers are missing: what makes EM fast (METHOD 5.2).

All that EM asks of the rows with one pattern are their sums, sums of squares and products. These are kept as rows,
not as matrices: any number of rows with q answers has the same sums as q + 1 invented ones (a root of the matrix of
sums), so that rows and sums go through the same arithmetic and a common pattern costs no more than q + 1 rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.products import cross_product

if TYPE_CHECKING:
    from loyalty_desktop.compute.linearised import BoolArray, FloatArray

Ints: TypeAlias = npt.NDArray[np.int64]
_BITS = 64
_WORTH = 3
"""How many times fewer the rows of a pattern must become to be worth a decomposition."""


@dataclass(frozen=True, slots=True, eq=False)
class PatternGroup:
    """The patterns with one number k of missing answers."""

    missing: Ints
    """Patterns x k: which variables are missing."""
    w: FloatArray
    """Σw of each pattern."""
    pattern: Ints
    """Of each row: its pattern, counted within this group."""
    cells: Ints
    """Rows x k: where the missing answers stand in the flattened rows of the table."""


@dataclass(frozen=True, slots=True, eq=False)
class PatternTable:
    """As many rows as are needed to stand for all: each is √w times (1, answers), 0 where missing."""

    rows: FloatArray
    groups: tuple[PatternGroup, ...]
    """Only patterns with something missing."""
    w: float

    @property
    def effort(self) -> float:
        """About how many nanoseconds one iteration of EM takes, measured on a PC of 2023."""
        rows, variables = self.rows.shape
        inverses = sum(len(group.missing) * (150 + 45 * group.missing.shape[1] ** 2) for group in self.groups)
        return float(rows * variables * (variables + 10) + inverses)


class PatternRows:
    """Rows sorted by pattern; tables of all of them or of some are made without sorting again."""

    def __init__(self, values: FloatArray, weights: FloatArray | None = None) -> None:
        """Sort rows; those without weight or without any answer are left out (METHOD 8, 42)."""
        given = np.ones(len(values)) if weights is None else weights
        missing = np.isnan(values)
        use = np.flatnonzero((given > 0) & ~missing.all(axis=1))
        keys = _keys(missing[use])
        order = np.lexsort(keys.T)
        keys, self._rows = keys[order], use[order]
        missing = missing[self._rows]
        root = np.sqrt(given[self._rows])
        self._table = np.column_stack([root, np.where(missing, 0.0, values[self._rows]) * root[:, None]])
        changes = (keys[1:] != keys[:-1]).any(axis=1) if len(keys) else np.zeros(0, dtype=bool)
        self._pattern = np.append(0, np.cumsum(changes))[: len(keys)]
        firsts = np.append(0, np.flatnonzero(changes) + 1)[: len(keys)]
        self._missing: BoolArray = missing[firsts]

    @property
    def patterns(self) -> int:
        """How many different patterns there are, complete rows among them."""
        return len(self._missing)

    def table(self, without: BoolArray | None = None) -> PatternTable:
        """Return the table of all rows but those marked in `without` (one flag a row of the values given)."""
        kept, pattern = self._table, self._pattern
        if without is not None:
            keep = ~without[self._rows]
            kept, pattern = kept[keep], pattern[keep]
        kinds, starts, counts = np.unique(pattern, return_index=True, return_counts=True)
        observed = ~self._missing[kinds]
        enough = observed.sum(axis=1) + 1
        shrunk = counts > _WORTH * enough
        sizes = np.where(shrunk, enough, counts)
        ends = np.cumsum(sizes)
        table = np.zeros((int(sizes.sum()), kept.shape[1]))
        place = np.repeat(np.arange(len(kinds)), counts)
        within = np.arange(len(kept)) - starts[place]
        plain = ~shrunk[place]
        table[(ends - sizes)[place][plain] + within[plain]] = kept[plain]
        for at in np.flatnonzero(shrunk):
            columns = np.append(0, np.flatnonzero(observed[at]) + 1)
            block = kept[starts[at] : starts[at] + counts[at]][:, columns]
            table[ends[at] - sizes[at] : ends[at], columns] = _root(cross_product(block, block))
        w = np.add.reduceat(kept[:, 0] ** 2, starts) if len(kinds) else np.zeros(0)
        groups = _groups(~observed, np.repeat(np.arange(len(kinds)), sizes), w)
        return PatternTable(table, groups, float(w.sum()))


def _root(sums: FloatArray) -> FloatArray:
    """Return a square table whose sums of squares and products these are."""
    try:
        root: FloatArray = np.linalg.cholesky(sums).T.astype(np.float64, copy=False)
    except np.linalg.LinAlgError:  # answers that repeat one another, or fewer different rows than answers
        values, vectors = np.linalg.eigh(sums)
        root = np.sqrt(np.maximum(values, 0.0))[:, None] * vectors.T
    return root


def _keys(missing: BoolArray) -> Ints:
    """Return a few whole numbers a row that are equal for equal patterns."""
    rows, variables = missing.shape
    words = -(-variables // _BITS)
    keys = np.zeros((rows, words), dtype=np.int64)
    for variable in range(variables):
        keys[:, variable // _BITS] |= missing[:, variable].astype(np.int64) << (variable % _BITS)
    return keys


def _groups(missing: BoolArray, pattern: Ints, w: FloatArray) -> tuple[PatternGroup, ...]:
    """Return the patterns by how many answers they miss; `pattern` is that of each row of the table."""
    sizes = missing.sum(axis=1)
    groups = []
    for size in np.unique(sizes[sizes > 0]).tolist():
        chosen = np.flatnonzero(sizes == size)
        which = np.nonzero(missing[chosen])[1].reshape(len(chosen), size)
        place = np.full(len(sizes), -1)
        place[chosen] = np.arange(len(chosen))
        rows = np.flatnonzero(place[pattern] >= 0)
        own = place[pattern[rows]]
        groups.append(PatternGroup(which, w[chosen], own, rows[:, None] * (missing.shape[1] + 1) + which[own] + 1))
    return tuple(groups)
