"""The figures of one experience explained: who had it, the scores with and without it, what it contributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.whom import Lived, Loyal
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.report.explained import contribution_told, incidence_told
from loyalty_desktop.report.explained_kinds import counted_by, meaning
from loyalty_desktop.report.explanation import (
    Explanation,
    association,
    difference_interval,
    of_estimate,
    score_interval,
    share_interval,
    subtracted,
    told,
)
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.sureness import with_range
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.whom import Whom
    from loyalty_desktop.report.experience_table import ExperienceRow
    from loyalty_desktop.report.explanation import Known


def experience_figure(known: Known, experience: str, column: str) -> Explanation | None:
    """Return how a figure of an experience's row comes about, by the key of its column; None where there is none."""
    row = next((one for one in experience_rows(known.results).rows if one.experience == experience), None)
    if row is None or {"no_column", "no_scale"} & set(row.flags):
        return None
    makers = {
        "contribution": _contribution,
        "incidence": _incidence,
        "n": _incidence,
        "with": _with,
        "without": _without,
        "difference": _difference,
        "verdict": _difference,
    }
    return makers[column](known, row) if column in makers else None


def _title(row: ExperienceRow, figure: str) -> str:
    return _("{experience}: {figure}").format(experience=row.name, figure=figure)


def _contribution(known: Known, row: ExperienceRow) -> Explanation:
    part, n = row.contribution, row.contribution.n
    said_of = _(
        "How many points of the score go with the experience: the share of those who had it times how far "
        "their {measure} is from that of the others."
    )
    lines = [_("Not shown: fewer than 10 on one side.")]
    if part.points is not None:
        said = _("95% interval {low} to {high} points (that of the difference, the share taken as it is)")
        lines = with_range(said.format(low=score_text(part.low, 1), high=score_text(part.high, 1)))
    return Explanation(
        _title(row, _("contribution")),
        score_text(part.points, 1) if part.points is not None else _("n={n:,}").format(n=row.with_it.n),
        n if part.points is not None else row.with_it.n,
        row.state == "reference",
        told(
            (said_of.format(measure=known.measure_name), association()),
            contribution_told(row).split("\n"),
            known.counting_all(n),
            lines,
        ),
        (Loyal(),) if part.points is not None else (Lived(row.experience), Loyal()),
        _("Everybody with a loyalty answer") if part.points is not None else _people(row),
    )


def _people(row: ExperienceRow) -> str:
    return _("Those who had: {experience}").format(experience=row.name)


def _incidence(known: Known, row: ExperienceRow) -> Explanation:
    one = row.incidence
    return of_estimate(
        _title(row, _("had it")),
        share_text(one.value, 1),
        one,
        told(
            (meaning(known, "incidence"),),
            incidence_told(row).split("\n")[:1],
            known.counted(one, row.missing),
            share_interval(one),
        ),
        counted_by("incidence", row.experience),
        _("Those who were asked: {experience}").format(experience=row.name),
    )


def _with(known: Known, row: ExperienceRow) -> Explanation:
    whom = counted_by("reached", row.experience)
    return _score(known, _title(row, _("score with it")), row.with_it, meaning(known, "reached"), whom, _people(row))


def _without(known: Known, row: ExperienceRow) -> Explanation:
    whom = (Lived(row.experience, "not"), Loyal())
    said = _("The {measure} of those who were asked and did not have it.").format(measure=known.measure_name)
    people = _("Those who did not have: {experience}").format(experience=row.name)
    return _score(known, _title(row, _("score without it")), row.without_it, said, whom, people)


def _score(known: Known, title: str, score: Estimate, said: str, whom: Whom, people: str) -> Explanation:
    parts = told(
        (said,),
        known.score_sum(whom, score),
        known.counted(score),
        score_interval(score),
    )
    return of_estimate(title, score_text(score.value), score, parts, whom, people)


def _difference(known: Known, row: ExperienceRow) -> Explanation:
    one, n = row.difference, row.with_it.n + row.without_it.n
    said = _("The {measure} of those who had it minus that of those who had it not.")
    verdict = _("Verdict: {what}").format(what=word("verdict", row.verdict)) if row.verdict is not None else ""
    return Explanation(
        _title(row, _("difference")),
        score_text(one.points),
        n,
        row.state == "reference",
        told(
            (said.format(measure=known.measure_name), association()),
            (*subtracted(row.with_it, row.without_it, one), verdict),
            known.counting_all(n),
            difference_interval(one, _("corrected for the number of experiences")),
        ),
        (Lived(row.experience, "asked"), Loyal()),
        _("Those who were asked and answered the loyalty question: {experience}").format(experience=row.name),
    )
