"""Moments of time in the many ways in which tools write them, as seconds: to tell how long somebody took.

Texts of one shape (the same signs around as many digits) are read together: a hundred thousand moments, all of
them different, have a handful of shapes.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.dates import year_leads
from loyalty_desktop.survey.normal import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.sheet import Cell

Ints: TypeAlias = npt.NDArray[np.int64]

_MOMENT = re.compile(
    r"(?P<a>\d{1,4})[-/.年](?P<b>\d{1,2})[-/.月](?P<c>\d{1,4})日?"
    r"(?:[T\s,]+(?P<early>午前|午後)?\s*(?P<h>\d{1,2})[:.時](?P<m>\d{1,2})(?:[:.分](?P<s>\d{1,2})(?:\.\d+)?)?分?秒?"
    r"\s*(?P<late>午前|午後|am|pm|a\.m\.|p\.m\.)?"
    r"(?:\s*(?P<zone>Z|(?:gmt|utc)?\s*(?:(?P<zs>[+-])(?P<zh>\d{1,2})(?::?(?P<zm>\d{2}))?)?|jst|kst|[a-z]{2,4}t))?)?",
    re.IGNORECASE | re.ASCII,
)
_SHAPE = str.maketrans("123456789", "0" * 9)
_AFTERNOON = frozenset({"午後", "pm", "p.m."})
_LONGEST = 60
_BEGINNING = dt.date(1970, 1, 1).toordinal() * 86400
_NAMED_ZONES = {"z": 0, "gmt": 0, "utc": 0, "jst": 9 * 3600, "kst": 9 * 3600}
_ZONED = re.compile(
    r".*\d[:時]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?分?秒?\s*(?:午前|午後|[ap]\.?m\.?)?"
    r"\s*(?:Z|(?:gmt|utc)(?:\s*[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{1,2}(?::?\d{2})?|[a-z]{2,4}t)",
    re.IGNORECASE | re.ASCII,
)
_NEVER = 1990
"""Before this year nobody answered: 1980-01-01 stands for "never" (LimeSurvey)."""


class _Fields(NamedTuple):
    """The three numbers of the day as they stand, and the seconds since midnight, of all texts of one shape."""

    places: list[int]
    day: tuple[Ints, Ints, Ints]
    clock: Ints
    year_first: bool
    short: bool
    """Whether the first number has two digits, and the last one no more."""
    ahead: Ints | None
    """How far ahead of UTC each clock is, in seconds; None where no zone is named that is known."""


def moments(values: Sequence[Cell], *, day_first: bool | None = None, in_utc: bool = False) -> npt.NDArray[np.float64]:
    """Return each value in seconds since some day long ago, NaN where it is no moment.

    Where the year stands last, the month comes first, unless `day_first` or a number above 12 says otherwise; 25/4/1
    begins with the year where the last numbers are too many different ones for years. Moments are those of the clock
    that is written, unless they are wanted `in_utc`, as far as they name their zones.
    """
    found = np.full(len(values), np.nan)
    texts: dict[int, str] = {}
    for at, value in enumerate(values):
        if isinstance(value, str):
            texts[at] = value
        elif isinstance(value, dt.date):
            found[at] = _of_cell(value)
    shaped = _read(texts)
    if day_first is None:
        shaped = _led_by_year(shaped)
        day_first = any(not one.year_first and bool((one.day[0] > 12).any()) for one in shaped)
    for one in shaped:
        found[one.places] = _seconds(one, day_first) - (one.ahead if in_utc and one.ahead is not None else 0)
    return found


def names_zone(text: str) -> bool:
    """Say whether a moment names its time zone: 2026-05-01T10:00:00+09:00, 10:00Z, 10:00 GMT+9."""
    return len(text) <= _LONGEST and _ZONED.fullmatch(plain(text)) is not None


def _of_cell(value: dt.date) -> float:
    if value.year < _NEVER:
        return float("nan")
    since = value.toordinal() * 86400.0
    if not isinstance(value, dt.datetime):
        return since
    return since + value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6


def _read(texts: dict[int, str], *, again: bool = False) -> list[_Fields]:
    """Return the fields of all texts that are moments; those that are none as they stand are tried tidied."""
    shapes: dict[str, list[int]] = {}
    for at, text in texts.items():
        if text and len(text) <= _LONGEST:
            shapes.setdefault(text.translate(_SHAPE), []).append(at)
    found: list[_Fields] = []
    for shape, places in shapes.items():
        match = _MOMENT.fullmatch(shape)
        if match is not None:
            found.append(_fields(match, places, [texts[at] for at in places]))
        elif not again:
            found += _read({at: plain(texts[at]) for at in places if texts[at] != plain(texts[at])}, again=True)
    return found


def _fields(match: re.Match[str], places: list[int], texts: list[str]) -> _Fields:
    signs = np.array(texts, dtype=f"<U{len(texts[0])}").view(np.uint32).reshape(len(texts), -1)

    def number(name: str) -> Ints:
        first, last = match.span(name)
        value = np.zeros(len(texts), dtype=np.int64)
        for at in range(first, last):
            value = value * 10 + signs[:, at] - ord("0")
        return value

    hour, minute, second = number("h"), number("m"), number("s")
    half = (match["early"] or match["late"] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    clock = np.where((hour < 24) & (minute < 60) & (second < 60), hour * 3600 + minute * 60 + second, -1)
    ahead = None
    if match["zone"]:
        known = _NAMED_ZONES.get(match["zone"].casefold()) if match["zs"] is None else 0
        sign = -1 if match["zs"] == "-" else 1
        ahead = None if known is None else known + sign * (number("zh") * 3600 + number("zm") * 60)
    short = len(match["a"]) == 2 and len(match["c"]) <= 2
    return _Fields(places, (number("a"), number("b"), number("c")), clock, len(match["a"]) > 2, short, ahead)


def _led_by_year(shaped: list[_Fields]) -> list[_Fields]:
    """Return the fields with the year in front where the dates are 25/04/01, 25/04/30."""
    short = [one.day for one in shaped if one.short]
    if not short or any(not (one.short or one.year_first) for one in shaped):
        return shaped
    ones, twos, threes = (set(np.concatenate(numbers).tolist()) for numbers in zip(*short, strict=True))
    if not year_leads(ones, twos, threes):
        return shaped
    return [one._replace(year_first=True) if one.short else one for one in shaped]


def _seconds(fields: _Fields, day_first: bool) -> npt.NDArray[np.float64]:
    one, two, three = fields.day
    year, month, day = (one, two, three) if fields.year_first else (three, two, one) if day_first else (three, one, two)
    year = np.where(year < 100, year + 2000, year)
    known = (month >= 1) & (month <= 12) & (day >= 1) & (year >= _NEVER) & (fields.clock >= 0)
    months = np.where(known, (year - 1970) * 12 + month - 1, 0)
    first, after = (
        np.asarray(at, dtype="datetime64[M]").astype("datetime64[D]").astype(np.int64) for at in (months, months + 1)
    )
    known &= day <= after - first
    return np.where(known, _BEGINNING + (first + day - 1) * 86400 + fields.clock, np.nan)
