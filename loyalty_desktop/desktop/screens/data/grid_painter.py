"""Paints the part of the grid that is seen: cells, gutter, heads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text
from loyalty_desktop.desktop.screens.data.grid_header import HEIGHT, Band, HeaderPainter
from loyalty_desktop.desktop.screens.data.grid_text import TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.cells import Cells, CellState
    from loyalty_desktop.report.columns import ColumnHead

ROW = 28
SIGN = 17
WHY, _WHY_GAP = 104, 6
"""The most room beside a row's number for why it is left out."""
_LEFT, _RIGHT = 8, 8


@dataclass(frozen=True, slots=True)
class Seen:
    """What of the grid is seen: columns with their left edges and widths, and rows from `first` to before `last`."""

    columns: range
    lefts: tuple[int, ...]
    widths: tuple[int, ...]
    first: int
    last: int
    gutter: int
    band: int = 0

    @property
    def top(self) -> int:
        """Where the first row begins, below the heads."""
        return HEIGHT + self.band

    def cell(self, row: int, at: int) -> QRect:
        """Return where a cell is."""
        place = at - self.columns.start
        return QRect(self.lefts[place], self.top + (row - self.first) * ROW, self.widths[place], ROW)

    @property
    def right(self) -> int:
        """Where the last column that is seen ends."""
        return self.lefts[-1] + self.widths[-1] if self.lefts else self.gutter

    @property
    def bottom(self) -> int:
        """Where the last row that is seen ends."""
        return self.top + (self.last - self.first) * ROW


class GridPainter:
    """Paints cells with text laid out once; what it draws is looked up cell by cell."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.header = HeaderPainter(look)
        self._plain = TextLines(look.font(12))
        self._bold = TextLines(look.font(12, 600))
        self._numbers = TextLines(look.font(11))
        self._whys = TextLines(look.font(10.5, 600))

    def number_width(self, number: int) -> float:
        """Return how wide a row number is."""
        return self._numbers.width("0" * len(str(number)))

    def why_width(self, whys: Sequence[str]) -> int:
        """Return how much room the reasons for leaving rows out take beside the numbers of the rows."""
        widest = max((self._whys.width(why) for why in whys), default=0.0)
        return min(WHY, round(widest)) + 2 * _WHY_GAP if whys else 0

    def cut_text(self, text: str, width: int) -> str:
        """Return the text of a cell if a column of `width` pixels cuts it, else ''."""
        return text if self._plain.line(text, width - _LEFT - _RIGHT).cut else ""

    def paint_body(
        self,
        painter: QPainter,
        area: QRect,
        seen: Seen,
        cells: Cells,
        heads: Sequence[ColumnHead],
        chosen: frozenset[int],
        current: tuple[int, int] | None,
    ) -> None:
        """Paint cells and row numbers; `current` is the cell to put a frame round."""
        look = self._look
        painter.fillRect(area.adjusted(0, seen.top, 0, 0), look.colour("panel"))
        body = QRect(seen.gutter, seen.top, area.width() - seen.gutter, area.height() - seen.top)
        painter.setClipRect(body)
        for at in chosen:
            box = seen.cell(seen.first, at)
            painter.fillRect(QRect(box.left(), seen.top, box.width(), seen.bottom - seen.top), look.colour("selected"))
        self._left_out(painter, area, seen, cells)
        self._lines(painter, seen)
        for at in seen.columns:
            self._column(painter, seen, at, cells, idle=heads[at].idle)
        self._chosen_edges(painter, seen, chosen, seen.top, seen.bottom)
        if current is not None and current[1] in seen.columns and seen.first <= current[0] < seen.last:
            painter.setPen(QPen(look.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(seen.cell(*current).adjusted(0, 0, -2, -2))
        painter.setClipping(False)
        self._gutter(painter, area, seen, cells)

    def paint_heads(
        self,
        painter: QPainter,
        area: QRect,
        seen: Seen,
        heads: Sequence[ColumnHead],
        chosen: frozenset[int],
        bands: Sequence[Band],
    ) -> None:
        """Paint the heads of the columns, the groups above them and the corner beside them."""
        look = self._look
        painter.setClipRect(QRect(seen.gutter, 0, area.width() - seen.gutter, seen.top))
        painter.fillRect(QRect(seen.gutter, 0, area.width(), seen.top), look.colour("header"))
        for at, left, width in zip(seen.columns, seen.lefts, seen.widths, strict=True):
            self.header.paint(painter, QRect(left, seen.band, width, HEIGHT), heads[at], at in chosen)
            painter.setPen(look.colour("row"))
            painter.drawLine(left + width - 1, seen.band, left + width - 1, seen.top - 2)
        for band in bands:
            self.header.paint_band(painter, band, seen.gutter)
        painter.setPen(look.colour("line"))
        painter.drawLine(seen.gutter, seen.top - 1, area.right(), seen.top - 1)
        self._chosen_edges(painter, seen, chosen, seen.band, seen.top)
        painter.setClipping(False)
        painter.fillRect(QRect(0, 0, seen.gutter, seen.top), look.colour("header"))
        painter.setPen(look.colour("row"))
        painter.drawLine(seen.gutter - 1, 0, seen.gutter - 1, seen.top - 1)
        painter.setPen(look.colour("line"))
        painter.drawLine(0, seen.top - 1, seen.gutter - 1, seen.top - 1)

    def _left_out(self, painter: QPainter, area: QRect, seen: Seen, cells: Cells) -> None:
        """Paint the ground of rows that are no answers."""
        if cells.whys:
            for row in range(seen.first, seen.last):
                if cells.why(row):
                    box = QRect(0, seen.top + (row - seen.first) * ROW, area.width(), ROW)
                    painter.fillRect(box, self._look.colour("header"))

    def _lines(self, painter: QPainter, seen: Seen) -> None:
        painter.setPen(self._look.colour("row"))
        below = range(seen.top + ROW - 1, seen.bottom, ROW)
        rows = [QLine(seen.gutter, y, seen.right - 1, y) for y in below]
        columns = [
            QLine(left + width - 1, seen.top, left + width - 1, seen.bottom - 1)
            for left, width in zip(seen.lefts, seen.widths, strict=True)
        ]
        if rows or columns:
            painter.drawLines([*rows, *columns])

    def _column(self, painter: QPainter, seen: Seen, at: int, cells: Cells, *, idle: bool) -> None:
        column = cells.column(at)
        box = seen.cell(seen.first, at)
        left, width, side = box.left(), box.width(), column.side
        room = width - _LEFT - _RIGHT
        pens = self._pens(idle)
        lines, state_now = self._plain, None
        painter.setFont(lines.font)
        y = seen.top
        for text, state in column.shown(seen.first, seen.last):
            if state != state_now or state == "outside":
                lines = self._bold if state == "outside" else self._plain
                self._ground(painter, QRect(left, y, width, ROW), state)
                painter.setFont(lines.font)
                painter.setPen(pens[state])
                state_now = state
            elif state == "converted":
                self._ground(painter, QRect(left, y, width, ROW), state)
            if text:
                line = lines.line(text, room)
                x = left + _LEFT
                if side == "right":
                    x = left + width - _RIGHT - line.width
                elif side == "centre":
                    x = left + (width - line.width) // 2
                painter.drawStaticText(x, y + (ROW - lines.height) // 2, line.drawn)
            y += ROW

    def _pens(self, idle: bool) -> dict[CellState, QColor]:
        look = self._look
        ink = look.colour("faint" if idle else "ink")
        return {
            "plain": ink,
            "converted": ink,
            "faint": look.colour("faint"),
            "outside": look.colour("negative_text"),
            "left_out": look.colour("faint"),
        }

    def _ground(self, painter: QPainter, box: QRect, state: CellState) -> None:
        if state == "outside":
            painter.fillRect(box.adjusted(0, 0, -1, -1), self._look.colour("negative_bg"))
        elif state == "converted":
            line = QRect(box.left(), box.bottom() - 2, box.width() - 1, 2)
            painter.fillRect(line, self._look.colour("accent_line"))

    def _chosen_edges(self, painter: QPainter, seen: Seen, chosen: frozenset[int], top: int, bottom: int) -> None:
        painter.setPen(self._look.colour("accent_line"))
        for at in chosen:
            box = seen.cell(seen.first, at)
            painter.drawLine(box.left() - 1, top, box.left() - 1, bottom - 1)
            painter.drawLine(box.right(), top, box.right(), bottom - 1)

    def _gutter(self, painter: QPainter, area: QRect, seen: Seen, cells: Cells) -> None:
        look, lines = self._look, self._numbers
        painter.fillRect(QRect(0, seen.top, seen.gutter, area.height()), look.colour("panel"))
        self._left_out(painter, QRect(0, 0, seen.gutter, area.height()), seen, cells)
        painter.setPen(look.colour("row"))
        painter.drawLine(seen.gutter - 1, seen.top, seen.gutter - 1, seen.bottom - 1)
        below = [QLine(0, y, seen.gutter - 1, y) for y in range(seen.top + ROW - 1, seen.bottom, ROW)]
        if below:  # Qt takes no empty list
            painter.drawLines(below)
        painter.setPen(look.colour("faint"))
        painter.setFont(lines.font)
        y = seen.top + (ROW - lines.height) // 2
        for row in range(seen.first, seen.last):
            line = lines.line(str(cells.row_number(row)), seen.gutter)
            painter.drawStaticText(seen.gutter - 8 - line.width, y, line.drawn)
            sign, why = cells.sign(row), cells.why(row)
            if why:
                room = seen.gutter - 8 - line.width - 2 * _WHY_GAP
                painter.setPen(look.colour("muted"))
                painter.setFont(self._whys.font)
                middle = seen.top + (row - seen.first) * ROW + (ROW - self._whys.height) // 2
                painter.drawStaticText(_WHY_GAP, middle, self._whys.line(why, room).drawn)
                painter.setPen(look.colour("faint"))
                painter.setFont(lines.font)
            if sign:
                box = QRectF(3, y + (lines.height - SIGN) / 2, SIGN, SIGN)
                draw_box(painter, box, 4, look.colour("warn_bg"))
                draw_text(painter, box, sign, look.font(10.5, 700), look.colour("warn"), CENTRE)
                painter.setPen(look.colour("faint"))
                painter.setFont(lines.font)
            y += ROW
