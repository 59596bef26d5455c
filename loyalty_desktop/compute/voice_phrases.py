"""A phrase and the words that are hardly ever written without it: one entry of the list, not three.

着用例 is found as a phrase and as its words 着用 and 例. Where nearly all who used a word used it in one phrase, the
word says nothing of its own: the phrase stands for it and names it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.compute.voices import Voice

NEARLY_ALL = 0.9
"""A word is told by a phrase that so large a share of its users wrote."""


def told_by_phrases(found: Sequence[Voice]) -> list[Voice]:
    """Return the entries without the words that a listed phrase tells; the phrase has them in `words`.

    A word whose base is large enough for a verdict is kept where that of the phrase is not. Only who wrote what
    decides, never how loyal they are, so that the tests that follow are not bent.
    """
    words = {one.key: one for one in found if one.kind == "word"}
    told: dict[str, list[Voice]] = {}
    for phrase in _most_telling_first(found, words):
        for key in phrase.key.split(" + "):
            word = words.get(key)
            if word is not None and _is_told(word, phrase):
                told.setdefault(phrase.key, []).append(words.pop(key))
    return [
        msgspec.structs.replace(one, words=tuple(word.text for word in told[one.key])) if one.key in told else one
        for one in found
        if one.kind == "phrase" or one.key in words
    ]


def _most_telling_first(found: Sequence[Voice], words: Mapping[str, Voice]) -> list[Voice]:
    """Return the phrases: first those that tell both of their words, of these the most used."""

    def telling(phrase: Voice) -> tuple[int, int]:
        there = [words[key] for key in phrase.key.split(" + ") if key in words]
        return -sum(_is_told(word, phrase) for word in there), -phrase.n

    return sorted((one for one in found if one.kind == "phrase"), key=telling)


def _is_told(word: Voice, phrase: Voice) -> bool:
    lost = "small_base" in phrase.score.flags and "small_base" not in word.score.flags
    return phrase.n >= NEARLY_ALL * word.n and not lost
