"""The part of the JSON contract about waves: `waves` (README.md).

Scores and differences in points, differences of shares in percentage points, shares 0..1, all unrounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.report.contract_figures import Json, asked_json, difference_json, estimate_json
from loyalty_desktop.report.wave_words import family_told, figure_verdict, notes_of, score_verdict, wave_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from loyalty_desktop.compute.standardised import Standardised
    from loyalty_desktop.compute.wave_results import (
        DriverInWave,
        ExperienceInWave,
        SegmentInWave,
        WaveComparison,
        WaveFigure,
        WaveLift,
        WaveResult,
    )
    from loyalty_desktop.journey.drift_results import Drift
    from loyalty_desktop.journey.model import Driver, Experience, Journey
    from loyalty_desktop.journey.wave_settings import Renamed
    from loyalty_desktop.messages import Message


def waves_json(comparison: WaveComparison, journey: Journey, drifts: Mapping[str, Drift]) -> Json:
    """Return `waves`; `drifts` are what further surveys ask otherwise, by the name of their wave."""
    axis = comparison.axis
    key = axis.column if isinstance(axis, Grouping) else axis
    return {
        "baseline": comparison.baseline or None,
        "comparisons": comparison.comparisons,
        "undated": comparison.undated,
        "axis": None if key is None else {"column": key.heading, "occurrence": key.occurrence},
        "told": _said(one for one in (comparison.axis_problem, family_told(comparison)) if one is not None),
        "waves": [_wave(one, comparison, journey, drifts.get(one.name)) for one in comparison.waves],
    }


def _wave(result: WaveResult, comparison: WaveComparison, journey: Journey, drift: Drift | None) -> Json:
    verdict = score_verdict(result, comparison, journey.measure)
    earlier = comparison.wave(result.compared_with)
    called = wave_name(earlier) if earlier is not None else ""
    parts: tuple[Driver | Experience, ...] = (*journey.drivers, *journey.experiences)
    names = {one.id: one for one in parts}
    is_hidden = result.score.estimate.value is None  # of fewer than 10 only their number is told
    return {
        "name": result.name,
        "period": result.unit or None,
        "open": result.is_open,
        "compared_with": result.compared_with or None,
        "usable": result.problem is None,
        "respondents": result.respondents,
        "weighted": result.weighted,
        **_figure(result.score, "score"),
        "shares": {
            "positive": None if is_hidden else result.positive_share,
            "passive": None if is_hidden else result.passive_share,
            "negative": None if is_hidden else result.negative_share,
        },
        "sentence": None if verdict is None else _message(verdict),
        "told": _said(notes_of(result, comparison)),
        "overlap": None
        if result.overlap is None
        else {
            "here": result.overlap.here,
            "there": result.overlap.there,
            "both": result.overlap.both,
            "without_id": result.overlap.blank,
            "without_zeros": result.overlap.zeros,
        },
        "standardised": None if result.standardised is None else _standardised(result.standardised),
        "segments": [_segment(one, is_hidden=is_hidden) for one in result.segments],
        "drivers": [_driver(one, names[one.driver], called) for one in result.drivers],
        "experiences": [_experience(one, names[one.experience], called) for one in result.experiences],
        "drift": None if drift is None else _drift(drift),
    }


def _driver(one: DriverInWave, part: Driver | Experience, earlier: str) -> Json:
    return {
        **asked_json(part.name, part.column),
        "head": _figure(one.head, "share") | {"sentence": _sentence(part.name, one.head, earlier)},
        "heart": _figure(one.heart, "score"),
        "lift": _lift(one.lift),
        "flags": list(one.flags),
        "refused": None if one.refused is None else _message(one.refused),
    }


def _experience(one: ExperienceInWave, part: Driver | Experience, earlier: str) -> Json:
    points = one.contribution
    return {
        **asked_json(part.name, part.column),
        "option": getattr(part, "option", None),
        "incidence": _figure(one.incidence, "share") | {"sentence": _sentence(part.name, one.incidence, earlier)},
        "score": _figure(one.score, "score"),
        "lift": _lift(one.lift),
        "contribution": {"points": points.points, "low": points.low, "high": points.high, "n": points.n},
        "flags": list(one.flags),
        "refused": None if one.refused is None else _message(one.refused),
    }


def _segment(one: SegmentInWave, *, is_hidden: bool) -> Json:
    return {
        "answers": list(one.names),
        "respondents": one.respondents,
        "share": None if is_hidden else one.share,
        **_figure(one.score, "score"),
    }


def _standardised(found: Standardised) -> Json:
    return {
        "mix_moved": found.composition_moved,
        **estimate_json(found.standardised, "score"),
        "known": estimate_json(found.score, "score"),
        "segments": [
            {"answers": list(one.name), "first_share": one.first, "share": one.second, "n": one.n}
            for one in found.segments
        ],
        "missing": [list(one) for one in found.missing],
    }


def _figure(figure: WaveFigure, name: str) -> Json:
    return estimate_json(figure.estimate, name) | {
        "change": None if figure.change is None else difference_json(figure.change),
        "verdict": figure.verdict or None,
    }


def _lift(lift: WaveLift) -> Json:
    own = difference_json(lift.lift)
    del own["p_adjusted"]  # it is tested with its family by the drivers and experiences of the analysis
    change = None if lift.change is None else difference_json(lift.change)
    return own | {"change": change, "verdict": None}  # there is no test for the difference of two lifts


def _drift(drift: Drift) -> Json:
    return {
        "new": [key.heading for key in drift.new],
        "gone": [key.heading for key in drift.gone],
        "lost": [key.heading for key in drift.lost],
        "renamed": _pairs(drift.renamed),
        "proposed": _pairs(drift.proposed),
        "refused": _pairs(drift.refused),
        "options": [
            {
                "column": one.column.heading,
                "added": list(one.added),
                "removed": list(one.removed),
                "reworded": [{"here": here, "there": there} for here, there in one.reworded],
                "same": [{"here": here, "there": there} for here, there in one.same],
                "refused": [{"here": here, "there": there} for here, there in one.refused],
            }
            for one in drift.options
        ],
        "scales": [{"column": one.column.heading, "parts": list(one.names)} for one in drift.scales],
        "told": _said(drift.told),
    }


def _pairs(pairs: Iterable[Renamed]) -> list[Json]:
    return [{"here": one.here.heading, "there": one.there.heading} for one in pairs]


def _sentence(name: str, figure: WaveFigure, earlier: str) -> Json | None:
    told = figure_verdict(name, figure, earlier)
    return None if told is None else _message(told)


def _said(messages: Iterable[Message]) -> list[Json]:
    return [_message(one) for one in messages]


def _message(one: Message) -> Json:
    return {"id": one.id, "text": one.text()}
