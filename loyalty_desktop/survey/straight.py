"""Straight-lining: somebody who gave one and the same answer to every question of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column

Block: TypeAlias = "tuple[Column, ...]"
Rows: TypeAlias = npt.NDArray[np.int64]
_LEAST = 5
"""Fewer equal answers than these say nothing."""


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
    first = np.full(len(left), -1, dtype=np.int16)
    answered = np.zeros(len(left), dtype=np.int16)
    same = np.ones(len(left), dtype=bool)
    for column in block:
        codes = column.raw.codes if len(left) == len(some) else column.raw.codes[left]
        places = _places(column)[codes]
        given = places >= 0
        answered += given
        same &= ~given | (first < 0) | (places == first)
        np.copyto(first, places, where=given & (first < 0))
        stay = same | (answered < _LEAST)
        if 2 * np.count_nonzero(stay) < len(left):
            left, first, answered, same = left[stay], first[stay], answered[stay], same[stay]
    enough = answered >= _LEAST
    some[left[enough]] = True
    return left[same | ~enough]


def _places(column: Column) -> npt.NDArray[np.int16]:
    """Return the place on the scale as it was asked, whichever end is the good one; -1 for what is no answer."""
    scale = column.scale
    codes = scale.codes
    if scale.reversed and scale.low is not None and scale.high is not None:
        codes = scale.low + scale.high - codes
    known = scale.valid & ~np.isnan(codes)
    return np.where(known, np.nan_to_num(codes), -1).astype(np.int16)
