"""Several sheets with the same headings read as one, the name of the sheet as a column (INPUTS.md I31)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from loyalty_desktop.survey.by_hand import kept_rows
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.heading_forms import places_of
from loyalty_desktop.survey.heading_levels import read_headings
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.noted import MOST_CELLS, Noted
from loyalty_desktop.survey.reshaping import encoded, is_japanese, joined, tidy
from loyalty_desktop.survey.sheet import Cell, RawColumn, Sheet
from loyalty_desktop.survey.tables import Out, Rows, answer_rows, kept_noted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from loyalty_desktop.survey.reading import Reading


def sheet_column_name(sheet: Sheet, heading_rows: tuple[int, ...]) -> str:
    """Return what the column of sheet names is called: in the language of the headings, not of the window."""
    texts = (text_of(column.cell(at)) for column in sheet.columns for at in heading_rows)
    return "シート名" if any(map(is_japanese, texts)) else "Sheet"


def stack(sheets: Sequence[Sheet], reading: Reading) -> tuple[Sheet, Rows]:
    """Return the rows of all sheets below the headings of the first one, and which of them are answers.

    Columns are found by their headings; one that only some sheets have is blank for the others. The name of the
    sheet is the last column. The rules look at each sheet by itself; what somebody decides about single rows is about
    those of the sheet that is returned.
    """
    heads = [_heads(sheet, reading) for sheet in sheets]
    ruled = msgspec.structs.replace(reading, rows_kept=())
    rows = [answer_rows(sheet, head, ruled) for sheet, head in zip(sheets, heads, strict=True)]
    taken = [slice(one.first, one.first + _used(one, sheet)) for one, sheet in zip(rows, sheets, strict=True)]
    above = heads[0][-1] + 1 if heads[0] else 0
    places = [places_of(sheet, head) for sheet, head in zip(sheets, heads, strict=True)]
    columns = []
    for key in dict.fromkeys(key for place in places for key in place):
        owner = next(number for number, place in enumerate(places) if key in place)
        at = places[owner][key]
        top = sheets[0].columns[at] if owner == 0 else _head(sheets[owner], heads[owner], at, heads[0], above)
        parts: list[tuple[RawColumn, npt.NDArray[np.intp] | slice]] = [(top, slice(0, above))]
        for sheet, place, which in zip(sheets, places, taken, strict=True):
            other = place.get(key)
            column = sheet.columns[other] if other is not None else _blank(sheet.rows)
            parts.append((column, which))
        columns.append(joined(parts, sheets[owner].columns[at].number_format))
    columns.append(_names(sheets, heads[0], taken, above))
    sizes = [which.stop - which.start for which in taken]
    stacked = Sheet(sheets[0].name, tuple(columns), above + sum(sizes), merged=sheets[0].merged)
    return stacked, _by_hand(stacked, _together(rows, sizes, above), _notes(rows, sheets), reading)


def columns_apart(sheets: Sequence[Sheet], reading: Reading) -> tuple[str, ...]:
    """Return the headings of the columns that only some of the sheets have."""
    heads = [_heads(sheet, reading) for sheet in sheets]
    places = [places_of(sheet, head) for sheet, head in zip(sheets, heads, strict=True)]
    found = []
    for key in dict.fromkeys(key for place in places for key in place if key[0]):
        if not all(key in place for place in places):
            owner = next(number for number, place in enumerate(places) if key in place)
            found.append(read_headings(sheets[owner], heads[owner]).texts[places[owner][key]])
    return tuple(found)


def _heads(sheet: Sheet, reading: Reading) -> tuple[int, ...]:
    """Return the heading rows of one of the sheets, from 0."""
    chosen = reading.heading_rows
    rows = find_heading_rows(sheet) if chosen is None else tuple(row - 1 for row in chosen)
    return tuple(at for at in rows if at < sheet.rows)


def _head(sheet: Sheet, rows: tuple[int, ...], at: int, first: tuple[int, ...], above: int) -> RawColumn:
    """Return the heading of a column that the first sheet lacks, where the first sheet has its headings."""
    said = read_headings(sheet, rows)
    cells: list[Cell] = [None] * above
    if first:
        cells[first[-1]] = said.owns[at] if len(first) > 1 else said.texts[at]
        if len(first) > 1:
            cells[first[0]] = said.groups[at] or None
    return encoded(cells)


def _used(rows: Rows, sheet: Sheet) -> int:
    """Return how many rows below the headings there are, empty ones at the end left away."""
    if rows.keep is None:
        return max(0, sheet.rows - rows.first)
    named = [rows.keep, *(out.rows for out in rows.out if out.rule)]
    return int(max((np.flatnonzero(mask)[-1] + 1 for mask in named if mask.any()), default=0))


def _together(rows: Sequence[Rows], sizes: Sequence[int], first: int) -> Rows:
    """Return which rows of the stacked sheet the rules take for answers, and which each of them leaves out."""
    keep = [
        np.ones(size, dtype=bool) if one.keep is None else one.keep[:size]
        for one, size in zip(rows, sizes, strict=True)
    ]
    said = {out.said: out.rule for one in rows for out in one.out}
    outs = []
    for what, rule in said.items():
        masks = [
            next((out.rows[:size] for out in one.out if out.said == what), np.zeros(size, dtype=bool))
            for one, size in zip(rows, sizes, strict=True)
        ]
        outs.append(Out(rule, what, np.concatenate(masks)))
    outs = [out for out in outs if out.rows.any()]
    whole = np.concatenate(keep)
    return Rows(first, None if whole.all() else whole, int(whole.sum()), (), tuple(outs))


def _by_hand(stacked: Sheet, rows: Rows, notes: tuple[Noted, ...], reading: Reading) -> Rows:
    """Return the rows with those that somebody took back; the rules say how many they still leave out."""
    empty = next((out.rows for out in rows.out if not out.rule), np.zeros(stacked.rows - rows.first, dtype=bool))
    back = kept_rows(stacked, rows.first, reading) & ~empty
    told = tuple(replace(note, cells=()) for note in kept_noted(stacked, rows.first, reading, back))
    if not back.any():
        return replace(rows, notes=(*notes, *told))
    outs = tuple(out._replace(rows=out.rows & ~back) for out in rows.out)
    left = {out.rule: int(out.rows.sum()) for out in outs if out.rule}
    less = (replace(note, count=left[note.rule]) if note.left_out and note.rule in left else note for note in notes)
    keep = np.ones(len(back), dtype=bool) if rows.keep is None else rows.keep | back
    return Rows(
        rows.first,
        None if keep.all() else keep,
        int(keep.sum()),
        (*(note for note in less if note.count), *told),
        tuple(out for out in outs if out.rows.any()),
    )


def _blank(rows: int) -> RawColumn:
    return RawColumn((None,), np.zeros(rows, dtype=np.uint8))


def _names(sheets: Sequence[Sheet], heading_rows: tuple[int, ...], taken: Sequence[slice], above: int) -> RawColumn:
    """Return the column of sheet names, its heading in the last of the heading rows."""
    head: list[Cell] = [None] * above
    if above:
        head[heading_rows[0]] = sheet_column_name(sheets[0], heading_rows)
    top = encoded(head)
    values = (*top.values, *(sheet.name for sheet in sheets))
    own = np.concatenate([np.full(which.stop - which.start, len(top.values) + at) for at, which in enumerate(taken)])
    return tidy(values, np.concatenate([top.codes.astype(np.int64), own.astype(np.int64)]))


def _notes(rows: Sequence[Rows], sheets: Sequence[Sheet]) -> tuple[Noted, ...]:
    """Return what was left out of all sheets, one note a rule; addresses name the sheet as Excel does."""
    found: dict[str, Noted] = {}
    for one, sheet in zip(rows, sheets, strict=True):
        for note in one.notes:
            cells = tuple(f"{sheet.name}!{cell}" for cell in note.cells)
            known = found.get(note.message.id)
            count = note.count + (known.count if known else 0)
            cells = ((*known.cells, *cells) if known else cells)[:MOST_CELLS]
            found[note.message.id] = Noted(note.message, count, note.state, note.rule, note.left_out, (), cells)
    return tuple(found.values())
