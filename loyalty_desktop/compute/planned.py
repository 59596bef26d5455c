"""What all ticked actions would bring together, from the rows of a survey (METHOD 4.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from loyalty_desktop.compute.answering import happening_of, rating_of
from loyalty_desktop.compute.combined import JointEffect, joint_effect
from loyalty_desktop.compute.economy import loyalty_column
from loyalty_desktop.compute.estimate import base_flags, is_hidden
from loyalty_desktop.compute.linearised import tally_of
from loyalty_desktop.compute.regression import Regressor, complete_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.compute.answering import Answering
    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.counter import Base, Counter
    from loyalty_desktop.compute.linearised import FloatArray
    from loyalty_desktop.journey.model import Journey, Measure
    from loyalty_desktop.survey.survey import Column, Survey

WhyLeftOut: TypeAlias = Literal["unmeasured", "few", "few_together", "same"]


@dataclass(frozen=True, slots=True)
class Planned:
    """The common regression of the chosen items, and those that are not in it with the reason.

    `unmeasured` no column of the survey tells; `few` fewer than 10 answers on one side; `few_together` the same
    among the rows valid on all items; `same` the other items already say it. `answered` are, for each item of the
    regression, the respondents with an answer and a valid outcome.
    """

    effect: JointEffect
    left_out: tuple[tuple[str, WhyLeftOut], ...] = ()
    answered: tuple[tuple[str, int], ...] = ()

    def change_by(self, steps: dict[str, float]) -> CombinedChange:
        """Return what these steps (target share minus present share, by item) bring together.

        The steps are those of each item among everybody who answered about it (METHOD 4.3), as they are shown beside
        it: on the rows of the regression its share may be another one, and what is planned is the step. Items that
        are not in the regression are ignored.
        """
        return self.effect.change_by(steps)


def planned(
    counter: Counter, journey: Journey, items: Sequence[str], cancelled: Callable[[], bool] = lambda: False
) -> Planned | None:
    """Return the common regression of drivers (Top2) and experiences, named by id, under the journey's base.

    None without a loyalty question, without any item that is left, or when it was cancelled. Raises UnusableJourney
    when a filter or the weight is missing or unusable.
    """
    column = loyalty_column(counter, journey)
    if column is None:
        return None
    base = counter.base_of(journey)
    outcome = _outcome(column, journey.measure, base)
    known, left_out = _regressors(counter.survey, journey, dict.fromkeys(items))
    usable = [one for one in known if _sides(outcome, [one], base.weights)[one.name] != "few"]
    left_out += [(one.name, "few") for one in known if one not in usable]
    kept, dropped, small = _kept(outcome, usable, base.weights)
    left_out += [(id_, "few_together") for id_ in dropped]
    if cancelled() or not kept:
        return Planned(JointEffect(0, 0, 0.0, (), None, flags=("no_base",)), tuple(left_out)) if left_out else None
    effect = joint_effect(outcome, kept, base.weights)
    if small and effect.fit is not None and "small_base" not in effect.flags:
        effect = replace(effect, flags=(*effect.flags, "small_base"))
    left_out += [(id_, "same") for id_ in (() if effect.fit is None else effect.fit.aliased)]
    answered = tuple((one.name, int(np.count_nonzero(~np.isnan(outcome) & ~np.isnan(one.values)))) for one in kept)
    return Planned(effect, tuple(left_out), answered)


def _outcome(column: Column, measure: Measure, base: Base) -> FloatArray:
    """Return 100·y of each respondent: 100, 0 or −100 by class, NaN outside the base or without a valid answer."""
    codes = np.where(column.scale.valid, column.scale.codes, np.nan)
    on_scale = (codes >= measure.low) & (codes <= measure.high)
    points = np.where(codes >= measure.positive_min, 100.0, np.where(codes <= measure.negative_max, -100.0, 0.0))
    rows: FloatArray = np.where(on_scale, points, np.nan)[column.raw.codes]
    return rows if base.rows is None else np.where(base.rows, rows, np.nan)


def _regressors(
    survey: Survey, journey: Journey, items: dict[str, None]
) -> tuple[list[Regressor], list[tuple[str, WhyLeftOut]]]:
    """Return what each item was answered, 0/1 with NaN, in the order asked for; and those that no column tells."""
    experiences = {one.id: one for one in journey.experiences}
    known: list[Regressor] = []
    unknown: list[tuple[str, WhyLeftOut]] = []
    for id_ in items:
        driver, experience = journey.driver(id_), experiences.get(id_)
        found: Answering | str = "no_column"
        if driver is not None:
            found = rating_of(survey, driver)
        elif experience is not None:
            found = happening_of(survey, experience)
        if isinstance(found, str):
            unknown.append((id_, "unmeasured"))
            continue
        column, valid, hit = found
        known.append(Regressor(id_, np.where(valid, hit, np.nan)[column.raw.codes]))
    return known, unknown


def _kept(
    outcome: FloatArray, items: list[Regressor], weights: FloatArray | None
) -> tuple[list[Regressor], list[str], bool]:
    """Return the items with enough on both sides among the rows valid on all, those dropped, and if any is small.

    Items are dropped one at a time, the one with the fewest answers first: without it there are more rows.
    """
    dropped: list[str] = []
    while items:
        sides = _sides(outcome, items, weights)
        if "few" not in sides.values():
            return items, dropped, "small" in sides.values()
        few = [one for one in items if sides[one.name] == "few"]
        worst = min(few, key=lambda one: int(np.count_nonzero(~np.isnan(one.values))))
        dropped.append(worst.name)
        items = [one for one in items if one is not worst]
    return items, dropped, False


def _sides(outcome: FloatArray, items: Sequence[Regressor], weights: FloatArray | None) -> dict[str, str]:
    """Return how many answers each item has on its weaker side, on the rows valid on all: few, small or enough."""
    complete = complete_weights(outcome, items, weights)
    found: dict[str, str] = {}
    for one in items:
        flags = [base_flags(tally_of(np.where(one.values == side, complete, 0.0))) for side in (0.0, 1.0)]
        if any(is_hidden(flag) for flag in flags):
            found[one.name] = "few"
        else:
            found[one.name] = "small" if any("small_base" in flag for flag in flags) else "enough"
    return found
