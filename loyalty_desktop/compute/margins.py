"""Known shares of a population, found again among the answers of a survey, or what makes them impossible."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.passing import belonging
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.margins import margin_mark
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.answers import values_like
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Margin
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
By: TypeAlias = "ColumnKey | Grouping"

_NEAR = 0.1
"""What sums to within a tenth of 1 or 100 is meant as shares."""
_ROUNDED = 0.005
"""Each share may have been rounded by half a percentage point."""

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One question of a margin: the answers that it names, and the place among them of each raw value."""

    column: Column
    size: int
    of_value: Ints
    """-1 for an answer that is not named or none at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """A margin on its columns: what has a share, the shares (0..1, together 1), and who is what."""

    margin: Margin
    sides: tuple[Side, ...]
    shares: Floats
    of_cell: Ints
    """The place among the shares of each pair of answers, the last question's innermost; -1 where it has none."""

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The answers that have a share, in each question."""
        return self.margin.names


def answers_of(target: Target) -> Ints:
    """Return the place of each respondent's answer among the names of the margin, -1 for none of them."""
    first, *others = target.sides
    places: Ints = first.of_value[first.column.raw.codes]
    for side in others:
        there = side.of_value[side.column.raw.codes]
        places = np.where((places < 0) | (there < 0), -1, places * side.size + there)
    answers: Ints = np.append(target.of_cell, -1)[places]
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
        columns = tuple(_column(survey, key) for key in margin.columns)
        faults = _faults(columns, margin)
        if not faults and margin_mark(margin) in seen:
            faults = [message("raking_twice", column=margin.name)]
        seen.add(margin_mark(margin))
        target = None if faults else _target(columns, margin)
        if isinstance(target, Message):
            faults = [target]
        elif target is not None:
            faults = _nobody(target, taking_part)
            targets.append(target)
            if not _are_shares(_values(margin)):
                counts.append((margin.name, math.fsum(_values(margin))))
        problems += faults
    if counts and max(total for _name, total in counts) > (1 + _ROUNDED) * min(total for _name, total in counts):
        told = ", ".join(f"{name} {total:,.0f}" for name, total in counts)
        problems.append(message("raking_totals", totals=told))
    return tuple(targets), tuple(problems)


def _column(survey: Survey, key: ColumnKey) -> Column:
    column = survey.column(key)
    if column is None:
        raise UnusableJourney(message("column_missing", column=key.heading))
    return column


def _values(margin: Margin) -> list[float]:
    return [value for _name, value in margin.shares]


def _faults(columns: tuple[Column, ...], margin: Margin) -> list[Message]:
    """Return what is wrong with a margin by itself."""
    name, values = margin.name, _values(margin)
    several = next((one for one in columns if one.scale.kind == "multi"), None)
    if several is not None:
        return [message("raking_several", column=several.key.heading)]
    if any(not math.isfinite(value) or value < 0 for value in values) or not math.fsum(values) > 0:
        return [message("raking_no_shares", column=name)]
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


def _target(columns: tuple[Column, ...], margin: Margin) -> Target | Message:
    """Return a margin on its columns, or why its answers cannot be told apart."""
    sides: list[Side] = []
    places: Ints = np.zeros(len(margin.shares), dtype=np.int64)
    for column, by, names in zip(columns, margin.by, zip(*margin.names, strict=True), strict=True):
        different = {match_text(name): name for name in reversed(names)}
        order = list(dict.fromkeys(map(match_text, names)))
        side = _side(column, by, tuple(different[one] for one in order), margin.name)
        if isinstance(side, Message):
            return side
        places = places * side.size + np.array([order.index(match_text(name)) for name in names], dtype=np.int64)
        sides.append(side)
    if len(set(places.tolist())) < len(places):
        return message("raking_alike", column=margin.name)
    of_cell = np.full(math.prod(side.size for side in sides), -1, dtype=np.int64)
    of_cell[places] = np.arange(len(places))
    shares = np.array(_values(margin))
    return Target(margin, tuple(sides), shares / shares.sum(), of_cell)


def _side(column: Column, by: By, names: tuple[str, ...], title: str) -> Side | Message:
    """Return who gave which of these answers, or belongs to which of these groups; nobody can be two of them."""
    own = {match_text(one.name): one for one in by.groups} if isinstance(by, Grouping) else {}
    gone = next((one for one in names if isinstance(by, Grouping) and match_text(one) not in own), None)
    if gone is not None and isinstance(by, Grouping):
        return message("raking_no_group", group=gone, groups=by.name)
    of_value = np.full(len(column.raw.values), -1, dtype=np.int64)
    given = np.asarray(column.distinct.counts) > 0
    for at, name in enumerate(names):
        members = np.flatnonzero(belonging(column, own[match_text(name)])) if own else _answering(column, name)
        twice = members[(of_value[members] >= 0) & given[members]]
        if twice.size and isinstance(by, Grouping):
            both = {"group": names[int(of_value[twice[0]])], "other": name}
            return message("raking_overlap", groups=by.name, **both)
        if twice.size:
            return message("raking_alike", column=title)
        of_value[members] = at
    return Side(column, len(names), of_value)


def _answering(column: Column, name: str) -> npt.NDArray[np.intp]:
    """Return the raw values that a name means: as typed, as shown, or of the same number."""
    wanted = match_text(name)
    alike = {at for at, label in enumerate(column.distinct.labels) if match_text(label) == wanted}
    return np.array(sorted(alike | set(values_like(column.distinct, name))), dtype=np.intp)


def _nobody(target: Target, taking_part: npt.NDArray[np.bool_]) -> list[Message]:
    """Return the answers that are to have a share and that nobody gave."""
    labels = answers_of(target)[taking_part]
    n = np.bincount(labels[labels >= 0], minlength=len(target.names))
    pairs = zip(target.names, n.tolist(), target.shares.tolist(), strict=True)
    told = "raking_nobody" if target.margin.by == (target.margin.column,) else "raking_nobody_in"
    empty = [" × ".join(names) for names, count, share in pairs if share and not count]
    if not empty:
        return []
    listed = ", ".join(empty[:_MOST_NAMES]) + (" …" if len(empty) > _MOST_NAMES else "")
    return [message(told, column=target.margin.name, answer=listed)]
