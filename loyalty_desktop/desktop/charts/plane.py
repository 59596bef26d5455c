"""Where values lie in pixels: the area of a picture and the ranges that it shows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from loyalty_desktop.report.axis import nice_axis

# Values on the edge of what is shown are shown, whatever floating point makes of them.
_DUST = 1e-9


@dataclass(frozen=True)
class Plane:
    """An area in pixels that shows x from `low_x` to `high_x` and y from `low_y` (below) to `high_y`."""

    area: QRectF
    low_x: float
    high_x: float
    low_y: float
    high_y: float

    def x(self, value: float) -> float:
        """Return the pixel of a value on the x axis."""
        return self.area.left() + (value - self.low_x) / (self.high_x - self.low_x) * self.area.width()

    def y(self, value: float) -> float:
        """Return the pixel of a value on the y axis."""
        return self.area.bottom() - (value - self.low_y) / (self.high_y - self.low_y) * self.area.height()

    def at(self, x: float, y: float) -> QPointF:
        """Return the pixel of a pair of values."""
        return QPointF(self.x(x), self.y(y))

    def shows_x(self, value: float) -> bool:
        """Tell whether a value lies in the range of the x axis."""
        return _within(value, self.low_x, self.high_x)

    def shows_y(self, value: float) -> bool:
        """Tell whether a value lies in the range of the y axis."""
        return _within(value, self.low_y, self.high_y)

    def x_ticks(self, most: int) -> tuple[float, ...]:
        """Return round values of the x axis, at most about `most`."""
        return _ticks(self.low_x, self.high_x, most)

    def y_ticks(self, most: int) -> tuple[float, ...]:
        """Return round values of the y axis, at most about `most`."""
        return _ticks(self.low_y, self.high_y, most)


def _within(value: float, low: float, high: float) -> bool:
    dust = _DUST * (high - low)
    return low - dust <= value <= high + dust


def _ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    return tuple(tick for tick in nice_axis(low, high, most=max(3, most)).ticks if _within(tick, low, high))
