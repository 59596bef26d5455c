"""The sheets of a workbook: one for each section of the report, its pages below one another, in the order told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.document.charts import Bars, Grid, Parts, Scatter
from loyalty_desktop.report.document.model import Table, Words
from loyalty_desktop.report.document.section_names import section_name
from loyalty_desktop.report.workbook.canvas import Canvas
from loyalty_desktop.report.workbook.chart_keys import write_key
from loyalty_desktop.report.workbook.grids import write_grid
from loyalty_desktop.report.workbook.looks import (
    BETWEEN,
    BODY,
    CHANGED,
    INK,
    LEAD,
    LINE_HEIGHT,
    MUTED,
    SECTION,
    SMALL,
    TITLE,
    looks_of,
)
from loyalty_desktop.report.workbook.native_charts import bar_chart, height_of, line_chart, page_parts, parts_chart
from loyalty_desktop.report.workbook.plain_text import Pen, sheet_name
from loyalty_desktop.report.workbook.printing import set_up_print
from loyalty_desktop.report.workbook.scatter_chart import HEIGHT, scatter_chart, unnamed
from loyalty_desktop.report.workbook.stale import Stale
from loyalty_desktop.report.workbook.widths import sheet_widths

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.chart._chart import ChartBase
    from openpyxl.drawing.spreadsheet_drawing import TwoCellAnchor
    from openpyxl.worksheet.worksheet import Worksheet

    from loyalty_desktop.report.document.charts import Lines
    from loyalty_desktop.report.document.model import Page, Report, SectionId
    from loyalty_desktop.report.workbook.chart_cells import ChartCells
    from loyalty_desktop.report.workbook.looks import Looks
    from loyalty_desktop.report.workbook.tables import Tables

_REPEATED = 3
"""Rows at the top of each sheet: what it is about, and what it rests on; there are more with formulas."""
_HIGHEST_FROZEN = 7
"""Headings so many rows further down would leave too few rows to scroll."""
_POINTS = 72 / 2.54
_LOWEST, _LOWEST_WITH_NOTES = 0.7, 0.6
"""How low a chart may become: to fit on a page at all, and to have its notes on the same page."""
_SOME_ROWS = 8
_BELOW = 1.4
"""Centimetres for what the signs of a chart mean, and what it rests on."""


@dataclass(frozen=True, slots=True)
class Spared:
    """Room that a sheet has for a chart: its sheet, where it lies, and how high it is in centimetres."""

    sheet: Worksheet
    anchor: TwoCellAnchor
    height: float
    chart: Bars | Parts | Scatter | Lines
    note: Cell | None
    """The cell below that says what of it does not follow a filter; None where there are no formulas at all."""


class Sheets:
    """Fills the sheets of a workbook; charts come when all cells that they draw from are there."""

    def __init__(self, book: Workbook, report: Report, tables: Tables) -> None:
        self._book, self._report, self._tables = book, report, tables
        self.looks: Looks = looks_of(report.language)
        self.pen = Pen()
        self._spared: list[Spared] = []
        self._repeated = _REPEATED

    def section(self, section: SectionId, *, with_facts: bool = False) -> None:
        """Write a section that has pages; `with_facts` adds what the whole report rests on."""
        pages = self._report.of(section)
        if with_facts:
            pages = (*(_told_first(page) for page in pages[:1]), *pages[1:])
        widths = sheet_widths(block for page in pages for block in page.blocks if isinstance(block, Table))
        canvas = self._begin(section_name(section), widths)
        frozen = 0
        for at, page in enumerate(pages):
            frozen = self._page(canvas, page, is_first=at == 0) or frozen
        if section == "definitions":
            self._definitions(canvas)
        if with_facts:
            canvas.keep_together(len(self._report.facts) * LINE_HEIGHT)
            canvas.text(_("What the report rests on"), self.looks.font(TITLE, bold=True))
            for fact in self._report.facts:
                canvas.pair(fact.name, fact.value)
        self._end(canvas, frozen)

    def remarks(self, lines: tuple[str, ...]) -> None:
        """Write a sheet that says what could not be written as it was."""
        canvas = self._begin(_("Remarks"), sheet_widths(()))
        for line in lines:
            canvas.text(line, self.looks.font())
        self._end(canvas, 0)

    def cells_sheet(self) -> Worksheet:
        """Add the sheet of the cells that charts are drawn from, and return it."""
        return self._sheet(_("Chart data"))

    @property
    def has_charts(self) -> bool:
        """Whether charts are waited for."""
        return bool(self._spared)

    def draw(self, cells: ChartCells) -> None:
        """Put all charts into the room that was left for them, drawn from the cells of a sheet."""
        for spared in self._spared:
            formulas, values = len(cells.results), cells.plain
            made = _made(spared.chart, cells, self.looks, spared.height)
            self._tell(spared, formulas=len(cells.results) - formulas, values=cells.plain - values)
            made.anchor = spared.anchor  # type: ignore[assignment]  # the stubs know cells only
            spared.sheet.add_chart(made)
        # the charts themselves are printed: of their cells no more than what they are
        set_up_print(cells.sheet, self._report.footer, (cells.sheet.max_column, 1), 1)

    def _tell(self, spared: Spared, *, formulas: int, values: int) -> None:
        """Say below a chart what of it does not follow a filter."""
        if spared.note is not None and values:
            self.pen.write(spared.note, _some_told() if formulas else _none_told())

    def _sheet(self, name: str) -> Worksheet:
        sheet: Worksheet = self._book.create_sheet(sheet_name(name, self._book.sheetnames))
        sheet.sheet_view.showGridLines = False
        return sheet

    def _begin(self, name: str, widths: tuple[float, ...]) -> Canvas:
        canvas = Canvas(self._sheet(name), widths, self.looks, self.pen)
        canvas.text(name, self.looks.font(SECTION, bold=True))
        live = self._tables.live
        if live is not None and live.filtered is not None:
            canvas.stale = Stale(canvas.sheet, "A3")
        canvas.text(self._report.footer, self.looks.font(SMALL, MUTED), of_day=True)
        if live is not None and live.filtered is not None:
            cell = canvas.cell(1)
            canvas.text(str(live.filtered.result), self.looks.font(SMALL, INK, bold=True))
            cell.value = f"={live.filtered.formula}"
        self._repeated = canvas.row
        canvas.space()
        canvas.repeated()
        return canvas

    def _end(self, canvas: Canvas, frozen: int) -> None:
        sheet = canvas.sheet
        if canvas.stale is not None:
            canvas.stale.finish()
        sheet.freeze_panes = f"{'B' if frozen else 'A'}{(frozen or self._repeated) + 1}"
        set_up_print(sheet, self._report.footer, (canvas.last, max(1, canvas.row - 1)), frozen or self._repeated)

    def _page(self, canvas: Canvas, page: Page, *, is_first: bool) -> int:
        """Write a page; return the row of the headings that stay in sight, 0 for none."""
        if not is_first:
            canvas.keep_together(_points(canvas, self._tables, page))
        if page.name and page.name != page.title:
            canvas.text(page.name, self.looks.font(SMALL, MUTED, bold=True))
        canvas.text(page.title, self.looks.font(TITLE, bold=True), of_day=True)
        for line in page.lead:
            canvas.text(line, self.looks.font(LEAD), of_day=True)
        self._reminder(canvas)
        frozen = 0
        foot = _foot(canvas, page)
        for at, block in enumerate(page.blocks):
            if isinstance(block, Words):
                self._words(canvas, block)
            elif isinstance(block, Table):
                after = foot if at + 1 == len(page.blocks) else 0.0
                if at:
                    whole = self._tables.height(canvas, block) + after
                    canvas.keep_together(whole if canvas.fits(whole) else _SOME_ROWS * LINE_HEIGHT)
                freezes = is_first and at == 0 and canvas.row < self._repeated + _HIGHEST_FROZEN
                heading = self._tables.write(canvas, block, repeats=freezes, after=after)
                frozen = heading if freezes else frozen
            elif isinstance(block, Grid):
                write_grid(canvas, block)
                if self._tables.live is not None:
                    self._note(canvas, _none_told())
            else:
                self._spare_all(canvas, block, foot if at + 1 == len(page.blocks) else 0.0, is_first=at == 0)
        for line in _feet(page):
            canvas.text(line, self.looks.font(SMALL, MUTED), of_day=True)
        canvas.space(2 * LINE_HEIGHT)
        return frozen

    def _reminder(self, canvas: Canvas) -> None:
        """Say below the sentences of a page that they are of the day of writing, once a filter is chosen."""
        live = self._tables.live
        if live is None or live.filtered is None:
            canvas.space()
            return
        cell = canvas.cell(1)
        canvas.text(" ", self.looks.font(SMALL, CHANGED, bold=True))
        cell.value = f"={live.reminder.formula}"

    def _spare_all(self, canvas: Canvas, chart: Bars | Parts | Scatter | Lines, foot: float, *, is_first: bool) -> None:
        """Leave room for a chart, or for several of them where it is too long for a page."""
        parts = page_parts(chart) if isinstance(chart, Bars) else (chart,)
        for part in parts:
            self._spare(canvas, part, foot if part is parts[-1] else 0.0, below_title=is_first and part is parts[0])

    def _spare(self, canvas: Canvas, chart: Bars | Parts | Scatter | Lines, foot: float, *, below_title: bool) -> None:
        """Leave room for a chart and the `foot` points of notes below it; it may be a little lower than usual.

        What stands `below_title` stays with the title of its page as long as it can.
        """
        height = _chart_height(chart)
        for under in (foot + _BELOW * _POINTS, _BELOW * _POINTS, 0.0):
            room = canvas.room_cm - under / _POINTS
            if room >= (_LOWEST_WITH_NOTES if under > _BELOW * _POINTS else _LOWEST) * height:
                height = min(height, room)
                break
            if not below_title and canvas.fits(height * _POINTS + under):
                canvas.keep_together(height * _POINTS + under)
                break
        anchor, note = canvas.reserve(height), None
        write_key(canvas, chart)
        left_out = unnamed(chart, height) if isinstance(chart, Scatter) else 0
        if left_out:
            canvas.text(_unnamed_told(left_out), self.looks.font(SMALL, MUTED))
        if self._tables.live is not None:
            note = self._note(canvas, " ")
        self._spared.append(Spared(canvas.sheet, anchor, height, chart, note))

    def _note(self, canvas: Canvas, text: str) -> Cell:
        """Write a remark below a chart on what of it does not follow a filter."""
        cell = canvas.cell(1)
        if canvas.stale is not None:
            canvas.stale.said(cell.coordinate)
        canvas.text(text, self.looks.font(SMALL, MUTED))
        return cell

    def _words(self, canvas: Canvas, words: Words) -> None:
        canvas.keep_together((1 + len(words.lines)) * LINE_HEIGHT)
        if words.title:
            canvas.text(words.title, self.looks.font(LEAD, bold=True))
        is_remark = words.kind == "remarks"
        font = self.looks.font(SMALL if is_remark else BODY, MUTED if is_remark else INK)
        for line in words.lines:
            canvas.text(line, font, indent=2 if words.kind == "quotes" else 1, of_day=True)
        canvas.space()

    def _definitions(self, canvas: Canvas) -> None:
        for one in self._report.definitions:
            canvas.pair(one.term, one.meaning)
        canvas.space()


def _told_first(page: Page) -> Page:
    """Return a page with what stands out above its charts: whoever opens the workbook reads that without scrolling."""
    told = [block for block in page.blocks if isinstance(block, Words)]
    return replace(page, blocks=(*told, *(block for block in page.blocks if not isinstance(block, Words))))


def _none_told() -> str:
    return _("This chart shows the day of writing; it does not follow the filter.")


def _some_told() -> str:
    return _("Only a part of this chart follows the filter; the rest shows the day of writing.")


def _unnamed_told(count: int) -> str:
    return ngettext(
        "{count} name is left out, as it would cover others: it appears when the pointer is on its point.",
        "{count} names are left out, as they would cover others: each appears when the pointer is on its point.",
        count,
    ).format(count=count)


def _made(chart: Bars | Parts | Scatter | Lines, cells: ChartCells, looks: Looks, height: float) -> ChartBase:
    if isinstance(chart, Scatter):
        return scatter_chart(chart, cells, looks, height)
    if isinstance(chart, Bars):
        return bar_chart(chart, cells, looks, height)
    return parts_chart(chart, cells, looks, height) if isinstance(chart, Parts) else line_chart(chart, cells, looks)


def _chart_height(chart: Bars | Parts | Scatter | Lines) -> float:
    return HEIGHT if isinstance(chart, Scatter) else height_of(chart)


def _feet(page: Page) -> tuple[str, ...]:
    """Return what stands below the last block of a page."""
    return tuple(line for line in (BETWEEN.join(page.notes), page.base) if line)


def _foot(canvas: Canvas, page: Page) -> float:
    """Return how many points that takes."""
    return sum(canvas.text_height(line, SMALL) for line in _feet(page))


def _points(canvas: Canvas, tables: Tables, page: Page) -> float:
    """Return how high the title of a page and its first block are, in points; of a long table only some rows."""
    told = canvas.text_height(page.title, TITLE) + sum(canvas.text_height(line, LEAD) for line in page.lead)
    title = told + 3 * LINE_HEIGHT  # its name, the reminder and the title of a table
    if not page.blocks or isinstance(page.blocks[0], Words | Grid):
        return title + _SOME_ROWS * LINE_HEIGHT
    if isinstance(page.blocks[0], Table):
        whole = tables.height(canvas, page.blocks[0]) + title
        return whole if canvas.fits(whole) else title + _SOME_ROWS * LINE_HEIGHT
    height = _chart_height(page.blocks[0])
    chart = title + (height * _LOWEST + _BELOW) * _POINTS
    with_notes = title + (height * _LOWEST_WITH_NOTES + _BELOW) * _POINTS + _foot(canvas, page)
    return with_notes if canvas.fits(with_notes) else chart
