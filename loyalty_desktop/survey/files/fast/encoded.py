"""Packed cells to distinct ones and codes, still as numbers: two processes that share a sheet join theirs at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.files.fast import kinds
from loyalty_desktop.survey.files.fast.dates import milliseconds_of
from loyalty_desktop.survey.sheet import Codes, smallest_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.files.fast.numbers import Floats, Integers, Packed
    from loyalty_desktop.survey.files.fast.window import Places

_STORED = (kinds.FLOAT, kinds.LONG, kinds.DATE, kinds.DURATION)
_FIRST_ROWS, _MANY, _UNSEEN = 1 << 14, 1 << 12, 0xFFFF


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """The cells of a column: `distinct` ones in order of appearance, and which of them each row holds.

    The number of a float, a long integer, a date or a duration is its place in `stored`, by kind; dates are there
    as `milliseconds_of` gives them.
    """

    codes: Codes
    distinct: Packed
    stored: dict[int, npt.NDArray[np.generic]]

    travels_alone: ClassVar[bool] = True


def encoded(packed: Packed, floats: Floats, integers: Integers, epoch: dt.datetime) -> Encoded:
    """Return a column of cells whose floats and long integers are kept in a `Stock`; `packed` is used up."""
    stored: dict[int, npt.NDArray[np.generic]] = {}
    kind_of = (packed & kinds.KIND).astype(np.uint8)
    if int(kind_of.max(initial=0)) >= kinds.FLOAT:
        for kind in _STORED:
            at = np.flatnonzero(kind_of == kind)
            if at.size:
                numbers = packed[at] >> np.int32(kinds.KIND_BITS)
                values = integers[numbers] if kind == kinds.LONG else floats[numbers] + 0.0
                if kind == kinds.DATE:
                    values = milliseconds_of(values, epoch)
                stored[kind], places = np.unique(values, return_inverse=True)
                packed[at] = kinds.packed(places.astype(np.int64), kind)
    codes, distinct = by_appearance(packed)
    return Encoded(codes, distinct, stored)


def stacked(parts: Sequence[Encoded]) -> Encoded:
    """Return columns one below the other as one, each distinct cell once."""
    distinct, stored = [part.distinct.copy() for part in parts], {}
    for kind in sorted({kind for part in parts for kind in part.stored}):
        known = [part.stored.get(kind, np.zeros(0)) for part in parts if kind in part.stored]
        stored[kind], places = np.unique(np.concatenate(known), return_inverse=True)
        begin = 0
        for part, cells in zip(parts, distinct, strict=True):
            at = np.flatnonzero((cells & kinds.KIND) == kind)
            cells[at] = kinds.packed(places[(cells[at] >> kinds.KIND_BITS) + begin].astype(np.int64), kind)
            begin += len(part.stored.get(kind, ()))
    target, together = by_appearance(np.concatenate(distinct))
    bounds = np.cumsum([len(cells) for cells in distinct])[:-1]
    codes = [own.take(part.codes) for own, part in zip(np.split(target, bounds), parts, strict=True)]
    return Encoded(smallest_codes(np.concatenate(codes), len(together)), together, stored)


def blanks(rows: int) -> Encoded:
    """Return a column of so many blank cells."""
    return Encoded(np.zeros(rows, np.uint8), np.full(min(rows, 1), kinds.BLANK, np.int32), {})


def by_appearance(packed: Packed) -> tuple[Codes, Packed]:
    """Return codes in order of first appearance, and what each stands for."""
    if not len(packed):
        return np.zeros(0, np.uint8), packed
    low, high = int(packed.min()), int(packed.max())
    if high - low > 16 * len(packed) + (1 << 16):
        _, first, inverse = np.unique(packed, return_index=True, return_inverse=True)
        order = np.argsort(first)
        rank = np.empty(len(order), np.uint32)
        rank[order] = np.arange(len(order))
        return smallest_codes(rank.take(inverse), len(order)), packed[first[order]]
    place = packed - np.int32(low)
    span = high - low + 1
    codes: Codes
    codes, rows = _first_come(place[:_FIRST_ROWS], span)
    if len(packed) > _FIRST_ROWS and len(rows) < _MANY:  # nearly always, all answers appear soon
        table = np.full(span, _UNSEEN, np.uint16)
        table[place[rows]] = np.arange(len(rows))
        codes = table.take(place)
        later = np.flatnonzero(codes == _UNSEEN)
        if not later.size:
            return smallest_codes(codes, len(rows)), packed[rows]
        if later.size < len(packed) // 2:
            more, others = by_appearance(packed[later])
            codes = codes.astype(np.uint32)
            codes[later] = more.astype(np.uint32) + np.uint32(len(rows))
            return smallest_codes(codes, len(rows) + len(others)), np.concatenate([packed[rows], others])
    if len(packed) > _FIRST_ROWS:
        codes, rows = _first_come(place, span)
    return smallest_codes(codes, len(rows)), packed[rows]


def _first_come(places: Packed, span: int) -> tuple[npt.NDArray[np.uint32], Places]:
    """Return codes in order of first appearance, and the rows of these; the places are below `span`."""
    index = places.astype(np.intp)
    order = np.arange(len(index), dtype=np.uint32)
    first = np.empty(span, np.uint32)
    first[index[::-1]] = order[::-1]  # of equal places, the one written last stays
    rows = np.flatnonzero(first.take(index) == order)
    first[index[rows]] = order[: len(rows)]
    return first.take(index), rows
