"""The curve of feelings under the journey."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.results import Results
from loyalty_desktop.journey.model import Driver, Stage
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.emotion_curve import emotion_curve
from tests.report.making import apparel, driver, results, sfo, toyama
from tests.surveys import APPAREL, survey_of


def test_the_sample_has_the_means_of_its_stages() -> None:
    curve = emotion_curve(apparel())
    assert [one.name for one in curve.stages] == ["知る・調べる", "選ぶ", "買う", "使う", "相談する"]
    assert [round(100 * (one.head or 0)) for one in curve.stages] == [61, 62, 74, 69, 49]
    assert [round(one.heart or 0) for one in curve.stages] == [23, 28, 19, 33, 28]
    assert [one.drivers for one in curve.stages] == [2, 3, 2, 3, 2]
    assert all(one.head_state == one.heart_state == "shown" for one in curve.stages)
    assert curve.overall_n == 1238


@pytest.mark.parametrize("make", [apparel, toyama, sfo, lambda: sfo(weighted=True)])
def test_heights_are_in_the_strip_and_follow_the_values(make: Callable[[], Results]) -> None:
    curve = emotion_curve(make())
    for one in curve.stages:
        assert one.head_at is not None
        assert 0 <= one.head_at <= 1
        assert one.heart_at is not None
        assert 0 <= one.heart_at <= 1
    by_head = sorted(curve.stages, key=lambda one: one.head or 0)
    assert [one.head_at for one in by_head] == sorted(one.head_at or 0 for one in curve.stages)
    assert curve.overall_at is not None
    assert curve.overall_at == pytest.approx(curve.heart_axis.place(curve.overall or 0))
    assert 0 <= curve.overall_at <= 1


def test_a_stage_without_figures_leaves_a_gap() -> None:
    empty = driver("空", (0, 0, 0), (0, 0, 0), stage="買う", flags=("no_column",))
    curve = emotion_curve(results([driver("店", (20, 50, 80), (30, 20, 10), stage="選ぶ"), empty]))
    first, second = curve.stages
    assert first.head_at is not None
    assert (second.head, second.heart, second.head_at, second.heart_at) == (None, None, None, None)
    assert (second.head_state, second.heart_state, second.drivers, second.hearts) == ("hidden", "hidden", 0, 0)


def test_a_stage_on_small_bases_only_is_a_reference() -> None:
    few = driver("窓口", (2, 5, 12), (40, 20, 10), stage="相談する")
    (alone,) = emotion_curve(results([few])).stages
    assert (alone.head_state, alone.heart_state) == ("shown", "reference")
    firm = driver("店", (20, 50, 80), (30, 20, 10), stage="相談する")
    (both,) = emotion_curve(results([few, firm])).stages
    assert both.heart_state == "shown"
    assert both.hearts == 2


def test_a_heart_may_be_missing_where_the_head_is_there() -> None:
    (one,) = emotion_curve(results([driver("返品", (2, 2, 3), (40, 20, 10))])).stages
    assert one.head is not None
    assert one.heart is None
    assert (one.drivers, one.hearts) == (1, 0)


def test_without_drivers_there_is_an_empty_curve_with_axes() -> None:
    curve = emotion_curve(results(classes=(0, 0, 0)))
    assert curve.stages == ()
    assert curve.overall is None
    assert curve.overall_at is None
    assert curve.head_axis.low < curve.head_axis.high
    assert curve.heart_axis.low < curve.heart_axis.high


def test_equal_stages_are_not_blown_up() -> None:
    """A difference of half a point must not fill the strip."""
    curve = emotion_curve(results([driver("店", (20, 50, 80), (30, 20, 10))], classes=(200, 400, 600)))
    assert curve.head_axis.high - curve.head_axis.low >= 0.2 - 1e-9
    assert curve.heart_axis.high - curve.heart_axis.low >= 20


def test_stages_of_one_name_keep_their_drivers_apart() -> None:
    """Two stages that nobody has named yet: one has an answered driver, the other only a drawn one."""
    understood = survey_of(APPAREL)
    drawn = Driver("drawn", "まだ列がない")
    rated = Driver("rated", "店舗接客", next(one.key for one in understood.columns if one.own == "店舗接客"))
    journey = replace(suggest_journey(understood), stages=(Stage("1", "", (rated,)), Stage("2", "", (drawn,))))
    first, second = emotion_curve(analyze(Counter(understood), journey)).stages
    assert (first.drivers, first.head_state) == (1, "shown")
    assert (second.drivers, second.head_state) == (0, "hidden")
