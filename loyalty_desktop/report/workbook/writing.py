"""The report as an Excel workbook: all of its sheets, its charts, and its formulas where the answers go along."""

from __future__ import annotations

import tempfile
import zipfile
from typing import IO, TYPE_CHECKING, BinaryIO

from openpyxl import Workbook

from loyalty_desktop.errors import Cancelled
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.report.document.model import SECTIONS
from loyalty_desktop.report.sheet_rows import StoppedError
from loyalty_desktop.report.workbook.chart_cells import ChartCells
from loyalty_desktop.report.workbook.live_values import sheet_parts, with_results
from loyalty_desktop.report.workbook.looks import MEASURE
from loyalty_desktop.report.workbook.places import Places
from loyalty_desktop.report.workbook.plain_text import one_line
from loyalty_desktop.report.workbook.sheets import Sheets
from loyalty_desktop.report.workbook.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.workbook.live import Live

_SHEETS, _SAVED = 0.4, 0.5
"""What share of the work is done when the sheets are filled, and when they are saved; the answers are the rest."""
_PROGRAM = "Loyalty Desktop"
_IN_MEMORY = 32 << 20
_LONGEST_PROPERTY = 255


def write_workbook(
    report: Report, target: BinaryIO, live: Live | None = None, goes_on: Callable[[float], bool] | None = None
) -> None:
    """Write a report into a file that is open for writing, with a sheet for each section.

    With `live`, every figure that Excel can work out is a formula on the answers, which are added in sheets of their
    own. `goes_on` is told what share (0..1) is done, and says whether to go on; raises Cancelled if not.
    """

    def tell(share: float) -> None:
        if goes_on is not None and not goes_on(share):
            raise Cancelled(message("export_stopped"))

    def goes_further(share: float) -> bool:
        return goes_on is None or goes_on(_SAVED + (1.0 - _SAVED) * share)

    places = Places(live)
    book, cells = _filled(report, places, live, tell)
    try:
        if live is None:
            tell(_SAVED)
            book.save(target)
            return
        live.write(book)
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as saved:
            book.save(saved)
            tell(_SAVED)
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as drawn:
                _put_results(saved, drawn, cells)
                live.finish(drawn, target, goes_further)
    except StoppedError as error:
        raise Cancelled(message("export_stopped")) from error


def _filled(
    report: Report, places: Places, live: Live | None, tell: Callable[[float], None]
) -> tuple[Workbook, ChartCells | None]:
    """Return a workbook with the sheets of the report, and the cells that its charts are drawn from."""
    book = Workbook()
    book._named_styles["Normal"].font = MEASURE  # type: ignore[attr-defined]  # every workbook begins with this style
    book.remove(book.worksheets[0])
    sheets = Sheets(book, report, Tables(places, live))
    wanted = [one for one in SECTIONS if report.of(one) or (one == "definitions" and report.definitions)]
    wanted = wanted or ["definitions"]
    for at, section in enumerate(wanted):
        tell(_SHEETS * at / len(wanted))
        sheets.section(section, with_facts=at == 0)
    tell(_SHEETS)
    cells = None
    if sheets.has_charts:
        cells = ChartCells(sheets.cells_sheet(), sheets.looks, sheets.pen, places, follows=live is not None)
        cells.say(_("The charts of this workbook are drawn from these cells."))
        sheets.draw(cells)
    remarks = sheets.pen.remarks()
    if remarks:
        sheets.remarks(remarks)
    book.properties.title = one_line(report.title)[:_LONGEST_PROPERTY]
    book.properties.creator = _PROGRAM
    return book, cells


def _put_results(saved: IO[bytes], out: IO[bytes], cells: ChartCells | None) -> None:
    """Copy a saved workbook with the results beside the formulas of the cells that charts are drawn from."""
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        titles = {part: title for title, part in sheet_parts(old).items()}
        for name in old.namelist():
            data = old.read(name)
            if cells is not None and titles.get(name) == cells.sheet.title:
                data = with_results(data.decode(), cells.results, {}).encode()
            new.writestr(name, data)
