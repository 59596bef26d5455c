from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.wave_periods import median_day, period_inputs, periods_of, wave_choices
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey, Margin, Measure
from loyalty_desktop.journey.wave_settings import WaveColumn, WaveUnit
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.sheet import Cell
from tests.surveys import survey_from

ASKED, DAY, ROUND = ColumnKey("おすすめ度 (0-10)"), ColumnKey("回答日時"), ColumnKey("調査回")
JOURNEY = Journey(Measure(ASKED, "nps"))


def counter(days: Sequence[Cell], rounds: Sequence[Cell] = ("第1回",)) -> Counter:
    """A survey whose respondents cycle through these days and rounds."""
    rows: list[list[Cell]] = [
        [at % 11, days[at % len(days)], rounds[at % len(rounds)], f"M{at}"] for at in range(12 * max(len(days), 20))
    ]
    return Counter(survey_from([[ASKED.heading, DAY.heading, ROUND.heading, "会員番号"], *rows]))


MOMENTS: Sequence[Cell] = [
    *("2025/12/31 23:59:59", "2026/01/01 0:00:00", "2026/02/28 10:00:00", "2026/04/01 9:00:00"),
    *("2026/06/30 23:00:00", "2026/07/01 1:00:00", "2027/01/01 8:00:00"),
]


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("month", ["2025-12", "2026-01", "2026-02", "2026-04", "2026-06", "2026-07", "2027-01"]),
        ("quarter", ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2027-Q1"]),
        ("half", ["2025-H2", "2026-H1", "2026-H2", "2027-H1"]),
        ("year", ["2025", "2026", "2027"]),
    ],
)
def test_periods_of_a_date_column(unit: WaveUnit, names: list[str]) -> None:
    counted = counter(MOMENTS)
    periods = periods_of(counted, WaveColumn(DAY, unit))
    assert [one.name for one in periods] == names
    inputs, undated = period_inputs(counted, JOURNEY, WaveColumn(DAY, unit))
    found = compare_waves(inputs, undated=undated)
    assert sum(one.respondents for one in found.waves) + undated == counted.survey.rows  # nobody is in two waves
    assert (undated, {one.unit for one in found.waves}) == (0, {unit})


def test_who_has_no_date_is_in_no_wave_and_counted() -> None:
    counted = counter([dt.datetime(2026, 4, 1, 9), dt.datetime(2026, 5, 1, 9), None, dt.datetime(2026, 5, 3, 9)])
    inputs, undated = period_inputs(counted, JOURNEY, WaveColumn(DAY, "month"))
    found = compare_waves(inputs, undated=undated)
    assert [one.respondents for one in found.waves] == [60, 120]
    assert found.undated == 60
    inputs, undated = period_inputs(
        counted, Journey(JOURNEY.measure, filters=(Filter(ASKED, low=9),)), WaveColumn(DAY, "month")
    )
    respondents = sum(one.respondents for one in compare_waves(inputs).waves)
    assert respondents + undated == sum(1 for at in range(240) if at % 11 >= 9)


def test_answers_that_name_the_wave() -> None:
    """They are in the order of their dates, or in the one that was told."""
    days: Sequence[Cell] = ["2026/04/01 9:00:00", "2025/10/01 9:00:00"]
    counted = counter(days, ["春", "秋"])
    by = WaveColumn(ROUND)
    assert [one.name for one in periods_of(counted, by)] == ["秋", "春"]
    told = WaveColumn(ROUND, order=("春", "秋"))
    assert [one.name for one in periods_of(counted, told)] == ["春", "秋"]
    inputs, undated = period_inputs(counted, JOURNEY, by)
    assert ([one.respondents for one in compare_waves(inputs).waves], undated) == ([120, 120], 0)


def test_known_shares_of_the_whole_file_are_said_to_be_those_of_no_single_period() -> None:
    counted = counter(["2026/04/01 9:00:00", "2026/05/01 9:00:00", "2026/05/02 9:00:00"], ["春", "春", "秋", "秋"])
    known = Journey(JOURNEY.measure, raking=(Margin(ROUND, (("春", 50.0), ("秋", 50.0))),))
    inputs, _undated = period_inputs(counted, known, WaveColumn(DAY, "month"))
    assert {told.id for wave in compare_waves(inputs).waves for told in wave.told} == {"wave_raking_whole"}
    assert period_inputs(counted, JOURNEY, WaveColumn(DAY, "month"))[0][0].told == ()


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (WaveColumn(ColumnKey("ない")), "column_missing"),
        (WaveColumn(ROUND), "wave_by_one"),
        (WaveColumn(ROUND, "month"), "wave_by_no_dates"),
        (WaveColumn(DAY, "year"), "wave_by_one"),
        (WaveColumn(DAY, "month"), "wave_by_too_many"),
        (WaveColumn(ColumnKey("会員番号")), "segment_no_groups"),
    ],
)
def test_what_makes_no_waves_is_said(by: WaveColumn, told: str) -> None:
    counted = counter([f"{2000 + at // 12}/{1 + at % 12}/01 9:00:00" for at in range(40)])
    if by == WaveColumn(DAY, "year"):
        counted = counter(["2026/04/01 9:00:00", "2026/05/01 9:00:00"])
    with pytest.raises(UnusableJourney) as caught:
        periods_of(counted, by)
    assert caught.value.message.id == told
    assert caught.value.message.text()


def test_columns_that_may_part_a_survey() -> None:
    choices = wave_choices(counter(MOMENTS, ["第1回", "第2回"]).survey)
    assert [one.column for one in choices] == [ROUND, DAY]
    assert choices[1].units == ("month", "quarter", "half", "year")
    yearly: Sequence[Cell] = [f"{2000 + at}/{1 + at % 12}/01 9:00:00" for at in range(20)]
    assert wave_choices(counter(yearly).survey)[0].units[-1] != "month"  # twenty waves are too many to start with


def test_a_column_of_times_without_days_parts_nothing() -> None:
    times: Sequence[Cell] = [f"{at % 24}:{at % 60:02}" for at in range(30)]
    assert DAY not in [one.column for one in wave_choices(counter(times).survey)]


def test_day_on_which_half_had_answered() -> None:
    found = median_day(counter(["2026/04/01 9:00:00", "2026/04/03 9:00:00", "2026/04/09 9:00:00"]).survey)
    assert found == dt.date(2026, 4, 3).toordinal()
    assert median_day(survey_from([["a"], *([at] for at in range(30))], Reading())) is None
