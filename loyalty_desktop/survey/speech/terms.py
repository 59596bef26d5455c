"""A comment as the words and the two-word phrases that are counted, and where they stand in it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from loyalty_desktop.survey.speech.english import english_units
from loyalty_desktop.survey.speech.folded import Folded, folded
from loyalty_desktop.survey.speech.japanese import japanese_units
from loyalty_desktop.survey.speech.units import Unit

_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿ｦ-ﾟ]")
_SIGNS = r"a-z0-9à-ɏ'’ \t\r\n,;:.!?()\"&/%$#*+\-–—…“”‘"
_STRETCH = re.compile(f"[{_SIGNS}]*[a-zà-ɏ][{_SIGNS}]*")
"""A stretch of a Japanese comment in other letters."""
_LONGEST = 20_000
"""So many letters of a comment are looked at: whatever is longer is no comment."""
_LINK, _ENGLISH_LINK = 8, 16


class Pair(NamedTuple):
    """Two words that follow one another with nothing but small words between them."""

    first: Unit
    second: Unit


def units_of(text: str) -> tuple[Folded, list[Unit]]:
    """Return a comment folded, and its words in order."""
    known = folded(text[:_LONGEST])
    plain = known.text
    if not _JAPANESE.search(plain):
        return known, english_units(plain)
    units: list[Unit] = []
    at = 0
    for match in _STRETCH.finditer(plain):
        if match[0].count(" ") < 2 or not _is_english(match[0]):  # a word or two stand in a Japanese sentence
            continue
        units += japanese_units(plain[at : match.start()], at)
        units += english_units(match[0], match.start())
        at = match.end()
    return known, units + japanese_units(plain[at:], at)


def _is_english(stretch: str) -> bool:
    return sum(letter.isalpha() for letter in stretch) > len(stretch) / 2


def pairs_of(units: list[Unit]) -> list[Pair]:
    """Return the phrases: neighbours between which nothing but small words stands."""
    return [Pair(first, second) for first, second in pairwise(units) if second.near and first.word != second.word]


def phrase_text(pair: Pair, plain: str) -> str:
    """Return a phrase as it reads: the words as they are counted, with the small word between them, 接客が丁寧."""
    first, second = pair
    if _JAPANESE.search(first.word) or _JAPANESE.search(second.word):
        between = plain[first.end : second.start]
        if plain[first.start : first.end] == first.word and (second.link or not between):
            return f"{first.word}{second.link}{second.word}"
        if len(between) <= _LINK and "\n" not in between:  # as it was inflected: 早くて助かる
            return f"{plain[first.start : second.start]}{second.word}"
        return f"{first.word}…{second.word}"
    between = " ".join(plain[first.end : second.start].split())
    middle = f" {between} " if between else " "
    shown = middle if len(middle) <= _ENGLISH_LINK else " … "
    return plain[first.start : first.end] + shown + plain[second.start : second.end]
