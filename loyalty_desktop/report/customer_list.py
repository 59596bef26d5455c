"""The customers of one cell as a table to be written to a file, as Excel or as CSV.

Whatever people wrote stays text: it is never a formula when the file is opened.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from loyalty_desktop.compute.amount_rows import amount_kind
from loyalty_desktop.compute.answering import happening_of
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.csv_file import csv_file
from loyalty_desktop.report.customer_rows import answer_at, text_at
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.sheet_rows import StoppedError, cell_text, with_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.customer_rows import CustomerRows
    from loyalty_desktop.survey.column import Column

Value: TypeAlias = "str | float | int"
_LONGEST_TITLE = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_NARROW, _WIDE = 16, 60
_AT_ONCE = 1000


class CustomerTable(msgspec.Struct, frozen=True):
    """A list of customers: what its columns are called, and a row each. Numbers are numbers, all else is text."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    comments: tuple[int, ...] = ()
    """The places of the columns that hold what people wrote."""


def customer_table(
    members: CustomerRows, journey: Journey, name: str, goes_on: Callable[[int], bool] | None = None
) -> CustomerTable:
    """Return all members of a cell called `name`: who they are, what they answered, spent, went through and wrote.

    `goes_on` is told how many there are so far and says whether to go on; raises StoppedError if not.
    """
    survey = members.survey
    experiences = [
        (one.name, *found)
        for one in journey.experiences
        if not isinstance(found := happening_of(survey, one), str) and found[0].hides != "all"
    ]

    def happened(row: int) -> str:
        return " / ".join(what for what, column, _valid, had in experiences if had[column.raw.codes[row]])

    personal = tuple(one for one in survey.with_role("personal") if one.hides != "all")
    who, comments = (*members.ids, *personal), members.comments
    parts: list[tuple[str, Callable[[int], Value]]] = [(_("Row in the file"), members.row_number)]
    parts += [(column_text(one), _texts(one)) for one in who]
    loyalty = survey.column(journey.measure.column) if journey.measure.column is not None else None
    if loyalty is not None:
        parts.append((column_text(loyalty), _amounts(loyalty)))
    parts.append((_("Class"), lambda row: class_name(members.customer_class(row), journey.measure)))
    parts.append((_("Customer group"), lambda _row: name))
    parts += [(column_text(one), _amounts(one)) for one in (members.money, members.often) if one is not None]
    if experiences:
        parts.append((_("Experiences"), happened))
    first = len(parts)
    parts += [(column_text(one), _answers(one)) for one in comments]
    rows = tuple(list_rows(members.rows.tolist(), [value for _heading, value in parts], goes_on))
    return CustomerTable(name, tuple(heading for heading, _value in parts), rows, tuple(range(first, len(parts))))


def list_rows(
    rows: Sequence[int], parts: Sequence[Callable[[int], Value]], goes_on: Callable[[int], bool] | None
) -> Iterator[tuple[Value, ...]]:
    """Return a row of the list for each row of the survey; raises StoppedError when `goes_on` says no."""
    for at, row in enumerate(rows):
        if goes_on is not None and at % _AT_ONCE == 0 and not goes_on(at):
            raise StoppedError
        yield tuple(value(row) for value in parts)


def xlsx_bytes(table: CustomerTable, goes_on: Callable[[int], bool] | None = None) -> bytes:
    """Return the list as a workbook; every text is text, and headings stay in sight.

    `goes_on` is told how many rows are written and says whether to go on; raises StoppedError if not.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(ILLEGAL_CHARACTERS_RE.sub("", table.title.translate(_NOT_IN_TITLES))[:_LONGEST_TITLE])
    sheet.freeze_panes = "A2"
    for at in range(len(table.headings)):
        sheet.column_dimensions[get_column_letter(at + 1)].width = _WIDE if at in table.comments else _NARROW
    bold = Font(bold=True)
    quoted = WriteOnlyCell(sheet)
    quoted.quotePrefix = True
    assert quoted.style_id  # now a style of the book, for texts that look like formulas (`with_rows`)
    sheet.append([_heading(sheet, heading, bold) for heading in table.headings])
    out = io.BytesIO()
    book.save(out)
    return with_rows(out.getvalue(), table.rows, 2, goes_on)


def csv_bytes(table: CustomerTable) -> bytes:
    """Return the list as CSV in UTF-8 with a mark that Excel knows; texts like formulas get an apostrophe."""
    return csv_file(table.headings, table.rows).data


def _heading(sheet: WriteOnlyWorksheet, text: str, font: Font) -> Cell:
    cell = WriteOnlyCell(sheet, cell_text(text))
    if cell.value:
        cell.data_type = "s"  # openpyxl would take some for a formula or an error
    cell.font = font
    return cell


def _texts(column: Column) -> Callable[[int], Value]:
    return lambda row: text_at(column, row)


def _answers(column: Column) -> Callable[[int], Value]:
    return lambda row: answer_at(column, row)


def _amounts(column: Column) -> Callable[[int], Value]:
    """Return how the answers of a column are written: as numbers where they are numbers."""
    if column.scale.kind == "bands" or amount_kind(column) != "amounts":
        return _texts(column)

    def value(row: int) -> Value:
        code = int(column.raw.codes[row])
        number = float(column.scale.codes[code])
        if column.scale.reasons[code] is not None or math.isnan(number):
            return text_at(column, row)
        return int(number) if number.is_integer() else number

    return value
