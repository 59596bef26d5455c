"""The Japanese dictionary: a text as pieces with their part of speech and their form in the dictionary.

lindera with IPADIC, both in one file of the package: nothing is downloaded. It is loaded when the first comment is
taken apart, which takes a quarter of a second, never at the start of the program.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_loading = threading.Lock()
_entries: dict[int, tuple[str, str, str, str]] = {}


class Piece(NamedTuple):
    """A piece of a text: its letters, where they stand, what kind of word it is and what stands in the dictionary.

    `kind` and `sort` are the first two levels of IPADIC's parts of speech (名詞, サ変接続), `bend` how it is inflected.
    """

    text: str
    start: int
    kind: str
    sort: str
    bend: str
    base: str

    @property
    def end(self) -> int:
        """Where the next piece begins."""
        return self.start + len(self.text)


def pieces_of(text: str) -> list[Piece]:
    """Return a text as pieces, spaces among them or not."""
    out, at = [], 0
    for token in _tokenize()(text):
        surface = token.surface
        at = text.index(surface, at)
        if token.is_unknown:
            out.append(Piece(surface, at, *_entry(token.details, surface, "?")))
        else:
            key = token.word_id
            entry = _entries.get(key)
            if entry is None:  # a word of the dictionary is looked up once
                entry = _entries[key] = _entry(token.details, "", "")
            out.append(Piece(surface, at, *entry[:3], entry[3] or surface))
        at += len(surface)
    return out


def _entry(details: list[str], surface: str, mark: str) -> tuple[str, str, str, str]:
    """Return kind, sort, inflection and form in the dictionary; '' for a form that is not there."""
    kind, sort = (details[0], details[1]) if len(details) > 1 else ("名詞", "一般")
    known = len(details) > 6
    return kind, f"{sort}{mark}", details[4] if known else "*", details[6] if known and details[6] != "*" else surface


def _tokenize() -> Callable[[str], list[Any]]:
    with _loading:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> Callable[[str], list[Any]]:
    import lindera  # noqa: PLC0415 - 21 MB that only comments need

    tokenizer = lindera.Tokenizer(lindera.load_dictionary("embedded://ipadic"), "normal")
    tokenize: Callable[[str], list[Any]] = tokenizer.tokenize
    return tokenize
