"""Cells that hold an error, formulas whose result was never saved, and columns out of sight (I32, I49, I50)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from loyalty_desktop.messages import message
from loyalty_desktop.survey.in_bulk import only_texts, places_of_texts
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, State, address, column_letters
from loyalty_desktop.survey.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.distinct import Distinct
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.sheet import RawColumn, Sheet


class Question(Protocol):
    """What has to be known of a question of the survey."""

    @property
    def key(self) -> ColumnKey:
        """What the column is known by."""

    @property
    def index(self) -> int:
        """The column's place in the sheet, from 0."""

    @property
    def raw(self) -> RawColumn:
        """The answers, one a respondent."""

    @property
    def distinct(self) -> Distinct:
        """The distinct answers with their counts."""


def cells_noted(sheet: Sheet, questions: Sequence[Question], *, made: bool) -> tuple[Noted, ...]:
    """Return what to say of the cells of all questions; with `made` they are no longer where the file has them."""
    unsaved = frozenset(words("missing", "unsaved"))
    errors = [(question, codes) for question in questions if (codes := _errors(question))]
    notes = []
    rules: tuple[tuple[str, State, bool], ...] = (
        ("formulas_without_result", "asked", True),
        ("cells_with_errors", "told", False),
    )
    for rule, state, is_unsaved in rules:
        chosen = {
            question: [at for at in codes if (question.raw.values[at] in unsaved) == is_unsaved]
            for question, codes in errors
        }
        found = {question: codes for question, codes in chosen.items() if question.distinct.counts[codes].any()}
        if not found:
            continue
        counts = {question: int(question.distinct.counts[codes].sum()) for question, codes in found.items()}
        names = ", ".join(f"{_name(question)}: {n}" for question, n in counts.items())
        cells = () if made else _addresses(sheet, found)
        keys = tuple(question.key for question in found)
        notes.append(Noted(message(rule, columns=names), sum(counts.values()), state, columns=keys, cells=cells))
    hidden = [] if made else [question for question in questions if question.index in sheet.hidden_columns]
    if hidden:
        told = message("columns_hidden", columns=", ".join(map(_name, hidden)))
        notes.append(Noted(told, len(hidden), columns=tuple(question.key for question in hidden)))
    return tuple(notes)


def _name(question: Question) -> str:
    return question.key.heading or column_letters(question.index)


def _errors(question: Question) -> list[int]:
    """Return the codes of the values that are error cells."""
    values = question.raw.values
    if only_texts(values) and "\0#" not in "\0".join(["", *filter(None, values)]):  # type: ignore[list-item]
        return []
    texts = ((at, str(values[at])) for at in places_of_texts(values))
    return [at for at, text in texts if text[:1] == "#" and reason_of(text) == "error"]


def _addresses(sheet: Sheet, found: dict[Question, list[int]]) -> tuple[str, ...]:
    cells: list[str] = []
    for question, codes in found.items():
        column = sheet.columns[question.index]
        wanted = {question.raw.values[at] for at in codes}
        own = [at for at, value in enumerate(column.values) if isinstance(value, str) and value in wanted]
        rows = np.flatnonzero(np.isin(column.codes, own))[:MOST_CELLS]
        cells += [address(int(row), question.index) for row in rows]
    return tuple(cells[:MOST_CELLS])
