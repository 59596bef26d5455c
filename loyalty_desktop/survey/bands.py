"""Amounts written as ranges: 1,000円以上3,000円未満, Under $25,000, 18-24, 80歳以上, 4泊以上, 60代."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loyalty_desktop.survey.bands_abroad import in_english, without_dots
from loyalty_desktop.survey.distinct import number_of
from loyalty_desktop.survey.normal import match_text, plain, without_letter
from loyalty_desktop.survey.vocabulary import keys

_UNIT = (
    "円|ドル|元|块|원|点|回目|回|泊|歳|才|代|人|件|年生|年|か月|ヶ月|カ月|ヵ月|ケ月|日|時間|分|%|km|usd|"
    "years?|times?|days?|nights?|months?|hours?|minutes?|people"
)
_CURRENCY = r"(?:[¥$€£₹₩]|(?:us|hk|nt|a|c|s)\$|(?<![a-z])(?:rm|rs\.?|usd|eur|gbp|jpy|aed|sgd|inr|php|zar|chf|kr))"
_AMOUNT = (
    rf"(?:{_CURRENCY}\s*)?\d[\d,]*(?:\.\d+)?\s*(?:[千万億]|k|m|thousand|million)?"
    rf"\s*(?:{_UNIT})?(?:\s*old)?"
)
_RANGE = re.compile(
    rf"(?P<low>{_AMOUNT})\s*(?:(?:以上|超|より)\s*(?:~|-|、|,)?|~|-|から|to|and|・|、)\s*"
    rf"(?P<high>{_AMOUNT})\s*(?:未満|以下|まで|以内|程度|くらい|ぐらい)?"
)
_FROM = re.compile(
    rf"(?P<low>{_AMOUNT})\s*(?:以上|超|より多い|より上|~|\+|or more|or over|or above|and over|and above|or older"
    r"|and older|plus|more|-)"
)
_OVER = re.compile(rf"(?:over|more than|above|at least|>=?|≥)\s*(?P<low>{_AMOUNT})")
_UP_TO = re.compile(
    rf"(?P<high>{_AMOUNT})\s*(?:未満|以下|まで|以内|or less|or under|or below|or younger|and under|or fewer)"
    rf"|(?:under|less than|below|up to|fewer than|<=?|≤|~)\s*(?P<high2>{_AMOUNT})"
)
_ABOUT = re.compile(
    r"^(?:around|about|approx\.?|approximately|between|from|約|およそ|每(?:月|周|天|日|次|年)|毎(?:月|週|日|回)|一(?:回|人|か月|ヶ月)あたり)\s*(?=\D{0,4}\d)"
)
_DECADE = re.compile(r"(?P<low>\d0)(?:歳)?代(?P<part>以上|前半|後半)?")
_PREFIX = re.compile(r"^\s*[(]?\d{1,2}[)]?\s*[:.．)、]\s*(?!\d+\s*$)")
_BARE = re.compile(r"[\d.,\s]+")
_BIG_UNIT = re.compile(r"[千万億]|\d\s*[km]\b|thousand|million")
_DIGIT = re.compile(r"\d")
_PLAIN_RANGE = re.compile(r"[\d.,~-]+")
_TIMES = {"千": 1e3, "万": 1e4, "億": 1e8, "thousand": 1e3, "million": 1e6, "k": 1e3, "m": 1e6}
_HOURS = re.compile(r"時間|hours?")
_TIMES_UNIT = re.compile(r"[千万億]|thousand|million|k(?!m)|m(?![a-z])")


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
    unit = _TIMES_UNIT.match(rest)
    times = _TIMES[unit[0]] if unit else 60.0 if _HOURS.match(rest) else 1.0
    return None if value is None else value * times


@lru_cache(maxsize=8192)
def band_of(text: str) -> Band | None:
    """Return the range that a whole text names, or None; a leading option number (1: 300万円未満) is no part."""
    words = _ABOUT.sub("", without_dots(without_letter(plain(text)).casefold()))
    if not _PLAIN_RANGE.fullmatch(words):
        words = _PREFIX.sub("", words)
    if match_text(words) in keys("marks", "nothing"):
        return Band(0.0, 0.0)
    if not _DIGIT.search(words):
        return None
    found = _decade(words) or _open_band(words) or _range(words)
    if found is None and (english := in_english(words)) != words:
        return _open_band(english) or _range(english)
    return found


def _decade(words: str) -> Band | None:
    found = _DECADE.fullmatch(words)
    if found is None:
        return None
    low = float(found["low"])
    ends = {None: (0, 10), "前半": (0, 5), "後半": (5, 10), "以上": (0, None)}
    start, width = ends[found["part"]]
    return Band(low + start, None if width is None else low + width)


def _open_band(words: str) -> Band | None:
    if found := _UP_TO.fullmatch(words):
        return Band(None, _amount(found["high"] or found["high2"]))
    found = _OVER.fullmatch(words) or _FROM.fullmatch(words)
    return Band(_amount(found["low"]), None) if found else None


def _range(words: str) -> Band | None:
    found = _RANGE.fullmatch(words)
    if found is None:
        return None
    low, high = _amount(found["low"]), _amount(found["high"])
    if low is None or high is None:
        return None
    if _HOURS.search(found["high"]) and _BARE.fullmatch(found["low"]):
        low *= 60
    for unit, factor in (("億", 1e8), ("万", 1e4), ("千", 1e3)):
        # 300~599万円: the unit stands for both ends.
        if unit in found["high"] and not _BIG_UNIT.search(found["low"]) and low < factor:
            low *= factor
            break
    return Band(low, high) if low < high else None


def sort_key(band: Band) -> tuple[float, float]:
    """Order bands by where they begin; 'under 10' comes before '10 to 20'."""
    low = -1.0 if band.low is None else band.low
    return (low, band.high if band.high is not None else float("inf"))
