"""How many answers are needed, and what those that are there can show, as sentences and lines of a table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.estimate import is_hidden
from loyalty_desktop.compute.planner import (
    Plan,
    Spread,
    group_and_rest,
    half_width,
    next_wave,
    reach_of,
    smallest_difference,
    spread_of,
    two_groups,
)
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.report.figures import NO_FIGURE, share_text
from loyalty_desktop.report.in_a_row import in_a_row

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import Group
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.planner import Reach
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.compare_choices import CompareBy

Question: TypeAlias = Literal["halves", "rest", "wave"]
QUESTIONS: tuple[Question, ...] = ("halves", "rest", "wave")
_UNKNOWN = Spread(1 / 3, 1 / 3)
"""Where there is no score yet, as many answers are taken to be in each class."""
_ENDLESS = 1e7


class Needed(msgspec.Struct, frozen=True):
    """How many answers show a difference: the number itself ('' where none does), a sentence, what it rests on."""

    number: str
    sentence: str
    basis: str


class ReachRow(msgspec.Struct, frozen=True):
    """What one group of the present answers can show; `state` is shown, reference (a small base) or hidden."""

    id: str
    name: str
    n: int
    state: Literal["shown", "reference", "hidden"]
    half_width: float | None
    detectable: float | None
    missing: int | None
    """How many answers of the group are missing to show the difference that is asked for; 0 for none."""

    @property
    def width_text(self) -> str:
        """The half width of its interval."""
        return points_text(self.half_width, "±")

    @property
    def found_text(self) -> str:
        """The smallest difference to the rest that shows."""
        return points_text(self.detectable)

    def missing_text(self) -> str:
        """Whether its answers are enough, in words."""
        if self.missing is None:
            return NO_FIGURE
        if not self.missing:
            return _("enough")
        return ngettext("{count:,} more", "{count:,} more", self.missing).format(count=self.missing)


def points_text(value: float | None, sign: str = "") -> str:
    """Return a number of points; a dash where there is none."""
    return NO_FIGURE if value is None else f"{sign}{value:.1f}"


def needed(results: Results, points: float, question: Question, share: float) -> Needed:
    """Return how many answers show a difference of so many points; `share` (0..1) is the group's of all.

    The answers are those to be collected: where respondents weigh differently, more than the effective ones.
    """
    score, spread = results.loyalty.score, _spread(results)
    cost = _cost(results)
    basis = _basis(results, cost)
    if question == "wave":
        return _wave_needed(next_wave(points, score.n_eff, spread), results, points, basis)
    plan = two_groups(points, spread) if question == "halves" else group_and_rest(points, share, spread)
    if plan is None:
        return Needed("", _("No number of answers shows so small a difference."), basis)
    group, other = math.ceil(plan.group * cost), math.ceil(plan.other * cost)
    number = _answers(group + other)
    if question == "halves":
        told = _("{all} show a difference of {points} points between two halves: {group:,} in each.")
        return Needed(number, told.format(all=number, points=f"{points:g}", group=group), basis)
    told = _(
        "{all} show a difference of {points} points between a group of {share} and the rest: {group:,} in the group, "
        "{other:,} in the rest."
    )
    filled = told.format(all=number, points=f"{points:g}", share=share_text(share), group=group, other=other)
    return Needed(number, filled, basis)


def _wave_needed(plan: Plan | None, results: Results, points: float, basis: str) -> Needed:
    score = results.loyalty.score
    if score.value is None:
        return Needed("", _("There is no score yet that a next wave could be compared with."), basis)
    if plan is None:
        least = smallest_difference(_ENDLESS, score.n_eff, _spread(results))
        told = _(
            "However many answers the next wave has, a change of {points} points does not show: the {n:,} present "
            "answers are too few. Changes from {least} points on can show."
        )
        return Needed(
            "", told.format(points=f"{points:g}", n=score.n, least=f"{math.ceil(10 * least) / 10:.1f}"), basis
        )
    number = _answers(math.ceil(plan.group * _cost(results)))
    told = _("{all} in the next wave show a change of {points} points from the present {n:,} answers.")
    return Needed(number, told.format(all=number, points=f"{points:g}", n=score.n), basis)


def present(results: Results) -> str:
    """Return in sentences what all present answers can show; why nothing where there are too few."""
    score, spread = results.loyalty.score, _spread(results)
    if is_hidden(score.flags):
        return _("There are too few answers for a score: ten are needed.")
    if "small_base" in score.flags:
        return _("There are fewer than 30 answers, really or effectively: what they show is for reference only.")
    width = _("All {n:,} answers together place the score to within ±{width} points.").format(
        n=score.n, width=f"{half_width(score.n_eff, spread):.1f}"
    )
    least = smallest_difference(score.n_eff, score.n_eff, spread)
    wave = _("A next wave of the same size shows changes from {least} points on.").format(least=f"{least:.1f}")
    return in_a_row(width, wave)


def reach_rows(counter: Counter, journey: Journey, by: CompareBy, points: float) -> tuple[ReachRow, ...]:
    """Return what each group of a segment can show, and how many answers are missing for a difference.

    Raises UnusableJourney when the base is unusable, or the column makes no groups.
    """
    # Nothing but scores is asked for: drivers and experiences would be counted for nobody.
    bare = changed(journey, stages=(), experiences=(), overall=())
    compared = compare(counter, bare, by)
    return tuple(
        _row(at, group, reach, points)
        for at, (group, reach) in enumerate(zip(compared.groups, reach_of(compared), strict=True))
    )


def row_sentence(row: ReachRow) -> str:
    """Return what a group can show, in a sentence; small groups have none."""
    if row.state == "hidden":
        return _("{name}: too few answers to be shown; ten are needed.").format(name=row.name)
    if row.state == "reference":
        told = _("{name}: fewer than 30 answers, really or effectively, are for reference only.")
        return told.format(name=row.name)
    if row.detectable is None or row.half_width is None:
        return _("{name}: the rest is too small to be compared with.").format(name=row.name)
    told = _(
        "{name}: the score is placed to within ±{width} points; differences to the rest show from {least} points on."
    )
    return told.format(name=row.name, width=f"{row.half_width:.1f}", least=f"{row.detectable:.1f}")


def _row(at: int, group: Group, reach: Reach, points: float) -> ReachRow:
    hidden = reach.half_width is None
    state: Literal["shown", "reference", "hidden"] = (
        "hidden" if hidden else "reference" if "small_base" in reach.flags else "shown"
    )
    name = " × ".join(reach.names)
    missing = None if reach.detectable is None else _missing(group, points)
    return ReachRow(str(at), name, reach.n, state, reach.half_width, reach.detectable, missing)


def _missing(group: Group, points: float) -> int | None:
    """Return how many answers of a group are missing while its share of all stays as it is."""
    total, rest = group.counts.total, group.rest.total
    spread = spread_of(group.counts + group.rest)
    if spread is None or not total.n_eff or not rest.n_eff:
        return None
    plan = group_and_rest(points, total.n_eff / (total.n_eff + rest.n_eff), spread)
    return None if plan is None else max(0, math.ceil(plan.group * total.n / total.n_eff) - total.n)


def _spread(results: Results) -> Spread:
    loyalty = results.loyalty
    if loyalty.positive_share is None or loyalty.negative_share is None or is_hidden(loyalty.score.flags):
        return _UNKNOWN
    return Spread(loyalty.positive_share, loyalty.negative_share)


def _cost(results: Results) -> float:
    """Return how many respondents make one effective answer."""
    score = results.loyalty.score
    return max(1.0, score.n / score.n_eff) if results.weighted and score.n_eff else 1.0


def _basis(results: Results, cost: float) -> str:
    power = _("At this size, four out of five such differences are found (power 80 %, significance 5 %).")
    if is_hidden(results.loyalty.score.flags):
        told = _("There is no score yet, so answers are taken to be spread evenly over the three classes.")
    else:
        told = _("Answers are taken to be spread over the three classes as they are now.")
    if cost <= 1:
        return in_a_row(power, told)
    weights = _("Weights are allowed for: {cost} respondents tell as much as one who counts alike.")
    return in_a_row(power, told, weights.format(cost=f"{cost:.2f}"))


def _answers(count: int) -> str:
    return ngettext("{count:,} answer", "{count:,} answers", count).format(count=count)
