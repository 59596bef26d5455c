"""The curve of feelings along the journey: head and heart of each stage, in one strip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.shown import Shown, how_shown

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.results import Results

_LEAST_SHARE, _LEAST_POINTS = 0.2, 20.0


class StagePoint(msgspec.Struct, frozen=True):
    """One stage: mean head (0..1) and heart (points) of its drivers, and their heights in the strip.

    Heights run from 0 (bottom) to 1 (top); None where no driver of the stage has the figure. The states say
    whether any driver behind the mean has a firm base. `drivers` and `hearts` count those behind each mean.
    """

    name: str
    head: float | None
    heart: float | None
    head_at: float | None
    heart_at: float | None
    head_state: Shown
    heart_state: Shown
    drivers: int
    hearts: int


class EmotionCurve(msgspec.Struct, frozen=True):
    """The strip under the journey map: stages in order, the overall score on the heart's axis, both axes."""

    stages: tuple[StagePoint, ...]
    overall: float | None
    overall_at: float | None
    overall_n: int
    overall_state: Shown
    head_axis: Axis
    heart_axis: Axis
    is_filtered: bool = False


def emotion_curve(results: Results) -> EmotionCurve:
    """Return the curve of one analysis; head and heart each have an axis of their own, both fill the strip."""
    overall = results.loyalty.score
    heads = [stage.head for stage in results.stages if stage.head is not None]
    hearts = [stage.heart for stage in results.stages if stage.heart is not None]
    head_axis = _axis(heads, 0.5, _LEAST_SHARE, (0.0, 1.0))
    scores = hearts if overall.value is None else [*hearts, overall.value]
    heart_axis = _axis(scores, 0.0, _LEAST_POINTS, (-100.0, 100.0))
    by_id = {one.driver.id: one for one in results.drivers}
    stages = []
    for stage in results.stages:
        drivers = [by_id[id_] for id_ in stage.drivers]
        stages.append(
            StagePoint(
                stage.name,
                stage.head,
                stage.heart,
                None if stage.head is None else head_axis.place(stage.head),
                None if stage.heart is None else heart_axis.place(stage.heart),
                _firmest(one.head for one in drivers),
                _firmest(one.heart for one in drivers),
                sum(one.head.value is not None for one in drivers),
                sum(one.heart.value is not None for one in drivers),
            )
        )
    at = None if overall.value is None else heart_axis.place(overall.value)
    return EmotionCurve(
        tuple(stages),
        overall.value,
        at,
        overall.n,
        how_shown(overall),
        head_axis,
        heart_axis,
        results.loyalty.is_filtered,
    )


def _firmest(figures: Iterable[Estimate]) -> Shown:
    states = {how_shown(one) for one in figures}
    return "shown" if "shown" in states else "reference" if "reference" in states else "hidden"


def _axis(values: Sequence[float], empty: float, least: float, limits: tuple[float, float]) -> Axis:
    low, high = (min(values), max(values)) if values else (empty, empty)
    return nice_axis(low, high, most=5, least=least, limit_low=limits[0], limit_high=limits[1])
