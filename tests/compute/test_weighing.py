"""Weighted counts with shared memory are those of counting each column by itself."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
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
    raws = [RawColumn(tuple(range(6)), np.array(column, dtype=np.uint8)) for column in columns]
    found = {id(raw): (w, w2) for raw, w, w2 in weighing.sums(raws)}
    for raw in raws:
        w, w2 = found[id(raw)]
        for value, group in product(range(6), range(4)):
            held = inside & (raw.codes == value) & (groups == group)
            assert np.isclose(w[value, group], each[held].sum())
            assert np.isclose(w2[value, group], (each[held] ** 2).sum())


@pytest.mark.parametrize("some", [None, 0.7], ids=["all", "some"])
def test_columns_counted_together_are_counted_in_each_label(some: float | None) -> None:
    """Columns of few answers share a pass, one of 3,000 stands alone, and all count alike."""
    chance = np.random.default_rng(5)
    rows = 2000
    groups = chance.integers(0, 11, rows).astype(np.uint8)
    order = Order.of(np.arange(11), groups, np.bincount(groups, minlength=11))
    inside = np.ones(rows, dtype=bool) if some is None else chance.random(rows) < some
    weights, label = chance.random(rows), chance.integers(0, 3, rows)
    sizes = (2, 7, 3000, 6, 6, 7, 300)
    raws = [RawColumn(tuple(range(size)), chance.integers(0, size, rows).astype(np.uint16)) for size in sizes]
    weighing = Weighing.of(order, None if some is None else inside, weights).within(label, 3)
    found = list(weighing.counts(raws))
    assert len({id(raw) for raw, *_sums in found}) == len(raws)
    for raw, *sums in found:
        expected = np.zeros((3, len(raw.values), 3 * 11))
        for each, weight in zip(expected, (np.ones(rows), weights, weights**2), strict=True):
            np.add.at(each, (raw.codes[inside], (label * 11 + groups)[inside]), weight[inside])
        for one, right in zip(sums, expected, strict=True):
            np.testing.assert_allclose(one, right, rtol=1e-12)
