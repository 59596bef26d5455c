"""What is said about actions: where a figure comes from, why there is none, what the ticked ones bring together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.figures import score_text, share_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    if row.is_done_with:
        return _why_no_gain(row)
    if row.state != "hidden":
        return ""
    if "no_column" in row.lever.flags or "no_scale" in row.lever.flags:
        return _("No column for it")
    return _("Too few answers to compare")


def _why_no_gain(row: ActionRow) -> str:
    if row.is_filtered and row.is_reached:
        return _("No gain left in this group")
    return _("Target reached") if is_surely_reached(row) else _("No gain to estimate")


def is_small(row: ActionRow) -> bool:
    """Return whether the present share of an action rests on so few that it is for reference only."""
    return row.lever is not None and row.lever.n < DEFAULT_LIMITS.small


def is_surely_reached(row: ActionRow) -> bool:
    """Return whether it may be said that a target is reached: by everybody, and not only by a few."""
    return row.is_reached and not row.is_filtered and not is_small(row)


def reached_figures(row: ActionRow) -> str:
    """Return the present share of an action beside its target, with its base; '' where no target was reached."""
    if not row.is_done_with or row.lever is None:
        return ""
    told = _("now {now}, target {share} (n={n:,})")
    return told.format(now=share_text(row.lever.now, 1), share=share_text(row.share, 1), n=row.lever.n)


def reached_told(row: ActionRow) -> str:
    """Return why an action adds nothing to the estimate, in a sentence; '' where it may."""
    if not row.is_done_with or row.lever is None:
        return ""
    if not row.is_reached:
        return _("It is undecided which way the score goes with this, so no gain is estimated for this target.")
    if row.is_filtered:
        told = _(
            "In the filtered group the share ({now}, n={n:,}) has passed the target of {share}, which is for "
            "everybody: nothing is left to gain by it here."
        )
        return told.format(share=share_text(row.share, 1), now=share_text(row.lever.now, 1), n=row.lever.n)
    told = _("In the survey shown, the target of {share} is reached ({now}, n={n:,}): nothing is left to gain by it.")
    return told.format(share=share_text(row.share, 1), now=share_text(row.lever.now, 1), n=row.lever.n)


def done_with_words(rows: Sequence[ActionRow]) -> str:
    """Return how many of the actions that were included are not in the estimate, as nothing is left to gain."""
    left = [row for row in rows if row.action.ticked and row.can_be_ticked and row.is_done_with]
    reached, others = sum(row.is_reached for row in left), sum(not row.is_reached for row in left)
    said = []
    if reached:
        told = ngettext(
            "{n} action has reached its target: not counted",
            "{n} actions have reached their targets: not counted",
            reached,
        )
        if any(row.is_filtered for row in left):
            told = ngettext(
                "{n} action leaves no gain in this group: not counted",
                "{n} actions leave no gain in this group: not counted",
                reached,
            )
        said.append(told.format(n=reached))
    if others:
        told = ngettext(
            "{n} action is undecided: not counted",
            "{n} actions are undecided: not counted",
            others,
        )
        said.append(told.format(n=others))
    return "　".join(said)


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
    return ngettext("If the {n} included action succeeds", "If the {n} included actions succeed", count).format(n=count)


def interval_text(change: CombinedChange | Shift) -> str:
    """Return the interval of a change."""
    if change.low is None or change.high is None:
        return _("no interval")
    return _("{low} to {high}").format(low=score_text(change.low, 1), high=score_text(change.high, 1))
