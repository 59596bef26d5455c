"""How a figure comes about, in plain sentences: its formula, base and interval, and what is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.driver_detail import DriverDetail
    from loyalty_desktop.report.experience_table import ExperienceRow
    from loyalty_desktop.survey.missing import Reason

_NOT_ASKED = ("blank", "error")


def contribution_told(row: ExperienceRow) -> str:
    """Return the sum by which anybody with a calculator gets the contribution of an experience; '' without one.

    The share in it is not the incidence: it is taken among everybody with a loyalty answer (METHOD 4.4).
    """
    part = row.contribution
    if part.points is None or part.share is None:
        return ""
    digits = _digits(row)
    share = share_text(part.share, digits)
    formula = _("Contribution: {share} × ({with_it} − {without}) = {points} points (95% interval {low} to {high})")
    base = _("{share}: those who had it ({count:,}) among all with a loyalty answer (n={n:,})")
    lines = [
        formula.format(
            share=share,
            with_it=score_text(row.with_it.value, digits),
            without=_taken_away(score_text(row.without_it.value, digits)),
            points=score_text(part.points, 1),
            low=score_text(part.low, 1),
            high=score_text(part.high, 1),
        ),
        base.format(share=share, count=row.with_it.n, n=part.n),
    ]
    return "\n".join([*lines, *_weighted(row.weighted)])


def _digits(row: ExperienceRow) -> int:
    """Return how many decimals the sum needs so that what is printed multiplies to the contribution printed."""
    share, points = row.contribution.share or 0.0, row.contribution.points or 0.0
    with_it, without = row.with_it.value or 0.0, row.without_it.value or 0.0
    for digits in (1, 2):
        parted = round_half_away(with_it, digits) - round_half_away(without, digits)
        if round_half_away(round_half_away(100 * share, digits) / 100 * parted, 1) == round_half_away(points, 1):
            return digits
    return 3


def incidence_told(row: ExperienceRow) -> str:
    """Return who had an experience among those who could tell; '' where no column tells it."""
    if row.flags:
        return ""
    one = row.incidence
    said = _("{count:,} of the {n:,} who were asked had it: {share} (95% interval {low} to {high})")
    if one.value is None:
        said = _("{count:,} of the {n:,} who were asked had it: too few for a share")
    lines = [
        said.format(
            count=row.count,
            n=one.n,
            share=share_text(one.value, 1),
            low=share_text(one.low, 1),
            high=share_text(one.high, 1),
        )
    ]
    lines += _reference(how_shown(one) == "reference") + _left_out(row.missing) + _weighted(row.weighted)
    return "\n".join(lines)


def top_told(detail: DriverDetail) -> str:
    """Return which answers the Top2 Box of a driver counts; '' while none is known."""
    answers = best_answers(detail)
    return (
        _("Satisfied (Top2 Box): share of those who gave one of the two best answers, {answers}").format(
            answers=answers
        )
        if answers
        else ""
    )


def head_told(detail: DriverDetail) -> str:
    """Return how the head of a driver comes about."""
    head, answers = detail.head, best_answers(detail)
    if head.value is None:
        lines = [_("Fewer than 10 have rated it (n={n:,}): no share is shown.").format(n=head.n)]
    else:
        said = _(
            "{count:,} of the {n:,} who rated it gave one of the two best answers: {share} "
            "(95% interval {low} to {high})"
        )
        lines = [
            said.format(
                count=detail.top2,
                n=head.n,
                share=share_text(head.value, 1),
                low=share_text(head.low, 1),
                high=share_text(head.high, 1),
            )
        ]
        lines += [_("The two best answers: {answers}").format(answers=answers)] if answers else []
    lines += _reference(detail.head_state == "reference") + _left_out(detail.missing) + _weighted(detail.weighted)
    return "\n".join(lines)


def heart_told(detail: DriverDetail, measure: Measure) -> str:
    """Return how the heart of a driver comes about, and its lift over the others."""
    heart = detail.heart
    if heart.value is None:
        lines = [_("Fewer than 10 of those who gave one of the two best answers have a loyalty answer.")]
    else:
        said = _(
            "{measure} of those who gave one of the two best answers (n={n:,}): {score}, 95% interval {low} to {high}."
        )
        lines = [
            said.format(
                measure=measure_name(measure),
                n=heart.n,
                score=score_text(heart.value, 1),
                low=score_text(heart.low, 1),
                high=score_text(heart.high, 1),
            )
        ]
    lines += _lift_lines(detail)
    without = detail.top2 - heart.n
    if without > 0:
        left_out = ngettext(
            "{n:,} more gave one of these answers but no loyalty answer, and is left out.",
            "{n:,} more gave one of these answers but no loyalty answer, and are left out.",
            without,
        )
        lines.append(left_out.format(n=without))
    lines += _reference("reference" in (detail.heart_state, detail.lift_state)) + _weighted(detail.weighted)
    return "\n".join(lines)


def _lift_lines(detail: DriverDetail) -> list[str]:
    rest, lift = detail.rest, detail.lift
    if lift.points is None:
        return []
    others = ngettext(
        "The other {n:,} person has {score}; the difference is {lift}, 95% interval {low} to {high}.",
        "The other {n:,} people have {score}; the difference is {lift}, 95% interval {low} to {high}.",
        rest.n,
    )
    lines = [
        others.format(
            n=rest.n,
            score=score_text(rest.value, 1),
            lift=score_text(lift.points, 1),
            low=score_text(lift.low, 1),
            high=score_text(lift.high, 1),
        )
    ]
    if detail.arrow != "none":
        lines.append(_("▲▼: a difference that is more than chance, even with this many drivers compared (5% level)"))
    return lines


def reach_told(detail: DriverDetail) -> str:
    """Return how the reach of a driver comes about."""
    reach = detail.reach
    said = _("{count:,} of the {n:,} who were asked used it: {share}")
    if reach.n < DEFAULT_LIMITS.suppress:
        said = _("{count:,} of the {n:,} who were asked used it: too few for a share")
    lines = [
        said.format(count=reach.count, n=reach.n, share=share_text(reach.share, 1)),
        _("Used: a rating, or “don't know”. Not asked: an empty cell."),
    ]
    lines += _reference(DEFAULT_LIMITS.suppress <= reach.n < DEFAULT_LIMITS.small)
    lines += _left_out([one for one in detail.missing if one[0] in _NOT_ASKED]) + _weighted(detail.weighted)
    return "\n".join(lines)


def best_answers(detail: DriverDetail) -> str:
    """Return the answers that the Top2 Box counts, the best first; '' while none is known."""
    return " / ".join(bar.label for bar in detail.bars if bar.is_top2)


def _taken_away(score: str) -> str:
    """Return a score as it stands behind a minus: without a plus, in brackets if it is below 0."""
    return score.removeprefix("+") if not score.startswith("−") else f"({score})"


def _left_out(missing: Iterable[tuple[Reason, int]]) -> list[str]:
    named: Sequence[str] = [f"{word('missing', reason)} {count:,}" for reason, count in missing]
    return [_("Left out: {reasons}").format(reasons=_(", ").join(named))] if named else []


def _weighted(weighted: bool) -> list[str]:
    return [_("Shares and scores are weighted; numbers of people are not.")] if weighted else []


def _reference(small: bool) -> list[str]:
    return [_("For reference")] if small else []
