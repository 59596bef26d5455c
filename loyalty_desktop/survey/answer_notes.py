"""What became of single answers: outside their scale, without a place on it, no answers at all, typed in full width."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.missing import REASONS
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address
from loyalty_desktop.survey.reading import SUMMED
from loyalty_desktop.survey.scale import RATINGS, Kind, Scale
from loyalty_desktop.survey.stepless_columns import fractions_open
from loyalty_desktop.survey.value_pieces import codes_outside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.questions import Cut

_PLACED: frozenset[Kind] = RATINGS | {"yes_no", "bands", "money", "number"}
_NUMERIC: frozenset[Kind] = frozenset({"zero_to_ten", "points", "money", "number"})
_IN_FIGURES = frozenset({"loyalty", "driver", "overall_satisfaction", "experience", "spend", "frequency", "weight"})
_IN_PARTS = frozenset({"segment"})
"""What tells people apart: who gave no answer is in the figures of all, yet in those of no part of them."""
_PARTS = "segment_"
_WIDE = frozenset("０１２３４５６７８９")
_OUTSIDE, _UNPLACED, _WIDE_DIGITS = "answers_outside", "answers_unplaced", "digits_converted"
_LOYALTY, _NO_AMOUNT = "loyalty_outside", "answers_no_amount"
_SUMS = frozenset({"money", "number"})
_LEAST_ASKED, _SHARE_ASKED = 2, 0.005
_STATES = {_LOYALTY: "asked", _OUTSIDE: "told", _NO_AMOUNT: "told", _UNPLACED: "asked", _WIDE_DIGITS: "told"}


class _Told(NamedTuple):
    """How many cells of a column there are of each sort that is told, and the raw codes of each sort."""

    counts: tuple[tuple[str, int], ...]
    codes: tuple[tuple[str, tuple[int, ...]], ...]


_KNOWN: WeakKeyDictionary[Scale, _Told] = WeakKeyDictionary()
"""What was found under a scale: an edit of one column looks at that column only."""


def answers_noted(columns: Sequence[Column], cut: Cut) -> tuple[Noted, ...]:
    """Return the lines about answers that are read as something else than they stand there, or as nothing."""
    counts: Counter[str] = Counter()
    where: dict[str, list[tuple[Column, tuple[int, ...]]]] = {}
    for column in columns:
        if column.role not in _IN_FIGURES | _IN_PARTS:
            continue
        told = _told(column)
        asks = column.role == "loyalty" and _is_unasked(column, dict(told.counts))
        for sort, n in told.counts:
            counts[_line_of(column, sort, asks=asks)] += n
        for kind, codes in told.codes:
            where.setdefault(_line_of(column, kind, asks=asks), []).append((column, codes))
    order = (_LOYALTY, _UNPLACED, _OUTSIDE, _NO_AMOUNT, _WIDE_DIGITS, *(f"missing_{reason}" for reason in REASONS))
    sorts = (*order, *(_PARTS + sort for sort in order if sort != _WIDE_DIGITS))
    return tuple(_noted(sort, counts[sort], where.get(sort, []), cut) for sort in sorts if counts[sort])


def _line_of(column: Column, sort: str, *, asks: bool) -> str:
    """Return which line tells of cells of a sort: segments have lines of their own for what is left out of them."""
    if sort == _NO_AMOUNT and column.role not in SUMMED:
        sort = _OUTSIDE
    if column.role in _IN_PARTS and sort != _WIDE_DIGITS:
        return _PARTS + sort
    return _LOYALTY if asks and sort == _OUTSIDE else sort


def _is_unasked(column: Column, counts: dict[str, int]) -> bool:
    """Say whether answers outside a loyalty question are more than slips, and no codes that are asked about singly."""
    n = counts.get(_OUTSIDE, 0) + counts.get(_NO_AMOUNT, 0)
    many = n >= max(_LEAST_ASKED, _SHARE_ASKED * int(column.distinct.counts.sum()))
    asked = sum(times for _value, times in codes_outside(column)) + fractions_open(column)
    return many and n > asked


def _noted(sort: str, count: int, where: list[tuple[Column, tuple[int, ...]]], cut: Cut) -> Noted:
    keys = tuple(column.key for column, _codes in where)
    kind = sort.removeprefix(_PARTS)
    cells = places_of(where, cut) if kind in _STATES and not cut.made else ()
    said = message(kind if kind in _STATES else f"answers_{kind}")
    if sort == _LOYALTY:
        said = message(sort, column=where[0][0].own or where[0][0].title or where[0][0].letter)
    elif kind != sort:
        said = message(f"segment_{kind.removeprefix('answers_')}")
    asked = kind == sort and _STATES.get(sort) == "asked"
    return Noted(said, count, "asked" if asked else "told", columns=keys, cells=cells)


def places_of(where: Sequence[tuple[Column, tuple[int, ...]]], cut: Cut) -> tuple[str, ...]:
    """Return the addresses of the first cells that hold these values of these columns."""
    first = cut.heading_rows[-1] if cut.heading_rows else 0
    found: list[str] = []
    for column, codes in where:
        if len(found) >= MOST_CELLS:
            break
        wanted = np.zeros(len(column.raw.values), dtype=bool)
        wanted[list(codes)] = True
        rows = np.flatnonzero(wanted[column.raw.codes])[: MOST_CELLS - len(found)]
        places = rows if cut.kept is None else np.flatnonzero(cut.kept)[rows]
        found += [address(first + int(row), column.index) for row in places]
    return tuple(found)


def _told(column: Column) -> _Told:
    known = _KNOWN.get(column.scale)
    if known is None:
        known = _KNOWN[column.scale] = _looked_at(column)
    return known


def _looked_at(column: Column) -> _Told:
    scale, distinct = column.scale, column.distinct
    counts: Counter[str] = Counter()
    codes: dict[str, list[int]] = {}
    placed, numeric = scale.kind in _PLACED, scale.kind in _NUMERIC
    rows = zip(distinct.values, scale.codes.tolist(), scale.reasons, distinct.counts.tolist(), strict=True)
    for at, (value, code, reason, n) in enumerate(rows):
        if not n:
            continue
        sort = ""
        if reason == "out_of_range":
            sort = _NO_AMOUNT if scale.kind in _SUMS and distinct.numbers[at] is None else _OUTSIDE
        elif reason is not None:
            counts[f"missing_{reason}"] += n
            codes.setdefault(f"missing_{reason}", [])
        elif placed and code != code:  # noqa: PLR0124 - NaN means no code
            sort = _UNPLACED
        elif numeric and isinstance(value, str) and not _WIDE.isdisjoint(value):
            sort = _WIDE_DIGITS
        if sort:
            counts[sort] += n
            codes.setdefault(sort, []).append(at)
    return _Told(tuple(counts.items()), tuple((sort, tuple(found)) for sort, found in codes.items()))
