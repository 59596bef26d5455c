"""Cells that readers leave out because they are far from all others: Solver and stray keys leave such (I61)."""

from __future__ import annotations

from loyalty_desktop.survey.noted import MOST_CELLS
from loyalty_desktop.survey.sheet import FarCells


class Leftovers:
    """Counts them while a sheet is read."""

    __slots__ = ("_count", "_places")

    def __init__(self) -> None:
        self._count = 0
        self._places: list[tuple[int, int]] = []

    def add(self, row: int, column: int, count: int = 1) -> None:
        """Take notice of cells, of which the first is here (from 0)."""
        if len(self._places) < MOST_CELLS:
            self._places.append((row, column))
        self._count += count

    @property
    def found(self) -> FarCells:
        """What was left out so far."""
        return FarCells(self._count, tuple(self._places))
