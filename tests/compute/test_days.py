"""Days in all the ways in which a column is recognised as dates; 45012 is 2023-03-27, as a spreadsheet shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.days import days_of
from loyalty_desktop.compute.wave_periods import median_day, periods_of, wave_choices
from loyalty_desktop.journey.wave_settings import WaveColumn
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.surveys import survey_from

ASKED, DAY = ColumnKey("おすすめ度 (0-10)"), ColumnKey("回答日")


def dated(days: Sequence[Cell], heading: str = DAY.heading) -> Survey:
    """A survey whose respondents cycle through these days."""
    rows: list[list[Cell]] = [[at % 11, days[at % len(days)]] for at in range(40)]
    return survey_from([[ASKED.heading, heading], *rows])


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        (45012, 45050, dt.date(2023, 3, 27)),
        (45012.75, 45050.5, dt.date(2023, 3, 27)),
        ("45012", "45050", dt.date(2023, 3, 27)),
        (20230327, 20230504, dt.date(2023, 3, 27)),
        (1679875200, 1683158400, dt.date(2023, 3, 27)),  # 2023-03-27T00:00:00Z
        (1679875200000, 1683158400000, dt.date(2023, 3, 27)),
        ("令和5年3月27日", "令和5年5月4日", dt.date(2023, 3, 27)),
        ("R5.3.27", "R5.5.4", dt.date(2023, 3, 27)),
        ("平成31年4月30日", "令和元年5月1日", dt.date(2019, 4, 30)),
        ("2023年3月27日(月)", "2023年5月4日(木)", dt.date(2023, 3, 27)),
        ("Mar 27, 2023", "May 4, 2023", dt.date(2023, 3, 27)),
        ("27-Mar-23", "4-May-23", dt.date(2023, 3, 27)),
        ("2023. 3. 27", "2023. 5. 4", dt.date(2023, 3, 27)),
        ("2023年3月", "2023年5月", dt.date(2023, 3, 1)),  # a month stands for its first day
        ("2023/03/27", "2023/05/04", dt.date(2023, 3, 27)),
    ],
)
def test_a_column_of_dates_makes_months_however_they_are_written(first: Cell, second: Cell, day: dt.date) -> None:
    survey = dated([first, second])
    column = survey.column(DAY)
    assert column is not None
    assert column.scale.kind == "date"
    found = days_of(column)[column.raw.codes]
    assert dt.date.fromordinal(int(found[0])) == day
    assert DAY in [one.column for one in wave_choices(survey)]
    months = [f"{one:%Y-%m}" for one in (day, dt.date.fromordinal(int(found[1])))]
    assert [one.name for one in periods_of(Counter(survey), WaveColumn(DAY, "month"))] == months
    assert median_day(survey) == day.toordinal()


def test_numbers_of_another_question_are_no_days() -> None:
    column = dated([45012, 45050], "購入金額").column(ColumnKey("購入金額"))
    assert column is not None
    assert column.scale.kind != "date"
    assert not (days_of(column) > 0).any()


def test_a_day_that_no_calendar_has_is_none() -> None:
    column = dated(["令和5年2月30日", *["令和5年2月3日"] * 9]).column(DAY)
    assert column is not None
    days = days_of(column)[column.raw.codes]
    assert (days[0] == days[0], days[1]) == (False, dt.date(2023, 2, 3).toordinal())
