from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loyalty_desktop.compute.lmg import all_r2, lmg, r_squared, relative_weights, variance_inflation
from tests.compute.reference import DRIVERS, SURVEY, FloatArray, R, close
from tests.compute.strategies import invariant

# R's data set `attitude` (Chatterjee & Price 1977): rating, complaints, privileges, learning, raises, critical, advance
ATTITUDE = """
43 51 30 39 61 92 45; 63 64 51 54 63 73 47; 71 70 68 69 76 86 48; 61 63 45 47 54 84 35; 81 78 56 66 71 83 47
43 55 49 44 54 49 34; 58 67 42 56 66 68 35; 71 75 50 55 70 66 41; 72 82 72 67 71 83 31; 67 61 45 47 62 80 41
64 53 53 58 58 67 34; 67 60 47 39 59 74 41; 69 62 57 42 55 63 25; 68 83 83 45 59 77 35; 77 77 54 72 79 77 46
81 90 50 72 60 54 36; 74 85 64 69 79 79 63; 65 60 65 75 55 80 60; 65 70 46 57 75 85 46; 50 58 68 54 64 78 52
50 40 33 34 43 64 33; 64 61 52 62 66 80 41; 53 66 52 50 63 80 37; 40 37 42 58 50 57 49; 63 54 42 48 66 75 33
66 77 66 63 88 76 72; 78 75 58 74 80 78 49; 48 57 44 45 51 83 38; 85 85 71 71 77 74 55; 82 82 39 59 64 78 39
"""


def outcome_last(correlation: Any) -> FloatArray:
    """The matrices of reference.json have the outcome first."""
    matrix = np.array(correlation, dtype=np.float64)
    order = [*range(1, len(matrix)), 0]
    return matrix[np.ix_(order, order)]


def correlated(rows: FloatArray) -> FloatArray:
    """The correlations of the columns, the outcome being the last."""
    return np.asarray(np.corrcoef(rows.T), dtype=np.float64)


def attitude() -> FloatArray:
    rows = [line.split() for line in ATTITUDE.strip().replace(";", "\n").splitlines()]
    return outcome_last(correlated(np.array(rows, dtype=np.float64)))


def values(block: dict[str, float]) -> list[float]:
    return list(block.values())


# Reference figures: R's relaimpo, domir and iopsych (R.drivers_*, R.attitude, R.iopsych_example)


def test_complete_rows_as_r_has_them() -> None:
    expected = R["drivers_complete"]
    columns = [SURVEY.answers[name] for name in (*DRIVERS, "nrs")]
    complete = np.column_stack(columns)[~np.isnan(columns).any(axis=0)]
    assert len(complete) == expected["n"]
    correlation = correlated(complete)
    assert list(lmg(correlation)) == close(values(expected["metrics"]["lmg"]))
    assert list(lmg(correlation)) == close(values(expected["domir_general"]))
    assert list(relative_weights(correlation)) == close(values(expected["johnson_rw"]))
    assert r_squared(correlation) == close(expected["R2"])
    assert list(variance_inflation(correlation)) == close(values(expected["vif"]))
    alone = all_r2(correlation)[[1 << place for place in range(6)]]
    assert list(alone) == close(values(expected["metrics"]["first"]))


@pytest.mark.parametrize("block", ["drivers_weighted", "drivers_pairwise", "drivers_em"])
def test_a_correlation_matrix_is_shared_out_as_r_does_it(block: str) -> None:
    expected = R[block]
    correlation = outcome_last(expected["cor"])
    assert list(lmg(correlation)) == close(values(expected["lmg"]))
    assert list(relative_weights(correlation)) == close(values(expected["rw"]))
    assert r_squared(correlation) == close(expected["R2"])


def test_attitude_as_r_has_it() -> None:
    expected, correlation = R["attitude"], attitude()
    assert list(correlation[:-1, -1]) == close(values(expected["pearson"]))
    assert list(lmg(correlation)) == close(values(expected["metrics"]["lmg"]))
    assert list(relative_weights(correlation)) == close(values(expected["johnson_rw"]))
    assert r_squared(correlation) == close(expected["R2"])


def test_iopsych_example_as_r_has_it() -> None:
    expected = R["iopsych_example"]
    correlation = outcome_last(expected["R"])
    assert list(relative_weights(correlation)) == close(values(expected["rw"]))
    assert list(lmg(correlation)) == close(values(expected["lmg"]))
    assert r_squared(correlation) == close(expected["R2"])


# Edge cases


def test_no_driver_explains_nothing() -> None:
    alone = np.ones((1, 1))
    assert lmg(alone).size == relative_weights(alone).size == variance_inflation(alone).size == 0
    assert r_squared(alone) == 0
    assert list(all_r2(alone)) == [0]


def test_bits_of_the_index_say_which_drivers_are_in() -> None:
    correlation = attitude()
    for model in (0b000101, 0b110010, 0b111111):
        chosen = [place for place in range(6) if model >> place & 1]
        part = correlation[np.ix_([*chosen, 6], [*chosen, 6])]
        assert all_r2(correlation)[model] == pytest.approx(r_squared(part), abs=1e-12)


def test_twenty_drivers_sum_to_r_squared() -> None:
    rng = np.random.default_rng(20)
    rows = rng.normal(size=(400, 21)) + rng.normal(size=(400, 1))
    correlation = correlated(rows)
    shares = lmg(correlation)
    assert shares.sum() == pytest.approx(r_squared(correlation), abs=1e-12)
    # METHOD 5.2: the two methods go together up to 22 drivers
    assert np.corrcoef(shares, relative_weights(correlation))[0, 1] > 0.98


def test_a_driver_that_repeats_another_adds_nothing() -> None:
    # METHOD 8, 39
    correlation = attitude()
    twice = [0, *range(7)]
    doubled = correlation[np.ix_(twice, twice)]
    shares = lmg(doubled)
    assert shares[0] == pytest.approx(shares[1], abs=1e-12)
    assert shares.sum() == pytest.approx(lmg(correlation).sum(), abs=1e-12)
    weights = relative_weights(doubled)
    assert weights[0] == pytest.approx(weights[1], abs=1e-9)
    assert r_squared(doubled) == pytest.approx(r_squared(correlation), abs=1e-9)


# Invariants of METHOD 8, by number


@st.composite
def tables(draw: st.DrawFn, least: int = 1, most: int = 6) -> FloatArray:
    """Rows of drivers and outcome, on scales of all kinds, related but not singular."""
    drivers = draw(st.integers(least, most))
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    rows = rng.normal(size=(60, drivers + 1)) + draw(st.floats(0, 2)) * rng.normal(size=(60, 1))
    return rows * rng.uniform(0.1, 10, drivers + 1) + rng.normal(size=drivers + 1)


@invariant
@given(tables())
def test_32_33_shares_are_not_negative_and_sum_to_r_squared(rows: FloatArray) -> None:
    correlation = correlated(rows)
    for shares in (lmg(correlation), relative_weights(correlation)):
        assert shares.sum() == pytest.approx(r_squared(correlation), abs=1e-10)
        assert (shares >= -1e-12).all()


@invariant
@given(tables(), st.data())
def test_34_the_order_of_the_drivers_is_irrelevant(rows: FloatArray, data: st.DataObject) -> None:
    drivers = rows.shape[1] - 1
    order = data.draw(st.permutations(range(drivers)))
    correlation = correlated(rows)
    moved = correlation[np.ix_([*order, drivers], [*order, drivers])]
    for method in (lmg, relative_weights):
        assert list(method(moved)) == pytest.approx(list(method(correlation)[order]), abs=1e-10)


@invariant
@given(tables(), st.data())
def test_35_scale_and_direction_of_a_driver_are_irrelevant(rows: FloatArray, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, rows.shape[1] - 2))
    other = rows.copy()
    other[:, at] = data.draw(st.sampled_from([-5.0, -0.01, 0.3, 40.0])) * rows[:, at] + data.draw(st.floats(-9, 9))
    for method in (lmg, relative_weights):
        assert list(method(correlated(other))) == pytest.approx(list(method(correlated(rows))), abs=1e-9)


@invariant
@given(st.lists(st.floats(-1, 1), min_size=1, max_size=7))
def test_36_37_drivers_that_do_not_go_together_have_r_squared_each(weights: list[float]) -> None:
    length = math.sqrt(sum(one * one for one in weights))
    assume(length > 0.1)
    r = np.array(weights) / max(1.1, length * 1.1)
    correlation = np.eye(len(r) + 1)
    correlation[:-1, -1] = correlation[-1, :-1] = r
    for method in (lmg, relative_weights):
        assert list(method(correlation)) == pytest.approx(list(r * r), abs=1e-12)


@invariant
@given(tables(least=2, most=2))
def test_38_two_drivers_have_the_closed_form(rows: FloatArray) -> None:
    correlation = correlated(rows)
    r1, r2 = correlation[:2, 2]
    whole = r_squared(correlation)
    expected = [(r1**2 + whole - r2**2) / 2, (r2**2 + whole - r1**2) / 2]
    assert list(lmg(correlation)) == pytest.approx(expected, abs=1e-12)
    assert list(relative_weights(correlation)) == pytest.approx(expected, abs=1e-10)


@invariant
@given(tables(most=5))
def test_lmg_is_the_mean_over_all_orders_of_entering(rows: FloatArray) -> None:
    """Oracle: the definition of Lindeman, Merenda & Gold, every order written out."""
    correlation = correlated(rows)
    drivers = len(correlation) - 1
    gains = np.zeros(drivers)
    orders = list(itertools.permutations(range(drivers)))
    for order in orders:
        before = 0.0
        for place, at in enumerate(order):
            chosen = [*order[: place + 1], drivers]
            now = r_squared(correlation[np.ix_(chosen, chosen)])
            gains[at] += now - before
            before = now
    assert list(lmg(correlation)) == pytest.approx(list(gains / len(orders)), abs=1e-10)
