"""The cut-offs that belong to a scale (METHOD 0.1), and whether a measure still has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Measure

# Steps of the scale -> how many of them are negative, and how many positive. Only 0-10 is ever called NPS or NRS.
_STEPS = {11: (7, 2), 10: (6, 2), 7: (5, 1), 6: (4, 1), 5: (3, 1), 4: (2, 1)}


def cut_offs(low: int, high: int) -> tuple[int, int]:
    """Return the highest negative and the lowest positive answer proposed for a scale.

    METHOD 0.1: 0-10 has 0-6 and 9-10, 1-10 has 1-6 and 9-10, 7 points 1-5 and 7, 5 points 1-3 and 5, 4 points
    1-2 and 4. Any other scale keeps the proportions of 0-10, seven of eleven and two of eleven.
    """
    steps = high - low + 1
    known = _STEPS.get(steps)
    if known is not None:
        return low + known[0] - 1, high - known[1] + 1
    positive = max(1, round(steps * 2 / 11))
    negative = min(max(1, round(steps * 7 / 11)), steps - positive)
    return low + negative - 1, high - positive + 1


def has_standard_cut_offs(measure: Measure) -> bool:
    """Say whether the classes of a measure are those that belong to its scale: nobody has moved them."""
    return (measure.negative_max, measure.positive_min) == cut_offs(measure.low, measure.high)
