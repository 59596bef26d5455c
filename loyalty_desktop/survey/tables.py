"""Which rows of a sheet are answers (INPUTS.md I13, I30, I32, I36)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from loyalty_desktop.messages import message
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, State, address
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell, Sheet
from loyalty_desktop.survey.title_rows import heading_answered, section_rows
from loyalty_desktop.survey.totals import names_total, total_rows, totals_between
from loyalty_desktop.survey.unfit_rows import unfit_rows


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Which rows of a sheet are answers, and what was left out.

    `keep` is None when all rows from `first` on are answers; otherwise a mask over those rows.
    """

    first: int
    keep: npt.NDArray[np.bool_] | None
    count: int
    notes: tuple[Noted, ...]


def answer_rows(sheet: Sheet, heading_rows: tuple[int, ...], reading: Reading | None = None) -> Rows:
    """Return the rows below the headings that are answers: no empty rows, repeated headings, totals or notes.

    What `reading` keeps stays, and is counted all the same. Rows that the program that wrote the file does not
    show are answers, unless the user leaves them out.
    """
    reading = reading or Reading()
    first = (heading_rows[-1] + 1) if heading_rows else 0
    total = max(0, sheet.rows - first)
    filled = np.zeros(total, dtype=bool)
    same = np.full((len(heading_rows), total), fill_value=True)
    labelled = np.zeros(total, dtype=bool)
    for column in sheet.columns:
        used = column.codes[first:]
        if not filled.all():
            names = [isinstance(value, str) and names_total(value.strip()) for value in column.values]
            labelled |= ~filled & np.array(names, dtype=bool)[used]
            filled |= np.array([_has_content(value) for value in column.values], dtype=bool)[used]
        if same.any():
            same &= used == column.codes[list(heading_rows)][:, None]
    repeated = same.any(axis=0) & filled
    headless = len(heading_rows) == 1 and heading_answered(sheet, heading_rows[0], repeated)
    if headless:  # whoever answered like the first respondent repeats no headings
        repeated[:] = False
    between = totals_between(sheet, first, filled, labelled)
    totals = total_rows(sheet, first, filled, between) | between
    keep = filled.copy()
    empty = int(total - filled.sum() - _trailing(filled))
    notes = [Noted(message("rows_empty"), empty, "done", left_out=True)] if empty else []
    if headless and reading.heading_rows is None:
        notes.append(_headless(heading_rows[0]))
    sections = section_rows(sheet, first, filled) & ~repeated & ~totals
    others = filled & ~repeated & ~totals & ~sections
    rules = (
        ("rows_repeated_headings", True, repeated),
        ("rows_totals", True, totals & ~repeated),
        ("rows_sections", True, sections),
        *((one.rule, one.usual, one.rows & others) for one in unfit_rows(sheet, heading_rows)),
        ("rows_hidden", False, _hidden(sheet, first, total) & others),
    )
    for rule, usual, found in rules:
        if not found.any():
            continue
        applies = reading.applies(rule, usual=usual)
        if applies:
            keep &= ~found
        cells = tuple(address(first + int(at), 0) for at in np.flatnonzero(found)[:MOST_CELLS])
        state: State = "done" if applies else "offered"
        notes.append(Noted(message(rule), int(found.sum()), state, rule, left_out=applies, cells=cells))
    return Rows(first, None if keep.all() else keep, int(keep.sum()), tuple(notes))


def _headless(heading: int) -> Noted:
    """Ask about a heading row that looks like somebody's answers."""
    return Noted(message("headings_answered", row=heading + 1), 1, "asked", cells=(address(heading, 0),))


def _has_content(value: Cell) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _hidden(sheet: Sheet, first: int, total: int) -> npt.NDArray[np.bool_]:
    """Mark the rows below the headings that the program that wrote the file does not show."""
    hidden = np.zeros(total, dtype=bool)
    rows = np.array(sheet.hidden_rows, dtype=np.int64) - first
    hidden[rows[(rows >= 0) & (rows < total)]] = True
    return hidden


def _trailing(filled: npt.NDArray[np.bool_]) -> int:
    """Return how many rows at the end are empty; those are no rows that anybody left out."""
    used = np.flatnonzero(filled)
    return int(len(filled) - used[-1] - 1) if len(used) else len(filled)
