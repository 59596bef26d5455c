"""Where phrases of Japanese begin, which has no spaces: lines end there as people break them, not inside a word.

Phrases are told by the letters: 満足した/人が、/はっきり/高い. Screens, pages and pictures break their lines by them.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LETTER = re.compile(r"([ぁ-ゖゝゞ])|([ァ-ヺーヽヾ])|([一-鿿々〆])|([0-9０-９%％])|([A-Za-z」』）】)])")
_HIRAGANA, _KATAKANA, _KANJI, _DIGIT, _HELD = range(1, 6)
_WORD = re.compile(
    "ください|すべて|それぞれ|はっきり|わか[りら]|あり|いま|いる|いない|なり|こと|もの|とき|ため|ところ|ほか|そのまま|かもしれ|でき"
)
"""Words of hiragana that begin phrases of their own."""
_ENDINGS = frozenset("はがをにでとのもへやかたてるいうくすつぬずなばらどよ")
"""Letters that a phrase ends with before the next word begins; り, み and け stand inside words: 取り組む, 見込み."""
_COMPOUND = frozenset("切違換分直過合")
"""Letters that go on with a word after い: 言い切る, 食い違う, 使い分け."""
_HONORIFIC = frozenset("おご")
_RANGE = frozenset("~～〜–")
_EQUALS = frozenset("=＝")
_SHORTEST, _LONGEST = 5, 14
"""A phrase of hiragana is broken once it is long enough, any that is longer than that anywhere: it must find room."""


@lru_cache(maxsize=2000)
def joints(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the places of the letters that belong in one line with the letter before them, and of spaces that hold."""
    if text.isascii():
        return (), ()
    kinds = [_kind(letter) for letter in text]
    if not any(_HIRAGANA <= kind <= _KANJI for kind in kinds):
        return (), ()
    spaces = tuple(at for at in range(1, len(text) - 1) if text[at] == " " and _holds(text, kinds, at))
    found, length = [], 1
    for at in range(1, len(text)):
        if _belongs(text, kinds, at, length):
            found.append(at)
            length += 1
        else:
            length = 1
    return tuple(found), spaces


@lru_cache(maxsize=5000)
def _kind(letter: str) -> int:
    match = _LETTER.match(letter)
    return match.lastindex or 0 if match is not None else 0


def _belongs(text: str, kinds: list[int], at: int, length: int) -> bool:
    before, after = kinds[at - 1], kinds[at]
    if not before or after not in (_HIRAGANA, _KATAKANA, _KANJI) or length >= _LONGEST:
        return False
    if before == _HELD:
        return after == _HIRAGANA or (after == _KANJI and text[at - 1].isalpha() and _is_suffix(kinds, at))
    if before == _HIRAGANA:
        return not _begins_phrase(text, at, length, after)
    return before == _DIGIT or after in (_HIRAGANA, before) or (after == _KANJI and _is_suffix(kinds, at))


def _is_suffix(kinds: list[int], at: int) -> bool:
    """Say whether one letter of kanji stands alone behind a word (ワルド法, Web用): it belongs to that word."""
    return kinds[at + 1 : at + 2] != [_KANJI]


def _begins_phrase(text: str, at: int, length: int, kind: int) -> bool:
    """Say whether a phrase begins at `at`, after a letter of hiragana."""
    last = text[at - 1]
    if kind == _HIRAGANA:
        return length >= _SHORTEST and last in _ENDINGS and _WORD.match(text, at) is not None
    if last in _HONORIFIC or (last == "い" and text[at] in _COMPOUND):
        return False
    return last in _ENDINGS or text[at - 2 : at] == "より"


def _holds(text: str, kinds: list[int], at: int) -> bool:
    """Say whether the space at `at` is inside 12 件, NRS は, p 値, = +7.0 or +3.1 〜 +4.5, which stay in one line."""
    if text[at - 1] in _RANGE or text[at + 1] in _RANGE or text[at - 1] in _EQUALS:
        return True
    before, after = kinds[at - 1], kinds[at + 1]
    if before == _HELD:
        return after == _HIRAGANA or (after == _KANJI and _is_suffix(kinds, at + 1))
    return before == _DIGIT and after in (_HIRAGANA, _KATAKANA, _KANJI)
