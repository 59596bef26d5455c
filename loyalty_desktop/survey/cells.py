"""One cell on its own: its plain text, the number or the date that it is."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from loyalty_desktop.survey.hedges import without_hedge
from loyalty_desktop.survey.normal import plain

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Cell

_NUMBER = re.compile(
    r"(?P<sign>[-+±△▲]?)(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<rest>\.[0-9]+)?(?:e\+?(?P<exp>[0-9]{1,2}))?",
    re.IGNORECASE,
)
_UNITS = "点|回目|回|泊|歳|才|円|人|件|名|個|店|日|年|%|pt|pts|points?|stars?|★|years?|times?|nights?|days?"
_WITH_UNIT = re.compile(rf"(?P<number>.*\d)\s*(?P<unit>{_UNITS})", re.IGNORECASE)
_UNIT_BEHIND = re.compile(rf"(?P<number>\d{{1,12}})\s*\((?:{_UNITS})\)", re.IGNORECASE)
"""7（点）."""
_RATING_UNITS = frozenset({"点", "pt", "pts", "point", "points", "star", "stars", "★"})
_CURRENCY = re.compile(
    r"^(?:[¥￥\\$€£]|JPY|USD|EUR|GBP)\s*"
    r"|\s*(?:円|ドル|[¥￥$€£]|JPY|USD|EUR|GBP|(?<=[\d\s])(?:yen|dollars?|euros?|bucks))$",
    re.IGNORECASE,
)
"""In Shift_JIS the yen sign is the byte of a backslash, and so Excel writes it: \\1,250."""
_TEN_THOUSAND = re.compile(r"(?P<number>[\d,.]+)\s*(?P<unit>万|千|億)円?")
_MIXED = re.compile(r"(?P<high>\d{1,4})万\s*(?:(?P<thousands>[1-9])千|(?P<rest>\d{1,4}|\d,\d{3}))円?")
"""1万5千円, 2万3000円."""
_TIMES = {"千": 1e3, "万": 1e4, "億": 1e8}
_STARS = re.compile(r"★{1,10}☆{0,10}")
_STAR_BEFORE = re.compile(r"^[★☆]\s*(?=[0-9](?:\.[0-9])?$)")
_DIGIT = re.compile(r"[0-9]")
_BRACKETED = re.compile(r"\((?P<number>[¥\\$€£]?\s*[\d,.]+\s*円?)\)|[-△▲]\s*(?P<signed>[¥\\$€£]\s*[\d,.]+)")
_CLOCK = r"(?:午前|午後|오전|오후)?\s*\d{1,2}[:.時]\d{1,2}.{0,30}"
_TIME = r"(?:午前|午後)?\s*\d{1,2}(?::\d{2}(?::\d{2})?(?:\.\d{1,3})?(?:\s*[ap]\.?m\.?)?|時(?:\d{1,2}分)?)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    r"(?:\d{4}(?:[-/年]\d{1,2}(?:[-/月]\d{1,2}日?|月)?|\.\d{1,2}\.\d{1,2})(?:\([月火水木金土日]\))?"
    r"|\d{4}\. \d{1,2}\. \d{1,2}\.?"  # Korean
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
    r"|(?:令和|平成|昭和|[rhs])(?:\d{1,2}|元)[.年/-]\d{1,2}[.月/-]\d{1,2}日?"
    rf"|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}[ -]{_MONTH}[ -](?:\d{{4}}|\d{{2}}))"
    rf"(?:[T,\s]+{_CLOCK})?|{_TIME}",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d+)?)(?:\s*/\s*|\s+(?:out )?of\s+)(?P<most>5|10)(?:\s*(?:stars?|points?|点))?",
    re.IGNORECASE,
)
"""A rating that names its best: 4/5, 8 out of 10. It is not two answers."""
_LONGEST_NUMBER, _LONGEST_DATE = 40, 60
MIDNIGHT = " 00:00:00"
"""What a date alone has for its time."""
LARGEST = 1e100
_EXACT = 1e15
"""Nothing that is counted or paid; broken files hold infinities, and whole numbers that no float can hold."""


@lru_cache(maxsize=65536)
def number_of(text: str) -> float | None:
    """Return the number that a plain text is: digits with a sign, separators or one known unit; else None.

    △500 and (500) are negative as in Japanese and English accounts, 1.2万円 is 12000, 約500円 and 500 or so are 500.
    Bands such as 4泊以上 or 1-5 are no numbers.
    """
    if len(text) > _LONGEST_NUMBER:
        return None
    if not _DIGIT.search(text):
        return float(text.count("★")) if _STARS.fullmatch(text) else None
    text = _STAR_BEFORE.sub("", text)
    if found := _NUMBER.fullmatch(text):
        digits = found["digits"].replace(",", "") + (found["rest"] or "")
        value = float(digits) * 10.0 ** int(found["exp"] or 0)
        return -value if found["sign"] in {"-", "△", "▲"} else value
    found = _BRACKETED.fullmatch(text)
    if found:
        value_or_none = number_of(found["number"] or found["signed"])
        return None if value_or_none is None else -value_or_none
    in_words = _in_words(text)
    if in_words is not None:
        return in_words
    shorter = text.partition("/")[0].split()[0] if points_most(text) is not None else _CURRENCY.sub("", text)
    if shorter == text:
        with_unit = _WITH_UNIT.fullmatch(text) or _UNIT_BEHIND.fullmatch(text)
        shorter = with_unit["number"].strip() if with_unit else without_hedge(text) or text
    return number_of(shorter) if shorter and shorter != text else None


def _in_words(text: str) -> float | None:
    """Return the number of a text such as 1.5万円, 3千 or 2万3000円."""
    if found := _TEN_THOUSAND.fullmatch(text):
        number = number_of(found["number"])
        return None if number is None else number * _TIMES[found["unit"]]
    if found := _MIXED.fullmatch(text):
        rest = 1e3 * int(found["thousands"]) if found["thousands"] else float(found["rest"].replace(",", ""))
        return 1e4 * int(found["high"]) + rest
    return None


def is_points(text: str) -> bool:
    """Say whether a text is a rating that names its best: 4/5, 8 out of 10."""
    return points_most(text) is not None


def points_most(text: str) -> int | None:
    """Return the best that a rating such as 4/5 names; None for any other text."""
    found = _OUT_OF.fullmatch(text.strip()) if len(text) <= _LONGEST_NUMBER else None
    return int(found["most"]) if found is not None and float(found["number"]) <= float(found["most"]) else None


def has_currency(text: str) -> bool:
    """Say whether a plain text names a currency."""
    if len(text) > _LONGEST_NUMBER:
        return False
    bare = (without_hedge(text) or text).strip("()-△▲ ")
    return bool(_CURRENCY.search(bare) or _TEN_THOUSAND.search(bare))


def counts_things(text: str) -> bool:
    """Say whether a plain text counts something (3回, 2泊, 40歳): a number, but no rating."""
    found = _WITH_UNIT.fullmatch(without_hedge(text) or text)
    return found is not None and found["unit"].casefold() not in _RATING_UNITS


def is_date(text: str) -> bool:
    """Say whether a plain text is a date or a time of day."""
    return len(text) < _LONGEST_DATE and bool(_DATE.fullmatch(text))


def text_of(value: Cell) -> str:
    """Return the plain text of one cell, as it is compared and shown."""
    if value is None:
        return ""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return float_text(value)
    if isinstance(value, dt.datetime):
        return moment_text(value)
    return _duration_text(value) if isinstance(value, dt.timedelta) else str(value)


def remembered_text(value: Cell) -> str:
    """Return the text of a cell as columns and rows have been remembered by it ever since: dates with their time."""
    return str(value) if isinstance(value, dt.datetime) else text_of(value)


def moment_text(value: dt.datetime) -> str:
    """Return a date with its time; a date alone, which spreadsheets keep as midnight, without one."""
    text = str(value)
    return text.removesuffix(MIDNIGHT)


def float_text(value: float) -> str:
    """Return a number without a needless .0."""
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)


def _duration_text(value: dt.timedelta) -> str:
    """Return a duration as spreadsheets show it: 25:00:00, and no days."""
    seconds = abs(value) // dt.timedelta(seconds=1)
    sign = "-" if value < dt.timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def number_in(value: Cell, text: str) -> float | None:
    """Return the number in a cell with this plain text, None if it is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) <= LARGEST else None
    return number_of(text) if isinstance(value, str) else None
