"""Known shares of a population, found again among the answers of a survey, or what makes them impossible."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.answers import values_like
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Margin
    from loyalty_desktop.survey.survey import Column, Survey

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_NEAR = 0.1
"""What sums to within a tenth of 1 or 100 is meant as shares."""
_ROUNDED = 0.005
"""Each share may have been rounded by half a percentage point."""


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """A margin on its column: the named answers, their shares (0..1, together 1), and who gave which."""

    column: Column
    names: tuple[str, ...]
    shares: Floats
    of_value: Ints
    """The place of each raw value among `names`, -1 for an answer that is not named or none at all."""


def answers_of(target: Target) -> Ints:
    """Return the place of each respondent's answer among the names of the margin, -1 for none of them."""
    answers: Ints = target.of_value[target.column.raw.codes]
    return answers


def targets_of(
    survey: Survey, margins: tuple[Margin, ...], taking_part: npt.NDArray[np.bool_]
) -> tuple[tuple[Target, ...], tuple[Message, ...]]:
    """Return the margins on their columns, and all that makes them impossible.

    A margin is given in shares (together 1 or 100, as far as rounding lets them) or in counts of the population,
    which must then be as many in every margin. Raises UnusableJourney when a column is missing.
    """
    problems: list[Message] = []
    targets: list[Target] = []
    counts: list[tuple[str, float]] = []
    seen = set[object]()
    for margin in margins:
        column = survey.column(margin.column)
        name = margin.column.heading
        if column is None:
            raise UnusableJourney(message("column_missing", column=name))
        values = [value for _name, value in margin.shares]
        faults = _faults(column, margin) or ([message("raking_twice", column=name)] if column.key in seen else [])
        seen.add(column.key)
        if not faults:
            target = _target(column, margin)
            faults = _nobody(target, taking_part)
            targets.append(target)
            if not _are_shares(values):
                counts.append((name, math.fsum(values)))
        problems += faults
    if counts and max(total for _name, total in counts) > (1 + _ROUNDED) * min(total for _name, total in counts):
        told = ", ".join(f"{name} {total:,.0f}" for name, total in counts)
        problems.append(message("raking_totals", totals=told))
    return tuple(targets), tuple(problems)


def _faults(column: Column, margin: Margin) -> list[Message]:
    """Return what is wrong with a margin by itself."""
    name, values = margin.column.heading, [value for _name, value in margin.shares]
    if column.scale.kind == "multi":
        return [message("raking_several", column=name)]
    if any(not math.isfinite(value) or value < 0 for value in values) or not math.fsum(values) > 0:
        return [message("raking_no_shares", column=name)]
    keys = [_values(column, one) for one, _value in margin.shares]
    if len(set().union(*keys)) < sum(len(one) for one in keys):
        return [message("raking_alike", column=name)]
    total = math.fsum(values)
    for whole in (1.0, 100.0):
        off = abs(total / whole - 1)
        if off <= _NEAR and off > _rounding(values, whole):
            return [message("raking_sum", column=name, total=f"{100 * total / whole:.4g}")]
    return []


def _rounding(values: list[float], whole: float) -> float:
    """Return how far rounding can take shares from their whole: half a percentage point each, if they are rounded."""
    rounded = all(abs(100 * value / whole - round(100 * value / whole)) < 1e-9 for value in values)
    return (_ROUNDED if rounded else _ROUNDED / 10) * len(values)


def _are_shares(values: list[float]) -> bool:
    total = math.fsum(values)
    return any(abs(total / whole - 1) <= _NEAR for whole in (1.0, 100.0))


def _target(column: Column, margin: Margin) -> Target:
    of_value = np.full(len(column.raw.values), -1, dtype=np.int64)
    for at, (name, _value) in enumerate(margin.shares):
        of_value[list(_values(column, name))] = at
    shares = np.array([value for _name, value in margin.shares])
    return Target(column, tuple(name for name, _value in margin.shares), shares / shares.sum(), of_value)


def _values(column: Column, name: str) -> set[int]:
    """Return the raw values that a name means: as typed, as shown, or of the same number."""
    wanted = match_text(name)
    alike = {at for at, label in enumerate(column.distinct.labels) if match_text(label) == wanted}
    return alike | set(values_like(column.distinct, name))


def _nobody(target: Target, taking_part: npt.NDArray[np.bool_]) -> list[Message]:
    """Return the answers that are to have a share and that nobody gave."""
    labels = answers_of(target)[taking_part]
    n = np.bincount(labels[labels >= 0], minlength=len(target.names))
    pairs = zip(target.names, n.tolist(), target.shares.tolist(), strict=True)
    column = target.column.key.heading
    return [message("raking_nobody", column=column, answer=name) for name, count, share in pairs if share and not count]
