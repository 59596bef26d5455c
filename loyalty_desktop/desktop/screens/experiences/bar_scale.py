"""Where points of contribution lie in the bar column: room for the figures is kept free at both ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.experience_table import ExperienceRow

_EDGE = 18.0
"""Between the end of the column and the end of the axis where no figure stands: half a label of the axis."""
_APART = 6.0
"""Between two labels of the axis."""


@dataclass(frozen=True, slots=True)
class BarScale:
    """The common axis of all bars of a column, its ends at the pixels `left` and `right`."""

    axis: Axis
    left: float
    right: float

    def x(self, points: float) -> float:
        """Return where a contribution lies, in pixels."""
        return self.left + self.axis.place(points) * (self.right - self.left)

    def ticks(self, label: float) -> tuple[float, ...]:
        """Return the ticks that get a label, `label` pixels wide: fewer where they would touch, 0 always."""
        ticks = self.axis.ticks
        apart = (self.right - self.left) / max(1, len(ticks) - 1)
        every = 1
        while apart * every < label + _APART:
            every += 1
        zero = min(range(len(ticks)), key=lambda at: abs(ticks[at]))
        return tuple(tick for at, tick in enumerate(ticks) if (at - zero) % every == 0)


def bar_scale(rows: Sequence[ExperienceRow], axis: Axis, left: float, right: float, figure: float) -> BarScale:
    """Return the scale of a column between the pixels `left` and `right` whose figures are `figure` wide.

    A bar to the left of 0 has its figure left of it, any other right of it: only there room is needed.
    """
    points = [row.contribution.points for row in rows if row.contribution.points is not None]
    start = left + (figure if any(one < 0 for one in points) else _EDGE)
    end = right - (figure if any(one >= 0 for one in points) else _EDGE)
    return BarScale(axis, start, max(end, start + 1))
