"""Records with fewer or more cells than the others of their table: seldom meant, so they are told with a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.messages import message
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address

if TYPE_CHECKING:
    from loyalty_desktop.survey.files.records import Widths
    from loyalty_desktop.survey.sheet import RawColumn, Sheet

Rows = npt.NDArray[np.bool_]


def uneven_rows(sheet: Sheet, widths: Widths) -> tuple[Noted, ...]:
    """Return a line for the records that are shorter than most, and one for those that are longer.

    Blank lines and titles above the table are no records of it; blanks beyond the usual width (a delimiter too
    many) are no answers.
    """
    usual = _usual(widths)
    if len(np.unique(widths)) == 1 or usual < 2:
        return ()
    beyond = _filled(sheet.columns[usual:], sheet.rows)
    short = widths < usual
    short[: int(np.argmax(widths >= usual))] = False
    if short.any():
        short[short] = _filled(sheet.columns[:usual], sheet.rows)[short]
    notes = []
    if beyond.any():
        cells = tuple(address(int(row), usual) for row in np.flatnonzero(beyond)[:MOST_CELLS])
        notes.append(Noted(message("rows_longer", columns=usual), int(beyond.sum()), "asked", cells=cells))
    if short.any():
        rows = np.flatnonzero(short)
        cells = tuple(address(int(row), int(widths[row])) for row in rows[:MOST_CELLS])
        notes.append(Noted(message("rows_shorter", columns=usual), len(rows), cells=cells))
    return tuple(notes)


def _usual(widths: Widths) -> int:
    """Return the width that most records have; of two equally common ones the larger."""
    counts = np.bincount(widths)
    return int(np.flatnonzero(counts == counts.max())[-1])


def _filled(columns: tuple[RawColumn, ...], rows: int) -> Rows:
    """Return which rows have anything in `columns`."""
    found = np.zeros(rows, dtype=bool)
    for column in columns:
        found |= np.array([value is not None for value in column.values], dtype=bool)[column.codes]
    return found
