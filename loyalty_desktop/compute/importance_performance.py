"""Importance against performance: which drivers to improve first (METHOD 5.4)."""

from __future__ import annotations

from statistics import fmean, median
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.journey.model import Driver

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.compute.importance_results import Importance
    from loyalty_desktop.compute.results import Results

Quadrant: TypeAlias = Literal["keep_up", "improve_first", "maintain", "observe"]
"""重点維持 important and good, 優先改善 important and not good, 維持 good, 観察 neither."""
_ROUNDING = 1e-12


class Thresholds(msgspec.Struct, frozen=True):
    """Where the two axes are parted, both 0..1; a value at a threshold counts as high."""

    importance: float
    performance: float


class Placed(msgspec.Struct, frozen=True):
    """A driver in the picture: importance share and Top2 Box share, both 0..1 with their intervals.

    `hollow`: an interval crosses its threshold, or is not known, so that the quadrant is not certain.
    """

    driver: Driver
    importance: Estimate
    performance: Estimate
    quadrant: Quadrant
    hollow: bool
    flags: tuple[str, ...] = ()
    """`small_base` when either figure rests on too few respondents for a verdict."""


class ImportancePerformance(msgspec.Struct, frozen=True):
    """The drivers that have both figures, in the order of the journey; no thresholds when there are none."""

    drivers: tuple[Placed, ...]
    thresholds: Thresholds | None


def importance_performance(
    importance: Importance,
    results: Results,
    *,
    thresholds: Thresholds | None = None,
    middle: Literal["mean", "median"] = "mean",
) -> ImportancePerformance:
    """Return each driver's quadrant, from its importance and its head in `results` of the same journey.

    `thresholds` are fixed values, those of a baseline wave for instance: otherwise quadrants move by themselves.
    Without them the axes part at the mean of the drivers shown (1/K, K drivers, for the importance), or the median.
    """
    heads = {one.driver.id: one.head for one in results.drivers}
    pairs = [
        (one.driver, one.share, heads[one.driver.id])
        for one in importance.drivers
        if one.share.value is not None and one.driver.id in heads and heads[one.driver.id].value is not None
    ]
    if not pairs:
        return ImportancePerformance((), None)
    centre: Callable[[Sequence[float]], float] = fmean if middle == "mean" else median
    found = thresholds or Thresholds(
        centre([share.value for _driver, share, _head in pairs if share.value is not None]),
        centre([head.value for _driver, _share, head in pairs if head.value is not None]),
    )
    return ImportancePerformance(tuple(_placed(*pair, found) for pair in pairs), found)


def _placed(driver: Driver, share: Estimate, head: Estimate, thresholds: Thresholds) -> Placed:
    important, good = _is_high(share, thresholds.importance), _is_high(head, thresholds.performance)
    quadrant: Quadrant = "maintain" if good else "observe"
    if important:
        quadrant = "keep_up" if good else "improve_first"
    hollow = _crosses(share, thresholds.importance) or _crosses(head, thresholds.performance)
    small = "small_base" in share.flags or "small_base" in head.flags
    return Placed(driver, share, head, quadrant, hollow, ("small_base",) if small else ())


def _is_high(estimate: Estimate, threshold: float) -> bool:
    # A mean of equal values comes out a last digit beside them.
    return estimate.value is not None and estimate.value >= threshold - _ROUNDING


def _crosses(estimate: Estimate, threshold: float) -> bool:
    if estimate.low is None or estimate.high is None:
        return True
    return estimate.low < threshold - _ROUNDING and estimate.high > threshold + _ROUNDING
