"""What is said about waves: their names, whether something has risen or fallen, who answered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.compare_words import score_word
from loyalty_desktop.report.days import month_text
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import (
        WaveComparison,
        WaveFigure,
        WaveResult,
        WaveVerdict,
    )
    from loyalty_desktop.journey.model import Measure

_WAVE_ARGS = frozenset({"wave", "earlier", "between"})


def wave_name(result: WaveResult) -> str:
    """Return what a wave is called where it is shown."""
    return wave_title(result.name, result.unit)


def wave_title(name: str, unit: str) -> str:
    """Return a period as people write it (2026-Q2 → 2026年4–6月); the name of any other wave stays."""
    if unit not in {"month", "quarter", "half", "year"}:
        return name
    year, _dash, part = name.partition("-")
    if not part:
        return _("Year {year}").format(year=year)
    if unit == "month":
        # a month by itself has no leading zero where months are numbers
        return _("{month} {year}").format(year=year, month=month_text(int(part)).lstrip("0"))
    periods = {
        "Q1": _("Q1 {year}"),
        "Q2": _("Q2 {year}"),
        "Q3": _("Q3 {year}"),
        "Q4": _("Q4 {year}"),
        "H1": _("H1 {year}"),
        "H2": _("H2 {year}"),
    }
    return periods[part].format(year=year)


def titled(told: Message, comparison: WaveComparison) -> Message:
    """Return what is told of waves with periods as people write them, not as they are known by (2026-04)."""
    titles = {one.name: wave_name(one) for one in comparison.waves if one.unit not in {"", "answer"}}
    if not titles:
        return told
    args = {
        name: ", ".join(titles.get(one, one) for one in value.split(", ")) if isinstance(value, str) else value
        for name, value in told.args
        if name in _WAVE_ARGS
    }
    return message(told.id, **{**dict(told.args), **args})


def verdict_word(verdict: WaveVerdict) -> str:
    """Return the few words for a verdict; '' where nothing may be said."""
    return {"risen": _("risen"), "fallen": _("fallen"), "unclear": _("change unclear"), "": ""}[verdict]


def score_verdict(result: WaveResult, comparison: WaveComparison, measure: Measure) -> Message | None:
    """Return the sentence on the score of a wave; None on small bases and where nothing is compared."""
    verdict, change = result.score.verdict, result.score.change
    other = comparison.wave(result.compared_with)
    if not verdict or change is None or other is None:
        return None
    return message(
        f"wave_{verdict}",
        measure=score_word(measure),
        wave=wave_name(other),
        before=score_text(other.score.estimate.value, 1),
        after=score_text(result.score.estimate.value, 1),
        points=score_text(change.points, 1),
        low=score_text(change.low, 1),
        high=score_text(change.high, 1),
    )


def figure_verdict(name: str, figure: WaveFigure, earlier: str) -> Message | None:
    """Return the sentence on a head, a heart, an incidence of this name, compared with the wave called `earlier`."""
    verdict, change = figure.verdict, figure.change
    if not verdict or change is None:
        return None
    low, high = score_text(change.low, 1), score_text(change.high, 1)
    points = score_text(change.points, 1)
    return message(f"wave_figure_{verdict}", name=name, wave=earlier, points=points, low=low, high=high)


def overlap_told(result: WaveResult, comparison: WaveComparison) -> tuple[Message, ...]:
    """Return how many people answered in both this wave and the compared one; () where no ids were told."""
    overlap, other = result.overlap, comparison.wave(result.compared_with)
    if overlap is None or other is None:
        return ()
    id_ = "wave_overlap" if overlap.both else "wave_overlap_none"
    counts = {"here": overlap.here, "there": overlap.there}
    if overlap.both:
        counts["both"] = overlap.both
    told: tuple[Message, ...] = (message(id_, own=wave_name(result), wave=wave_name(other), **counts),)
    if overlap.zeros:
        told += (message("wave_overlap_zeros", zeros=overlap.zeros),)
    return (*told, message("wave_overlap_blank", blank=overlap.blank)) if overlap.blank and overlap.both else told


def composition_told(result: WaveResult) -> Message | None:
    """Return what the score would be with the first wave's mix of segments, where their shares have moved."""
    found = result.standardised
    if found is None or not found.composition_moved:
        return None
    if found.missing:
        names = ", ".join(" × ".join(one) for one in found.missing)
        return message("wave_composition_missing", names=names)
    if found.standardised.value is None or "small_base" in found.standardised.flags:
        return None
    return message(
        "wave_composition",
        score=score_text(found.score.value, 1),
        standardised=score_text(found.standardised.value, 1),
    )


def family_told(comparison: WaveComparison) -> Message | None:
    """Return how p values were corrected; None where there is one comparison, and so nothing to correct."""
    return message("wave_family", count=comparison.comparisons) if comparison.comparisons > 1 else None


def left_out(comparison: WaveComparison, but: tuple[str, ...] = ()) -> str:
    """Return which waves are in no comparison, apart from `but`; '' where all are."""
    names = [wave_name(one) for one in comparison.waves if one.problem is not None and one.name not in but]
    return _("Not in this comparison: {waves}.").format(waves=", ".join(names)) if names else ""


def left_out_meaning(comparison: WaveComparison, but: tuple[str, ...] = ()) -> str:
    """Return which waves are in no comparison, apart from `but`, and what that means for the rest; '' where all are.

    Fewer waves are fewer comparisons to correct for, so that a verdict may be another one with them.
    """
    said = left_out(comparison, but)
    if not said or not comparison.comparisons:
        return said
    means = _("What is said of the other changes may be different once it is.")
    return f"{said} {means}"


def notes_of(result: WaveResult, comparison: WaveComparison) -> tuple[Message, ...]:
    """Return what is to be known of a wave beside its figures, the weightiest first."""
    first = (result.problem, result.refused, composition_told(result))
    told = tuple(one for one in first if one is not None)
    return (*(titled(one, comparison) for one in (*told, *result.told)), *overlap_told(result, comparison))
