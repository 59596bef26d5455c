"""The readable table of `analyze` and `inspect`: sentences and figures for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import N_, gettext, ngettext
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.console_notes import asked_text, read_text
from loyalty_desktop.report.figures import NO_FIGURE, p_text, score_text, share_text
from loyalty_desktop.report.filter_words import base_words
from loyalty_desktop.report.measure_words import class_name, measure_title
from loyalty_desktop.report.text_table import text_table
from loyalty_desktop.report.told_apart import names_told_apart
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.results import DriverResult, ExperienceResult, Results
    from loyalty_desktop.journey.model import Target
    from loyalty_desktop.survey.survey import Column, Survey

_ = gettext
SMALL = N_("for reference")


def analysis_text(survey: Survey, results: Results) -> str:
    """Return the whole analysis for a terminal."""
    parts = [part for part in (_source(survey), asked_text(survey), _base(results), _loyalty(results)) if part]
    if results.overall:
        parts.append(_drivers(_("Overall satisfaction"), results.overall))
    if results.drivers:
        parts.append(
            _drivers(_("Drivers: head (share satisfied, Top2 Box) and heart (score of the satisfied)"), results.drivers)
        )
    if results.experiences:
        parts.append(_experiences(results.experiences))
    turned = [one.driver.name for one in results.drivers if "reverse_direction" in one.flags]
    if turned:
        parts.append(
            _("The scale may be reversed: {names}. The better they are rated, the lower the loyalty. If "
        "1 is the best answer there, use --reverse HEADER.").format(names=", ".join(turned))
        )  # fmt: skip
    if results.left_out:
        lines = [f"  {what.text()}: {count:,}" for what, count in results.left_out]
        parts.append("\n".join([_("Left out"), *lines]))
    return "\n\n".join(parts) + "\n"


def inspection_text(survey: Survey) -> str:
    """Return how every column is read, for a terminal."""
    headings = [_("Column"), _("Heading"), _("Role"), _("Sure"), _("Answers"), _("Because")]
    rows = [
        [
            column.letter,
            column_text(column),
            word("role", column.role),
            share_text(column.guess.confidence),
            _kind(column),
            column.guess.why.text(),
        ]
        for column in survey.columns
    ]
    table = text_table(headings, rows, left=len(headings))
    return "\n\n".join(part for part in (_source(survey), asked_text(survey), table, read_text(survey)) if part) + "\n"


def _kind(column: Column) -> str:
    points = column.scale.points
    kind = word("kind", column.scale.kind)
    return f"{kind} ({points})" if points and column.scale.kind in {"points", "words", "numbered"} else kind


def _source(survey: Survey) -> str:
    return ngettext(
        "{file}, sheet {sheet}: {rows:,} respondent, {columns} columns",
        "{file}, sheet {sheet}: {rows:,} respondents, {columns} columns",
        survey.rows,
    ).format(
        file=survey.workbook.file_name,
        sheet=survey.sheet.name,
        rows=survey.rows,
        columns=len(survey.columns),
    )


def _base(results: Results) -> str:
    """Return who the figures are about, where that is not everybody alike; '' otherwise."""
    lines = []
    if results.filters:
        what = base_words(results.filters, results.loyalty.measure)
        lines.append(_("Only: {what} ({n:,} respondents)").format(what=what, n=results.respondents))
    if results.weight is not None:
        lines.append(_("Weighted by {column}").format(column=results.weight.heading))
    if results.raking is not None:
        columns = ", ".join(one.margin.name for one in results.raking.margins)
        lines.append(_("Weighted to known shares of {columns}").format(columns=columns))
    return "\n".join(lines)


def _loyalty(results: Results) -> str:
    loyalty = results.loyalty
    measure = loyalty.measure
    if measure.column is None:
        sentences = [_("No loyalty question was found. Name it with --loyalty HEADER.")]
        if results.overall:
            sentences.append(_("With --measure satisfaction the overall satisfaction takes its place."))
        return " ".join(sentences)
    lines = [
        f"{measure_title(measure)}  {score_text(loyalty.score.value, 1)}   {_interval(loyalty.score, 1)}   "
        f"{_n(loyalty.score)}",
        measure.column.heading,
        "  ".join(
            f"{class_name(name, measure)} {share_text(share, 1)} ({count:,})"
            for name, share, count in (
                ("positive", loyalty.positive_share, loyalty.positive),
                ("passive", loyalty.passive_share, loyalty.passive),
                ("negative", loyalty.negative_share, loyalty.negative),
            )
        ),
        _("Answers from {low} to {high}: {positive} and more are positive, up to {negative} negative").format(
            low=measure.low, high=measure.high, positive=measure.positive_min, negative=measure.negative_max
        ),
    ]
    score = (loyalty.everybody or loyalty.score).value
    if measure.target is not None and score is not None:
        lines.append(_target(measure.target, score, for_all=loyalty.everybody is not None))
    return "\n".join(lines)


def _target(target: Target, score: float, *, for_all: bool) -> str:
    """Return how far the target is; `for_all` where a filter is in force, which `score` is without."""
    goal = score_text(target.score, 1)
    if target.date:
        goal = _("{score} by {date}").format(score=goal, date=target.date)
    if for_all:
        told = _("Overall target {goal}; without filters the score is {score}")
        return told.format(goal=goal, score=score_text(score, 1))
    if score >= target.score:
        return _("Target {goal}: reached").format(goal=goal)
    return _("Target {goal}: {points} points to go").format(
        goal=goal, points=score_text(target.score - score, 1).lstrip("+")
    )


def _interval(estimate: Estimate, digits: int = 0) -> str:
    if estimate.low is None:
        return NO_FIGURE
    low, high = score_text(estimate.low, digits), score_text(estimate.high, digits)
    return _("95% interval {low} to {high}").format(low=low, high=high)


def _n(estimate: Estimate) -> str:
    """Return the base; n_eff beside it where weights make it smaller."""
    text = f"n = {estimate.n:,}"
    if abs(estimate.n_eff - estimate.n) > 0.5:
        text += _(" (effectively {n_eff:,.0f})").format(n_eff=estimate.n_eff)
    return f"{text} {_(SMALL)}" if "small_base" in estimate.flags else text


def _score(estimate: Estimate) -> str:
    return score_text(estimate.value) + ("*" if "small_base" in estimate.flags else "")


def _drivers(title: str, drivers: tuple[DriverResult, ...]) -> str:
    headings = [
        _("Driver"),
        _("Stage"),
        _("Head"),
        "n",
        _("Heart"),
        "n",
        _("Rest"),
        _("Lift"),
        _("adjusted p"),
    ]
    names = names_told_apart([(one.driver.name, one.driver.column) for one in drivers])
    rows = [
        [
            name,
            one.stage,
            share_text(one.head.value),
            f"{one.head.n:,}",
            _score(one.heart),
            f"{one.heart.n:,}",
            _score(one.rest),
            score_text(one.lift.points),
            p_text(one.lift.p_adjusted),
        ]
        for name, one in zip(names, drivers, strict=True)
    ]
    return f"{title}\n{text_table(headings, rows, left=2)}{_small(rows)}"


def _experiences(experiences: tuple[ExperienceResult, ...]) -> str:
    headings = [
        _("Experience"), _("Driver"), _("Had it"), _("of those asked"), _("Score with"), _("without"), _("Difference"),
        _("adjusted p"), _("Verdict"), _("Contribution"),
    ]  # fmt: skip
    ordered = sorted(experiences, key=lambda one: -(one.contribution.points or 0.0))
    names = names_told_apart([(one.experience.name, one.experience.column) for one in ordered])
    rows = [
        [
            name,
            one.driver_name,
            share_text(one.incidence.value),
            f"{one.count:,} / {one.incidence.n:,}",
            _score(one.with_it),
            _score(one.without_it),
            score_text(one.difference.points),
            p_text(one.difference.p_adjusted),
            _(SMALL) if "small_base" in one.difference.flags else word("verdict", one.verdict),
            score_text(one.contribution.points, 1),
        ]
        for name, one in zip(names, ordered, strict=True)
    ]
    title = _("Experiences")
    return f"{title}\n{text_table(headings, rows, left=2)}{_small(rows)}"


def _small(rows: list[list[str]]) -> str:
    starred = any(cell.endswith("*") for row in rows for cell in row)
    return "\n" + _("* fewer than 30 respondents: for reference only") if starred else ""
