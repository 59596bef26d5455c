"""What could be done and what is planned, as readable tables for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.actions_words import (
    caption,
    done_with_words,
    interval_text,
    left_out_words,
    rows_left_out,
    together_title,
    why_no_figure,
)
from loyalty_desktop.report.figures import NO_FIGURE, score_text, share_text
from loyalty_desktop.report.target_view import goal_text, lacking_text, standing_text, sure_text, target_of
from loyalty_desktop.report.text_table import text_table
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.levers import Lever
    from loyalty_desktop.compute.planned import Planned
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.report.actions_view import ActionRow, ActionsView

_MOST = 12


def plan_text(
    results: Results,
    found: Sequence[Lever],
    view: ActionsView,
    together: tuple[Planned, CombinedChange] | None,
) -> str:
    """Return target, opportunities and actions; '' where there is none of them."""
    parts = [*_target(results, together), *_opportunities(found), *_actions(view, together)]
    if not parts:
        return ""
    return "\n" + "\n".join(parts) + "\n"


def _target(results: Results, together: tuple[Planned, CombinedChange] | None) -> list[str]:
    stands = target_of(results.loyalty, None if together is None else together[1])
    if stands is None:
        return []
    said = _("Target {goal}") if stands.everybody is None else _("Overall target {goal}")
    goal = said.format(goal=goal_text(stands.target))
    line = f"{goal}: {standing_text(stands)}" if stands.gap is not None else goal
    return [line, sure_text(stands), *(one for one in (lacking_text(stands),) if one), ""]


def _opportunities(found: Sequence[Lever]) -> list[str]:
    ranked = [one for one in found if one.rank is not None]
    if not ranked:
        return []
    headings = ["", _("Opportunity"), "n", _("Now"), _("Target"), _("Change (points)"), _("95% interval")]
    rows = [_ranked(one) for one in ranked[:_MOST]]
    return [_("What could raise the score most"), text_table(headings, rows, left=2), caption(), ""]


def _ranked(one: Lever) -> list[str]:
    shift = one.shift_to(one.goal or 0.0)
    return [
        str(one.rank),
        one.name,
        f"{one.count:,}/{one.n:,}",
        share_text(one.now, 1),
        share_text(one.goal, 1),
        score_text(shift.points, 1),
        interval_text(shift),
    ]


def _actions(view: ActionsView, together: tuple[Planned, CombinedChange] | None) -> list[str]:
    if not view.rows:
        return []
    headings = ["", _("Action"), _("State"), _("Now"), _("Target"), _("Change (points)"), _("95% interval"), _("Due")]
    parts = [_("Actions"), text_table(headings, [_action(row) for row in view.rows], left=3)]
    left = done_with_words(view.rows)
    parts += [left] if left else []
    if together is not None:
        planned, change = together
        told = _("{title}: {points} points ({interval}), n = {n:,}")
        title = together_title(sum(row.counts for row in view.rows))
        parts.append(
            told.format(title=title, points=score_text(change.points, 1), interval=interval_text(change), n=change.n)
        )
        out = rows_left_out(planned)
        parts += [one.text() for one in (*left_out_words(planned, view.names), *((out,) if out is not None else ()))]
    return parts


def _action(row: ActionRow) -> list[str]:
    shift = row.shift()
    now = NO_FIGURE if row.lever is None else share_text(row.lever.now, 1)
    return [
        "✓" if row.counts else "",
        row.action.name,
        word("action_state", row.action.state),
        now,
        share_text(row.share, 1),
        score_text(shift.points, 1) if shift is not None else NO_FIGURE,
        interval_text(shift) if shift is not None else why_no_figure(row),
        row.action.due or NO_FIGURE,
    ]
