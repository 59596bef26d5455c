"""Texts of a report as paragraphs of a slide, as large as they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.slides.boxes import INCH, Box
from loyalty_desktop.report.slides.measuring import (
    POINTS_AN_INCH,
    cut,
    fitting,
    height_of,
    kept_within,
    letter_width,
    lines_of,
    text_width,
)
from loyalty_desktop.report.slides.table_widths import BOLD
from loyalty_desktop.report.slides.texts import Piece, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.model import Words
    from loyalty_desktop.report.slides.look import Look

TITLE_SIZES = (32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
WORDS_SIZES = (14.0, 13.0, 12.0, 11.0, 10.5, 10.0)
_SMALL = (11.0, 10.0, 9.0)
_GAP, _INDENT = 4.0, 0.22
_GAPS = 0.94  # what programs leave of a line beside their gaps between Latin and Japanese letters
_LATIN_LINE = 1.2
_ORPHAN, _LITTLE = 0.33, 0.8  # of the width of a line; of the size of a title
_BULLETS = {"findings": "•", "quotes": "“", "remarks": ""}


def fitted_title(text: str, box: Box, largest: float) -> tuple[str, float]:
    """Return a title as it fits into its box, and its size in points."""
    wide, high = box.width / INCH - 0.2, box.height / INCH
    sizes = [size for size in TITLE_SIZES if size <= largest] or [largest]
    size = fitting((text,), wide, high, sizes)
    if max(map(letter_width, text), default=0.0) < 1.0:
        bold = (one for one in sizes if _bold_height(text, one, wide) <= high)
        size = min(size, next(bold, sizes[-1]))
    size = _without_orphan(text, wide, size, sizes)
    return kept_within((text,), size, wide, high)[0], size


def _bold_height(text: str, size: float, wide: float) -> float:
    """Return how high a Latin text gets, in inches, in the widest of the fonts that stand in for missing ones."""
    return len(lines_of(text, size, wide * _GAPS, wider=BOLD)) * size * _LATIN_LINE / POINTS_AN_INCH


def _without_orphan(text: str, wide: float, size: float, sizes: Sequence[float]) -> float:
    """Return a size a little smaller where that saves a last line of a word or two; else the size itself."""
    wide *= _GAPS
    lines = lines_of(text, size, wide, wider=BOLD)
    if len(lines) == 1 or text_width(lines[-1], size) > _ORPHAN * wide:
        return size
    smaller = (one for one in sizes if _LITTLE * size <= one < size)
    return next((one for one in smaller if len(lines_of(text, one, wide, wider=BOLD)) < len(lines)), size)


def lead_pieces(lines: tuple[str, ...], box: Box, look: Look) -> tuple[Piece, ...]:
    """Return the sentences below a title."""
    wide, high = box.width / INCH, box.height / INCH
    texts = tuple(filter(None, map(clean, lines)))
    size = fitting(texts, wide, high, (14, 13, 12, 11, 10))
    return tuple(Piece(text, size, colour=look.muted) for text in kept_within(texts, size, wide, high))


def lead_height(lines: tuple[str, ...], wide: float) -> float:
    """Return how much room the sentences below a title get, in inches: what they take, three lines at most."""
    texts = tuple(filter(None, map(clean, lines)))
    return min(height_of(texts, 14, wide), 0.82) + 0.06 if texts else 0.0


def base_pieces(base: str, footer: str, box: Box, look: Look) -> tuple[Piece, ...]:
    """Return what stands at the foot: whom the slide counts and how, and what the whole report rests on."""
    wide, high = box.width / INCH, box.height / INCH
    texts = tuple(filter(None, (clean(base), clean(untold(footer, base)))))
    size = fitting(texts, wide, high, (9, 8, 7))
    if len(texts) == 2 and height_of(texts, size, wide) > high:
        texts = (texts[0], cut(texts[1], size, wide))
    if len(texts) == 2 and height_of(texts, size, wide) > high:
        texts = (cut(texts[0], size, wide), texts[1])
    return tuple(Piece(text, size, colour=look.muted) for text in kept_within(texts, size, wide, high))


def untold(footer: str, base: str) -> str:
    """Return the footer without what stands in the line above it already, as how many answered."""
    apart = _(" · ")
    told = base.split(apart)
    return apart.join(
        one for one in footer.split(apart) if not any(f"{other} ".startswith(f"{one} ") for other in told)
    )


def words_height(words: Words, wide: float, size: float = 12.0) -> float:
    """Return how high words are at a size of their text."""
    title = height_of((clean(words.title),), 12.0, wide) if clean(words.title) else 0.0
    return title + height_of(_lines(words), size, wide - _INDENT, _GAP) + 0.2


def words_pieces(words: Words, box: Box, look: Look) -> tuple[tuple[Piece, ...], int]:
    """Return the title and the lines of words as they fit, and how many lines found room."""
    wide, high = box.width / INCH, box.height / INCH - 0.1
    title = clean(words.title)
    pieces = [Piece(cut(title, 12.0, wide), 12.0, bold=True, colour=look.ink)] if title else []
    high -= height_of((title,), 12.0, wide) + 0.08 if title else 0.0
    sizes = _SMALL if words.kind == "remarks" else WORDS_SIZES
    lines = _lines(words)
    size = fitting(lines, wide - _INDENT, high, sizes, _GAP)
    kept = kept_within(lines, size, wide - _INDENT, high, _GAP)
    whole = len(kept) if kept == lines[: len(kept)] else max(len(kept) - 1, 1)
    colour = look.muted if words.kind == "remarks" else look.ink
    bullet = _BULLETS[words.kind]
    return (*pieces, *(Piece(line, size, colour=colour, bullet=bullet, gap=_GAP) for line in kept)), whole


def _lines(words: Words) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, words.lines)))
