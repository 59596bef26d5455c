from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.estimate import Limits
from loyalty_desktop.compute.share import share, share_difference, wilson_interval
from tests.compute.reference import DRIVERS, EXPERIENCES, SURVEY, WEIGHTED, R, close
from tests.compute.strategies import confidences, invariant, known

EVERYBODY = SURVEY.group("total")
SHOW_ALL = Limits(suppress=0)

# Reference figures: R.topbox, R.wilson_counts, incidences of R.experience


@pytest.mark.parametrize("case", R["wilson_counts"], ids=lambda c: f"{c['x']}/{c['n']}")
def test_wilson_as_r_has_it(case: dict[str, Any]) -> None:
    low, high = wilson_interval(case["x"] / case["n"], case["n"])
    expected_low, expected_high = case["ci"]
    if case["x"] == 1:
        # Hmisc::binconf replaces the lower limit of a single success by -log(.95)/n (Brown, Cai & DasGupta
        # 2001). METHOD 2 prints Wilson's own formula, which is what we follow: prop.test has 1.787621 here.
        assert expected_low == close(-100 * math.log(0.95) / case["n"])
        expected_low = 100 * stats.binomtest(1, case["n"]).proportion_ci(method="wilson").low
    assert [100 * low, 100 * high] == close([expected_low, expected_high])


@pytest.mark.parametrize("driver", DRIVERS)
def test_top_box_as_r_has_it(driver: str) -> None:
    expected, rating = R["topbox"][driver], SURVEY.answers[driver]
    base = SURVEY.tally(~np.isnan(rating))
    top_two, top, bottom_two = (SURVEY.tally(rows) for rows in (rating >= 4, rating == 5, rating <= 2))
    assert (base.n, top_two.n) == (expected["n"], expected["t2b_n"])
    estimate = share(top_two, base)
    assert [100 * known(v) for v in (estimate.value, estimate.low, estimate.high)] == close(
        [expected["t2b"], *expected["wilson"]]
    )
    assert 100 * known(share(top, base).value) == close(expected["t1b"])
    bottom = share(bottom_two, base)
    assert [100 * known(v) for v in (bottom.value, bottom.low, bottom.high)] == close(
        [expected["b2b"], *expected["b2b_wilson"]]
    )
    assert 100 * known(share(top_two, SURVEY.tally(EVERYBODY)).value) == close(expected["t2b_base_all"])


@pytest.mark.parametrize("driver", DRIVERS)
def test_weighted_top_box_as_r_has_it(driver: str) -> None:
    expected, rating = R["topbox"][driver], SURVEY.answers[driver]
    estimate = share(SURVEY.tally(rating >= 4, weighted=True), SURVEY.tally(~np.isnan(rating), weighted=True))
    assert (estimate.n, estimate.n_eff) == (expected["n"], close(expected["n_eff"]))
    assert [100 * known(v) for v in (estimate.value, estimate.low, estimate.high)] == close(
        [expected["w_t2b"], *expected["w_wilson"]]
    )


@pytest.mark.parametrize("experience", EXPERIENCES)
def test_incidence_as_r_has_it(experience: str) -> None:
    expected, answer = R["experience"][experience], SURVEY.answers[experience]
    hit = SURVEY.tally(answer == 1)
    estimate = share(hit, SURVEY.tally(~np.isnan(answer)))
    assert estimate.n == expected["asked"]
    assert [100 * known(v) for v in (estimate.value, estimate.low, estimate.high)] == close(
        [expected["incidence"], *expected["incidence_wilson"]]
    )
    assert 100 * known(share(hit, SURVEY.tally(EVERYBODY)).value) == close(expected["incidence_of_all"])


@pytest.mark.parametrize("experience", EXPERIENCES)
def test_weighted_incidence_as_r_has_it(experience: str) -> None:
    expected, answer = WEIGHTED["experience_weighted"][experience], SURVEY.answers[experience]
    asked = SURVEY.tally(~np.isnan(answer), weighted=True)
    estimate = share(SURVEY.tally(answer == 1, weighted=True), asked)
    assert estimate.value == close(expected["incidence_w"])


# Differences


def test_newcombe_s_own_example() -> None:
    # Newcombe (1998), Stat. Med. 17:873, table II, method 10: 56/70 - 48/80 is .2000, .0524 to .3339.
    difference = share_difference(Tally.of(56), Tally.of(70), Tally.of(48), Tally.of(80))
    assert difference.points == close(20)
    assert (difference.low, difference.high) == pytest.approx((5.24, 33.39), abs=0.005)


def test_agresti_caffo_p_by_hand() -> None:
    # 57/72 and 49/82: d = .194105..., se = sqrt(.791667*.208333/72 + .597561*.402439/82)
    a, b = 57 / 72, 49 / 82
    z = (a - b) / math.sqrt(a * (1 - a) / 72 + b * (1 - b) / 82)
    difference = share_difference(Tally.of(56), Tally.of(70), Tally.of(48), Tally.of(80))
    assert difference.p == pytest.approx(2 * stats.norm.sf(z), rel=1e-12)


def test_equal_shares_differ_by_nothing() -> None:
    difference = share_difference(Tally.of(20), Tally.of(50), Tally.of(20), Tally.of(50))
    assert (difference.points, difference.p) == (0, 1)


@pytest.mark.parametrize(("n_a", "n_b", "flag"), [(9, 50, "suppressed"), (50, 0, "no_base")])
def test_difference_is_hidden_when_a_base_is(n_a: int, n_b: int, flag: str) -> None:
    difference = share_difference(Tally.of(n_a // 2), Tally.of(n_a), Tally.of(n_b // 2), Tally.of(n_b))
    assert (difference.points, difference.low, difference.high, difference.p) == (None,) * 4
    assert difference.flags == (flag,)


# Edge cases


@pytest.mark.parametrize("n", [0, 1, 9])
def test_share_is_hidden_on_a_small_base(n: int) -> None:
    estimate = share(Tally.of(n), Tally.of(n))
    assert (estimate.n, estimate.value, estimate.low, estimate.high) == (n, None, None, None)
    assert estimate.flags == ("no_base" if n == 0 else "suppressed",)


def test_nobody_of_ten_is_a_share_of_zero() -> None:
    # METHOD 9: Wilson 0/10 is 0, 27.753280 %
    estimate = share(Tally(), Tally.of(10))
    assert (estimate.value, estimate.low) == (0, 0)
    assert estimate.high == pytest.approx(0.27753280, abs=1e-8)
    assert estimate.flags == ("small_base",)


def test_share_of_all_is_exactly_one_although_sums_round() -> None:
    weights = [0.1] * 11
    forward = sum((Tally(1, w, w * w) for w in weights), Tally())
    estimate = share(Tally(11, forward.w * (1 + 1e-15), forward.w2), forward)
    assert (estimate.value, estimate.high) == (1, 1)


# Invariants of METHOD 8, by number


boxes = st.lists(st.tuples(st.integers(1, 5), st.floats(0.05, 20)), min_size=1, max_size=40)


def boxed(table: list[tuple[int, float]], low: int, high: int) -> float:
    def tally(lowest: int, highest: int) -> Tally:
        return sum((Tally(1, w, w * w) for x, w in table if lowest <= x <= highest), Tally())

    return known(share(tally(low, high), tally(1, 5), limits=SHOW_ALL).value)


@invariant
@given(boxes)
def test_19_20_21_boxes_nest_add_up_and_mirror(table: list[tuple[int, float]]) -> None:
    assert boxed(table, 5, 5) <= boxed(table, 4, 5) <= boxed(table, 3, 5)
    assert boxed(table, 4, 5) + boxed(table, 3, 3) + boxed(table, 1, 2) == pytest.approx(1)
    reversed_table = [(6 - x, w) for x, w in table]
    assert boxed(reversed_table, 4, 5) == pytest.approx(boxed(table, 1, 2))


@invariant
@given(st.floats(0, 1), st.floats(1, 5000), confidences)
def test_22_wilson_contains_the_share_and_mirrors(p: float, n: float, confidence: float) -> None:
    low, high = wilson_interval(p, n, confidence)
    assert 0 <= low <= p <= high <= 1
    other_low, other_high = wilson_interval(1 - p, n, confidence)
    assert (1 - other_high, 1 - other_low) == pytest.approx((low, high), abs=1e-12)


@invariant
@given(st.integers(1, 500), st.data(), confidences)
def test_wilson_is_scipy_s(n: int, data: st.DataObject, confidence: float) -> None:
    hits = data.draw(st.integers(0, n))
    expected = stats.binomtest(hits, n).proportion_ci(confidence, method="wilson")
    assert wilson_interval(hits / n, n, confidence) == pytest.approx((expected.low, expected.high), abs=1e-12)


part = st.tuples(st.integers(1, 300), st.integers(0, 300)).map(lambda t: (t[0] + t[1], t[1]))


@invariant
@given(part, part)
def test_15_the_difference_of_shares_is_antisymmetric(a: tuple[int, int], b: tuple[int, int]) -> None:
    sides = [(Tally.of(hit), Tally.of(n)) for n, hit in (a, b)]
    there = share_difference(*sides[0], *sides[1], limits=SHOW_ALL)
    back = share_difference(*sides[1], *sides[0], limits=SHOW_ALL)
    assert known(there.low) <= known(there.points) <= known(there.high)
    assert -100 <= known(there.low) <= known(there.high) <= 100
    assert (back.points, back.low, back.high, back.p) == pytest.approx(
        (-known(there.points), -known(there.high), -known(there.low), there.p), abs=1e-9
    )
