"""Parts that every change of a table's shape needs: cells under one dictionary, rows taken out, columns made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.sheet import Cell, RawColumn, Sheet, smallest_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
Places = dict[tuple[type, Cell], int]


def is_japanese(text: str) -> bool:
    """Say whether a text holds Japanese letters: a column that is made is called in the language of the others."""
    return bool(_JAPANESE.search(text))


def place_of(places: Places, cell: Cell) -> int:
    """Return the code of a cell in a dictionary that grows: 1, 1.0, True and "1" are kept apart."""
    return places.setdefault((type(cell), cell), len(places))


def encoded(cells: Iterable[Cell]) -> RawColumn:
    """Return cells as a column, as the readers of files hand them over."""
    places: Places = {}
    codes = np.array([place_of(places, cell) for cell in cells], dtype=np.int64)
    return RawColumn(tuple(cell for _type, cell in places), smallest_codes(codes, max(1, len(places))))


def joined(parts: Sequence[tuple[RawColumn, npt.NDArray[np.intp] | slice]], number_format: str = "") -> RawColumn:
    """Return chosen rows of several columns one below the other, as one column in order of first appearance."""
    places: Places = {}
    rows: list[npt.NDArray[np.int64]] = []
    for column, chosen in parts:
        own = np.array([place_of(places, cell) for cell in column.values], dtype=np.int64)
        rows.append(own[column.codes[chosen]] if len(own) else np.zeros(0, dtype=np.int64))
    return tidy(tuple(cell for _type, cell in places), np.concatenate(rows), number_format)


def tidy(values: tuple[Cell, ...], codes: npt.NDArray[np.int64], number_format: str = "") -> RawColumn:
    """Return a column that holds only the values that occur, in order of first appearance."""
    used, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    kept = tuple(values[int(used[at])] for at in order)
    return RawColumn(kept, smallest_codes(rank[inverse.reshape(-1)], max(1, len(kept))), number_format)


def rows_of(sheet: Sheet, first: int, last: int) -> Sheet:
    """Return the rows from `first` up to, not including, `last` as a sheet without the columns empty in them."""
    columns = [
        tidy(column.values, column.codes[first:last].astype(np.int64), column.number_format) for column in sheet.columns
    ]
    while columns and all(value is None for value in columns[-1].values):
        columns.pop()
    hidden = tuple(row - first for row in sheet.hidden_rows if first <= row < last)
    merged = tuple(
        one._replace(first_row=one.first_row - first, last_row=one.last_row - first)
        for one in sheet.merged
        if first <= one.first_row and one.last_row < last
    )
    shown = tuple(at for at in sheet.hidden_columns if at < len(columns))
    coloured = tuple(
        one._replace(cells=tuple((row - first, colour) for row, colour in one.cells if first <= row < last))
        for one in sheet.coloured
        if one.column < len(columns)
    )
    return Sheet(
        sheet.name,
        tuple(columns),
        last - first,
        sheet.hidden,
        hidden,
        shown,
        merged,
        coloured=coloured,
        delimiter=sheet.delimiter,
    )


def filled_rows(sheet: Sheet) -> npt.NDArray[np.bool_]:
    """Mark the rows that hold anything."""
    filled = np.zeros(sheet.rows, dtype=bool)
    for column in sorted(sheet.columns, key=lambda column: len(column.values)):
        has = np.array([value is not None and str(value).strip() != "" for value in column.values], dtype=bool)
        filled |= has[column.codes]
        if filled.all():  # no need to look at all that people wrote
            break
    return filled
