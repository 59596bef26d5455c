"""The range and the ticks of a chart's axis: round numbers that cover the values."""

from __future__ import annotations

import math

import msgspec

_STEPS = (1, 2, 5)
# Bounds that miss a tick by floating-point dust lie on it.
_DUST = 1e-9


class Axis(msgspec.Struct, frozen=True):
    """What an axis shows: from `low` to `high`, with `ticks` between them in ascending order."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def place(self, value: float) -> float:
        """Return where `value` lies: 0 at the low end, 1 at the high end, beyond them outside."""
        return (value - self.low) / (self.high - self.low)

    def clip(self, value: float) -> float:
        """Return `value`, or the end of the axis that it lies beyond."""
        return min(max(value, self.low), self.high)


def nice_axis(
    low: float,
    high: float,
    *,
    most: int = 7,
    least: float = 0.0,
    limit_low: float | None = None,
    limit_high: float | None = None,
) -> Axis:
    """Return an axis with at most `most` ticks in steps of 1, 2 or 5 that covers `low` to `high`.

    It is at least `least` long, so that a single value or nearly equal ones do not look far apart.
    The limits are values that the axis does not pass (0 and 1 for shares), unless `low` or `high` lie beyond
    them. Equal values get some room around them, so that an axis is never a point. Raises ValueError for values
    that are no numbers, for low > high and for fewer than 3 ticks, which values around 0 need.

    Example: (−32, 57) → −40, −20, 0, 20, 40, 60.
    """
    if not (math.isfinite(low) and math.isfinite(high)) or low > high or most < 3:
        msg = f"no axis from {low} to {high} with {most} ticks"
        raise ValueError(msg)
    floor = -math.inf if limit_low is None else min(limit_low, low)
    ceiling = math.inf if limit_high is None else max(limit_high, high)
    if high - low <= _DUST * max(abs(low), abs(high), 1e-3):
        least = max(least, abs(low) * 0.1, 0.1)
    if high - low < least:
        low = max(low - (least - (high - low)) / 2, floor)
        high = min(low + least, ceiling)
        low = max(min(low, high - least), floor)  # what one end has no room for, the other end gets
    first, last, numerator, denominator = _steps(low, high, most)
    ends = first * numerator / denominator, last * numerator / denominator
    bottom, top = max(ends[0], floor), min(ends[1], ceiling)
    ticks = (at * numerator / denominator for at in range(first, last + 1))
    return Axis(bottom, top, tuple(tick for tick in ticks if bottom <= tick <= top))


def _steps(low: float, high: float, most: int) -> tuple[int, int, int, int]:
    """Return the first and the last multiple of the finest step that needs at most `most` ticks, and the step.

    The step is a fraction of whole numbers, so that ticks are exactly the numbers that are printed (.3, not
    .30000000000000004).
    """
    power = math.floor(math.log10((high - low) / most)) - 1
    while True:
        for step in _STEPS:
            numerator, denominator = (step * 10**power, 1) if power >= 0 else (step, 10**-power)
            size = numerator / denominator
            first, last = math.floor(low / size + _DUST), math.ceil(high / size - _DUST)
            if last - first < most:
                return first, max(last, first + 1), numerator, denominator
        power += 1
