from __future__ import annotations

import datetime as dt

import pytest

from loyalty_desktop.survey.cells import has_currency, number_of, text_of
from loyalty_desktop.survey.in_bulk import dates_of


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
