"""What a cell holds, packed into 32 bits: its kind, and a number that the kind gives a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.files.fast.numbers import Floats, Integers, Packed

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Cell

BLANK, SHARED, INTEGER, FLOAT, LONG, DATE, DURATION, OTHER = range(8)
"""SHARED numbers a shared text, INTEGER is the number itself, OTHER numbers a cell of `Others`; FLOAT, LONG, DATE
and DURATION number what `Stock` keeps."""

KIND_BITS = 3
KIND = (1 << KIND_BITS) - 1
LARGEST = 1 << (31 - KIND_BITS)


def packed(numbers: Integers, kind: int) -> Packed:
    """Return cells of one kind."""
    return ((numbers << KIND_BITS) | kind).astype(np.int32)


class Stock:
    """Numbers that do not fit, kept in the order in which they came."""

    def __init__(self) -> None:
        self._floats: list[Floats] = [np.zeros(0)]
        self._integers: list[Integers] = [np.zeros(0, np.int64)]
        self._count = {FLOAT: 0, LONG: 0}

    def floats(self, values: Floats, kind: int = FLOAT) -> Packed:
        """Keep floats, dates or durations; return their cells."""
        self._floats.append(values)
        return self._next(FLOAT, len(values), kind)

    def integers(self, values: Integers) -> Packed:
        """Keep large integers; return their cells."""
        self._integers.append(values)
        return self._next(LONG, len(values), LONG)

    def kept(self) -> tuple[Floats, Integers]:
        """Return all that was kept."""
        self._floats = [np.concatenate(self._floats)]
        self._integers = [np.concatenate(self._integers)]
        return self._floats[0], self._integers[0]

    def _next(self, store: int, count: int, kind: int) -> Packed:
        start = self._count[store]
        self._count[store] += count
        return packed(np.arange(start, start + count), kind)


class Others:
    """Cells that are neither shared texts nor plain numbers: each distinct one once."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.numbers: list[int] = []
        """Those of the cells that are numbers, too large for all else."""
        self._known: dict[tuple[type, Cell], int] = {}

    def cell(self, value: Cell) -> int:
        """Return the packed cell of a value; an empty text is a blank cell."""
        if value is None or value == "":
            return BLANK
        key = (type(value), value)
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = len(self.cells)
            self.cells.append(value)
            if type(value) is int:
                self.numbers.append(number)
        return (number << KIND_BITS) | OTHER
