"""The unit of money that a heading names for the numbers below it: 残高(千円), Revenue ($k) (INPUTS.md I29, I52)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_JAPANESE = re.compile(r"(?:^|[(\[/:・、,])\s*(?:単位\s*[:=]?\s*)?(?P<times>[十百千万億]{0,3})円\s*(?:$|[)\]・、,])")
_ENGLISH = re.compile(
    r"(?:^|[(\[/]|_)\s*(?:in\s+)?(?:"
    r"(?P<before>thousands?|millions?|k|m)?\s*(?:of\s+)?(?:us\s*)?(?:usd|eur|gbp|jpy|yen|dollars?|euros?|pounds?|[$€£¥])"
    r"\s*(?P<after>thousands?|millions?|k|m|'?000s?)?)\s*(?:$|[)\]])"
)
_TIMES = {
    "": 1.0, "十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "億": 1e8,
    "thousand": 1e3, "thousands": 1e3, "k": 1e3, "000": 1e3, "'000": 1e3, "000s": 1e3, "'000s": 1e3,
    "million": 1e6, "millions": 1e6, "m": 1e6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """A unit of money: its name as the heading has it, and how much of the currency one of it is."""

    name: str
    times: float


@lru_cache(maxsize=4096)
def money_unit(words: str) -> MoneyUnit | None:
    """Return the unit of money that a heading (plain, lower case) names in brackets or at its end, None if none."""
    if found := _JAPANESE.search(words):
        times = 1.0
        for sign in found["times"]:
            times *= _TIMES[sign]
        return MoneyUnit(found["times"] + "円", times)
    if found := _ENGLISH.search(words):
        size = _TIMES[found["before"] or found["after"] or ""]
        return MoneyUnit(found[0].strip("()[]/ "), size)
    return None


_CURRENCIES = {
    "¥": re.compile(r"[¥￥]|^[-(]?\\|円|\bjpy\b"),
    "$": re.compile(r"\$|\busd\b|ドル"),
    "€": re.compile(r"€|\beur\b|ユーロ"),
    "£": re.compile(r"£|\bgbp\b|ポンド"),
}


def currency_of(text: str) -> str:
    """Return the sign of the currency that an amount names, '' for none."""
    small = text.casefold()
    return next((sign for sign, pattern in _CURRENCIES.items() if pattern.search(small)), "")
