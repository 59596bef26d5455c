"""Units of money in headings, formats of numbers, dates in two orders, faces, places for several codes."""

from __future__ import annotations

import datetime as dt

import pytest

from loyalty_desktop.survey.dates import is_either, is_era, order_of
from loyalty_desktop.survey.faces import face_steps
from loyalty_desktop.survey.labels import label_of, read_steps
from loyalty_desktop.survey.normal import heading_words
from loyalty_desktop.survey.number_formats import as_formatted, is_percent, pads
from loyalty_desktop.survey.turned import numbers_as_dates, turned_into_dates
from loyalty_desktop.survey.units import money_unit
from tests.survey.making import distinct_of, of_columns


@pytest.mark.parametrize(
    ("heading", "times"),
    [
        ("預かり資産残高（千円）", 1000),
        ("売上(単位：百万円)", 1e6),
        ("購入金額（円）", 1),
        ("単位：万円", 1e4),
        ("ご購入金額（税込・千円）", 1000),
        ("売上（千円、税抜）", 1000),
        ("Revenue ($k)", 1000),
        ("Spend (in thousands of USD)", 1000),
        ("Price ($)", 1),
        ("満足度（価格）", None),
        ("1万円以上の商品を買いましたか", None),
        ("Rating ($$$)", None),
    ],
)
def test_money_unit_when_a_heading_names_one(heading: str, times: float | None) -> None:
    found = money_unit(heading_words(heading))
    assert (found and found.times) == times


@pytest.mark.parametrize(
    ("number_format", "values", "shown"),
    [
        ("00000", (45, 123.0, "x", None, -1), ("00045", "00123", "x", None, -1)),
        ("0%", (0.85, 1, 0.5), ("85%", "100%", "50%")),
        ("0.0%", (0.123,), ("12.3%",)),
        ("0", (1, 2), (1, 2)),
        ("00", (1,), (1,)),
        ("", (0.85,), (0.85,)),
        ("00000", (True,), (True,)),
    ],
)
def test_numbers_when_their_format_is_part_of_the_answer(
    number_format: str, values: tuple[object, ...], shown: tuple[object, ...]
) -> None:
    assert as_formatted(values, number_format) == shown  # type: ignore[arg-type]


def test_formats_when_they_say_nothing() -> None:
    assert (pads("#,##0"), pads("00000"), is_percent("yyyy/mm/dd"), is_percent("#,##0%")) == (0, 5, False, True)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["3/27/2025 18:35", "4/2/2025"], "month_first"),
        (["27/03/2025", "02/04/2025"], "day_first"),
        (["03/04/2025", "05/06/2025"], "open"),
        (["13/04/2025", "04/13/2025"], "open"),  # both: it has to be asked
        (["2025/4/3", "2025-05-01"], ""),
        (["4/4/2025", "5/5/2025"], ""),  # either way the same day
        ([], ""),
    ],
)
def test_order_when_day_or_month_stands_first(texts: list[str], order: str) -> None:
    assert order_of(texts) == order


def test_dates_when_of_the_japanese_calendar() -> None:
    assert all(map(is_era, ("R7.4.1", "令和元年5月1日", "昭和60年1月2日")))
    assert not any(map(is_era, ("2025/4/1", "R7", "東京")))
    assert (is_either("3/4/2026"), is_either("3/27/2026"), is_either("2026/3/4")) == (True, False, False)


@pytest.mark.parametrize(
    ("answers", "was"),
    [
        (["6-10", "11以上", dt.datetime(2026, 1, 5)], {"1-5"}),
        (["6-10", "1月5日", "11-20"], {"1-5"}),
        (["11-50", "51-200", "10-Jan"], {"1-10"}),
        (["51-100", "101-500", "Jan-50"], {"1-50"}),
        (["51-100", "101-500", dt.datetime(1950, 1, 1)], {"1-50"}),
        ([dt.datetime(2026, 1, 5), dt.datetime(2026, 1, 6)], set()),  # a column of dates
        (["東京", "大阪", dt.datetime(2026, 1, 5)], set()),
        (["6-10", "11-20"], set()),
    ],
)
def test_answers_when_a_spreadsheet_turned_them_into_dates(answers: list[object], was: set[str]) -> None:
    assert {text for _value, text in turned_into_dates(distinct_of(answers))} == was  # type: ignore[arg-type]


def test_numbers_that_a_format_shows_as_moments_of_1900() -> None:
    early = dt.datetime(1900, 4, 9, 12)
    assert numbers_as_dates(distinct_of([250, early, dt.time(9, 30)])) == (("1900-04-09 12:00:00", "100.5"),)
    assert turned_into_dates(distinct_of([250, 380, early])) == ()
    assert len(numbers_as_dates(distinct_of([early, dt.datetime(1900, 1, 1)]))) == 2  # a whole column of them
    assert numbers_as_dates(distinct_of([dt.datetime(1985, 4, 9), dt.datetime(2026, 4, 9), "x"])) == ()


def test_faces_when_they_are_steps() -> None:
    assert face_steps(("😡", "😐", "😀")) == (3, {"😡": 1, "😐": 2, "😀": 3})
    assert face_steps(("☹️", "😐", "🙂", "😀")) == (5, {"☹️": 2, "😐": 3, "🙂": 4, "😀": 5})
    assert face_steps(("😀", "満足")) is None
    assert face_steps(("😀", "😃", "😡")) is None  # two laughing faces are one step
    assert label_of("😀 満足") == label_of("満足")
    steps = read_steps(("🙁", "😐", "🙂"))
    assert steps is not None
    assert (steps.points, steps.family) == (3, "satisfaction")


def test_places_for_several_codes_when_each_is_filled_less_often() -> None:
    first = [1, 2, 3, 5, 6] * 40
    second = [*[2, 3, 1] * 6, *[None] * 182]
    third = [*[6, 1] * 2, *[None] * 196]
    read = of_columns({"No": list(range(200)), "Q2PURP1": first, "Q2PURP2": second, "Q2PURP3": third})
    assert [one.guess.why.id for one in read.columns[1:]] == ["why_slot"] * 3
    ratings = of_columns({"No": list(range(200)), "Q2FOOD1": first, "Q2FOOD2": first, "Q2FOOD3": first})
    assert {one.guess.why.id for one in ratings.columns[1:]}.isdisjoint({"why_slot"})


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("OverallSatisfaction", "overall satisfaction"),
        ("LikelyToRecommend", "likely to recommend"),
        ("NPS", "nps"),
        ("My iPhone rating", "my iphone rating"),
    ],
)
def test_words_when_a_program_named_the_column(heading: str, words: str) -> None:
    assert heading_words(heading) == words
