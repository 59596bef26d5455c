"""Where the picture of waves puts its points and words, so that no two of them lie on one another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.waves_view import WaveChart

_NAME = 17.0
_APART = 5.0
"""How far beside one another the intervals of two series stand at one wave."""


@dataclass(frozen=True)
class WavePlane:
    """The part of the picture that points lie in, in pixels, with the axis from bottom to top."""

    axis: Axis
    left: float
    top: float
    right: float
    bottom: float
    waves: int
    series: int

    def x(self, wave: int, series: int = 0) -> float:
        """Return where a wave lies; the series stand beside one another there."""
        step = self.step
        middle = self.left + step * (wave + 0.5)
        apart = min(_APART, step / (2 * max(1, self.series)))
        return middle + (series - (self.series - 1) / 2) * apart if self.series > 1 else middle

    def y(self, value: float) -> float:
        """Return how high a value lies."""
        return self.bottom - self.axis.place(value) * (self.bottom - self.top)

    def ends(self, chart: WaveChart) -> tuple[tuple[int, float], ...]:
        """Return where the series are named at the right, each near its latest point and no two on one another."""
        known = [(at, one.points[one.last]) for at, one in enumerate(chart.series) if one.last is not None]
        values = [0.0 if point is None or point.value is None else point.value for _at, point in known]
        wanted = [self.y(chart.axis.clip(value)) for value in values]
        places = spread(wanted, _NAME, self.top + 4, self.bottom - 6)
        return tuple((at, place) for (at, _point), place in zip(known, places, strict=True))

    @property
    def step(self) -> float:
        """How far two waves lie apart."""
        return (self.right - self.left) / max(1, self.waves)

    def wave_at(self, x: float) -> int:
        """Return the wave that is nearest to a place."""
        return max(0, min(self.waves - 1, math.floor((x - self.left) / max(self.step, 1e-9))))


def written_waves(waves: int, step: float, widest: float) -> tuple[int, ...]:
    """Return the waves whose names can be written below their points: the last one always, others evenly before it."""
    every = max(1, math.ceil(widest / step)) if step > 0 else max(1, waves)
    return tuple(reversed(range(waves - 1, -1, -every)))


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> tuple[float, ...]:
    """Return places near those wanted, at least `apart` from one another and between `low` and `high`.

    Where there is not room enough for all, they stand evenly between the two ends.
    """
    if not wanted:
        return ()
    if apart * (len(wanted) - 1) > high - low:
        apart = (high - low) / max(1, len(wanted) - 1)
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed: list[float] = []
    for at in order:
        least = placed[-1] + apart if placed else low
        placed.append(max(least, wanted[at], low))
    limit = high
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - apart
    found = [0.0] * len(wanted)
    for place, at in zip(placed, order, strict=True):
        found[at] = place
    return tuple(found)
