"""The pictures of drivers: every driver as a point with its intervals, and the means that divide it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean, median
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.journey.model import Value
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.shown import Shown, arrow_of, how_shown, least_shown
from loyalty_desktop.report.shown_names import ShownName, driver_names

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import DriverResult, Results

HeartAxis: TypeAlias = Literal["heart", "lift"]
AxisKind: TypeAlias = Literal["heart", "lift", "importance"]
_Span: TypeAlias = tuple[float, float, float]

# The least that an axis shows, so that a single driver or equal ones do not look far apart.
_LEAST_SHARE, _LEAST_POINTS = 0.2, 20.0
# How far whiskers may stretch an axis beyond the points: in lengths of a usual whisker, or of the points' span.
_USUAL_WHISKERS, _SPANS = 1.5, 0.5


class Point(msgspec.Struct, frozen=True):
    """One driver: head share x (0..1) and heart or lift y in points or importance 0..1, with their 95 % intervals.

    `short` is the name on its label. `n_heart` is the base of what is upwards. Intervals may reach beyond
    the axes; there they are cut off.
    """

    driver: str
    name: str
    short: str
    value: Value
    stage: str
    x: float
    x_low: float
    x_high: float
    y: float
    y_low: float
    y_high: float
    n_head: int
    n_heart: int
    state: Shown
    hollow: bool = False
    """What is said of it may be chance: the satisfied and the others do not differ (adjusted p), or, in the picture of
    importance, its quarter is not certain: an interval crosses a line, or is not known."""
    quadrant: str = ""
    """What importance and satisfaction say together: the code of a word, "" where they say nothing."""


class Absent(msgspec.Struct, frozen=True):
    """A driver that cannot be drawn, with its bases and the reason where it is not those.

    The reason is `no_column`, `no_scale`, or why it has no importance: `few_ratings`, `low_coverage`, `constant`.
    """

    driver: str
    name: str
    short: str
    n_head: int
    n_heart: int
    flags: tuple[str, ...]


class HeadHeart(msgspec.Struct, frozen=True):
    """The picture: points, who is absent, the axes, the unweighted means of the points, the overall score.

    `overall` is None on the axes of lift and importance, where the overall score has no place.
    """

    axis: AxisKind
    points: tuple[Point, ...]
    absent: tuple[Absent, ...]
    x_axis: Axis
    y_axis: Axis
    x_mean: float | None
    y_mean: float | None
    overall: float | None
    overall_n: int
    is_filtered: bool = False
    averaged: int = 0
    """How many drivers the means are of: not every picture has all, and showing one kind leaves them alone."""


def head_heart(results: Results, axis: HeartAxis = "heart") -> HeadHeart:
    """Return the picture with the score of the satisfied (`heart`) or its lift over the rest on the y axis."""
    names = driver_names(results)
    found = [(one, _point(one, names[one.driver.id], axis)) for one in results.drivers]
    points = tuple(point for _one, point in found if point is not None)
    overall = results.loyalty.score.value if axis == "heart" else None
    x_mean = fmean(point.x for point in points) if points else None
    y_mean = fmean(point.y for point in points) if points else None
    far = 100.0 if axis == "heart" else 200.0
    return HeadHeart(
        axis,
        points,
        tuple(_absent(one, names[one.driver.id]) for one, point in found if point is None),
        fitted_axis([(one.x, one.x_low, one.x_high) for one in points], (), _LEAST_SHARE, (0.0, 1.0)),
        fitted_axis(
            [(one.y, one.y_low, one.y_high) for one in points],
            () if overall is None else (overall,),
            _LEAST_POINTS,
            (-far, far),
        ),
        x_mean,
        y_mean,
        overall,
        results.loyalty.score.n,
        results.loyalty.is_filtered,
        len(points),
    )


def _point(result: DriverResult, name: ShownName, axis: HeartAxis) -> Point | None:
    head, heart, driver = result.head, result.heart, result.driver
    figure = result.lift if axis == "lift" else heart
    y = result.lift.points if axis == "lift" else heart.value
    if head.value is None or head.low is None or head.high is None:
        return None
    if y is None or figure.low is None or figure.high is None:
        return None
    return Point(
        driver.id,
        name.full,
        name.short,
        driver.value,
        result.stage,
        head.value,
        head.low,
        head.high,
        y,
        figure.low,
        figure.high,
        head.n,
        heart.n,
        least_shown(how_shown(head), how_shown(heart), how_shown(figure)),
        hollow=arrow_of(result.lift, heart, result.rest) == "none",
    )


def _absent(result: DriverResult, name: ShownName) -> Absent:
    why = tuple(flag for flag in result.flags if flag in {"no_column", "no_scale"})
    return Absent(result.driver.id, name.full, name.short, result.head.n, result.heart.n, why)


def fitted_axis(spans: Sequence[_Span], lines: Iterable[float], least: float, limits: tuple[float, float]) -> Axis:
    """Return an axis with all values and lines on it, and whiskers as far as they are not unusually long.

    One driver on a small base must not press all others together: a whisker that would stretch the axis by more
    than half of what the points span, and by more than one and a half usual whiskers, is cut off at its end.
    """
    values = [value for value, _low, _high in spans] + list(lines)
    if not values:
        values = [(limits[0] + limits[1]) / 2]
    lowest, highest = min(values), max(values)
    down = [value - low for value, low, _high in spans]
    up = [high - value for value, _low, high in spans]
    span = highest - lowest
    low = max(min((one[1] for one in spans), default=lowest), lowest - _allowance(span, down))
    high = min(max((one[2] for one in spans), default=highest), highest + _allowance(span, up))
    return nice_axis(
        max(min(low, lowest), limits[0]),
        min(max(high, highest), limits[1]),
        least=least,
        limit_low=limits[0],
        limit_high=limits[1],
    )


def _allowance(span: float, whiskers: Sequence[float]) -> float:
    return max(_SPANS * span, _USUAL_WHISKERS * median(whiskers)) if whiskers else 0.0
