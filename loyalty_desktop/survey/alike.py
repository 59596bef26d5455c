"""Answers that share a word, as steps of a scale do: molto soddisfatto, poco soddisfatto, non soddisfatto."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from loyalty_desktop.survey.normal import match_text, plain

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_LEAST, _MOST = 3, 7
_SHARED = 0.6


def share_a_word(texts: Collection[str]) -> bool:
    """Say whether three to seven answers hold the same word, or the same two signs of a script without spaces."""
    if not _LEAST <= len(texts) <= _MOST:
        return False
    uses: Counter[str] = Counter()
    for text in texts:
        uses.update(_words(text))
    return any(n >= max(_LEAST, _SHARED * len(texts)) for n in uses.values())


def _words(text: str) -> set[str]:
    words = plain(text).casefold()
    if words.isascii() or not any("\u3040" <= sign <= "\ud7a3" for sign in words):
        # The endings differ with gender and number: satisfait, satisfaite.
        return {word[:_STEM] for word in _WORD.findall(words)}
    bare = match_text(text)
    pairs = {bare[at : at + 2] for at in range(len(bare) - 1)}
    return {pair for pair in pairs if not any(sign.isdigit() or sign.isascii() for sign in pair)}
