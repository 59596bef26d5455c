"""The cells that charts are drawn from: a sheet with a block for each chart, whose figures can be changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname

from loyalty_desktop.report.workbook.canvas import lines_of
from loyalty_desktop.report.workbook.looks import BODY, LEAD, LINE_HEIGHT, MUTED, aligned
from loyalty_desktop.report.workbook.places import Bound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from loyalty_desktop.report.workbook.chart_figures import Content
    from loyalty_desktop.report.workbook.looks import Looks
    from loyalty_desktop.report.workbook.places import Places
    from loyalty_desktop.report.workbook.plain_text import Pen


_NAMES, _FIGURES, _MOST_LINES = 44, 14, 6
_ROW = re.compile(r"\{(row|[0-9]+)\}")


@dataclass(frozen=True, slots=True)
class Block:
    """The cells of one chart: where its first row of figures is, how many there are, and what stands in it."""

    sheet: str
    first: int
    rows: int

    def column(self, at: int) -> str:
        """Return the cells of a column, the first of which is that of the names (0)."""
        return self.part(at, 0, self.rows - 1)

    def part(self, at: int, first: int, last: int) -> str:
        """Return the cells of a column from one row to another, both counted from 0."""
        letter = get_column_letter(at + 1)
        return f"{quote_sheetname(self.sheet)}!${letter}${self.first + first}:${letter}${self.first + last}"

    def one(self, at: int, row: int) -> str:
        """Return one cell."""
        return f"{quote_sheetname(self.sheet)}!${get_column_letter(at + 1)}${self.first + row}"

    def heading(self, at: int) -> str:
        """Return the cell above a column."""
        return self.one(at, -1)


class ChartCells:
    """Writes the blocks below one another; figures that are formulas elsewhere are so here."""

    def __init__(self, sheet: Worksheet, looks: Looks, pen: Pen, places: Places, *, follows: bool) -> None:
        self.sheet, self._looks, self._pen, self.places = sheet, looks, pen, places
        self._row = 1
        self.follows = follows
        """Whether figures change with a filter, so that no text may say them."""
        self.results: dict[str, float] = {}
        """What the formulas of these cells give, by cell."""
        self.plain = 0
        """How many figures of rows with a name of their own are values and no formulas; nobody stays nobody."""
        sheet.column_dimensions["A"].width = _NAMES
        for at in range(2, 12):
            sheet.column_dimensions[get_column_letter(at)].width = _FIGURES

    def say(self, text: str) -> None:
        """Write a line of text."""
        cell = self._cell(1)
        self._pen.write(cell, text)
        cell.font = self._looks.font(BODY, MUTED)
        self._row += 2

    def block(
        self,
        title: str,
        headings: Sequence[str],
        rows: Sequence[tuple[str, Sequence[Content]]],
        shown: Sequence[str],
        names: Sequence[str] | None = None,
    ) -> Block:
        """Write the figures of a chart, each row with the name that the chart shows; `shown` are their formats.

        `names` are the rows' own names where the chart has shorter ones. A figure that is None is an empty cell.
        """
        cell = self._cell(1)
        self._pen.write(cell, title)
        cell.font = self._looks.font(LEAD, bold=True)
        self._row += 1
        for at, heading in enumerate(headings, 1):
            cell = self._cell(at)
            self._pen.write(cell, heading)
            cell.font = self._looks.font(bold=True)
            cell.alignment = aligned("left" if at == 1 else "right", wrap=True, above="bottom")
        lines = max(lines_of(heading, _NAMES if at == 0 else _FIGURES) for at, heading in enumerate(headings))
        self.sheet.row_dimensions[self._row].height = min(lines, _MOST_LINES) * LINE_HEIGHT
        self._row += 1
        first = self._row
        for own, (name, figures) in zip(names or [name for name, _figures in rows], rows, strict=True):
            cell = self._cell(1)
            self._pen.write(cell, name)
            cell.font = self._looks.font()
            for at, (figure, format_) in enumerate(zip(figures, shown, strict=False), 2):
                if figure is not None:
                    self._write(self._cell(at), figure, format_, first)
                    self.plain += bool(own) and not isinstance(figure, Bound) and figure != 0.0
            self._row += 1
        self._row += 1
        return Block(self.sheet.title, first, len(rows))

    def _write(self, cell: Cell, figure: float | Bound, shown: str, first: int) -> None:
        if isinstance(figure, Bound):
            rows = {"row": self._row}
            said = _ROW.sub(lambda one: str(rows.get(one[1]) or first + int(one[1])), figure.formula)
            cell.value = f"={said}"
            self.results[cell.coordinate] = figure.value
        else:
            cell.value = figure
        cell.number_format = shown
        cell.font = self._looks.font()

    def _cell(self, column: int) -> Cell:
        found: Cell = self.sheet.cell(self._row, column)  # type: ignore[assignment]
        return found
