"""Text of the grid laid out once: a cell's line, and a heading in up to two lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTransform

from loyalty_desktop.desktop.painting import first_of_two

_MOST = 20_000
_LATIN = re.compile(r"[A-Za-z0-9À-ɏ_]+")
_SEAM = re.compile(r"(?<=_)(?=[^_])|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
"""Where a word may be broken: behind an underscore, before a capital inside it."""


class Line(NamedTuple):
    """One line of text ready to be drawn: its width, and whether it was cut."""

    drawn: QStaticText
    width: int
    cut: bool


class TextLines:
    """Lines of one font by text and width; forgotten all at once when there are too many."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._lines: dict[tuple[str, int], Line] = {}
        self.height = round(self._metrics.height())

    def line(self, text: str, width: int) -> Line:
        """Return `text` as one line of at most `width` pixels."""
        return self._lines.get((text, width)) or self._make(text, width)

    def width(self, text: str) -> float:
        """Return how wide a text is when nothing cuts it."""
        return self._metrics.horizontalAdvance(text)

    def __len__(self) -> int:
        return len(self._lines)

    def _make(self, text: str, width: int) -> Line:
        if len(self._lines) >= _MOST:
            self._lines.clear()
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        drawn = QStaticText(shown)
        drawn.setTextFormat(Qt.TextFormat.PlainText)
        drawn.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        drawn.prepare(QTransform(), self.font)
        made = self._lines[text, width] = Line(drawn, round(drawn.size().width()), shown != text)
        return made


def two_lines(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """Return a heading broken into at most two lines of `width` pixels, the second one cut if need be."""
    if not text:
        return ()
    end = _at_seam(text, len(first_of_two(font, text, width)))
    rest = text[end:].lstrip()
    if not rest:
        return (text,)
    return (text[:end].rstrip(), QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))


def latin_pieces(text: str) -> list[str]:
    """Return what no line is to be broken inside of: Latin words, and the parts of words such as UserLanguage."""
    return [piece for found in _LATIN.findall(text) for piece in _SEAM.split(found)]


def _at_seam(text: str, end: int) -> int:
    """Return where a line that would end at `end` ends instead, so that no part of a Latin word is cut in two."""
    word = next((one for one in _LATIN.finditer(text) if one.start() < end < one.end()), None)
    if word is None:
        return end
    seams = [one.start() for one in _SEAM.finditer(text, 0, word.end()) if word.start() < one.start() <= end]
    return seams[-1] if seams else end
