"""The cells of some respondents: those that a figure counts, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.report.cells import Cells, CellState, ColumnCells

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Column, Survey

Rows = npt.NDArray[np.intp]


class ChosenColumn(ColumnCells):
    """The cells of one column for the chosen respondents."""

    def __init__(self, column: Column, rows: Rows) -> None:
        super().__init__(column)
        self._rows = rows

    def shown(self, first: int, last: int) -> list[tuple[str, CellState]]:
        """Return text and state of the chosen respondents from `first` up to, not including, `last`."""
        shown = super().shown
        return [shown(row, row + 1)[0] for row in self._rows[first:last].tolist()]

    def sample(self, first: int, often: int) -> list[str]:
        """Return the different texts among the `first` respondents and `often` spread over all others."""
        step = max(1, len(self._rows) // max(1, often))
        places = sorted({*range(min(first, len(self._rows))), *range(0, len(self._rows), step)})
        return list(dict.fromkeys(text for at in places for text, _state in self.shown(at, at + 1)))


class ChosenCells(Cells):
    """The cells of the respondents in these rows of the survey, from 0, in file order."""

    def __init__(self, survey: Survey, rows: Rows) -> None:
        super().__init__(survey)
        self._rows = rows
        self.rows = len(rows)

    def _made(self, column: Column) -> ColumnCells:
        return ChosenColumn(column, self._rows)

    def row_number(self, row: int) -> int:
        """Return the number that a respondent's row has in the sheet, as Excel counts."""
        return super().row_number(int(self._rows[row]))

    def row_of(self, number: int) -> int:
        """Return the chosen respondent whose row has a number in the sheet, or the next one."""
        if not self.rows:
            return 0
        numbers = [self.row_number(at) for at in range(self.rows)]
        return min(int(np.searchsorted(numbers, number)), self.rows - 1)

    def answer(self, row: int) -> int:
        """Return which of the answers a row is."""
        return int(self._rows[row])
