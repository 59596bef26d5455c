"""Amounts written as ranges: 1,000円以上3,000円未満, Under $25,000, 18-24, 80歳以上, 4泊以上, 60代."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loyalty_desktop.survey.distinct import number_of
from loyalty_desktop.survey.normal import plain

_AMOUNT = r"(?:[¥$€£]\s*)?\d[\d,]*(?:\.\d+)?\s*(?:[千万億]|k|m|thousand|million)?\s*(?:円|ドル|点|回目|回|泊|歳|才|代|人|件|年|年生|か月|ヶ月|カ月|ヵ月|日|時間|分|%|km|usd|years?|times?|days?|nights?|months?|hours?|people)?(?:\s*old)?"
_RANGE = re.compile(
    rf"(?P<low>{_AMOUNT})\s*(?:(?:以上|超|より)\s*(?:~|-|、|,)?|~|-|から|to|and|・|、)\s*"
    rf"(?P<high>{_AMOUNT})\s*(?:未満|以下|まで|以内|程度|くらい|ぐらい)?"
)
_FROM = re.compile(
    rf"(?P<low>{_AMOUNT})\s*(?:以上|超|より多い|より上|~|\+|or more|or over|or above|and over|and above|or older|and older|plus|more|-)",
)
_OVER = re.compile(rf"(?:over|more than|above|at least|>=?|≥)\s*(?P<low>{_AMOUNT})")
_UP_TO = re.compile(
    rf"(?P<high>{_AMOUNT})\s*(?:未満|以下|まで|以内|or less|or under|or below|or younger|and under|or fewer)|(?:under|less than|below|up to|fewer than|<=?|≤|~)\s*(?P<high2>{_AMOUNT})"
)
_DECADE = re.compile(r"(?P<low>\d0)(?:歳)?代(?:以上|前半|後半)?")
_PREFIX = re.compile(r"^\s*[(]?\d{1,2}[)]?\s*[:.．)、]\s*")
_NOTHING = frozenset(
    {
        "使わない",
        "使っていない",
        "なし",
        "0円",
        "初めて",
        "はじめて",
        "日帰り",
        "none",
        "never",
        "nothing",
        "利用しない",
    }
)
_TIMES = (("億", 1e8), ("万", 1e4), ("千", 1e3), ("thousand", 1e3), ("million", 1e6), ("k", 1e3), ("m", 1e6))


@dataclass(frozen=True, slots=True)
class Band:
    """One range of amounts; None for an open end."""

    low: float | None
    high: float | None


def _amount(text: str) -> float | None:
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    if digits is None:
        return None
    value = number_of(digits[0].rstrip(","))
    rest = text[digits.end() :].strip()
    times = next(
        (factor for unit, factor in _TIMES if rest.startswith(unit) and not rest.startswith("months")), 1.0
    )
    return None if value is None else value * times


@lru_cache(maxsize=8192)
def band_of(text: str) -> Band | None:  # noqa: PLR0911 - one line a form of range
    """Return the range that a whole text names, or None; a leading option number (1: 300万円未満) is no part."""
    words = (
        _PREFIX.sub("", plain(text).casefold())
        if not re.fullmatch(r"[\d.,~-]+", plain(text))
        else plain(text)
    )
    if words in _NOTHING:
        return Band(0.0, 0.0)
    if found := _DECADE.fullmatch(words):
        return Band(float(found["low"]), float(found["low"]) + 10)
    if found := _UP_TO.fullmatch(words):
        return Band(None, _amount(found["high"] or found["high2"]))
    if found := _OVER.fullmatch(words) or _FROM.fullmatch(words):
        return Band(_amount(found["low"]), None)
    if found := _RANGE.fullmatch(words):
        low, high = _amount(found["low"]), _amount(found["high"])
        if (
            low is not None
            and high is not None
            and "万" in found["high"]
            and "万" not in found["low"]
            and low < 1e4
        ):
            low *= 1e4
        return Band(low, high) if low is not None and high is not None and low < high else None
    return None


def sort_key(band: Band) -> tuple[float, float]:
    """Order bands by where they begin; 'under 10' comes before '10 to 20'."""
    low = -1.0 if band.low is None else band.low
    return (low, band.high if band.high is not None else float("inf"))
