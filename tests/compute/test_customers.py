from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.customer_grid import customer_grid
from loyalty_desktop.compute.customers import customers
from loyalty_desktop.compute.economy import economy
from loyalty_desktop.journey.economics import Threshold
from loyalty_desktop.journey.edit_economics import set_profit, set_threshold
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import APPAREL, TOYAMA, survey_of

SURVEY = survey_of(APPAREL)
JOURNEY = open_project(APPAREL.with_suffix(".loyalty")).journey
SPEND, OFTEN = ColumnKey("年間購入金額（円）"), ColumnKey("年間購入回数")


def test_the_only_columns_of_their_roles_are_used_with_the_threshold_of_the_journey() -> None:
    counter = Counter(SURVEY)
    found = customers(counter, JOURNEY)
    assert found.profit is not None
    assert found.profit.key == SPEND
    assert found.frequency is not None
    assert found.frequency.key == OFTEN
    assert found.sales == economy(counter, JOURNEY, spend=SPEND, frequency=OFTEN)
    assert found.grid is not None
    assert found.grid.threshold == Threshold("amount", 50_000)
    expected = customer_grid(counter, JOURNEY, SPEND, Threshold("amount", 50_000))
    assert found.grid.cells == expected.cells
    assert found.grid.cell("negative_high").n == 64  # resources/samples/apparel_ja.md


def test_another_threshold_is_another_grid() -> None:
    found = customers(Counter(SURVEY), set_threshold(JOURNEY, "median"))
    assert found.grid is not None
    assert found.grid.limit == 26_100


def test_of_several_columns_none_is_taken_unasked() -> None:
    counter = Counter(survey_of(TOYAMA))
    found = customers(counter, replace(JOURNEY, filters=()))
    assert len(found.choices) == 5
    assert (found.profit, found.lost, found.sales, found.grid) == (None, None, None, None)
    chosen = customers(counter, set_profit(JOURNEY, ColumnKey("消費金額（宿泊費）")))
    assert chosen.profit is not None
    assert chosen.grid is not None


def test_a_chosen_column_that_is_gone_is_lost_and_replaced_by_none() -> None:
    for gone in (ColumnKey("gone"), ColumnKey("性別")):
        found = customers(Counter(SURVEY), set_profit(JOURNEY, gone))
        assert found.lost == gone
        assert (found.profit, found.grid) == (None, None)
