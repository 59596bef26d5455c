"""Answers that a spreadsheet turned into dates: 1-5 became 5 January, 100.456 a moment of 1900 (INPUTS.md I48).

Nothing is turned back unasked: what an answer was is proposed, and read so when the user says so.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from loyalty_desktop.survey.bands import band_of
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.survey.distinct import Distinct
    from loyalty_desktop.survey.sheet import Cell

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = "|".join(_MONTHS)
_JAPANESE = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_DAY_MONTH = re.compile(rf"(?P<day>\d{{1,2}})[- ](?P<name>{_NAMES})")
_MONTH_OTHER = re.compile(rf"(?P<name>{_NAMES})[- ](?P<other>\d{{1,2}})")
_MOST, _MOST_NUMBERS = 300, 2_000
_LAST_EARLY = 1901
_EXCEL_START = dt.datetime(1899, 12, 30)


def turned_into_dates(distinct: Distinct) -> tuple[tuple[str, str], ...]:
    """Return which answers of a column look turned into dates, each with what it may have been.

    Only among other answers that are ranges or numbers is a date suspicious; in a column of dates none is.
    """
    present = distinct.present()
    if not 1 < len(present) <= _MOST:
        return ()
    early = {text for text, _number in numbers_as_dates(distinct)}
    was = {
        at: text
        for at in present
        if distinct.texts[at] not in early and (text := _was(distinct.values[at], distinct.texts[at]))
    }
    others = [at for at in present if at not in was]
    like = [at for at in others if distinct.numbers[at] is not None or band_of(distinct.texts[at]) is not None]
    if not was or not others or len(like) < 0.6 * len(others):
        return ()
    return tuple((distinct.texts[at], was[at]) for at in was)


def numbers_as_dates(distinct: Distinct) -> tuple[tuple[str, str], ...]:
    """Return which answers are numbers that a format shows as moments of 1899 to 1901, each with its number.

    Nobody answered then: a whole column of such moments is as suspicious as one among numbers.
    """
    present = distinct.present()
    if len(present) > _MOST_NUMBERS:
        return ()
    moments = [(at, value) for at in present if isinstance(value := distinct.values[at], dt.datetime)]
    return tuple((distinct.texts[at], _number(value)) for at, value in moments if value.year <= _LAST_EARLY)


def _number(value: dt.datetime) -> str:
    return f"{round((value - _EXCEL_START).total_seconds() / 86400, 4):.10g}"


def _was(value: Cell, text: str) -> str:
    """Return what a cell may have held before it became a date; '' for a cell that is no such date."""
    if isinstance(value, dt.date):
        # Jan-50: what was 1-50 is the first of January 1950 now.
        return (
            f"{value.month}-{value.year % 100}"
            if value.day == 1 and value.year < 2000
            else f"{value.month}-{value.day}"
        )
    words = text.casefold()
    if found := _JAPANESE.fullmatch(words):
        return f"{found['month']}-{found['day']}"
    if found := _DAY_MONTH.fullmatch(words):
        return f"{_MONTHS.index(found['name']) + 1}-{found['day']}"
    if found := _MONTH_OTHER.fullmatch(words):
        return f"{_MONTHS.index(found['name']) + 1}-{int(found['other'])}"
    return ""


def as_they_were(distinct: Distinct, told: tuple[tuple[str, str], ...]) -> Distinct:
    """Return the answers of a column with those turned back that the user told."""
    if not told:
        return distinct
    was = {match_text(value): text for value, text in told}
    values = tuple(
        was.get(match_text(text), value) for value, text in zip(distinct.values, distinct.texts, strict=True)
    )
    return replace(distinct, values=values, raw=distinct.typed)
