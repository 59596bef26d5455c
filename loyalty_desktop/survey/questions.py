"""A sheet cut to its answers: one Question a column, before anything is made of its values.

The cut depends on sheet and heading rows only. It is kept from reading to reading, and each question remembers
what was made of it, so that a correction of one column costs that column alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.headings import find_heading_rows, read_headings, split_headings
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.reading import ColumnKey, Reading
from loyalty_desktop.survey.recognise import Context, recognise
from loyalty_desktop.survey.roles import Facts, Guess, guess_role
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook
from loyalty_desktop.survey.tables import Rows, answer_rows, choose_sheet, same_headings
from loyalty_desktop.survey.ticks import Marked, fill_unticked, name_copies


@dataclass(frozen=True, eq=False)
class Question:
    """A column of the sheet without its heading: what it is known by, and its answers, one a respondent.

    `group` is the heading it shares with others ('' if none), `own` its own part of the heading.
    """

    key: ColumnKey
    index: int
    group: str
    own: str
    raw: RawColumn
    _scales: dict[Context, Scale] = field(default_factory=dict, repr=False)
    _guesses: dict[tuple[int, int], tuple[Scale, Guess]] = field(default_factory=dict, repr=False)

    @cached_property
    def distinct(self) -> Distinct:
        """The distinct answers with their counts."""
        return Distinct.of(self.raw)

    @cached_property
    def words(self) -> str:
        """The heading as keywords are looked for in it."""
        return heading_words(self.key.heading)

    @cached_property
    def group_key(self) -> str:
        """The group's name as groups are compared; '' for none."""
        return match_text(self.group)

    def scale(self, context: Context) -> Scale:
        """Return the scale in this context; worked out once for each context."""
        if context not in self._scales:
            self._scales[context] = recognise(self.distinct, context)
        return self._scales[context]

    def guess(self, scale: Scale, siblings: int) -> Guess:
        """Return the role that heading and answers suggest, beside `siblings` questions of the same scale."""
        key = (id(scale), siblings)
        if key not in self._guesses:
            facts = Facts.of(self.key.heading, self.own, self.distinct, scale, siblings)
            self._guesses[key] = (scale, guess_role(facts))
        return self._guesses[key][1]


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """The answers of one sheet: which rows are headings (from 1), how many are answers, which were left out.

    `kept` says which rows below the headings are answers, None when all are.
    """

    sheet: Sheet
    heading_rows: tuple[int, ...]
    rows: int
    left_out: tuple[tuple[Message, int], ...]
    questions: tuple[Question, ...]
    kept: npt.NDArray[np.bool_] | None = None


def cut(workbook: Workbook, reading: Reading) -> Cut:
    """Cut the sheet that `reading` names, or the likeliest one, to its answers.

    Raises NoAnswers when there is no such sheet, when the heading rows lie outside it, or when nothing is left.
    """
    sheet = choose_sheet(workbook, reading.sheet)
    chosen = reading.heading_rows
    if chosen is not None and any(row < 1 or row > sheet.rows for row in chosen):
        raise NoAnswers(message("heading_rows_outside", sheet=sheet.name, rows=sheet.rows))
    heading_rows = find_heading_rows(sheet) if chosen is None else tuple(row - 1 for row in sorted(chosen))
    rows = answer_rows(sheet, heading_rows)
    if not rows.count:
        raise NoAnswers(message("no_answers", file=workbook.file_name))
    shown = tuple(row + 1 for row in heading_rows)
    left_out = (*rows.left_out, *_on_other_sheets(workbook, sheet))
    return Cut(sheet, shown, rows.count, left_out, _questions(sheet, heading_rows, rows), rows.keep)


def _on_other_sheets(workbook: Workbook, sheet: Sheet) -> tuple[tuple[Message, int], ...]:
    """Say how many answers stand on other sheets with the same headings: they are not read, and not hidden."""
    others = same_headings(workbook, sheet)
    if not others:
        return ()
    names = ", ".join(other.name for other, _count in others)
    return ((message("other_sheets", sheets=names), sum(count for _other, count in others)),)


def _questions(sheet: Sheet, heading_rows: tuple[int, ...], rows: Rows) -> tuple[Question, ...]:
    headings = read_headings(sheet, heading_rows)
    raws = [_answers(column, rows) for column in sheet.columns]
    kept = [at for at, raw in enumerate(raws) if headings.texts[at] or _has_values(raw)]
    parts = split_headings(headings)
    marked = name_copies([Marked(parts[at].group, parts[at].own, raws[at]) for at in kept])
    seen: Counter[str] = Counter()
    questions = []
    for at, one, raw in zip(kept, marked, fill_unticked(marked), strict=True):
        text = headings.texts[at]
        seen[text] += 1
        questions.append(Question(ColumnKey(text, seen[text]), at, one.group, one.own, raw))
    return tuple(questions)


def _answers(column: RawColumn, rows: Rows) -> RawColumn:
    codes = column.codes[rows.first :]
    return RawColumn(column.values, codes if rows.keep is None else codes[rows.keep])


def _has_values(raw: RawColumn) -> bool:
    blank = np.array([value is None for value in raw.values], dtype=bool)
    return not bool(blank[raw.codes].all())
