"""The readable tables of waves, for a terminal: the score in each, then what has clearly risen or fallen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import p_text, score_text, share_text
from loyalty_desktop.report.text_table import text_table
from loyalty_desktop.report.wave_words import (
    family_told,
    notes_of,
    score_verdict,
    verdict_word,
    wave_name,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_desktop.compute.wave_results import WaveComparison, WaveFigure, WaveResult
    from loyalty_desktop.journey.drift_results import Drift
    from loyalty_desktop.journey.model import Journey

_SMALL = "*"


def waves_text(comparison: WaveComparison, journey: Journey, drifts: Mapping[str, Drift]) -> str:
    """Return the waves' tables, and what is to be known of each; `drifts` by the name of their wave."""
    blocks = [_scores(comparison)]
    for result in comparison.waves:
        said = []
        verdict = score_verdict(result, comparison, journey.measure)
        said += [] if verdict is None else [verdict.text()]
        said += [one.text() for one in notes_of(result, comparison)]
        said += [] if result.name not in drifts else [one.text() for one in drifts[result.name].told]
        if said:
            blocks.append("\n".join([wave_name(result), *(f"  {one}" for one in dict.fromkeys(said))]))
        if result.compared_with:
            blocks.append(_parts(result, comparison, journey))
    told = [one.text() for one in (comparison.axis_problem, family_told(comparison)) if one is not None]
    if comparison.undated:
        told.append(
            _("In no wave, without a date or an answer: {count:,} respondents").format(count=comparison.undated)
        )
    blocks += told
    return "\n\n".join(block for block in blocks if block)


def _scores(comparison: WaveComparison) -> str:
    headings = [_("Wave"), _("Compared with"), "n", _("Score"), _("Change"), _("adjusted p"), ""]
    rows = []
    for one in comparison.waves:
        earlier = comparison.wave(one.compared_with)
        called = "" if earlier is None else wave_name(earlier)
        rows.append(
            [wave_name(one), called, f"{one.score.estimate.n:,}", _value(one.score, share=False), *_change(one.score)]
        )
        rows += [
            [
                f"  {' × '.join(each.names)}",
                "",
                f"{each.score.estimate.n:,}",
                _value(each.score, share=False),
                *_change(each.score),
            ]
            for each in one.segments
        ]
    return "\n".join([_("Waves"), text_table(headings, rows, left=2), *_legend(rows)])


def _parts(result: WaveResult, comparison: WaveComparison, journey: Journey) -> str:
    """Return head and heart of each driver and incidence of each experience in a wave, with their changes."""
    earlier = comparison.wave(result.compared_with)
    names = {one.id: one.name for one in journey.drivers} | {one.id: one.name for one in journey.experiences}
    rows = []
    for driver in result.drivers:
        rows.append([names[driver.driver], _("head"), *_row(driver.head, share=True)])
        rows.append(["", _("heart"), *_row(driver.heart, share=False)])
    rows += [[names[one.experience], _("incidence"), *_row(one.incidence, share=True)] for one in result.experiences]
    if not rows or earlier is None:
        return ""
    title = _("{earlier} → {later}").format(earlier=wave_name(earlier), later=wave_name(result))
    headings = ["", "", "n", _("Value"), _("Change"), _("adjusted p"), ""]
    return "\n".join([title, text_table(headings, rows, left=2), *_legend(rows)])


def _row(figure: WaveFigure, *, share: bool) -> list[str]:
    return [f"{figure.estimate.n:,}", _value(figure, share=share), *_change(figure)]


def _value(figure: WaveFigure, *, share: bool) -> str:
    value, flags = figure.estimate.value, figure.estimate.flags
    text = share_text(value) if share else score_text(value)
    return text + (_SMALL if "small_base" in flags else "")


def _change(figure: WaveFigure) -> list[str]:
    change = figure.change
    if change is None:
        return ["", "", ""]
    return [score_text(change.points, 1), p_text(change.p_adjusted), verdict_word(figure.verdict)]


def _legend(rows: list[list[str]]) -> list[str]:
    small = any(cell.endswith(_SMALL) for row in rows for cell in row[2:5])
    return [_("* fewer than 30 respondents: for reference only")] if small else []
