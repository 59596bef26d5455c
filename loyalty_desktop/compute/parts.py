"""A base parted into groups: who belongs to which, and what is counted in each of them at once.

Groups are told apart by the answers of one or two columns, looked at once for each distinct answer. Unweighted
counts come from bitsets; weighted ones from one pass over the rows of a column for all groups together, as long
as nobody is in two of them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.bitsets import Order
from loyalty_desktop.compute.counter import Base, Counter, Table
from loyalty_desktop.compute.folding import plan
from loyalty_desktop.compute.passing import belonging
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.messages import message
from loyalty_desktop.survey.missing import Reason
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.survey import Column

Flags = npt.NDArray[np.bool_]
By: TypeAlias = ColumnKey | Grouping
"""What tells groups apart: the answers of a column, or groups of one's own made of them."""

MOST_GROUPS = 100
"""More groups are no comparison but a list of respondents."""
_KEPT = 4
_parting = threading.Lock()
_MOST_CELLS = 2_000_000
_GROUPING = RATINGS | {"yes_no", "category", "multi", "bands", "money", "number"}


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """The groups of one column: their names, and which raw values belong to each of them."""

    column: Column
    names: tuple[str, ...]
    members: tuple[Flags, ...]
    everybody: Flags
    """The raw values of those who are in the comparison at all: they gave an answer."""
    overlapping: bool
    """Somebody may be in two groups."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The respondents of a comparison: all of them, and each group, the last column's groups innermost."""

    whole: Base
    groups: tuple[Base, ...]
    names: tuple[tuple[str, ...], ...]
    overlapping: bool
    left_out: tuple[tuple[Reason, int], ...]
    """Respondents of the base who are in no group as they gave no answer, by reason."""


def partition(counter: Counter, by: By) -> Partition:
    """Return the groups that a column's answers make, or one's own groups of them.

    Raises UnusableJourney when there is no such column, or its answers make no groups or too many.
    """
    key = by.column if isinstance(by, Grouping) else by
    column = counter.survey.column(key)
    if column is None:
        raise UnusableJourney(message("column_missing", column=key.heading))
    found = _own_groups(column, by) if isinstance(by, Grouping) else _answer_groups(column)
    if not found.names:
        raise UnusableJourney(message("segment_no_groups", column=key.heading))
    if len(found.names) > MOST_GROUPS:
        raise UnusableJourney(message("segment_too_many", column=key.heading, count=len(found.names), most=MOST_GROUPS))
    return found


def _own_groups(column: Column, grouping: Grouping) -> Partition:
    members = tuple(belonging(column, group) for group in grouping.groups)
    names = tuple(group.name for group in grouping.groups)
    held = np.sum(members, axis=0) if members else np.zeros(len(column.raw.values), dtype=np.int64)
    everybody: Flags = column.scale.valid | (held > 0)
    return Partition(column, names, members, everybody, column.scale.kind == "multi" or bool((held > 1).any()))


def _answer_groups(column: Column) -> Partition:
    scale = column.scale
    if scale.kind not in _GROUPING:
        return Partition(column, (), (), scale.valid, overlapping=False)
    if scale.kind == "multi":
        members = tuple(option.members & scale.valid for option in scale.options)
        return Partition(column, tuple(one.text for one in scale.options), members, scale.valid, overlapping=True)
    how = plan(column)
    # Every kind that makes groups has codes in an order that stays: that of its steps, ranges, amounts or names.
    order = sorted(range(len(how.answers)), key=lambda at: how.answers[at].code)
    return Partition(
        column,
        tuple(how.answers[at].text for at in order),
        tuple(how.sets.flags(at, len(column.raw.values)) for at in order),
        scale.valid,
        overlapping=False,
    )


def parts_of(base: Base, partitions: Sequence[Partition]) -> Parts:
    """Return the groups of one or two partitions on a base; those of two are crossed."""
    key = tuple(part for one in partitions for part in (one.column.scale, one.names, *map(_held, one.members)))
    names: tuple[tuple[str, ...], ...] = ((),)
    for one in partitions:
        names = tuple((*before, name) for before in names for name in one.names)
    kept = _kept(base, key, lambda: _bases(base, partitions))
    groups = kept[-len(names) :]
    # Where nobody is left out, everybody may have been counted already.
    whole = base if len(groups) == len(kept) else kept[0]
    overlapping = any(one.overlapping for one in partitions)
    return Parts(whole, groups, names, overlapping, _left_out(base, partitions))


def common_of(first: Base, second: Base) -> Base:
    """Return the base of those who are in both."""

    def both() -> tuple[Base, ...]:
        if first.rows is None or second.rows is None:
            every = second if first.rows is None else first
            return (Base(every.rows, every.weights, every.count, 0),)
        return (_part(first, first.rows & second.rows),)

    (found,) = _kept(first, ("common", second), both)
    return found


def part_of(whole: Base, rows: Flags) -> Base:
    """Return the base of those of `whole` who are in `rows`."""
    (found,) = _kept(whole, ("part", np.packbits(rows).tobytes()), lambda: (_part(whole, rows),))
    return found


def rest_of(whole: Base, part: Base) -> Base:
    """Return the base of those of `whole` who are not in `part`."""

    def rest() -> tuple[Base, ...]:
        rows = part.rows
        if rows is None:
            rows = np.ones(whole.count if whole.rows is None else len(whole.rows), dtype=np.bool_)
        return (_part(whole, ~rows if whole.rows is None else whole.rows & ~rows),)

    (found,) = _kept(whole, ("rest", part), rest)
    return found


def _kept(base: Base, key: tuple[Hashable, ...], make: Callable[[], tuple[Base, ...]]) -> tuple[Base, ...]:
    """Return groups of a base that were made before, or make them; only the latest are kept."""
    with _parting:
        if key not in base.parts:
            made = make()
            while len(base.parts) >= _KEPT:
                del base.parts[next(iter(base.parts))]
            base.parts[key] = made
        return base.parts[key]


def _held(members: Flags) -> bytes:
    return members.tobytes()


def _bases(base: Base, partitions: Sequence[Partition]) -> tuple[Base, ...]:
    """Return everybody who is compared, unless that is the whole base, and then each group."""
    rows = [base.rows]
    whole = base.rows
    for one in partitions:
        codes = one.column.raw.codes
        whole = _both(whole, one.everybody[codes])
        inside = [members[codes] for members in one.members]
        rows = [_both(before, now) for before in rows for now in inside]
    every = _part(base, whole)
    groups = tuple(_part(base, found) for found in rows)
    return groups if every.count == base.count else (every, *groups)


def _both(rows: Flags | None, others: Flags) -> Flags:
    return others if rows is None else rows & others


def _part(base: Base, rows: Flags | None) -> Base:
    assert rows is not None  # at least one partition has cut them
    return Base(rows, base.weights, int(np.count_nonzero(rows)), 0)


def _left_out(base: Base, partitions: Sequence[Partition]) -> tuple[tuple[Reason, int], ...]:
    """Return the respondents without an answer; who has none in both columns is counted for the first."""
    found: dict[Reason, int] = {}
    rows = base.rows
    for one in partitions:
        codes, counts = one.column.raw.codes, one.column.distinct.counts
        if not (~one.everybody & (counts > 0)).any():
            continue
        if rows is not None:
            counts = np.bincount(codes[rows], minlength=len(one.everybody))
        for at in np.flatnonzero(~one.everybody & (counts > 0)).tolist():
            reason = one.column.scale.reasons[at] or "blank"
            found[reason] = found.get(reason, 0) + int(counts[at])
        rows = _both(rows, one.everybody[codes])
    return tuple(found.items())


def part_tables(
    counter: Counter, columns: tuple[Column, ...], outcome: Column | None, parts: Parts
) -> tuple[tuple[Table, ...], ...]:
    """Return, for each column, its tables against the groups of `outcome`: of all, then of each group."""
    with counter.lock:
        order = counter.order(outcome)
        if parts.whole.weights is not None and not parts.overlapping:
            new = [one for one in columns if any((id(one.raw), id(order)) not in part.tables for part in parts.groups)]
            if new:
                _count_together(new, order, parts)
        counted = [counter.tables(columns, outcome, one) for one in (parts.whole, *parts.groups)]
    return tuple(zip(*counted, strict=True)) if columns else ()


def _count_together(columns: Sequence[Column], order: Order, parts: Parts) -> None:
    """Count weighted columns in all groups in one pass over the rows of each."""
    whole, groups, rows = parts.whole, parts.groups, parts.whole.rows
    assert rows is not None  # weights leave out who has none
    label = np.full(len(rows), len(groups), dtype=np.intp)
    for at, one in enumerate(groups):
        label[one.rows] = at
    weighing = whole.weighing(order).within(label, len(groups) + 1)
    # A table that would be mostly empty is better counted group by group.
    raws = [one.raw for one in columns if len(one.raw.values) * weighing.size <= _MOST_CELLS]
    for raw, ns, ws, w2s in weighing.counts(raws):
        shape = (len(raw.values), len(groups) + 1, order.size)
        n, w, w2 = ns.reshape(shape), ws.reshape(shape), w2s.reshape(shape)
        for at, one in enumerate(groups):
            one.tables[id(raw), id(order)] = (raw, order, Table(n[:, at], w[:, at], w2[:, at]))
        whole.tables[id(raw), id(order)] = (raw, order, Table(n.sum(1), w.sum(1), w2.sum(1)))
