"""A grid of the report (customers by class and profit) as cells in colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Border, Side

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.workbook.canvas import lines_of
from loyalty_desktop.report.workbook.looks import (
    BODY,
    HEADING_FILL,
    INK,
    LEAD,
    LINE_HEIGHT,
    MUTED,
    SMALL,
    TONES,
    WHITE,
    aligned,
    fill,
    lighter,
)

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

    from loyalty_desktop.report.document.charts import Grid, Spot
    from loyalty_desktop.report.workbook.canvas import Canvas

_ROOM = 20.0
"""Letters that a cell of the grid is wide, at least; it takes several columns of the sheet."""
_STRONGEST = 0.55
_EDGE = Side("medium", color=WHITE)
_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def write_grid(canvas: Canvas, grid: Grid) -> None:
    """Write a grid with the names of its columns and rows."""
    spans = _spans(canvas, len(grid.columns))
    heights = [_height(canvas, spans, row) for row in grid.spots]
    canvas.keep_together(sum(heights) + 4 * LINE_HEIGHT)
    if grid.title:
        canvas.text(grid.title, canvas.looks.font(LEAD, bold=True))
    for (first, last), name in zip(spans, grid.columns, strict=True):
        cell = _merged(canvas, first, last)
        canvas.pen.write(cell, name)
        cell.font, cell.fill, cell.alignment = canvas.looks.font(bold=True), fill(HEADING_FILL), _CENTRE
    canvas.advance(LINE_HEIGHT + 4)
    for name, row, height in zip(grid.rows, grid.spots, heights, strict=True):
        cell = canvas.cell(1)
        canvas.pen.write(cell, name)
        cell.font, cell.alignment = canvas.looks.font(bold=True), aligned("left", wrap=True)
        for (first, last), spot in zip(spans, row, strict=True):
            _write_spot(canvas, _merged(canvas, first, last), spot)
        canvas.advance(height)
    if any(spot.state == "reference" for row in grid.spots for spot in row):
        canvas.text(_("For reference: few answers (fewer than 30)."), canvas.looks.font(SMALL, MUTED))
    canvas.space(LINE_HEIGHT)


_CENTRE = aligned("center", wrap=True)


def _text(spot: Spot) -> str:
    tag = (_("For reference"),) if spot.state == "reference" else ()
    return "\n".join((spot.name, *spot.lines, *tag))


def _write_spot(canvas: Canvas, cell: Cell, spot: Spot) -> None:
    canvas.pen.write(cell, _text(spot))
    canvas.of_day(cell)
    is_firm = spot.state == "shown"
    cell.font = canvas.looks.font(BODY, INK if is_firm else MUTED)
    cell.fill = fill(lighter(TONES[spot.tone], _STRONGEST * spot.strength * (1.0 if is_firm else 0.5)))
    cell.alignment, cell.border = _CENTRE, _FRAME


def _spans(canvas: Canvas, count: int) -> list[tuple[int, int]]:
    """Return the first and the last column of the sheet for each column of the grid."""
    spans, at = [], 2
    for _column in range(count):
        last = at
        while sum(canvas.width(one) for one in range(at, last + 1)) < _ROOM:
            last += 1
        spans.append((at, last))
        at = last + 1
    return spans


def _height(canvas: Canvas, spans: list[tuple[int, int]], row: tuple[Spot, ...]) -> float:
    wide = [sum(canvas.width(at) for at in range(first, last + 1)) for first, last in spans]
    return max(lines_of(_text(spot), room) for spot, room in zip(row, wide, strict=True)) * LINE_HEIGHT + 8


def _merged(canvas: Canvas, first: int, last: int) -> Cell:
    canvas.used(last)
    if last > first:
        canvas.sheet.merge_cells(start_row=canvas.row, end_row=canvas.row, start_column=first, end_column=last)
    return canvas.cell(first)
