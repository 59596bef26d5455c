from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from loyalty_desktop.compute.customer_grid import CELLS, Grid, Threshold, customer_grid
from loyalty_desktop.compute.economy import economy
from loyalty_desktop.compute.estimate import Limits
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey, Measure
from loyalty_desktop.survey.reading import ColumnKey, Correction
from tests.compute.money import (
    AMOUNT,
    JOURNEY,
    MARGIN,
    SEGMENT,
    SMALL,
    SPEND,
    WEIGHTED,
    Answers,
    of_answers,
    small,
    weighted,
)
from tests.compute.reference import SURVEY, R, close
from tests.compute.reference import WEIGHTED as WEIGHTED_R
from tests.compute.strategies import known

EXPECTED = WEIGHTED_R["grid"]
CLASS = {"D": "negative", "P": "passive", "R": "positive"}
ALL = Limits(suppress=0, small=0)


def sizes(grid: Grid) -> list[int]:
    return [cell.n for cell in grid.cells]


# Reference figures: R_weighted_heart_experience_grid.grid


@pytest.mark.parametrize("expected", EXPECTED["cells"], ids=lambda cell: f"{cell['cls']}-{cell['profit']}")
def test_cells_as_r_has_them(expected: dict[str, float | str]) -> None:
    grid, under_weight = customer_grid(small(), SMALL, SPEND), customer_grid(small(), WEIGHTED, SPEND)
    assert grid.limit == under_weight.limit == EXPECTED["threshold"]
    code = f"{CLASS[str(expected['cls'])]}_{expected['profit']}"
    cell, also = ({one.code: one for one in each.cells}[code] for each in (grid, under_weight))  # type: ignore[index]
    assert (cell.n, cell.spent, cell.mean.value) == (expected["n"], expected["spend"], close(expected["mean"]))
    assert 100 * known(cell.customers.value) == close(expected["share"])
    assert 100 * known(cell.sales.value) == close(expected["spend_share"])
    assert (also.n, also.spent) == (expected["n"], expected["spend"])
    assert 100 * known(also.customers.value) == close(expected["w_share"])
    assert 100 * known(also.sales.value) == close(expected["w_spend_share"])


def test_hostages_as_the_method_prints_them() -> None:
    # METHOD 9: 抑留者 hold 20.344683 % of spend with 13.716814 % of customers.
    hostages = customer_grid(small(), SMALL, SPEND).cell("negative_high")
    assert 100 * known(hostages.sales.value) == pytest.approx(20.344683, abs=5e-7)
    assert 100 * known(hostages.customers.value) == pytest.approx(13.716814, abs=5e-7)


@pytest.mark.parametrize(("top", "quantile"), [(30.0, "70%"), (20.0, "80%"), (10.0, "90%")])
def test_top_part_as_r_has_it(top: float, quantile: str) -> None:
    assert customer_grid(small(), SMALL, SPEND, Threshold("top", top)).limit == close(
        R["economics"]["quantiles"][quantile]
    )


# METHOD 8


grids = st.lists(
    st.tuples(st.integers(0, 10), st.integers(-2, 9).map(lambda x: x * 100), st.sampled_from([0.5, 1, 2])),
    min_size=1,
    max_size=40,
)
thresholds = st.sampled_from([Threshold(), Threshold("mean"), Threshold("top", 20), Threshold("amount", 300)])


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(grids, thresholds, st.booleans())
def test_47_counts_and_spend_of_the_cells_add_up(
    rows: list[tuple[int, int, float]], threshold: Threshold, under_weight: bool
) -> None:
    counter = of_answers(rows)
    journey = weighted() if under_weight else JOURNEY
    grid = customer_grid(counter, journey, AMOUNT, threshold, limits=ALL)
    whole = economy(counter, journey, spend=AMOUNT, limits=ALL)
    assert sum(sizes(grid)) == grid.n == whole.spend.n == len(rows)
    assert sum(cell.spent or 0 for cell in grid.cells) == grid.spent == whole.spent
    assert sum(known(cell.customers.value) for cell in grid.cells) == pytest.approx(1)
    if known(grid.spent) > 0 and not under_weight:
        assert sum(cell.sales.value or 0 for cell in grid.cells) == pytest.approx(1)
    for code in ("negative", "passive", "positive"):
        of_class = [cell.n for cell in grid.cells if cell.loyalty == code]
        assert sum(of_class) == next(one.n for one in whole.sales if one.code == code)


@settings(max_examples=20, deadline=None, derandomize=True, database=None)
@given(grids, st.sampled_from([1000, 8]))
def test_46_the_unit_of_money_moves_nobody(rows: list[tuple[int, int, float]], unit: int) -> None:
    other = [(score, amount * unit, weight) for score, amount, weight in rows]
    for threshold in (Threshold(), Threshold("top", 20)):
        before, after = (customer_grid(of_answers(each), JOURNEY, AMOUNT, threshold) for each in (rows, other))
        assert sizes(after) == sizes(before)


# Rows


def test_rows_are_the_respondents_of_the_cell() -> None:
    counter = small()
    grid = customer_grid(counter, SMALL, SPEND)
    y = SURVEY.classes()
    with_spend = [number for code in CELLS for number in grid.rows_of(code).tolist()]
    assert len(with_spend) == len(set(with_spend)) == grid.n
    for code, sign in zip(CELLS, [-1, 0, 1] * 2, strict=True):
        rows = grid.rows_of(code)
        assert len(rows) == grid.cell(code).n
        assert set(y[rows]) == {sign}
        assert rows.tolist() == sorted(rows.tolist())
    spend = counter.survey.column(SPEND)
    assert spend is not None
    amounts = spend.scale.codes[spend.raw.codes]
    assert amounts[grid.rows_of("negative_high")].min() > 7750 >= amounts[grid.rows_of("negative_low")].max()


def test_rows_outside_the_filter_are_in_no_cell() -> None:
    counter = small()
    grid = customer_grid(counter, replace(SMALL, filters=(Filter(SEGMENT, ("A",)),)), SPEND)
    assert set(SURVEY.segment[grid.placed >= 0]) == {"A"}
    assert (grid.placed >= 0).sum() == grid.n
    assert not grid.placed.flags.writeable


def test_nobody_changes_cells_when_weights_are_put_on() -> None:
    plain, under_weight = customer_grid(small(), SMALL, SPEND), customer_grid(small(), WEIGHTED, SPEND)
    assert np.array_equal(plain.placed, under_weight.placed)


# Thresholds


@pytest.mark.parametrize(
    ("threshold", "limit", "high"),
    [
        (Threshold(), 35.0, 30),
        (Threshold("mean"), 45.0, 20),
        (Threshold("top", 50), 35.0, 30),
        (Threshold("top", 34), 40.0, 20),
        (Threshold("amount", 20), 20.0, 40),
        (Threshold("amount", 19.99), 19.99, 50),
        (Threshold("amount", 1000), 1000.0, 0),
    ],
)
def test_high_is_more_than_the_threshold(threshold: Threshold, limit: float, high: int) -> None:
    answers: Answers = [(9, amount) for amount in (10, 20, 30, 40, 50, 120) for _ in range(10)]
    grid = customer_grid(of_answers(answers), JOURNEY, AMOUNT, threshold)
    assert grid.limit == pytest.approx(limit)
    assert (grid.cell("positive_high").n, grid.cell("positive_low").n) == (high, 60 - high)
    assert grid.flags == (() if high else ("degenerate",))


def test_profit_decides_who_is_high_and_spend_what_they_bring_in() -> None:
    # Those who spend most bring least profit; one has no margin on record.
    answers: Answers = [(0, 900, 1, "A", "no", 5)] * 20 + [(10, 100, 1, "A", "no", 50)] * 19
    counter = of_answers([*answers, (10, 100, 1, "A", "no", None)])
    grid = customer_grid(counter, JOURNEY, AMOUNT, Threshold("mean"), profit=MARGIN)
    assert (grid.n, grid.profit) == (39, MARGIN)
    assert grid.limit == pytest.approx((20 * 5 + 19 * 50) / 39)
    assert (grid.cell("positive_high").n, grid.cell("negative_low").n) == (19, 20)
    assert grid.cell("positive_high").spent == 1900
    assert customer_grid(counter, JOURNEY, AMOUNT, Threshold("mean")).cell("negative_high").n == 20


@pytest.mark.parametrize(
    ("kind", "value"),
    [("median", 5), ("mean", 1), ("top", None), ("amount", None), ("top", 0), ("top", 100), ("amount", float("nan"))],
)
def test_thresholds_that_say_nothing_are_refused(kind: str, value: float | None) -> None:
    with pytest.raises(ValueError, match=r"threshold|top part"):
        Threshold(kind, value)  # type: ignore[arg-type]


# Edge cases


def test_equal_profits_are_all_low_and_said() -> None:
    grid = customer_grid(of_answers([(at % 11, 500) for at in range(110)]), JOURNEY, AMOUNT)
    assert sizes(grid) == [0, 0, 0, 70, 20, 20]
    assert grid.flags == ("degenerate",)
    assert [cell.flags for cell in grid.cells[:3]] == [("no_base",)] * 3


def test_equal_profits_are_low_where_their_mean_is_rounded_below_them() -> None:
    grid = customer_grid(of_answers([(at % 11, 1234.56) for at in range(100)]), JOURNEY, AMOUNT, Threshold("mean"))
    assert (grid.limit, sum(sizes(grid)[:3]), grid.flags) == (1234.56, 0, ("degenerate",))


def test_small_cells_keep_their_n_and_their_share_of_customers() -> None:
    answers: Answers = [(0, 900)] * 9 + [(10, 10)] * 12 + [(8, 20)] * 40
    grid = customer_grid(of_answers(answers), JOURNEY, AMOUNT, Threshold("amount", 100))
    hostages, supporters = grid.cell("negative_high"), grid.cell("positive_low")
    assert (hostages.n, hostages.spent, hostages.sales.value, hostages.mean.value) == (9, None, None, None)
    assert (hostages.flags, hostages.sales.flags) == (("suppressed",), ("suppressed",))
    assert hostages.customers.value == pytest.approx(9 / 61)
    assert (supporters.spent, supporters.flags) == (120, ("small_base",))


def test_negative_spend_is_flagged_in_every_share() -> None:
    answers: Answers = [(0, -100)] * 15 + [(10, 90)] * 20 + [(10, 400)] * 20
    grid = customer_grid(of_answers(answers), JOURNEY, AMOUNT, Threshold("amount", 100))
    shown = [cell.sales for cell in grid.cells if cell.sales.value is not None]
    assert len(shown) == 3
    assert all("negative_spend" in one.flags and one.low is None for one in shown)
    returned = customer_grid(of_answers([(0, -100)] * 15 + [(10, 50)] * 20), JOURNEY, AMOUNT)
    assert [cell.sales.flags[-1] for cell in returned.cells if cell.n] == ["no_total", "no_total"]


def test_ranges_have_sizes_only_and_no_amounts_to_part_them() -> None:
    bands = ("1000円未満", "1000円〜3000円", "3000円〜5000円")
    counter = of_answers([(at % 11, bands[at % 3]) for at in range(330)])
    grid = customer_grid(counter, JOURNEY, AMOUNT)
    assert (grid.limit, grid.n, grid.flags) == (2, 330, ("ranks_only",))
    assert sum(cell.n for cell in grid.cells if cell.high) == 110
    assert all(cell.spent is None and cell.sales.value is None and cell.mean.value is None for cell in grid.cells)
    for threshold in (Threshold("mean"), Threshold("amount", 2000)):
        parted = customer_grid(counter, JOURNEY, AMOUNT, threshold)
        assert (parted.limit, parted.n, parted.flags) == (None, 0, ("ranks_only", "no_threshold"))
        assert (parted.placed == -1).all()


def test_the_limit_of_ranges_is_one_of_them() -> None:
    counter = of_answers([(at % 11, ("1000円未満", "1000円〜3000円")[at % 2]) for at in range(60)])
    grid = customer_grid(counter, JOURNEY, AMOUNT)
    column = counter.survey.column(AMOUNT)
    assert column is not None
    assert [column.distinct.texts[at] for at in np.flatnonzero(column.scale.codes == grid.limit)] == ["1000円未満"]
    assert sum(cell.n for cell in grid.cells if cell.high) == 30


def test_nobody_has_no_threshold() -> None:
    counter = of_answers([(at % 11, 100, 1, "AB"[at % 2]) for at in range(60)])
    nobody = customer_grid(counter, replace(JOURNEY, filters=(Filter(ColumnKey("city"), ("Z",)),)), AMOUNT)
    assert (nobody.n, nobody.limit, nobody.flags) == (0, None, ("no_base",))
    unasked = customer_grid(counter, Journey(Measure()), AMOUNT)
    assert (unasked.no_loyalty, unasked.flags) == (60, ("no_loyalty", "no_base"))
    worded = customer_grid(counter, JOURNEY, ColumnKey("city"))
    assert (worded.n, worded.flags) == (0, ("no_scale", "no_base"))


def test_a_column_that_is_gone_is_said() -> None:
    for spend, profit in ((ColumnKey("gone"), None), (SPEND, ColumnKey("gone"))):
        with pytest.raises(UnusableJourney):
            customer_grid(small(), SMALL, spend, profit=profit)


def test_a_range_with_amounts_has_them() -> None:
    amounts = (("1000円未満", 500.0), ("1000円〜3000円", 2000.0))
    bands = [one for one, _amount in amounts]
    rng = random.Random(2)
    answers: Answers = [(rng.randrange(11), bands[at % 2]) for at in range(200)]
    counter = of_answers(answers, Correction(AMOUNT, role="spend", amounts=amounts))
    grid = customer_grid(counter, JOURNEY, AMOUNT, Threshold("amount", 1000))
    assert (grid.flags, grid.spent) == ((), 100 * 500 + 100 * 2000)
    assert sum(cell.n for cell in grid.cells if cell.high) == 100
