"""A sheet cut to its answers: one Question a column, before anything is made of its values.

The cut depends on sheet and heading rows only. It is kept from reading to reading, and each question remembers
what was made of it, so that a correction of one column costs that column alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.messages import message
from loyalty_desktop.survey.cell_errors import cells_noted
from loyalty_desktop.survey.code_books import unknown_noted, wordings_of
from loyalty_desktop.survey.colours import colours_noted
from loyalty_desktop.survey.decimal_commas import decimal_commas
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.heading_ends import split_by_answers
from loyalty_desktop.survey.heading_levels import Headings, read_headings
from loyalty_desktop.survey.heading_notes import headings_noted
from loyalty_desktop.survey.heading_parts import Parts, split_headings
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.legends import explained_beside
from loyalty_desktop.survey.meanings import labelled, understood
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.numbered_ticks import split_by_numbers
from loyalty_desktop.survey.patience import go_on
from loyalty_desktop.survey.progress import done, part
from loyalty_desktop.survey.reading import SUMMED, ColumnKey, Reading
from loyalty_desktop.survey.recognise import Context, recognise
from loyalty_desktop.survey.repeated_blocks import with_blocks
from loyalty_desktop.survey.roles import Facts, Guess, guess_role
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.second_tables import Together, less_taken, together
from loyalty_desktop.survey.shapes import Table, table_of
from loyalty_desktop.survey.sheet import Codes, RawColumn, Sheet, Workbook
from loyalty_desktop.survey.tables import Out, Rows, answer_rows
from loyalty_desktop.survey.ticks import Marked, fill_unticked, name_copies
from loyalty_desktop.survey.tools import Tool, tool_of
from loyalty_desktop.survey.whole_numbers import whole_numbers
from loyalty_desktop.survey.wording import Wording

_NEEDED = ("texts", "keys", "reasons", "numbers")
"""What every scale rests on, in the order in which one rests on another; of each column"""
_SHARE = 0.15
_IN_WORDS = frozenset({"text", "category", "multi"})

Labels: TypeAlias = tuple[tuple[str, str], ...]


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
    wording: Wording | None = None
    left: str = ""
    """The heading of the column to the left, which tells columns of one heading apart (I34)."""
    among: tuple[Question, Codes] | None = field(default=None, repr=False)
    """The same question with the rows that a check of quality left out, and their codes."""
    bare: tuple[Question, tuple[int, ...]] | None = field(default=None, repr=False)
    """The same question before some of its values were veiled, and which these are."""
    called: Labels = ()
    """What the user calls codes."""
    ends: tuple[int, int] | None = None
    """The ends of the rating whose codes the user gave labels to."""
    plain: Question | None = field(default=None, repr=False)
    """The same question without these labels."""
    _scales: dict[Context, Scale] = field(default_factory=dict, repr=False)
    _guesses: dict[tuple[int, int, int], tuple[Scale, Guess]] = field(default_factory=dict, repr=False)
    _labelled: dict[tuple[Labels, tuple[int, int] | None], Question] = field(default_factory=dict, repr=False)

    @cached_property
    def distinct(self) -> Distinct:
        """The distinct answers with their counts, in the words that a code book gives to codes."""
        if not self.called and (self.wording is None or not (self.wording.labels or self.wording.missing)):
            if self.among is not None:
                return self.among[0].distinct.without(self.among[1])
            if self.bare is not None and (typed := self.bare[0].distinct).values is self.bare[0].raw.values:
                return typed.changed(self.raw.values, self.bare[1])
        typed = Distinct.of(self.raw)
        words = typed if self.wording is None else understood(typed, self.wording)
        return labelled(words, self.called, self.ends) if self.called else words

    @cached_property
    def title(self) -> str:
        """What the column is called where it is shown: the words of the code book, the heading without one."""
        if self.wording is None or not (self.wording.text or self.wording.group):
            return self.key.heading
        group, text = self.wording.group, self.wording.text or self.own
        if match_text(text) in match_text(self.key.heading):
            return self.key.heading
        return f"{group} / {text}" if group and match_text(group) != match_text(text) else text

    @cached_property
    def words(self) -> str:
        """The title as keywords are looked for in it."""
        return heading_words(self.title)

    @cached_property
    def group_key(self) -> str:
        """The group's name as groups are compared; '' for none."""
        return match_text(self.group)

    def labelled(self, labels: Labels, ends: tuple[int, int] | None) -> Question:
        """Return the question with labels of the user for its codes; made once, so that it stays the same one."""
        if (labels, ends) not in self._labelled:
            self._labelled[labels, ends] = self.read_anew(called=labels, ends=ends, plain=self)
        return self._labelled[labels, ends]

    def read_anew(self, **changes: Any) -> Question:
        """Return the question with other fields, of which nothing is known yet."""
        return replace(self, **changes, _scales={}, _guesses={}, _labelled={})

    def scale(self, context: Context) -> Scale:
        """Return the scale in this context; worked out once for each context."""
        if context.correction.role is not None and not context.sibling_written:
            # What a column is for says nothing of its answers beyond `loyal`, unless its words are to be sums.
            bare = self.scale(replace(context, correction=msgspec.structs.replace(context.correction, role=None)))
            if context.correction.role not in SUMMED or bare.kind not in _IN_WORDS:
                return bare
        if context not in self._scales:
            go_on()
            for step, known in enumerate(_NEEDED, 1):
                with part((step - 1) * _SHARE, step * _SHARE):
                    getattr(self.distinct, known)
            with part(len(_NEEDED) * _SHARE, 1.0):
                self._scales[context] = recognise(self.distinct, context)
        return self._scales[context]

    def guess(self, scale: Scale, siblings: int, beside: int = 1) -> Guess:
        """Return the role that heading and answers suggest, one of `siblings` in its group and in a row of `beside`."""
        key = (id(scale), siblings, beside)
        if key not in self._guesses:
            go_on()
            own = self.own if self.wording is None else self.wording.text or self.own
            facts = Facts.of(self.title, own, self.distinct, scale, siblings, beside)
            guess = _WRITTEN if self._is_written(scale) else guess_role(facts)
            self._guesses[key] = (scale, guess)
        return self._guesses[key][1]

    def _is_written(self, scale: Scale) -> bool:
        """Say whether the code book calls the answers people's own words."""
        return self.wording is not None and self.wording.asked == "text" and scale.kind in {"text", "category"}


_WRITTEN = Guess("comment", 0.9, message("why_comment"))


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """The answers of one sheet: which rows are headings (from 1), how many are answers, which were left out.

    `kept` says which rows below the headings are answers, None when all are.
    """

    sheet: Sheet
    heading_rows: tuple[int, ...]
    rows: int
    notes: tuple[Noted, ...]
    questions: tuple[Question, ...]
    kept: npt.NDArray[np.bool_] | None = None
    tool: Tool | None = None
    made: bool = False
    """Rows and columns are no longer those of the file: no address can be told."""
    out: tuple[Out, ...] = ()
    """Which rules leave rows below the headings out, and which rows these are."""


def cut(workbook: Workbook, reading: Reading) -> Cut:
    """Cut the sheet that `reading` names, or the likeliest one, to its answers.

    Raises NoAnswers when there is no such sheet, when the heading rows lie outside it, or when nothing is left.
    """
    table = table_of(workbook, reading)
    sheet, chosen = table.sheet, reading.heading_rows if table.heading_rows is None else None
    if chosen is not None and any(row < 1 or row > sheet.rows for row in chosen):
        raise NoAnswers(message("heading_rows_outside", sheet=sheet.name, rows=sheet.rows))
    heading_rows = table.heading_rows
    if heading_rows is None:
        heading_rows = find_heading_rows(sheet) if chosen is None else tuple(row - 1 for row in sorted(chosen))
    rows = table.rows if table.rows is not None else answer_rows(sheet, heading_rows, reading)
    if not rows.count:
        raise NoAnswers(message("no_answers", file=workbook.file_name))
    done(0.8)
    # sheets read as one are told apart by their names already
    sheet, every, blocks = _with_second(table, heading_rows, rows, reading)
    headings = read_headings(sheet, heading_rows)
    wordings, said = wordings_of(workbook, reading, sheet, headings.texts, table.below)
    shown = tuple(row + 1 for row in heading_rows)
    tool = tool_of(sheet, heading_rows)
    if every.taken:
        sheet, rows = every.sheet, every.rows
    raws = [_answers(column, rows) for column in sheet.columns]
    _on_the_way(0.85)
    commas, whole = decimal_commas(raws, sheet.delimiter, reading), whole_numbers(raws, reading)
    read = [whole.column(at, commas.column(at, raw)) for at, raw in enumerate(raws)]
    _on_the_way(0.9)
    legends = explained_beside(sheet, rows, headings.texts, read, table.below, wordings, reading)
    questions = _questions(read, headings, wordings | legends.wordings)
    _on_the_way(0.95)
    heard = headings_noted(sheet, headings, tool, questions, chosen=chosen is not None)
    below = every.rows.notes if not table.made or table.rows is not None else _placeless(every.rows.notes)
    unknown = unknown_noted((one.key, one.distinct) for one in questions if one.wording is not None)
    keys = {one.index: one.key for one in questions}
    cells = (
        *legends.noted(keys, reading),
        *commas.noted(keys),
        *whole.noted(keys),
        *cells_noted(sheet, questions, made=table.made),
        *(() if table.made else colours_noted(sheet, questions, rows.first)),
    )
    notes = (
        *(_placeless(heard) if table.made else heard),
        *below,
        *blocks,
        *less_taken(table.notes, every),
        *said,
        *unknown,
        *cells,
    )
    kept = every.rows
    return Cut(every.sheet, shown, kept.count, notes, questions, kept.keep, tool, table.made, kept.out)


def _with_second(
    table: Table, heading_rows: tuple[int, ...], rows: Rows, reading: Reading
) -> tuple[Sheet, Together, tuple[Noted, ...]]:
    """Return the sheet that headings are read of, all rows with those of a second table, and what parts it has."""
    every = together(table.sheet, rows, table.whole, table.notes, reading)
    if table.rows is not None:  # sheets read as one are told apart by their names already
        return table.sheet, every, ()
    whole, notes = with_blocks(every.sheet, heading_rows, every.rows, reading)
    alone = whole if table.whole is None else with_blocks(table.sheet, heading_rows, rows, reading)[0]
    return alone, replace(every, sheet=whole), notes


def _on_the_way(share: float) -> None:
    go_on()
    done(share)


def without(whole: Cut, rows: npt.NDArray[np.bool_]) -> Cut:
    """Return a cut without some of its answers; raises NoAnswers when nothing is left."""
    stay = ~rows
    if not stay.any():
        raise NoAnswers(message("no_answers", file=whole.sheet.name))
    kept = stay
    if whole.kept is not None:
        kept = whole.kept.copy()
        kept[np.flatnonzero(kept)[rows]] = False
    out = np.flatnonzero(rows)
    questions = tuple(
        one.read_anew(raw=_of_rows(one.raw, stay), among=(one, one.raw.codes[out])) for one in whole.questions
    )
    return replace(whole, rows=int(stay.sum()), questions=questions, kept=kept)


def _of_rows(raw: RawColumn, stay: npt.NDArray[np.bool_]) -> RawColumn:
    return RawColumn(raw.values, raw.codes[stay], raw.number_format)


def _placeless(notes: tuple[Noted, ...]) -> tuple[Noted, ...]:
    """Return notes without addresses: rows of a table that was made are not those of the file."""
    return tuple(replace(note, cells=()) for note in notes)


def _questions(raws: list[RawColumn], headings: Headings, wordings: dict[int, Wording]) -> tuple[Question, ...]:
    kept = [at for at, raw in enumerate(raws) if headings.texts[at] or _has_values(raw)]
    parts = split_headings(headings)
    alone = [_marked(parts[at], wordings.get(at), raws[at]) for at in kept]
    texts = [headings.texts[at] for at in kept]
    marked = name_copies(split_by_numbers(split_by_answers(alone, texts), texts))
    seen: Counter[str] = Counter()
    questions: list[Question] = []
    for at, one, raw in zip(kept, marked, fill_unticked(marked), strict=True):
        text = headings.texts[at]
        seen[text] += 1
        left = questions[-1].key.heading if questions else ""
        questions.append(Question(ColumnKey(text, seen[text]), at, one.group, one.own, raw, wordings.get(at), left))
    return tuple(questions)


def _marked(parts: Parts, wording: Wording | None, raw: RawColumn) -> Marked:
    """Return a column with group and own part of its heading; the words of a code book come before the heading."""
    if wording is None or not (wording.text or wording.group):
        return Marked(parts.group, parts.own, raw)
    return Marked(wording.group, wording.text or parts.own, raw)


def _answers(column: RawColumn, rows: Rows) -> RawColumn:
    codes = column.codes[rows.first :]
    return RawColumn(column.values, codes if rows.keep is None else codes[rows.keep], column.number_format)


def _has_values(raw: RawColumn) -> bool:
    blank = np.array([value is None for value in raw.values], dtype=bool)
    return not bool(blank[raw.codes].all())
