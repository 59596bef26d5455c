"""What became of single answers: outside their scale, without a place on it, no answers at all, typed in full width."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.missing import REASONS
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address
from loyalty_desktop.survey.scale import RATINGS, Kind, Scale
from loyalty_desktop.survey.value_pieces import codes_outside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.questions import Cut

_PLACED: frozenset[Kind] = RATINGS | {"yes_no"}
_NUMERIC: frozenset[Kind] = frozenset({"zero_to_ten", "points", "money", "number"})
_IN_FIGURES = frozenset({"loyalty", "driver", "overall_satisfaction", "experience", "spend", "frequency", "weight"})
_WIDE = frozenset("０１２３４５６７８９")
_OUTSIDE, _UNPLACED, _WIDE_DIGITS = "answers_outside", "answers_unplaced", "digits_converted"
_LOYALTY = "loyalty_outside"
_LEAST_ASKED, _SHARE_ASKED = 2, 0.005
_STATES = {_LOYALTY: "asked", _OUTSIDE: "told", _UNPLACED: "asked", _WIDE_DIGITS: "told"}


class _Told(NamedTuple):
    """How many cells of a column there are of each sort, and the raw codes of each sort."""

    counts: tuple[tuple[str, int], ...]
    codes: tuple[tuple[str, tuple[int, ...]], ...]


_KNOWN: WeakKeyDictionary[Scale, _Told] = WeakKeyDictionary()
"""What was found under a scale: an edit of one column looks at that column only."""


def answers_noted(columns: Sequence[Column], cut: Cut) -> tuple[Noted, ...]:
    """Return the lines about answers that are read as something else than they stand there, or as nothing."""
    counts: Counter[str] = Counter()
    where: dict[str, list[tuple[Column, tuple[int, ...]]]] = {}
    for column in columns:
        if column.role not in _IN_FIGURES:
            continue
        told = _told(column)
        asks = column.role == "loyalty" and _is_unasked(column, dict(told.counts))
        for sort, n in told.counts:
            counts[_LOYALTY if asks and sort == _OUTSIDE else sort] += n
        for kind, codes in told.codes:
            sort = _LOYALTY if asks and kind == _OUTSIDE else kind
            where.setdefault(sort, []).append((column, codes))
    order = (_LOYALTY, _UNPLACED, _OUTSIDE, _WIDE_DIGITS, *(f"missing_{reason}" for reason in REASONS))
    return tuple(_noted(sort, counts[sort], where.get(sort, []), cut) for sort in order if counts[sort])


def _is_unasked(column: Column, counts: dict[str, int]) -> bool:
    """Say whether answers outside a loyalty question are more than slips, and no codes that are asked about singly."""
    n = counts.get(_OUTSIDE, 0)
    many = n >= max(_LEAST_ASKED, _SHARE_ASKED * int(column.distinct.counts.sum()))
    return many and n > sum(times for _value, times in codes_outside(column))


def _noted(sort: str, count: int, where: list[tuple[Column, tuple[int, ...]]], cut: Cut) -> Noted:
    keys = tuple(column.key for column, _codes in where)
    cells = _cells(where, cut) if sort in _STATES and not cut.made else ()
    said = message(sort if sort in _STATES else f"answers_{sort}")
    if sort == _LOYALTY:
        said = message(sort, column=where[0][0].own or where[0][0].title or where[0][0].letter)
    return Noted(said, count, "asked" if _STATES.get(sort) == "asked" else "told", columns=keys, cells=cells)


def _cells(where: list[tuple[Column, tuple[int, ...]]], cut: Cut) -> tuple[str, ...]:
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
            sort = _OUTSIDE
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
