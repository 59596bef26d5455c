from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Limits
from loyalty_desktop.compute.wave_difference import Wave, overlap_difference, paired_difference
from tests.compute.reference import DRIVERS, OVERLAP, SURVEY, WEIGHTED, BoolArray, R, close
from tests.compute.strategies import invariant, known

if TYPE_CHECKING:
    from random import Random

NRS, NPS = 100 * SURVEY.classes("nrs"), 100 * SURVEY.classes("nps")
SHOW_ALL = Limits(suppress=0)


def wave(rows: BoolArray, outcome: str, *, weighted: bool) -> Wave:
    values = NRS if outcome == "nrs" else NPS
    return Wave(SURVEY.ids[rows], values[rows], SURVEY.weights[rows] if weighted else None)


# Reference figures: R.paired (t.test, svymean), R_wave_overlap (svydesign by id, svycontrast)


def test_paired_as_r_has_it() -> None:
    expected = R["paired"]
    found = paired_difference(NPS, NRS)
    assert (found.n, found.n - 1) == (expected["n"], expected["df"])
    assert found.difference.points == close(expected["diff"])
    assert known(found.difference.points) / known(found.se) == close(expected["t"])
    assert [found.difference.low, found.difference.high] == close(expected["ci"])
    assert found.difference.p == pytest.approx(expected["p"], rel=1e-9)


def test_weighted_paired_as_r_has_it() -> None:
    found = paired_difference(NPS, NRS, SURVEY.weights)
    assert found.difference.points == close(R["paired"]["weighted_diff"])
    assert found.se == close(R["paired"]["weighted_se"])


@pytest.mark.parametrize("weighting", OVERLAP)
def test_partial_overlap_as_r_has_it(weighting: str) -> None:
    expected, weighted = OVERLAP[weighting], weighting == "weighted"
    first, second = SURVEY.ids <= 180, SURVEY.ids > 60
    answered_1, answered_2 = (~np.isnan(v) & rows for v, rows in ((NRS, first), (NPS, second)))
    assert int(answered_1.sum() + answered_2.sum()) == expected["n_rows"]
    assert int((answered_1 & answered_2).sum()) == expected["n_both"]
    found = overlap_difference(wave(first, "nrs", weighted=weighted), wave(second, "nps", weighted=weighted))
    assert found.n == expected["n_ids"]
    assert found.difference.points == close(expected["diff"])
    assert found.se == close(expected["se"])
    # V(difference) = V1 + V2 - 2 cov: R's covariance of the two waves
    covariance = (expected["se1"] ** 2 + expected["se2"] ** 2 - known(found.se) ** 2) / 2
    assert covariance == close(expected["cov"])


def test_waves_of_different_people_as_r_has_them() -> None:
    expected = R["net_weighted"]["wave_diff"]
    waves = [wave(SURVEY.group(name), "nrs", weighted=True) for name in ("wave1", "wave2")]
    found = overlap_difference(*waves)
    assert found.difference.points == close(expected["diff"])
    assert found.se == close(expected["se"])
    assert known(found.difference.points) / known(found.se) == close(expected["svyttest_t"])
    # svyttest spends one degree of freedom more (229) than the m - 1 of METHOD 1.5's paired test.
    assert expected["svyttest_df"] == found.n - 2
    assert found.difference.p == pytest.approx(expected["svyttest_p"], rel=1e-3)


@pytest.mark.parametrize("driver", DRIVERS)
def test_weighted_lift_by_rows_as_r_has_it(driver: str) -> None:
    expected = WEIGHTED["heart_weighted"][driver]
    base, top = SURVEY.answered(driver), SURVEY.top_two(driver)
    others, satisfied = (wave(rows, "nrs", weighted=True) for rows in (base & ~top, base & top))
    found = overlap_difference(others, satisfied)
    assert found.difference.points == close(expected["svy_diff"])
    assert found.se == close(expected["svy_diff_se"])


# Edge cases


@pytest.mark.parametrize(("n", "flag"), [(0, "no_base"), (9, "suppressed")])
def test_too_few_pairs_are_hidden(n: int, flag: str) -> None:
    values = np.arange(n, dtype=np.float64)
    hidden = Difference(None, None, None, None, None, (flag,))
    assert paired_difference(values, 2 * values).difference == hidden
    small = Wave(np.arange(n), values)
    assert overlap_difference(small, Wave(SURVEY.ids, NPS)).difference == hidden


def test_only_people_with_both_answers_are_pairs() -> None:
    earlier = np.array([math.nan, *np.zeros(12)])
    later = np.array([100.0, *([100.0] * 6), *([0.0] * 5), math.nan])
    found = paired_difference(earlier, later)
    assert found.n == 11
    assert found.difference.points == close(600 / 11)
    assert found.difference.flags == ("small_base",)


@pytest.mark.parametrize("change", [0.0, 100.0, 0.1])
def test_equal_changes_leave_nothing_to_test_with(change: float) -> None:
    earlier = np.zeros(40)
    weights = np.linspace(0.3, 1.7, 40)
    found = paired_difference(earlier, earlier + change, weights)
    assert found.se == 0
    assert found.difference.points == close(change)
    assert (found.difference.low, found.difference.high) == close((change, change))
    assert found.difference.p is None
    assert found.difference.flags == ("degenerate",)


def test_one_person_has_no_error() -> None:
    found = paired_difference(np.array([0.0]), np.array([100.0]), limits=SHOW_ALL)
    assert (found.n, found.se) == (1, None)
    assert (found.difference.points, found.difference.low, found.difference.p) == (100.0, None, None)


# Invariants

classes = st.sampled_from([-100.0, 0.0, 100.0])
panel = st.lists(st.tuples(classes, classes, st.floats(0.05, 20)), min_size=3, max_size=40).filter(
    lambda table: len({b - a for a, b, _ in table}) > 1
)
Panel = list[tuple[float, float, float]]


@invariant
@given(panel)
def test_paired_is_scipy_s_t_test(table: Panel) -> None:
    earlier, later, _ = (np.array(column) for column in zip(*table, strict=True))
    found = paired_difference(earlier, later, limits=SHOW_ALL).difference
    expected = stats.ttest_rel(later, earlier)
    limits = expected.confidence_interval(0.95)
    assert found.p == pytest.approx(expected.pvalue, rel=1e-7)
    assert (found.low, found.high) == pytest.approx((limits.low, limits.high), rel=1e-7, abs=1e-7)


@invariant
@given(panel, st.randoms(use_true_random=False))
def test_full_overlap_is_the_paired_difference(table: Panel, random: Random) -> None:
    earlier, later, weights = (np.array(column) for column in zip(*table, strict=True))
    ids = np.arange(len(table))
    places = list(range(len(table)))
    random.shuffle(places)
    pairs = paired_difference(earlier, later, weights, limits=SHOW_ALL)
    clusters = overlap_difference(
        Wave(ids, earlier, weights), Wave(ids[places], later[places], weights[places]), limits=SHOW_ALL
    )
    assert clusters.n == pairs.n
    assert clusters.se == pytest.approx(pairs.se, rel=1e-6)
    assert clusters.difference.p == pytest.approx(pairs.difference.p, rel=1e-4, abs=1e-12)


@invariant
@given(panel, st.floats(1e-3, 1e3))
def test_3_15_scale_is_irrelevant_and_exchange_turns_round(table: Panel, factor: float) -> None:
    earlier, later, weights = (np.array(column) for column in zip(*table, strict=True))
    there = paired_difference(earlier, later, weights, limits=SHOW_ALL).difference
    back = paired_difference(later, earlier, factor * weights, limits=SHOW_ALL).difference
    assert back.p == pytest.approx(there.p, rel=1e-6)
    assert (back.points, back.low, back.high) == pytest.approx(
        (-known(there.points), -known(there.high), -known(there.low)), abs=1e-6
    )
