"""The comments of a survey one by one, with who wrote them: looked up when somebody looks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.amount_rows import CLASSES, classes_of_answers
from loyalty_desktop.compute.comments import telling
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.cells import Cells
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.customer_rows import answer_at, who_text
from loyalty_desktop.survey.ids import of_customers_first
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.speech.folded import found_spans, merged, search_key
from loyalty_desktop.survey.speech.terms import pairs_of, units_of

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.measure_words import ClassCode
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.distinct import Distinct
    from loyalty_desktop.survey.survey import Survey

Rows = npt.NDArray[np.intp]
Span: TypeAlias = tuple[int, int]
VoiceOrder: TypeAlias = Literal["file", "low", "high", "long"]
ORDERS: tuple[VoiceOrder, ...] = ("file", "low", "high", "long")


class Said(msgspec.Struct, frozen=True):
    """What somebody wrote to one question, and what is to be marked in it; `asked` is '' where only one was asked."""

    asked: str
    text: str
    spans: tuple[Span, ...] = ()


class Comment(msgspec.Struct, frozen=True):
    """What one respondent wrote, with the loyalty answer ('' for none) and its class."""

    row: int
    answer: str
    code: ClassCode | None
    who: str
    said: tuple[Said, ...]

    @property
    def text(self) -> str:
        """All that was written, a line for each question."""
        return "\n".join(one.text for one in self.said)


class Asked(Protocol):
    """The questions that were answered in one's own words."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns with the answers."""


@dataclass(frozen=True, eq=False)
class VoiceRows:
    """Who wrote what in some columns: `rows` of the survey, from 0, in the order in which they are shown."""

    survey: Survey
    measure: Measure
    comments: Asked
    rows: Rows
    words: tuple[str, ...] = ()
    """What is looked for (`search_words`), to be marked."""
    term: str = ""
    """The word or phrase of the list that is to be marked; '' for none."""

    def comment(self, row: int) -> Comment:
        """Return what was written in one row of the survey."""
        code, answer = self.class_at(row), self._answer(row)
        said = []
        several = len(self.comments.columns) > 1
        for column in self.comments.columns:
            text = answer_at(column, row).strip()
            if text and telling(column)[column.raw.codes[row]]:
                asked = column_text(column) if several else ""
                said.append(Said(asked, text, self._spans(text)))
        return Comment(row, answer, code, self.who(row), tuple(said))

    def who(self, row: int) -> str:
        """Return the number of a customer, or of the row in the file where there is none."""
        return who_text(self.ids, row) or _("Row {number:,}").format(number=self.row_number(row))

    def row_number(self, row: int) -> int:
        """Return the number of a row in the file."""
        return self._cells.row_number(row)

    def class_at(self, row: int) -> ClassCode | None:
        """Return the class of one respondent, None without a loyalty answer."""
        place = int(self._places[row])
        return CLASSES[place] if place >= 0 else None

    @cached_property
    def ids(self) -> tuple[Column, ...]:
        """The columns that say who somebody is and that may be shown."""
        return of_customers_first(one for one in self.survey.with_role("id") if one.hides != "all")

    @cached_property
    def loyalty(self) -> Column | None:
        """The column of the loyalty question."""
        return None if self.measure.column is None else self.survey.column(self.measure.column)

    def _answer(self, row: int) -> str:
        if self.loyalty is None or self._places[row] < 0:
            return ""
        return f"{float(self.loyalty.scale.codes[self.loyalty.raw.codes[row]]):g}"

    @cached_property
    def _places(self) -> npt.NDArray[np.intp]:
        return class_places(self.survey, self.measure)

    @cached_property
    def _cells(self) -> Cells:
        return Cells(self.survey)

    def _spans(self, text: str) -> tuple[Span, ...]:
        found = list(found_spans(text, self.words))
        if self.term:
            found += term_spans(text, self.term)
        return merged(found)


def class_places(survey: Survey, measure: Measure) -> npt.NDArray[np.intp]:
    """Return the class of each respondent as a place in CLASSES; −1 without a loyalty answer."""
    column = None if measure.column is None else survey.column(measure.column)
    if column is None:
        return np.full(survey.rows, -1, dtype=np.intp)
    of_value = np.where(column.scale.valid, classes_of_answers(column.scale.codes, measure), -1)
    return of_value[column.raw.codes]


def term_spans(text: str, term: str) -> list[Span]:
    """Return where a word, or a phrase, of the list stands in a comment."""
    known, units = units_of(text)
    if " + " in term:
        first, _plus, second = term.partition(" + ")
        pairs = [one for one in pairs_of(units) if (one.first.word, one.second.word) == (first, second)]
        return [known.span(one.first.start, one.second.end) for one in pairs]
    return [known.span(one.start, one.end) for one in units if one.word == term]


@remembered
def _search_keys(distinct: Distinct) -> tuple[str, ...]:
    return tuple([search_key(text) for text in distinct.cells])


def prepare_search(columns: tuple[Column, ...]) -> None:
    """Make all that a search looks through, before somebody waits for it."""
    for column in columns:
        _search_keys(column.distinct)


def matching(columns: tuple[Column, ...], words: tuple[str, ...], rows: int) -> npt.NDArray[np.bool_]:
    """Return the respondents whose comments hold all of these words (`search_words`)."""
    found = np.ones(rows, dtype=bool)
    for word in words:
        anywhere = np.zeros(rows, dtype=bool)
        for column in columns:
            holds = np.array([word in key for key in _search_keys(column.distinct)], dtype=bool)
            anywhere |= (holds & telling(column))[column.raw.codes]
        found &= anywhere
    return found


def ordered(view: VoiceRows, order: VoiceOrder) -> Rows:
    """Return the rows of a view in another order; the file's where two are alike."""
    rows = view.rows
    if order == "file" or not len(rows):
        return rows
    if order == "long":
        lengths = np.zeros(view.survey.rows, dtype=np.int64)
        for column in view.comments.columns:
            sizes = np.array([len(text.strip()) for text in column.distinct.cells], dtype=np.int64)
            lengths += np.where(telling(column), sizes, 0)[column.raw.codes]
        return rows[np.argsort(-lengths[rows], kind="stable")]
    if view.loyalty is None:
        return rows
    scores = np.where(view.loyalty.scale.valid, view.loyalty.scale.codes, np.nan)[view.loyalty.raw.codes[rows]]
    return rows[np.argsort(scores if order == "low" else -scores, kind="stable")]  # NaN comes last either way
