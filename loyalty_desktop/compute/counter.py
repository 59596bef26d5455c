"""Counting respondents: per raw answer of a column and raw answer of the loyalty question, on any base.

Counts of columns with few different answers come from bitsets (AND with the base, popcount), those of all others
and sums of weights from `numpy.bincount`. Tables are over raw values, so a changed scale, cut-off or meaning of a
code recounts nothing, and a new column counts that column only. Formulas never come here: they see tables
(DESIGN.md, "Past one machine").
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.bitsets import Ints, Order, Planes, Words
from loyalty_desktop.compute.kept import Kept
from loyalty_desktop.compute.passing import passing, rests_on_codes
from loyalty_desktop.compute.raking import Raked, rake
from loyalty_desktop.compute.weighing import Weighing
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey, Margin, Measure
from loyalty_desktop.messages import message
from loyalty_desktop.survey.answers import values_like
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import RawColumn
from loyalty_desktop.survey.survey import Column, Survey

Floats = npt.NDArray[np.float64]

_Key: TypeAlias = tuple[Hashable, ...]
_MOST_GROUPS = 64
_BASES_KEPT = 8
_ORDERS_KEPT = 2
_RAKED_KEPT = 4
_PARTED_KEPT = 2
"""So many bases keep the groups that they were parted into, each of which marks its own among all respondents."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Counts per raw value of a column (rows) and group of the outcome (columns), with Σw and Σw²."""

    n: Ints
    w: Floats | None = None
    w2: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """The respondents that figures are made on: those who pass the filters and have a weight."""

    rows: npt.NDArray[np.bool_] | None
    """Which respondents they are; None for all."""
    weights: Floats | None
    """The weight of each respondent of the survey; None when nothing is weighted."""
    count: int
    """Respondents in the base."""
    unweighted: int
    """Respondents who pass the filters but have no weight."""
    tables: dict[tuple[int, int], tuple[RawColumn, Order, Table]] = field(default_factory=dict)
    """What was counted, by the identities of raw column and order (both kept alive beside the table)."""
    masks: dict[int, tuple[Order, Words, Ints]] = field(default_factory=dict)
    """The base as a bitset in each order, and its respondents in each group."""
    weighings: dict[int, Weighing] = field(default_factory=dict)
    """Its respondents with their weights in each order."""
    figures: Kept = field(default_factory=Kept)
    """What was worked out from the tables, for the next edit that touches something else (kept.py)."""
    parts: dict[_Key, tuple[Base, ...]] = field(default_factory=dict)
    """The groups it has been parted into, by what they rest on (parts.py)."""

    def with_parts(self) -> Iterator[Base]:
        """Return the base and all groups that it has been parted into."""
        yield self
        for parts in list(self.parts.values()):  # another thread may part it meanwhile
            yield from parts

    def weighing(self, order: Order) -> Weighing:
        """Return the respondents with their weights, made ready to be counted in `order`."""
        assert self.weights is not None
        if id(order) not in self.weighings:
            self.weighings[id(order)] = Weighing.of(order, self.rows, self.weights)
        return self.weighings[id(order)]

    def mask(self, order: Order) -> tuple[Words | None, Ints]:
        """Return the base as a bitset (None for all) and its respondents in each group of `order`."""
        if self.rows is None:
            return None, order.counts
        if id(order) not in self.masks:
            bits = order.pack(self.rows)
            self.masks[id(order)] = (order, bits, order.popcount(bits[None, :])[0])
        _order, bits, totals = self.masks[id(order)]
        return bits, totals


class Counter:
    """Counts a survey's answers and remembers what it has counted, as long as the sheet stays the same.

    One counter serves every reading of a sheet: `of` takes over what was counted under an earlier one.
    """

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.lock = threading.RLock()
        """Held while tables are made: some figures are worked out beside the window, which counts meanwhile."""
        self._orders: OrderedDict[ColumnKey | None, Order] = OrderedDict()
        self._bases: OrderedDict[_Key, Base] = OrderedDict()
        self._raked: OrderedDict[_Key, Raked] = OrderedDict()

    def of(self, survey: Survey) -> Counter:
        """Return a counter for `survey`; if it is another reading of the same answers, with all counts kept.

        Bases rest on texts and numbers of raw values; where one rests on what they are read as, its key says so.
        """
        if survey is self.survey:
            return self
        counter = Counter(survey)
        if survey.cut is self.survey.cut:
            counter._orders, counter._bases, counter._raked = self._orders, self._bases, self._raked
            counter.lock = self.lock
        return counter

    def base_of(self, journey: Journey) -> Base:
        """Return the base that a journey's figures are made on: its filters, its weight, its known shares.

        Raises UnusableJourney when a column is missing, a weight is negative or no number, or shares are impossible.
        """
        raking = (journey.raking, journey.raking_cap)
        return self.base(journey.filters, journey.weight, journey.measure, raking)

    def base(
        self,
        filters: tuple[Filter, ...],
        weight: ColumnKey | None,
        measure: Measure | None = None,
        raking: tuple[tuple[Margin, ...], float | None] = ((), None),
    ) -> Base:
        """Return the base of these filters and this weight column; `measure` says what the classes of a filter are.

        `raking` are the known shares that all respondents of the survey, not only those who pass, are weighted to,
        and how many times the mean one may weigh. Raises UnusableJourney when a column is missing, a weight is
        negative or no number, or the shares are impossible.
        """
        with self.lock:
            return self._base(filters, weight, measure, raking)

    def _base(
        self,
        filters: tuple[Filter, ...],
        weight: ColumnKey | None,
        measure: Measure | None,
        raking: tuple[tuple[Margin, ...], float | None],
    ) -> Base:
        columns = [self._column(one.column) for one in filters]
        by_classes = measure if any(one.classes for one in filters) else None
        by_texts = tuple(column.distinct for column in columns)  # labels of codes are texts too
        pairs = zip(columns, filters, strict=True)
        by_codes = tuple(column.scale for column, one in pairs if rests_on_codes(column, one))
        key = (filters, weight, by_classes, by_texts, by_codes, raking, *self._rests_on(weight, raking[0]))
        if key not in self._bases:
            self._bases[key] = self._make_base(filters, by_classes, self._weights(weight, raking))
            while len(self._bases) > _BASES_KEPT:
                self._bases.popitem(last=False)
        self._bases.move_to_end(key)
        for older in list(self._bases.values())[:-_PARTED_KEPT]:
            older.parts.clear()
        return self._bases[key]

    def raked(self, weight: ColumnKey | None, margins: tuple[Margin, ...], cap: float | None = None) -> Raked:
        """Return the weights that give the margins their shares, times those of `weight`, with the report on them.

        Raises UnusableJourney when a column is missing, a weight is unusable, or the cap is below 1.
        """
        if cap is not None and not cap >= 1:
            raise UnusableJourney(message("raking_cap_low"))
        key = (weight, margins, cap, *self._rests_on(weight, margins))
        with self.lock:
            if key not in self._raked:
                start = None if weight is None else self._weights(weight, ((), None))
                self._raked[key] = rake(self.survey, margins, start, cap=cap)
                while len(self._raked) > _RAKED_KEPT:
                    self._raked.popitem(last=False)
            self._raked.move_to_end(key)
            return self._raked[key]

    def tables(self, columns: tuple[Column, ...], outcome: Column | None, base: Base) -> tuple[Table, ...]:
        """Return the table of each column against the groups of `outcome` (see `outcome_groups`) on `base`.

        Without an outcome the tables have one group.
        """
        with self.lock:
            return self._tables(columns, outcome, base)

    def _tables(self, columns: tuple[Column, ...], outcome: Column | None, base: Base) -> tuple[Table, ...]:
        order = self.order(outcome)
        new = [column for column in columns if (id(column.raw), id(order)) not in base.tables]
        order.encode([(column.raw, column.distinct) for column in new])
        raws = [column.raw for column in new]
        sums = {} if base.weights is None else {id(raw): each for raw, *each in base.weighing(order).sums(raws)}
        for raw in raws:
            of_rows = Table(_count(raw, order, base), *sums.get(id(raw), ()))
            base.tables[id(raw), id(order)] = (raw, order, of_rows)
        return tuple(base.tables[id(column.raw), id(order)][2] for column in columns)

    def forget_counts(self) -> None:
        """Forget all tables but keep what was encoded: for measuring what counting costs."""
        for base in (one for whole in self._bases.values() for one in whole.with_parts()):
            base.tables.clear()
            base.figures.forget()

    def forget_bases(self) -> None:
        """Forget all bases and what was counted on them: for measuring what a new filter costs."""
        self._bases.clear()

    def _column(self, key: ColumnKey) -> Column:
        column = self.survey.column(key)
        if column is None:
            raise UnusableJourney(message("column_missing", column=key.heading))
        return column

    def order(self, outcome: Column | None) -> Order:
        """Return the respondents sorted by their answer to `outcome`, sorted once."""
        with self.lock:
            return self._ordered(outcome)

    def _ordered(self, outcome: Column | None) -> Order:
        key = outcome.key if outcome else None
        groups = outcome_groups(outcome) if outcome else np.zeros(1, dtype=np.int64)
        known = self._orders.get(key)
        if known is None or not np.array_equal(known.of_value, groups):
            codes = outcome.raw.codes if outcome else np.zeros(self.survey.rows, dtype=np.uint8)
            counts = outcome.distinct.counts if outcome else np.array([self.survey.rows])
            known = self._orders[key] = Order.of(groups, codes, counts)
            while len(self._orders) > _ORDERS_KEPT:
                self._forget(self._orders.popitem(last=False)[1])
        self._orders.move_to_end(key)
        return known

    def _forget(self, order: Order) -> None:
        """Let go of what was counted in an order that is no longer kept."""
        for base in (one for whole in self._bases.values() for one in whole.with_parts()):
            base.figures.forget()
            base.masks.pop(id(order), None)
            base.weighings.pop(id(order), None)
            for key in [key for key in base.tables if key[1] == id(order)]:
                del base.tables[key]

    def _make_base(self, filters: tuple[Filter, ...], measure: Measure | None, weights: Floats | None) -> Base:
        rows: npt.NDArray[np.bool_] | None = None
        for one in filters:
            column = self._column(one.column)
            chosen = passing(column, one, measure)[column.raw.codes]
            rows = chosen if rows is None else rows & chosen
        passed = self.survey.rows if rows is None else int(rows.sum())
        if weights is None:
            return Base(rows, None, passed, 0)
        weighted = weights > 0 if rows is None else rows & (weights > 0)
        count = int(weighted.sum())
        return Base(weighted, weights, count, passed - count)

    def _weights(self, weight: ColumnKey | None, raking: tuple[tuple[Margin, ...], float | None]) -> Floats | None:
        """Return the weight of each respondent, None when nothing is weighted."""
        margins, cap = raking
        if not margins:
            column = None if weight is None else self._column(weight)
            return None if column is None else _weights(column)[column.raw.codes]
        raked = self.raked(weight, margins, cap)
        if raked.report.problems:
            raise UnusableJourney(raked.report.problems[0])
        return raked.weights

    def _rests_on(self, weight: ColumnKey | None, margins: tuple[Margin, ...]) -> tuple[Hashable, ...]:
        """Return what decides which answers weigh what, and which the shares are for: they may be read anew."""
        keys = [key for one in margins for key in one.columns]
        columns = [self._column(key) for key in (keys if weight is None else [weight, *keys])]
        return tuple(part for column in columns for part in (column.distinct, column.scale))


def outcome_groups(outcome: Column) -> Ints:
    """Return the group of each raw value of the outcome column, as tables number them.

    Each raw value is its own group; if there are more than 64, values with the same code share one.
    """
    raw = outcome.raw
    if len(raw.values) <= _MOST_GROUPS:
        return np.arange(len(raw.values), dtype=np.int64)
    keys = [
        (reason or "", float(code) if code == code else -1.0)  # noqa: PLR0124 - NaN means no code
        for reason, code in zip(outcome.scale.reasons, outcome.scale.codes, strict=True)
    ]
    order = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    return np.array([order[key] for key in keys], dtype=np.int64)


def _count(raw: RawColumn, order: Order, base: Base) -> Ints:
    planes = order.planes.get(id(raw))
    return _count_rows(raw, order, base) if planes is None else _count_bits(planes, order, base)


def _count_bits(planes: Planes, order: Order, base: Base) -> Ints:
    mask, totals = base.mask(order)
    bits = planes.bits if mask is None else order.within(planes.bits, mask)
    n = np.zeros((len(planes.raw.values), order.size), dtype=np.int64)
    n[list(planes.codes)] = order.popcount(bits)
    n[planes.commonest] = totals - n.sum(axis=0)
    return n


def _count_rows(raw: RawColumn, order: Order, base: Base) -> Ints:
    joint = raw.codes.astype(np.int64) * order.size + order.groups
    if base.rows is not None:
        joint = joint[base.rows]
    shape = (len(raw.values), order.size)
    return np.bincount(joint, minlength=shape[0] * shape[1]).reshape(shape)


def _weights(column: Column) -> Floats:
    """Return the weight of each raw value; blanks, and what the user called missing, weigh nothing.

    Raises UnusableJourney for anything else.
    """
    out = np.zeros(len(column.raw.values))
    none = {at for value, _reason in column.correction.missing for at in values_like(column.distinct, value)}
    for at, (text, number) in enumerate(zip(column.distinct.texts, column.distinct.numbers, strict=True)):
        if not column.distinct.counts[at] or column.distinct.reasons[at] == "blank" or at in none:
            continue
        if number is None or number < 0 or number == float("inf"):
            row = int(np.flatnonzero(column.raw.codes == at)[0])
            name = column.heading or f"[{column.letter}]"
            raise UnusableJourney(message("weight_unusable", column=name, value=text, answer=row + 1))
        out[at] = number
    return out
