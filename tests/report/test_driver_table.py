"""The table of drivers."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from loyalty_desktop.compute.results import DriverResult, Means, Results
from loyalty_desktop.report.driver_table import DriverRow, driver_rows, heart_axis, sort_value
from tests.report.making import apparel, driver, results, sfo, toyama

FIRM = driver("店", (100, 300, 300), (100, 150, 50))
FEW = driver("窓口", (2, 5, 12), (40, 20, 10))
HIDDEN = driver("返品", (2, 2, 3), (40, 20, 10))


def row(rows: tuple[DriverRow, ...], name: str) -> DriverRow:
    return next(one for one in rows if one.name == name)


def test_the_sample_has_its_rows_in_journey_order_and_the_overall_one_beside() -> None:
    rows = driver_rows(apparel())
    assert [one.overall for one in rows] == [False] * 12 + [True]
    assert [one.at for one in rows] == list(range(13))
    shop = row(rows, "店舗接客")
    assert (shop.stage, shop.value, shop.n_head, shop.n_heart) == ("選ぶ", "experience", 1012, 639)
    assert (shop.head_state, shop.heart_state, shop.lift_state, shop.arrow) == ("shown", "shown", "shown", "up")
    assert round(shop.lift.points or 0) == 63


def test_the_overall_row_is_never_ranked() -> None:
    """Its lift is as significant as can be, but it belongs to no family."""
    beside = driver_rows(apparel())[-1]
    assert (beside.name, beside.arrow) == ("総合満足度", "none")
    assert all(sort_value(beside, column) is None for column in ("name", "stage", "n", "head", "heart", "lift"))
    tested = msgspec.structs.replace(FIRM, lift=msgspec.structs.replace(FIRM.lift, p_adjusted=1e-9))
    assert driver_rows(results(overall=[tested]))[0].arrow == "none"


def test_arrows_are_those_of_the_adjusted_lift() -> None:
    rows = driver_rows(results([FIRM, driver("灯り", (100, 100, 100), (100, 100, 104))]))
    assert [one.arrow for one in rows] == ["up", "none"]


@pytest.mark.parametrize(("one", "state"), [(FEW, "reference"), (HIDDEN, "hidden")])
def test_small_bases_are_flagged_and_get_no_arrow(one: DriverResult, state: str) -> None:
    found = driver_rows(results([FIRM, one]))[1]
    assert found.head_state == "shown"
    assert (found.heart_state, found.lift_state, found.arrow) == (state, state, "none")


def test_sorting_follows_figures_stages_and_names() -> None:
    rows = driver_rows(apparel())[:-1]
    by_lift = sorted(rows, key=lambda one: float(sort_value(one, "lift") or 0))
    assert (by_lift[0].name, by_lift[-1].name) == ("価格", "デザイン")
    turned = rows[::-1]
    stages = [one.stage for one in sorted(turned, key=lambda one: float(sort_value(one, "stage") or 0))]
    assert list(dict.fromkeys(stages)) == ["知る・調べる", "選ぶ", "買う", "使う", "相談する"]
    assert sort_value(rows[0], "name") == "情報収集"
    assert sort_value(rows[0], "n") == 1146
    assert sort_value(rows[0], "head") == rows[0].head.value
    assert sort_value(driver_rows(results([HIDDEN]))[0], "heart") is None


def test_drivers_without_a_column_say_so() -> None:
    (found,) = driver_rows(results([driver("空", (0, 0, 0), (0, 0, 0), flags=("no_column",))]))
    assert found.flags == ("no_column",)
    assert (found.head_state, found.heart_state, found.lift_state) == ("hidden", "hidden", "hidden")


def test_names_that_stand_for_two_columns_are_told_apart() -> None:
    names = [one.name for one in driver_rows(sfo())]
    assert "FOOD (Q7FOOD)" in names
    assert "FOOD (Q9FOOD)" in names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("make", [apparel, toyama, sfo, results, lambda: results([HIDDEN])])
def test_the_heart_axis_holds_zero_the_overall_score_and_the_bars(make: Callable[[], Results]) -> None:
    rows = driver_rows(make())
    axis = heart_axis(rows, 12.0)
    assert axis.low <= 0
    assert axis.high >= 12
    assert all(axis.low <= one.heart.value <= axis.high for one in rows if one.heart.value is not None)
    assert axis.high - axis.low >= 20


def test_the_whiskers_of_a_small_base_do_not_stretch_the_heart_axis() -> None:
    wild = driver("窓口", (5, 0, 5), (40, 20, 10))
    assert heart_axis(driver_rows(results([FIRM, wild])), 0.0) == heart_axis(driver_rows(results([FIRM])), 0.0)


def test_two_stages_of_one_name_sort_apart_as_in_the_journey() -> None:
    drivers = [driver(name, (10, 10, 10), (10, 10, 10), stage="使う") for name in ("前", "後", "間")]
    found = results(drivers)
    stages = (
        Means("使う", None, None, ("前",)),
        Means("選ぶ", None, None, ("間",)),
        Means("使う", None, None, ("後",)),
    )
    rows = driver_rows(msgspec.structs.replace(found, stages=stages))
    assert [one.name for one in sorted(rows, key=lambda one: float(sort_value(one, "stage") or 0))] == [
        "前",
        "間",
        "後",
    ]


def test_long_names_have_a_short_one_that_shows_how_they_differ() -> None:
    names = [f"ご利用いただいた店舗についてどの程度満足されていますか［{item}］" for item in ("接客", "価格", "全体")]
    made = [driver(name, (10, 10, 10), (10, 10, 10)) for name in names]
    rows = driver_rows(results(made[:2], overall=made[2:]))
    assert [(one.name, one.short) for one in rows] == list(zip(names, ("…接客", "…価格", "…全体"), strict=True))
