from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.estimate import Limits
from loyalty_desktop.compute.gauss import critical_value
from loyalty_desktop.compute.net_score import (
    IntervalMethod,
    adjusted_wald_interval,
    class_shares,
    net,
    net_score,
    score_interval,
    shrunken_score,
    wald_se,
)
from tests.compute.reference import LETTERS, SURVEY, R, close, close_score_interval, dpr
from tests.compute.strategies import (
    Row,
    any_counts,
    confidences,
    counts_of,
    invariant,
    known,
    mirrored,
    plain_counts,
    repeated,
    rows,
    scaled,
)

if TYPE_CHECKING:
    from random import Random

METHODS: tuple[IntervalMethod, ...] = ("adjusted_wald", "score")
SHOW_ALL = Limits(suppress=0)
methods = st.sampled_from(METHODS)


def interval(counts: ClassCounts, method: IntervalMethod, confidence: float = 0.95) -> tuple[float, float]:
    found = (adjusted_wald_interval if method == "adjusted_wald" else score_interval)(counts, confidence)
    assert found is not None
    return found


def clipped(limits: list[float]) -> list[float]:
    """R's adjusted Wald is printed without METHOD 1.2's clipping to ±100."""
    return [max(-100.0, limits[0]), min(100.0, limits[1])]


# Reference figures: R's NPS package (blocks R.net_*), R_segments_letters.aw_conf


@pytest.mark.parametrize("case", R["net_counts"], ids=lambda c: f"{c['D']},{c['P']},{c['R']}")
def test_counts_as_r_has_them(case: dict[str, Any]) -> None:
    counts = dpr([case["D"], case["P"], case["R"]])
    assert net(counts) == close(case["score"])
    assert wald_se(counts) == close(case["se_wald"])
    assert known(wald_se(counts)) ** 2 * case["n"] == close(case["var_pop"])
    half = critical_value(0.95) * known(wald_se(counts))
    assert [case["score"] - half, case["score"] + half] == close(case["wald"])
    positive, negative, n = class_shares(counts) or (math.nan,) * 3
    centre, variance = shrunken_score(positive, negative, n, 3)
    assert 100 * centre == close(case["aw_center"])
    assert 100 * math.sqrt(variance) == close(case["aw_se"])
    assert list(interval(counts, "adjusted_wald")) == close(clipped(case["aw"]))
    assert list(interval(counts, "score")) == close_score_interval(case["score_ci"])


@pytest.mark.parametrize("name", R["net_data"])
def test_survey_groups_as_r_has_them(name: str) -> None:
    expected = R["net_data"][name]
    counts = SURVEY.counts(SURVEY.group(name))
    assert [counts.negative.n, counts.passive.n, counts.positive.n] == [expected[k] for k in "DPR"]
    estimate = net_score(counts)
    assert estimate.n == estimate.n_eff == estimate.w == expected["n"]
    assert estimate.flags == ()
    assert estimate.value == close(expected["score"])
    assert [estimate.low, estimate.high] == close(expected["aw"])
    half = critical_value(0.95) * known(wald_se(counts))
    assert wald_se(counts) == close(expected["se_wald"])
    assert [expected["score"] - half, expected["score"] + half] == close(expected["wald"])
    by_score = net_score(counts, method="score")
    assert [by_score.low, by_score.high] == close_score_interval(expected["score_ci"])


def test_the_other_outcome_of_the_survey_as_r_has_it() -> None:
    expected = R["net_data_nps_total"]
    counts = SURVEY.counts(outcome="nps")
    assert counts == ClassCounts.of(expected["D"], expected["P"], expected["R"])
    estimate = net_score(counts)
    assert (estimate.n, estimate.value) == (expected["n"], close(expected["score"]))
    assert [estimate.low, estimate.high] == close(expected["aw"])


@pytest.mark.parametrize("name", R["net_weighted"]["aw_kish"])
def test_weighted_groups_with_kish_as_r_has_them(name: str) -> None:
    expected = R["net_weighted"]["aw_kish"][name]
    counts = SURVEY.counts(SURVEY.group(name), weighted=True)
    estimate = net_score(counts)
    assert (estimate.n, estimate.n_eff) == (expected["n"], close(expected["n_eff"]))
    total = counts.total.w
    assert counts.negative.w / total == close(expected["p_D"])
    assert counts.passive.w / total == close(expected["p_P"])
    assert counts.positive.w / total == close(expected["p_R"])
    assert estimate.value == close(expected["score"])
    assert [estimate.low, estimate.high] == close(expected["aw"])
    assert list(interval(counts, "score")) == close_score_interval(expected["score_ci"])


def test_weighted_total_as_r_has_it() -> None:
    expected = R["net_weighted"]
    counts = SURVEY.counts(weighted=True)
    estimate = net_score(counts)
    assert (estimate.n, estimate.w) == (expected["n"], close(expected["sum_w"]))
    assert estimate.n_eff == close(expected["kish"])
    assert estimate.n / estimate.n_eff == close(expected["deff_kish"])
    assert estimate.value == close(expected["score"])
    shares = [tally.w / counts.total.w for tally in (counts.negative, counts.passive, counts.positive)]
    assert shares == close(list(expected["shares"].values()))


@pytest.mark.parametrize("case", LETTERS["aw_conf"], ids=lambda c: f"{c['k']} {c['conf']}")
def test_other_confidence_levels_as_r_has_them(case: dict[str, Any]) -> None:
    counts = dpr(case["k"])
    assert list(interval(counts, "adjusted_wald", case["conf"])) == close(case["ci"])
    assert list(interval(counts, "score", case["conf"])) == close_score_interval(case["score_ci"])


# Edge cases


def test_nobody_has_no_score() -> None:
    estimate = net_score(ClassCounts())
    assert (estimate.n, estimate.value, estimate.low, estimate.high) == (0, None, None, None)
    assert estimate.flags == ("no_base",)
    assert net(ClassCounts()) is None
    assert wald_se(ClassCounts()) is None
    assert adjusted_wald_interval(ClassCounts()) is None
    assert score_interval(ClassCounts()) is None


def test_nobody_has_a_score_when_all_weights_are_zero() -> None:
    counts = ClassCounts(positive=Tally(15, 0.0, 0.0))
    assert net(counts) is None
    assert net_score(counts).flags == ("no_base",)


def test_nine_respondents_are_counted_but_not_shown() -> None:
    counts = ClassCounts.of(0, 0, 9)
    assert net(counts) == 100
    estimate = net_score(counts)
    assert (estimate.n, estimate.value, estimate.low, estimate.high) == (9, None, None, None)
    assert estimate.flags == ("suppressed",)


def test_ten_respondents_are_shown_with_a_flag() -> None:
    # METHOD 9: (0,2,8) scores 80, AW 29.283870..93.793053
    estimate = net_score(ClassCounts.of(0, 2, 8))
    assert estimate.value == close(80)
    assert estimate.low == pytest.approx(29.283870, abs=1e-6)
    assert estimate.flags == ("small_base",)


@pytest.mark.parametrize(("counts", "end"), [((0, 0, 25), 100.0), ((25, 0, 0), -100.0)])
@pytest.mark.parametrize("method", METHODS)
def test_all_of_one_class_ends_the_interval_at_the_end_of_the_scale(
    counts: tuple[int, int, int], end: float, method: IntervalMethod
) -> None:
    estimate = net_score(ClassCounts.of(*counts), method=method)
    assert estimate.value == end
    assert end in (estimate.low, estimate.high)
    assert known(estimate.high) - known(estimate.low) > 5


def test_a_single_respondent_s_interval_contains_the_score() -> None:
    # Without METHOD 1.2's last step AW would end at 87.3, below the score of 100, at 80 %.
    low, high = interval(ClassCounts.of(0, 0, 1), "adjusted_wald", 0.8)
    assert low < high == 100


def test_another_effective_base_replaces_kish() -> None:
    # Half the effective respondents of (90,80,30): the interval of (45,40,15), from METHOD 9.
    low, high = adjusted_wald_interval(ClassCounts.of(90, 80, 30), n_eff=100) or (0.0, 0.0)
    assert (low, high) == pytest.approx((-42.948251, -15.304177), abs=1e-6)


# Invariants of METHOD 8, by number


@invariant
@given(any_counts(), methods, confidences)
def test_1_8_score_and_interval_stay_in_order_inside_the_scale(
    counts: ClassCounts, method: IntervalMethod, confidence: float
) -> None:
    low, high = interval(counts, method, confidence)
    assert -100 <= low <= known(net(counts)) <= high <= 100
    assert low < high


@invariant
@given(rows(), st.randoms(use_true_random=False), methods)
def test_2_row_order_is_irrelevant(table: list[Row], random: Random, method: IntervalMethod) -> None:
    shuffled = list(table)
    random.shuffle(shuffled)
    before, after = counts_of(table), counts_of(shuffled)
    assert net(after) == pytest.approx(known(net(before)), abs=1e-9)
    assert interval(after, method) == pytest.approx(interval(before, method), abs=1e-9)


@invariant
@given(any_counts(), st.floats(1e-6, 1e6), methods)
def test_3_the_scale_of_the_weights_is_irrelevant(counts: ClassCounts, factor: float, method: IntervalMethod) -> None:
    other = scaled(counts, factor)
    assert other.total.n_eff == pytest.approx(counts.total.n_eff, rel=1e-9)
    before, after = (net_score(c, method=method, limits=SHOW_ALL) for c in (counts, other))
    assert (after.n, after.flags) == (before.n, before.flags)
    assert (after.value, after.low, after.high) == pytest.approx((before.value, before.low, before.high), abs=1e-8)


@invariant
@given(st.lists(st.sampled_from([-1, 0, 1]), min_size=1, max_size=60), st.floats(0.01, 100))
def test_4_constant_weights_are_no_weights(classes: list[int], weight: float) -> None:
    weighted = net_score(counts_of([(y, weight) for y in classes]), limits=SHOW_ALL)
    plain = net_score(ClassCounts.of(*(sum(y == cls for y in classes) for cls in (-1, 0, 1))), limits=SHOW_ALL)
    assert plain.n_eff == plain.n
    assert weighted.n_eff == pytest.approx(plain.n)
    assert weighted.flags == plain.flags
    assert (weighted.value, weighted.low, weighted.high) == pytest.approx(
        (plain.value, plain.low, plain.high), abs=1e-9
    )


@invariant
@given(any_counts())
def test_5_6_effective_base_and_shares_are_bounded(counts: ClassCounts) -> None:
    total = counts.total
    assert 1 - 1e-9 <= total.n_eff <= total.n * (1 + 1e-9)
    positive, negative, _ = class_shares(counts) or (math.nan,) * 3
    assert positive + negative + counts.passive.w / total.w == pytest.approx(1)


@invariant
@given(any_counts(), methods, confidences)
def test_7_mirrored_classes_mirror_the_result(counts: ClassCounts, method: IntervalMethod, confidence: float) -> None:
    low, high = interval(counts, method, confidence)
    assert net(mirrored(counts)) == pytest.approx(-known(net(counts)), abs=1e-9)
    assert interval(mirrored(counts), method, confidence) == pytest.approx((-high, -low), abs=1e-9)


@invariant
@given(any_counts(), methods)
def test_9_higher_confidence_contains_lower(counts: ClassCounts, method: IntervalMethod) -> None:
    narrow, middle, wide = (interval(counts, method, confidence) for confidence in (0.90, 0.95, 0.99))
    assert wide[0] <= middle[0] <= narrow[0]
    assert narrow[1] <= middle[1] <= wide[1]


@invariant
@given(any_counts(), methods, confidences)
def test_10_four_times_the_respondents_never_widen(
    counts: ClassCounts, method: IntervalMethod, confidence: float
) -> None:
    low, high = interval(counts, method, confidence)
    low_4, high_4 = interval(repeated(counts, 4), method, confidence)
    assert high_4 - low_4 <= high - low + 1e-9


@invariant
@given(any_counts(), st.floats(0.05, 20))
def test_11_a_promoter_never_lowers_the_score(counts: ClassCounts, weight: float) -> None:
    assert known(net(counts + counts_of([(1, weight)]))) >= known(net(counts)) - 1e-9


@invariant
@given(any_counts())
def test_12_rows_without_a_class_change_nothing(counts: ClassCounts) -> None:
    assert net_score(counts + ClassCounts()) == net_score(counts)


@invariant
@given(plain_counts(min_size=2))
def test_score_interval_ends_where_the_constrained_likelihood_says(counts: ClassCounts) -> None:
    """Tango's limits, with the likelihood maximised by search instead of his closed form of q."""
    n, c, b = counts.total.n, counts.positive.n, counts.negative.n
    low, _ = interval(counts, "score")
    delta = low / 100
    assume(delta > -0.999)

    def log_likelihood(q: float) -> float:
        cells = ((b, q), (c, q + delta), (n - b - c, 1 - 2 * q - delta))
        return sum(k * math.log(max(p, 1e-300)) for k, p in cells if k)

    start, end = max(0.0, -delta), (1 - delta) / 2
    for _ in range(200):
        third = (end - start) / 3
        if log_likelihood(start + third) < log_likelihood(end - third):
            start += third
        else:
            end -= third
    variance = (2 * start + delta - delta * delta) / n
    statistic = ((c - b) / n - delta) / math.sqrt(variance)
    assert statistic == pytest.approx(critical_value(0.95), abs=1e-4)
