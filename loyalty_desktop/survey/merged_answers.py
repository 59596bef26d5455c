"""Answers in cells merged over several rows: what stands in the first of them is said of each (INPUTS.md I27)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.messages import message
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address
from loyalty_desktop.survey.reshaping import filled_rows, tidy

if TYPE_CHECKING:
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.sheet import Merged, RawColumn, Sheet

RULE = "merged_answers"


def fill_down(sheet: Sheet, first: int, reading: Reading) -> tuple[Sheet, tuple[Noted, ...]]:
    """Return the sheet with merged cells filled below row `first`, and what to say; rows without answers stay empty.

    A store written once beside all its customers is the store of each; only the file knows that the cells are one.
    """
    tall = sorted(one for one in sheet.merged if one.last_row > one.first_row >= first and _is_one(one, sheet))
    if not tall:
        return sheet, ()
    answered = filled_rows(sheet)
    columns: list[RawColumn] = list(sheet.columns)
    by_column: dict[int, list[Merged]] = {}
    for one in tall:
        by_column.setdefault(one.first_column, []).append(one)
    count, cells = 0, list[str]()
    for at, ranges in sorted(by_column.items()):
        columns[at], filled = _filled(sheet.columns[at], ranges, answered)
        count += filled
        cells += [address(one.first_row, at) for one in ranges[:MOST_CELLS]] if filled else []
    if not count:
        return sheet, ()
    applies = reading.applies(RULE, usual=True)
    note = Noted(message(RULE), count, "done" if applies else "offered", RULE, cells=tuple(cells[:MOST_CELLS]))
    return (replace(sheet, columns=tuple(columns)) if applies else sheet), (note,)


def _filled(column: RawColumn, ranges: list[Merged], answered: npt.NDArray[np.bool_]) -> tuple[RawColumn, int]:
    """Return the column with the blank cells of its ranges filled where their row holds anything; how many were."""
    rows = np.arange(len(answered))
    top = rows.copy()
    for one in ranges:
        top[one.first_row + 1 : one.last_row + 1] = one.first_row
    said = np.array([bool(text_of(value)) for value in column.values])
    is_blank = np.array([value is None for value in column.values])
    filled = (top != rows) & answered & is_blank[column.codes] & said[column.codes[top]]
    count = int(np.count_nonzero(filled))
    if not count:
        return column, 0
    codes = np.where(filled, column.codes[top], column.codes).astype(np.int64)
    return tidy(column.values, codes, column.number_format), count


def _is_one(merged: Merged, sheet: Sheet) -> bool:
    """Say whether merged cells stand in one column of the sheet: what is merged over several is a remark."""
    return merged.first_column == merged.last_column < len(sheet.columns) and merged.first_row < sheet.rows
