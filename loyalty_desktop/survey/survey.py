"""From raw cells to a survey: answers, headings, scales and suggested roles. Nothing is read from disk here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.headings import find_heading_rows, read_headings, split_headings
from loyalty_desktop.survey.normal import heading_words, match_text
from loyalty_desktop.survey.reading import ColumnKey, Reading, Role
from loyalty_desktop.survey.recognise import Context, recognise
from loyalty_desktop.survey.roles import LIKELY, Facts, Guess, asks_loyalty, guess_role
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook
from loyalty_desktop.survey.tables import Rows, answer_rows, choose_sheet
from loyalty_desktop.survey.ticks import NOT_TICKED, Marked, fill_unticked


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One question of the survey.

    `raw` holds its answers, one per respondent; `scale` says what each distinct answer means; `guess` is the
    program's suggestion, `role` what is in force (the user's word, where given).
    """

    key: ColumnKey
    index: int
    group: str
    own: str
    raw: RawColumn
    distinct: Distinct
    context: Context
    scale: Scale
    guess: Guess
    role: Role

    @property
    def heading(self) -> str:
        """The tidy heading; '' for a column that has none."""
        return self.key.heading

    @property
    def letter(self) -> str:
        """The column's letter as Excel shows it."""
        letters, number = "", self.index + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """A file as it is understood under one Reading: its answers, one row a respondent, and their columns."""

    workbook: Workbook
    sheet: Sheet
    reading: Reading
    heading_rows: tuple[int, ...]
    """Rows that hold the headings, counted from 1."""
    rows: int
    columns: tuple[Column, ...]
    left_out: tuple[tuple[Message, int], ...]

    def column(self, key: ColumnKey) -> Column | None:
        """Return the column known by `key`, None when the survey has no such column."""
        return next((column for column in self.columns if column.key == key), None)

    def with_role(self, role: Role) -> tuple[Column, ...]:
        """Return the columns of one role, in file order."""
        return tuple(column for column in self.columns if column.role == role)


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """A column of the sheet cut to its answers, before its scale is read."""

    key: ColumnKey
    index: int
    group: str
    own: str
    raw: RawColumn
    distinct: Distinct


def survey(workbook: Workbook, reading: Reading | None = None, previous: Survey | None = None) -> Survey:
    """Interpret `workbook` under `reading`; raises NoAnswers when no sheet holds raw answers.

    With `previous`, the survey of the same workbook under another reading, only what differs is done again.
    """
    reading = reading or Reading()
    sheet = choose_sheet(workbook, reading.sheet)
    chosen = reading.heading_rows
    if chosen is not None and any(row < 1 or row > sheet.rows for row in chosen):
        raise NoAnswers(message("heading_rows_outside", sheet=sheet.name, rows=sheet.rows))
    heading_rows = find_heading_rows(sheet) if chosen is None else tuple(row - 1 for row in sorted(chosen))
    rows = answer_rows(sheet, heading_rows)
    if not rows.count:
        raise NoAnswers(message("no_answers", file=workbook.file_name))
    shown = tuple(row + 1 for row in heading_rows)
    same = previous is not None and previous.sheet is sheet and previous.heading_rows == shown
    questions = _questions_of(previous) if same and previous else _questions(sheet, heading_rows, rows)
    known = {column.key: column for column in previous.columns} if same and previous else {}
    columns = _interpret(questions, reading, known)
    return Survey(workbook, sheet, reading, shown, rows.count, columns, rows.left_out)


def _questions_of(previous: Survey) -> tuple[_Question, ...]:
    return tuple(_Question(c.key, c.index, c.group, c.own, c.raw, c.distinct) for c in previous.columns)


def _questions(sheet: Sheet, heading_rows: tuple[int, ...], rows: Rows) -> tuple[_Question, ...]:
    headings = read_headings(sheet, heading_rows)
    parts = split_headings(headings)
    raws = [_answers(column, rows) for column in sheet.columns]
    kept = [at for at, raw in enumerate(raws) if headings.texts[at] or _has_values(raw)]
    filled = fill_unticked([Marked(parts[at].group, parts[at].own, raws[at]) for at in kept])
    seen: Counter[str] = Counter()
    questions = []
    for at, raw in zip(kept, filled, strict=True):
        text = headings.texts[at]
        seen[text] += 1
        key = ColumnKey(text, seen[text])
        questions.append(_Question(key, at, parts[at].group, parts[at].own, raw, Distinct.of(raw)))
    return tuple(questions)


def _answers(column: RawColumn, rows: Rows) -> RawColumn:
    codes = column.codes[rows.first :]
    return RawColumn(column.values, codes if rows.keep is None else codes[rows.keep])


def _has_values(raw: RawColumn) -> bool:
    blank = [code for code, value in enumerate(raw.values) if value is None]
    return not bool(np.isin(raw.codes, blank).all())


def _interpret(
    questions: tuple[_Question, ...], reading: Reading, known: dict[ColumnKey, Column]
) -> tuple[Column, ...]:
    first = [_own_context(question, reading) for question in questions]
    scales = [_scale(question, context, known) for question, context in zip(questions, first, strict=True)]
    contexts = _with_siblings(questions, first, scales)
    scales = [
        scale if context == before else _scale(question, context, known)
        for question, context, before, scale in zip(questions, contexts, first, scales, strict=True)
    ]
    sizes = Counter(
        (match_text(question.group), scale.low, scale.high)
        for question, scale in zip(questions, scales, strict=True)
        if question.group
    )
    columns = []
    for question, context, scale in zip(questions, contexts, scales, strict=True):
        siblings = sizes[(match_text(question.group), scale.low, scale.high)] if question.group else 0
        columns.append(_column(question, context, scale, siblings, known.get(question.key)))
    return _one_loyalty_guess(columns)


def _one_loyalty_guess(columns: list[Column]) -> tuple[Column, ...]:
    """Keep answers from 0 to 10 without a loyal heading as a guess only where no better question is there."""
    guessed = [column for column in columns if column.guess.role == "loyalty"]
    sure = [column for column in guessed if column.guess.confidence >= LIKELY]
    best = max(guessed, key=lambda column: column.guess.confidence, default=None)
    out = []
    for column in columns:
        spare = column in guessed and column.guess.confidence < LIKELY and (bool(sure) or column is not best)
        if spare and column.context.correction.role is None:
            guess = Guess("unused", column.guess.confidence, column.guess.why)
            out.append(replace(column, guess=guess, role="unused"))
        else:
            out.append(column)
    return tuple(out)


def _own_context(question: _Question, reading: Reading) -> Context:
    correction = reading.correction(question.key)
    words = heading_words(question.key.heading)
    loyal = correction.role == "loyalty" or (correction.role is None and asks_loyalty(words))
    return Context(words, loyal, correction=correction)


def _scale(question: _Question, context: Context, known: dict[ColumnKey, Column]) -> Scale:
    before = known.get(question.key)
    return (
        before.scale
        if before is not None and before.context == context
        else recognise(question.distinct, context)
    )


def _with_siblings(
    questions: tuple[_Question, ...], contexts: list[Context], scales: list[Scale]
) -> list[Context]:
    """Let columns that share words or a heading group settle together how many points their scale has."""
    words = [
        set(_labels(q, s)) if s.kind == "words" else set() for q, s in zip(questions, scales, strict=True)
    ]
    tops: dict[str, Counter[int]] = {}
    for question, scale in zip(questions, scales, strict=True):
        if scale.kind == "points" and question.group and scale.high is not None and not scale.unsure:
            tops.setdefault(match_text(question.group), Counter())[scale.high] += 1
    out = []
    for question, context, scale, mine in zip(questions, contexts, scales, words, strict=True):
        alike = [texts for texts, other in zip(words, scales, strict=True) if other.family == scale.family]
        shared = _shared_labels(mine, alike) if mine else ()
        high = None
        common = tops.get(match_text(question.group)) if question.group else None
        if common and scale.kind in {"points", "zero_to_ten"} and sum(common.values()) >= 3:
            top, n = common.most_common(1)[0]
            high = top if n * 2 > sum(common.values()) and top != scale.high else None
        out.append(Context(context.words, context.loyal, shared, high, context.correction))
    return out


def _labels(question: _Question, scale: Scale) -> tuple[str, ...]:
    valid = scale.valid
    return tuple(
        text for at, text in enumerate(question.distinct.texts) if valid[at] and question.distinct.counts[at]
    )


def _shared_labels(mine: set[str], others: list[set[str]]) -> tuple[str, ...]:
    """Return the labels of columns that have at least two labels in common with these, and add to them."""
    found: set[str] = set()
    for labels in others:
        if len(labels & mine) >= min(2, len(mine)):
            found |= labels
    return tuple(sorted(found - mine))


def _column(
    question: _Question, context: Context, scale: Scale, siblings: int, before: Column | None
) -> Column:
    if before is not None and before.scale is scale and before.context == context:
        return before
    facts = Facts.of(question.key.heading, question.own, question.distinct, scale, siblings)
    guess = guess_role(facts)
    if NOT_TICKED in question.raw.values and guess.role in {"segment", "unused", "driver", "comment"}:
        guess = Guess("experience", 0.8, message("why_tick_box"))
    role = context.correction.role or guess.role
    return Column(
        question.key, question.index, question.group, question.own, question.raw, question.distinct,
        context, scale, guess, role,
    )  # fmt: skip
