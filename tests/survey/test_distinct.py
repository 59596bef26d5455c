from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey.distinct import counts_things, has_currency, number_of, text_of
from loyalty_desktop.survey.normal import plain
from tests.survey.making import distinct_of


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5", 5),
        ("５", 5),
        ("5.0", 5),
        ("5点", 5),
        ("１０回目", 10),
        ("3泊", 3),
        ("40歳", 40),
        ("12,000", 12000),
        ("¥12,000", 12000),
        ("￥12,000円", 12000),
        ("$1,234.50", 1234.5),
        ("1.2万円", 12000),
        ("3億円", 3e8),
        ("△500", -500),
        ("(500)", -500),
        ("-1", -1),
        ("1.23E+11", 1.23e11),
        ("85%", 85),
        ("★5", 5),
        ("★4.5", 4.5),
        ("★★★☆☆", 3),
        ("☆☆☆", None),
        ("5★", 5),
    ],
)
def test_number_when_written_so(typed: str, number: float | None) -> None:
    assert number_of(plain(typed)) == number


@pytest.mark.parametrize(
    "typed",
    ["4泊以上", "1-5", "1,3,4", "10,000円以上20,000円未満", "満足", "", "090-1234-5678", "60代", "1.2.3", "５月"],
)
def test_number_when_none(typed: str) -> None:
    assert number_of(plain(typed)) is None


@settings(deadline=None)
@given(st.integers(-(10**9), 10**9))
def test_number_when_any_integer(number: int) -> None:
    assert number_of(str(number)) == number
    assert number_of(f"{number:,}") == number


@settings(deadline=None)
@given(st.text(max_size=60))
def test_number_when_any_text(text: str) -> None:
    found = number_of(plain(text))
    assert found is None or isinstance(found, float)


@pytest.mark.parametrize(
    "value",
    [
        dt.datetime(2025, 4, 18, 9, 0),
        dt.date(2025, 4, 18),
        dt.time(9, 30),
        "2025/4/18",
        "2026/07/16 15:33:05",
        "2020/07/27 3:15:06 午後 GMT+9",
        "3/27/2025 18:35",
        "2017-07-18T08:33:00",
        "2025年4月1日",
        "令和7年4月1日",
        "R7.4.1",
        "Mar 27, 2025",
        "27-Mar-2025",
        "9:30",
    ],
)
def test_date_when_one(value: str | dt.date | dt.time) -> None:
    assert distinct_of([value]).dates == (True,)


@pytest.mark.parametrize("value", ["1-5", "4月", "10,000円", "2025", "1.5", "満足", None, 45750, "R2-D2"])
def test_date_when_none(value: str | int | None) -> None:
    assert distinct_of([value]).dates == (False,)


def test_units_when_they_count_or_rate() -> None:
    assert counts_things("3回")
    assert counts_things("40歳")
    assert not counts_things("5点")
    assert not counts_things("5")
    assert has_currency("1,000円")
    assert has_currency("1.2万")
    assert not has_currency("1000")


def test_text_when_cell_is_no_text() -> None:
    values = (5.0, 5, True, None, 2.5, dt.datetime(2025, 4, 1, 8, 0))
    assert [text_of(value) for value in values] == ["5", "5", "TRUE", "", "2.5", "2025-04-01 08:00:00"]


def test_distinct_when_notations_are_mixed() -> None:
    distinct = distinct_of([5, 5.0, "5", "５", None, "", True, float("nan")])
    assert distinct.counts.tolist() == [1] * 8
    assert distinct.numbers[:4] == (5.0,) * 4
    assert distinct.numbers[4:] == (None, None, None, None)
    assert distinct.reasons[4:6] == ("blank", "blank")
    assert distinct.labels[3] == "５"  # shown as typed


def test_present_when_some_are_missing() -> None:
    distinct = distinct_of(["満足", "無回答", None, "満足"])
    assert distinct.present() == [0]
