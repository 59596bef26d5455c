"""The estimates of actions explained: one alone, and all that are ticked together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.whom import Lived, Loyal, Rated
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.actions_words import (
    caption,
    doubt,
    figure_told,
    left_out_words,
    rows_left_out,
    together_title,
)
from loyalty_desktop.report.explanation import (
    Explanation,
    difference_interval,
    told,
)
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.sureness import with_range

if TYPE_CHECKING:
    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.levers import Lever
    from loyalty_desktop.compute.planned import Planned
    from loyalty_desktop.compute.whom import Whom
    from loyalty_desktop.report.actions_view import ActionRow, ActionsView
    from loyalty_desktop.report.explanation import Known


def action_figure(known: Known, row: ActionRow) -> Explanation | None:
    """Return how the estimate of one action comes about; None where there is none."""
    lever, shift = row.lever, row.shift()
    if lever is None or shift is None:
        return None
    sure = _("95% interval {low} to {high} points (that of the difference, the share taken as it is)")
    sure = sure.format(low=score_text(shift.low, 1), high=score_text(shift.high, 1))
    family = _("corrected for the number of experiences")
    if lever.kind == "driver":
        family = _("corrected for the number of drivers")
    return Explanation(
        _("{name}: change of the score").format(name=row.action.name),
        score_text(shift.points, 1),
        lever.n,
        row.state == "small",
        told(
            (caption(),),
            figure_told(row, shift).split("\n")[:1],
            known.counting_all(lever.n),
            (
                *with_range(sure),
                _("Difference between the two sides: {told}").format(told=score_text(lever.lift.points)),
                *difference_interval(lever.lift, family),
                doubt(row),
            ),
        ),
        _whom(lever),
        _("Those who answered about it: {name}").format(name=row.item),
    )


def together_figure(known: Known, planned: Planned, change: CombinedChange, view: ActionsView) -> Explanation | None:
    """Return how the estimate of all ticked actions comes about; None where there is none."""
    fit = planned.effect.fit
    if fit is None or change.points is None:
        return None
    levers = {row.action.item: row.lever for row in view.rows if row.counts and row.lever is not None}
    steps, effects = view.steps, {one.name: one.value for one in fit.coefficients}
    parts = [_part(view.names[id_], steps[id_], effects[id_]) for id_ in steps if id_ in effects]
    out = rows_left_out(planned)
    counted = [_("n={n:,} respondents who answered about all of them").format(n=change.n)]
    counted += [one.text() for one in (*((out,) if out is not None else ()), *left_out_words(planned, view.names))]
    together = _("Together, times {share} of those with a loyalty answer: {points} points")
    interval = _("95% interval {low} to {high} points")
    sure = []
    if change.low is not None:
        ends = interval.format(low=score_text(change.low, 1), high=score_text(change.high, 1))
        sure += with_range(ends, _("one regression of the score on all included actions, errors by HC3"))
    if "small_base" in change.flags:
        sure.append(_("Fewer than 30 answers on one side: for reference only."))
    return Explanation(
        together_title(len(steps)),
        score_text(change.points, 1),
        change.n,
        "small_base" in change.flags,
        told(
            (
                _("What goes with each included action, the others being equal, added up."),
                caption(),
            ),
            (*parts, together.format(share=share_text(change.base_share), points=score_text(change.points, 1))),
            known.counting(*counted),
            sure,
        ),
        (*(_whom(levers[id_])[0] for id_, _now in planned.effect.now if id_ in levers), Loyal()),
        _("Those who answered about all included actions"),
    )


def _part(name: str, step: float, effect: float) -> str:
    said = _("{name}: {step} percentage points × effect of {effect} points = {points}")
    return said.format(
        name=name, step=score_text(100 * step, 1), effect=score_text(effect, 1), points=score_text(step * effect, 1)
    )


def _whom(lever: Lever) -> Whom:
    one = Rated(lever.id) if lever.kind == "driver" else Lived(lever.id, "asked")
    return (one, Loyal())
