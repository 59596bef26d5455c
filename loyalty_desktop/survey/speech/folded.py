"""Text in which people look for words: width, letter case and kind of kana make no difference; and the way back.

`Folded.starts` says where each letter of the folded text stands in the text as it was written, so that what is found
can be marked there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_VOICED = frozenset("\u3099\u309a\uff9e\uff9f")
_COMPOSED = re.compile("[\u0300-\u036f\u1100-\u11ff\u3099\u309a\uff9e\uff9f]")
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


class Folded(NamedTuple):
    """A text in compatibility form and lower case, and where each of its letters comes from; None: the same places."""

    text: str
    starts: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the letters from `start` up to `end` stand in the text as it was written."""
        if self.starts is None:
            return start, end
        last = self.starts[max(start, end - 1)]
        while end < len(self.starts) - 1 and self.starts[end] == last and end > start:
            end += 1  # one letter that became several is found as a whole
        return self.starts[start], self.starts[end]


def folded(text: str) -> Folded:
    """Return a text in compatibility form (ｻｲｽﾞ → サイズ, ＡＢＣ → abc), lower case."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    lower = plain.lower()
    if len(lower) == len(text) and (plain == text or _COMPOSED.search(text) is None):
        return Folded(lower, None)  # letter for letter: without marks to compose, normal forms only get longer
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and (text[end] in _VOICED or unicodedata.combining(text[end])):
            end += 1
        piece = unicodedata.normalize("NFKC", text[at:end]).lower()
        parts.append(piece)
        starts += [at] * len(piece)
        at = end
    return Folded("".join(parts), (*starts, len(text)))


def search_key(text: str) -> str:
    """Return a text as it is searched: folded, and katakana as hiragana."""
    return folded(text).text.translate(_HIRAGANA)


def search_words(asked: str) -> tuple[str, ...]:
    """Return the words that somebody looks for; all of them have to be there."""
    return tuple(dict.fromkeys(search_key(asked).split()))


def found_spans(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return where the words of `search_words` stand in a text as it was written, in order, without overlaps."""
    if not words:
        return ()
    known = folded(text)
    key = known.text.translate(_HIRAGANA)
    found: list[tuple[int, int]] = []
    for word in words:
        at = key.find(word)
        while at >= 0:
            found.append(known.span(at, at + len(word)))
            at = key.find(word, at + len(word))
    return merged(found)


def merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans in order, those that touch made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif end > start:
            out.append((start, end))
    return tuple(out)
