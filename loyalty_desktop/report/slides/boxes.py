"""Places on a slide: rectangles in EMU (914,400 to an inch), parted side by side or one below the other."""

from __future__ import annotations

from typing import NamedTuple

INCH = 914_400
POINT = 12_700


def inches(number: float) -> int:
    """Return so many inches in EMU."""
    return round(number * INCH)


class Box(NamedTuple):
    """A rectangle: its left upper corner and its size, all in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where it ends on the right."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Where it ends at the bottom."""
        return self.top + self.height

    def from_top(self, height: int) -> Box:
        """Return its upper part, `height` high."""
        return Box(self.left, self.top, self.width, height)

    def below(self, height: int) -> Box:
        """Return what remains below the upper `height`."""
        return Box(self.left, self.top + height, self.width, self.height - height)

    def beside(self, shares: tuple[float, ...], gap: int) -> tuple[Box, ...]:
        """Return boxes side by side that take `shares` of the width, `gap` apart."""
        room = self.width - gap * (len(shares) - 1)
        found, left = [], self.left
        for share in shares:
            width = int(room * share / sum(shares))
            found.append(Box(left, self.top, width, self.height))
            left += width + gap
        return tuple(found)

    def stacked(self, shares: tuple[float, ...], gap: int) -> tuple[Box, ...]:
        """Return boxes one below the other that take `shares` of the height, `gap` apart."""
        room = self.height - gap * (len(shares) - 1)
        found, top = [], self.top
        for share in shares:
            height = int(room * share / sum(shares))
            found.append(Box(self.left, top, self.width, height))
            top += height + gap
        return tuple(found)
