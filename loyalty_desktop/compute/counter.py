"""Counting respondents: per raw answer of a column and raw answer of the loyalty question, on any base.

Unweighted, each answer of a column is a bitset over the respondents, who stand sorted by their loyalty answer,
each loyalty answer beginning on a new 64-bit word: AND with the base, popcount, and one sum per block give
the whole table. Weighted counts and columns with very many answers come from `numpy.bincount`.

Tables are over raw values, so a changed scale, cut-off or meaning of a code recounts nothing, and a new column
counts that column only. Formulas never come here: they see tables (DESIGN.md, "Past one machine").
"""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.recognise import values_like
from loyalty_desktop.survey.sheet import Codes, RawColumn
from loyalty_desktop.survey.survey import Column, Survey

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Words = npt.NDArray[np.uint64]

_MOST_PLANES = 32
_MOST_GROUPS = 64
_BASES_KEPT = 8
_ORDERS_KEPT = 2
_PARALLEL_FROM = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Counts per raw value of a column (rows) and group of the outcome (columns); Σw and Σw² when weighted."""

    n: Ints
    w: Floats | None = None
    w2: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Planes:
    """A column as bitsets, one for each answer but the commonest: its counts are what the others leave over."""

    raw: RawColumn
    codes: tuple[int, ...]
    commonest: int
    bits: Words


@dataclass(frozen=True, slots=True, eq=False)
class _Order:
    """Respondents sorted by outcome group, each group padded to whole words."""

    of_value: Ints
    """Group of each raw value of the outcome."""
    groups: Ints
    """Group of each respondent."""
    size: int
    index: Ints
    """Row at each bit; 0 where the bit is padding."""
    padding: Ints
    """The bits that are padding."""
    counts: Ints
    """Respondents in each group."""
    starts: Ints
    """First word of each group that has respondents."""
    present: Ints
    """The groups that have respondents, in the order of `starts`."""
    planes: dict[int, _Planes] = field(default_factory=dict)
    """Bitsets of each column counted so far, by the identity of its raw column."""


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """The respondents that figures are made on: those who pass the filters and have a weight."""

    rows: npt.NDArray[np.bool_] | None
    weights: Floats | None
    count: int
    """Respondents in the base."""
    unweighted: int
    """Respondents who pass the filters but have no weight."""
    tables: dict[tuple[int, int], tuple[RawColumn, _Order, Table]] = field(default_factory=dict)
    """What was counted, by the identities of raw column and order (both kept alive beside the table)."""
    planes: dict[int, tuple[_Order, Words, Ints]] = field(default_factory=dict)
    """The base as a bitset in each order, and its respondents in each group."""


class Counter:
    """Counts a survey's answers and remembers what it has counted, as long as the sheet stays the same.

    One counter serves every reading of a sheet: `of` takes over what was counted under an earlier one.
    """

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._orders: OrderedDict[ColumnKey | None, _Order] = OrderedDict()
        self._bases: OrderedDict[tuple[tuple[Filter, ...], ColumnKey | None], Base] = OrderedDict()

    def of(self, survey: Survey) -> Counter:
        """Return a counter for `survey`; if it is another reading of the same answers, with all counts kept.

        Bases rest on texts and numbers of raw values, never on roles or scales, so they stay valid too.
        """
        if survey is self.survey:
            return self
        counter = Counter(survey)
        if survey.sheet is self.survey.sheet and survey.heading_rows == self.survey.heading_rows:
            counter._orders, counter._bases = self._orders, self._bases
        return counter

    def base(self, filters: tuple[Filter, ...], weight: ColumnKey | None) -> Base:
        """Return the base of these filters and this weight column.

        Raises UnusableJourney when a column is missing or a weight is negative or no number.
        """
        key = (filters, weight)
        if key not in self._bases:
            self._bases[key] = self._make_base(filters, weight)
            while len(self._bases) > _BASES_KEPT:
                self._bases.popitem(last=False)
        self._bases.move_to_end(key)
        return self._bases[key]

    def tables(self, columns: tuple[Column, ...], outcome: Column | None, base: Base) -> tuple[Table, ...]:
        """Return the table of each column against the raw values of `outcome` on `base`.

        Without an outcome the tables have one group. An outcome with more than 64 different raw answers has
        them grouped by their code first, see `outcome_groups`.
        """
        order = self._order(outcome)
        if base.weights is None:
            _build_planes(columns, order)
        out = []
        for column in columns:
            key = (id(column.raw), id(order))
            if key not in base.tables:
                base.tables[key] = (column.raw, order, _count(column.raw, order, base))
            out.append(base.tables[key][2])
        return tuple(out)

    def forget_counts(self) -> None:
        """Forget all tables but keep what was encoded: for measuring what counting costs."""
        for base in self._bases.values():
            base.tables.clear()

    def forget_bases(self) -> None:
        """Forget all bases and what was counted on them: for measuring what a new filter costs."""
        self._bases.clear()

    def _column(self, key: ColumnKey) -> Column:
        column = self.survey.column(key)
        if column is None:
            raise UnusableJourney(message("column_missing", column=key.heading))
        return column

    def _order(self, outcome: Column | None) -> _Order:
        key = outcome.key if outcome else None
        groups = outcome_groups(outcome) if outcome else np.zeros(1, dtype=np.int64)
        known = self._orders.get(key)
        if known is None or not np.array_equal(known.of_value, groups):
            codes = outcome.raw.codes if outcome else np.zeros(self.survey.rows, dtype=np.uint8)
            known = self._orders[key] = _sorted_by(groups, codes)
            while len(self._orders) > _ORDERS_KEPT:
                self._orders.popitem(last=False)
        self._orders.move_to_end(key)
        return known

    def _make_base(self, filters: tuple[Filter, ...], weight: ColumnKey | None) -> Base:
        rows: npt.NDArray[np.bool_] | None = None
        for one in filters:
            column = self._column(one.column)
            wanted = np.zeros(len(column.raw.values), dtype=bool)
            for value in one.values:
                wanted[values_like(column.distinct, value)] = True
            chosen = wanted[column.raw.codes]
            rows = chosen if rows is None else rows & chosen
        total = self.survey.rows
        passed = total if rows is None else int(rows.sum())
        if weight is None:
            return Base(rows, None, passed, 0)
        weights = _weights(self._column(weight))[self._column(weight).raw.codes]
        weighted = weights > 0 if rows is None else rows & (weights > 0)
        count = int(weighted.sum())
        return Base(weighted, weights, count, passed - count)


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


def _sorted_by(of_value: Ints, codes: Codes) -> _Order:
    groups = of_value[codes]
    size = int(of_value.max()) + 1
    counts = np.bincount(groups, minlength=size)
    words = -(-counts // 64)
    starts = np.concatenate(([0], np.cumsum(words)))
    order = np.argsort(groups.astype(np.uint8) if size <= 256 else groups, kind="stable")
    index = np.zeros(int(starts[-1]) * 64, dtype=np.intp)
    padding = []
    at = 0
    for start, end, count in zip(starts, starts[1:], counts, strict=False):
        index[start * 64 : start * 64 + count] = order[at : at + count]
        padding.append(np.arange(start * 64 + count, end * 64))
        at += count
    present = np.flatnonzero(counts)
    return _Order(
        of_value, groups, size, index, np.concatenate(padding), counts, starts[:-1][present], present
    )


def _build_planes(columns: tuple[Column, ...], order: _Order) -> None:
    todo = [c for c in columns if id(c.raw) not in order.planes and len(c.raw.values) <= _MOST_PLANES]
    if len(todo) > 1 and len(order.groups) >= _PARALLEL_FROM:
        # numpy lets go of the interpreter while it gathers and packs, so two threads take half the time.
        half = len(todo) // 2
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda part: _encode(part, order), (todo[:half], todo[half:])))
    else:
        _encode(todo, order)


def _encode(columns: list[Column], order: _Order) -> None:
    """Gather each column into the order and pack its answers; the large buffers are made once for all."""
    gathered = np.empty(len(order.index), dtype=np.uint8)
    equal = np.empty(len(order.index), dtype=bool)
    for column in columns:
        counts = column.distinct.counts
        commonest = int(counts.argmax())
        codes = tuple(code for code in np.flatnonzero(counts).tolist() if code != commonest)
        np.take(column.raw.codes, order.index, out=gathered, mode="clip")
        bits = np.empty((len(codes), len(order.index) // 64), dtype=np.uint64)
        for plane, code in zip(bits, codes, strict=True):
            np.equal(gathered, code, out=equal)
            equal[order.padding] = False
            plane[:] = np.packbits(equal).view(np.uint64)
        order.planes[id(column.raw)] = _Planes(column.raw, codes, commonest, bits)


def _count(raw: RawColumn, order: _Order, base: Base) -> Table:
    planes = order.planes.get(id(raw))
    if planes is None or base.weights is not None:
        return _count_rows(raw, order, base)
    bits, totals = planes.bits, order.counts
    if base.rows is not None:
        if id(order) not in base.planes:
            base.planes[id(order)] = _base_planes(base.rows, order)
        _order, mask, totals = base.planes[id(order)]
        bits = np.bitwise_and(bits, mask, out=_scratch(bits.shape))
    n = np.zeros((len(raw.values), order.size), dtype=np.int64)
    if len(order.starts) and len(planes.codes):
        rows = np.array(planes.codes)
        n[rows[:, None], order.present] = _popcount(bits, order)
    n[planes.commonest] = totals - n.sum(axis=0)
    return Table(n)


def _base_planes(rows: npt.NDArray[np.bool_], order: _Order) -> tuple[_Order, Words, Ints]:
    bits = rows[order.index]
    bits[order.padding] = False
    mask = np.packbits(bits).view(np.uint64)
    totals = np.zeros(order.size, dtype=np.int64)
    if len(order.starts):
        totals[order.present] = _popcount(mask[None, :], order)[0]
    return order, mask, totals


def _popcount(bits: Words, order: _Order) -> npt.NDArray[np.uint32]:
    """Return the set bits of each plane in each group; 32 bits hold more respondents than a sheet has rows."""
    return np.add.reduceat(np.bitwise_count(bits), order.starts, axis=1, dtype=np.uint32)


_buffer = np.empty(0, dtype=np.uint64)


def _scratch(shape: tuple[int, ...]) -> Words:
    """Return memory to AND into: asking the system for fresh pages each time costs four times the AND itself."""
    global _buffer  # noqa: PLW0603 - one buffer for the one thread that counts
    size = shape[0] * shape[1]
    if len(_buffer) < size:
        _buffer = np.empty(size, dtype=np.uint64)
    return _buffer[:size].reshape(shape)


def _count_rows(raw: RawColumn, order: _Order, base: Base) -> Table:
    joint = raw.codes.astype(np.int64) * order.size + order.groups
    weights = base.weights
    if base.rows is not None:
        joint = joint[base.rows]
        weights = weights[base.rows] if weights is not None else None
    shape = (len(raw.values), order.size)
    cells = shape[0] * shape[1]
    n = np.bincount(joint, minlength=cells).reshape(shape)
    if weights is None:
        return Table(n)
    w: Floats = np.bincount(joint, weights=weights, minlength=cells).astype(np.float64, copy=False)
    w2: Floats = np.bincount(joint, weights=weights * weights, minlength=cells).astype(np.float64, copy=False)
    return Table(n, w.reshape(shape), w2.reshape(shape))


def _weights(column: Column) -> Floats:
    """Return the weight of each raw value; blanks weigh nothing; raises UnusableJourney for anything else."""
    out = np.zeros(len(column.raw.values))
    for at, (text, number) in enumerate(zip(column.distinct.texts, column.distinct.numbers, strict=True)):
        if not column.distinct.counts[at] or column.distinct.reasons[at] == "blank":
            continue
        if number is None or number < 0 or number == float("inf"):
            row = int(np.flatnonzero(column.raw.codes == at)[0])
            raise UnusableJourney(
                message("weight_unusable", column=column.heading, value=text, answer=row + 1)
            )
        out[at] = number
    return out
