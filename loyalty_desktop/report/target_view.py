"""How far the score is from its target, whether its interval reaches it, and what the ticked actions leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Target
from loyalty_desktop.report.days import day_text
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.results import LoyaltyResult

Standing: TypeAlias = Literal["above", "reached", "within", "below", "unsaid"]


class TargetView(msgspec.Struct, frozen=True):
    """The target beside the score, in points.

    `standing`: `above` score and the whole interval have reached it, `reached` the score has but not all of its
    interval, `within` the score has not but its interval reaches it, `below` not even the interval does, `unsaid`
    nothing is said on a small or hidden base. `gap` is target minus score, `lacking` what is left of it after the
    points that the ticked actions would bring; None while nothing is said.
    """

    target: Target
    n: int
    standing: Standing
    gap: float | None
    lacking: float | None
    is_decided: bool = False
    """Whether those points are beyond chance: their interval does not hold 0."""
    everybody: Estimate | None = None
    """The score of all, where the screens show that of some only: the target is for all, and set against it."""


def target_of(loyalty: LoyaltyResult, change: CombinedChange | None) -> TargetView | None:
    """Return where the score stands, that of all under a filter too; None without a target.

    What the ticked actions would bring to those who are filtered does not tell what it would bring to all.
    """
    target, everybody = loyalty.measure.target, loyalty.everybody
    if target is None:
        return None
    if everybody is None:
        return target_view(target, loyalty.score, change)
    return msgspec.structs.replace(target_view(target, everybody, None), everybody=everybody)


def target_name(view: TargetView) -> str:
    """Return the target with a word of whom it is for, where that is not whom the screens show."""
    goal = score_text(view.target.score, 1)
    return _("Overall target {goal}").format(goal=goal) if view.everybody else _("Target {goal}").format(goal=goal)


def target_view(target: Target, score: Estimate, change: CombinedChange | None) -> TargetView:
    """Return where the score stands; `change` is that of the ticked actions, None without any."""
    if score.value is None or score.low is None or score.high is None or how_shown(score) != "shown":
        return TargetView(target, score.n, "unsaid", None, None)
    gap = target.score - score.value
    if gap <= 0:
        standing: Standing = "above" if score.low >= target.score else "reached"
    else:
        standing = "within" if score.high >= target.score else "below"
    firm = change is not None and change.points is not None and "small_base" not in change.flags
    points = change.points if change is not None and firm else None
    lacking = None if points is None else gap - points
    return TargetView(target, score.n, standing, gap, lacking, change is not None and change.is_decided)


def goal_text(target: Target) -> str:
    """Return the target with its day."""
    goal = score_text(target.score, 1)
    return _("{score} by {date}").format(score=goal, date=day_text(target.date)) if target.date else goal


def standing_text(view: TargetView) -> str:
    """Return how far the score is, in a few words."""
    if view.gap is None:
        return ""
    if view.gap <= 0:
        return _("reached")
    return _("{points} to go").format(points=_points(view.gap))


def sure_text(view: TargetView) -> str:
    """Return how sure that is, in a sentence without any probability."""
    sure = {
        "above": _("The whole 95% interval of the score is at or above the target."),
        "reached": _("The lower end of the 95% interval is still below the target, so reaching it may be chance."),
        "within": _("The 95% interval reaches the target: the gap may be chance."),
        "below": _("This survey's score is below the target, even at the upper end of its 95% interval."),
        "unsaid": _("Too few answers to say how far the target is."),
    }[view.standing]
    return "\n".join(one for one in (whose_text(view), sure) if one)


def whose_text(view: TargetView) -> str:
    """Return what score the target is set against where it is not the one that screens show; '' where it is."""
    if view.everybody is None:
        return ""
    told = _("The target is for everybody: without filters the score is {score} (n={n:,}).")
    return told.format(score=score_text(view.everybody.value, 1), n=view.everybody.n)


def lacking_text(view: TargetView) -> str:
    """Return what the ticked actions would leave open; '' where there is nothing to say."""
    if view.lacking is None or view.gap is None or view.gap <= 0:
        return ""
    if view.lacking <= 0 and not view.is_decided:
        return _("Enough for the target on this estimate, but that may be chance")
    if view.lacking <= 0:
        return _("Enough for the target on this estimate")
    return _("Even then, {points} points short of the target").format(points=_points(view.lacking))


def _points(value: float) -> str:
    return score_text(abs(value), 1).lstrip("+")
