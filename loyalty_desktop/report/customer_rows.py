"""The customers of one cell of the grid, one by one, those who spend most first: looked up when somebody looks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from loyalty_desktop.compute.amount_rows import amount_kind
from loyalty_desktop.compute.comments import comment_columns, telling, wrote
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.cells import Cells
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.money_text import money_of
from loyalty_desktop.survey.ids import of_customers_first

if TYPE_CHECKING:
    import numpy.typing as npt

    from loyalty_desktop.compute.customer_grid import Grid
    from loyalty_desktop.journey.economics import CellCode
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.measure_words import ClassCode
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.survey import Survey


class CustomerRow(msgspec.Struct, frozen=True):
    """One customer: the loyalty answer, who it is, what was spent, how often, and what was written, as it may be shown.

    Without a column that names customers, `who` is the row in the file.
    """

    row: int
    answer: str
    code: ClassCode
    who: str
    spent: str
    often: str
    comments: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class CustomerRows:
    """The members of a cell as rows of the survey, from 0, those who spend most first."""

    survey: Survey
    measure: Measure
    rows: npt.NDArray[np.intp]
    money: Column
    often: Column | None

    @cached_property
    def commenting(self) -> npt.NDArray[np.intp]:
        """Those of the members who wrote something that is more than "nothing"."""
        someone = np.zeros(len(self.rows), dtype=bool)
        for column in self.comments:
            someone |= wrote(column)[self.rows]
        return self.rows[someone]

    @cached_property
    def comments(self) -> tuple[Column, ...]:
        """The columns of what people wrote that may be shown."""
        return comment_columns(self.survey)

    @cached_property
    def ids(self) -> tuple[Column, ...]:
        """The columns that say who a customer is and that may be shown."""
        return of_customers_first(one for one in self.survey.with_role("id") if one.hides != "all")

    def customer(self, row: int) -> CustomerRow:
        """Return the customer in one row of the survey."""
        score = self.score(row)
        return CustomerRow(
            row,
            f"{score:g}",
            self._class_of(score),
            who_text(self.ids, row) or _("Row {number:,}").format(number=self.row_number(row)),
            amount_text(self.money, row),
            "" if self.often is None else times_text(self.often, row),
            tuple(
                text
                for column in self.comments
                if telling(column)[column.raw.codes[row]] and (text := answer_at(column, row).strip())
            ),
        )

    def row_number(self, row: int) -> int:
        """Return the number of a customer's row in the file."""
        return self._cells.row_number(row)

    @cached_property
    def _cells(self) -> Cells:
        return Cells(self.survey)

    def customer_class(self, row: int) -> ClassCode:
        """Return the class of one customer."""
        return self._class_of(self.score(row))

    def score(self, row: int) -> float:
        """Return the loyalty answer of one customer."""
        loyalty = self.survey.column(self.measure.column) if self.measure.column is not None else None
        return float("nan") if loyalty is None else float(loyalty.scale.codes[loyalty.raw.codes[row]])

    def _class_of(self, score: float) -> ClassCode:
        if score >= self.measure.positive_min:
            return "positive"
        return "negative" if score <= self.measure.negative_max else "passive"


def customer_rows(
    survey: Survey, measure: Measure, grid: Grid, cell: CellCode, money: Column, often: Column | None
) -> CustomerRows:
    """Return the members of a cell, those who spend most first, in file order where they spend the same."""
    rows = grid.rows_of(cell)
    spent = money.scale.codes[money.raw.codes[rows]]
    return CustomerRows(survey, measure, rows[np.argsort(-spent, kind="stable")], money, often)


def who_text(ids: tuple[Column, ...], row: int) -> str:
    """Return the first id that a row has, '' for none; one that is not of the first column says which it is."""
    for at, column in enumerate(ids):
        if text := text_at(column, row).strip():
            return text if at == 0 else f"{column_text(column)} {text}"
    return ""


def text_at(column: Column, row: int) -> str:
    """Return what a column holds in a row, as it may be shown."""
    return column.distinct.texts[int(column.raw.codes[row])]


def times_text(column: Column, row: int) -> str:
    """Return how often a customer comes; a bare number is said to be one of times."""
    code = int(column.raw.codes[row])
    number = float(column.scale.codes[code])
    text = column.distinct.texts[code]
    if column.scale.reasons[code] is not None:
        return ""
    is_bare = column.scale.kind == "number" and number.is_integer() and text.strip().isdecimal()
    return ngettext("{n:,} time", "{n:,} times", int(number)).format(n=int(number)) if is_bare else text


def answer_at(column: Column, row: int) -> str:
    """Return the answer of a column in a row, '' where it is none."""
    code = int(column.raw.codes[row])
    return column.distinct.cells[code] if column.scale.reasons[code] is None else ""


def amount_text(column: Column, row: int) -> str:
    """Return an amount with its currency; the words of a range where the column holds ranges."""
    if column.scale.kind == "bands" or amount_kind(column) != "amounts":
        return text_at(column, row)
    return money_of(column).exact(float(column.scale.codes[int(column.raw.codes[row])]))
