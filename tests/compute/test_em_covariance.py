from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.em_covariance import Moments, em_covariance, iterate, standard, start
from loyalty_desktop.compute.lmg import lmg, r_squared, relative_weights
from loyalty_desktop.compute.missing_patterns import PatternRows
from tests.compute.reference import DRIVERS, OWN, SURVEY, FloatArray, R, close
from tests.compute.strategies import invariant
from tests.compute.test_lmg import outcome_last

VALID = ~np.isnan(SURVEY.answers["nrs"])
COLUMNS = np.column_stack([SURVEY.answers[name] for name in (*DRIVERS, "nrs")])[VALID]
WEIGHTS = SURVEY.weights[VALID]


def exact(values: FloatArray, weights: FloatArray | None = None) -> Moments:
    return em_covariance(values, weights, tolerance=1e-12)


def correlation(moments: Moments) -> FloatArray:
    found = moments.correlation()
    assert found is not None
    return found


def flat(matrix: Any) -> list[float]:
    return [float(value) for value in np.asarray(matrix).ravel()]


def naive_em(values: FloatArray, weights: FloatArray, iterations: int) -> tuple[FloatArray, FloatArray]:
    """The same as METHOD 5.2 says it, row by row."""
    there = ~np.isnan(values)
    mean, spread = np.zeros(values.shape[1]), np.zeros(values.shape[1])
    for at, known in enumerate(there.T):
        mean[at] = np.average(values[known, at], weights=weights[known])
        spread[at] = np.average((values[known, at] - mean[at]) ** 2, weights=weights[known])
    covariance = np.diag(spread)
    for _ in range(iterations):
        filled, unknown = values.copy(), np.zeros_like(covariance)
        for row, weight in zip(filled, weights, strict=True):
            gone = np.isnan(row)
            if not gone.any():
                continue
            known = ~gone
            slope = covariance[np.ix_(gone, known)] @ np.linalg.inv(covariance[np.ix_(known, known)])
            row[gone] = mean[gone] + slope @ (row[known] - mean[known])
            unknown[np.ix_(gone, gone)] += weight * (
                covariance[np.ix_(gone, gone)] - slope @ covariance[np.ix_(known, gone)]
            )
        mean = np.average(filled, axis=0, weights=weights)
        centred = filled - mean
        covariance = ((centred * weights[:, None]).T @ centred + unknown) / weights.sum()
    return mean, covariance


# Reference figures: an independent implementation at 1e-12 (own.em, own.em_weighted), R's lavaan (R.drivers_em)


def test_own_reference() -> None:
    expected, found = OWN["em"], exact(COLUMNS)
    assert found.converged
    assert len(COLUMNS) == expected["n"]
    order = [6, *range(6)]
    assert flat(found.mean[order]) == close(expected["mean"])
    assert flat(found.covariance[np.ix_(order, order)]) == close(flat(expected["cov"]))
    matrix = correlation(found)
    assert flat(matrix) == close(flat(outcome_last(expected["cor"])))
    assert flat(lmg(matrix)) == close(list(expected["lmg"].values()))
    assert flat(relative_weights(matrix)) == close(list(expected["rw"].values()))
    assert r_squared(matrix) == close(expected["R2"])


def test_own_weighted_reference() -> None:
    expected, matrix = OWN["em_weighted"], correlation(exact(COLUMNS, WEIGHTS))
    assert flat(matrix) == close(flat(outcome_last(expected["cor"])))
    assert flat(lmg(matrix)) == close(list(expected["lmg"].values()))
    assert flat(relative_weights(matrix)) == close(list(expected["rw"].values()))


def test_lavaan_as_far_as_it_goes() -> None:
    # reference.json, meta: 1e-4, since lavaan stops early; it comes nearer than that
    expected = R["drivers_em"]
    matrix = correlation(exact(COLUMNS))
    assert flat(lmg(matrix)) == pytest.approx(list(expected["lmg"].values()), abs=1e-6)
    assert flat(matrix) == pytest.approx(flat(outcome_last(expected["cor"])), abs=1e-5)


def test_the_usual_tolerance_is_near_enough() -> None:
    assert flat(lmg(correlation(em_covariance(COLUMNS)))) == pytest.approx(list(OWN["em"]["lmg"].values()), abs=1e-6)


# Invariants of METHOD 8, by number


def gappy(seed: int, rows: int = 50, columns: int = 4, gaps: float = 0.15) -> FloatArray:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(rows, columns)) + rng.normal(size=(rows, 1))
    values[rng.random(values.shape) < gaps] = math.nan
    return values


@invariant
@given(st.integers(0, 10_000))
def test_41_complete_rows_have_the_ml_covariance(seed: int) -> None:
    values = gappy(seed, gaps=0)
    found = em_covariance(values)
    assert found.converged
    assert flat(found.covariance) == pytest.approx(flat(np.cov(values.T, bias=True)), abs=1e-12)
    assert flat(found.mean) == pytest.approx(flat(values.mean(axis=0)), abs=1e-12)


@invariant
@given(st.integers(0, 10_000), st.floats(1e-3, 1e3))
def test_40_42_scale_of_weights_order_and_rows_without_answers_are_irrelevant(seed: int, factor: float) -> None:
    values = gappy(seed)
    rng = np.random.default_rng(seed)
    weights = rng.uniform(0.2, 5, len(values))
    order = rng.permutation(len(values))
    more = np.vstack([values[order], np.full((3, 4), math.nan), values[:2]])
    before = em_covariance(values, weights)
    after = em_covariance(more, np.concatenate([factor * weights[order], [1.0, 2.0, 3.0, 0.0, 0.0]]))
    assert after.iterations == before.iterations
    assert flat(after.covariance) == pytest.approx(flat(before.covariance), abs=1e-9)


@invariant
@given(st.integers(0, 10_000), st.booleans())
def test_every_step_is_the_one_of_the_definition(seed: int, weighted: bool) -> None:
    values = gappy(seed, rows=30)
    values = values[~np.isnan(values).all(axis=1)]
    weights = np.random.default_rng(seed).uniform(0.2, 5, len(values)) if weighted else np.ones(len(values))
    found = em_covariance(values, weights, tolerance=0, most_iterations=7)
    mean, covariance = naive_em(values, weights, 7)
    assert (found.iterations, found.converged) == (7, False)
    assert flat(found.mean) == pytest.approx(flat(mean), abs=1e-9)
    assert flat(found.covariance) == pytest.approx(flat(covariance), abs=1e-9)


@invariant
@given(st.integers(0, 10_000))
def test_35_scales_of_the_columns_are_irrelevant(seed: int) -> None:
    values = gappy(seed)
    other = values * np.array([0.01, -3, 1000, 1]) + np.array([5, 0, -2000, 1])
    before, after = em_covariance(values), em_covariance(other)
    assert after.iterations == before.iterations
    signs = np.outer([1, -1, 1, 1], [1, -1, 1, 1])
    assert flat(correlation(after) * signs) == pytest.approx(flat(correlation(before)), abs=1e-9)


# Tables of patterns


def test_many_rows_of_one_pattern_become_few_without_losing_a_digit() -> None:
    values = gappy(3, rows=800)
    values = values[~np.isnan(values).all(axis=1)]
    rows = PatternRows(values)
    assert rows.patterns == 15  # 2 to the 4th without the one where everything is missing
    assert len(rows.table().rows) < 120
    assert rows.table().w == pytest.approx(len(values))
    found = em_covariance(values, tolerance=0, most_iterations=3)
    mean, covariance = naive_em(values, np.ones(len(values)), 3)
    assert flat(found.mean) == pytest.approx(flat(mean), abs=1e-12)
    assert flat(found.covariance) == pytest.approx(flat(covariance), abs=1e-12)


def test_a_table_without_some_rows_is_that_of_the_others() -> None:
    values, weights = gappy(4, rows=400), np.random.default_rng(4).uniform(0.5, 2, 400)
    centre, scale = standard(values, weights)
    values = (values - centre) / scale
    left = np.arange(400) % 20 == 7
    found = iterate(PatternRows(values, weights).table(left), start(4), tolerance=1e-10)
    expected = iterate(PatternRows(values[~left], weights[~left]).table(), start(4), tolerance=1e-10)
    assert flat(found.covariance) == pytest.approx(flat(expected.covariance), abs=1e-9)


def test_patterns_of_more_than_sixty_four_columns_are_told_apart() -> None:
    values = np.zeros((4, 70))
    values[1, 2] = values[2, 66] = values[3, 66] = math.nan
    assert PatternRows(values).patterns == 3
    assert len(PatternRows(values).table().groups) == 1


# Edge cases


def test_answers_that_repeat_one_another_come_to_rest() -> None:
    values = gappy(5, rows=300)
    doubled = np.column_stack([values, values[:, 0]])
    doubled[::7, 4] = math.nan
    found = exact(doubled)
    matrix = correlation(found)
    assert found.converged
    assert matrix[0, 4] == pytest.approx(1, abs=1e-6)
    assert matrix[1, 0] == pytest.approx(matrix[1, 4], abs=1e-6)


def test_too_few_iterations_are_told() -> None:
    assert not em_covariance(COLUMNS, most_iterations=3).converged


def test_a_column_that_does_not_vary_has_no_correlation() -> None:
    values = gappy(6)
    values[:, 2] = 3.0
    assert standard(values)[1][2] == 0
    moments = Moments(np.zeros(2), np.array([[1.0, 0.0], [0.0, 0.0]]))
    assert moments.correlation() is None


def test_progress_rises_and_stopping_is_asked_before_every_step() -> None:
    centre, scale = standard(COLUMNS)
    heard: list[float] = []
    asked: list[None] = []
    found = iterate(
        PatternRows((COLUMNS - centre) / scale).table(), start(7),
        cancelled=lambda: asked.append(None), on_progress=heard.append,
    )  # fmt: skip
    assert len(asked) == found.iterations
    assert heard == sorted(heard)
    assert 0 <= heard[0] < 0.5 < heard[-1] <= 1
