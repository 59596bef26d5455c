from __future__ import annotations

import numpy as np
import pytest

from loyalty_desktop.compute.products import cross_product, times


@pytest.mark.parametrize("rows", [0, 1, 31, 32, 5000, 20_011])
@pytest.mark.parametrize(("left", "right"), [(31, 31), (4, 7), (120, 3)])
def test_pieces_make_the_whole(rows: int, left: int, right: int) -> None:
    rng = np.random.default_rng(rows)
    a, b, small = rng.normal(size=(rows, left)), rng.normal(size=(rows, right)), rng.normal(size=(left, right))
    assert np.allclose(cross_product(a, b), a.T @ b, rtol=0, atol=1e-9)
    assert np.allclose(times(a, small), a @ small, rtol=0, atol=1e-10)


def test_squares_of_a_table_are_those_of_its_columns() -> None:
    table = np.arange(60_000, dtype=np.float64).reshape(-1, 3) / 1e4
    assert np.diag(cross_product(table, table)) == pytest.approx((table**2).sum(axis=0))
