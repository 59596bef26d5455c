"""Weighted counts with shared memory are those of counting each column by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.bitsets import Order
from loyalty_desktop.compute.weighing import Weighing
from loyalty_desktop.survey.sheet import RawColumn

ROWS = 40


@given(
    st.lists(st.integers(0, 3), min_size=ROWS, max_size=ROWS),
    st.lists(st.lists(st.integers(0, 5), min_size=ROWS, max_size=ROWS), min_size=1, max_size=3),
    st.lists(st.floats(0, 9), min_size=ROWS, max_size=ROWS),
    st.none() | st.lists(st.booleans(), min_size=ROWS, max_size=ROWS),
)
def test_sums_are_those_of_each_column_alone(
    outcome: list[int], columns: list[list[int]], weights: list[float], rows: list[bool] | None
) -> None:
    groups = np.array(outcome, dtype=np.uint8)
    order = Order.of(np.arange(4), groups, np.bincount(groups, minlength=4))
    inside = np.ones(ROWS, dtype=bool) if rows is None else np.array(rows)
    each = np.array(weights)
    weighing = Weighing.of(order, None if rows is None else inside, each)
    for column in columns:
        codes = np.array(column, dtype=np.uint8)
        w, w2 = weighing.sums(RawColumn(tuple(range(6)), codes))
        for value in range(6):
            for group in range(4):
                held = inside & (codes == value) & (groups == group)
                assert np.isclose(w[value, group], each[held].sum())
                assert np.isclose(w2[value, group], (each[held] ** 2).sum())
