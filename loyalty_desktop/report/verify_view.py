"""Whether an action worked: its item and the score in two surveys, the change of both, and what may be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.wave_results import WaveFigure, WaveResult, WaveVerdict, verdict_of
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import Message
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.figures import plain_share_text, score_text, share_text
from loyalty_desktop.report.many_compared import many_told
from loyalty_desktop.report.wave_words import left_out_meaning
from loyalty_desktop.report.whose import score_name

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.report.actions_view import ActionRow

Unit: TypeAlias = Literal["share", "score"]
Tone: TypeAlias = Literal["positive", "negative", "open"]


class BeforeAfter(msgspec.Struct, frozen=True):
    """One figure in two surveys: shares 0..1, their change in percentage points; scores and theirs in points.

    `tone` is `positive` when it moved the way it is wanted, beyond chance, `negative` the other way.
    """

    unit: Unit
    title: str
    earlier: Estimate
    later: Estimate
    change: Difference | None
    verdict: WaveVerdict
    tone: Tone
    axis: Axis
    why: Message | None = None
    """Why the two are not compared although both may have figures."""

    def text(self, value: float | None) -> str:
        """Return a figure as it is written."""
        return share_text(value, 1) if self.unit == "share" else score_text(value, 1)

    def tick_text(self, value: float) -> str:
        """Return a tick of the axis as it is written."""
        return share_text(value) if self.unit == "share" else score_text(value)

    @property
    def is_alike(self) -> bool:
        """Whether everybody answered alike in both, so that there is nothing to test."""
        return self._is_without_spread and self.change is not None and self.change.points == 0.0

    @property
    def is_as_one(self) -> bool:
        """Whether everybody moved alike, so that there is nothing to test the change against."""
        return self._is_without_spread and not self.is_alike

    @property
    def _is_without_spread(self) -> bool:
        flags = () if self.change is None else self.change.flags
        return "degenerate" in flags and "small_base" not in flags

    @property
    def chip(self) -> str:
        """What may be said of the change, in two words."""
        return {
            "risen": _("Has risen"),
            "fallen": _("Has fallen"),
            "unclear": _("Change unclear"),
            "": _("No change") if self.is_alike else _("No verdict") if self.is_as_one else _("few answers"),
        }[self.verdict]


class Verification(msgspec.Struct, frozen=True):
    """An action before and after: `item` is None for one that nothing measures; `sentences` say what may be said."""

    earlier: str
    later: str
    item: BeforeAfter | None
    score: BeforeAfter
    sentences: tuple[str, ...]
    problems: tuple[Message, ...] = ()


def pairs_of(comparison: WaveComparison) -> tuple[tuple[str, str], ...]:
    """Return which surveys may be compared, earlier and later: the latest first, as the comparison has it."""
    names = [one.name for one in comparison.waves]
    found = [(names[first], names[last]) for last in range(len(names)) for first in range(last)]
    places = {name: at for at, name in enumerate(names)}
    usual = {(one.compared_with, one.name) for one in comparison.waves}
    found.sort(key=lambda pair: (-places[pair[1]], pair not in usual, places[pair[1]] - places[pair[0]]))
    return tuple(found)


def pair_in(whole: WaveComparison, pair: tuple[str, str]) -> WaveComparison | None:
    """Return two surveys as the comparison of all has them, so that both say the same of their change (METHOD 7).

    None where it does not compare the later one with the earlier.
    """
    earlier, later = (whole.wave(name) for name in pair)
    if earlier is None or later is None or later.compared_with != earlier.name:
        return None
    return msgspec.structs.replace(whole, waves=(earlier, later))


def verification(
    row: ActionRow,
    pair: WaveComparison,
    measure: str,
    *,
    alone: bool = False,
    early: str = "",
    is_filtered: bool = False,
    whole: WaveComparison | None = None,
) -> Verification | None:
    """Return one action between two surveys, the later compared with the earlier; None for fewer than two.

    `alone` says that there are further surveys, and that this pair was picked and tested without regard to them.
    `early` is why these surveys cannot judge the action yet: then there is the change, but nothing is said of its aim.
    `is_filtered` says that the figures are of some respondents only, whom no target was set for.
    `whole` has all surveys, of which some may be in no comparison.
    """
    if len(pair.waves) != 2:
        return None
    earlier, later = pair.waves
    item, score = _item(row, earlier, later), _score(earlier, later, measure, is_filtered=is_filtered)
    if early and item is not None:
        item = msgspec.structs.replace(item, tone="open")
    told = (
        early,
        *_told_of_item(row, item, judged=not early, is_filtered=is_filtered),
        _told_of_score(score),
        many_told(score.change) if item is None or not many_told(item.change) else "",
        _told_alone(item, score, alone),
        _told_left_out(pair, whole),
        _not_proven(item),
    )
    return Verification(
        earlier.name,
        later.name,
        item,
        score,
        tuple(one for one in told if one),
        tuple(one.problem for one in pair.waves if one.problem is not None),
    )


def _item(row: ActionRow, earlier: WaveResult, later: WaveResult) -> BeforeAfter | None:
    action = row.action
    found: list[tuple[WaveFigure, Message | None]] = []
    for wave in (earlier, later):
        driver = wave.driver(action.driver) if action.driver is not None else None
        experience = wave.experience(action.experience) if action.experience is not None else None
        if driver is not None:
            found.append((driver.head, driver.refused))
        elif experience is not None:
            found.append((experience.incidence, experience.refused))
    if len(found) != 2:
        return None
    title = _("Satisfied with “{name}”") if action.driver is not None else _("“{name}”: share who had it")
    wanted = _wanted(row, found[0][0].estimate.value)
    return _between("share", title.format(name=row.item), found[0][0], found[1][0], found[1][1], wanted)


def _score(earlier: WaveResult, later: WaveResult, measure: str, *, is_filtered: bool) -> BeforeAfter:
    title = score_name(measure, is_filtered=is_filtered)
    return _between("score", title, earlier.score, later.score, later.refused, 1)


def _between(
    unit: Unit, title: str, earlier: WaveFigure, later: WaveFigure, why: Message | None, wanted: int
) -> BeforeAfter:
    verdict = verdict_of(later.change)
    way = {"risen": 1, "fallen": -1}.get(verdict, 0) * wanted
    tone: Tone = "positive" if way > 0 else "negative" if way < 0 else "open"
    estimates = (earlier.estimate, later.estimate)
    return BeforeAfter(unit, title, *estimates, later.change, verdict, tone, _axis(unit, estimates), why)


def _axis(unit: Unit, estimates: tuple[Estimate, Estimate]) -> Axis:
    values = [one for each in estimates for one in (each.low, each.value, each.high) if one is not None]
    if unit == "share":
        low, high = min(values, default=0.0), max(values, default=1.0)
        return nice_axis(low, high, most=5, least=0.1, limit_low=0.0, limit_high=1.0)
    return nice_axis(
        min(values, default=-10), max(values, default=10), most=5, least=10, limit_low=-100, limit_high=100
    )


def _wanted(row: ActionRow, before: float | None) -> int:
    """Return which way the item is to move: experiences that go with a lower score, downwards; 0 where nothing tells.

    Where the survey that is open does not say what an experience goes with (perhaps as hardly anybody has it any
    more), the target does, as it lies above or below the share `before`.
    """
    if row.action.driver is not None:
        return 1
    lift = row.lever.lift.points if row.lever is not None else None
    if row.state == "ranked" and lift:
        return 1 if lift > 0 else -1
    goal = row.action.target
    aim = goal - before if goal is not None and before is not None else lift or 0.0
    return 1 if aim > 0 else -1 if aim < 0 else 0


def _told_of_item(row: ActionRow, item: BeforeAfter | None, *, judged: bool, is_filtered: bool) -> tuple[str, ...]:
    if item is None:
        return (_("What this action is about was not measured in both surveys."),)
    if item.why is not None:
        return (item.why.text(),)
    if item.change is None or item.change.points is None:
        return (_("What this action is about cannot be compared between the two surveys."),)
    told = {
        "risen": _("It happened more often, by more than chance.")
        if row.action.driver is None
        else _("More are satisfied, by more than chance."),
        "fallen": _("It happened less often, by more than chance.")
        if row.action.driver is None
        else _("Fewer are satisfied, by more than chance."),
        "unclear": _("This change may be chance."),
        "": _without_spread(item) or _("Too few answers to say whether it changed."),
    }[item.verdict]
    wanted = {
        "positive": _("This is the direction you wanted."),
        "negative": _("This is the opposite of what you wanted."),
        "open": "",
    }
    if not judged:
        return tuple(one for one in (told, many_told(item.change)) if one)
    reached = _reached(row, item)
    if reached and is_filtered:
        reached = _("Its target is for everybody, so the filtered group is not compared with it.")
    return tuple(one for one in (told, many_told(item.change), wanted[item.tone], reached) if one)


def _reached(row: ActionRow, item: BeforeAfter) -> str:
    """Return whether the later figure has reached the target of the action; '' where nobody has set one."""
    now, goal, way = item.later.value, row.action.target, _wanted(row, item.earlier.value)
    if now is None or goal is None or item.verdict == "" or not way:
        return ""
    if (now - goal) * way >= 0:
        return _("Its target of {share} is reached.").format(share=plain_share_text(goal))
    apart = score_text(100 * abs(now - goal), 1).lstrip("+")
    return _("It is {points} percentage points away from its target of {share}.").format(
        points=apart, share=plain_share_text(goal)
    )


def _told_of_score(score: BeforeAfter) -> str:
    """Return whether the score moved, called as above its picture."""
    if score.why is not None:
        return score.why.text()
    if score.change is None or score.change.points is None:
        return _("{name} cannot be compared between the two surveys.").format(name=score.title)
    return {
        "risen": _("{name} has risen by more than chance."),
        "fallen": _("{name} has fallen by more than chance."),
        "unclear": _within_chance(score.change.points),
        "": _without_spread(score) or _("Too few answers to say whether {name} has changed."),
    }[score.verdict].format(name=score.title)


def _within_chance(points: float) -> str:
    if points == 0:
        return _("{name} is the same in both surveys.")
    return (
        _("{name} went up, but that may be chance.") if points > 0 else _("{name} went down, but that may be chance.")
    )


def _without_spread(one: BeforeAfter) -> str:
    """Return why there is no verdict although there are answers enough; '' where there is another reason."""
    if one.is_alike:
        return _("Everybody gave the same answer in both surveys, so there is no difference.")
    if one.is_as_one:
        return _("Everybody changed in the same way, so there is no telling whether it is chance.")
    return ""


def _told_alone(item: BeforeAfter | None, score: BeforeAfter, alone: bool) -> str:
    """Return that a pair which was picked among several is tested by itself, where anything is tested."""
    if not alone or not (score.verdict or (item is not None and item.verdict)):
        return ""
    return _(
        "These two surveys do not follow one another, so they are judged on their own. The more "
        "pairs you try, the more easily chance looks like a change."
    )


def _told_left_out(pair: WaveComparison, whole: WaveComparison | None) -> str:
    """Return which further surveys are missing, as what is said of a change depends on how many there are."""
    return "" if whole is None else left_out_meaning(whole, tuple(one.name for one in pair.waves))


def _not_proven(item: BeforeAfter | None) -> str:
    """Return that a change after an action need not be its effect."""
    if item is None:
        return ""
    return _("Other things changed in between too: this shows what happened, not why.")
