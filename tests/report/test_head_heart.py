"""The head x heart picture."""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

import pytest

from loyalty_desktop.compute.results import Results
from loyalty_desktop.report.head_heart import HeadHeart, HeartAxis, head_heart
from tests.report.making import Classes, apparel, driver, results, sfo, toyama

WIDE = driver("店", (100, 300, 300), (100, 150, 50))
NEAR = driver("味", (110, 300, 300), (100, 140, 50))


def test_the_sample_has_all_drivers_where_the_table_has_them() -> None:
    picture = head_heart(apparel(), "heart")
    assert len(picture.points) == 12
    assert picture.absent == ()
    shop = next(point for point in picture.points if point.name == "店舗接客")
    assert (round(100 * shop.x), round(shop.y), shop.n_head, shop.n_heart) == (63, 41, 1012, 639)
    assert (shop.value, shop.stage, shop.state) == ("experience", "選ぶ", "shown")
    assert shop.x_low < shop.x < shop.x_high
    assert shop.y_low < shop.y < shop.y_high
    assert picture.overall == apparel().loyalty.score.value
    assert picture.overall_n == 1238


def test_the_lift_axis_shows_the_lift_and_no_overall_score() -> None:
    picture = head_heart(apparel(), "lift")
    shop = next(point for point in picture.points if point.name == "店舗接客")
    assert round(shop.y) == 63
    assert picture.overall is None
    assert picture.y_axis.high > 100


@pytest.mark.parametrize("axis", ["heart", "lift"])
@pytest.mark.parametrize("make", [apparel, toyama, sfo])
def test_every_point_and_mean_lies_on_the_axes(make: Callable[[], Results], axis: HeartAxis) -> None:
    found = make()
    picture = head_heart(found, axis)
    assert len(picture.points) + len(picture.absent) == len(found.drivers)
    _on_the_axes(picture)
    assert picture.x_mean == pytest.approx(fmean(point.x for point in picture.points))
    assert picture.y_mean == pytest.approx(fmean(point.y for point in picture.points))


def _on_the_axes(picture: HeadHeart) -> None:
    for point in picture.points:
        assert picture.x_axis.low <= point.x <= picture.x_axis.high
        assert picture.y_axis.low <= point.y <= picture.y_axis.high
    if picture.overall is not None:
        assert picture.y_axis.low <= picture.overall <= picture.y_axis.high


def test_whiskers_of_firm_bases_fit_on_the_axes() -> None:
    picture = head_heart(sfo(), "heart")
    assert all(picture.y_axis.low <= point.y_low <= point.y_high <= picture.y_axis.high for point in picture.points)


@pytest.mark.parametrize(("classes", "longest"), [((5, 4, 6), 50), ((2, 4, 5), 25)])
def test_one_small_base_does_not_press_the_others_together(classes: Classes, longest: float) -> None:
    """Hearts of 27 and 29, the overall score among them; one driver on 11 or 15 people with whiskers of 80 points."""
    few, overall = driver("窓口", classes, (5, 5, 5)), (180, 354, 466)
    picture = head_heart(results([WIDE, NEAR, few], classes=overall), "heart")
    small = next(point for point in picture.points if point.name == "窓口")
    assert small.state == "reference"
    assert small.y_high - small.y_low > 60
    assert picture.y_axis.high - picture.y_axis.low <= longest
    _on_the_axes(picture)


def test_hidden_drivers_are_named_with_their_bases() -> None:
    hidden = driver("窓口", (2, 2, 3), (40, 20, 10))
    picture = head_heart(results([WIDE, hidden, driver("空", (0, 0, 0), (0, 0, 0), flags=("no_column",))]))
    assert [point.name for point in picture.points] == ["店"]
    assert [(one.name, one.n_head, one.n_heart, one.flags) for one in picture.absent] == [
        ("窓口", 77, 7, ()),
        ("空", 0, 0, ("no_column",)),
    ]


def test_a_driver_without_a_rest_has_a_heart_but_no_lift() -> None:
    adored = driver("味", (30, 40, 130), (1, 1, 1))
    assert len(head_heart(results([adored]), "heart").points) == 1
    assert len(head_heart(results([adored]), "lift").points) == 0


def test_the_mean_counts_reference_points_too() -> None:
    few = driver("窓口", (1, 4, 12), (5, 5, 5))
    picture = head_heart(results([WIDE, few]))
    assert picture.y_mean == pytest.approx(fmean(point.y for point in picture.points))
    assert len(picture.points) == 2


def test_an_empty_picture_has_axes() -> None:
    picture = head_heart(results())
    assert picture.x_axis.low < picture.x_axis.high
    assert picture.y_axis.low < picture.y_axis.high
    assert picture.x_mean is None


def test_one_driver_with_everybody_satisfied_stays_on_the_picture() -> None:
    picture = head_heart(results([driver("味", (0, 0, 200), (0, 0, 0))], classes=(0, 0, 200)))
    assert picture.points[0].x == 1
    assert picture.x_axis.high == 1
    assert picture.y_axis.high == 100
    assert picture.y_axis.high - picture.y_axis.low >= 20
    assert picture.x_axis.low == 0.8


def test_labels_have_short_names_of_points_and_of_those_not_drawn() -> None:
    names = [f"ご利用いただいた店舗についてどの程度満足されていますか［{item}］" for item in ("接客", "価格", "返品")]
    firm = [driver(name, (100, 300, 300), (100, 150, 50)) for name in names[:2]]
    picture = head_heart(results([*firm, driver(names[2], (0, 0, 0), (0, 0, 0), flags=("no_column",))]))
    assert [(one.name, one.short) for one in picture.points] == [(names[0], "…接客"), (names[1], "…価格")]
    assert [(one.name, one.short) for one in picture.absent] == [(names[2], "…返品")]


@pytest.mark.parametrize("axis", ["heart", "lift"])
def test_what_may_be_chance_is_hollow(axis: HeartAxis) -> None:
    """METHOD 3.3: by the lift at an adjusted p of .05, whatever its level; nothing is proved by a small base."""
    level, few = driver("棚", (30, 40, 30), (30, 40, 30)), driver("窓口", (1, 1, 10), (10, 1, 1))
    picture = head_heart(results([WIDE, level, few]), axis)
    assert {point.name: point.hollow for point in picture.points} == {"店": False, "棚": True, "窓口": True}
    real = head_heart(toyama(), axis)
    lifts = {one.driver.id: one.lift.p_adjusted for one in toyama().drivers}
    firm = [point for point in real.points if point.state == "shown"]
    assert [point.hollow for point in firm] == [(lifts[point.driver] or 0.0) >= 0.05 for point in firm]
