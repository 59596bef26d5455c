from __future__ import annotations

import datetime as dt

import pytest

from loyalty_desktop.survey.cells import has_currency, number_of, text_of
from loyalty_desktop.survey.in_bulk import dates_of, texts_of


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (dt.timedelta(hours=25), "25:00:00"),
        (dt.timedelta(minutes=5, seconds=12, microseconds=999), "0:05:12"),
        (dt.timedelta(days=40, seconds=1), "960:00:01"),
        (-dt.timedelta(hours=1, minutes=30), "-1:30:00"),
    ],
)
def test_durations_are_shown_as_spreadsheets_do(length: dt.timedelta, text: str) -> None:
    assert text_of(length) == text
    assert dates_of([length], [text]) == (True,)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12.50 €", 12.5), ("1,200 ¥", 1200.0), ("£3", 3.0), ("7$", 7.0), ("\\1,250", 1250.0), ("-\\300", -300.0)],
)
def test_amounts_have_their_currency_before_or_behind(text: str, number: float) -> None:
    assert number_of(text) == number
    assert has_currency(text)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (dt.datetime(2025, 7, 1), "2025-07-01"),  # spreadsheets keep a date alone as midnight
        (dt.datetime(2025, 7, 1, 9), "2025-07-01 09:00:00"),
        (dt.datetime(2025, 7, 1, 0, 0, 0, 5), "2025-07-01 00:00:00.000005"),
    ],
)
def test_a_date_alone_has_no_time(moment: dt.datetime, text: str) -> None:
    assert text_of(moment) == text
    assert texts_of([moment] * 2_000) == (text,) * 2_000


@pytest.mark.parametrize(("text", "number"), [("7(点)", 7.0), ("10 (pt)", 10.0), ("7(雨)", None), ("3-5(回)", None)])
def test_a_unit_may_stand_in_brackets(text: str, number: float | None) -> None:
    assert number_of(text) == number
