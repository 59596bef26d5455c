"""The rows of a second table below the answers: left out together, and taken back one by one (INPUTS.md I25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.by_hand import KEPT, kept_rows
from loyalty_desktop.survey.reshaping import filled_rows
from loyalty_desktop.survey.tables import Out, Rows, kept_noted

if TYPE_CHECKING:
    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.sheet import Sheet

RULE = "second_table"


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """The sheet with its second table, and which of all rows are answers; `taken` says that some of it are."""

    sheet: Sheet
    rows: Rows
    taken: bool = False


def together(sheet: Sheet, rows: Rows, whole: Sheet | None, notes: tuple[Noted, ...], reading: Reading) -> Together:
    """Return the `whole` of a sheet that was cut at its second table, whose rows are answers only where somebody
    took them back; `rows` are those of the answers alone."""
    told = next((note for note in notes if note.rule == RULE), None)
    if whole is None or told is None:
        return Together(sheet, rows)
    total, first = whole.rows - rows.first, rows.first
    before = max(0, sheet.rows - first)
    filled = filled_rows(whole)[first:]
    below = np.arange(total) >= before
    back = kept_rows(whole, first, reading) & filled
    keep = np.zeros(total, dtype=bool)
    keep[:before] = True if rows.keep is None else rows.keep
    keep |= back & below
    outs = [out._replace(rows=np.concatenate([out.rows, np.zeros(total - before, dtype=bool)])) for out in rows.out]
    outs.append(Out(RULE, told.message, below & filled & ~back))
    outs.append(Out("", message("rows_empty"), below & ~filled))
    others = tuple(note for note in rows.notes if note.rule != KEPT)
    kept = kept_noted(whole, first, reading, back)
    every = Rows(first, keep, int(keep.sum()), (*others, *kept), tuple(out for out in outs if out.rows.any()))
    return Together(whole, every, bool((back & below).any()))


def less_taken(notes: tuple[Noted, ...], all_: Together) -> tuple[Noted, ...]:
    """Return the notes, that of the second table without the rows that were taken back."""
    left = next((int(out.rows.sum()) for out in all_.rows.out if out.rule == RULE), 0)
    if not (all_.taken or left):
        return notes
    return tuple(replace(note, count=left) if note.rule == RULE else note for note in notes)
