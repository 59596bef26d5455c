"""Names told apart in full, and short."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.report.shown_names import ShownName, driver_names, shown_names
from loyalty_desktop.survey.reading import ColumnKey
from tests.report.making import driver, results

LONG = "ご利用いただいた店舗についてどの程度満足されていますか"


def test_a_name_that_is_short_is_shown_in_full() -> None:
    assert shown_names([("味", ColumnKey("Q1 味")), ("店", None)]) == (ShownName("味", "味"), ShownName("店", "店"))


def test_of_twins_both_the_name_and_its_question_are_shortened() -> None:
    eaten, moved = ColumnKey("この旅行で食べたものをすべて選んでください"), ColumnKey("この旅行で感動したものをすべて")
    names = shown_names([("エビ", eaten), ("エビ", moved), ("カニ", eaten), ("カニ", moved)])
    assert names[0].full == f"エビ ({eaten.heading})"
    assert [one.short.startswith(kind) for one, kind in zip(names, ("エビ", "エビ", "カニ", "カニ"), strict=True)]
    assert len({one.short for one in names}) == 4


def test_names_never_look_the_same_because_name_and_question_were_shortened_apart() -> None:
    twin, item = "…接客", f"{LONG}［接客 (店)］"
    names = shown_names([(twin, ColumnKey("店")), (twin, ColumnKey("町")), (item, None), (f"{LONG}［価格］", None)])
    assert [one.full for one in names[:3]] == ["…接客 (店)", "…接客 (町)", item]
    assert len({one.short for one in names}) == 4


def test_drivers_and_the_overall_satisfaction_are_shortened_together() -> None:
    drivers = [driver(f"{LONG}［{item}］", (10, 10, 10), (10, 10, 10)) for item in ("接客", "価格")]
    overall = driver(f"{LONG}［全体］", (10, 10, 10), (10, 10, 10))
    names = driver_names(results(drivers, overall=[overall]))
    assert [name.short for name in names.values()] == ["…接客", "…価格", "…全体"]
    assert names[overall.driver.id].full == overall.driver.name


def test_drivers_are_found_by_id_even_without_a_name() -> None:
    nameless = driver("x", (10, 10, 10), (10, 10, 10))
    nameless = replace(nameless, driver=replace(nameless.driver, name=""))
    assert driver_names(results([nameless])) == {"x": ShownName("", "")}
