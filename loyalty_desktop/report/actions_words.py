"""What is said about actions: where a figure comes from, why there is none, what the ticked ones bring together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.figures import score_text, share_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.levers import Lever
    from loyalty_desktop.compute.opportunity import Shift
    from loyalty_desktop.compute.planned import Planned
    from loyalty_desktop.report.actions_view import ActionRow

_WHY = {
    "unmeasured": "action_unmeasured",
    "few": "action_few",
    "few_together": "action_few_together",
    "same": "action_same",
}


def caption() -> str:
    """Return what has to be said wherever an estimate is shown (METHOD 4.3)."""
    return message("action_caption").text()


def share_word(lever: Lever) -> str:
    """Return what the share of a lever is called."""
    return _("Share satisfied (two best answers)") if lever.kind == "driver" else _("Had it")


def what_about(row: ActionRow) -> str:
    """Return what an action is about, and where that happens."""
    lever = row.lever
    if row.state == "free":
        return _("Not measured in this survey")
    if row.state == "gone":
        return _("What it is about is no longer in the journey")
    if lever is None:
        return row.item_short
    where = lever.driver_name if lever.kind == "experience" and lever.driver_name else lever.stage
    named = row.item_short if row.action.name != row.item else kind_text(lever)
    return "　".join(one for one in (named, where) if one)


def kind_text(lever: Lever) -> str:
    """Return what kind of share is moved."""
    return _("Share satisfied") if lever.kind == "driver" else _("Share who had it")


def base_text(row: ActionRow) -> str:
    """Return how many had it or are satisfied, of how many; '' without figures."""
    return "" if row.lever is None else f"n={row.lever.count:,} / {row.lever.n:,}"


def share_of(row: ActionRow) -> str:
    """Return what the present share is a share of; '' without one. Elsewhere it is one of all who answered."""
    if row.lever is None or row.lever.now is None:
        return ""
    told = _(
        "{share} of the {n:,} who answered both this and the loyalty question; elsewhere, of all who answered this"
    )
    return told.format(share=share_text(row.lever.now, 1), n=row.lever.n)


def why_no_figure(row: ActionRow) -> str:
    """Return in a few words why an action has no estimate; '' where it has one."""
    if row.state == "free":
        return _("No figures to estimate from")
    if row.lever is None:
        return _("No figures")
    if row.state != "hidden":
        return ""
    if "no_column" in row.lever.flags or "no_scale" in row.lever.flags:
        return _("No column for it")
    return _("Too few answers to compare")


def figure_told(row: ActionRow, shift: Shift) -> str:
    """Return how an estimate came about, in a sentence, and what is to be thought of it."""
    lever = row.lever
    assert lever is not None
    told = _(
        "From {now} to {share}: {points} points of the score (95% interval {low} to {high}). {base} of those "
        "with a loyalty answer × change of the share × difference of {lift} between the two sides (n={count:,} and "
        "{rest:,})."
    ).format(
        now=share_text(lever.now, 1),
        share=share_text(shift.to_share, 1),
        points=score_text(shift.points, 1),
        low=score_text(shift.low, 1),
        high=score_text(shift.high, 1),
        base=share_text(lever.base_share),
        lift=score_text(lever.lift.points),
        count=lever.count,
        rest=lever.n - lever.count,
    )
    return "\n".join(one for one in (told, doubt(row)) if one)


def doubt(row: ActionRow) -> str:
    """Return what keeps an estimate from being relied on; '' for a firm one."""
    return {
        "undetermined": _("Undecided: the difference may be chance, so it is not ranked."),
        "against": _("The satisfied are less loyal here: check whether 1 is the best answer on this scale."),
        "small": _("Fewer than 30 answers on one side: for reference only."),
    }.get(row.state, "")


def left_out_words(planned: Planned, names: Mapping[str, str]) -> tuple[Message, ...]:
    """Return which ticked items are not in the common estimate, and why; `names` by id of the item."""
    return tuple(message(_WHY[why], name=names.get(id_, id_)) for id_, why in planned.left_out)


def rows_left_out(planned: Planned) -> Message | None:
    """Return how many respondents the common estimate leaves out; None for nobody."""
    out = planned.effect.everybody - planned.effect.n
    return message("action_rows_left_out", count=out) if out > 0 else None


def narrowest(planned: Planned, names: Mapping[str, str]) -> str:
    """Return which item narrows the common base most, where one does so by far; '' otherwise."""
    if len(planned.answered) < 2 or not planned.effect.n:
        return ""
    id_, n = min(planned.answered, key=lambda one: one[1])
    others = min(count for other, count in planned.answered if other != id_)
    if n > 0.8 * others:
        return ""
    told = _("“{name}” has the fewest answers (n={n:,}). Without it, more people can be counted.")
    return told.format(name=names.get(id_, id_), n=n)


def together_title(count: int) -> str:
    """Return the title of the estimate of all ticked actions."""
    return ngettext("If the {n} ticked action succeeds", "If the {n} ticked actions succeed", count).format(n=count)


def interval_text(change: CombinedChange | Shift) -> str:
    """Return the interval of a change."""
    if change.low is None or change.high is None:
        return _("no interval")
    return _("{low} to {high}").format(low=score_text(change.low, 1), high=score_text(change.high, 1))
