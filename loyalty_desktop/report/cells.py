"""The cells of a survey as they are shown: nothing is copied, a cell is looked up when somebody looks at it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.report.row_marks import RowMarks
from loyalty_desktop.report.rows_below import RowsBelow
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.hiding import veiled
from loyalty_desktop.survey.normal import one_line
from loyalty_desktop.survey.scale import RATINGS, Kind
from loyalty_desktop.survey.ticks import NOT_TICKED

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Column, Survey

CellState: TypeAlias = Literal["plain", "faint", "outside", "converted", "left_out"]
"""An answer, no answer, one outside the scale, a number typed in full-width digits, a cell of a row left out."""
Side: TypeAlias = Literal["left", "right", "centre"]

_NUMERIC: frozenset[Kind] = frozenset({"zero_to_ten", "points", "money", "number"})
_WIDE = frozenset("０１２３４５６７８９")
_ASKED_BLANK, _MARK_BLANK = "–", "·"
_LONGEST = 400
"""No cell on screen shows more of a free text."""


class ColumnCells:
    """The cells of one column; what a distinct value looks like is made once, when it is first seen."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._known: dict[int, tuple[str, CellState]] = {}
        kind = column.scale.kind
        self.side: Side = "right" if kind in _NUMERIC else "centre" if kind == "yes_no" else "left"
        self._blank = _MARK_BLANK if kind == "yes_no" else _ASKED_BLANK if kind in RATINGS else ""

    def shown(self, first: int, last: int) -> list[tuple[str, CellState]]:
        """Return text and state of the rows from `first` up to, not including, `last`."""
        known, make = self._known, self._make
        return [known.get(code) or make(code) for code in self._column.raw.codes[first:last].tolist()]

    def sample(self, first: int, often: int) -> list[str]:
        """Return the different texts among the `first` rows and `often` rows spread over all others."""
        codes = self._column.raw.codes
        step = max(1, len(codes) // max(1, often))
        seen = set(codes[:first].tolist()) | set(codes[::step].tolist())
        return [(self._known.get(code) or self._make(code))[0] for code in seen]

    def _make(self, code: int) -> tuple[str, CellState]:
        distinct, scale = self._column.distinct, self._column.scale
        value = distinct.typed[code]
        text = one_line(value[:_LONGEST]) if isinstance(value, str) else text_of(value)
        reason = scale.reasons[code]
        state: CellState = "plain"
        if reason == "out_of_range":
            state = "outside"
        elif reason is not None:
            state = "faint"
        elif scale.kind in _NUMERIC and isinstance(value, str) and not _WIDE.isdisjoint(value):
            state = "converted"
        if not text or value == NOT_TICKED:
            text, state = self._blank, "faint"
        self._known[code] = (text, state)
        return text, state


class EveryCell(ColumnCells):
    """The cells of one column with those of rows that are left out, which a joined column has not."""

    def __init__(self, column: Column, survey: Survey, below: RowsBelow) -> None:
        super().__init__(column)
        self._survey, self._below = survey, below

    def shown(self, first: int, last: int) -> list[tuple[str, CellState]]:
        """Return text and state of the rows from `first` up to, not including, `last`."""
        return [self._row(row) for row in range(first, last)]

    def _row(self, row: int) -> tuple[str, CellState]:
        answer = self._below.answer(row)
        if answer is not None:
            return super().shown(answer, answer + 1)[0]
        sheet, text = self._survey.sheet, ""
        if self._column.index < len(sheet.columns):
            text = veiled(self._column, sheet, self._below.first + row, self._survey.columns)
        return one_line(text[:_LONGEST]), "left_out"


class Cells:
    """All cells of a survey; with `everything`, those of rows that are left out stand among them."""

    def __init__(self, survey: Survey, *, everything: bool = False) -> None:
        self._survey = survey
        self._columns: dict[int, ColumnCells] = {}
        self._below = RowsBelow(survey) if everything else None
        self.rows = survey.rows if self._below is None else self._below.rows
        self.columns = len(survey.columns)

    def column(self, at: int) -> ColumnCells:
        """Return the cells of a column."""
        found = self._columns.get(at)
        if found is None:
            found = self._columns[at] = self._made(self._survey.columns[at])
        return found

    def _made(self, column: Column) -> ColumnCells:
        if self._below is None:
            return ColumnCells(column)
        return EveryCell(column, self._survey, self._below)

    def row_number(self, row: int) -> int:
        """Return the number that a row has in the sheet, as Excel counts."""
        kept = self._kept
        first = self._survey.heading_rows[-1] if self._survey.heading_rows else 0
        return first + 1 + (row if kept is None or self._below is not None else int(kept[row]))

    def row_of(self, number: int) -> int:
        """Return the row that has a number in the sheet, or the next one that is shown."""
        first = self._survey.heading_rows[-1] if self._survey.heading_rows else 0
        kept, at = self._kept, number - first - 1
        place = at if kept is None or self._below is not None else int(np.searchsorted(kept, at))
        return min(max(0, place), max(0, self.rows - 1))

    def answer(self, row: int) -> int | None:
        """Return which of the answers a row is, None for one that is left out."""
        return row if self._below is None else self._below.answer(row)

    def why(self, row: int) -> str:
        """Return why a row is left out, in a few words; '' for an answer."""
        found = None if self._below is None else self._below.why(row)
        return "" if found is None else found.title

    @property
    def whys(self) -> tuple[str, ...]:
        """The reasons that occur for leaving rows out that are shown."""
        return () if self._below is None else self._below.titles

    def sign(self, row: int) -> str:
        """Return the sign of the gravest check that names a row, '' for none."""
        answer = self.answer(row)
        return "" if answer is None else self.marks.sign(answer)

    def told(self, row: int) -> str:
        """Return which checks name a row, or why it is left out, in words."""
        answer = self.answer(row)
        return self.why(row) if answer is None else self.marks.told(answer)

    @cached_property
    def marks(self) -> RowMarks:
        """The rows that a check of quality is about."""
        return RowMarks(self._survey)

    @cached_property
    def _kept(self) -> npt.NDArray[np.int64] | None:
        kept = self._survey.cut.kept
        return None if kept is None else np.flatnonzero(kept)
