"""The charts of a report as values: what is drawn, in which of the product's colours, on which axes.

Colours are named by what they mean (`Tone`); whoever draws looks them up. Figures are unrounded: scores and differences
in points, shares 0..1. None is a gap: a small base hides the figure, or there is none.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.shown import Shown

Tone: TypeAlias = Literal["head", "heart", "positive", "passive", "negative", "basic", "experience", "plain", "muted"]
ChartUnit: TypeAlias = Literal["count", "score", "points", "share", "amount", "number"]


class Bar(msgspec.Struct, frozen=True):
    """One bar: its figure with the interval (None: none is drawn), its colour, what stands at its end."""

    name: str
    value: float | None
    tone: Tone
    low: float | None = None
    high: float | None = None
    n: int | None = None
    state: Shown = "shown"
    text: str = ""


class Bars(msgspec.Struct, frozen=True):
    """Bars side by side (`upright`, such as the answers 0 to 10) or one below the other (contributions, scores)."""

    id: str
    title: str
    bars: tuple[Bar, ...]
    unit: ChartUnit
    axis: Axis
    value_title: str
    upright: bool = False
    line: float | None = None
    """A line across all bars, such as the score of everybody; `line_name` says what it is."""
    line_name: str = ""
    meanings: tuple[tuple[Tone, str], ...] = ()
    """What the colours mean (promoters, detractors), for a legend; () where the names of the bars say it."""


class Portion(msgspec.Struct, frozen=True):
    """One part of a whole: its name, its share 0..1, its colour."""

    name: str
    share: float | None
    tone: Tone
    n: int | None = None
    """How many people it is, not weighted, where that is known."""


class Whole(msgspec.Struct, frozen=True):
    """One bar that is parted: its name, its parts in order, how many it is of."""

    name: str
    parts: tuple[Portion, ...]
    n: int
    state: Shown = "shown"
    text: str = ""


class Parts(msgspec.Struct, frozen=True):
    """Bars of 100 %, such as the three classes of each group."""

    id: str
    title: str
    wholes: tuple[Whole, ...]


class Dot(msgspec.Struct, frozen=True):
    """One point of a scatter with its intervals. `hollow`: what it says may be chance."""

    name: str
    short: str
    x: float
    y: float
    tone: Tone
    x_low: float | None = None
    x_high: float | None = None
    y_low: float | None = None
    y_high: float | None = None
    n: int | None = None
    state: Shown = "shown"
    hollow: bool = False


class Scatter(msgspec.Struct, frozen=True):
    """Points between two axes, the lines that divide them, and the names of the four quarters.

    `quarters` are upper left, upper right, lower left, lower right; '' for none.
    """

    id: str
    title: str
    dots: tuple[Dot, ...]
    x_axis: Axis
    y_axis: Axis
    x_title: str
    y_title: str
    x_unit: ChartUnit
    y_unit: ChartUnit
    x_line: float | None = None
    y_line: float | None = None
    quarters: tuple[str, str, str, str] = ("", "", "", "")
    x_line_name: str = ""
    y_line_name: str = ""
    """What the dividing lines are, such as the mean of the drivers; '' where it need not be said."""
    meanings: tuple[tuple[Tone, str], ...] = ()
    """What the marks mean, for a legend; () for basic and experience value, whose names are known."""


class Line(msgspec.Struct, frozen=True):
    """One line over the places of a `Lines`, with intervals where there are some; `right` has it on the second axis."""

    name: str
    tone: Tone
    values: tuple[float | None, ...]
    lows: tuple[float | None, ...] = ()
    highs: tuple[float | None, ...] = ()
    states: tuple[Shown, ...] = ()
    right: bool = False


class Lines(msgspec.Struct, frozen=True):
    """Lines over places in order: head and heart of the stages (two axes), the score of each wave."""

    id: str
    title: str
    places: tuple[str, ...]
    lines: tuple[Line, ...]
    left_axis: Axis
    left_unit: ChartUnit
    left_title: str
    right_axis: Axis | None = None
    right_unit: ChartUnit = "score"
    right_title: str = ""


class Spot(msgspec.Struct, frozen=True):
    """One cell of a grid: its name, the lines of figures in it, its colour, how strong the colour is (0..1)."""

    name: str
    lines: tuple[str, ...]
    tone: Tone
    strength: float = 0.0
    state: Shown = "shown"
    n: int | None = None
    """How many it is about, where it is about people."""


class Grid(msgspec.Struct, frozen=True):
    """Cells in rows and columns with names, such as customers by class and profit."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    spots: tuple[tuple[Spot, ...], ...]


Chart: TypeAlias = Bars | Parts | Scatter | Lines | Grid
