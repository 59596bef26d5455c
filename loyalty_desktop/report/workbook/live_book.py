"""The sheets behind the formulas put into a workbook: filter, answers (headings only), codes, counts, formulas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.cell.cell import Cell
from openpyxl.styles import Border, Side
from openpyxl.utils import absolute_coordinate, get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.workbook.answers_sheet import headings
from loyalty_desktop.report.workbook.canvas import lines_of
from loyalty_desktop.report.workbook.live_data import CLASS, COUNTED, FIRST_ROW
from loyalty_desktop.report.workbook.live_fields import Texts
from loyalty_desktop.report.workbook.live_sheet import Worked
from loyalty_desktop.report.workbook.looks import (
    BODY,
    HEADING_FILL,
    LINE_HEIGHT,
    MUTED,
    TITLE,
    UNDERLINE,
    aligned,
    fill,
    looks_of,
)
from loyalty_desktop.report.workbook.plain_text import Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from loyalty_desktop.report.workbook.live_data import Data
    from loyalty_desktop.report.workbook.live_filter import Control
    from loyalty_desktop.report.workbook.live_sheet import Look, Sheet
    from loyalty_desktop.report.workbook.looks import Looks

_CHOICE = "FFF6CC"
_EDGE = Side("thin", color="C9A227")
_BOX = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_FORMATS: dict[Look, str] = {
    "count": "#,##0",
    "effective": "#,##0.0",
    "number": "#,##0.0000",
    "score": "0.00",
    "share": "0.00%",
    "p": '[<0.00005]"<.0001";0.0000',
    "code": "0",
}
_WIDE, _MIDDLE, _NARROW, _GAP = 44.0, 30.0, 13.0, 3.0
_SETTINGS, _NUMBERS = 60.0, 17.0
_PRINTED = 8
"""So many columns of the answers are printed: their headings say what a row is, and more would be too small."""
_LINES, _HEADING_LINES, _FOLDED = 4, 2, 3


@dataclass(frozen=True, eq=False)
class Behind:
    """What stands behind the formulas of a report: the answers, what they are filtered by, counts and formulas."""

    data: Data
    control: Control
    counts: Sheet
    rows: Sheet
    answers: str
    """The name of the sheet of answers."""
    language: str


def add_sheets(book: Workbook, live: Behind) -> None:
    """Add the sheets behind the formulas, and have Excel work everything out when the file is opened."""
    looks = looks_of(live.language)
    control = live.control
    taken = {control.sheet.title, live.answers, control.codes.title, live.counts.title, live.rows.title}
    clash = taken & set(book.sheetnames)
    if clash:
        msg = f"the workbook already has sheets of these names: {sorted(clash)}"
        raise ValueError(msg)
    _filter(_filled(book, control.sheet, looks, (_SETTINGS, _MIDDLE, _NUMBERS), 3), control)
    _answers(book, live, looks)
    lists = (_MIDDLE,) * len(control.filters)
    codes = _filled(book, control.codes, looks, (_WIDE, _NUMBERS, _WIDE, _GAP, *lists))
    codes.freeze_panes, codes.print_area = "A3", f"A1:C{max(control.codes.row, 2)}"  # lists are for choosing
    codes.print_title_rows = "1:2"
    for one, frozen in ((live.counts, "C5"), (live.rows, "C3")):
        filled = _filled(book, one, looks, (_WIDE, _MIDDLE), 3)
        filled.freeze_panes = frozen
        filled.print_area = "A1:B2"  # what it is: nobody reads pages of formulas on paper
    for name, cell in control.names:
        book.defined_names[name] = DefinedName(name, attr_text=_fixed(cell))
    book.calculation.fullCalcOnLoad = True


def _fixed(cell: str) -> str:
    """Return a cell as a name stands for it: whichever cell the name is used in."""
    sheet, _mark, place = cell.rpartition("!")
    return f"{sheet}!{absolute_coordinate(place)}"


def _filled(book: Workbook, sheet: Sheet, looks: Looks, widths: Sequence[float], numbers_from: int = 1000) -> Worksheet:
    """Add a sheet with everything that is to be in it; from one column on there are numbers below the headings."""
    found: Worksheet = book.create_sheet(sheet.title)
    pen = Pen()
    styles = _Styles(looks)
    for (row, column), (content, look) in sheet.cells.items():
        cell = found.cell(row, column)
        assert isinstance(cell, Cell)  # nothing is merged
        if isinstance(content, str):
            pen.write(cell, content)
        elif isinstance(content, Worked):
            cell.value = f"={content.formula}"
        else:
            cell.value = content
        styles.dress(cell, look)
        if look == "heading" and column >= numbers_from:
            cell.alignment = styles.above_numbers
            found.row_dimensions[row].height = LINE_HEIGHT * _HEADING_LINES
    for at in range(1, found.max_column + 1):
        found.column_dimensions[get_column_letter(at)].width = widths[at - 1] if at <= len(widths) else _NARROW
    _fold(found, sheet, widths)
    found.sheet_view.showGridLines = False
    _paper(found)
    return found


def _fold(found: Worksheet, sheet: Sheet, widths: Sequence[float]) -> None:
    """Break sentences that are wider than the columns of a sheet into lines."""
    last = min(len(widths), _FOLDED)
    beside = {row for row, column in sheet.cells if column > 1}
    for (row, column), (content, look) in sheet.cells.items():
        lines = lines_of(content, sum(widths[:last])) if isinstance(content, str) else 1
        if column == 1 and look == "plain" and row not in beside and lines > 1:
            found.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
            found.cell(row, 1).alignment = aligned("left", wrap=True, above="top")
            found.row_dimensions[row].height = LINE_HEIGHT * lines


class _Styles:
    """Gives cells their look; openpyxl keeps each font and fill once."""

    def __init__(self, looks: Looks) -> None:
        self._body, self._title = looks.font(), looks.font(TITLE, bold=True)
        self._heading = looks.font(BODY, MUTED, bold=True)
        self._grey, self._yellow = fill(HEADING_FILL), fill(_CHOICE)
        self._left, self._right = aligned("left"), aligned("right")
        self._middle = aligned("center")
        self.above_numbers = aligned("right", wrap=True, above="bottom")

    def dress(self, cell: Cell, look: Look) -> None:
        """Give a cell its look."""
        cell.font = self._title if look == "title" else self._heading if look == "heading" else self._body
        if look == "heading":
            cell.fill, cell.border = self._grey, UNDERLINE
        elif look == "choice":
            cell.fill, cell.border = self._yellow, _BOX
        middle = self._middle if look == "code" else self._right
        cell.alignment = middle if look in _FORMATS else self._left
        if look in _FORMATS:
            cell.number_format = _FORMATS[look]


def _filter(sheet: Worksheet, control: Control) -> None:
    """Let a reader choose from lists, and nothing else."""
    for one in control.filters:
        allowed = DataValidation("list", formula1=one.options, allow_blank=False, showErrorMessage=True)
        allowed.errorTitle, allowed.error = _("Filter"), _("Please choose an answer from the list.")
        sheet.add_data_validation(allowed)
        allowed.add(one.choice)
    for at in (control.low, control.high, control.negative, control.positive, control.least):
        number = DataValidation("decimal", operator="between", formula1="-1000", formula2="1000")
        number.errorTitle, number.error = _("Filter"), _("Please type a number.")
        number.showErrorMessage = True
        sheet.add_data_validation(number)
        number.add(at.here.replace("$", ""))
    sheet.sheet_properties.tabColor = "C9A227"


def _answers(book: Workbook, live: Behind, looks: Looks) -> None:
    """Add the sheet of answers with its headings; `Live.finish` (live.py) puts the rows in."""
    sheet: Worksheet = book.create_sheet(live.answers)
    pen, styles = Pen(), _Styles(looks)
    texts = {live.data.letters[one] for one in live.data.fields if isinstance(one, Texts)}
    named = headings(live.data)
    for letter, name in named:
        cell = sheet[f"{letter}1"]
        pen.write(cell, name)
        styles.dress(cell, "heading")
        cell.alignment = aligned("left", wrap=True, above="top")
        sheet.column_dimensions[letter].width = _WIDE if letter in texts else _NARROW
    _quoted(sheet)
    sheet.row_dimensions[1].height = LINE_HEIGHT * _LINES
    sheet.freeze_panes = f"{CLASS}{FIRST_ROW}" if len(named) < 3 else f"C{FIRST_ROW}"
    sheet.auto_filter.ref = f"{COUNTED}1:{named[-1][0]}{live.data.last_row}"
    _paper(sheet)
    sheet.print_area = (
        f"A1:{named[min(len(named), _PRINTED) - 1][0]}1"  # hundreds of pages; who wants them clears the print area
    )


def _quoted(sheet: Worksheet) -> None:
    """Leave a style in the workbook for texts that look like formulas (`quoted_style` finds it again)."""
    cell = sheet.cell(FIRST_ROW, 1)
    assert isinstance(cell, Cell)
    cell.quotePrefix = True
    del sheet._cells[cell.row, cell.column]  # the row itself comes when the file is finished


def _paper(sheet: Worksheet) -> None:
    """Print on A4 across, as wide as a page, with the headings on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
