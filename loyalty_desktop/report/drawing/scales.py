"""Axes in points, and figures as they stand at axes and bars."""

from __future__ import annotations

import math
from collections.abc import Iterable

import msgspec

from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.document.charts import ChartUnit
from loyalty_desktop.report.drawing.letters import text_width
from loyalty_desktop.report.figures import NO_FIGURE, number_text, score_text, share_text

_TICK_GAP = 6.0


class Scale(msgspec.Struct, frozen=True):
    """An axis between two places: its low end is at `start`, its high end at `end`, which may be the smaller one."""

    axis: Axis
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value lies; one beyond the axis lies at its end."""
        return self.start + (self.end - self.start) * self.axis.place(self.axis.clip(value))

    @property
    def ticks(self) -> tuple[float, ...]:
        """The ticks that lie on the axis."""
        return tuple(tick for tick in self.axis.ticks if self.axis.low <= tick <= self.axis.high)


def covering(axis: Axis, values: Iterable[float | None]) -> Axis:
    """Return `axis`, or one that covers all values where some lie beyond it: nothing is drawn in a wrong place."""
    known = [value for value in values if value is not None]
    low, high = min([axis.low, *known]), max([axis.high, *known])
    if (low, high) == (axis.low, axis.high) and high > low:
        return axis
    return nice_axis(low, high)


def tick_texts(ticks: tuple[float, ...], unit: ChartUnit) -> tuple[str, ...]:
    """Return the figures at the ticks of an axis, all with as many decimals as the finest needs."""
    factor = 100.0 if unit == "share" else 1.0
    digits = next((at for at in range(4) if all(_is_whole(tick * factor * 10**at) for tick in ticks)), 4)
    return tuple(_text(tick, unit, digits) for tick in ticks)


def named_ticks(scale: Scale, texts: tuple[str, ...], size: float) -> tuple[tuple[float, str], ...]:
    """Return the ticks that have room for their figures side by side: every one, every second …, nought among them."""
    ticks = scale.ticks
    if len(ticks) < 2:
        return tuple(zip(ticks, texts, strict=True))
    apart = abs(scale.at(ticks[1]) - scale.at(ticks[0]))
    wide = max(text_width(text, size) for text in texts) + _TICK_GAP
    every = max(math.ceil(wide / apart - 1e-9), 1) if apart > 0 else len(ticks)
    first = min(range(len(ticks)), key=lambda at: abs(ticks[at])) % every
    return tuple((tick, text) for at, (tick, text) in enumerate(zip(ticks, texts, strict=True)) if at % every == first)


def value_text(value: float | None, unit: ChartUnit) -> str:
    """Return one figure as it stands at its bar or dot."""
    return _text(value, unit, 0)


def line_text(name: str, value: float, unit: ChartUnit) -> str:
    """Return what a line is, with its figure unless the name tells it."""
    told = (_text(value, unit, digits) for digits in range(3))
    return name if name and any(text in name for text in told) else f"{name} {value_text(value, unit)}".strip()


def _text(value: float | None, unit: ChartUnit, digits: int) -> str:
    if value is None:
        return NO_FIGURE
    if unit == "share":
        return share_text(value, digits)
    if unit in {"score", "points"}:
        return score_text(value, digits)
    return number_text(round(value, max(digits, 0 if unit == "count" else 2)) + 0.0)


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-6
