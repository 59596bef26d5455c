"""Rows that somebody left out, or took back, one by one.

A row is known by its number and by what stands in it: in another file, or another sheet, the row of that number is
somebody else's. What is not found again is said, and counts for nothing.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.block_names import own_columns
from loyalty_desktop.survey.cells import remembered_text
from loyalty_desktop.survey.reading import Reading, RowMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.survey.sheet import Sheet

Bools = npt.NDArray[np.bool_]
LEFT_OUT, KEPT = "rows_by_hand", "kept_by_hand"
"""The rules that apply what was decided by hand; switched off, the rows are as without, and remembered."""
_SHORT = 5


def mark_of(sheet: Sheet, row: int) -> RowMark:
    """Return what a row of the sheet (from 0) is known by."""
    texts = "\x1f".join(remembered_text(column.cell(row)) for column in own_columns(sheet))
    return RowMark(row + 1, blake2b(texts.encode(errors="replace"), digest_size=_SHORT).hexdigest())


def found_again(marks: Iterable[RowMark], sheet: Sheet) -> tuple[int, ...]:
    """Return the rows (from 0) that are still what they were when somebody decided about them."""
    known = [mark for mark in marks if 0 < mark.row <= sheet.rows]
    return tuple(mark.row - 1 for mark in known if mark_of(sheet, mark.row - 1) == mark)


def below(rows: Iterable[int], first: int, total: int) -> Bools:
    """Mark rows of the sheet among the `total` rows from `first` on."""
    mask = np.zeros(total, dtype=bool)
    mask[[row - first for row in rows if first <= row < first + total]] = True
    return mask


def kept_rows(sheet: Sheet, first: int, reading: Reading) -> Bools:
    """Mark the rows from `first` on that are answers because somebody took them back."""
    applies = reading.applies(KEPT, usual=True)
    rows = found_again(reading.rows_kept, sheet) if applies else ()
    return below(rows, first, max(0, sheet.rows - first))


def lost(sheet: Sheet, reading: Reading) -> int:
    """Return how many rows that were decided about are not what they were."""
    marks = (*reading.rows_kept, *reading.rows_left_out)
    return len(marks) - len(found_again(marks, sheet))
