from __future__ import annotations

import math
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference, permutation_p, score_difference, versus_total
from loyalty_desktop.compute.estimate import Limits
from loyalty_desktop.compute.net_score import class_shares, net, net_score, shrunken_score, wald_se
from tests.compute.reference import (
    DRIVERS,
    EXPERIENCES,
    LETTERS,
    OWN,
    SURVEY,
    WEIGHTED,
    BoolArray,
    R,
    close,
    dpr,
)
from tests.compute.strategies import any_counts, confidences, invariant, known, plain_counts

SHOW_ALL = Limits(suppress=0)
NAMES = {"wave2": "wave2", "wave1": "wave1", "A": "segA", "B": "segB", "C": "segC"}


def pair(name: str) -> tuple[BoolArray, BoolArray]:
    """Rows of both sides of "A_vs_rest" and the like."""
    first, second = name.split("_vs_")
    rows = SURVEY.group(NAMES[first])
    return rows, ~rows if second == "rest" else SURVEY.group(NAMES[second])


def known_shares(group: ClassCounts) -> tuple[float, float, float]:
    shares = class_shares(group)
    assert shares is not None
    return shares


def centre_and_se(a: ClassCounts, b: ClassCounts) -> tuple[float, float]:
    (c1, v1), (c2, v2) = (shrunken_score(*known_shares(group), 1.5) for group in (a, b))
    return 100 * (c1 - c2), 100 * math.sqrt(v1 + v2)


def check_two_sample(a: ClassCounts, b: ClassCounts, expected: dict[str, Any]) -> None:
    difference = score_difference(a, b, limits=SHOW_ALL)
    assert difference.points == close(expected["diff"])
    low, high = expected["aw"]
    assert [difference.low, difference.high] == close([max(-200, low), max(expected["diff"], min(200, high))])
    assert difference.p == close(expected["aw_p"])
    if "aw_se" in expected:
        assert centre_and_se(a, b)[1] == close(expected["aw_se"])
    if "aw_diff" in expected:
        assert centre_and_se(a, b)[0] == close(expected["aw_diff"])
    if "wald_se" in expected:
        wald = math.hypot(known(wald_se(a)), known(wald_se(b)))
        assert wald == close(expected["wald_se"])
        # R's Welch-free Wald p, printed as 0 where the standard error is 0.
        wald_p = 2 * stats.norm.sf(abs(expected["diff"]) / wald) if wald else 0.0
        assert wald_p == close(expected["wald_p"])


# Reference figures: R.two_sample_*, R.subgroup_vs_total


@pytest.mark.parametrize("case", R["two_sample_counts"], ids=lambda c: f"{c['k1']}-{c['k2']}")
def test_two_groups_of_counts_as_r_has_them(case: dict[str, Any]) -> None:
    check_two_sample(dpr(case["k1"]), dpr(case["k2"]), case)


@pytest.mark.parametrize("name", R["two_sample_data"])
def test_two_groups_of_the_survey_as_r_has_them(name: str) -> None:
    expected = R["two_sample_data"][name]
    a, b = (SURVEY.counts(rows) for rows in pair(name))
    assert (a, b) == (dpr(expected["k1"]), dpr(expected["k2"]))
    check_two_sample(a, b, expected)


@pytest.mark.parametrize("name", R["two_sample_weighted"])
def test_two_weighted_groups_as_r_has_them(name: str) -> None:
    expected = R["two_sample_weighted"][name]
    a, b = (SURVEY.counts(rows, weighted=True) for rows in pair(name))
    for counts, effective in ((a, expected["k1"]), (b, expected["k2"])):
        scale = counts.total.n_eff / counts.total.w
        classes = (counts.negative, counts.passive, counts.positive)
        assert [scale * tally.w for tally in classes] == close(effective)
    check_two_sample(a, b, expected)
    check_two_sample(dpr(expected["k1"]), dpr(expected["k2"]), expected)


@pytest.mark.parametrize("name", R["subgroup_vs_total"])
def test_group_and_total_as_r_has_them(name: str) -> None:
    expected = R["subgroup_vs_total"][name]
    rows, weighted = SURVEY.group(name[0]), name.endswith("_w")
    group, rest = (SURVEY.counts(side, weighted=weighted) for side in (rows, ~rows))
    assert net(group + rest) == close(expected["S_total"])
    assert net(group) == close(expected["S_group"])
    assert net(rest) == close(expected["S_rest"])
    assert group.total.w / (group + rest).total.w == close(expected["share"])
    difference = versus_total(group, rest)
    assert difference.points == close(expected["diff_total"])
    assert difference.points == close(expected["identity"])
    assert difference.p == score_difference(group, rest).p


@pytest.mark.parametrize("name", LETTERS["letters"]["pairs"])
def test_pairs_of_columns_as_r_has_them(name: str) -> None:
    groups = {key: dpr(counts) for key, counts in LETTERS["letters"]["groups"].items()}
    first, second = name.split("-")
    assert net(groups[first]) == close(LETTERS["letters"]["scores"][first])
    case = LETTERS["letters"]["pairs"][name]
    check_two_sample(groups[first], groups[second], {**case, "aw_p": case["p"]})


@pytest.mark.parametrize("name", LETTERS["vs_rest"]["tests"])
def test_columns_against_the_rest_as_r_has_them(name: str) -> None:
    groups = {key: dpr(counts) for key, counts in LETTERS["letters"]["groups"].items()}
    group = groups.pop(name)
    rest = sum(groups.values(), ClassCounts())
    assert net(group + rest) == close(LETTERS["vs_rest"]["total"])
    case = LETTERS["vs_rest"]["tests"][name]
    check_two_sample(group, rest, {**case, "aw_p": case["p"]})
    assert versus_total(group, rest).points == close(0.75 * case["diff"])


@pytest.mark.parametrize("pair_name", R["segments"]["p"])
def test_segment_pairs_as_r_has_them(pair_name: str) -> None:
    a, b = (SURVEY.counts(SURVEY.group(name)) for name in pair_name.split("-"))
    assert score_difference(a, b).p == close(R["segments"]["p"][pair_name])


# Heart (METHOD 3): T = top-2-box rows, F = the other rows with a valid rating and outcome


@pytest.mark.parametrize("driver", DRIVERS)
def test_heart_as_r_has_it(driver: str) -> None:
    expected, base = R["heart"][driver], SURVEY.answered(driver)
    top = SURVEY.top_two(driver)
    satisfied, others = SURVEY.counts(base & top), SURVEY.counts(base & ~top)
    assert (satisfied, others) == (dpr(expected["k_t2b"]), dpr(expected["k_rest"]))
    n = satisfied.total.n + others.total.n
    assert (n, satisfied.total.n) == (expected["base"], expected["n_t2b"])
    assert 100 * satisfied.total.n / n == close(expected["head_on_base"])
    heart = net_score(satisfied)
    assert [heart.value, heart.low, heart.high] == close([expected["heart"], *expected["heart_aw"]])
    assert net(others) == close(expected["rest"])
    lift = score_difference(satisfied, others)
    assert [lift.points, lift.low, lift.high] == close([expected["lift"], *expected["lift_aw"]])
    assert lift.p == close(expected["lift_p"])
    assert net(satisfied + others) == close(expected["score_base"])
    to_base = versus_total(satisfied, others)
    assert [to_base.points, to_base.low, to_base.high] == close(
        [expected["diff_to_base"], *expected["diff_to_base_aw"]]
    )
    assert to_base.points == close(expected["identity"])
    assert known(heart.value) - known(net(SURVEY.counts())) == close(expected["diff_to_total"])


@pytest.mark.parametrize("driver", DRIVERS)
def test_weighted_heart_as_r_has_it(driver: str) -> None:
    expected, base = WEIGHTED["heart_weighted"][driver], SURVEY.answered(driver)
    top = SURVEY.top_two(driver)
    check_weighted_groups(expected, base & top, base & ~top, "t2b", "rest")
    share = SURVEY.tally(base & top, weighted=True).w / SURVEY.tally(base, weighted=True).w
    assert share == close(expected["share_w"])
    assert expected["lift"]["diff"] == close(expected["svy_diff"])


def check_weighted_groups(
    expected: dict[str, Any], with_rows: BoolArray, without_rows: BoolArray, with_key: str, without_key: str
) -> None:
    with_it, without = (SURVEY.counts(rows, weighted=True) for rows in (with_rows, without_rows))
    assert [with_it.total.n, without.total.n] == [expected["n1"], expected["n0"]]
    for counts, key in ((with_it, with_key), (without, without_key)):
        estimate = net_score(counts)
        assert estimate.n_eff == close(expected[key]["n_eff"])
        if "score" in expected[key]:
            assert [estimate.value, estimate.low, estimate.high] == close(
                [expected[key]["score"], *expected[key]["aw"]]
            )
    check_two_sample(with_it, without, expected["lift"])
    assert net(with_it + without) == close(expected["base_score"])


# Experiences (METHOD 4.2)


@pytest.mark.parametrize("experience", EXPERIENCES)
def test_lift_as_r_has_it(experience: str) -> None:
    expected, base = R["experience"][experience], SURVEY.answered(experience)
    had = SURVEY.answers[experience] == 1
    with_it, without = SURVEY.counts(base & had), SURVEY.counts(base & ~had)
    assert (with_it, without) == (dpr(expected["k1"]), dpr(expected["k0"]))
    sizes = (with_it.total.n, without.total.n, with_it.total.n + without.total.n)
    assert sizes == (expected["n1"], expected["n0"], expected["base"])
    for counts, name in ((with_it, "S1"), (without, "S0")):
        estimate = net_score(counts)
        assert [estimate.value, estimate.low, estimate.high] == close([expected[name], *expected[f"{name}_aw"]])
    lift = score_difference(with_it, without)
    assert [lift.points, lift.low, lift.high] == close([expected["lift"], *expected["lift_aw"]])
    assert lift.p == close(expected["p_aw"])
    assert centre_and_se(with_it, without) == close((expected["lift_aw_diff"], expected["lift_aw_se"]))
    assert permutation_p(with_it, without) == close((expected["p_perm_exact"], expected["p_perm_mid"]))
    assert net(with_it + without) == close(expected["S_base"])
    assert net(with_it + without) == close(expected["decomposition"])
    assert versus_total(with_it, without).points == close(expected["diff_to_base"])


@pytest.mark.parametrize("experience", EXPERIENCES)
def test_weighted_lift_as_r_has_it(experience: str) -> None:
    base, had = SURVEY.answered(experience), SURVEY.answers[experience] == 1
    expected = WEIGHTED["experience_weighted"][experience]
    check_weighted_groups(expected, base & had, base & ~had, "S1", "S0")


# Permutation test


@pytest.mark.parametrize("case", OWN["permutation"], ids=lambda c: f"{c['k1']}-{c['k0']}")
def test_permutation_is_the_reference_s(case: dict[str, Any]) -> None:
    assert permutation_p(dpr(case["k1"]), dpr(case["k0"])) == close((case["p"], case["p_mid"]))


@invariant
@given(plain_counts(top=12), plain_counts(top=12))
def test_permutation_is_the_sum_over_all_tables(a: ClassCounts, b: ClassCounts) -> None:
    """Oracle: every table one by one, with integer binomials instead of logarithms."""
    both, n = a + b, a.total.n
    expected = n * (both.positive.n - both.negative.n) / both.total.n
    observed = abs(a.positive.n - a.negative.n - expected)
    beyond = equal = 0
    for d, r in product(range(both.negative.n + 1), range(both.positive.n + 1)):
        if 0 <= n - d - r <= both.passive.n:
            ways = math.comb(both.negative.n, d) * math.comb(both.positive.n, r) * math.comb(both.passive.n, n - d - r)
            distance = abs(r - d - expected)
            if abs(distance - observed) <= 1e-9:
                equal += ways
            elif distance > observed:
                beyond += ways
    tables = math.comb(both.total.n, n)
    assert permutation_p(a, b) == pytest.approx(((beyond + equal) / tables, (beyond + equal / 2) / tables), rel=1e-9)


def test_permutation_without_passives_is_fisher_s_test_when_groups_are_equal() -> None:
    # With equal groups the hypergeometric is symmetric, so both orderings of tables agree.
    expected = stats.fisher_exact(np.array([[3, 9], [8, 4]])).pvalue
    assert permutation_p(ClassCounts.of(3, 0, 9), ClassCounts.of(8, 0, 4))[0] == pytest.approx(expected)


def test_permutation_with_an_empty_group_says_nothing() -> None:
    assert permutation_p(ClassCounts(), ClassCounts.of(3, 4, 5)) == (1, 0.5)
    assert permutation_p(ClassCounts(), ClassCounts()) == (1, 0.5)


def test_permutation_of_a_small_group_against_very_many() -> None:
    # Nearly independent draws: the smaller group decides, whatever the size of the other.
    exact, mid = permutation_p(ClassCounts.of(2, 3, 7), ClassCounts.of(400_000, 300_000, 300_000))
    draws = {1: 0.3, 0: 0.3, -1: 0.4}
    chances = {0: 1.0}
    for _ in range(12):
        following: dict[int, float] = {}
        for (total, chance), (step, probability) in product(chances.items(), draws.items()):
            following[total + step] = following.get(total + step, 0) + chance * probability
        chances = following
    far = sum(chance for total, chance in chances.items() if abs(total + 1.2) >= 6.2 - 1e-6)
    assert exact == pytest.approx(far, rel=1e-3)
    assert mid < exact


# Edge cases


@pytest.mark.parametrize(
    ("a", "b", "flags"),
    [
        ((0, 0, 0), (20, 20, 20), ("no_base",)),
        ((3, 3, 3), (20, 20, 20), ("suppressed",)),
        ((0, 0, 0), (1, 1, 1), ("no_base", "suppressed")),
        ((20, 20, 20), (3, 3, 3), ("suppressed",)),
    ],
)
def test_difference_is_hidden_when_a_group_is(
    a: tuple[int, int, int], b: tuple[int, int, int], flags: tuple[str, ...]
) -> None:
    hidden = Difference(None, None, None, None, None, flags)
    assert score_difference(ClassCounts.of(*a), ClassCounts.of(*b)) == hidden
    assert versus_total(ClassCounts.of(*a), ClassCounts.of(*b)) == hidden


def test_ten_against_ten_is_tested_with_a_flag() -> None:
    # METHOD 9: equal (3,4,3): 0, +-62.620587, p 1
    difference = score_difference(ClassCounts.of(3, 4, 3), ClassCounts.of(3, 4, 3))
    assert (difference.points, difference.p, difference.flags) == (0, 1, ("small_base",))
    assert (difference.low, difference.high) == pytest.approx((-62.620587, 62.620587), abs=1e-6)


def test_p_of_a_huge_difference_does_not_underflow() -> None:
    # z is 24: R's 1 - (2 Phi - 1) would print 0.
    p = known(score_difference(ClassCounts.of(0, 0, 25), ClassCounts.of(25, 0, 0)).p)
    assert 0 < p < 1e-100


def test_group_that_is_everybody_differs_by_nothing_and_is_not_tested() -> None:
    # METHOD 1.4: share 1 -> difference 0, p None
    difference = versus_total(ClassCounts.of(20, 20, 20), ClassCounts())
    assert difference == Difference(0.0, 0.0, 0.0, None, None, ("degenerate",))


# Invariants of METHOD 8, by number


@invariant
@given(any_counts(), any_counts())
def test_13_14_26_group_and_rest_make_up_the_total(group: ClassCounts, rest: ClassCounts) -> None:
    total, s_group, s_rest = (known(net(c)) for c in (group + rest, group, rest))
    share = group.total.w / (group + rest).total.w
    assert share * s_group + (1 - share) * s_rest == pytest.approx(total, abs=1e-9)
    difference = versus_total(group, rest, limits=SHOW_ALL)
    assert difference.points == pytest.approx(s_group - total, abs=1e-9)
    assert difference.points == pytest.approx((1 - share) * (s_group - s_rest), abs=1e-9)
    lift = score_difference(group, rest, limits=SHOW_ALL)
    assert np.sign(known(lift.points)) == np.sign(known(difference.points))
    assert difference.p == lift.p


@invariant
@given(any_counts(), any_counts(), confidences)
def test_15_exchanged_groups_turn_the_difference_round(a: ClassCounts, b: ClassCounts, confidence: float) -> None:
    there = score_difference(a, b, confidence=confidence, limits=SHOW_ALL)
    back = score_difference(b, a, confidence=confidence, limits=SHOW_ALL)
    assert -200 <= known(there.low) <= known(there.points) <= known(there.high) <= 200
    assert back.p == there.p
    assert (back.points, back.low, back.high) == (
        -known(there.points),
        -known(there.high),
        -known(there.low),
    )


@invariant
@given(any_counts(10), any_counts(10), confidences)
def test_16_the_interval_excludes_zero_exactly_when_p_is_below_alpha(
    a: ClassCounts, b: ClassCounts, confidence: float
) -> None:
    difference = score_difference(a, b, confidence=confidence, limits=SHOW_ALL)
    assume(abs(known(difference.p) - (1 - confidence)) > 1e-9)
    excludes = known(difference.low) > 0 or known(difference.high) < 0
    assert excludes == (known(difference.p) < 1 - confidence)


@invariant
@given(plain_counts(top=25), plain_counts(top=25))
def test_17_permutation_does_not_depend_on_the_order_of_groups(a: ClassCounts, b: ClassCounts) -> None:
    exact, mid = permutation_p(a, b)
    assert 0 < mid <= exact <= 1
    assert permutation_p(b, a) == pytest.approx((exact, mid), rel=1e-9)


@invariant
@given(any_counts())
def test_18_identical_groups_differ_by_nothing(counts: ClassCounts) -> None:
    difference = score_difference(counts, counts, limits=SHOW_ALL)
    assert (difference.points, difference.p) == (0, 1)
    assert known(difference.low) == -known(difference.high)


@invariant
@given(any_counts(), any_counts())
def test_23_base_score_is_the_mean_of_with_and_without(with_it: ClassCounts, without: ClassCounts) -> None:
    incidence = with_it.total.w / (with_it + without).total.w
    expected = incidence * known(net(with_it)) + (1 - incidence) * known(net(without))
    assert net(with_it + without) == pytest.approx(expected, abs=1e-9)
