"""How alike two names are: the words that mean something, shared or not. Nothing here knows synonyms."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import TypeVar

from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.normal import match_text, plain

T = TypeVar("T", bound=Hashable)

_SPLIT = re.compile(
    r"[\s・、。,.，/／()（）「」『』“”\"\[\]【】\-_:：;?？!！&＆'’]+"
    r"|(?<=[一-龯々ァ-ヶー])(?=[ぁ-ん])|(?<=[ぁ-ん])(?=[一-龯々ァ-ヶー])|(?<=[a-z0-9])(?=[ぁ-んァ-ヶ一-龯])"
)
_HIRAGANA = re.compile(r"[ぁ-ん]{1,3}")
_GRAMMAR = (
    "the a an of to in on at and or was were is are am it its my our your you me we us they them i with for as any "
    "not no did do does done have has had been be by from this that these those there when which what who how if "
    "than then would could should can will may all some other about after before during so very more most one "
    "each get got よかった なかった こと もの とき ところ について ありました"
)
_SAY_NOTHING = frozenset(_GRAMMAR.split())


@lru_cache(maxsize=16384)
def meaning_words(text: str) -> frozenset[str]:
    """Return the words of a name that mean something: no particles, no grammar, nothing every question has.

    Japanese has no spaces, so words end where kanji or katakana meet hiragana; one kanji alone means too much.
    """
    parts = {part for part in _SPLIT.split(plain(text).casefold()) if part}
    return frozenset(
        part
        for part in parts
        if len(part) > 1
        and part not in _SAY_NOTHING
        and not part.isdigit()
        and not _HIRAGANA.fullmatch(part)
        and not mentions(part, "satisfaction")
        and not mentions(part, "experience")
    )


def _said(word: str, text: frozenset[str]) -> float:
    """Return how much of `word` is said, 0 to 1: the word, parts of it (店舗 and 接客 in 店舗接客), a compound."""
    if word in text:
        return 1.0
    if word.isascii():
        return 0.0
    parts = within = 0
    longer = 1
    for other in text:  # one loop: it runs for every driver and every experience
        if other in word:
            parts += len(other)
        if word in other:
            longer = max(longer, len(other))
            within = len(word) if len(word) * 2 >= len(other) else within
    return max(min(1.0, parts / len(word)), within / longer)


def shared(name: str, text: str) -> float:
    """Return how much of `name` is said in `text`: its words found there, times the share of it that they are.

    Only words are counted, so that 価格 in a sentence about 価格 weighs 1 and one word of three a third.
    """
    words, said = meaning_words(name), meaning_words(text)
    if not words or not said:
        return 0.0
    found = sum(_said(word, said) for word in words)
    return found * found / len(words)


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, 0 to 1: the better of shared words and shared pairs of letters."""
    first, second = match_text(one), match_text(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    words, others = meaning_words(one), meaning_words(other)
    one_way, other_way = (
        sum(_said(word, of) for word in those) / len(those) if those else 0.0
        for those, of in ((words, others), (others, words))
    )
    by_words = min(one_way, other_way)
    pairs, other_pairs = _pairs(words), _pairs(others)
    by_pairs = 2 * len(pairs & other_pairs) / (len(pairs) + len(other_pairs)) if pairs and other_pairs else 0.0
    return min(0.99, max(by_words, by_pairs))


def _pairs(words: Iterable[str]) -> set[str]:
    return {word[at : at + 2] for word in words for at in range(len(word) - 1)}


def clear_best(scores: Iterable[tuple[float, T]], least: float, ahead: float) -> T | None:
    """Return the best of several, if it scores at least `least` and every other at most `ahead` times as much."""
    ranked = sorted(scores, key=lambda one: -one[0])
    if not ranked or ranked[0][0] < least:
        return None
    if len(ranked) > 1 and ranked[1][0] > ahead * ranked[0][0]:
        return None
    return ranked[0][1]
