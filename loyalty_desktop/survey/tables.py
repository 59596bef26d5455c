"""Which rows of a sheet are answers (INPUTS.md I13, I30, I32, I36)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from loyalty_desktop.messages import message
from loyalty_desktop.survey.by_hand import KEPT, below, found_again, kept_rows
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, State, address
from loyalty_desktop.survey.patience import go_on
from loyalty_desktop.survey.progress import done, shares
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell, Sheet
from loyalty_desktop.survey.title_rows import heading_answered, section_rows
from loyalty_desktop.survey.totals import total_rows, totals_between, totals_named
from loyalty_desktop.survey.unfit_rows import unfit_rows

if TYPE_CHECKING:
    from loyalty_desktop.messages import Message

_FILLED = 0.6
"""How far cutting a sheet is when it is known which rows are empty."""


class Out(NamedTuple):
    """Rows that one rule leaves out: a mask over the rows below the headings; '' is no rule that can be switched."""

    rule: str
    said: Message
    rows: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Which rows of a sheet are answers, and what was left out.

    `keep` is None when all rows from `first` on are answers; otherwise a mask over those rows. `out` says of the
    others which rule leaves them out.
    """

    first: int
    keep: npt.NDArray[np.bool_] | None
    count: int
    notes: tuple[Noted, ...]
    out: tuple[Out, ...] = ()


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
    for (start, end), column in zip(shares([1] * len(sheet.columns)), sheet.columns, strict=True):
        go_on()
        done(_FILLED * start)
        used = column.codes[first:]
        if not filled.all():
            labelled |= ~filled & np.isin(used, totals_named(column.values))
            done(_FILLED * (start + end) / 2)
            blank = _blanks(column.values)
            filled |= ~np.isin(used, blank)
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
    out = [Out("", message("rows_empty"), ~filled)] if empty else []
    back = kept_rows(sheet, first, reading) & filled
    if headless and reading.heading_rows is None:
        notes.append(_headless(sheet, heading_rows[0]))
    sections = section_rows(sheet, first, filled) & ~repeated & ~totals
    others = filled & ~repeated & ~totals & ~sections
    rules = (
        ("rows_repeated_headings", True, repeated),
        ("rows_totals", True, totals & ~repeated),
        ("rows_sections", True, sections),
        *((one.rule, one.usual, one.rows & others) for one in unfit_rows(sheet, heading_rows)),
        ("rows_hidden", False, _hidden(sheet, first, total) & others),
    )
    for rule, usual, about in rules:
        found = about & ~back
        if not found.any():
            continue
        applies = reading.applies(rule, usual=usual)
        if applies:
            keep &= ~found
            out.append(Out(rule, message(rule), found))
        cells = _begins(sheet, first, found)
        state: State = "done" if applies else "offered"
        notes.append(Noted(message(rule), int(found.sum()), state, rule, left_out=applies, cells=cells))
    notes += kept_noted(sheet, first, reading, back)
    return Rows(first, None if keep.all() else keep, int(keep.sum()), tuple(notes), tuple(out))


def kept_noted(sheet: Sheet, first: int, reading: Reading, back: npt.NDArray[np.bool_]) -> list[Noted]:
    """Return the line about rows that were taken back one by one; switched off, they are told all the same."""
    applies = reading.applies(KEPT, usual=True)
    rows = back if applies else below(found_again(reading.rows_kept, sheet), first, len(back))
    if not rows.any():
        return []
    cells = _begins(sheet, first, rows)
    return [Noted(message(KEPT), int(rows.sum()), "done" if applies else "offered", KEPT, cells=cells)]


def _blanks(values: tuple[Cell, ...]) -> list[int]:
    """Return which values show nothing: a tag of HTML and a sign without width cannot be seen either."""
    return [
        at
        for at, value in enumerate(values)
        if value is None or (isinstance(value, str) and not value[:1].isalnum() and not text_of(value))
    ]


def _begins(sheet: Sheet, first: int, rows: npt.NDArray[np.bool_]) -> tuple[str, ...]:
    """Return where the first of these rows begin: a table may well stand in column B or D."""
    return tuple(first_cell(sheet, first + at) for at in np.flatnonzero(rows)[:MOST_CELLS].tolist())


def first_cell(sheet: Sheet, row: int) -> str:
    """Return the address of the first cell of a row (from 0) that holds something."""
    return address(row, next((at for at, cell in enumerate(sheet.row(row)) if text_of(cell)), 0))


def _headless(sheet: Sheet, heading: int) -> Noted:
    """Ask about a heading row that looks like somebody's answers."""
    return Noted(message("headings_answered", row=heading + 1), 1, "asked", cells=(first_cell(sheet, heading),))


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
