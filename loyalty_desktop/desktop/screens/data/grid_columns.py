"""How wide the columns of the grid are and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST, WIDEST = 48, 640


class Places:
    """Columns side by side, in pixels from the left edge of the first."""

    def __init__(self, widths: Sequence[int] = ()) -> None:
        self._widths = list(widths)
        self._edges: list[int] = [0, *accumulate(self._widths)]

    def __len__(self) -> int:
        return len(self._widths)

    @property
    def total(self) -> int:
        """The width of all columns together."""
        return self._edges[-1]

    def left(self, at: int) -> int:
        """Return where a column begins."""
        return self._edges[at]

    def width(self, at: int) -> int:
        """Return how wide a column is."""
        return self._widths[at]

    def set_width(self, at: int, width: int) -> None:
        """Make a column this wide, within what can be read and grasped."""
        self._widths[at] = min(WIDEST, max(NARROWEST, width))
        self._edges = [0, *accumulate(self._widths)]

    def at(self, x: int) -> int | None:
        """Return the column that covers `x`, None beside them all."""
        return bisect_right(self._edges, x) - 1 if 0 <= x < self.total else None

    def between(self, left: int, right: int) -> range:
        """Return the columns that are at least partly between two edges."""
        if not self._widths:
            return range(0)
        first = max(0, bisect_right(self._edges, max(0, left)) - 1)
        last = min(len(self._widths), bisect_right(self._edges, right - 1))
        return range(first, max(first, last))

    def border(self, x: int, reach: int) -> int | None:
        """Return the column whose right edge is within `reach` of `x`."""
        nearest = min(range(1, len(self._edges)), key=lambda at: abs(self._edges[at] - x), default=None)
        return nearest - 1 if nearest is not None and abs(self._edges[nearest] - x) <= reach else None
