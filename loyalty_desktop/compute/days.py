"""The day of each answer to a question for a date, in every way in which dates are recognised (INPUTS.md I47).

What is written with year, month and day is read together; the rest, of which there is little, one by one: numbers
of spreadsheets and programs, the Japanese calendar, names of months, a month without its day.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.dates import SERIALS
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.moments import moments
from loyalty_desktop.survey.normal import plain

if TYPE_CHECKING:
    from loyalty_desktop.survey.column import Column

Floats = npt.NDArray[np.float64]
_SECONDS_A_DAY = 86_400
_EXCEL_START = dt.date(1899, 12, 30).toordinal()
_PROGRAM_START = dt.date(1970, 1, 1).toordinal()
_DIGITS = (19_000_000, 21_000_000)
"""20260401 is the first of April 2026."""
_SECONDS = (900_000_000, 2_200_000_000)
"""Seconds since 1970 of the years 1998 to 2039, as numbers are recognised as moments; or as many milliseconds."""
_WEEKDAY = re.compile(r"\([月火水木金土日]\)")
_ERA = re.compile(
    r"(?P<era>令和|平成|昭和|[rhs])(?P<year>\d{1,2}|元)[.年/-](?P<month>\d{1,2})[.月/-](?P<day>\d{1,2})(?!\d).*",
    re.IGNORECASE,
)
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925}
_MONTH_ALONE = re.compile(r"(?P<year>\d{4})[-/年](?P<month>\d{1,2})月?")
_KOREAN = re.compile(r"(?P<year>\d{4})\. (?P<month>\d{1,2})\. (?P<day>\d{1,2})(?!\d).*")
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = rf"(?P<name>{'|'.join(_NAMES)})[a-z]{{0,6}}\.?"
_NAMED = re.compile(rf"{_NAME} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})(?!\d).*", re.IGNORECASE)
_NAMED_LAST = re.compile(rf"(?P<day>\d{{1,2}})[ -]{_NAME}[ -](?P<year>\d{{4}}|\d{{2}})(?!\d).*", re.IGNORECASE)
_WRITTEN = (_ERA, _MONTH_ALONE, _KOREAN, _NAMED, _NAMED_LAST)
_days: WeakKeyDictionary[Distinct, dict[tuple[bool | None, bool], Floats]] = WeakKeyDictionary()


def days_of(column: Column) -> Floats:
    """Return the day of each raw value, counted from some day long ago, NaN where it is none; read once.

    Numbers are days only in a column that is read as dates. A month without its day is its first day; moments that
    programs count are days in UTC.
    """
    key = (column.correction.day_first, column.scale.kind == "date")
    known = _days.setdefault(column.distinct, {})
    if key not in known:
        known[key] = _read(column)
        known[key].flags.writeable = False
    return known[key]


def _read(column: Column) -> Floats:
    values, day_first = column.raw.values, column.correction.day_first
    days = moments(values, day_first=day_first) // _SECONDS_A_DAY
    if column.scale.kind != "date":
        return days
    left = np.flatnonzero(np.isnan(days)).tolist()
    numbers, texts = column.distinct.numbers, column.distinct.texts
    bare: list[int] = []
    for at in left:
        number = numbers[at]
        text = texts[at]
        if number is not None:
            days[at] = _counted(number)
        elif isinstance(values[at], str) and text:
            days[at] = _written(text)
            bare += [at] if _WEEKDAY.search(text) else []
    if bare:
        days[bare] = moments([_WEEKDAY.sub("", texts[at]) for at in bare], day_first=day_first) // _SECONDS_A_DAY
    return days


def _counted(number: float) -> float:
    """Return the day that a number stands for: 45012, 20230327, seconds or milliseconds since 1970."""
    if SERIALS[0] <= number <= SERIALS[1]:
        return float(_EXCEL_START + int(number))
    if _DIGITS[0] < number < _DIGITS[1]:
        return _day(int(number) // 10_000, int(number) // 100 % 100, int(number) % 100)
    for times in (1, 1000):
        if _SECONDS[0] <= number / times < _SECONDS[1]:
            return float(_PROGRAM_START + number / times // _SECONDS_A_DAY)
    return float("nan")


def _written(text: str) -> float:
    """Return the day of a text that is written otherwise than with year, month and day in numbers."""
    tidy = plain(text)
    found = next((match for one in _WRITTEN if (match := one.fullmatch(tidy)) is not None), None)
    if found is None:
        return float("nan")
    parts = found.groupdict()
    name = parts.get("name")
    month = _NAMES.index(name.casefold()) + 1 if name else int(parts["month"])
    year = 1 if parts["year"] == "元" else int(parts["year"])
    era = parts.get("era")
    if era:
        year += _ERAS[era.casefold()]
    return _day(year + (2000 if year < 100 else 0), month, int(parts.get("day") or 1))


def _day(year: int, month: int, day: int) -> float:
    try:
        return float(dt.date(year, month, day).toordinal())
    except ValueError:  # 2026-02-30
        return float("nan")
