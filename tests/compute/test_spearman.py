from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.spearman import Correlation, Places, pearson, ranks_of_counts, spearman
from tests.compute.reference import FloatArray
from tests.compute.strategies import invariant, known

pairs = st.lists(st.tuples(st.integers(-5, 40), st.integers(0, 10)), min_size=10, max_size=60)


def placed(values: list[int]) -> tuple[FloatArray, Places]:
    """The sorted distinct values, and each row's place among them."""
    distinct, places = np.unique(np.array(values, dtype=np.float64), return_inverse=True)
    return distinct, places.astype(np.intp)


def varies(rows: list[tuple[int, int]]) -> bool:
    return len({x for x, _y in rows}) > 1 and len({y for _x, y in rows}) > 1


def test_ties_share_the_mean_of_their_ranks() -> None:
    assert ranks_of_counts(np.array([1, 1, 2])).tolist() == [1, 2, 3.5]


@invariant
@given(st.lists(st.integers(0, 12), min_size=1, max_size=50))
def test_ranks_are_scipy_s(values: list[int]) -> None:
    _distinct, places = placed(values)
    assert ranks_of_counts(np.bincount(places))[places].tolist() == stats.rankdata(values).tolist()


@invariant
@given(pairs.filter(varies))
def test_correlations_are_scipy_s(rows: list[tuple[int, int]]) -> None:
    xs, ys = [x for x, _y in rows], [y for _x, y in rows]
    (x_values, x), (y_values, y) = placed(xs), placed(ys)
    assert spearman(x, y).value == pytest.approx(stats.spearmanr(xs, ys).statistic, abs=1e-12)
    found, expected = pearson(x_values, x, y_values, y), stats.pearsonr(xs, ys)
    assert found.value == pytest.approx(expected.statistic, abs=1e-12)
    if found.low is not None:
        limits = expected.confidence_interval(0.95)
        assert (found.low, found.high) == pytest.approx((limits.low, limits.high), abs=1e-9)


@invariant
@given(pairs.filter(varies))
def test_order_of_rows_and_empty_places_are_irrelevant(rows: list[tuple[int, int]]) -> None:
    (_x, x), (_y, y) = placed([x for x, _y in rows]), placed([y for _x, y in rows])
    before = spearman(x, y)
    # Every second place now belongs to an amount that nobody in the base has.
    after = spearman(2 * x[::-1] + 1, y[::-1])
    assert after.value == pytest.approx(before.value, abs=1e-12)
    turned = spearman(x.max() - x, y)
    assert turned.value == pytest.approx(-known(before.value), abs=1e-12)


def test_interval_is_bonett_and_wright_s() -> None:
    # By hand: n = 12, one pair swapped: rho = 1 - 6·2/(12·143); z ± 1.959964·sqrt((1 + rho²/2)/9).
    x = np.arange(12)
    y = np.array([0, 1, 2, 3, 4, 6, 5, 7, 8, 9, 10, 11])
    found = spearman(x, y)
    rho = 1 - 12 / (12 * 143)
    half = 1.959963984540054 * math.sqrt((1 + rho * rho / 2) / 9)
    assert found.value == pytest.approx(rho)
    assert found.low == pytest.approx(math.tanh(math.atanh(rho) - half))
    assert found.high == pytest.approx(math.tanh(math.atanh(rho) + half))


@pytest.mark.parametrize(
    ("n", "flags", "shown"),
    [(0, ("no_base",), False), (9, ("suppressed",), False), (10, ("small_base",), True), (30, (), True)],
)
def test_small_bases(n: int, flags: tuple[str, ...], shown: bool) -> None:
    x = np.arange(n)
    y = np.where(x == n - 1, 0, x)  # no perfect agreement
    found = spearman(x, y)
    assert (found.n, found.flags, found.value is not None, found.low is not None) == (n, flags, shown, shown)


def test_one_value_only_has_no_correlation_and_perfect_agreement_no_interval() -> None:
    x, same = np.arange(40), np.zeros(40, dtype=np.intp)
    assert spearman(x, same) == Correlation(40, None, None, None, ("degenerate",))
    assert pearson(np.array([1e9 + 0.1]), same, np.arange(40.0), x).value is None
    assert spearman(x, x) == Correlation(40, 1.0, None, None, ("degenerate",))
    assert spearman(x, x[::-1]).value == -1
