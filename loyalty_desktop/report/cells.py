"""The cells of a survey as they are shown: nothing is copied, a cell is looked up when somebody looks at it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.report.row_marks import RowMarks
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.normal import one_line
from loyalty_desktop.survey.scale import RATINGS, Kind
from loyalty_desktop.survey.ticks import NOT_TICKED

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Column, Survey

CellState: TypeAlias = Literal["plain", "faint", "outside", "converted"]
"""An answer, no answer, one outside the scale, a number that was typed in full-width digits."""
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


class Cells:
    """All cells of a survey."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._columns: dict[int, ColumnCells] = {}
        self.rows = survey.rows
        self.columns = len(survey.columns)

    def column(self, at: int) -> ColumnCells:
        """Return the cells of a column."""
        found = self._columns.get(at)
        if found is None:
            found = self._columns[at] = ColumnCells(self._survey.columns[at])
        return found

    def row_number(self, row: int) -> int:
        """Return the number that a row of answers has in the sheet, as Excel counts."""
        kept = self._kept
        first = self._survey.heading_rows[-1] if self._survey.heading_rows else 0
        return first + 1 + (row if kept is None else int(kept[row]))

    @cached_property
    def marks(self) -> RowMarks:
        """The rows that a check of quality is about."""
        return RowMarks(self._survey)

    @cached_property
    def _kept(self) -> npt.NDArray[np.int64] | None:
        kept = self._survey.cut.kept
        return None if kept is None else np.flatnonzero(kept)
