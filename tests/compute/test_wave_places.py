from __future__ import annotations

import datetime as dt

import pytest

from loyalty_desktop.compute.wave_places import day_of, day_text, place_among
from loyalty_desktop.journey.project import Source
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.surveys import survey_from

UNDATED: list[list[Cell]] = [[at] for at in range(20)]
DAY = dt.date(2026, 4, 3).toordinal()


@pytest.mark.parametrize(
    ("days", "own", "place"),
    [
        ((10, 30), 20, 1),
        ((10, 30), 5, 0),
        ((10, 30), 40, 2),
        ((10, 30), 10, 1),  # the one that was there stays first
        ((None, 30), 20, 1),  # right before the first that is known to be later
        ((10, None), 20, 1),  # right behind the last that is known not to be
        ((10, None, 30, None), 40, 3),
        ((None, None), 20, None),
        ((10, 30), None, None),
        ((), 20, None),
    ],
)
def test_a_wave_stands_among_the_others_as_far_as_their_days_are_known(
    days: tuple[int | None, ...], own: int | None, place: int | None
) -> None:
    assert place_among(days, own) == place


def answered(day: str) -> Survey:
    rows: list[list[Cell]] = [[at % 11, day] for at in range(20)]
    return survey_from([["おすすめ度 (0-10)", "回答日時"], *rows])


def test_the_day_of_a_wave_that_is_not_read_is_the_one_in_the_project() -> None:
    survey = answered("2026/04/03 9:00:00")
    assert day_text(survey) == "2026-04-03"
    assert day_of(Source("/a"), survey) == day_of(Source("/a", day="2026-04-03"), None) == DAY
    assert day_of(Source("/a"), None) is None
    assert day_of(Source("/a", day="im April"), None) is None
    assert day_text(survey_from([["a"], *UNDATED])) == ""
