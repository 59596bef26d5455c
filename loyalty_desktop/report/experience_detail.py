"""What the detail pane says about one experience: sentences first, and the two scores as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.experience_table import ExperienceRow, score_axis
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.measure_words import name_kind
from loyalty_desktop.report.shown import Shown, how_shown
from loyalty_desktop.words import WORDS

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.journey.model import Measure


class WithWithout(msgspec.Struct, frozen=True):
    """The scores of those who had an experience and of those who had not, beside the overall score."""

    with_: Estimate
    without: Estimate
    overall: float | None
    overall_n: int
    axis: Axis
    overall_state: Shown
    is_filtered: bool = False


class ExperienceDetail(msgspec.Struct, frozen=True):
    """The sentences of the detail pane and its chart; the chart is None where there is no figure to draw."""

    sentences: tuple[Message, ...]
    chart: WithWithout | None


def experience_detail(row: ExperienceRow, loyalty: LoyaltyResult) -> ExperienceDetail:
    """Return what is told and drawn about one row of the table."""
    return ExperienceDetail(_sentences(row, loyalty.measure), _chart(row, loyalty))


def _chart(row: ExperienceRow, loyalty: LoyaltyResult) -> WithWithout | None:
    overall = loyalty.score
    if row.with_it.value is None and row.without_it.value is None:
        return None
    lines = (0.0,) if overall.value is None else (0.0, overall.value)
    axis = score_axis((row.with_it, row.without_it), lines)
    state = how_shown(overall)
    return WithWithout(row.with_it, row.without_it, overall.value, overall.n, axis, state, loyalty.is_filtered)


def _sentences(row: ExperienceRow, measure: Measure) -> tuple[Message, ...]:
    for flag in ("no_column", "no_scale"):
        if flag in row.flags:
            return (message(f"experience_{flag}"),)
    if row.n_asked == 0:
        return (message("experience_nobody_asked"),)
    if row.count == 0:
        return (_had(row),)
    if row.state == "hidden":
        return (_had(row), _too_few(row))
    if row.state == "reference":
        return (_had(row), _for_reference(row))
    return (_had_score(row, measure), _compared(row), _contributes(row))


def _had(row: ExperienceRow) -> Message:
    if row.count == 0:
        return message("experience_had_nobody", asked=row.n_asked)
    if row.incidence.value is None:
        return message("experience_had_few_asked", count=row.count, asked=row.n_asked)
    return message("experience_had", count=row.count, share=share_text(row.incidence.value, 1), asked=row.n_asked)


def _had_score(row: ExperienceRow, measure: Measure) -> Message:
    """Return who had it and their score; by its name where the name is the same in every language."""
    kind = name_kind(measure)
    named = kind in {"nps", "nrs"}
    names = {"measure": WORDS["measure"][kind]} if named else {}
    everybody = row.with_it.n == row.count
    bases = {} if everybody else {"n": row.with_it.n}
    return message(
        f"experience_had_{'measure' if named else 'score'}{'' if everybody else '_of'}",
        count=row.count,
        share=share_text(row.incidence.value, 1),
        asked=row.n_asked,
        score=score_text(row.with_it.value),
        **names,
        **bases,
    )


def _compared(row: ExperienceRow) -> Message:
    points = row.difference.points or 0.0
    interval = {"low": score_text(row.difference.low), "high": score_text(row.difference.high)}
    size = score_text(abs(points)).lstrip("+")
    if row.verdict in {"positive", "negative"} and size != "0":
        return message("experience_higher" if points > 0 else "experience_lower", points=size, **interval)
    if row.verdict == "neutral":
        return message("experience_no_effect", points=score_text(points), **interval)
    if size == "0":
        return message("experience_equal", **interval)
    # The interval is that of one comparison, the verdict that of many: they may differ, and then it is said why.
    outside = (row.difference.low or 0.0) > 0 or (row.difference.high or 0.0) < 0
    return message(f"experience_undecided{'_many' if outside else ''}", points=score_text(points), **interval)


def _contributes(row: ExperienceRow) -> Message:
    part = row.contribution
    points = part.points or 0.0
    size = score_text(abs(points), 1).lstrip("+")
    if row.verdict not in {"positive", "negative"}:
        texts = {"points": score_text(points, 1), "low": score_text(part.low, 1), "high": score_text(part.high, 1)}
        return message("experience_contribution_open", **texts)
    if size == "0.0":
        return message("experience_contribution_tiny")
    return message("experience_lifts" if points > 0 else "experience_lowers", points=size)


def _too_few(row: ExperienceRow) -> Message:
    if row.with_it.n + row.without_it.n == 0:
        return message("experience_no_score")
    few_with = row.with_it.value is None
    return message("experience_few_with" if few_with else "experience_few_without", n=_least(row))


def _least(row: ExperienceRow) -> int:
    return row.with_it.n if row.with_it.value is None else row.without_it.n


def _for_reference(row: ExperienceRow) -> Message:
    fewest = min(row.with_it.n, row.without_it.n)
    return message("experience_reference", n=fewest) if fewest < 30 else message("experience_reference_weighted")
