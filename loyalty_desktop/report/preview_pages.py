"""What the small pictures of slides, sheets and charts show: boxes with texts, drawings and tables at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.document.model import SECTIONS, Table, Words
from loyalty_desktop.report.document.section_names import section_name
from loyalty_desktop.report.drawing.charts import drawn, usual_height
from loyalty_desktop.report.drawing.letters import clean, fitted
from loyalty_desktop.report.drawing.primitives import Drawing
from loyalty_desktop.report.pages.table_setting import set_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.report.document.charts import Chart
    from loyalty_desktop.report.document.model import Block, Page, Report, SectionId
    from loyalty_desktop.report.slides.boxes import Box
    from loyalty_desktop.report.slides.plan import SlidePlan, Spot

_POINT = 12_700
_INK, _MUTED, _LINE, _BAND = "#1D2433", "#667085", "#E2E5EA", "#F0F2F5"
_TITLE = 20.0
SHEET = (960.0, 540.0)
_EDGE, _TAB, _STRIP = 34.0, 30.0, 18.0
_MOST_ROWS, _ROW = 14, 20.0
PICTURE = (640.0, 480.0)


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


Item = TextItem | DrawingItem | TableItem


class Sketched(msgspec.Struct, frozen=True):
    """One picture: its title, its size in points, what is on it."""

    title: str
    width: float
    height: float
    items: tuple[Item, ...]


def slide_pages(report: Report) -> Iterator[Sketched]:
    """Give the slides of a deck in the program's own design, each planned as it will be written."""
    # python-pptx comes with these: only where slides are looked at
    from loyalty_desktop.report.slides.house import house_deck, house_look  # noqa: PLC0415
    from loyalty_desktop.report.slides.look import Look  # noqa: PLC0415
    from loyalty_desktop.report.slides.places import own_places  # noqa: PLC0415
    from loyalty_desktop.report.slides.planning import slide_plans  # noqa: PLC0415

    places = own_places(house_deck(report.language))
    size = (places.width / _POINT, places.height / _POINT)
    for plan in slide_plans(report, places, house_look(report.language, Look(report.language))):
        title, below = (places.cover_title, places.cover_subtitle) if plan.kind == "cover" else (places.title, None)
        items = [_text(title, Saying(plan.title, plan.title_size, bold=True))]
        if below is not None and plan.subtitle:
            items.append(_text(below, Saying(plan.subtitle, 16, _MUTED)))
        yield Sketched(_caption(plan), *size, (*items, *map(_spot, plan.spots)))


def sheet_pages(report: Report) -> Iterator[Sketched]:
    """Give the upper left of every sheet of a workbook."""
    for section in SECTIONS:
        pages = report.of(section)
        if pages or (section == "definitions" and report.definitions):
            yield Sketched(section_name(section), *SHEET, _sheet(report, section, pages))


def chart_pages(report: Report) -> Iterator[Sketched]:
    """Give every chart, as it will be written as a picture."""
    for chart in charts_of(report):
        width, height = PICTURE
        head = Saying(fitted(clean(chart.title), _TITLE, width - 2 * _EDGE, 700), _TITLE, bold=True)
        drawing = drawn(chart, width - 2 * _EDGE, height - 3 * _EDGE)
        items = (TextItem(_EDGE, _EDGE / 2, width - 2 * _EDGE, _EDGE, (head,)), DrawingItem(_EDGE, 2 * _EDGE, drawing))
        yield Sketched(clean(chart.title), width, height, items)


def charts_of(report: Report) -> Iterator[Chart]:
    """Give the charts of a report in the order told."""
    for page in report.pages:
        for block in page.blocks:
            if not isinstance(block, (Table, Words)):
                yield block


def _caption(plan: SlidePlan) -> str:
    return clean(plan.title) or plan.page


def _spot(spot: Spot) -> Item:
    from loyalty_desktop.report.slides.plan import ChartSpot, GridSpot, TextSpot  # noqa: PLC0415

    box = spot.box
    if isinstance(spot, TextSpot):
        return _text(
            box, *(Saying(one.text, one.size or 12, f"#{one.colour or _INK[1:]}", one.bold) for one in spot.pieces)
        )
    if isinstance(spot, ChartSpot):
        return _drawing(box, spot.chart)
    if isinstance(spot, GridSpot):
        return _drawing(box, spot.grid)
    part = spot.part
    inch = 72.0
    return TableItem(
        box.left / _POINT,
        box.top / _POINT,
        tuple(inch * one for one in part.widths),
        tuple(inch * one for one in part.heights),
        part.size,
        part.texts,
        tuple(spot.table.columns[at].unit != "text" for at in part.columns),
    )


def _text(box: Box, *lines: Saying) -> TextItem:
    return TextItem(box.left / _POINT, box.top / _POINT, box.width / _POINT, box.height / _POINT, lines)


def _drawing(box: Box, chart: Chart) -> DrawingItem:
    return DrawingItem(box.left / _POINT, box.top / _POINT, drawn(chart, box.width / _POINT, box.height / _POINT))


def _sheet(report: Report, section: SectionId, pages: tuple[Page, ...]) -> tuple[Item, ...]:
    """Return the strips of a sheet, its heading, and its first blocks below one another as far as they have room."""
    width, height = SHEET
    name = section_name(section)
    items: list[Item] = [
        TextItem(0, 0, width, _STRIP, (Saying("", 8),), _BAND),
        TextItem(0, _STRIP, _STRIP, height - _STRIP, (Saying("", 8),), _BAND),
        TextItem(0, height - _TAB, width, _TAB, (Saying("", 8),), _BAND),
        TextItem(_EDGE, height - _TAB, 220, _TAB, (Saying(name, 13, bold=True),), "#FFFFFF"),
        TextItem(_EDGE, 26, width - 2 * _EDGE, 34, (Saying(name, _TITLE, bold=True),)),
    ]
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
