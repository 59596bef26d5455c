from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from loyalty_desktop.compute.amount_rows import AmountRows
from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.estimate import Limits
from loyalty_desktop.compute.linearised import linearised_mean
from loyalty_desktop.compute.net_score import net
from loyalty_desktop.compute.sales import NO_TOTAL, mean_amounts, sales_of, sales_score, sales_share
from tests.compute.money import amount_rows_of
from tests.compute.strategies import counts_of, invariant, known

SIGNS = (-1.0, 0.0, 1.0)
ALL = Limits(suppress=0, small=0)
spenders = st.lists(
    st.tuples(st.sampled_from([-1, 0, 1]), st.integers(0, 50).map(float), st.floats(0.05, 20)), min_size=2, max_size=40
).filter(lambda rows: sum(amount for _y, amount, _w in rows) > 0)


def shares(rows: AmountRows) -> list[float]:
    return [known(sales_share(sales_of(rows, rows.classes, 3), at).value) for at in range(3)]


def score(rows: AmountRows) -> float:
    return known(sales_score(sales_of(rows, rows.classes, 3), SIGNS).value)


# METHOD 8


@invariant
@given(spenders)
def test_43_shares_of_the_classes_add_up_to_one(rows: list[tuple[int, float, float]]) -> None:
    found = shares(amount_rows_of(rows))
    assert sum(found) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in found)


@invariant
@given(spenders)
def test_44_the_score_is_the_difference_of_the_outer_shares(rows: list[tuple[int, float, float]]) -> None:
    negative, _passive, positive = shares(amount_rows_of(rows))
    assert score(amount_rows_of(rows)) == pytest.approx(100 * (positive - negative), abs=1e-9)


@invariant
@given(spenders, st.integers(1, 10**6))
def test_45_the_same_amount_for_everybody_gives_the_net_score(
    rows: list[tuple[int, float, float]], amount: int
) -> None:
    same = amount_rows_of([(y, float(amount), w) for y, _amount, w in rows])
    assert score(same) == pytest.approx(net(counts_of([(y, w) for y, _amount, w in rows])), abs=1e-9)


@invariant
@given(spenders, st.sampled_from([0.001, 1000.0, 148.3]))
def test_46_the_unit_of_money_is_irrelevant(rows: list[tuple[int, float, float]], unit: float) -> None:
    one, other = (
        sales_of(amount_rows_of([(y, amount * times, w) for y, amount, w in rows]), _classes(rows), 3)
        for times in (1.0, unit)
    )
    for before, after in (
        *((sales_share(one, at), sales_share(other, at)) for at in range(3)),
        (sales_score(one, SIGNS), sales_score(other, SIGNS)),
    ):
        assert after.flags == before.flags
        for name in ("value", "se", "low", "high"):
            was = getattr(before, name)
            now = getattr(after, name)
            assert (now is None) if was is None else now == pytest.approx(was, rel=1e-9, abs=1e-9)


@invariant
@given(spenders, st.floats(1e-3, 1e3))
def test_3_the_scale_of_the_weights_is_irrelevant(rows: list[tuple[int, float, float]], factor: float) -> None:
    before, after = (amount_rows_of([(y, amount, w * times) for y, amount, w in rows]) for times in (1.0, factor))
    assert shares(after) == pytest.approx(shares(before))
    errors = [sales_share(sales_of(one, one.classes, 3), 2).se for one in (before, after)]
    assert errors[1] == pytest.approx(errors[0])


def _classes(rows: list[tuple[int, float, float]]) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.array([y + 1 for y, _amount, _w in rows], dtype=np.intp)


@invariant
@given(spenders)
def test_error_is_that_of_the_ratio_row_by_row(rows: list[tuple[int, float, float]]) -> None:
    # METHOD 6 word by word: z = wv(1_c − r)/Σwv, V = n/(n−1)·Σ(z − mean z)².
    made = amount_rows_of(rows)
    money = np.array([amount * w for _y, amount, w in rows])
    for at in range(3):
        found = sales_share(sales_of(made, made.classes, 3), at)
        z = money * ((made.classes == at) - known(found.value)) / money.sum()
        variance = len(rows) / (len(rows) - 1) * ((z - z.mean()) ** 2).sum()
        assert found.se == pytest.approx(math.sqrt(variance), abs=1e-12)


# Edge cases


def test_interval_is_symmetric_on_the_logit_scale_and_within_0_and_1() -> None:
    rows = amount_rows_of([(-1, 1.0, 1.0)] * 20 + [(1, 90.0, 1.0)] * 3)
    found = sales_share(sales_of(rows, rows.classes, 3), 2)
    low, value, high = (math.log(known(x) / (1 - known(x))) for x in (found.low, found.value, found.high))
    assert value - low == pytest.approx(high - value)
    assert 0 < known(found.low) < known(found.high) < 1


def test_nothing_spent_has_no_shares() -> None:
    rows = amount_rows_of([(-1, 0.0, 1.0), (1, 0.0, 1.0)])
    assert sales_share(sales_of(rows, rows.classes, 3), 0) == NO_TOTAL
    assert sales_score(sales_of(rows, rows.classes, 3), SIGNS) == NO_TOTAL


def test_more_returned_than_bought_has_no_shares() -> None:
    rows = amount_rows_of([(-1, -50.0, 1.0), (1, 20.0, 1.0)])
    assert sales_share(sales_of(rows, rows.classes, 3), 1) == NO_TOTAL


def test_amounts_that_cancel_out_have_no_shares_either() -> None:
    rows = amount_rows_of([(-1, -0.3, 1.0), (0, 0.1, 1.0), (1, 0.2, 1.0)])
    assert sales_of(rows, rows.classes, 3).total != 0  # 0.1 + 0.2 - 0.3 leaves a rest
    assert sales_share(sales_of(rows, rows.classes, 3), 1) == NO_TOTAL


def test_returns_put_a_share_outside_and_take_its_interval() -> None:
    rows = amount_rows_of([(-1, -50.0, 1.0), (0, 30.0, 1.0), (1, 120.0, 1.0)])
    sales = sales_of(rows, rows.classes, 3)
    assert [known(sales_share(sales, at).value) for at in range(3)] == pytest.approx([-0.5, 0.3, 1.2])
    for found in (sales_share(sales, 0), sales_score(sales, SIGNS)):
        assert (found.low, found.high, found.flags) == (None, None, ("negative_spend",))
        assert known(found.se) > 0
    assert sales_score(sales, SIGNS).value == pytest.approx(170)


def test_a_return_that_a_class_makes_up_for_changes_nothing() -> None:
    rows = amount_rows_of([(-1, -5.0, 1.0), (-1, 30.0, 1.0), (1, 75.0, 1.0)])
    found = sales_share(sales_of(rows, rows.classes, 3), 0)
    assert (found.value, found.flags) == (0.25, ())
    assert found.low is not None


def test_one_class_alone_has_no_interval() -> None:
    rows = amount_rows_of([(1, 10.0, 1.0), (1, 20.0, 1.0)])
    sales = sales_of(rows, rows.classes, 3)
    assert (sales_share(sales, 2).value, sales_share(sales, 2).flags) == (1, ("degenerate",))
    assert (sales_share(sales, 0).value, sales_share(sales, 0).low) == (0, None)
    assert (sales_score(sales, SIGNS).value, sales_score(sales, SIGNS).flags) == (100, ("degenerate",))


def test_a_score_stays_within_its_limits() -> None:
    rows = amount_rows_of([(1, 1000.0, 1.0)] * 2 + [(-1, 100.0, 1.0)])
    found = sales_score(sales_of(rows, rows.classes, 3), SIGNS)
    assert known(found.low) >= -100
    assert known(found.high) <= 100


# Means


@invariant
@given(spenders)
def test_unweighted_means_have_t_intervals(rows: list[tuple[int, float, float]]) -> None:
    made = amount_rows_of(rows, unweighted=True)
    found = mean_amounts(made, made.classes, made.tallies(made.classes, 3), limits=ALL)
    for y, mean in zip((-1, 0, 1), found, strict=True):
        amounts = [amount for each, amount, _w in rows if each == y]
        if len(amounts) < 2:
            assert mean.low is None
            continue
        assert mean.value == pytest.approx(np.mean(amounts))
        if len(set(amounts)) == 1:
            assert (mean.low, mean.high, mean.flags) == (mean.value, mean.value, ("degenerate",))
            continue
        low, high = stats.t.interval(0.95, len(amounts) - 1, np.mean(amounts), stats.sem(amounts))
        assert (mean.low, mean.high) == pytest.approx((low, high))


@invariant
@given(spenders)
def test_weighted_means_are_those_of_a_domain(rows: list[tuple[int, float, float]]) -> None:
    made = amount_rows_of(rows)
    amounts, w = np.array([amount for _y, amount, _w in rows]), np.array([w for _y, _amount, w in rows])
    found = mean_amounts(made, made.classes, made.tallies(made.classes, 3), limits=ALL)
    for at, mean in enumerate(found):
        if mean.low is None or "degenerate" in mean.flags:
            continue
        expected = linearised_mean(amounts, w, domain=made.classes == at)
        assert mean.value == pytest.approx(expected.value)
        half = stats.t.ppf(0.975, mean.n - 1) * known(expected.se)
        assert known(mean.high) - known(mean.value) == pytest.approx(half)


def test_means_of_nobody_of_few_and_of_one() -> None:
    made = amount_rows_of([(-1, 5.0, 1.0)] * 9 + [(0, 7.0, 1.0)])
    tallies = made.tallies(made.classes, 3)
    few, one, nobody = mean_amounts(made, made.classes, tallies)
    assert [(each.n, each.value, each.flags) for each in (few, one, nobody)] == [
        (9, None, ("suppressed",)),
        (1, None, ("suppressed",)),
        (0, None, ("no_base",)),
    ]
    assert tallies[2] == Tally()
    shown = mean_amounts(made, made.classes, tallies, limits=ALL)[1]
    assert (shown.value, shown.low, shown.flags) == (7, None, ("degenerate",))
