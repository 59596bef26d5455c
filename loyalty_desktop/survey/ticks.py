"""Questions with several answers spread over columns: one column an option, a mark or nothing (I09, I10, I14, I43).

A blank there means "not chosen" only for somebody who chose at least one option of the question; for the
others nothing is known. That cannot be told from one column alone, so it is written into the column here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.missing import no_answer_codes, reason_of
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.sheet import RawColumn, smallest_codes
from loyalty_desktop.survey.vocabulary import keys

NOT_TICKED = "☐"
"""What a blank becomes when its row has another option of the same question."""


@dataclass(frozen=True, eq=False)
class Marked:
    """A column before it is interpreted: group and own part of its heading, and its answers."""

    group: str
    own: str
    column: RawColumn

    @cached_property
    def counts(self) -> list[int]:
        """How many answers have each distinct value."""
        counts: list[int] = np.bincount(self.column.codes, minlength=len(self.column.values)).tolist()
        return counts


_FEW = 50
"""A column of ticks holds few different values, the codes of no answer included."""
_WRITTEN = re.compile(r"\d(?:comment|_?text|_?fa|other)$|_text\b", re.IGNORECASE)
_COPY = re.compile(r"(?:(?:column|列|unnamed|field|フィールド)[:_ ]*\d+)?", re.IGNORECASE)
"""The heading of a column that had none: blank, or as Excel and others name it (I10)."""


def name_copies(columns: Sequence[Marked]) -> tuple[Marked, ...]:
    """Return the columns, blank headings and Column2... behind a tick column put into its group (I10).

    Each of them holds one answer only, which is the option; the last of a run may hold other words.
    """
    out = list(columns)
    at = 0
    while at < len(out):
        end = at + 1
        if out[at].own and not _COPY.fullmatch(out[at].own) and _single_mark(out[at]):
            while end < len(out) and _COPY.fullmatch(out[end].own) and _single_mark(out[end]):
                end += 1
            if end - at >= 2:
                name = out[at].own
                for place in range(at, end):
                    mark = _marks(out[place])[0]
                    out[place] = Marked(name, mark, out[place].column)
                if end < len(out) and _COPY.fullmatch(out[end].own):
                    out[end] = Marked(name, out[end].own, out[end].column)
                    end += 1
        at = end
    return tuple(out)


def is_copy(heading: str) -> bool:
    """Say whether a heading is none: blank, or what Excel puts there (Column2, 列3)."""
    return bool(_COPY.fullmatch(heading))


def fill_unticked(columns: Sequence[Marked]) -> tuple[RawColumn, ...]:
    """Return the columns, those of a tick-box question with NOT_TICKED where another option was ticked."""
    out = [marked.column for marked in columns]
    for members in _questions(columns):
        answered = np.zeros(len(out[members[0]].codes), dtype=bool)
        for at in members:
            answered |= _answered(out[at])[out[at].codes]
        for at in members:
            if _is_ticked(columns[at]):
                out[at] = _with_unticked(out[at], answered)
    return tuple(out)


def option_runs(columns: Sequence[Marked]) -> list[list[int]]:
    """Return columns side by side that each hold their own heading or nothing: options without a question (I17)."""
    runs: list[list[int]] = []
    for at, marked in enumerate(columns):
        if marked.group or not _is_own_heading(marked):
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _questions(columns: Sequence[Marked]) -> list[list[int]]:
    """Return the columns of each tick-box question: of one heading group, or side by side with heading = mark."""
    groups: dict[str, list[int]] = {}
    for at, marked in enumerate(columns):
        if marked.group:
            groups.setdefault(match_text(marked.group), []).append(at)
    groups |= {f"run:{run[0]}": run for run in option_runs(columns)}
    groups |= {f"same:{run[0]}": run for run in _runs_of_one_mark(columns)}
    questions = []
    for members in groups.values():
        marks = [at for at in members if _is_ticked(columns[at])]
        # Words written beside an option, and options that nobody chose, tell nothing of the others.
        told = [at for at in members if _any_mark(columns[at]) and not _is_written(columns[at].own)]
        others = [at for at in told if at not in marks]
        # Where a sibling says "no" in words or as 0, a blank says that the question was not asked (I21).
        asked = len(marks) >= 2 and len(others) <= 1
        if asked and not any(_says_no(columns[at]) for at in others):
            questions.append(members)
    return questions


def _runs_of_one_mark(columns: Sequence[Marked]) -> list[list[int]]:
    """Return columns side by side with one and the same mark: ○ or nothing under 試着した, 相談した, 返品した.

    Nothing but their place and their mark says that they are one question. An option that nobody ticked does
    not part them.
    """
    runs: list[list[int]] = []
    mark = ""
    for at, marked in enumerate(columns):
        if marked.own and not _any_mark(marked):
            continue
        mine = "" if marked.group else _tick_of(marked)
        if mine and mine == mark:
            runs[-1].append(at)
        elif mine:
            runs.append([at])
        mark = mine
    return [run for run in runs if len(run) >= 2]


def _any_mark(marked: Marked) -> bool:
    return len(marked.column.values) > _FEW or bool(_marks(marked))


def _tick_of(marked: Marked) -> str:
    """Return the mark of a column that holds a tick or nothing; '' for any other column."""
    if not _is_ticked(marked) or _is_own_heading(marked):
        return ""
    mark = match_text(_marks(marked)[0])
    return mark if mark in keys("marks", "yes") | keys("marks", "ticks") else ""


def _says_no(marked: Marked) -> bool:
    if len(marked.column.values) > _FEW and _more_than(marked, 6):
        return False
    marks = {match_text(mark) for mark in _marks(marked)}
    return len(marks) <= 6 and bool(marks & keys("marks", "no"))


def _more_than(marked: Marked, most: int) -> bool:
    """Say whether a column holds more than so many different marks, from as few of its values as that takes."""
    marks: set[str] = set()
    for value, n in zip(marked.column.values, marked.counts, strict=True):
        if n and not _says_nothing(text := text_of(value)):
            marks.add(match_text(text))
        if len(marks) > most:
            return True
    return False


def _answered(column: RawColumn) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([not _says_nothing(text_of(value)) for value in column.values], dtype=bool)


def _marks(marked: Marked) -> list[str]:
    texts = [text_of(value) for value, n in zip(marked.column.values, marked.counts, strict=True) if n]
    return [text for text in texts if not _says_nothing(text)]


def _says_nothing(text: str) -> bool:
    """Say whether a cell is no tick: blank, a word for it, or the code of what was seen and skipped (I14)."""
    return reason_of(text) is not None or number_of(text) in no_answer_codes()


def single_mark(marked: Marked) -> str:
    """Return the one mark of a column that holds it and blanks, nothing else; '' for any other column."""
    return _marks(marked)[0] if _single_mark(marked) else ""


def _single_mark(marked: Marked) -> bool:
    """Say whether a column holds one mark and blanks, nothing else."""
    if len(marked.column.values) > _FEW:
        return False
    if not any(_is_left(text_of(value)) for value in marked.column.values):  # asked first: it counts no rows
        return False
    marks = {match_text(mark) for mark in _marks(marked)}
    return len(marks) == 1 and not marks & keys("marks", "no")


def _is_ticked(marked: Marked) -> bool:
    """Say whether a column is an option: one mark or blank, and no words of one's own under "other"."""
    if not _single_mark(marked):
        return False
    mark = match_text(_marks(marked)[0])
    return not _is_written(marked.own) or mark in keys("marks", "yes") or mark == match_text(marked.own)


def _is_written(own: str) -> bool:
    """Say whether a column of a question is for words of one's own: Other (please specify), SQ001comment, _14FA."""
    return bool(_WRITTEN.search(own)) or mentions(heading_words(own), "comment")


def _is_own_heading(marked: Marked) -> bool:
    if not _single_mark(marked):
        return False
    return {match_text(mark) for mark in _marks(marked)} == {match_text(marked.own)}


def _with_unticked(column: RawColumn, answered: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> RawColumn:
    blank = np.array([_is_left(text_of(value)) for value in column.values], dtype=bool)[column.codes]
    codes = column.codes.astype(np.uint32)
    codes[blank & answered] = len(column.values)
    values = (*column.values, NOT_TICKED)
    return RawColumn(values, smallest_codes(codes, len(values)))


def _is_left(text: str) -> bool:
    """Say whether nothing is in a cell, or the code of what was seen and not chosen."""
    return not text or number_of(text) in no_answer_codes()
