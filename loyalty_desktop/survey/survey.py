"""A survey: the questions of a file with the scale and the role that each has under one reading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import msgspec

from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.answer_notes import answers_noted
from loyalty_desktop.survey.beside import beside_others, repeated_in_columns
from loyalty_desktop.survey.choices_with_texts import choices_with_texts
from loyalty_desktop.survey.classed import scores_in_classes
from loyalty_desktop.survey.coded_loyalty import coded_loyalty
from loyalty_desktop.survey.column import Column
from loyalty_desktop.survey.column_notes import columns_noted
from loyalty_desktop.survey.contentment import going_with
from loyalty_desktop.survey.far_amounts import far_noted
from loyalty_desktop.survey.grid_answers import answered_alike
from loyalty_desktop.survey.hiding import HIDING_RULES, hidden, hidden_noted
from loyalty_desktop.survey.hundred_rows import rows_out_of_hundred
from loyalty_desktop.survey.joining import with_joins
from loyalty_desktop.survey.lattices import on_one_lattice
from loyalty_desktop.survey.loyalty_choice import spare_loyalty, yes_no_loyalty
from loyalty_desktop.survey.noted import SEEN, Noted
from loyalty_desktop.survey.outlying import outlying_noted
from loyalty_desktop.survey.own_labels import with_labels
from loyalty_desktop.survey.progress import done, part, shares
from loyalty_desktop.survey.quality import NOTHING_CHECKED, QUALITY_RULES, Quality, check_answers
from loyalty_desktop.survey.questions import Cut, Question, cut, without
from loyalty_desktop.survey.rankings import rankings
from loyalty_desktop.survey.rating_rows import many_wholes, rows_of_ratings
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading, Role
from loyalty_desktop.survey.recognise import Context
from loyalty_desktop.survey.roles import LIKELY, Guess, asks_loyalty
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.sheet import Sheet, Workbook
from loyalty_desktop.survey.slots import coded_slots
from loyalty_desktop.survey.stepless import UNSURE
from loyalty_desktop.survey.the_whole import bare_whole
from loyalty_desktop.survey.tools import Tool
from loyalty_desktop.survey.value_notes import values_noted
from loyalty_desktop.survey.word_grids import word_grids

__all__ = ["Column", "Survey", "survey"]

_SCALE_NAMED = re.compile(r"[(\[]?\s*0\s*(?:点)?\s*(?:-|~|to|から)\s*10\s*(?:点)?\s*[)\]]?$")
_THING = re.compile(
    r"(?!(?:scores?|nps|answer|response|result|value|points?|total)\b)[a-z]{3,}(?:[ _][a-z]{3,}){0,2}"
    r"|[^\W\da-z_]{2,8}(?<!点)"
)
_WITH_OVERALL = 0.7
_MANY_TENS = 3
_CUT, _READ, _CHECKED = 0.2, 0.8, 0.9
"""How far understanding is when the rows are known, when the columns are, and when the answers are checked."""
_SCALED = 0.95
"""How far the columns are when only their roles are left."""
_REPEATED = Guess("derived", 0.9, message("why_repeated"))
_LATER = {*QUALITY_RULES, *HIDING_RULES}
"""Rules that apply only when the sheet is cut."""
_OUT_OF_HUNDRED = Guess("driver", UNSURE, message("why_stepless"))
_CLASSED = Guess("loyalty", 0.8, message("why_classed"))
_SLOT = Guess("segment", 0.5, message("why_slot"))


@dataclass(frozen=True, eq=False)
class Survey:
    """A file as it is understood under one Reading: one row a respondent."""

    workbook: Workbook
    reading: Reading
    cut: Cut
    columns: tuple[Column, ...]
    whole: Cut | None = None
    """The cut with the rows that the checks of quality took out; None when that is `cut`."""
    quality: Quality = NOTHING_CHECKED

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
    def tool(self) -> Tool | None:
        """The survey tool that wrote the file, None when it has no signature."""
        return self.cut.tool

    @property
    def notes(self) -> tuple[Noted, ...]:
        """What reading did, found or has to ask, in the order of the file's way through the program."""
        return (*self.workbook.notes, *self.cut.notes, *self.found)

    @property
    def left_out(self) -> tuple[tuple[Message, int], ...]:
        """Rows of the file that are in no figure, with the reason."""
        notes = (*self.workbook.notes, *self.cut.notes, *self.quality.notes)
        return tuple((note.message, note.count) for note in notes if note.left_out)

    @cached_property
    def found(self) -> tuple[Noted, ...]:
        """What can be said only when the columns are understood; figures do not wait for it.

        Only the checks of quality leave rows out: whatever else stands here is told or asked.
        """
        columns = self.columns
        values = (*values_noted(columns, self.tool), *far_noted(columns, self.cut))
        done(0.5)
        values += columns_noted(columns, self.tool)
        done(0.7)
        values += hidden_noted(columns, self.reading)
        return (*values, *self.quality.notes, *answers_noted(columns, self.cut), *outlying_noted(columns, self.cut))

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
        and _uncorrected(previous.reading) == _uncorrected(reading)
    )
    before = previous if same else None
    with part(0.0, _CUT):
        whole = with_joins(cut(workbook, reading), workbook, reading) if before is None else before.whole or before.cut
    with part(_CUT, _READ):
        columns = _columns(whole.questions, reading)
    with part(_READ, _CHECKED):
        quality = check_answers(whole, columns, reading, NOTHING_CHECKED if before is None else before.quality)
    answers = whole
    if quality.without is not None:
        known = before is not None and quality.like(before.quality)
        answers = before.cut if known and before is not None else without(whole, quality.without)
        with part(_CHECKED, _CHECKED):
            columns = _columns(answers.questions, reading)
    with part(_CHECKED, 1.0):
        shown = hidden(columns, reading)
    return Survey(workbook, reading, answers, shown, whole, quality)


def _uncorrected(reading: Reading) -> Reading:
    """Return what decides how the sheet is cut: all but corrections, checks of quality and what was only seen."""
    kept, left_out = (
        tuple(rule for rule in rules if rule not in _LATER and not rule.startswith(SEEN))
        for rules in (reading.kept, reading.left_out)
    )
    return msgspec.structs.replace(reading, corrections=(), kept=kept, left_out=left_out, rows_left_out=())


def _columns(questions: tuple[Question, ...], reading: Reading) -> tuple[Column, ...]:
    corrections = {one.column: one for one in reading.corrections}
    questions = tuple(with_labels(question, corrections.get(question.key)) for question in questions)
    classed = scores_in_classes(questions)
    alone = [_context(one, corrections.get(one.key), at in classed) for at, one in enumerate(questions)]
    first = []
    parts = shares([len(question.raw.values) for question in questions])
    for question, context, (start, end) in zip(questions, alone, parts, strict=True):
        with part(_SCALED * start, _SCALED * end):
            first.append(question.scale(context))
    contexts = beside_others(questions, alone, first)
    with part(_SCALED, _SCALED):  # most have been worked out
        scales = [question.scale(context) for question, context in zip(questions, contexts, strict=True)]
    kin = [(_kin(question, scale), scale.low, scale.high) for question, scale in zip(questions, scales, strict=True)]
    sizes = Counter(one for one in kin if one[0])
    rows = rows_of_ratings(questions, scales)
    guesses = []
    for at, (question, scale, one, row) in enumerate(zip(questions, scales, kin, rows, strict=True)):
        done(_SCALED + (1 - _SCALED) * at / len(questions))
        guesses.append(question.guess(scale, sizes[one], row))
    for at in classed:
        guesses[at] = _CLASSED if scales[at].kind == "zero_to_ten" else guesses[at]
    for at in repeated_in_columns(questions, scales):
        guesses[at] = _REPEATED
    for at in coded_slots(questions, guesses):
        guesses[at] = _SLOT
    guesses = choices_with_texts(questions, scales, guesses)
    guesses = _with(guesses, answered_alike(questions, scales, guesses))
    for at in rows_out_of_hundred(questions, scales, guesses):
        guesses[at] = _OUT_OF_HUNDRED
    for at in _beside_overall(questions, scales, guesses):
        guesses[at] = Guess("driver", _WITH_OVERALL, message("why_with_overall"))
    for at in many_wholes(scales, guesses):
        guesses[at] = Guess("driver", LIKELY, message("why_rating_words", points=scales[at].points or 0))
    guesses = _with(guesses, rankings(questions, scales, guesses))
    for at in _bare_tens(questions, guesses):
        guesses[at] = Guess("driver", 0.4, message("why_rating_numbers", low=0, high=10))
    guesses = _with(guesses, going_with(questions, scales, guesses))
    guesses = _with(guesses, on_one_lattice(questions, scales, guesses))
    guesses = _with(guesses, word_grids(questions, scales, guesses))
    guesses = _with(guesses, coded_loyalty(questions, scales, guesses))
    guesses = _with(guesses, yes_no_loyalty(questions, guesses))
    guesses = _with(guesses, bare_whole(questions, scales, guesses))
    spare = spare_loyalty(questions, scales, guesses)
    return tuple(
        Column(
            question,
            context,
            scale,
            guess,
            context.correction.role or spare.get(at, guess.role),
        )
        for at, (question, context, scale, guess) in enumerate(zip(questions, contexts, scales, guesses, strict=True))
    )


def _with(guesses: list[Guess], others: dict[int, Guess]) -> list[Guess]:
    return [others.get(at, guess) for at, guess in enumerate(guesses)]


def _kin(question: Question, scale: Scale) -> str:
    """Return what a question shares with those beside it: its group, or the scale that they all name alike.

    "Food (0-10)" and "Rooms (0-10)" are one block of ratings; the question for loyalty is not one of them.
    """
    if question.group or scale.kind != "zero_to_ten" or asks_loyalty(question.words):
        return question.group_key
    found = _SCALE_NAMED.search(question.words)
    return f"scale:{found[0]}" if found else ""


def _beside_overall(questions: tuple[Question, ...], scales: list[Scale], guesses: list[Guess]) -> list[int]:
    """Return ratings in bare numbers whose group, on the same scale, also asks for the satisfaction as a whole.

    Q7FOOD and Q7SIGN say nothing by themselves; beside Q7ALL, overall satisfaction, they can hardly be anything else.
    """
    whole = {
        (question.group_key, scale.kind, scale.low, scale.high)
        for question, scale, guess in zip(questions, scales, guesses, strict=True)
        if question.group_key and guess.role == "overall_satisfaction"
    }
    return [
        at
        for at, (question, scale, guess) in enumerate(zip(questions, scales, guesses, strict=True))
        if guess.why.id == "why_rating_numbers"
        and guess.role == "driver"
        and (question.group_key, scale.kind, scale.low, scale.high) in whole
    ]


def _bare_tens(questions: tuple[Question, ...], guesses: list[Guess]) -> list[int]:
    """Return questions from 0 to 10 whose headings say nothing of loyalty, where so many are hardly each for it.

    Where each names a thing in one word (taste, staff), two are enough.
    """
    bare = [at for at, guess in enumerate(guesses) if guess.why.id == "why_zero_to_ten"]
    named = len(bare) > 1 and all(_THING.fullmatch(questions[at].words) for at in bare)
    return bare if len(bare) >= _MANY_TENS or named else []


def _context(question: Question, correction: Correction | None, classed: bool) -> Context:
    correction = correction or Correction(question.key)
    asked = classed or asks_loyalty(question.words)
    return Context(
        question.words, correction.role == "loyalty" or (correction.role is None and asked), correction=correction
    )
