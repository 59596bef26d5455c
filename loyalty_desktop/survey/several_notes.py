"""What is to be said of questions with several answers: cells that were split, marks that became one question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.multi import split_at
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.separators import closes, is_weak
from loyalty_desktop.survey.ticks import NOT_TICKED
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.tools import Tool

_LISTS = re.compile(
    r"複数|いくつでも|すべて|全て|当てはまるもの|\bMA\b|multiple|all that apply|check all|select all", re.IGNORECASE
)
_TAIL = re.compile(r"[\s_.:-]*\(?\d{1,3}\)?$")
_MANY_BLANK = 20
"""One blank in so many changes how many had something."""
_SURE = 20
"""So many cells with three options or more leave nothing to ask."""
_NAMED = 4


def split_notes(columns: Sequence[Column], tool: Tool | None) -> list[Noted]:
    """Say which cells were split into answers; ask where only the answers themselves speak for it."""
    split = [column for column in columns if column.scale.kind == "multi" and not _closed(column)]
    split = [column for column in split if not (column.correction.separator or column.correction.merged)]
    asked = [column for column in split if not column.correction.parted and _open(column, tool)]
    notes = [
        Noted(
            message(
                "column_split_asked",
                column=column.heading or column.letter,
                separator=shown_separator(column.scale.separator),
                options=len(column.scale.options),
            ),
            _holding(column),
            "asked",
            columns=(column.key,),
        )
        for column in asked
    ]
    told = [column for column in split if column not in asked and not column.correction.parted]
    if told:
        names = ", ".join(column.heading or column.letter for column in told[:_NAMED])
        said = message("columns_split", columns=names)
        notes.append(Noted(said, len(told), columns=tuple(column.key for column in told)))
    return notes


def none_notes(columns: Sequence[Column]) -> list[Noted]:
    """Tell how many cells with room for several answers say 特になし or "none": the word is no option of its own."""
    found = [(column, count, value) for column in columns for count, value in [_saying_none(column)] if count]
    if not found:
        return []
    said = message("options_none", value=found[0][2])
    return [Noted(said, sum(n for _one, n, _value in found), columns=tuple(column.key for column, _n, _v in found))]


def ticked_nothing_notes(columns: Sequence[Column]) -> list[Noted]:
    """Ask about those who left a list of things that happened blank (I43).

    Some tools write nothing for who ticked nothing, and nothing for who was not asked either.
    """
    notes = []
    for column in columns:
        if column.role != "experience" or column.scale.kind != "multi" or column.correction.blank_is_no is not None:
            continue
        pairs = zip(column.distinct.texts, column.distinct.counts.tolist(), strict=True)
        blanks = sum(n for text, n in pairs if text == "")
        if _MANY_BLANK * blanks >= int(column.distinct.counts.sum()) and not _saying_none(column)[0]:
            said = message("ticked_nothing_asked", column=column.title or column.letter)
            notes.append(Noted(said, blanks, "asked", columns=(column.key,)))
    return notes


def _saying_none(column: Column) -> tuple[int, str]:
    """Return in how many cells such a word is no option, and the first that is."""
    scale, distinct = column.scale, column.distinct
    if scale.kind != "multi" or not scale.separator:
        return 0, ""
    options = {match_text(text) for one in scale.options for text in (one.text, *one.written)}
    none = keys("marks", "none_of_these") - options
    count, value = 0, ""
    cells = zip(split_at(distinct, scale.separator).tokens, scale.valid.tolist(), distinct.counts.tolist(), strict=True)
    for parts, valid, n in cells:
        said = next((part for part in parts if match_text(part) in none), "") if n and valid else ""
        if said:
            count, value = count + n, value or said
    return count, value


def _open(column: Column, tool: Tool | None) -> bool:
    """Say whether neither the heading nor the tool that wrote the file says that cells hold several answers."""
    if _LISTS.search(column.title) or _LISTS.search(column.heading):
        return False
    if not is_weak(column.scale.separator) and _holding(column, 3) >= _SURE:
        return False  # no single answer is made of three options that others combine anew
    return tool is None or tool.id not in {"google_forms", "microsoft_forms"} or is_weak(column.scale.separator)


def _closed(column: Column) -> bool:
    separator, distinct = column.scale.separator, column.distinct
    return any(closes(str(distinct.values[at]), separator) for at in distinct.present())


def _holding(column: Column, least: int = 2) -> int:
    """Return how many cells hold so many options."""
    held = np.zeros(len(column.distinct.counts), dtype=np.int64)
    for option in column.scale.options:
        held += option.members
    return int(column.distinct.counts[held >= least].sum())


def shown_separator(separator: str) -> str:
    """Return the separator as a sentence can show it."""
    return "↵" if separator == "\n" else separator.strip()


def tick_run_notes(columns: Sequence[Column]) -> list[Noted]:
    """Ask about columns of one mark side by side that nothing but their place makes one question (I43)."""
    notes = []
    for run in _runs(columns):
        if _numbered(run):
            continue
        counts = run[0].distinct
        total = int(counts.counts.sum())
        blank = sum(int(n) for n, text in zip(counts.counts, counts.texts, strict=True) if text == "")
        names = ", ".join(column.heading for column in run[:_NAMED])
        said = message("tick_run_asked", columns=names, count=len(run), base=total - blank, total=total)
        notes.append(Noted(said, len(run), "asked", columns=tuple(column.key for column in run)))
    return notes


def _runs(columns: Sequence[Column]) -> list[list[Column]]:
    runs: list[list[Column]] = []
    before = False
    for column in columns:
        is_one = _is_loose(column)
        if is_one and before:
            runs[-1].append(column)
        elif is_one:
            runs.append([column])
        before = is_one
    return [run for run in runs if len(run) > 1]


def _is_loose(column: Column) -> bool:
    if column.group or not column.heading or column.correction.blank_is_no is not None:
        return False
    if column.scale.kind != "yes_no" or holds_its_heading(column):
        return False
    pairs = zip(column.distinct.texts, column.distinct.counts.tolist(), strict=True)
    return {NOT_TICKED, ""} <= {text for text, n in pairs if n}


def _numbered(run: Sequence[Column]) -> bool:
    """Say whether the headings are one and the same but for the number behind: Q3_1, Q3_2."""
    stems = {_TAIL.sub("", column.heading) for column in run}
    return len(stems) == 1


def holds_its_heading(column: Column) -> bool:
    """Say whether the mark of a tick column is its own heading: an option of a question without a text (I17)."""
    if column.scale.kind != "yes_no" or NOT_TICKED not in column.distinct.values:
        return False
    heading = match_text(column.heading)
    pairs = zip(column.distinct.texts, column.distinct.counts.tolist(), strict=True)
    return heading in {match_text(text) for text, n in pairs if n}
