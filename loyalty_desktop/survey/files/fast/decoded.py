"""Encoded columns to those of a sheet: their distinct cells as Python's own values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey import packing
from loyalty_desktop.survey.files.fast import kinds
from loyalty_desktop.survey.files.fast.dates import dates_of, durations_of, moments_of
from loyalty_desktop.survey.late_column import LateColumn, merged
from loyalty_desktop.survey.sheet import Cell, RawColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.files.fast.encoded import Encoded
    from loyalty_desktop.survey.files.fast.numbers import Integers, Packed
    from loyalty_desktop.survey.files.fast.texts import SharedTexts

_MOST_OTHERS = 16
_MANY = 1_000


class Decoder:
    """Decodes the columns of one sheet, whose `others` are what cells of that kind number."""

    def __init__(self, shared: SharedTexts, others: Sequence[Cell]) -> None:
        self._shared = shared
        self._others = others

    def column(self, encoded: Encoded, number_format: str) -> RawColumn:
        """Return a column, its distinct values in order of appearance."""
        if len(encoded.distinct) >= _MANY and (late := self._late(encoded, number_format)) is not None:
            return late
        codes, distinct = encoded.codes, encoded.distinct
        cells = self._cells(distinct, encoded.stored)
        compared = _maybe_alike(cells, np.bincount(distinct & kinds.KIND, minlength=kinds.KIND + 1))
        if len(set(compared)) < len(compared):
            codes, made = merged(codes, cells)
            return RawColumn(made, codes, number_format)
        return RawColumn(tuple(cells), codes, number_format)

    def _late(self, encoded: Encoded, number_format: str) -> LateColumn | None:
        """Return a column of cells that are nearly all of one kind and can go as one value."""
        kind_of, numbers = _kinds_and_numbers(encoded.distinct)
        most = int(np.bincount(kind_of).argmax())
        others = np.flatnonzero(kind_of != most)
        bulk = self._bulk(most, numbers[kind_of == most], encoded.stored) if len(others) <= _MOST_OTHERS else None
        if bulk is None:
            return None
        held = {
            place: self._decoded(int(kind_of[place]), numbers[place : place + 1], encoded.stored)[0]
            for place in others.tolist()
        }
        texts = [cell for cell in held.values() if type(cell) is str]
        if most != kinds.SHARED and len(set(texts)) < len(texts):
            return None
        return LateColumn(packing.Packed(bulk, held), encoded.codes, number_format, may_repeat=most == kinds.SHARED)

    def _bulk(self, kind: int, numbers: Integers, stored: dict[int, npt.NDArray[np.generic]]) -> packing.Bulk | None:
        match kind:
            case kinds.SHARED:
                return self._shared.joined(numbers)
            case kinds.INTEGER:
                return numbers
            case kinds.DATE:
                return moments_of(stored[kind][numbers])
            case kinds.FLOAT | kinds.LONG:
                return stored[kind][numbers]
            case _:
                return None

    def _cells(self, distinct: Packed, stored: dict[int, npt.NDArray[np.generic]]) -> list[Cell]:
        kind_of, numbers = _kinds_and_numbers(distinct)
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


def _kinds_and_numbers(distinct: Packed) -> tuple[Packed, Integers]:
    return distinct & kinds.KIND, (distinct >> kinds.KIND_BITS).astype(np.int64)


def _maybe_alike(cells: list[Cell], count: Integers) -> list[Cell]:
    """Return cells of which two may be equal; `count` says how many there are of each kind."""
    if count[kinds.OTHER] or count[kinds.SHARED] + count[kinds.BLANK] == len(cells):
        return cells
    if count[kinds.SHARED] > 1 or count[kinds.DATE] or count[kinds.DURATION]:  # dates may be no dates, but texts
        return [cell for cell in cells if type(cell) is str]
    return []
