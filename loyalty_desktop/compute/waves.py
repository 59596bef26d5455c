"""Waves beside one another: every figure in each of them, and its change to the one before or to a baseline (METHOD 7).

Where the same people answered twice, as a column of ids tells, the tests allow for it (METHOD 1.5); otherwise they
are those for separate groups (1.3). Questions on another scale are not compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import score_difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.experience_verdict import contribution
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.share import share
from loyalty_desktop.compute.standardised import standardised_counts
from loyalty_desktop.compute.wave_changes import SCORE, Changes, Metric, changes_between, corrected, segment_key
from loyalty_desktop.compute.wave_counts import Question, WaveCounts, WaveInput, count_wave
from loyalty_desktop.compute.wave_order import against, baseline_of, comparing_told
from loyalty_desktop.compute.wave_results import (
    DriverInWave,
    ExperienceInWave,
    SegmentInWave,
    WaveComparison,
    WaveFigure,
    WaveLift,
    WaveResult,
)
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.compute.standardised import Standardised

_NOBODY = Estimate(0, 0.0, 0.0, None, None, None, ("no_base",))


def compare_waves(
    given: Sequence[WaveInput], baseline: str = "", *, axis: By | None = None, undated: int = 0
) -> WaveComparison:
    """Return all waves, which are given in the order of time, each compared with the one before or with a baseline.

    `axis` is what the open survey is parted into segments by; each wave has its own column for it. A wave that
    cannot be used keeps its name and says why. Nothing is compared with a wave that has nobody: the one after it is
    compared with the last that has answers, which is told. `undated` are respondents who are in none of them.
    """
    counted = [_counted(one) for one in given]
    usable = [one for one in counted if isinstance(one, WaveCounts)]
    base = baseline_of(counted, baseline)
    compared = against(counted, base)
    changes = {one.later.given.name: changes_between(one.earlier, one.later) for one in compared}
    corrected(changes.values())
    first = next((one for one in usable if one.segments), None)
    shown = next((one for one in usable if one.given.is_open and one.segments), first)
    order = {} if shown is None else {segment_key(one.names): at for at, one in enumerate(shown.segments)}
    told = comparing_told(compared, base, baseline)
    waves = [
        _result(one, changes.get(one.given.name), first, order) if isinstance(one, WaveCounts) else one
        for one in counted
    ]
    waves = [replace(one, told=(*one.told, *told.get(one.name, ()))) for one in waves]
    problem = next((one.axis_problem for one in usable if one.axis_problem is not None), None)
    return WaveComparison(tuple(waves), base.given.name if base else "", len(changes), axis, problem, undated)


def _counted(given: WaveInput) -> WaveCounts | WaveResult:
    problem = given.problem
    if problem is None:
        try:
            return count_wave(given)
        except LoyaltyError as error:
            problem = error.message
    return _without_figures(given, problem)


def _without_figures(given: WaveInput, problem: Message) -> WaveResult:
    return WaveResult(
        name=given.name,
        unit=given.unit,
        is_open=given.is_open,
        compared_with="",
        respondents=0,
        counts=ClassCounts(),
        score=WaveFigure(_NOBODY),
        positive_share=None,
        passive_share=None,
        negative_share=None,
        problem=problem,
    )


def _result(
    wave: WaveCounts, changes: Changes | None, first: WaveCounts | None, order: Mapping[Metric, int]
) -> WaveResult:
    changes, given, counts = changes or Changes(""), wave.given, wave.scores
    whole = counts.total.w
    positive, passive, negative = (
        part.w / whole if whole else None for part in (counts.positive, counts.passive, counts.negative)
    )
    return WaveResult(
        name=given.name,
        unit=given.unit,
        is_open=given.is_open,
        compared_with=changes.earlier,
        respondents=wave.base.count,
        counts=counts,
        score=WaveFigure(net_score(counts), changes.found.get(SCORE)),
        positive_share=positive,
        passive_share=passive,
        negative_share=negative,
        drivers=tuple(_driver(one, changes) for one in wave.drivers),
        experiences=tuple(_experience(one, wave, changes) for one in wave.experiences),
        segments=_segments(wave, changes, order),
        standardised=_standardised(first, wave),
        overlap=changes.overlap,
        weighted=wave.base.weights is not None,
        refused=given.refused,
        told=(*given.told, *wave.told, *_nobody(wave)),
    )


def _nobody(wave: WaveCounts) -> tuple[Message, ...]:
    """Return that a filter lets nobody pass; that a period has nobody, its n tells."""
    is_empty = not wave.base.count and bool(wave.given.journey.filters) and not wave.given.unit
    return (message("wave_filter_nobody", wave=wave.given.name),) if is_empty else ()


def _driver(one: Question, changes: Changes) -> DriverInWave:
    head, heart, lift, flags, refused = _figures(one, changes)
    return DriverInWave(one.asked.id, head, heart, lift, flags, refused)


def _experience(one: Question, wave: WaveCounts, changes: Changes) -> ExperienceInWave:
    incidence, score, lift, flags, refused = _figures(one, changes)
    points = contribution(one.hit.classes, wave.scores.total, lift.lift)
    return ExperienceInWave(one.asked.id, incidence, score, lift, points, flags, refused)


def _figures(
    one: Question, changes: Changes
) -> tuple[WaveFigure, WaveFigure, WaveLift, tuple[str, ...], Message | None]:
    """Return the share of those who count, their score and how far it is above that of the others."""
    id_, flag = one.asked.id, one.asked.flag
    return (
        WaveFigure(share(one.hit.everybody, one.hit.everybody + one.rest.everybody), changes.of("share", id_)),
        WaveFigure(net_score(one.hit.classes), changes.of("score", id_)),
        WaveLift(score_difference(one.hit.classes, one.rest.classes), changes.of("lift", id_)),
        (flag,) if flag else (),
        changes.refused.get(("share", id_)),
    )


def _segments(wave: WaveCounts, changes: Changes, order: Mapping[Metric, int]) -> tuple[SegmentInWave, ...]:
    total = sum((one.counts for one in wave.segments), ClassCounts()).total.w
    return tuple(
        SegmentInWave(
            one.names,
            one.respondents,
            one.counts.total.w / total if total else None,
            one.counts,
            WaveFigure(net_score(one.counts), changes.found.get(segment_key(one.names))),
        )
        for one in sorted(wave.segments, key=lambda one: order.get(segment_key(one.names), len(order)))
    )


def _standardised(first: WaveCounts | None, wave: WaveCounts) -> Standardised | None:
    """Return the score with the first wave's mix of segments; None for that wave, or where segments overlap."""
    if first is None or first is wave or not wave.segments or wave.case.outcome is None:
        return None
    if any(one.parted is None or one.parted.overlapping for one in (first, wave)):
        return None
    mixes = [[(one.names, one.counts) for one in each.segments] for each in (first, wave)]
    return standardised_counts(*mixes)
