"""What is to be said of the headings: which tool wrote them, what stands above, which columns have none (I26-I34)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address, column_letters
from loyalty_desktop.survey.tools import tool_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.cell_errors import Question
    from loyalty_desktop.survey.heading_levels import Headings
    from loyalty_desktop.survey.sheet import Sheet
    from loyalty_desktop.survey.tools import Tool

_OPTION_ROWS = frozenset({"surveymonkey"})


def headings_noted(
    sheet: Sheet, headings: Headings, tool: Tool | None, questions: Sequence[Question], *, chosen: bool
) -> tuple[Noted, ...]:
    """Return the lines about the headings; the rows that the user chose are asked about no more."""
    notes = [tool_note(tool)] if tool else []
    rows = headings.rows
    if tool and tool.id in _OPTION_ROWS and len(rows) > 1 and any(headings.groups):
        notes.append(Noted(message("heading_row_options", row=rows[1] + 1)))
    elif tool is None and len(rows) > 1:
        notes.append(_joined(sheet, rows, chosen=chosen))
    sure = chosen or (tool is not None and tool.id in _OPTION_ROWS)
    notes += [note for note in headings.notes if not (sure and note.state == "asked")]
    notes += _unread_rows(sheet, rows, chosen=chosen)
    notes += _unnamed(questions)
    notes += _named_twice(questions)
    return tuple(notes)


def _joined(sheet: Sheet, rows: tuple[int, ...], *, chosen: bool) -> Noted:
    """Say which rows are the headings together: no row of answers may be lost to them without a word."""
    merged = any(one.last_row >= rows[0] and one.first_row <= rows[-1] for one in sheet.merged)
    shown = ", ".join(str(at + 1) for at in rows)
    return Noted(message("heading_rows_joined", rows=shown), len(rows), "told" if chosen or merged else "asked")


def _unread_rows(sheet: Sheet, rows: tuple[int, ...], *, chosen: bool) -> list[Noted]:
    """Count the rows above and between the headings that hold anything: titles, as a rule, and no answers."""
    last = rows[-1] if rows else 0
    filled = np.zeros(last, dtype=bool)
    for column in sheet.columns if last else ():
        codes = column.codes[:last]
        used = np.unique(codes)
        filled |= np.isin(codes, [code for code in used.tolist() if text_of(column.values[code])])
    filled[[row for row in rows if row < last]] = False
    above = np.flatnonzero(filled).tolist()
    if not above:
        return []
    shown = ", ".join(str(at + 1) for at in rows)
    places = [next(at for at, cell in enumerate(sheet.row(row)) if text_of(cell)) for row in above[:MOST_CELLS]]
    cells = tuple(address(row, at) for row, at in zip(above, places, strict=False))
    said = message("rows_above_headings", rows=shown)
    return [Noted(said, len(above), "told" if chosen else "asked", cells=cells)]


def _unnamed(questions: Sequence[Question]) -> list[Noted]:
    bare = [question for question in questions if not question.key.heading]
    if not bare:
        return []
    letters = ", ".join(column_letters(question.index) for question in bare[:MOST_CELLS])
    columns = tuple(question.key for question in bare)
    return [Noted(message("columns_without_heading", columns=letters), len(bare), columns=columns)]


def _named_twice(questions: Sequence[Question]) -> list[Noted]:
    uses = Counter(question.key.heading for question in questions if question.key.heading)
    twice = [question for question in questions if uses[question.key.heading] > 1]
    if not twice:
        return []
    names = ", ".join(list(dict.fromkeys(question.key.heading for question in twice))[:3])
    columns = tuple(question.key for question in twice)
    return [Noted(message("headings_repeated", headings=names), len(twice), columns=columns)]
