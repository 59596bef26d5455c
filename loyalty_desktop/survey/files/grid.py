"""Cells of a sheet as they come, column by column, within limits that keep a freak or hostile file harmless."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from loyalty_desktop.errors import FileTooLarge
from loyalty_desktop.messages import message
from loyalty_desktop.survey.files.codes import ColumnEncoder
from loyalty_desktop.survey.files.colours import Colours
from loyalty_desktop.survey.files.leftovers import Leftovers
from loyalty_desktop.survey.files.number_formats import usual_of
from loyalty_desktop.survey.sheet import Cell, FarCells, Merged, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_CELLS = 20_000_000
MAX_COLUMNS = 2_000
FAR = 1_000  # cells beyond so many empty rows or columns are leftovers, not answers
MERGED_ROWS = 50  # further down no heading is merged, and only cells that several rows share matter


class Grid:
    """One sheet being filled; `cells` goes on counting from the sheets before."""

    def __init__(self, file: str, cells: int = 0) -> None:
        self._file = file
        self._columns: list[ColumnEncoder] = []
        self._formats: list[Counter[str]] = []
        self._width = 0
        self._rows = 0
        self._far: Leftovers | None = None
        self._colours: Colours | None = None
        self.cells = cells

    @property
    def rows(self) -> int:
        """How many rows are used so far."""
        return self._rows

    def takes(self, row: int, column: int) -> bool:
        """Say whether a cell is near enough to the others to belong to them."""
        return row <= self._rows + FAR and column <= self._width + FAR

    def leave(self, row: int, column: int, count: int = 1) -> None:
        """Leave out cells that the grid does not take, of which the first is here."""
        self._far = self._far or Leftovers()
        self._far.add(row, column, count)

    def colour(self, row: int, column: int, colour: str, count: int = 1) -> None:
        """Take notice of the background of cells, of which the first is here; '' is none."""
        if colour:
            self._colours = self._colours or Colours()
            self._colours.add(row, column, colour, count)

    def reach(self, column: int) -> None:
        """Count a column as used, before any of its cells is put."""
        if column >= MAX_COLUMNS:
            raise FileTooLarge(message("file_too_wide", file=self._file, limit=MAX_COLUMNS))
        self._width = max(self._width, column + 1)

    def make_room(self, cells: int) -> None:
        """Raise at once when so many more cells are too many."""
        if self.cells + cells > MAX_CELLS:
            raise FileTooLarge(message("file_too_many_cells", file=self._file, limit=MAX_CELLS))

    def put(self, row: int, column: int, value: Cell, number_format: str = "") -> None:
        """Write one cell, counted from 0; a far one is left out. `number_format` is what shows it if it is a number."""
        if not self.takes(row, column):
            self.leave(row, column)
            return
        self.reach(column)
        while len(self._columns) <= column:
            self._columns.append(ColumnEncoder())
            self._formats.append(Counter())
        self._columns[column].put(row, value)
        if type(value) is int or type(value) is float:
            self._formats[column][number_format] += 1
        self._rows = max(self._rows, row + 1)
        self.make_room(1)
        self.cells += 1

    def sheet(
        self,
        name: str,
        *,
        hidden: bool = False,
        hidden_rows: Iterable[int] = (),
        hidden_columns: Iterable[int] = (),
        merged: Iterable[Merged] = (),
        formats: Mapping[int, Mapping[str, int]] | None = None,
        colours: Colours | None = None,
    ) -> Sheet:
        """Return the sheet, all columns equally long, without what is told of places outside of it.

        `formats` says how many numbers of a column have each format, and `colours` which backgrounds there are,
        where the cells themselves did not say so.
        """
        rows, columns = self._rows, len(self._columns)
        told = self._formats if formats is None else [formats.get(at, {}) for at in range(columns)]
        return Sheet(
            name,
            tuple(column.column(rows, usual_of(told[at])) for at, column in enumerate(self._columns)),
            rows,
            hidden,
            tuple(row for row in hidden_rows if row < rows),
            tuple(column for column in hidden_columns if column < columns),
            tuple(one for one in merged if one.first_row < rows and one.first_column < columns and _matters(one)),
            self._far.found if self._far is not None else FarCells(),
            (colours or self._colours or Colours()).of(rows, columns),
        )


def _matters(merged: Merged) -> bool:
    return merged.first_row < MERGED_ROWS or merged.last_row > merged.first_row
