"""Which letters of a text stay in one line of the PDF: phrases of Japanese, which the typesetter would break anywhere.

The text itself stays as it was typed: the typesetter is told its pieces beside it and sets each in a box of its own.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from loyalty_desktop.report.drawing.letters import pieces_of, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 16.0
"""What is wider, in the size of its letters, finds no room in narrow lines and is broken anywhere."""
_TIES = frozenset("・：；〜～…‥ー々％")
_SHORTEST = 3
"""Texts of fewer letters stand in one line anyway."""


def phrases_of(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the pieces of those texts that have phrases: what may be broken, then what stays together, in turn.

    Joined they are the text, to the letter.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        if len(text) >= _SHORTEST and not text.isascii() and text not in found:
            pieces = _in_turn(text)
            if len(pieces) > 1:
                found[text] = pieces
    return found


def _in_turn(text: str) -> tuple[str, ...]:
    found = [""]
    for piece in _tied(list(pieces_of(text))):
        start, held, end = _without_marks(piece)
        if len(held) > 1 and not held.isascii() and end[:1] not in _TIES and text_width(held, 1.0) <= _LONGEST:
            found[-1] += start
            found += [held, end]
        else:
            found[-1] += piece
    return tuple(found)


def _tied(pieces: list[str]) -> Iterator[str]:
    """Give the pieces, those joined that stand before and behind a dot or colon: no line may begin with it.

    It would behind a box, which typesetters break lines behind, whatever comes.
    """
    tied = ""
    for piece in pieces:
        if tied and text_width(tied + piece, 1.0) > _LONGEST:
            yield tied
            tied = ""
        tied += piece
        if piece[-1:] not in _TIES:
            yield tied
            tied = ""
    if tied:
        yield tied


def _without_marks(piece: str) -> tuple[str, str, str]:
    """Return what is before the letters of a piece, these, and what is behind: brackets at an edge lose their space."""
    first, last = 0, len(piece)
    while first < last and _is_mark(piece[first]):
        first += 1
    while last > first and _is_mark(piece[last - 1]):
        last -= 1
    return piece[:first], piece[first:last], piece[last:]


def _is_mark(sign: str) -> bool:
    return sign == " " or (not sign.isascii() and unicodedata.category(sign).startswith("P"))
