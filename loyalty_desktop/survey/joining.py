"""Other tables joined by customer: their columns become columns of the survey, one row a respondent as before."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.messages import message
from loyalty_desktop.survey.key_matches import Match, match_rows
from loyalty_desktop.survey.noted import Noted, State
from loyalty_desktop.survey.questions import Cut, Question, cut
from loyalty_desktop.survey.reading import ColumnKey, Join, Reading
from loyalty_desktop.survey.sheet import RawColumn, Workbook, smallest_codes

if TYPE_CHECKING:
    import numpy.typing as npt

    from loyalty_desktop.survey.sheet import Cell

RULE, ZEROS = "join:", "join_zeros:"
"""Before the name of the file: whether it is joined, and whether zeros in front of its ids count for nothing."""
_FEW = 0.5
"""Where fewer of the answers than this find their customer, somebody has to look whether the ids are the right ones."""


def with_joins(whole: Cut, workbook: Workbook, reading: Reading) -> Cut:
    """Return the answers with the columns of the tables that `reading` joins, and what there is to say of each.

    No answer is lost and none is made two; what cannot be joined is told, and the survey is as it is without.
    """
    for join in reading.joins:
        whole = _joined(whole, workbook, join, reading)
    return whole


def table_beside(workbook: Workbook, join: Join) -> Cut:
    """Return the table that `join` names, cut to its rows; raises NoAnswers when it has none, or is not there."""
    file = next((one for one in workbook.beside if one.file_name == join.file), None)
    if file is None:
        raise NoAnswers(message("join_missing", file=join.file, key=join.key.heading))
    try:
        return cut(file, Reading(sheet=join.sheet))
    except NoAnswers as error:
        raise NoAnswers(message("join_unreadable", file=join.file)) from error


def is_loose(join: Join, reading: Reading) -> bool:
    """Say whether zeros in front of ids count for nothing, by the join itself or by its switch."""
    return reading.applies(ZEROS + join.file, usual=join.loose)


def _joined(whole: Cut, workbook: Workbook, join: Join, reading: Reading) -> Cut:
    if not reading.applies(RULE + join.file, usual=True):
        spare = message("join_offered", file=join.file, key=join.key.heading)
        return replace(whole, notes=(*whole.notes, Noted(spare, 0, "offered", RULE + join.file)))
    try:
        table = table_beside(workbook, join)
    except NoAnswers as error:
        return _told(whole, error.message.id, join)
    here = _question(whole, join.key)
    if here is None:
        return _told(whole, "join_no_key", join)
    there = _question(table, join.other)
    if there is None:
        return _told(whole, "join_no_other", join)
    match = match_rows(here, there, table.questions, loose=is_loose(join, reading))
    added = _columns(whole, table, there, match.rows)
    notes = (
        *match_noted(match, join, tuple(one.key for one in added), loose=is_loose(join, reading)),
        *_left_out(table, join),
    )
    return replace(whole, questions=(*whole.questions, *added), notes=(*whole.notes, *notes))


def _told(whole: Cut, id_: str, join: Join) -> Cut:
    said = message(id_, file=join.file, key=join.key.heading, other=join.other.heading)
    return replace(whole, notes=(*whole.notes, Noted(said, 0, "asked")))


def _question(table: Cut, key: ColumnKey) -> Question | None:
    return next((one for one in table.questions if one.key == key), None)


def _columns(whole: Cut, table: Cut, key: Question, rows: npt.NDArray[np.int64]) -> tuple[Question, ...]:
    """Return the columns of the other table as columns of this one, but for the ids, which are here already.

    They stand behind those of the sheet, and are told apart from columns of the same heading as these are.
    """
    seen = Counter(one.key.heading for one in whole.questions)
    place = max(len(whole.sheet.columns), 1 + max((one.index for one in whole.questions), default=-1))
    added: list[Question] = []
    for one in table.questions:
        if one is key:
            continue
        heading = one.key.heading
        seen[heading] += 1
        raw = _answers(one.raw, rows)
        own = ColumnKey(heading, seen[heading])
        added.append(Question(own, place + len(added), one.group, one.own, raw, one.wording, one.left))
    return tuple(added)


def _answers(raw: RawColumn, rows: npt.NDArray[np.int64]) -> RawColumn:
    """Return the cells of the rows that belong to the answers, a blank where there is none."""
    blank = next((at for at, value in enumerate(raw.values) if value is None), len(raw.values))
    values: tuple[Cell, ...] = raw.values if blank < len(raw.values) else (*raw.values, None)
    codes = np.full(len(rows), blank, dtype=np.int64)
    found = rows >= 0
    codes[found] = raw.codes[rows[found]]
    used, first, compact = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    kept = tuple(values[at] for at in used[order].tolist())
    return RawColumn(kept, smallest_codes(place[compact], max(1, len(kept))), raw.number_format)


def match_noted(match: Match, join: Join, added: tuple[ColumnKey, ...], *, loose: bool) -> tuple[Noted, ...]:
    """Return what there is to say of a table that is joined, each with its count."""
    told = {"file": join.file, "key": join.key.heading, "other": join.other.heading}
    looked_for = match.matched + match.unmatched + match.ambiguous
    few: State = "asked" if match.matched < _FEW * looked_for else "told"
    joined = message("joined", **told, columns=len(added))
    notes = [Noted(joined, match.matched, "done", RULE + join.file, columns=added)]
    lines: tuple[tuple[str, int, State], ...] = (
        ("join_unmatched", match.unmatched, few),
        ("join_ambiguous", match.ambiguous, "asked"),
        ("join_blank", match.blank, "told"),
        ("join_unused", match.unused, "told"),
        ("join_repeated", match.repeated, "told"),
        ("join_blank_there", match.blank_there, "told"),
    )
    notes += [Noted(message(id_, **told), count, state) for id_, count, state in lines if count]
    if match.zeros:
        zeros = message("join_zeros", file=join.file, key=join.key.heading)
        notes.append(Noted(zeros, match.zeros, "done" if loose else "offered", ZEROS + join.file))
    return tuple(notes)


def _left_out(table: Cut, join: Join) -> tuple[Noted, ...]:
    """Say how many rows of the other table are none of its entries: totals, notes, empty rows."""
    count = sum(note.count for note in table.notes if note.left_out and note.rule != "sheets")
    return (Noted(message("join_rows_left_out", file=join.file), count),) if count else ()
