"""How wide a text is and how many lines it takes: an estimate that errs on the wide side.

The fonts of the PC on which the deck is opened are not known here, so nothing is measured in one of them: Japanese
letters are one em wide in all of them, Latin ones get the widths of a rather wide sans serif.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CUT = "…"
POINTS_AN_INCH = 72
LINE = 1.45
"""How high a line is in sizes of its font: Meiryo and Noto stand further apart than Latin ones."""
_NARROW, _SLIM, _BROAD = "iljI|.,:;'!`", 'ftr()[]{}/\\- "', "mwMW@%"
_NOT_FIRST = "、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%,.:;?!)]}…"


@lru_cache(maxsize=8192)
def letter_width(letter: str) -> float:
    """Return how wide one letter is, in sizes of its font."""
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WFA":
        return 1.0
    if letter in _NARROW:
        return 0.3
    if letter in _SLIM:
        return 0.38
    if letter in _BROAD:
        return 0.92
    return 0.7 if letter.isupper() else 0.62 if letter.isdecimal() else 0.58


def text_width(text: str, size: float, *, wider: float = 1.0) -> float:
    """Return how wide a text is in one line, in inches, at a size in points; `wider` stretches Latin letters."""
    return sum(wide if (wide := letter_width(one)) == 1.0 else wide * wider for one in text) * size / POINTS_AN_INCH


def lines_of(text: str, size: float, width: float, *, wider: float = 1.0) -> list[str]:
    """Return the lines into which a text falls in a column `width` inches wide.

    Words stay whole, unless they are wider than the column; Japanese is parted anywhere but before what may not begin a
    line.
    """
    found: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(text):
        wide = text_width(piece, size, wider=wider)
        if line and used + text_width(piece.rstrip(), size, wider=wider) > width:
            found.append(line)
            line, used = "", 0.0
            piece = piece.lstrip()  # noqa: PLW2901 - a line does not begin with the space before it
            wide = text_width(piece, size, wider=wider)
        while wide > width and len(piece) > 1:
            fits = _fits(piece, size, width, wider=wider)
            found.append(piece[:fits])
            piece = piece[fits:]  # noqa: PLW2901
            wide = text_width(piece, size, wider=wider)
        line, used = line + piece, used + wide
    return [*found, line] if line or not found else found


def height_of(paragraphs: Sequence[str], size: float, width: float, gap: float = 0.0) -> float:
    """Return how high paragraphs are, in inches; `gap` points stand between them."""
    lines = sum(len(lines_of(text, size, width)) for text in paragraphs)
    return (lines * size * LINE + gap * max(len(paragraphs) - 1, 0)) / POINTS_AN_INCH


def cut(text: str, size: float, width: float, most: int = 1, *, wider: float = 1.0) -> str:
    """Return a text that takes at most `most` lines: cut to … where it would take more."""
    lines = lines_of(text, size, width, wider=wider)
    if len(lines) <= most:
        return text
    last = lines[most - 1].rstrip()
    while last and text_width(last + CUT, size, wider=wider) > width:
        last = last[:-1]
    return "".join(lines[: most - 1]) + last.rstrip() + CUT


def fitting(paragraphs: Sequence[str], width: float, height: float, sizes: Sequence[float], gap: float = 0.0) -> float:
    """Return the first of `sizes` (in points, falling) at which paragraphs fit; the last one where none does."""
    return next((size for size in sizes if height_of(paragraphs, size, width, gap) <= height), sizes[-1])


def kept_within(
    paragraphs: Sequence[str], size: float, width: float, height: float, gap: float = 0.0
) -> tuple[str, ...]:
    """Return the paragraphs that fit at `size`: the one that does not is cut to …, those after it are left out."""
    found: list[str] = []
    for text in paragraphs:
        if height_of([*found, text], size, width, gap) <= height:
            found.append(text)
            continue
        room = height - height_of(found, size, width, gap) - (gap / POINTS_AN_INCH if found else 0.0)
        most = int(room * POINTS_AN_INCH / (size * LINE))
        if most >= 1 or not found:
            found.append(cut(text, size, width, max(most, 1)))
        elif not found[-1].endswith(CUT):
            found[-1] = found[-1].rstrip() + CUT
            found[-1] = cut(found[-1], size, width, len(lines_of(found[-1][:-1], size, width)))
        break
    return tuple(found)


def _fits(piece: str, size: float, width: float, *, wider: float) -> int:
    used = 0.0
    for at, letter in enumerate(piece):
        used += text_width(letter, size, wider=wider)
        if used > width:
            return max(at, 1)
    return len(piece)


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    """Return the pieces between which a line may end."""
    found: list[str] = []
    for letter in text:
        wide = unicodedata.east_asian_width(letter) in "WF"
        before = found[-1][-1] if found else ""
        begins = not found or (
            letter not in _NOT_FIRST
            and (wide or before == " " or unicodedata.east_asian_width(before) in "WF")
            and letter != " "
        )
        if begins:
            found.append(letter)
        else:
            found[-1] += letter
    return tuple(found)
