"""A column of a survey as it is read under one Reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.noted import column_letters
from loyalty_desktop.survey.questions import Question
from loyalty_desktop.survey.reading import ColumnKey, Correction, Role
from loyalty_desktop.survey.recognise import Context
from loyalty_desktop.survey.roles import Guess
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.sheet import RawColumn


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
    hides: Literal["", "all", "parts"] = ""
    """What of its cells is veiled, as it names people (hiding.py)."""

    @property
    def key(self) -> ColumnKey:
        """What the column is known by."""
        return self.question.key

    @property
    def heading(self) -> str:
        """The tidy heading; '' for a column that has none."""
        return self.question.key.heading

    @property
    def title(self) -> str:
        """What the column is called where it is shown: the words of a code book, the heading without one."""
        return self.question.title

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
        return column_letters(self.index)
