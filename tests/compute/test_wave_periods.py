from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.wave_counts import WaveInput
from loyalty_desktop.compute.wave_periods import median_day, period_inputs, periods_of, wave_choices
from loyalty_desktop.compute.waves import compare_waves
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey, Margin, Measure
from loyalty_desktop.journey.wave_settings import WaveColumn, WaveUnit
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.sheet import Cell
from tests.compute.reference import close
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


SEX, AGE = ColumnKey("性別"), ColumnKey("年代")
KNOWN = (Margin(SEX, (("男", 50.0), ("女", 50.0))), Margin(AGE, (("若", 40.0), ("老", 60.0))))


def mixed(april: dict[tuple[str, str], int], may: dict[tuple[str, str], int]) -> list[list[Cell]]:
    """So many people of each sex and age in either month; what they answer goes with who they are."""
    return [
        [(at * 7 + len(age) + (3 if sex == "女" else 0)) % 11, day, sex, age, f"x{at % 3}"]
        for day, people in (("2026/04/02 9:00:00", april), ("2026/05/02 9:00:00", may))
        for (sex, age), count in people.items()
        for at in range(count)
    ]


HEADINGS: list[Cell] = [ASKED.heading, DAY.heading, SEX.heading, AGE.heading, "店舗"]
APRIL = {("男", "若"): 40, ("男", "老"): 20, ("女", "若"): 30, ("女", "老"): 15}
MAY = {("男", "若"): 12, ("男", "老"): 30, ("女", "若"): 9, ("女", "老"): 25}


def test_each_period_has_the_known_shares_by_itself() -> None:
    """Every month must be as if it were a survey of its own (METHOD 7: weights per wave), also under a filter."""
    rows = mixed(APRIL, MAY)
    shop = Filter(ColumnKey("店舗"), values=("x0", "x1"))
    for filters in ((), (shop,)):
        journey = Journey(JOURNEY.measure, raking=KNOWN, filters=filters)
        inputs, undated = period_inputs(Counter(survey_from([HEADINGS, *rows])), journey, WaveColumn(DAY, "month"))
        waves = compare_waves(inputs, undated=undated).waves
        assert undated == 0
        for wave, of_month in zip(waves, (rows[:105], rows[105:]), strict=True):
            (own,) = compare_waves([WaveInput("alone", Counter(survey_from([HEADINGS, *of_month])), journey)]).waves
            alone = own.score.estimate
            one = wave.score.estimate
            assert (one.n, wave.weighted, wave.told) == (alone.n, True, ())
            assert [one.n_eff, one.value, one.low, one.high] == close([alone.n_eff, alone.value, alone.low, alone.high])
    known = Counter(survey_from([HEADINGS, *rows])).base_of(Journey(JOURNEY.measure, raking=KNOWN)).weights
    assert known is not None
    whole = [sum(known[at] for at in part) / len(part) for part in (range(105), range(105, len(rows)))]
    assert max(abs(one - 1) for one in whole) > 0.05  # raked as one file, April and May weigh otherwise


def test_what_known_shares_cost_in_a_single_period_is_said_of_that_period() -> None:
    """In May nobody is 女: its share cannot be reached there, and the month has no figures but a reason."""
    rows = mixed({**APRIL, ("女", "老"): 1}, {("男", "若"): 12, ("男", "老"): 30})
    journey = Journey(JOURNEY.measure, raking=KNOWN)
    inputs, _undated = period_inputs(Counter(survey_from([HEADINGS, *rows])), journey, WaveColumn(DAY, "month"))
    april, may = compare_waves(inputs).waves
    assert (may.problem, may.score.estimate.value) == (
        message("wave_raking_nobody", wave="2026-05", column=SEX.heading, answer="女"), None
    )  # fmt: skip
    assert [one.id for one in april.told] == ["wave_raking_high_deff"]
    assert april.told[0].text()


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
