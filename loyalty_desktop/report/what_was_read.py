"""What was read of a file: every line that reading noted in plain words, with what each can be changed to.

A choice carries the whole reading that it leads to, so that a screen only has to hand it on.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.messages import message
from loyalty_desktop.report.asked import confirmation, is_asked, is_seen, told_of, weight_of
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.report.code_book_choices import code_book_choices
from loyalty_desktop.report.left_out import left_out
from loyalty_desktop.report.read_choices import choices_of
from loyalty_desktop.report.rule_words import rule_title
from loyalty_desktop.report.source_words import source_told
from loyalty_desktop.report.turned_scales import turned_scales
from loyalty_desktop.survey.by_hand import KEPT
from loyalty_desktop.survey.code_books import RULE_PERHAPS
from loyalty_desktop.survey.decimal_commas import RULE_OPEN
from loyalty_desktop.survey.far_amounts import FAR, OUT
from loyalty_desktop.survey.legends import RULE as LEGEND
from loyalty_desktop.survey.noted import SEEN
from loyalty_desktop.survey.reading import ColumnKey, Reading

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.survey import Column, Survey

Part: TypeAlias = Literal["check", "left_out", "read"]
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")
_FIRST = ("rows_by_hand", "rows_test_answers", "rows_duplicates", "rows_straight")
_OF_CELLS = ("answers_outside", "loyalty_outside", "answers_no_amount", "digits_converted")
_TWO_SIDED = frozenset({"rows_duplicates", "widened", "turned", "sheets", LEGEND, RULE_PERHAPS, RULE_OPEN})
"""Rules that are asked about: what was answered is kept, whichever way it is."""


class Link(msgspec.Struct, frozen=True):
    """A column or a cell to go to: `row` is the number of its row in the sheet, None for the column as a whole.

    What is neither leads nowhere: `column` is None. `is_away` says that the row is left out.
    """

    text: str
    column: ColumnKey | None = None
    row: int | None = None
    is_away: bool = False


class Line(msgspec.Struct, frozen=True):
    """One line: what was done, found or is asked; `switch` is what one press on its switch makes of the reading.

    `settle` is what says "it is right as it is", where nothing else would.
    """

    id: str
    text: str
    count: int
    columns: tuple[Link, ...] = ()
    cells: tuple[Link, ...] = ()
    rule: str = ""
    on: bool = False
    switch: Choice | None = None
    choices: tuple[Choice, ...] = ()
    settle: Choice | None = None


class WhatWasRead(msgspec.Struct, frozen=True):
    """All lines: what is asked, rows that are left out or could be, what else was read."""

    source: str
    summary: str
    check: tuple[Line, ...]
    left_out: tuple[Line, ...]
    read: tuple[Line, ...]

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to say: every row was read as it is."""
        return not (self.check or self.left_out or self.read)


class Tile(msgspec.Struct, frozen=True):
    """A rule, or a reason for leaving out, in a few words: for the strip below the grid."""

    title: str
    told: str
    count: int | None
    rule: str = ""
    on: bool = False
    switch: Choice | None = None
    cells: bool = False
    """Single answers are counted, not rows. Of both together there is no count."""


def what_was_read(survey: Survey, results: Results | None = None) -> WhatWasRead:
    """Return everything that was noted when `survey` was read, and what its figures leave out beyond that."""
    parts: dict[Part, list[Line]] = {"check": [], "left_out": [], "read": []}
    for note in _in_order((*survey.notes, *turned_scales(results)), survey):
        if survey.tool is not None and note.message.id == f"tool_{survey.tool.id}":
            continue  # the head says so
        parts[_part(note, survey)].append(_line(note, survey))
    told = {note.message for note in survey.notes}
    for what, count in results.left_out if results is not None else ():
        if what not in told:
            parts["left_out"].append(Line(what.id, what.text(), count))
    return WhatWasRead(
        source_told(survey),
        _summary(survey),
        tuple(parts["check"]),
        tuple(parts["left_out"]),
        tuple(parts["read"]),
    )


def asked_count(survey: Survey, results: Results | None = None) -> int:
    """Return how many points somebody is asked to check."""
    return sum(is_asked(note, survey) for note in (*survey.notes, *turned_scales(results)))


def tiles(survey: Survey, results: Results | None) -> tuple[Tile, ...]:
    """Return the rules of rows, what became of single answers, and all other reasons for leaving out."""
    rules = sorted((note for note in survey.notes if note.rule.startswith("rows_")), key=_place)
    cells = [note for note in survey.notes if note.message.id in _OF_CELLS]
    known = {note.message for note in rules}
    reasons = left_out(survey, results).reasons
    return (
        *(_tile(note, survey) for note in rules),
        *(Tile(rule_title(one.message), one.message.text(), one.count, cells=True) for one in cells),
        *(Tile(rule_title(what), what.text(), count) for what, count in reasons if what not in known),
    )


def _place(note: Noted) -> int:
    """Return where a rule stands in the strip: what people look for first, then the file's order."""
    return _FIRST.index(note.rule) if note.rule in _FIRST else len(_FIRST)


def _tile(note: Noted, survey: Survey) -> Tile:
    switch = rule_switch(note, survey.reading)
    return Tile(rule_title(note.message), note.message.text(), note.count, note.rule, note.state == "done", switch)


def _in_order(notes: tuple[Noted, ...], survey: Survey) -> list[Noted]:
    """Return what is asked by its weight, before all other lines in the order they have."""
    asked = sorted((note for note in notes if is_asked(note, survey)), key=lambda note: weight_of(note, survey))
    return [*asked, *(note for note in notes if not is_asked(note, survey))]


def _part(note: Noted, survey: Survey) -> Part:
    if note.state == "asked":
        return "check" if is_asked(note, survey) else "read"
    rows = note.left_out or note.rule.startswith("rows_") or note.rule == KEPT or note.state == "offered"
    return "left_out" if rows else "read"


def _line(note: Noted, survey: Survey) -> Line:
    asked = note.state == "asked" and not is_seen(note, survey.reading)
    # where words come from, and whether far amounts count, can be changed later too; no other line has choices then
    later = asked or note.message.id in {FAR, OUT}
    choices = code_book_choices(note, survey) or (choices_of(note, survey) if later else ())
    links = _column_links([column for key in note.columns if (column := survey.column(key)) is not None])
    return Line(
        note.message.id,
        told_of(note),
        note.count,
        links,
        tuple(_cell_link(each, survey) for each in note.cells),
        note.rule,
        note.state == "done",
        None if asked else rule_switch(note, survey.reading),
        choices,
        _settle(note, choices, survey),
    )


def _settle(note: Noted, choices: tuple[Choice, ...], survey: Survey) -> Choice | None:
    """Return what says that nothing is to change, where no other answer says so."""
    if not is_asked(note, survey) or note.rule or any(choice.chosen for choice in choices):
        return None
    return confirmation(note, survey.reading, _("Leave it as it is") if choices else "")


def rule_switch(note: Noted, reading: Reading) -> Choice | None:
    """Return what one press makes of a rule; None where there is nothing to switch."""
    if not note.rule or note.state == "told":
        return None
    applies = note.state != "done"
    usual = rule_usual(note.rule, reading, applies=applies)
    title = rule_title(note.message)
    takes_out = note.rule.startswith("rows_") or note.rule in {"second_table", "table_beside"}
    kind = ("left_out", "kept") if takes_out else ("on", "off")
    step = message(f"step_rule_{kind[0] if applies else kind[1]}", what=title)
    return Choice(title, "", step, reading.switched(note.rule, applies=applies, usual=usual))


def rule_usual(rule: str, reading: Reading, *, applies: bool) -> bool:
    """Return what `Reading.switched` is to take for usual, so that going back says nothing and an answer stays."""
    if rule in _TWO_SIDED:
        return not applies
    return rule in reading.kept if applies else rule not in reading.left_out


def cuts_alike(one: Reading, other: Reading) -> bool:
    """Say whether two readings leave in the same rows: they differ in single columns, or in what was only seen."""
    first, second = (
        msgspec.structs.replace(each, corrections=(), kept=tuple(rule for rule in each.kept if not _of_look(rule)))
        for each in (one, other)
    )
    return first == second


def _of_look(rule: str) -> bool:
    return rule.startswith(SEEN)


def _column_links(columns: list[Column]) -> tuple[Link, ...]:
    """Return a link to each column by its own part of the heading, by all of it where two parts are the same."""
    parts = Counter(column.own for column in columns)
    names = [column.own if parts[column.own] == 1 else column.heading for column in columns]
    return tuple(Link(name or one.heading or one.letter, one.key) for name, one in zip(names, columns, strict=True))


def _cell_link(place: str, survey: Survey) -> Link:
    found = _ADDRESS.fullmatch(place)
    if found is None or survey.cut.made:
        return Link(place)
    first, number = survey.heading_rows[-1] if survey.heading_rows else 0, int(found[2])
    kept, row = survey.cut.kept, number - 1 - first
    # the sign of a row that holds little may stand in a column without heading and answers
    column = next((one for one in survey.columns if one.letter == found[1]), next(iter(survey.columns), None))
    if column is None or not 0 <= row < (survey.rows if kept is None else len(kept)):
        return Link(place)
    return Link(place, column.key, number, is_away=kept is not None and not kept[row])


def _summary(survey: Survey) -> str:
    rows = ngettext("{count} row was read as an answer", "{count} rows were read as answers", survey.rows)
    told = rows.format(count=f"{survey.rows:,}")
    without = sum(note.count for note in survey.notes if note.left_out and note.rule != "sheets")
    if not without:
        return told
    return _("{read}; {count} rows are left out").format(read=told, count=f"{without:,}")
