"""Addresses for e-mail and numbers of telephones and cards in what people wrote: found, and veiled."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from loyalty_desktop.survey.piecewise import pieces

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Cell

MARK = "●●●"
_D = "[0-9０-９]"
_S = "[-‐‑–—−－ー.()（） ]"
_L = "[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]"
_EMAIL = re.compile(rf"(?:{_L}|[.+_%-]){{1,64}}[@＠](?:{_L}|-){{1,63}}(?:[.．](?:{_L}|-){{2,24}}){{1,4}}")
_NUMBER = re.compile(rf"[0-9０-９+＋(（](?:{_S}{{0,2}}{_D}){{8,18}}")
"""What may be the number of a telephone or a card; how many digits it has, and where they are parted, decides."""
_DIGIT = re.compile(_D)
_AMERICAN = re.compile(r"[(]?[0-9]{3}[)]?[-. ]{1,2}[0-9]{3}[-. ][0-9]{4}")
_AT_HOME, _ABROAD, _CARD = range(10, 12), range(9, 16), 16
"""How many digits a number has that begins with 0, one with the code of a country, one of a card."""
_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789\n"))
_FEWEST_DIGITS = 8
_AT_ONCE = 10_000


def without_addresses(text: str) -> str:
    """Return a text with its addresses and numbers of telephones and cards veiled."""
    if "@" in text or "＠" in text:
        text = _EMAIL.sub(MARK, text)
    return _NUMBER.sub(lambda found: MARK if _calls_somebody(found) else found[0], text)


def perhaps_addresses(values: tuple[Cell, ...]) -> bool:
    """Say at one glance whether any of many texts may hold an address or a long number."""
    for piece in pieces(len(values), _AT_ONCE):
        joined = "\n".join([value for value in values[piece] if isinstance(value, str)])
        if "@" in joined or "＠" in joined or (_has_digits(joined) and _NUMBER.search(joined) is not None):
            return True
    return False


def _has_digits(joined: str) -> bool:
    """Say whether some line has digits enough for a telephone: that is known sooner than where they are."""
    if any(digit in joined for digit in "０１２３４５６７８９"):
        return True
    digits = joined.encode("utf-8", "surrogatepass").translate(None, _NO_DIGITS)
    return max(map(len, digits.split(b"\n"))) >= _FEWEST_DIGITS


def _calls_somebody(found: re.Match[str]) -> bool:
    """Say whether a number calls somebody or pays: it begins, or is parted, as only such numbers are."""
    text, first, end = found[0], found.start(), found.end()
    if (first and _DIGIT.match(found.string, first - 1)) or _DIGIT.match(found.string, end):
        return False  # longer than any such number
    digits = unicodedata.normalize("NFKC", "".join(_DIGIT.findall(text)))
    if text[0] in "+＋":
        return len(digits) in _ABROAD
    if digits[0] == "0":
        return len(digits) in _AT_HOME
    return bool(_AMERICAN.fullmatch(text)) or (len(digits) == _CARD and _is_card(digits))


def _is_card(digits: str) -> bool:
    """Say whether the last digit is the one that the others ask for (Luhn)."""
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(digits)]
    return sum(number - 9 * (number > 9) for number in doubled) % 10 == 0
