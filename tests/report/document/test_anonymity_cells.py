"""No hidden count can be worked out: for every one of them linear programming finds two values that fit all sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog  # type: ignore[import-untyped]

from loyalty_desktop.report.document.anonymity_cells import Place, hidden_counts, is_determined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEAST = 5
SMALL = st.integers(0, 14)


def ranges(
    counts: Mapping[Place, int], hidden: Iterable[Place], rows: Iterable[int], columns: Iterable[int]
) -> dict[Place, tuple[float, float]]:
    """Return from where to where each hidden count may lie; rows and columns are those whose sums are known.

    The reader knows that a hidden count is at least 1; a hidden zero may be 0.
    """
    places = sorted(hidden)
    lines = [[place[0] == row for place in places] for row in rows]
    lines += [[place[1] == column for place in places] for column in columns]
    lines = [line for line in lines if any(line)]
    sums = [sum(counts[place] for place, inside in zip(places, line, strict=True) if inside) for line in lines]
    bounds = [(min(1, counts[place]), 10_000) for place in places]
    found = {}
    for at, place in enumerate(places):
        goal = np.eye(len(places))[at]
        known = {"A_eq": np.array(lines, dtype=float), "b_eq": sums} if lines else {}
        low, high = (linprog(sign * goal, bounds=bounds, **known) for sign in (1, -1))
        assert low.status == high.status == 0
        found[place] = (low.fun, -high.fun)
    return found


@given(st.lists(SMALL, min_size=1, max_size=8))
@settings(deadline=None)
def test_no_count_of_a_row_is_the_rest_of_its_sum(values: list[int]) -> None:
    counts = {(at, 0): value for at, value in enumerate(values)}
    found = hidden_counts(counts, LEAST, free_rows=range(len(values)))
    assert {place for place, count in counts.items() if 0 < count < LEAST} <= found.places
    known = [] if found.columns else [0]
    for place, (low, high) in ranges(counts, found.places, [], known).items():
        assert not counts[place] or high - low >= 1 - 1e-6
    if found.places and not found.columns:
        assert sum(counts[place] for place in found.places) >= LEAST


@given(st.integers(1, 4), st.integers(1, 4), st.data())
@settings(deadline=None, max_examples=150)
def test_no_count_of_a_table_follows_from_its_rows_and_columns(rows: int, columns: int, data: st.DataObject) -> None:
    counts = {(row, column): data.draw(SMALL) for row in range(rows) for column in range(columns)}
    found = hidden_counts(counts, LEAST)
    assert {place for place, count in counts.items() if 0 < count < LEAST} <= found.places
    known = [one for one in range(rows) if one not in found.rows]
    across = [one for one in range(columns) if one not in found.columns]
    for place, (low, high) in ranges(counts, found.places, known, across).items():
        assert not counts[place] or high - low >= 1 - 1e-6


@given(st.integers(1, 3), st.integers(1, 4), st.data())
@settings(deadline=None, max_examples=150)
def test_what_is_said_to_be_determined_is(rows: int, columns: int, data: st.DataObject) -> None:
    counts = {(row, column): data.draw(st.integers(0, 4)) for row in range(rows) for column in range(columns)}
    hidden = data.draw(st.sets(st.sampled_from(sorted(counts)), min_size=1))
    free_rows = data.draw(st.sets(st.integers(0, rows - 1)))
    free_columns = data.draw(st.sets(st.integers(0, columns - 1)))
    known = [one for one in range(rows) if one not in free_rows]
    across = [one for one in range(columns) if one not in free_columns]
    for place, (low, high) in ranges(counts, hidden, known, across).items():
        found = is_determined(counts, hidden, place, free_rows=free_rows, free_columns=free_columns)
        assert found == (high - low < 0.5)


def test_the_next_smallest_goes_too() -> None:
    counts = {(0, 0): 3, (1, 0): 40, (2, 0): 12}
    assert hidden_counts(counts, LEAST, free_rows=range(3)).places == {(0, 0), (2, 0)}


def test_two_of_one_person_each_are_not_enough() -> None:
    counts = {(0, 0): 1, (1, 0): 1, (2, 0): 12, (3, 0): 30}
    assert hidden_counts(counts, LEAST, free_rows=range(4)).places == {(0, 0), (1, 0), (2, 0)}


def test_zeros_stay_while_something_else_can_protect() -> None:
    counts = {(0, 0): 0, (1, 0): 3, (2, 0): 12}
    assert hidden_counts(counts, LEAST, free_rows=range(3)).places == {(1, 0), (2, 0)}
    assert not hidden_counts({(0, 0): 0, (1, 0): 30}, LEAST, free_rows=range(2)).places


def test_nothing_is_hidden_of_large_counts() -> None:
    assert not hidden_counts({(row, column): 5 for row in range(3) for column in range(3)}, LEAST).places


def test_a_sum_of_few_goes_with_its_only_count() -> None:
    assert hidden_counts({(0, 0): 3}, LEAST, free_rows=[0]).columns == {0}


@pytest.mark.parametrize("size", [200])
def test_a_long_table_takes_no_time(size: int) -> None:
    counts = {(at, 0): at % 9 for at in range(size)}
    assert len(hidden_counts(counts, LEAST, free_rows=range(size)).places) < size
