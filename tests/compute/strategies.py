"""Invented groups of respondents for the invariants of METHOD 8."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from loyalty_desktop.compute.counts import ClassCounts, Tally

# Reproducible, and without an examples folder in the repository.
invariant = settings(max_examples=100, deadline=None, derandomize=True, database=None)

Row = tuple[int, float]
confidences = st.sampled_from([0.80, 0.90, 0.95, 0.99])


def counts_of(rows: list[Row]) -> ClassCounts:
    """Counts of rows (class 1, 0 or -1, weight)."""
    return sum((_one(y, w) for y, w in rows), ClassCounts())


def _one(y: int, w: float) -> ClassCounts:
    tally, nobody = Tally(1, w, w * w), Tally()
    return ClassCounts(*(tally if y == cls else nobody for cls in (1, 0, -1)))


def rows(min_size: int = 1, max_size: int = 40) -> st.SearchStrategy[list[Row]]:
    row = st.tuples(st.sampled_from([-1, 0, 1]), st.floats(0.05, 20))
    return st.lists(row, min_size=min_size, max_size=max_size)


def weighted_counts(min_size: int = 1) -> st.SearchStrategy[ClassCounts]:
    return rows(min_size).map(counts_of)


def plain_counts(min_size: int = 1, top: int = 60) -> st.SearchStrategy[ClassCounts]:
    """Unweighted counts, often with empty classes."""
    cell = st.one_of(st.just(0), st.integers(0, 5), st.integers(0, top))
    return st.builds(ClassCounts.of, cell, cell, cell).filter(lambda counts: counts.total.n >= min_size)


def any_counts(min_size: int = 1) -> st.SearchStrategy[ClassCounts]:
    return st.one_of(plain_counts(min_size), weighted_counts(min_size))


def mirrored(counts: ClassCounts) -> ClassCounts:
    return ClassCounts(counts.negative, counts.passive, counts.positive)


def scaled(counts: ClassCounts, factor: float) -> ClassCounts:
    """The same respondents with all weights multiplied."""
    return ClassCounts(
        *(
            Tally(tally.n, tally.w * factor, tally.w2 * factor * factor)
            for tally in (counts.positive, counts.passive, counts.negative)
        )
    )


def repeated(counts: ClassCounts, times: int) -> ClassCounts:
    """So many times as many respondents in the same proportions."""
    return sum((counts for _ in range(times)), ClassCounts())


def known(value: float | None) -> float:
    assert value is not None
    return value
