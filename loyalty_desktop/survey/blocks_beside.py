"""A small table beside the answers, parted by a blank column: a legend, a pasted pivot (INPUTS.md I25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.reshaping import rows_of
from loyalty_desktop.survey.sheet import RawColumn

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Sheet

_MOST_ROWS = 40
_SHORT = 0.5
"""A table beside the answers ends above the middle of them."""
_NEAR = 5
"""So many rows below the headings, or above, it begins."""
_FEWEST_ROWS, _FEWEST_ANSWERS, _FEWEST_COLUMNS = 2, 10, 2
_DENSE = 0.6
_LOOKED_AT = 100
_FEW_VALUES = 200
"""A column of a small table has no more different cells, and neither has a blank one below a title."""


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """A sheet without the table beside its answers, that table, and where it stands (from 0, both ends included)."""

    answers: Sheet
    table: Sheet
    first_row: int
    first_column: int
    last_row: int
    last_column: int


def find_beside(sheet: Sheet, heading: int) -> Beside | None:
    """Return the sheet without the small tables beside its answers, the first of them; None where there is none.

    A small table fills rows without a gap from the headings on and ends long before the answers do; a column that
    few people answered has its answers all over the sheet. A column alone with a heading is one of the answers.
    """
    parts = _parts(sheet, heading)
    if len(parts) < 2:
        return None
    spans = {part: _rows_in(sheet, part) for part in parts}
    main = max(parts, key=lambda part: int(spans[part][heading + 1 :].sum()) * (part[1] - part[0]))
    answers = int(spans[main][heading + 1 :].sum())
    last = int(np.flatnonzero(spans[main])[-1]) if spans[main].any() else 0
    if answers < _FEWEST_ANSWERS or main[1] - main[0] < _FEWEST_COLUMNS:
        return None
    small = [
        part
        for part in parts
        if part != main and _is_small(spans[part], heading, last) and not _is_column(sheet, part, heading)
    ]
    if not small:
        return None
    gone = {at for first, end in small for at in range(first, end)}
    blank = RawColumn((None,), np.zeros(sheet.rows, dtype=np.uint8))
    columns = [blank if at in gone else column for at, column in enumerate(sheet.columns)]
    while columns[-1] is blank:
        columns.pop()
    first, end = small[0]
    rows = np.flatnonzero(spans[first, end])
    top, bottom = int(rows[0]), int(rows[-1])
    table = rows_of(replace(sheet, columns=sheet.columns[first:end], merged=(), coloured=()), top, bottom + 1)
    merged = tuple(one for one in sheet.merged if one.first_column < len(columns) and one.first_column not in gone)
    coloured = tuple(one for one in sheet.coloured if one.column < len(columns) and one.column not in gone)
    hidden = tuple(at for at in sheet.hidden_columns if at < len(columns) and at not in gone)
    kept = replace(sheet, columns=tuple(columns), merged=merged, coloured=coloured, hidden_columns=hidden)
    return Beside(kept, table, top, first, bottom, end - 1)


def _parts(sheet: Sheet, heading: int) -> list[tuple[int, int]]:
    """Return the columns between blank ones, each run with its first and the one behind its last."""
    parts: list[tuple[int, int]] = []
    for at, column in enumerate(sheet.columns):
        if _is_blank(column, heading):
            continue
        if parts and parts[-1][1] == at:
            parts[-1] = (parts[-1][0], at + 1)
        else:
            parts.append((at, at + 1))
    return parts


def _is_blank(column: RawColumn, heading: int) -> bool:
    """Say whether a column holds nothing from the headings on; a title may stand above them."""
    if len(column.values) > _FEW_VALUES:
        return False
    said = [at for at, value in enumerate(column.values) if text_of(value)]
    first = column.codes[heading : heading + _LOOKED_AT]  # nearly every column has its heading there
    return not said or not (np.isin(first, said).any() or np.isin(column.codes[heading:], said).any())


def _rows_in(sheet: Sheet, part: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Mark the rows that hold anything in these columns."""
    filled = np.zeros(sheet.rows, dtype=bool)
    for column in sheet.columns[part[0] : part[1]]:
        blank = [at for at, value in enumerate(column.values) if value is None or not text_of(value)]
        filled |= ~np.isin(column.codes, blank)
        if filled.all():
            break
    return filled


def _is_column(sheet: Sheet, part: tuple[int, int], heading: int) -> bool:
    """Say whether this is a single column with its heading beside the others."""
    return part[1] - part[0] == 1 and bool(text_of(sheet.columns[part[0]].cell(heading)))


def _is_small(filled: npt.NDArray[np.bool_], heading: int, last: int) -> bool:
    """Say whether filled rows are a small table beside answers that end with the row `last`."""
    rows = np.flatnonzero(filled[max(0, heading - _NEAR) :]) + max(0, heading - _NEAR)
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS or rows[0] > heading + _NEAR:
        return False
    dense = len(rows) >= _DENSE * (int(rows[-1]) - int(rows[0]) + 1)
    return dense and int(rows[-1]) - heading < _SHORT * (last - heading)
