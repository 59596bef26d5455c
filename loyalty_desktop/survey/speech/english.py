"""Words of English comments, and of all others in which words are parted by spaces.

Endings are taken off (services → service) by Snowball's stemmer; the word is listed as most people wrote it, with all
the forms that were counted for it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from loyalty_desktop.survey.speech.units import Unit
from loyalty_desktop.survey.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_BREAK = re.compile(r"[.!?;:,()\[\]{}\n\r\"“”…/|]|\s[-–—]\s|\bbut\b")
_FARTHEST = 3
"""So many small words may stand between a negation and what it negates: was not at all very good."""
NOT = "not "


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    from snowballstemmer.english_stemmer import EnglishStemmer  # noqa: PLC0415 - needed only where comments are

    made: Any = EnglishStemmer()
    stem: Callable[[str], str] = made.stemWord
    return stem


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(words("speech", "english", "stop"))


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(words("speech", "english", "negations"))


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """Return what a word is counted as; '' for one that says nothing by itself."""
    plain = word.replace("’", "'")
    if plain in _stop() or (len(plain) < 2 and plain.isascii()) or not any(letter.isalpha() for letter in plain):
        return ""
    plain = plain.removesuffix("'s")
    return _stemmer()(plain) if plain.isascii() else plain


def english_units(text: str, offset: int = 0) -> list[Unit]:
    """Return the words of a folded text; `offset` is where it stands in a longer one."""
    units: list[Unit] = []
    negation, near, last = -1, False, 0
    small = 0
    for match in _WORD.finditer(text):
        word, start = match[0].replace("’", "'"), match.start()
        if _BREAK.search(text, last, start):
            near, negation = False, -1
        last = match.end()
        if word in _negations():
            negation, small = start, 0
            continue
        key = stem_of(word)
        if not key:
            small += 1
            if word == "but":
                near, negation = False, -1
            elif word == "only" or small > _FARTHEST:  # not only friendly is friendly
                negation = -1
            continue
        first = negation if negation >= 0 else start
        units.append(Unit(NOT + key if negation >= 0 else key, offset + first, offset + last, near and small <= 2))
        negation, near, small = -1, True, 0
    return units
