"""Rows that stand in a file more than once: the same in every cell, or of one and the same id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.in_bulk import only_texts
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.sheet import Cell, RawColumn

Bools = npt.NDArray[np.bool_]
_FACTOR = 0x9E3779B97F4A7C15
_COUNTED = 0.8
"""From this share of its steps on a column counts; a row that was left out makes a larger one."""
_SAMPLE = 2_000
"""So many rows show whether it is worth looking at all of them."""
_TELLING = 0.5
"""A column with so many different answers, of all rows, tells people apart: without one, equal rows are usual."""


def rows_alike(raws: Sequence[RawColumn], rows: int) -> Bools:
    """Mark every row that is the same as an earlier one in all cells; none where nothing tells people apart."""
    alike = np.zeros(rows, dtype=bool)
    if not raws or max(len(raw.values) for raw in raws) < max(2, _TELLING * rows):
        return alike
    mixed = np.zeros(rows, dtype=np.uint64)
    for raw in raws:
        if len(raw.values) > 1:
            mixed = mixed * np.uint64(_FACTOR) + raw.codes
            mixed ^= mixed >> np.uint64(29)
    order = np.argsort(mixed, kind="stable")
    ordered = mixed[order]
    again = order[1:][ordered[1:] == ordered[:-1]]
    if len(again):
        before = order[:-1][ordered[1:] == ordered[:-1]]
        same = np.ones(len(again), dtype=bool)  # two rows of one sum may differ all the same
        for raw in raws:
            same &= raw.codes[again] == raw.codes[before]
        alike[again[same]] = True
    return alike


def repeated_ids(raw: RawColumn, among: Bools) -> Bools:
    """Mark the rows of `among` whose id comes again further down: the last answer is the one that stays.

    Ids that differ only in how they are typed are one; a blank is nobody's id.
    """
    marked = np.zeros(len(raw.codes), dtype=bool)
    counts = np.bincount(raw.codes, minlength=len(raw.values))
    if _all_differ(raw, counts):
        return marked
    often = counts.tolist()
    places: dict[str, int] = {}
    ids = np.array(
        [
            -1 if n == 0 or not (key := _id_key(value, often=n > 1)) else places.setdefault(key, len(places))
            for value, n in zip(raw.values, often, strict=True)
        ],
        dtype=np.int64,
    )
    if not len(ids):
        return marked
    mine = ids[raw.codes]
    known = np.flatnonzero(among & (mine >= 0))
    last = np.full(max(1, len(places)), -1, dtype=np.int64)
    last[mine[known]] = known  # the last one written is the one that is there
    marked[known] = last[mine[known]] != known
    return marked


def counts_again(raw: RawColumn, among: Bools) -> bool:
    """Say whether a column counts 1, 2, 3 and begins again: the number of a row in its month or store, nobody's own."""
    codes = raw.codes[among]
    return _counts(raw, codes[:_SAMPLE]) and _counts(raw, codes, begins_again=True)


def _counts(raw: RawColumn, codes: npt.NDArray[np.unsignedinteger], *, begins_again: bool = False) -> bool:
    used, places = np.unique(codes, return_inverse=True)
    texts = [text_of(raw.values[code]) for code in used.tolist()]
    if any(text[:1] == "0" and len(text) > 1 for text in texts):
        return False  # nobody counts rows as 00012
    numbers = [number_of(text) for text in texts]
    counted = np.array([np.nan if number is None else number for number in numbers], dtype=np.float64)[places]
    counted = counted[~np.isnan(counted)]
    steps = np.diff(counted)
    begun = counted[1:][steps <= 0]
    counts = bool((begun <= 1).all()) and int(np.count_nonzero(steps == 1)) >= _COUNTED * len(steps)
    return counts and (len(begun) > 0 or not begins_again)


def _all_differ(raw: RawColumn, counts: npt.NDArray[np.int64]) -> bool:
    """Say whether plain ids are all different, at one glance; False also where that takes a closer look."""
    if len(counts) and counts.max() > 1:
        return False
    given = [value for value, n in zip(raw.values, counts.tolist(), strict=True) if n]
    if set(map(type, given)) == {int}:
        return True
    if not only_texts(given) or None in given:
        return False
    joined = "\0".join(map(str, given))
    keys = joined.casefold().replace(" ", "").split("\0")
    return joined.isascii() and len(keys) == len(given) == len(set(keys))


def _id_key(value: Cell, *, often: bool) -> str:
    """Return an id as ids are compared, '' where it is none."""
    text = value if isinstance(value, str) else text_of(value)
    if often and reason_of(text) is not None:
        return ""
    return text.casefold().replace(" ", "") if text.isascii() else match_text(text)
