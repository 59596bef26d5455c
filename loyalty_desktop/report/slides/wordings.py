"""Texts of a report as paragraphs of a slide, as large as they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.report.slides.boxes import INCH, Box
from loyalty_desktop.report.slides.measuring import cut, fitting, height_of, kept_within
from loyalty_desktop.report.slides.texts import Piece, clean

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Words
    from loyalty_desktop.report.slides.look import Look

TITLE_SIZES = (32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
WORDS_SIZES = (14.0, 13.0, 12.0, 11.0)
_SMALL = (11.0, 10.0, 9.0)
_GAP, _INDENT = 4.0, 0.22
_BULLETS = {"findings": "•", "quotes": "“", "remarks": ""}


def fitted_title(text: str, box: Box, largest: float) -> tuple[str, float]:
    """Return a title as it fits into its box, and its size in points."""
    wide, high = box.width / INCH - 0.2, box.height / INCH
    sizes = [size for size in TITLE_SIZES if size <= largest] or [largest]
    size = fitting((text,), wide, high, sizes)
    return kept_within((text,), size, wide, high)[0], size


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
    texts = tuple(filter(None, (clean(base), clean(footer))))
    size = fitting(texts, wide, high, (9, 8, 7))
    if len(texts) == 2 and height_of(texts, size, wide) > high:
        texts = (texts[0], cut(texts[1], size, wide))
    if len(texts) == 2 and height_of(texts, size, wide) > high:
        texts = (cut(texts[0], size, wide), texts[1])
    return tuple(Piece(text, size, colour=look.muted) for text in kept_within(texts, size, wide, high))


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
