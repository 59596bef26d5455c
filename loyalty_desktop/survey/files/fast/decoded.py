"""Encoded columns to those of a sheet: their distinct cells as Python's own values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.fast import kinds
from loyalty_desktop.survey.files.fast.dates import dates_of, durations_of
from loyalty_desktop.survey.sheet import Cell, RawColumn, smallest_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.files.fast.encoded import Encoded
    from loyalty_desktop.survey.files.fast.numbers import Integers, Packed
    from loyalty_desktop.survey.files.fast.texts import SharedTexts
    from loyalty_desktop.survey.sheet import Codes

_MOST_OTHERS = 16


class Decoder:
    """Decodes the columns of one sheet, whose `others` are what cells of that kind number."""

    def __init__(self, shared: SharedTexts, others: Sequence[Cell]) -> None:
        self._shared = shared
        self._others = others

    def column(self, encoded: Encoded, number_format: str) -> RawColumn:
        """Return a column, its distinct values in order of appearance."""
        codes, distinct = encoded.codes, encoded.distinct
        cells = self._cells(distinct, encoded.stored)
        compared = _maybe_alike(cells, np.bincount(distinct & kinds.KIND, minlength=kinds.KIND + 1))
        if len(set(compared)) < len(compared):
            codes, cells = _merged(codes, cells)
        return RawColumn(tuple(cells), codes, number_format)

    def _cells(self, distinct: Packed, stored: dict[int, npt.NDArray[np.generic]]) -> list[Cell]:
        kind_of, numbers = distinct & kinds.KIND, (distinct >> kinds.KIND_BITS).astype(np.int64)
        most = int(np.bincount(kind_of).argmax()) if len(kind_of) else kinds.BLANK
        others = np.flatnonzero(kind_of != most)
        if len(others) <= _MOST_OTHERS:  # a heading above its answers, and blank cells
            found = self._decoded(most, numbers[kind_of == most], stored)
            for place in others.tolist():
                found.insert(place, self._decoded(int(kind_of[place]), numbers[place : place + 1], stored)[0])
            return found
        cells = np.empty(len(distinct), object)
        for kind in np.unique(kind_of).tolist():
            at = np.flatnonzero(kind_of == kind)
            cells[at] = self._decoded(kind, numbers[at], stored)
        return [*cells.tolist()]

    def _decoded(self, kind: int, numbers: Integers, stored: dict[int, npt.NDArray[np.generic]]) -> list[Cell]:
        decoded: list[Cell]
        match kind:
            case kinds.BLANK:
                decoded = [None] * len(numbers)
            case kinds.INTEGER:
                decoded = numbers.tolist()
            case kinds.SHARED:
                decoded = self._shared.texts(numbers)
            case kinds.OTHER:
                decoded = [self._others[number] for number in numbers.tolist()]
            case kinds.DATE:
                decoded = dates_of(stored[kind][numbers])
            case kinds.DURATION:
                decoded = durations_of(stored[kind][numbers])
            case _:
                decoded = stored[kind][numbers].tolist()
        return decoded


def _maybe_alike(cells: list[Cell], count: Integers) -> list[Cell]:
    """Return cells of which two may be equal; `count` says how many there are of each kind."""
    if count[kinds.OTHER] or count[kinds.SHARED] + count[kinds.BLANK] == len(cells):
        return cells
    if count[kinds.SHARED] > 1 or count[kinds.DATE] or count[kinds.DURATION]:  # dates may be no dates, but texts
        return [cell for cell in cells if type(cell) is str]
    return []


def _merged(codes: Codes, cells: list[Cell]) -> tuple[Codes, list[Cell]]:
    """Make equal cells one: a text may be in the table twice, or stand in the cell too."""
    known: dict[tuple[type, Cell], int] = {}
    target = np.array([known.setdefault((type(cell), cell), len(known)) for cell in cells], np.uint32)
    return smallest_codes(target.take(codes), len(known)), [cell for _, cell in known]
