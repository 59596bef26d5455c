from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.gauss import critical_value
from loyalty_desktop.compute.linearised import (
    LinearisedMean,
    effective_n,
    group_versus_total,
    linearised_mean,
    linearised_variance,
)
from loyalty_desktop.compute.net_score import adjusted_wald_interval, net, wald_se
from loyalty_desktop.compute.student_t import t_quantile
from tests.compute.reference import DRIVERS, OVERLAP, SURVEY, WEIGHTED, FloatArray, R, close
from tests.compute.strategies import Row, counts_of, invariant, known, rows

if TYPE_CHECKING:
    from random import Random

POINTS = 100 * SURVEY.classes()
EXPECTED = R["net_weighted"]


def columns(table: list[Row]) -> tuple[FloatArray, FloatArray]:
    return np.array([100.0 * y for y, _ in table]), np.array([w for _, w in table])


# Reference figures: R's survey package (R.net_weighted, R.subgroup_vs_total, R.topbox)


def test_total_as_r_has_it() -> None:
    mean = linearised_mean(POINTS, SURVEY.weights)
    assert (mean.n, mean.value, mean.se) == (EXPECTED["n"], close(EXPECTED["score"]), close(EXPECTED["se"]))
    for limits, factor in (("ci_z", critical_value(0.95)), ("ci_t", t_quantile(0.975, mean.n - 1))):
        half = factor * known(mean.se)
        assert [known(mean.value) - half, known(mean.value) + half] == close(EXPECTED[limits])


def test_unweighted_total_as_r_has_it() -> None:
    mean = linearised_mean(POINTS)
    assert mean.value == close(R["net_data"]["total"]["score"])
    assert mean.se == close(EXPECTED["se_unweighted_svymean"])


def test_strata_as_r_has_them() -> None:
    mean = linearised_mean(POINTS, SURVEY.weights, strata=SURVEY.segment)
    expected = EXPECTED["stratified_by_seg"]
    assert (mean.value, mean.se) == close((expected["score"], expected["se"]))
    assert mean.n - np.unique(SURVEY.segment).size == expected["df"]


@pytest.mark.parametrize("segment", EXPECTED["by_seg"])
def test_segments_as_r_has_them(segment: str) -> None:
    expected = EXPECTED["by_seg"][segment]
    domain = SURVEY.group(segment)
    mean = linearised_mean(POINTS, SURVEY.weights, domain=domain)
    assert (mean.n, mean.value, mean.se) == (
        expected["n"],
        close(expected["score"]),
        close(expected["se"]),
    )
    assert SURVEY.counts(domain, weighted=True).total.n_eff == close(expected["kish"])


@pytest.mark.parametrize("wave", EXPECTED["by_wave"])
def test_waves_as_r_has_them(wave: str) -> None:
    expected = EXPECTED["by_wave"][wave]
    domain = SURVEY.group(f"wave{wave}")
    mean = linearised_mean(POINTS, SURVEY.weights, domain=domain)
    assert (mean.value, mean.se) == close((expected["score"], expected["se"]))
    assert SURVEY.counts(domain, weighted=True).total.n_eff == close(expected["kish"])


@pytest.mark.parametrize("name", R["subgroup_vs_total"])
def test_group_and_total_as_r_has_them(name: str) -> None:
    expected = R["subgroup_vs_total"][name]
    weights = SURVEY.weights if name.endswith("_w") else None
    found = group_versus_total(POINTS, weights, SURVEY.group(name[0]))
    assert found.points == close(expected["diff_total"])
    assert found.se_conditional == close(expected["se_conditional"])
    assert found.se_unconditional == close(expected["se_unconditional"])


@pytest.mark.parametrize("driver", DRIVERS)
def test_top_box_and_mean_as_r_has_them(driver: str) -> None:
    expected, rating = R["topbox"][driver], SURVEY.answers[driver]
    top_two = np.where(np.isnan(rating), math.nan, 100.0 * (rating >= 4))
    share = linearised_mean(top_two, SURVEY.weights)
    assert (share.n, share.value) == (expected["n"], close(expected["w_t2b"]))
    assert share.se == close(expected["w_se_linearised"])
    assert linearised_mean(rating).value == close(expected["mean"])


@pytest.mark.parametrize("driver", DRIVERS)
def test_heart_as_a_domain_as_r_has_it(driver: str) -> None:
    # R's design are the rows with a valid rating and outcome.
    on_base = np.where(SURVEY.answered(driver), POINTS, math.nan)
    heart = linearised_mean(on_base, SURVEY.weights, domain=SURVEY.top_two(driver))
    assert heart.se == close(WEIGHTED["heart_weighted"][driver]["svy_se_t2b"])


@pytest.mark.parametrize("weighting", OVERLAP)
def test_clusters_as_r_has_them(weighting: str) -> None:
    # Ids up to 180 answer nrs, ids above 60 answer nps: those between are clusters of two rows.
    values, weights, ids = overlapping_rows(weighted=weighting == "weighted")
    for domain, name in ((ids < 1000, "1"), (ids >= 1000, "2")):
        mean = linearised_mean(values, weights, domain=domain, clusters=ids % 1000)
        assert (mean.value, mean.se) == close((OVERLAP[weighting][f"s{name}"], OVERLAP[weighting][f"se{name}"]))


def overlapping_rows(*, weighted: bool) -> tuple[FloatArray, FloatArray | None, FloatArray]:
    """The rows of both waves below each other; ids of the second are 1000 higher."""
    first, second = SURVEY.ids <= 180, SURVEY.ids > 60
    values = np.concatenate([POINTS[first], 100 * SURVEY.classes("nps")[second]])
    weights = np.concatenate([SURVEY.weights[first], SURVEY.weights[second]]) if weighted else None
    return values, weights, np.concatenate([SURVEY.ids[first], SURVEY.ids[second] + 1000])


# Edge cases


def test_no_row_has_no_mean() -> None:
    nobody = LinearisedMean(0, None, None)
    assert linearised_mean(np.array([])) == nobody
    assert linearised_mean(np.array([math.nan, 1.0]), np.array([1.0, 0.0])) == nobody
    assert linearised_mean(POINTS, domain=np.zeros(POINTS.shape, dtype=bool)) == nobody
    assert effective_n(np.array([math.nan])) == 0


def test_one_row_has_a_mean_without_an_error() -> None:
    assert linearised_mean(np.array([100.0])) == LinearisedMean(1, 100.0, None)


def test_one_cluster_says_nothing_about_the_error() -> None:
    assert linearised_mean(np.array([100.0, -100.0]), clusters=np.array([7, 7])).se is None


def test_stratum_of_one_row_contributes_nothing() -> None:
    # METHOD 1.1; by hand: stratum a gives 2/1 * ((3-2)**2 + (1-2)**2) = 4, stratum b nothing.
    contributions = np.array([3.0, 1.0, 50.0])
    assert linearised_variance(contributions, strata=np.array(["a", "a", "b"])) == close(4.0)


def test_clusters_are_summed_within_their_stratum() -> None:
    # By hand: totals 4 and 2 in stratum a, 2/1 * (1 + 1) = 4; 5 and -1 in stratum b, 2/1 * (9 + 9) = 36.
    contributions = np.array([3.0, 1.0, 2.0, 5.0, -1.0])
    found = linearised_variance(contributions, strata=np.array(list("aaabb")), clusters=np.array([1, 1, 2, 3, 4]))
    assert found == close(40.0)


def test_negative_weight_is_an_error() -> None:
    with pytest.raises(ValueError, match="negative"):
        linearised_mean(np.array([1.0, 2.0]), np.array([1.0, -1.0]))


def test_weights_of_another_length_are_an_error() -> None:
    with pytest.raises(ValueError, match="length"):
        linearised_mean(np.array([1.0, 2.0]), np.array([1.0]))


@pytest.mark.parametrize("everybody", [True, False])
def test_group_without_a_rest_or_without_members_is_not_compared(everybody: bool) -> None:
    group = np.full(POINTS.shape, everybody)
    found = group_versus_total(POINTS, None, group)
    assert (found.points, found.se_conditional, found.se_unconditional) == (None, None, None)


def test_effective_n_of_equal_answers_is_kish_s() -> None:
    # Kish by hand: (1 + 2 + 3)^2 / (1 + 4 + 9)
    assert effective_n(np.full(3, 0.1), np.array([1.0, 2.0, 3.0])) == close(36 / 14)


# Invariants of METHOD 8, by number, and METHOD 1.1's relations


@invariant
@given(rows(min_size=2))
def test_unweighted_error_is_the_wald_error_with_one_row_less(table: list[Row]) -> None:
    values, _ = columns(table)
    n = len(table)
    expected = math.sqrt(n / (n - 1)) * known(wald_se(counts_of([(y, 1.0) for y, _ in table])))
    assert linearised_mean(values).se == pytest.approx(expected, abs=1e-6)


@invariant
@given(rows(min_size=2), st.floats(1e-3, 1e3), st.randoms(use_true_random=False))
def test_2_3_12_order_scale_and_missing_rows_are_irrelevant(table: list[Row], factor: float, random: Random) -> None:
    values, weights = columns(table)
    places = list(range(len(table)))
    random.shuffle(places)
    before = linearised_mean(values, weights)
    after = linearised_mean(
        np.append(values[places], [math.nan, 100.0, 100.0]),
        np.append(factor * weights[places], [1.0, 0.0, math.nan]),
    )
    assert after.n == before.n
    assert (after.value, after.se) == pytest.approx((before.value, before.se), abs=1e-6)
    assert before.value == pytest.approx(known(net(counts_of(table))), abs=1e-9)


@invariant
@given(st.lists(st.sampled_from([-1, 0, 1]), min_size=1, max_size=50), st.floats(0.05, 20))
def test_effective_n_without_weights_is_n(classes: list[int], weight: float) -> None:
    # METHOD 1.2: n_e = v / sum z^2, so that unweighted n_e = n exactly
    values = np.array([100.0 * y for y in classes])
    assert effective_n(values) == pytest.approx(len(classes))
    assert effective_n(values, np.full(len(classes), weight)) == pytest.approx(len(classes))


@invariant
@given(rows(min_size=2))
def test_linearised_base_gives_a_valid_interval(table: list[Row]) -> None:
    counts = counts_of(table)
    low, high = adjusted_wald_interval(counts, n_eff=effective_n(*columns(table))) or (0.0, 0.0)
    assert -100 <= low <= known(net(counts)) <= high <= 100


@invariant
@given(rows(min_size=2), st.data())
def test_14_group_differs_from_the_total_by_its_distance_to_the_rest(table: list[Row], data: st.DataObject) -> None:
    values, weights = columns(table)
    group = np.array(data.draw(st.lists(st.booleans(), min_size=len(table), max_size=len(table))))
    found = group_versus_total(values, weights, group)
    if found.points is None:
        assert group.all() or not group.any()
        return
    share = weights[group].sum() / weights.sum()
    inside, rest = (known(linearised_mean(values, weights, domain=d).value) for d in (group, ~group))
    assert found.points == pytest.approx((1 - share) * (inside - rest), abs=1e-9)
