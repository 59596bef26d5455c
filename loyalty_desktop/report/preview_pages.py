"""What the small pictures of sheets and charts show: boxes with texts, drawings and tables at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import SECTIONS, Table, Words
from loyalty_desktop.report.document.section_names import section_name
from loyalty_desktop.report.drawing.charts import drawn, usual_height
from loyalty_desktop.report.drawing.letters import clean, fitted
from loyalty_desktop.report.drawing.primitives import Drawing
from loyalty_desktop.report.pages.table_setting import set_tables
from loyalty_desktop.report.pictures import charts_of as pictured
from loyalty_desktop.report.pictures import picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.report.document.charts import Chart
    from loyalty_desktop.report.document.model import Block, Page, Report, SectionId

_INK, _MUTED, _LINE, _BAND = "#1D2433", "#667085", "#E2E5EA", "#F0F2F5"
_TITLE = 20.0
SHEET = (960.0, 540.0)
_EDGE, _TAB, _STRIP = 34.0, 30.0, 18.0
_MOST_ROWS, _ROW = 14, 20.0


class Saying(msgspec.Struct, frozen=True):
    """A paragraph: its text, its size in points, its colour, whether it is bold."""

    text: str
    size: float
    colour: str = _INK
    bold: bool = False


class TextItem(msgspec.Struct, frozen=True, tag="text"):
    """Paragraphs in a box; what has no room in it is not seen."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[Saying, ...]
    fill: str = ""


class LineItem(msgspec.Struct, frozen=True, tag="line"):
    """A thin line, as a rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str = _LINE


class DrawingItem(msgspec.Struct, frozen=True, tag="drawing"):
    """A drawing at its place."""

    x: float
    y: float
    drawing: Drawing


class TableItem(msgspec.Struct, frozen=True, tag="table"):
    """A table at its place: the width of each column, the height of each row, its cells, the headings first."""

    x: float
    y: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    cells: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]
    ink: str = _INK
    head: str = "#ECEEFB"


Item = TextItem | LineItem | DrawingItem | TableItem


class Sketched(msgspec.Struct, frozen=True):
    """One picture: its title, its size in points, what is on it; a `clear` one has no ground of its own."""

    title: str
    width: float
    height: float
    items: tuple[Item, ...]
    clear: bool = False


def sheet_pages(report: Report, *, with_answers: bool = False) -> Iterator[Sketched]:
    """Give the upper left of every sheet of a workbook; with the answers, those that formulas need too."""
    for section in SECTIONS:
        pages = report.of(section)
        if pages or (section == "definitions" and report.definitions):
            yield Sketched(section_name(section), *SHEET, _sheet(report, section, pages))
    if next(iter(charts_of(report)), None) is not None:
        yield _told_sheet(_("Chart data"), _("The charts of this workbook are drawn from these cells."))
    if not with_answers:
        return
    yield _told_sheet(_("Filter"), _("Choose a filter here, and all formulas count again."))
    yield _told_sheet(_("Codes"), _("What the numbers of the answers mean."))
    yield _told_sheet(_("Answers"), _("The answers, one row a respondent, as numbers."))
    yield _told_sheet(_("Counts"), _("How many gave which answer, as formulas on the answers."))
    yield _told_sheet(_("Formulas"), _("The figures of the report, as formulas on these counts."))


def chart_pages(report: Report) -> Iterator[Sketched]:
    """Give every chart, as it will be written as a picture."""
    for page in report.pages:
        for chart in pictured(page):
            drawing = picture_of(chart, page, report)
            title = clean(chart.title or page.name)
            yield Sketched(title, drawing.width, drawing.height, (DrawingItem(0.0, 0.0, drawing),))


def charts_of(report: Report) -> Iterator[Chart]:
    """Give the charts of a report in the order told."""
    for page in report.pages:
        for block in page.blocks:
            if not isinstance(block, (Table, Words)):
                yield block


def _told_sheet(name: str, told: str) -> Sketched:
    """Return a sheet of which no more is shown than what it is for."""
    width, height = SHEET
    lines = [LineItem(0.0, _STRIP + _ROW * at, width, 0.5) for at in range(int((height - _TAB - _STRIP) / _ROW) + 1)]
    lines += [LineItem(_STRIP + 96.0 * at, 0.0, 0.5, height - _TAB) for at in range(int(width / 96.0) + 1)]
    box = TextItem(_EDGE, 90, width - 2 * _EDGE, 100, (Saying(told, 28, _MUTED),), "#FFFFFF")
    return Sketched(name, *SHEET, (*lines, *_frame(name), box))


def _sheet(report: Report, section: SectionId, pages: tuple[Page, ...]) -> tuple[Item, ...]:
    """Return the strips of a sheet, its heading, and its first blocks below one another as far as they have room."""
    width, height = SHEET
    name = section_name(section)
    items = _frame(name)
    top = 62.0
    if pages:
        said = fitted(clean(pages[0].title), 14, width - 2 * _EDGE, 700)
        items.append(TextItem(_EDGE, top, width - 2 * _EDGE, 24, (Saying(said, 14, bold=True),)))
        top += 30
    for block in [one for page in pages for one in page.blocks] or [*_meanings(report)]:
        room = height - _TAB - top - 8
        if room < 3 * _ROW:
            break
        made, taken = _block(block, top, width - 2 * _EDGE, room)
        items += made
        top += taken + 14
    return tuple(items)


def _frame(name: str) -> list[Item]:
    """Return what a program shows around a sheet, and the sheet's heading."""
    width, height = SHEET
    return [
        TextItem(0, 0, width, _STRIP, (Saying("", 8),), _BAND),
        TextItem(0, _STRIP, _STRIP, height - _STRIP, (Saying("", 8),), _BAND),
        TextItem(0, height - _TAB, width, _TAB, (Saying("", 8),), _BAND),
        TextItem(_EDGE, height - _TAB, 220, _TAB, (Saying(name, 13, bold=True),), "#FFFFFF"),
        TextItem(_EDGE, 26, width - 2 * _EDGE, 34, (Saying(name, _TITLE, bold=True),)),
    ]


def _meanings(report: Report) -> Iterator[Words]:
    yield Words("definitions", "", tuple(f"{one.term}: {one.meaning}" for one in report.definitions))


def _block(block: Block, top: float, width: float, room: float) -> tuple[list[Item], float]:
    """Return what of a block is seen, and how high it is."""
    if isinstance(block, Words):
        lines = tuple(Saying(fitted(clean(one), 12, width), 12) for one in block.lines[: int(room // _ROW)])
        return [TextItem(_EDGE, top, width, room, lines)], _ROW * len(lines)
    if not isinstance(block, Table):
        high = min(usual_height(block, 0.7 * width), room, 300.0)
        return [DrawingItem(_EDGE, top, drawn(block, 0.7 * width, high))], high
    made = set_tables(block, width)
    if not made:
        return [], 0.0
    table, most = made[0], min(_MOST_ROWS, max(int(room // _ROW) - 1, 1))
    heads = tuple(fitted(one, 10, wide - 8) for one, wide in zip(table.heads, table.widths, strict=True))
    rows = tuple(
        tuple(
            fitted(" ".join((cell.text, cell.mark)).strip(), 10, wide - 8)
            for cell, wide in zip(row.cells, table.widths, strict=True)
        )
        for row in table.rows[:most]
    )
    heights = (_ROW,) * (len(rows) + 1)
    figures = tuple(side == "right" for side in table.sides)
    return [TableItem(_EDGE, top, table.widths, heights, 10, (heads, *rows), figures)], sum(heights)
