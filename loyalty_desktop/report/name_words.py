"""The words of a name: where it may be cut, and how wide its parts are."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeAlias

Words: TypeAlias = tuple[str, ...]
Span: TypeAlias = tuple[int, int]
"""A part of a name: its first word, and the word behind it."""

# A Japanese word takes the hiragana behind it along (接客|についての|…): a rest never begins with a particle.
_TAIL = "(?:[ぁ-ゟー]*?(?:について|において|における)|[ぁ-ゟー]*)"
_MARK = r"\s!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u205e\u3000-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff9f"
_WORDS = re.compile(
    rf"[㐀-鿿々〆豈-\ufaff]+{_TAIL}|[ァ-ヺー-ヿｦ-ﾟ]+{_TAIL}|[ぁ-ゟ]{_TAIL}|[^{_MARK}]+(?:['’-][^{_MARK}]+)*|\s+|.",
    re.DOTALL,
)
_WIDE = re.compile("[ᄀ-ᅟ…⺀-\ua4cf가-힣豈-\ufaff︰-﹏！-｠￠-￦\U0001f300-\U0001faff\U00020000-\U0003fffd]")
_CLOSED_BY = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "｛": "｝"} | dict(
    zip("「『【〔〈《“", "」』】〕〉》”", strict=True)
)
STOPS = "?？!！.。．,，、:：;；*＊"
_SILENT = frozenset((*STOPS, *_CLOSED_BY, *_CLOSED_BY.values()))


@lru_cache(maxsize=16384)
def text_columns(text: str) -> int:
    """Return how wide a text is, in Latin letters: Japanese ones count as two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


class NameText(NamedTuple):
    """A name and its words, spaces and marks; `ends` says where each begins and the last one ends, in letters.

    `columns` says the same in columns. What is `turned` goes from the last word to the first. `brackets` are the
    places of brackets that belong together.
    """

    name: str
    words: Words
    turned: Words
    ends: tuple[int, ...]
    columns: tuple[int, ...]
    columns_turned: tuple[int, ...]
    brackets: tuple[Span, ...]

    def part(self, span: Span) -> str:
        """Return the letters of a part."""
        return self.name[self.ends[span[0]] : self.ends[span[1]]]

    def wide(self, start: int, stop: int) -> int:
        """Return how wide a part is."""
        return self.columns[stop] - self.columns[start]


@lru_cache(maxsize=8192)
def name_text(name: str) -> NameText:
    """Return the words of a name, found once."""
    words: Words = tuple(_WORDS.findall(name))
    ends = tuple(accumulate(map(len, words), initial=0))
    columns = ends if name.isascii() else tuple(accumulate(map(text_columns, words), initial=0))
    turned = tuple(columns[-1] - column for column in reversed(columns))
    return NameText(name, words, words[::-1], ends, columns, turned, _brackets(words))


def _brackets(words: Words) -> tuple[Span, ...]:
    found, opened = [], []
    for at, word in enumerate(words):
        if word in _CLOSED_BY:
            opened.append(at)
        elif opened and word == _CLOSED_BY[words[opened[-1]]]:
            found.append((opened.pop(), at))
    return tuple(found)


def says(words: Words, start: int, stop: int) -> bool:
    """Say whether there is something to read: more than brackets, stops and spaces."""
    return any(words[at] not in _SILENT and not words[at].isspace() for at in range(start, stop))
