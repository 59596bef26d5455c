from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.lmg import lmg, relative_weights
from loyalty_desktop.compute.pairwise import PairSums, pairwise_correlation, repaired
from tests.compute.reference import DRIVERS, SURVEY, FloatArray, R, close
from tests.compute.strategies import invariant
from tests.compute.test_lmg import outcome_last

COLUMNS = np.column_stack([SURVEY.answers[name] for name in (*DRIVERS, "nrs")])


def with_gaps(seed: int, rows: int = 40) -> FloatArray:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(rows, 4)) + rng.normal(size=(rows, 1))
    values[rng.random(values.shape) < 0.3] = math.nan
    return values


# Reference figures: R's cor(use = "pairwise") on all 240 rows (R.drivers_pairwise)


def test_pairs_as_r_has_them() -> None:
    expected = R["drivers_pairwise"]
    found = pairwise_correlation(COLUMNS)
    assert found.ravel().tolist() == close(outcome_last(expected["cor"]).ravel().tolist())
    assert list(lmg(found)) == close(list(expected["lmg"].values()))
    assert list(relative_weights(found)) == close(list(expected["rw"].values()))
    assert np.linalg.eigvalsh(found)[0] == close(expected["min_eig"])


def test_weighted_pairs_of_complete_rows_as_r_has_them() -> None:
    complete = ~np.isnan(COLUMNS).any(axis=1)
    found = pairwise_correlation(COLUMNS[complete], SURVEY.weights[complete])
    assert found.ravel().tolist() == close(outcome_last(R["drivers_weighted"]["cor"]).ravel().tolist())
    assert list(lmg(found)) == close(list(R["drivers_weighted"]["lmg"].values()))


# Edge cases


def test_pairs_that_nobody_answered_both_of_do_not_go_together() -> None:
    values = np.array([[1.0, math.nan, 1], [2, math.nan, 2], [math.nan, 1, 3], [math.nan, 2, 5]])
    assert pairwise_correlation(values)[0].tolist() == [1, 0, 1]


def test_a_column_that_does_not_vary_beside_another_does_not_go_with_it() -> None:
    values = np.array([[5.0, 1], [5, 2], [5, 4], [1, math.nan]])
    assert pairwise_correlation(values)[0, 1] == 0


def test_a_good_matrix_is_left_alone() -> None:
    matrix = np.array([[1.0, 0.9], [0.9, 1]])
    assert repaired(matrix) == (matrix, False)


@pytest.mark.parametrize("matrix", [[[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]], [[1, 1], [1, 1]]])
def test_an_impossible_matrix_is_mended(matrix: list[list[float]]) -> None:
    # METHOD 5.2, step 3: eigenvalues of at least 1e-6, then a diagonal of 1
    found, mended = repaired(np.array(matrix, dtype=np.float64))
    assert mended
    assert np.diag(found).tolist() == pytest.approx([1] * len(matrix))
    assert np.linalg.eigvalsh(found)[0] > 1e-8
    assert np.array_equal(found, found.T)
    assert np.sign(found).tolist() == np.sign(matrix).tolist()


# Relations


@invariant
@given(st.integers(0, 10_000), st.floats(1e-3, 1e3))
def test_40_weights_count_as_rows_and_their_scale_is_irrelevant(seed: int, factor: float) -> None:
    values = with_gaps(seed)
    weights = np.random.default_rng(seed).integers(1, 4, len(values)).astype(np.float64)
    repeated = pairwise_correlation(np.repeat(values, weights.astype(int), axis=0))
    found = pairwise_correlation(values, factor * weights)
    assert found.ravel().tolist() == pytest.approx(repeated.ravel().tolist(), abs=1e-10)


@invariant
@given(st.integers(0, 10_000))
def test_sums_without_some_rows_are_those_of_the_others(seed: int) -> None:
    values = with_gaps(seed)
    left = (PairSums.of(values) - PairSums.of(values[:10])).correlation()
    assert left.ravel().tolist() == pytest.approx(PairSums.of(values[10:]).correlation().ravel().tolist(), abs=1e-10)
