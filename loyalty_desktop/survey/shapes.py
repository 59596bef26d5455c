"""From the sheets of a file to the one table of answers, one row a respondent (INPUTS.md I20, I24, I25, I31, I37).

What the program is sure of it does unasked, says so and asks to have a look at it; every step can be undone by
its rule, and all of them by `Reading.shape="as_is"`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loyalty_desktop.messages import message
from loyalty_desktop.survey.blocks import find_blocks
from loyalty_desktop.survey.blocks_beside import find_beside
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.far_cells import far_noted
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.merged_answers import RULE, fill_down
from loyalty_desktop.survey.noted import Noted, State, address
from loyalty_desktop.survey.reshaping import rows_of
from loyalty_desktop.survey.sheet_choice import choose_sheet, same_headings, sheet_named, told_of_choice
from loyalty_desktop.survey.stacking import columns_apart, sheet_column_name, stack
from loyalty_desktop.survey.tables import first_cell
from loyalty_desktop.survey.turning import can_turn, head_of_people, how_turned, upright
from loyalty_desktop.survey.widening import find_long, widen

if TYPE_CHECKING:
    from loyalty_desktop.survey.reading import Reading, Shape
    from loyalty_desktop.survey.sheet import Sheet, Workbook
    from loyalty_desktop.survey.tables import Rows


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The sheet that holds the answers, as it is after everything that reading had to do with its shape.

    `rows` and `heading_rows` (from 0) are given where they were settled on the way; `below` is a second table of
    the same sheet. `made` says that rows and columns are no longer those of the file: no address can be told.
    """

    sheet: Sheet
    notes: tuple[Noted, ...] = ()
    rows: Rows | None = None
    heading_rows: tuple[int, ...] | None = None
    below: tuple[Sheet, ...] = ()
    made: bool = False
    whole: Sheet | None = None
    """The sheet with its second table, where it was cut at that and nothing else became of it."""


def table_of(workbook: Workbook, reading: Reading) -> Table:
    """Return the table of answers that `reading` names, or the likeliest one; raises NoAnswers when there is none."""
    together = [sheet_named(workbook, name) for name in dict.fromkeys(reading.sheets)]
    sheet = together[0] if together else choose_sheet(workbook, reading.sheet)
    others = () if len(together) > 1 else same_headings(workbook, sheet)
    if not together and others and reading.applies("sheets", usual=False):
        same = {id(other) for other, _count in others} | {id(sheet)}
        together = [one for one in workbook.sheets if id(one) in same]
    if len(together) > 1:
        return _together(together, reading)
    table = _shaped(sheet, reading)
    notes = (*told_of_choice(workbook, sheet), *far_noted((sheet,)), *table.notes)
    if others:
        notes += (_other_sheets(sheet, others, reading),)
    return replace(table, notes=notes)


def _other_sheets(sheet: Sheet, others: tuple[tuple[Sheet, int], ...], reading: Reading) -> Noted:
    """Ask about the answers of other sheets; say which of their columns are not on all of them.

    Who named a sheet, or said how the table is read, has answered that.
    """
    names = ", ".join(other.name for other, _count in others)
    count = sum(count for _other, count in others)
    apart = columns_apart([sheet, *(other for other, _count in others)], reading)
    said = message("other_sheets", sheets=names)
    if apart:
        said = message("other_sheets_alike", sheets=names, columns=", ".join(apart))
    decided = "sheets" in reading.kept or reading.sheet is not None or reading.sheets or reading.shape == "as_is"
    return Noted(said, count, "offered" if decided else "asked", "sheets", left_out=True)


def _together(sheets: list[Sheet], reading: Reading) -> Table:
    full = [fill_down(sheet, (max(find_heading_rows(sheet), default=-1)) + 1, reading) for sheet in sheets]
    stacked, rows = stack([sheet for sheet, _notes in full], reading)
    merged = sum(note.count for _sheet, notes in full for note in notes)
    names = ", ".join(sheet.name for sheet in sheets)
    column = sheet_column_name(sheets[0], find_heading_rows(sheets[0]))
    told = [Noted(message("sheets_as_one", sheets=names, column=column), rows.count, "done", "sheets")]
    if apart := columns_apart(sheets, reading):
        told.append(Noted(message("sheets_columns_apart", columns=", ".join(apart)), len(apart)))
    if merged:
        told.append(Noted(message(RULE), merged, "done" if reading.applies(RULE, usual=True) else "offered", RULE))
    return Table(stacked, (*told, *far_noted(sheets)), rows, made=True)


def _shaped(sheet: Sheet, reading: Reading) -> Table:
    """Return one sheet cut at a second table, then with its answers put side by side or turned where they need it."""
    heading = _heading(sheet, reading)
    if heading is None:
        return Table(sheet)
    sheet, merged = fill_down(sheet, heading + 1, reading)
    aside = _set_aside(sheet, heading, reading)
    below = _cut(aside.sheet, heading, reading)
    table = replace(below, notes=(*merged, *aside.notes, *below.notes), below=(*below.below, *aside.below))
    # What the user asked for is not hidden behind what is only offered.
    first, second = (_turned, _widened) if reading.shape == "turned" else (_widened, _turned)
    return first(table, heading, reading) or second(table, heading, reading) or table


def _heading(sheet: Sheet, reading: Reading) -> int | None:
    """Return the last heading row, from 0, None when there is none."""
    if reading.heading_rows is not None:
        rows = tuple(row - 1 for row in reading.heading_rows)
    else:
        rows = find_heading_rows(sheet)
    return max(rows) if rows and 0 <= max(rows) < sheet.rows else None


def _set_aside(sheet: Sheet, heading: int, reading: Reading) -> Table:
    """Return the sheet without a small table beside the answers, unless the user keeps it."""
    found = find_beside(sheet, heading)
    if found is None:
        return Table(sheet)
    applies = reading.applies("table_beside", usual=True)
    corners = address(found.first_row, found.first_column), address(found.last_row, found.last_column)
    said = message("table_beside", place=":".join(corners))
    told = Noted(said, 0, "done" if applies else "offered", "table_beside", cells=corners[:1])
    return Table(found.answers, (told,), below=(found.table,)) if applies else Table(sheet, (told,))


def _cut(sheet: Sheet, heading: int, reading: Reading) -> Table:
    found = find_blocks(sheet, heading)
    if found is None:
        return Table(sheet)
    applies = reading.applies("second_table", usual=True)
    state: State = "done" if applies else "offered"
    count = found.last - found.first + 1
    cells = (first_cell(sheet, found.first),)
    title = found.title or cells[0]
    told = Noted(message("second_table", title=title), count, state, "second_table", left_out=applies, cells=cells)
    if not applies:
        return Table(sheet, (told,))
    whole = replace(sheet, columns=sheet.columns[: len(found.answers.columns)])
    return Table(found.answers, (told,), below=(found.below,), whole=whole)


def _applies(shape: Shape, reading: Reading, *, sure: bool) -> bool:
    """Say whether a table takes this shape: the user's word first, then what the program is sure of."""
    return reading.applies(shape, usual=sure) if reading.shape is None else reading.shape == shape


def _state(shape: Shape, reading: Reading) -> State:
    """Return how a new shape is told: as something to check, unless the user has asked for it."""
    return "done" if reading.shape == shape or shape in reading.left_out else "asked"


def _widened(table: Table, heading: int, reading: Reading) -> Table | None:
    sheet = table.sheet
    long = find_long(sheet, heading)
    if long is None:
        return None
    if not _applies("widened", reading, sure=long.sure):
        id_, item = (text_of(sheet.columns[at].cell(heading)) for at in (long.id, long.item))
        offer = Noted(message("widened_offered", id=id_, item=item), long.people, "offered", "widened")
        return replace(table, notes=(*table.notes, offer))
    told = message("widened", people=long.people, items=long.items)
    notes = [*table.notes, Noted(told, long.people, _state("widened", reading), "widened")]
    if long.dropped:
        names = ", ".join(text_of(sheet.columns[at].cell(heading)) for at in long.dropped)
        notes.append(Noted(message("widened_dropped", columns=names), len(long.dropped)))
    if long.twice:
        notes.append(Noted(message("widened_twice"), long.twice, left_out=True))
    return Table(widen(sheet, heading, long), tuple(notes), None, (0,), table.below, made=True)


def _turned(table: Table, heading: int, reading: Reading) -> Table | None:
    sheet = table.sheet
    told = reading.shape == "turned" and can_turn(sheet)
    heading = head_of_people(sheet, heading)
    how = how_turned(sheet, heading)
    if not how and not told:
        return None
    if not told and not _applies("turned", reading, sure=how == "surely"):
        offer = Noted(message("turned_offered"), len(sheet.columns) - 1, "offered", "turned")
        return replace(table, notes=(*table.notes, offer))
    note = Noted(message("turned"), len(sheet.columns) - 1, _state("turned", reading), "turned")
    return Table(upright(rows_of(sheet, heading, sheet.rows)), (*table.notes, note), None, (0,), table.below, made=True)
