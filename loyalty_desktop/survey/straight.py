"""Straight-lining: somebody who gave one and the same answer to every question of a block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

Block: TypeAlias = "tuple[Column, ...]"
Rows: TypeAlias = npt.NDArray[np.int64]
Places: TypeAlias = npt.NDArray[np.int16]
_LEAST = 5
"""Fewer equal answers than these say nothing."""
_NONE = -1


def straight_rows(blocks: Sequence[Block], rows: int) -> npt.NDArray[np.bool_]:
    """Mark who answered at least five questions of some block, and each such block with one answer only."""
    left = np.arange(rows)
    some = np.zeros(rows, dtype=bool)
    for block in blocks:
        left = _not_varied(block, left, some)
    straight = np.zeros(rows, dtype=bool)
    straight[left] = some[left]
    return straight


def _not_varied(block: Block, left: Rows, some: npt.NDArray[np.bool_]) -> Rows:
    """Return those rows of `left` that did not vary their answers to a block; mark in `some` who answered enough.

    Most people vary theirs within a few questions, and nobody looks at the rest of what they answered.
    """
    highest = np.full(len(left), _NONE, dtype=np.int16)
    lowest = np.full(len(left), _NONE, dtype=np.int16).view(np.uint16)  # no answer is above all answers here
    answered: npt.NDArray[np.int16] = np.zeros(len(left), dtype=np.int16)
    for number, column in enumerate(block, 1):
        places = _of_rows(column, None if len(left) == len(some) else left)
        answered += places >= 0
        np.maximum(highest, places, out=highest)
        np.minimum(lowest, places.view(np.uint16), out=lowest)
        if number < _LEAST:
            continue
        stay = (lowest == highest.view(np.uint16)) | (answered < _LEAST)
        if 2 * np.count_nonzero(stay) < len(left):
            kept = np.flatnonzero(stay)
            left, highest, lowest, answered = left[kept], highest[kept], lowest[kept], answered[kept]
    enough = answered >= _LEAST
    some[left[enough]] = True
    rest: Rows = left[(lowest == highest.view(np.uint16)) | ~enough]
    return rest


@dataclass(slots=True)
class _Known:
    """What is known of a column under one scale: the place of each distinct answer, and of each row."""

    scale: Scale
    table: Places
    rows: Places | None = None


def _of_rows(column: Column, left: Rows | None) -> Places:
    """Return the place of each row, or of those that are left; an edit of another column finds it worked out."""
    latest = _latest(column.question)
    if not latest or latest[0].scale is not column.scale:
        latest[:] = [_Known(column.scale, _places(column))]  # who changes a scale seldom goes back
    known = latest[0]
    if left is not None:
        return known.table[column.raw.codes[left]]
    if known.rows is None:
        known.rows = known.table[column.raw.codes]
    return known.rows


@remembered
def _latest(_question: Question) -> list[_Known]:
    """Return where the places are kept for the latest scale of a question."""
    return []


def _places(column: Column) -> Places:
    """Return the place on the scale as it was asked, whichever end is the good one; -1 for what is no answer."""
    scale = column.scale
    codes = scale.codes
    if scale.reversed and scale.low is not None and scale.high is not None:
        codes = scale.low + scale.high - codes
    known = scale.valid & ~np.isnan(codes)
    return np.where(known, np.nan_to_num(codes), _NONE).astype(np.int16)
