"""A survey: the questions of a file with the scale and the role that each has under one reading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.beside import beside_others, repeated_in_columns
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.questions import Cut, Question, cut
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading, Role
from loyalty_desktop.survey.recognise import Context
from loyalty_desktop.survey.roles import LIKELY, Guess, asks_loyalty
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook

_SCALE_NAMED = re.compile(r"[(\[]?\s*0\s*(?:点)?\s*(?:-|~|to|から)\s*10\s*(?:点)?\s*[)\]]?$")
_REPEATED = Guess("derived", 0.9, message("why_repeated"))


@dataclass(frozen=True, slots=True)
class Column:
    """A question as it is read under one Reading.

    `scale` says what each distinct answer means, `guess` is the program's suggestion of a role, `role` what is
    in force (the user's word, where given). Questions and scales are compared by identity, so equal columns
    are equally read.
    """

    question: Question
    context: Context
    scale: Scale
    guess: Guess
    role: Role

    @property
    def key(self) -> ColumnKey:
        """What the column is known by."""
        return self.question.key

    @property
    def heading(self) -> str:
        """The tidy heading; '' for a column that has none."""
        return self.question.key.heading

    @property
    def own(self) -> str:
        """The column's own part of the heading."""
        return self.question.own

    @property
    def group(self) -> str:
        """The part of the heading that it shares with others; '' if none."""
        return self.question.group

    @property
    def index(self) -> int:
        """The column's place in the sheet, from 0."""
        return self.question.index

    @property
    def raw(self) -> RawColumn:
        """The answers, one a respondent."""
        return self.question.raw

    @property
    def distinct(self) -> Distinct:
        """The distinct answers with their counts."""
        return self.question.distinct

    @property
    def correction(self) -> Correction:
        """What the user decided about the column."""
        return self.context.correction

    @property
    def letter(self) -> str:
        """The column's letter as Excel shows it."""
        letters, number = "", self.index + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


@dataclass(frozen=True, eq=False)
class Survey:
    """A file as it is understood under one Reading: one row a respondent."""

    workbook: Workbook
    reading: Reading
    cut: Cut
    columns: tuple[Column, ...]

    @property
    def sheet(self) -> Sheet:
        """The sheet that holds the answers."""
        return self.cut.sheet

    @property
    def heading_rows(self) -> tuple[int, ...]:
        """The rows that hold the headings, counted from 1."""
        return self.cut.heading_rows

    @property
    def rows(self) -> int:
        """How many respondents there are."""
        return self.cut.rows

    @property
    def left_out(self) -> tuple[tuple[Message, int], ...]:
        """Rows of the sheet that are no answers."""
        return self.cut.left_out

    def column(self, key: ColumnKey) -> Column | None:
        """Return the column known by `key`, None when the survey has no such column."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[ColumnKey, Column]:
        return {column.key: column for column in self.columns}

    def with_role(self, role: Role) -> tuple[Column, ...]:
        """Return the columns of one role, in file order."""
        return tuple(column for column in self.columns if column.role == role)


def survey(workbook: Workbook, reading: Reading | None = None, previous: Survey | None = None) -> Survey:
    """Interpret `workbook` under `reading`; raises NoAnswers when no sheet holds raw answers.

    With `previous`, the survey of the same workbook under another reading, only what differs is done again.
    """
    reading = reading or Reading()
    same = (
        previous is not None
        and previous.workbook is workbook
        and (previous.reading.sheet, previous.reading.heading_rows) == (reading.sheet, reading.heading_rows)
    )
    answers = previous.cut if same and previous is not None else cut(workbook, reading)
    return Survey(workbook, reading, answers, _columns(answers.questions, reading))


def _columns(questions: tuple[Question, ...], reading: Reading) -> tuple[Column, ...]:
    corrections = {one.column: one for one in reading.corrections}
    alone = [_context(question, corrections.get(question.key)) for question in questions]
    first = [question.scale(context) for question, context in zip(questions, alone, strict=True)]
    contexts = beside_others(questions, alone, first)
    scales = [question.scale(context) for question, context in zip(questions, contexts, strict=True)]
    kin = [(_kin(question, scale), scale.low, scale.high) for question, scale in zip(questions, scales, strict=True)]
    sizes = Counter(one for one in kin if one[0])
    guesses = [question.guess(scale, sizes[one]) for question, scale, one in zip(questions, scales, kin, strict=True)]
    for at in repeated_in_columns(questions, scales):
        guesses[at] = _REPEATED
    spare = _spare_loyalty(guesses)
    return tuple(
        Column(
            question,
            context,
            scale,
            guess,
            context.correction.role or ("unused" if at in spare else guess.role),
        )
        for at, (question, context, scale, guess) in enumerate(zip(questions, contexts, scales, guesses, strict=True))
    )


def _kin(question: Question, scale: Scale) -> str:
    """Return what a question shares with those beside it: its group, or the scale that they all name alike.

    "Food (0-10)" and "Rooms (0-10)" are one block of ratings; the question for loyalty is not one of them.
    """
    if question.group or scale.kind != "zero_to_ten" or asks_loyalty(question.words):
        return question.group_key
    found = _SCALE_NAMED.search(question.words)
    return f"scale:{found[0]}" if found else ""


def _spare_loyalty(guesses: list[Guess]) -> set[int]:
    """Return answers from 0 to 10 without a loyal heading that another question serves better than."""
    guessed = [at for at, guess in enumerate(guesses) if guess.role == "loyalty"]
    best = max(guessed, key=lambda at: guesses[at].confidence, default=None)
    return {at for at in guessed if guesses[at].confidence < LIKELY and at != best}


def _context(question: Question, correction: Correction | None) -> Context:
    correction = correction or Correction(question.key)
    loyal = correction.role == "loyalty" or (correction.role is None and asks_loyalty(question.words))
    return Context(question.words, loyal, correction=correction)
