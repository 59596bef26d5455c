"""What separates several answers in one cell, and how a cell is split there; inside brackets nothing separates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loyalty_desktop.survey.normal import is_tidy, one_line

MIDDLE_DOTS = frozenset({"・", "･"})
"""They hold the words of one answer together (レジ・会計) far more often than they part answers."""
SEPARATORS = (", ", ";", "；", "\n", " / ", "|", "┋", "、", "&", ",", "，", "/", "／", "・", "･")
# These also stand inside sentences, names and numbers: they count only between very few, short answers.
_WEAK = frozenset({"、", "&", ",", "，", "/", "／"}) | MIDDLE_DOTS
# Behind the only answer too, as Microsoft Forms writes it (I08).
_CLOSING = frozenset({";", "；", "\n"})
_OPEN, _CLOSE = "（(「『[［【", "）)」』]］】"
_BRACKETS = re.compile(f"[{re.escape(_OPEN)}]")


def closes(text: str, separator: str) -> bool:
    """Say whether a cell ends with the separator, as only tools write it behind the last answer."""
    return separator in _CLOSING and text.rstrip(" ").endswith(separator)


def is_weak(separator: str) -> bool:
    """Say whether a separator also stands inside sentences, names and numbers."""
    return separator in _WEAK


@dataclass(frozen=True, slots=True)
class Split:
    """Cells split into answers: the separator and, for each distinct cell, its tuple of answers."""

    separator: str
    tokens: tuple[tuple[str, ...], ...]


def tokens_of(text: str, separator: str) -> tuple[str, ...]:
    """Split one cell at `separator` outside brackets; empty parts (before, behind) and repeated ones are dropped."""
    return tuple(dict.fromkeys(parts_of(text, separator)))


def parts_of(text: str, separator: str) -> tuple[str, ...]:
    """Split one cell, a part that is written twice kept twice: it still holds two places."""
    bare = separator.strip()
    ends = (text[:1], text[-1:])
    if separator not in text and bare not in ends:
        return (one_line(text),) if text.strip() else ()
    parts = _outside_brackets(text, separator) if _BRACKETS.search(text) else text.split(separator)
    parts = list(map(str.strip, parts))
    tidy = is_tidy(text)
    if bare and (bare in ends or (not tidy and bare in {text.strip()[:1], text.strip()[-1:]})):
        parts = [part.removeprefix(bare).removesuffix(bare).strip() for part in parts]
    if not tidy:
        parts = list(map(one_line, parts))
    return tuple(filter(None, parts))


@lru_cache(maxsize=16)
def _marks(separator: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(_OPEN)}]|[{re.escape(_CLOSE)}]|{re.escape(separator)}")


def _outside_brackets(text: str, separator: str) -> list[str]:
    parts: list[str] = []
    depth = start = 0
    for found in _marks(separator).finditer(text):
        mark = found[0]
        if mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(text[start : found.start()])
            start = found.end()
    parts.append(text[start:])
    return parts
