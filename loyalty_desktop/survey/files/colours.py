"""Backgrounds of cells while a sheet is read: colours can be all that a column says (I38)."""

from __future__ import annotations

from collections import Counter

from loyalty_desktop.survey.sheet import Coloured

FIRST_ROWS = 300
"""Colours mean something from the first answers on, or nowhere."""


class Colours:
    """Gathers the coloured cells of the first rows; any text names a colour, '' is none."""

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, str]] = {}

    def add(self, row: int, column: int, colour: str, count: int = 1) -> None:
        """Take notice of cells, from 0, of which the first is here and the others beside it."""
        if colour and row < FIRST_ROWS:
            cells = self._rows.setdefault(row, {})
            for at in range(column, column + min(count, FIRST_ROWS)):
                cells[at] = colour

    def of(self, rows: int, columns: int) -> tuple[Coloured, ...]:
        """Return the cells, of a sheet of this size, that are not coloured as most others of their row are."""
        found: dict[int, list[tuple[int, str]]] = {}
        for row, cells in sorted(self._rows.items()):
            inside = {at: colour for at, colour in cells.items() if at < columns}
            if row >= rows or not inside:
                continue
            counted = Counter(inside.values())
            counted[""] = columns - len(inside)
            usual = max(counted, key=lambda colour: (counted[colour], colour == ""))
            for at in range(columns) if usual else inside:
                if (colour := inside.get(at, "")) != usual:
                    found.setdefault(at, []).append((row, colour))
        return tuple(Coloured(at, tuple(found[at])) for at in sorted(found))
