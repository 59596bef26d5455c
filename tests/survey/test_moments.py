"""Moments as tools write them: all forms of one moment are the same, and what is none is none."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from loyalty_desktop.survey.dates import order_of
from loyalty_desktop.survey.moments import moments, names_zone
from loyalty_desktop.survey.sheet import Cell

MOMENT = dt.datetime(2026, 7, 27, 15, 15, 6)
SECONDS = MOMENT.toordinal() * 86400.0 + 15 * 3600 + 15 * 60 + 6


@pytest.mark.parametrize(
    "written",
    [
        "2026-07-27 15:15:06",
        "2026/07/27 15:15:06",
        "2026/7/27 15:15:06",
        "2026/07/27 3:15:06 午後 GMT+9",
        "2026/07/27 午後 3:15:06",
        "2026年7月27日 15時15分06秒",
        "２０２６/０７/２７ １５:１５:０６",
        "07/27/2026 03:15:06 PM",
        "27/07/2026 15:15:06",
        "7/27/26 3:15:06 pm",
        "2026-07-27T15:15:06Z",
        "2026-07-27 15:15:06.000",
    ],
)
def test_one_moment_in_many_forms(written: str) -> None:
    assert moments([written, None])[0] == SECONDS


def test_cells_that_are_moments_already() -> None:
    found = moments([MOMENT, dt.date(2026, 7, 27), None, 5])
    assert found[:2].tolist() == [SECONDS, SECONDS - (15 * 3600 + 15 * 60 + 6)]
    assert np.isnan(found[2:]).all()


def test_all_in_one_form_are_read_at_once_and_alike() -> None:
    texts: list[Cell] = [f"2026-07-{day:02} 15:15:06" for day in range(1, 29)]
    others: list[Cell] = [f"{text!s} " for text in texts]  # the other way through
    assert moments([*texts, None]).tolist()[:-1] == moments(others).tolist()


@pytest.mark.parametrize("written", ["", "hello", "1980-01-01 00:00:00", "2026-02-31", "99/99/2026", "12:30", "5"])
def test_what_is_no_moment(written: str) -> None:
    assert np.isnan(moments([written, "2026/7/27 1:00"])[0])


def test_days_before_months_when_told_or_seen() -> None:
    written: list[Cell] = ["03/04/2026 10:00"]
    march, april = moments(written), moments(written, day_first=True)
    assert (april - march).tolist() == [(dt.date(2026, 4, 3) - dt.date(2026, 3, 4)).days * 86400.0]
    assert moments([*written, "27/04/2026 10:00"])[0] == april[0]


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("2026-05-01T10:00:00+09:00", 1),
        ("2026-05-01T10:00:00+0900", 1),
        ("2026-05-01T10:00:00.250-05:30", 15.5),
        ("2026-05-01T10:00:00Z", 10),
        ("2026-05-01 10:00 UTC", 10),
        ("2026/05/01 10:00:00 GMT+9", 1),
        ("2026-05-01 10:00 JST", 1),
        ("2026-05-01 10:00 CEST", 10),  # nobody knows all names
        ("2026-05-01 10:00", 10),
    ],
)
def test_zones_count_where_moments_are_wanted_in_utc(written: str, hours: float) -> None:
    day = moments(["2026-05-01"])[0]
    assert moments([written])[0] - day == 10 * 3600
    assert moments([written], in_utc=True)[0] - day == hours * 3600
    assert names_zone(written) == (written != "2026-05-01 10:00")


@pytest.mark.parametrize("written", ["10:00", "2026-05-01", "2026-05-01 10:00:00", "03/04/2026 10:00 AM", "Z", "5-10"])
def test_what_names_no_zone(written: str) -> None:
    assert not names_zone(written)


SHORT: list[Cell] = ["25/4/1 09:30", "25/04/17 10:05", "25/5/30 18:45", "25/06/05 20:00"]


def test_a_short_year_in_front() -> None:
    """Where the last numbers would be years, people would have answered in 2001, 2005, 2017 and 2030."""
    found = moments(SHORT) // 86400
    days = ((2025, 4, 1), (2025, 4, 17), (2025, 5, 30), (2025, 6, 5))
    assert found.tolist() == [dt.date(*day).toordinal() for day in days]
    assert order_of([str(text) for text in SHORT]) == ""


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (("25/04/24", "26/04/24", "27/05/25", "30/06/25"), dt.date(2024, 4, 25)),  # days before months, two years
        (("25/04/25", "25/04/26", "25/05/25"), dt.date(2025, 4, 25)),
        (("25/4/01", "5/4/17", "25/4/30"), dt.date(2001, 4, 25)),
        (("04/25/01", "04/26/17"), dt.date(2001, 4, 25)),
        (("25/04/2001", "25/05/2017"), dt.date(2001, 4, 25)),
    ],
)
def test_a_short_year_at_the_end(texts: tuple[str, ...], first: dt.date) -> None:
    assert moments(texts)[0] // 86400 == first.toordinal()
