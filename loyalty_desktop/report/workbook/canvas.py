"""One sheet that is filled from top to bottom: lines of text, room for charts, and where printed pages end."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from loyalty_desktop.report.name_words import text_columns
from loyalty_desktop.report.workbook.looks import BODY, LEAD, LINE_HEIGHT, aligned
from loyalty_desktop.report.workbook.plain_text import sayable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

    from loyalty_desktop.report.workbook.looks import Looks
    from loyalty_desktop.report.workbook.plain_text import Pen
    from loyalty_desktop.report.workbook.stale import Stale

_TALLEST = 409.0
"""Points: no row of Excel is higher."""
_FULL = 0.94
"""How much of a line is filled before the next word goes to a new one."""
_BOLD = 0.9
"""How many letters of a title, or of a line, stand where there is room for one of the text: they are bold."""
_READABLE = 130.0
"""Letters in a line; longer ones are hard to read, and go beyond the window."""
_USUAL = 8.43
_PIXELS, _INCH, _CM = 7.0, 96.0, 2.54
_POINTS = 72.0
_PAPER, _HANGS = (27.7, 17.6), 16.0
"""Centimetres of an A4 page, lying, within its margins, and points to spare for a line in small letters."""


class Canvas:
    """A sheet, the row that comes next, and the widths of its columns in letters."""

    def __init__(self, sheet: Worksheet, widths: Sequence[float], looks: Looks, pen: Pen) -> None:
        self.sheet, self.widths, self.looks, self.pen = sheet, tuple(widths), looks, pen
        self.row = 1
        self.stale: Stale | None = None
        """What of the sheet does not follow a filter, where there is one."""
        self.last = len(self.widths)
        sums = list(accumulate(self.widths))
        self._text_last = next((at for at, wide in enumerate(sums, 1) if wide >= _READABLE), self.last)
        self._top = 0.0  # points that are used of the printed page
        self._repeated, self._broken = 0.0, 0  # points, and the row above the last break
        for at, width in enumerate(self.widths, 1):
            sheet.column_dimensions[get_column_letter(at)].width = round(width, 1)

    @property
    def width_cm(self) -> float:
        """How wide the sheet is."""
        return sum(self.widths) * _PIXELS / _INCH * _CM

    @property
    def page_points(self) -> float:
        """How many points of the sheet fit on a printed page once it is as wide as the paper."""
        scale = min(1.0, _PAPER[0] / self.width_cm)
        return _PAPER[1] / _CM * _POINTS / scale

    def width(self, column: int) -> float:
        """Return how many letters a column is wide; columns count from 1, and those at the right stay as they are."""
        return self.widths[column - 1] if column <= len(self.widths) else _USUAL

    def used(self, column: int) -> None:
        """Say that the sheet reaches to this column at least."""
        self.last = max(self.last, column)

    def cell(self, column: int) -> Cell:
        """Return the cell of the row that comes next; columns count from 1."""
        found: Cell = self.sheet.cell(self.row, column)  # type: ignore[assignment]
        return found

    def text(self, text: str, font: Font, *, indent: int = 0, of_day: bool = False) -> None:
        """Write a paragraph over the readable width, as high as it needs.

        `of_day` says that it holds what was found on the day of writing, and does not follow a filter.
        """
        cell = self.cell(1)
        if of_day:
            self.of_day(cell)
        self.pen.write(cell, text)
        cell.font = font
        cell.alignment = aligned("left", wrap=True, above="top", indent=indent)
        if self._text_last > 1:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=self._text_last)
        size = float(font.size or BODY)
        height = self.text_height(text, size, indent, bold=bool(font.b))
        self.advance(height, may_hang=size < BODY)

    def of_day(self, cell: Cell) -> None:
        """Say that a cell holds what was found on the day of writing."""
        if self.stale is not None:
            self.stale.old(cell.coordinate)

    def text_height(self, text: str, size: float, indent: int = 0, *, bold: bool = False) -> float:
        """Return how many points a paragraph in letters of this size is high."""
        wide = sum(self.widths[: self._text_last]) - 2 * indent
        letters = wide * BODY / size * (_BOLD if bold or size > LEAD else 1.0)
        return lines_of(text, letters) * LINE_HEIGHT * size / BODY

    def pair(self, name: str, text: str) -> None:
        """Write a name into the first column, and a paragraph beside it."""
        head, cell = self.cell(1), self.cell(2)
        self.pen.write(head, name)
        self.pen.write(cell, text)
        head.font, cell.font = self.looks.font(bold=True), self.looks.font()
        head.alignment = cell.alignment = aligned("left", wrap=True, above="top")
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=2, end_column=self._text_last)
        rest = sum(self.widths[1 : self._text_last])
        self.advance(max(lines_of(name, self.widths[0]), lines_of(text, rest)) * LINE_HEIGHT + 3)

    def advance(self, points: float, *, may_hang: bool = False) -> None:
        """Go to the next row; this one is so many points high, and may reach a little further down the page."""
        height = min(max(points, 3.0), _TALLEST)
        self.sheet.row_dimensions[self.row].height = round(height, 2)
        if self._top + height > self.page_points + (_HANGS if may_hang else 0.0):
            self.new_page()
        self._top += height
        self.row += 1

    def space(self, points: float = LINE_HEIGHT / 2) -> None:
        """Leave some room, except at the top of a printed page and in place of it at the end of one."""
        if self._repeated and self._top <= self._repeated and self._broken == self.row - 1:
            return
        if self._repeated and self._top + points > self.page_points:
            self.new_page()
            return
        self.advance(points)

    def repeated(self) -> None:
        """Say that what stands above is repeated at the top of every printed page."""
        self._repeated = self._top

    @property
    def room_cm(self) -> float:
        """How many centimetres of the printed page are left."""
        return max(0.0, self.page_points - self._top - LINE_HEIGHT) * _CM / _POINTS

    def reserve(self, centimetres: float) -> TwoCellAnchor:
        """Leave room for a chart that is so high and as wide as can be read well; return where it lies."""
        first = self.row
        for _row in range(math.ceil(centimetres / _CM * _POINTS / LINE_HEIGHT)):
            self.advance(LINE_HEIGHT)
        corners = AnchorMarker(col=0, row=first - 1), AnchorMarker(col=self._text_last, row=self.row - 1)
        self.space()
        return TwoCellAnchor(editAs="oneCell", _from=corners[0], to=corners[1])

    def fits(self, points: float) -> bool:
        """Say whether something so many points high fits on a printed page of its own."""
        return self._repeated + points <= self.page_points

    def keep_together(self, points: float) -> None:
        """Begin a new printed page unless what comes, so many points high, fits on this one or on none."""
        if self._top + points > self.page_points and self.fits(points):
            self.new_page()

    def begins_page(self, points: float) -> bool:
        """Say whether a row that is so many points high is the first of a printed page below the repeated lines."""
        if self._top + points > self.page_points:
            self.new_page()
        return self._broken == self.row - 1 and self._top <= self._repeated

    def new_page(self) -> None:
        """End the printed page above the row that comes next."""
        if self._top > self._repeated:
            self._broken = self.row - 1
            self.sheet.row_breaks.append(Break(id=self._broken))
        self._top = self._repeated


def lines_of(text: str, wide: float) -> int:
    """Return how many lines a text takes where so many letters stand in one."""
    room = max(1.0, wide * _FULL)
    return sum(max(1, math.ceil(text_columns(line) / room)) for line in sayable(text).split("\n"))
