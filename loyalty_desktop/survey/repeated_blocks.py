"""Exports put one below the other, each with its headings: which part an answer comes from is a column (I36)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.block_names import ENGLISH, JAPANESE
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reshaping import is_japanese
from loyalty_desktop.survey.sheet import RawColumn, Sheet, smallest_codes

if TYPE_CHECKING:
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.tables import Rows

RULE = "blocks"
_HEADINGS = "rows_repeated_headings"


def with_blocks(
    sheet: Sheet, heading_rows: tuple[int, ...], rows: Rows, reading: Reading
) -> tuple[Sheet, tuple[Noted, ...]]:
    """Return the sheet with the number of the part that each answer stands in, and what to say of it.

    There is nothing to number where no heading rows were left out between answers.
    """
    between = next((one.rows for one in rows.out if one.rule == _HEADINGS), None)
    if between is None or not heading_rows:
        return sheet, ()
    begins = between.copy()
    begins[1:] &= ~between[:-1]
    part = np.cumsum(begins)
    answers = np.ones(len(part), dtype=bool) if rows.keep is None else rows.keep
    numbers = np.unique(part[answers])
    if len(numbers) < 2:
        return sheet, ()
    japanese = any(is_japanese(text_of(column.cell(at))) for column in sheet.columns for at in heading_rows)
    name, label = JAPANESE if japanese else ENGLISH
    applies = reading.applies(RULE, usual=True)
    said = message("blocks_numbered", column=name)
    notes = (Noted(said, len(numbers), "done" if applies else "offered", RULE),)
    if not applies:
        return sheet, notes
    codes = np.zeros(sheet.rows, dtype=np.int64)
    codes[heading_rows[-1]] = 1
    codes[rows.first :] = np.where(answers, 2 + np.searchsorted(numbers, part), 0)
    values = (None, name, *(label.format(number=at) for at in range(1, len(numbers) + 1)))
    column = RawColumn(values, smallest_codes(codes, len(values)))
    return replace(sheet, columns=(*sheet.columns, column)), notes
