"""How wide a column of the grid wants to be, from a sample of its cells: never from all of them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from loyalty_desktop.desktop.screens.data.grid_text import latin_pieces
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFont

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.cells import ColumnCells
    from loyalty_desktop.report.columns import ColumnHead
    from loyalty_desktop.survey.reading import Role

_FIRST, _SPREAD = 40, 40
_LONGEST_SAMPLE = 60
_NARROW, _WIDE = 70, 210
_WIDEST_HEADING = 150
_PADDING, _CHIP_PADDING = 16, 40


class ColumnRuler:
    """Measures columns letter by letter: whole texts laid out by Qt would hold up a survey that is opened."""

    def __init__(self, look: Look) -> None:
        self._cells = _Letters(look.font(12))
        self._heading = _Letters(look.font(12, 600))
        self._role = _Letters(look.font(11.5, 600))

    def natural_width(self, head: ColumnHead, cells: ColumnCells) -> int:
        """Return the width at which a column opens: most cells and two lines of heading fit."""
        return ceil(min(_WIDE, max(_NARROW, self._of_cells(cells), self._of_heading(head))))

    def role_width(self, role: Role) -> int:
        """Return the width of a column at which this role is not cut."""
        return ceil(min(_WIDE, self._of_role(role)))

    def full_width(self, head: ColumnHead, cells: ColumnCells) -> int:
        """Return the width at which no cell of the sample is cut, as a double click on the border asks for."""
        return ceil(max(self._of_cells(cells), self._of_role(head.role), self._of_heading(head)))

    def _of_cells(self, cells: ColumnCells) -> float:
        return self._cells.widest(text[:_LONGEST_SAMPLE] for text in cells.sample(_FIRST, _SPREAD)) + _PADDING

    def _of_role(self, role: Role) -> float:
        return self._role.width(word("role", role)) + _CHIP_PADDING

    def _of_heading(self, head: ColumnHead) -> float:
        half, piece = self._heading.width(head.name) * 0.55, self._heading.widest(latin_pieces(head.name))
        return min(_WIDEST_HEADING, max(half, piece)) + _PADDING


class _Letters(dict[str, float]):
    """The width of every letter that was asked for, in one font."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._metrics = QFontMetricsF(font)
        self._kanji = self._metrics.horizontalAdvance("国")

    def __missing__(self, letter: str) -> float:
        is_kanji = "一" <= letter <= "鿿"  # thousands of them, all of one width
        made = self[letter] = self._kanji if is_kanji else self._metrics.horizontalAdvance(letter)
        return made

    def width(self, text: str) -> float:
        return sum(map(self.__getitem__, text))

    def widest(self, texts: Iterable[str]) -> float:
        return max(map(self.width, texts), default=0.0)
