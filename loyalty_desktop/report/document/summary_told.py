"""What the summary says in words: the score against its target, what stands out, why there is no score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.facts_base import as_title, measure_of
from loyalty_desktop.report.driver_table import driver_rows
from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.findings import findings
from loyalty_desktop.report.importance_view import PENDING, importance_view
from loyalty_desktop.report.in_a_row import in_a_row
from loyalty_desktop.report.leading import experiences_lead
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.target_view import goal_text, sure_text, target_of
from loyalty_desktop.report.whose import score_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.driver_table import DriverRow
    from loyalty_desktop.report.findings import Finding
    from loyalty_desktop.report.importance_view import ImportanceView

_NAMED = 3


def importance_of(material: Material) -> ImportanceView:
    """Return the importance as far as it is known."""
    return PENDING if material.importance is None else importance_view(material.importance, material.results)


def found_of(material: Material) -> tuple[Finding, ...]:
    """Return what stands out among the drivers."""
    return findings(material.results, importance_of(material))


def score_told(material: Material) -> str:
    """Return the score with its base and interval in a sentence, and where it stands against its target."""
    loyalty = material.results.loyalty
    score = loyalty.score
    figures = {
        "measure": score_name(measure_name(loyalty.measure), is_filtered=loyalty.is_filtered),
        "score": score_text(score.value, 1),
        "low": score_text(score.low, 1),
        "high": score_text(score.high, 1),
        "n": f"{score.n:,}",
    }
    if how_shown(score) != "shown":
        said = _("{measure} is {score} for reference only: too few answers (95% interval {low} to {high}, n={n})")
        return said.format(**figures)
    view = target_of(loyalty, None)
    if view is None or view.gap is None or view.everybody is not None:
        return _("{measure} is {score} (95% interval {low} to {high}, n={n})").format(**figures)
    said = {
        "above": _("{measure} is {score} (95% interval {low} to {high}, n={n}): the target of {goal} is reached"),
        "reached": _(
            "{measure} is {score} (95% interval {low} to {high}, n={n}): the target of {goal} is reached, "
            "but that may be chance"
        ),
        "within": _(
            "{measure} is {score} (95% interval {low} to {high}, n={n}): {points} short of the target of {goal}, "
            "which may be chance"
        ),
        "below": _("{measure} is {score} (95% interval {low} to {high}, n={n}): {points} below the target of {goal}"),
    }[view.standing]
    points = score_text(abs(view.gap), 1).lstrip("+")
    return said.format(goal=score_text(view.target.score, 1), points=points, **figures)


def target_told(material: Material) -> tuple[str, ...]:
    """Return how sure it is where the score stands against the target; nothing without a target."""
    view = target_of(material.results.loyalty, None)
    if view is None:
        return ()
    goal = _("Target {goal}").format(goal=goal_text(view.target))
    return (_("{what}: {told}").format(what=goal, told=in_a_row(*sure_text(view).split("\n"))),)


def found_lines(material: Material) -> tuple[str, ...]:
    """Return what stands out among drivers and experiences, in one line each."""
    lines = [one.headline.text() for one in found_of(material)]
    rows = experience_rows(material.results).rows
    lead = experiences_lead(rows, measure_name(measure_of(material))) if rows else None
    if lead is not None:
        lines.append(as_title(lead.sentence))
    lines += strengths_told(material)
    if lines:
        return tuple(lines)
    if not material.results.drivers:
        return (
            _(
                "The survey has no driver question, so what goes with loyalty cannot be said. "
                "Ask how satisfied people are with service, price and the like."
            ),
        )
    return (_("No driver stands out clearly enough to be put in a sentence yet. More answers may show one."),)


def found_details(material: Material) -> tuple[str, ...]:
    """Return the figures with their bases on which those lines rest."""
    details = [
        in_a_row(_("{headline}.").format(headline=one.headline.text()), one.detail.text()) for one in found_of(material)
    ]
    rows = experience_rows(material.results).rows
    lead = experiences_lead(rows, measure_name(measure_of(material))) if rows else None
    return (*details, *((lead.figures,) if lead is not None and lead.figures else ()))


def ranked(material: Material) -> tuple[DriverRow, ...]:
    """Return the drivers on firm bases, the largest lift first."""
    rows = driver_rows(material.results, importance_of(material))
    firm = [one for one in rows if not one.overall and one.lift_state == "shown" and one.lift.points is not None]
    return tuple(sorted(firm, key=lambda one: -(one.lift.points or 0.0)))


def strongest(rows: Sequence[DriverRow], most: int) -> tuple[DriverRow, ...]:
    """Return of the drivers by lift those with the largest that are more than chance; none of the lower half."""
    known = _rightly_rated(rows)
    return tuple(one for one in known[: (len(known) + 1) // 2] if one.arrow == "up")[:most]


def weakest(rows: Sequence[DriverRow], most: int) -> tuple[DriverRow, ...]:
    """Return of the drivers by lift those with the smallest, the smallest first; none of the upper half."""
    known = _rightly_rated(rows)
    return tuple(reversed(known[len(known) - min(most, len(known) // 2) :]))


def _rightly_rated(rows: Sequence[DriverRow]) -> list[DriverRow]:
    """Return the drivers of which the best answer seems to be the best: of the others the order says nothing."""
    return [one for one in rows if "reverse_direction" not in one.flags]


def strengths_told(material: Material) -> tuple[str, ...]:
    """Return the drivers with the largest and the smallest lift, with their figures."""
    rows = ranked(material)
    strong, weak = strongest(rows, _NAMED), weakest(rows, _NAMED)
    said = (
        (_("Satisfaction goes with loyalty most closely at: {drivers}"), strong),
        (_("Satisfaction goes with loyalty least closely at: {drivers}"), weak),
    )
    return tuple(one.format(drivers=_(", ").join(map(_lift, named))) for one, named in said if named)


def _lift(row: DriverRow) -> str:
    told = _("{driver} (lift {lift}, n={n:,} and {rest:,})")
    return told.format(driver=row.short, lift=score_text(row.lift.points), n=row.heart.n, rest=row.rest.n)


def without_score(material: Material) -> tuple[str, str]:
    """Return why there is no score, and what to do about it."""
    loyalty = material.results.loyalty
    flags, n = loyalty.score.flags, loyalty.score.n
    if loyalty.measure.column is None:
        return _("There is no score: no loyalty question has been chosen"), _(
            "Choose the question that asks about loyalty."
        )
    if "no_column" in flags:
        return _("There is no score: the survey has no column for the loyalty question"), _(
            "This column is no longer in the survey."
        )
    if "no_scale" in flags:
        return _("There is no score: the loyalty answers are not on a scale"), _(
            "The answers in this column are not on a scale."
        )
    if not n and loyalty.is_filtered:
        return _("There is no score: nobody with a loyalty answer matches the filter"), _("Nobody matches this filter.")
    return _("There is no score: only {n:,} loyalty answers").format(n=n), _(
        "Too few answers for a score: at least ten are needed."
    )
