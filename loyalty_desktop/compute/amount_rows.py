"""Amounts of money or times beside the loyalty answer, row by row: who takes part, and what each counts for.

An amount is known by its place among the sorted distinct amounts of its column. Those are sorted once for a scale;
ranks, medians and quantiles of any base are then counted, not sorted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.survey.missing import REASONS, Reason
from loyalty_desktop.survey.remembered import remembered

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Base
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.scale import Scale

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]

AmountKind: TypeAlias = Literal["amounts", "ranks"]
ClassCode: TypeAlias = Literal["negative", "passive", "positive"]
CLASSES: tuple[ClassCode, ...] = ("negative", "passive", "positive")

_AMOUNTS = {"money", "number", "id", "points", "zero_to_ten"}
_RANKS = {"points", "zero_to_ten", "numbered", "words", "yes_no", "bands"}
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The distinct amounts of a column in order, and the place of each raw value among them (−1: no amount)."""

    amounts: Floats
    of_value: Places


@remembered
def levels_of(scale: Scale) -> Levels:
    """Return the distinct amounts of a scale, sorted once for all bases."""
    of_value = np.full(len(scale.codes), -1, dtype=np.intp)
    usable = scale.valid & np.isfinite(scale.codes)
    amounts, places = np.unique(scale.codes[usable], return_inverse=True)
    of_value[usable] = places
    return Levels(amounts, of_value)


def amount_kind(column: Column) -> AmountKind | None:
    """Return what the codes of a column are: amounts that can be added, ranks that can be ordered, or neither.

    Ranges are ranks until somebody says what each counts for in sums; then the survey gives those as codes.
    """
    kind = column.scale.kind
    if (kind in _AMOUNTS and not column.scale.reversed) or (kind == "bands" and column.correction.amounts):
        return "amounts"
    return "ranks" if kind in _RANKS else None


def classes_of_answers(scores: Floats, measure: Measure) -> Places:
    """Return the class of each loyalty answer as a place in CLASSES; −1 for one outside the scale."""
    classes = np.where(scores >= measure.positive_min, 2, np.where(scores <= measure.negative_max, 0, 1))
    return np.where((scores >= measure.low) & (scores <= measure.high), classes, -1).astype(np.intp)


@dataclass(frozen=True, eq=False)
class AmountRows:
    """The respondents with a valid loyalty answer and an amount, one entry each in every array of rows.

    `rows` are their numbers in the survey, `classes` places in CLASSES, `answers` the loyalty answers as places
    among its sorted codes `scores`, `places` their amounts as places in `amounts`. `weights` is None where nothing is
    weighted.
    """

    rows: Places
    classes: Places
    answers: Places
    scores: Floats
    places: Places
    amounts: Floats
    weights: Floats | None

    @property
    def n(self) -> int:
        """How many respondents take part."""
        return int(self.rows.size)

    @cached_property
    def values(self) -> Floats:
        """The amount of each respondent."""
        return self.amounts[self.places]

    @cached_property
    def counts(self) -> Places:
        """How many respondents have each amount."""
        return np.bincount(self.places, minlength=len(self.amounts))

    def weighted(self, values: Floats) -> Floats:
        """Return one value a respondent times the weights."""
        return values if self.weights is None else values * self.weights

    def tallies(self, groups: Places, size: int) -> tuple[Tally, ...]:
        """Return the respondents in each of `size` groups."""
        n = np.bincount(groups, minlength=size).tolist()
        if self.weights is None:
            return tuple(map(Tally.of, n))
        w = np.bincount(groups, self.weights, minlength=size).tolist()
        w2 = np.bincount(groups, self.weights * self.weights, minlength=size).tolist()
        return tuple(Tally(*sums) for sums in zip(n, w, w2, strict=True))

    def within(self, chosen: Bools) -> AmountRows:
        """Return some of these respondents."""
        return replace(
            self,
            rows=self.rows[chosen],
            classes=self.classes[chosen],
            answers=self.answers[chosen],
            places=self.places[chosen],
            weights=None if self.weights is None else self.weights[chosen],
        )

    def capped(self, limit: float) -> AmountRows:
        """Return the same respondents with every amount above `limit` counting for `limit`."""
        last = int(np.searchsorted(self.amounts, limit))
        if last >= len(self.amounts):
            return self
        amounts = np.append(self.amounts[:last], limit)
        return replace(self, amounts=amounts, places=np.minimum(self.places, last))


@dataclass(frozen=True, slots=True)
class NoAmount:
    """Respondents of a base who take no part: without a valid loyalty answer; with one, but no amount, by reason."""

    no_loyalty: int
    by_reason: tuple[tuple[Reason, int], ...]


def amount_rows(base: Base, outcome: Column, measure: Measure, column: Column) -> tuple[AmountRows, NoAmount]:
    """Return who on `base` has a valid loyalty answer and an amount in `column`, and how many have not."""
    levels, answered = levels_of(column.scale), levels_of(outcome.scale)
    classes = classes_of_answers(answered.amounts, measure)
    in_class = np.append(classes, -1) >= 0  # the place −1 reads the last entry: no answer at all
    answers = np.where(in_class[answered.of_value], answered.of_value, -1)[outcome.raw.codes]
    places = levels.of_value[column.raw.codes]
    loyal = answers >= 0
    if base.rows is not None:
        loyal &= base.rows
    having = int(np.count_nonzero(loyal))
    rows = np.flatnonzero(loyal & (places >= 0))
    missing = _without(column, loyal & (places < 0)) if rows.size < having else ()
    answers = answers[rows]
    weights = None if base.weights is None else base.weights[rows]
    found = AmountRows(rows, classes[answers], answers, answered.amounts, places[rows], levels.amounts, weights)
    return found, NoAmount(base.count - having, missing)


def _without(column: Column, rows: Bools) -> tuple[tuple[Reason, int], ...]:
    counts = np.bincount(column.raw.codes[rows], minlength=len(column.scale.reasons))
    found: dict[Reason, int] = {}
    for at in np.flatnonzero(counts).tolist():
        reason = column.scale.reasons[at] or "out_of_range"
        found[reason] = found.get(reason, 0) + int(counts[at])
    return tuple((reason, found[reason]) for reason in REASONS if reason in found)


def quantile(amounts: Floats, counts: Places, share: float) -> float | None:
    """Return the amount below which `share` (0..1) of the respondents lie, R's type 7; None without any.

    Respondents count once each, whatever they weigh. `amounts` are sorted, `counts` say how many have each.
    Example: 1, 2, 3, 10 at .5 → 2.5.
    """
    ends = np.cumsum(counts)
    n = int(ends[-1]) if ends.size else 0
    if n == 0:
        return None
    at = (n - 1) * share
    if abs(at - round(at)) <= _ROUNDING * n:
        at = float(round(at))  # (n − 1)·.8 may miss the respondent it means by the last digit
    below = int(at)
    low, high = (float(amounts[np.searchsorted(ends, min(one, n - 1), side="right")]) for one in (below, below + 1))
    return low + (at - below) * (high - low)


def weighted_medians(rows: AmountRows, groups: Places, size: int) -> tuple[float | None, ...]:
    """Return the median amount of each group: half of its weight lies on either side; None for an empty one.

    Where the halves part exactly between two amounts it is their mean, so that equal weights give the usual median.
    """
    width = len(rows.amounts)
    if not width:
        return (None,) * size
    joint = groups * width + rows.places
    weights: Floats = np.bincount(joint, rows.weights, minlength=size * width).astype(np.float64, copy=False)
    return tuple(_median(rows.amounts, each) for each in weights.reshape(size, width))


def _median(amounts: Floats, weights: Floats) -> float | None:
    present = np.flatnonzero(weights)
    if not present.size:
        return None
    ends = np.cumsum(weights[present])
    half = float(ends[-1]) / 2
    low = int(np.searchsorted(ends, half * (1 - _ROUNDING)))
    high = int(np.searchsorted(ends, half * (1 + _ROUNDING), side="right"))
    return (float(amounts[present[low]]) + float(amounts[present[min(high, len(present) - 1)]])) / 2
