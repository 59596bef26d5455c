"""What is told about the drivers: true of the figures, silent on small bases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.compute.results import DriverResult, Results
from loyalty_desktop.report.driver_table import driver_rows
from loyalty_desktop.report.findings import Finding, findings
from tests.report.making import apparel, driver, results, sfo, toyama

STRONG = driver("接客", (30, 100, 270), (300, 80, 20))
MIDDLE = driver("品質", (60, 180, 160), (160, 160, 80))
WEAK = driver("価格", (110, 170, 120), (130, 160, 110))
LIKED = driver("支払い", (200, 400, 200), (20, 30, 20))


def told(*drivers: DriverResult) -> dict[str, tuple[str, str]]:
    return {one.kind: (one.driver, one.headline.id) for one in findings(results(drivers))}


def figures(one: Finding) -> dict[str, object]:
    return dict(one.detail.args)


def test_the_sample_tells_three_things_with_their_figures() -> None:
    one, two, three = findings(apparel())
    names = {row.driver: row.name for row in driver_rows(apparel())}
    assert (names[one.driver], one.headline.id) == ("デザイン", "finding_wins_most")
    assert one.detail.id == "finding_wins_close_detail"
    assert figures(one) == {
        "heart": "+38", "n": 898, "rest": "−57", "rest_n": 332, "lift": "+95", "low": "+87", "high": "+102",
        "count": 12, "second": "品質", "second_lift": "+90",
    }  # fmt: skip
    assert (names[two.driver], two.headline.id) == ("支払い", "finding_cold_below")
    assert (figures(two)["head"], figures(two)["head_n"], figures(two)["mean"]) == ("81%", 1220, "+43")
    assert (names[three.driver], three.headline.id) == ("お客様センター", "finding_room")
    assert (figures(three)["head"], figures(three)["mean_head"], figures(three)["mean_lift"]) == ("47%", "63%", "+43")


def test_the_sentence_reads_as_in_the_design() -> None:
    i18n.use("ja")
    try:
        assert (
            findings(apparel())[0].headline.text()
            == "デザインで満足できたかどうかが、ロイヤルティをいちばん大きく分ける"
        )
    finally:
        i18n.use("en")


def test_a_clear_lead_is_called_clear_and_a_narrow_one_names_the_second() -> None:
    clear = findings(results([STRONG, MIDDLE, WEAK]))[0]
    assert (clear.driver, clear.detail.id) == ("接客", "finding_wins_most_detail")
    narrow = findings(results([STRONG, driver("品質", (32, 100, 268), (298, 82, 20))]))[0]
    assert narrow.detail.id == "finding_wins_close_detail"
    assert figures(narrow)["second"] == "品質"


def test_equal_figures_are_nobody_s_superlative() -> None:
    same = driver("品質", (30, 100, 270), (300, 80, 20))
    assert told(STRONG, same)["wins_hearts"] == ("接客", "finding_wins")


def test_one_driver_alone_is_no_superlative() -> None:
    assert told(STRONG) == {"wins_hearts": ("接客", "finding_wins")}
    assert told(WEAK) == {}


def test_a_larger_lift_that_is_not_sure_takes_the_superlative_away() -> None:
    """Nothing is called the strongest while the figure of another driver is larger."""
    unsure, sure = driver("窓口", (8, 10, 16), (15, 10, 6)), driver("品質", (600, 1800, 1800), (1200, 1600, 1200))
    drivers = [unsure, sure, *[WEAK] * 30]
    larger, smaller = driver_rows(results(drivers))[:2]
    assert (larger.lift.points or 0) > (smaller.lift.points or 0)
    assert (larger.lift_state, larger.arrow, smaller.arrow) == ("shown", "none", "up")
    assert told(*drivers)["wins_hearts"] == ("品質", "finding_wins")


def test_the_most_satisfying_driver_may_leave_hearts_cold() -> None:
    assert told(LIKED, STRONG, MIDDLE)["leaves_cold"] == ("支払い", "finding_cold_unproven")
    proven = driver("支払い", (1500, 4000, 2500), (250, 300, 150))
    assert told(proven, STRONG, MIDDLE)["leaves_cold"] == ("支払い", "finding_cold_least")
    below = told(proven, STRONG, MIDDLE, WEAK)["leaves_cold"]
    assert below == ("支払い", "finding_cold_below")
    assert "leaves_cold" not in told(driver("支払い", (40, 300, 460), (50, 10, 5)), MIDDLE, WEAK)


def test_a_scale_that_may_be_turned_round_leaves_nobody_cold() -> None:
    reversed_ = driver("支払い", (400, 300, 100), (10, 20, 40), flags=("reverse_direction",))
    assert "leaves_cold" not in told(reversed_, STRONG, MIDDLE)
    assert "leaves_cold" not in told(replace(reversed_, flags=()), STRONG, MIDDLE)
    assert "leaves_cold" not in told(replace(LIKED, flags=("reverse_direction",)), STRONG, MIDDLE)


def test_few_satisfied_with_a_high_lift_is_room_to_grow() -> None:
    rare = driver("窓口", (10, 40, 90), (300, 200, 100))
    assert told(STRONG, rare, WEAK, LIKED)["room_to_grow"] == ("窓口", "finding_room")
    plain = driver("窓口", (50, 50, 40), (250, 200, 150))
    assert "room_to_grow" not in told(STRONG, plain, WEAK, LIKED)


def test_a_head_that_may_be_average_is_no_room_to_grow() -> None:
    """Half are satisfied, 61 % on average: clearly below among 180 people, not among 60."""
    for size, room in ((3, True), (1, False)):
        unsure = driver("窓口", (size, 9 * size, 20 * size), (20 * size, 8 * size, 2 * size))
        assert ("room_to_grow" in told(STRONG, unsure, WEAK, LIKED)) == room


def test_the_same_driver_is_not_told_about_twice() -> None:
    rare = driver("窓口", (2, 10, 128), (400, 150, 50))
    found = told(MIDDLE, rare, WEAK, LIKED)
    assert found["wins_hearts"][0] == "窓口"
    assert "room_to_grow" not in found


@pytest.mark.parametrize("few", [driver("窓口", (0, 1, 27), (40, 5, 0)), driver("窓口", (0, 0, 200), (25, 2, 0))])
def test_small_bases_are_never_told_about_and_never_compared(few: DriverResult) -> None:
    found = findings(results([few, STRONG, MIDDLE]))
    assert found
    assert all(one.driver != "窓口" for one in found)
    assert figures(found[0])["count"] == 2


def test_nothing_is_said_without_figures() -> None:
    assert findings(results()) == ()
    empty = driver("空", (0, 0, 0), (0, 0, 0), flags=("no_column",))
    assert findings(results([empty, driver("無", (0, 0, 5), (3, 0, 0))])) == ()


def test_overall_satisfaction_is_never_told_about() -> None:
    overall = driver("総合", (0, 0, 500), (500, 0, 0))
    found = findings(results([MIDDLE, WEAK], overall=[overall]))
    assert all(one.driver != "総合" for one in found)


@pytest.mark.parametrize("make", [apparel, toyama, sfo, lambda: sfo(weighted=True)])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_real_surveys_have_sentences_in_both_languages(make: Callable[[], Results], language: str) -> None:
    i18n.use(language)
    try:
        said = findings(make())
        assert 1 <= len(said) <= 3
        assert len({one.driver for one in said}) == len(said)
        for one in said:
            assert "{" not in one.headline.text() + one.detail.text()
    finally:
        i18n.use("en")


_CELL = st.integers(0, 120)
_GROUP = st.tuples(_CELL, _CELL, _CELL)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(_GROUP, _GROUP), max_size=6))
def test_whatever_the_figures_the_sentences_are_true(
    drawn: list[tuple[tuple[int, int, int], tuple[int, int, int]]],
) -> None:
    made = results([driver(str(at), top, rest) for at, (top, rest) in enumerate(drawn)])
    rows = {row.driver: row for row in driver_rows(made)}
    firm = [row for row in rows.values() if row.head_state == row.lift_state == "shown"]
    for one in findings(made):
        row = rows[one.driver]
        assert min(row.heart.n, row.rest.n) >= 30
        lifts = [other.lift.points or 0.0 for other in firm if other is not row]
        heads = [other.head.value or 0.0 for other in firm if other is not row]
        if one.kind == "wins_hearts":
            assert row.arrow == "up"
        if one.headline.id == "finding_wins_most":
            assert lifts
            assert all((row.lift.points or 0) > other for other in lifts)
        if one.kind == "leaves_cold":
            assert heads
            assert all((row.head.value or 0) > other for other in heads)
        if one.headline.id == "finding_cold_least":
            assert all((row.lift.points or 0) < other for other in lifts)
        if one.headline.id == "finding_cold_unproven":
            assert row.arrow == "none"
        if one.kind == "room_to_grow":
            assert row.arrow == "up"
            assert (row.head.value or 0) < sum(other.head.value or 0 for other in firm) / len(firm)
            assert (row.lift.points or 0) > sum(other.lift.points or 0 for other in firm) / len(firm)
