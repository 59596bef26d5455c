"""In which order day and month stand in a column of dates, and dates that are not written as such (INPUTS.md I47)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Order: TypeAlias = Literal["day_first", "month_first", "open", ""]
"""open: every date can be read both ways; '' where no date leaves room for doubt."""

_EITHER = re.compile(r"(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})[/.-](?:\d{4}|\d{2})(?:[T,\s].*)?")
_ERA = re.compile(r"(?:令和|平成|昭和|[rhs])(?:\d{1,2}|元)[.年/-]\d{1,2}[.月/-]\d{1,2}日?.*", re.IGNORECASE)
SERIALS = (30_000, 60_000)
"""Excel's numbers for the days of 1982 to 2064."""


_SHORT = re.compile(r"(?P<one>\d{2})[/.-](?P<two>\d{1,2})[/.-](?P<three>\d{1,2})(?:[T,\s].*)?")
_FEW_YEARS = 3
"""A survey runs over so many years at most; where the last number says more, it is the day."""


def year_leads(ones: Collection[int], twos: Collection[int], threes: Collection[int]) -> bool:
    """Say whether dates of three short numbers begin with the year: 25/04/01, 25/04/30.

    One year or two stand in front, and what would be years at the end are too many for one survey.
    """
    if not ones or min(ones) <= 12 or max(ones) - min(ones) >= _FEW_YEARS:
        return False
    days = min(threes) >= 1 and max(threes) <= 31 and max(threes) - min(threes) >= _FEW_YEARS
    return days and min(twos) >= 1 and max(twos) <= 12


def begins_with_year(texts: Iterable[str]) -> bool:
    """Say whether the dates among texts are short ones that begin with the year."""
    found = [match for text in texts if (match := _SHORT.fullmatch(text))]
    if any(_EITHER.fullmatch(text) and not _SHORT.fullmatch(text) for text in texts):  # 5/4/2025 among them
        return False
    ones, twos, threes = ({int(match[name]) for match in found} for name in ("one", "two", "three"))
    return year_leads(ones, twos, threes)


def order_of(texts: Collection[str]) -> Order:
    """Return in which order day and month stand in dates that end with the year."""
    if begins_with_year(texts):
        return ""
    days = months = doubtful = 0
    for text in texts:
        found = _EITHER.fullmatch(text)
        if found is not None and found["one"] != found["two"]:
            days += int(found["one"]) > 12
            months += int(found["two"]) > 12
            doubtful += 1
    if not doubtful:
        return ""
    if bool(days) == bool(months):
        return "open"
    return "day_first" if days else "month_first"


def is_either(text: str) -> bool:
    """Say whether a plain text is a date in which the month may stand first or second: 3/4/2026."""
    found = _EITHER.fullmatch(text)
    return found is not None and int(found["one"]) <= 12 and int(found["two"]) <= 12 and found["one"] != found["two"]


def is_era(text: str) -> bool:
    """Say whether a plain text is a date of the Japanese calendar: 令和7年4月1日, R7.4.1."""
    return bool(_ERA.fullmatch(text))
