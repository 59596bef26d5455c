"""Tables and grids of a report as native tables: headings, tinted cells, groups and totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.slides.boxes import INCH, Box, inches
from loyalty_desktop.report.slides.chart_dress import solid
from loyalty_desktop.report.slides.look import mixed
from loyalty_desktop.report.slides.measuring import fitting, kept_within
from loyalty_desktop.report.slides.table_parts import PAD_Y
from loyalty_desktop.report.slides.table_widths import PAD_X, is_bold, is_figures
from loyalty_desktop.report.slides.texts import Piece, clean, paragraph_xml

if TYPE_CHECKING:
    from pptx.shapes.graphfrm import GraphicFrame

    from loyalty_desktop.report.document.charts import Grid
    from loyalty_desktop.report.document.model import Table
    from loyalty_desktop.report.slides.look import Look
    from loyalty_desktop.report.slides.table_parts import TablePart

_GRID_HEAD, _GRID_SIDE = 0.42, 0.17
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


class _Cell(msgspec.Struct, frozen=True):
    """One cell before it is drawn."""

    pieces: tuple[Piece, ...]
    fill: str


def add_table(shapes: Any, table: Table, part: TablePart, box: Box, look: Look) -> GraphicFrame:
    """Put a part of a table on a slide, at the top of a box."""
    scale = box.width / (sum(part.widths) * INCH)
    widths = [int(one * INCH * scale) for one in part.widths]
    heights = [inches(one) for one in part.heights]
    ranges = [_range(table, column) for column in part.columns]
    cells = []
    for line, texts in enumerate(part.texts):
        row = table.rows[part.rows[line - 1]] if line else None
        drawn = []
        for at, text in enumerate(texts):
            column = part.columns[at]
            cell = row.cells[column] if row is not None else ""
            fill, ink = look.panel, look.ink
            if row is None:
                fill = look.heading_fill
            elif row.kind != "row":
                fill = _between(look)
            if isinstance(cell, Figure):
                fill = _tinted(cell, ranges[at], look) or fill
                ink = look.ink if cell.state == "shown" else look.muted
            is_right = is_figures(table, column)
            bold = is_bold(table, part.rows[line - 1] + 1 if line else 0, column)
            drawn.append(_Cell((Piece(text, part.size, bold, ink, align="right" if is_right else "left"),), fill))
        cells.append(drawn)
    return _framed(shapes, _table_xml(widths, heights, cells, look, has_side=False), box, sum(heights))


def add_grid(shapes: Any, grid: Grid, box: Box, look: Look) -> GraphicFrame:
    """Put a grid on a slide as a table, with the names of rows and columns at its edges."""
    wide, high = box.width / INCH, box.height / INCH
    side = _GRID_SIDE * wide
    each = (wide - side) / max(len(grid.columns), 1)
    tall = (high - _GRID_HEAD) / max(len(grid.rows), 1)
    widths = [inches(side), *(inches(each) for _name in grid.columns)]
    heights = [inches(_GRID_HEAD), *(inches(tall) for _name in grid.rows)]
    heading = [_Cell((Piece("", 11),), look.heading_fill)]
    for name in grid.columns:
        text, size = _fitted((name,), each, _GRID_HEAD)
        piece = Piece(text[0], size, bold=True, colour=look.ink, align="centre")
        heading.append(_Cell((piece,), look.heading_fill))
    cells = [heading]
    for line, name in enumerate(grid.rows):
        text, size = _fitted((name,), side, tall)
        drawn = [_Cell((Piece(text[0], size, bold=True, colour=look.ink),), look.heading_fill)]
        for spot in grid.spots[line]:
            lines, size = _fitted((spot.name, *spot.lines), each, tall)
            ink = look.ink if spot.state == "shown" else look.muted
            pieces = tuple(Piece(one, size, bold=not place, colour=ink) for place, one in enumerate(lines))
            fill = look.panel if spot.state == "hidden" else look.tint(spot.tone, spot.strength)
            drawn.append(_Cell(pieces, fill))
        cells.append(drawn)
    return _framed(shapes, _table_xml(widths, heights, cells, look, has_side=True), box, sum(heights))


def table_told(table: Table) -> str:
    """Return what a table shows, in a sentence."""
    columns = ", ".join(clean(column.title) for column in table.columns[1:] if clean(column.title))
    return _("Table “{title}” with {count} rows: {columns}.").format(
        title=clean(table.title), count=len(table.rows), columns=columns
    )


def grid_told(grid: Grid) -> str:
    """Return what a grid shows, in a sentence."""
    return _("Grid “{title}”: {rows} by {columns}.").format(
        title=clean(grid.title), rows=", ".join(map(clean, grid.rows)), columns=", ".join(map(clean, grid.columns))
    )


def _fitted(lines: tuple[str, ...], wide: float, high: float) -> tuple[tuple[str, ...], float]:
    texts = tuple(clean(line) for line in lines)
    room, height = wide - 2 * PAD_X - 0.05, high - 2 * PAD_Y
    size = fitting(texts, room, height, (14, 13, 12, 11, 10, 9, 8))
    return kept_within(texts, size, room, height), size


def _framed(shapes: Any, xml: str, box: Box, height: int) -> GraphicFrame:
    frame: GraphicFrame = shapes.add_table(1, 1, *(Emu(one) for one in (box.left, box.top, box.width, height)))
    data: Any = frame._element.graphic.graphicData
    data.replace(data.tbl, parse_xml(xml))
    return frame


def _table_xml(widths: list[int], heights: list[int], cells: list[list[_Cell]], look: Look, *, has_side: bool) -> str:
    """Return a table as DrawingML; the theme's table styles stay out, as each cell has its own colours."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cell_xml(cell, look) for cell in row)}</a:tr>'
        for height, row in zip(heights, cells, strict=True)
    )
    side = ' firstCol="1"' if has_side else ""
    return (
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"{side}><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )


def _cell_xml(cell: _Cell, look: Look) -> str:
    paragraphs = "".join(paragraph_xml(piece, look) for piece in cell.pieces)
    across, along = inches(PAD_X), inches(PAD_Y)
    edges = "".join(f'<a:{edge} w="0"><a:noFill/></a:{edge}>' for edge in ("lnL", "lnR", "lnT"))
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>"
        f'<a:tcPr marL="{across}" marR="{across}" marT="{along}" marB="{along}" anchor="ctr">{edges}'
        f'<a:lnB w="9525">{solid(look.line)}</a:lnB>{solid(cell.fill)}</a:tcPr></a:tc>'
    )


def _between(look: Look) -> str:
    return mixed(look.heading_fill, look.panel, 0.5)


def _range(table: Table, column: int) -> tuple[float, float] | None:
    """Return the lowest and the highest figure of a column that is tinted."""
    if not table.columns[column].tinted:
        return None
    cells = (row.cells[column] for row in table.rows if row.kind == "row")
    values = [one.value for one in cells if isinstance(one, Figure) and one.value is not None and one.state == "shown"]
    return (min(values), max(values)) if values else None


def _tinted(cell: Figure, ends: tuple[float, float] | None, look: Look) -> str:
    """Return the colour of a figure: blue from lowest to highest; where some are below 0, teal and orange."""
    if ends is None or cell.value is None or cell.state != "shown":
        return ""
    low, high = ends
    if low < 0:
        most = max(-low, high)
        return look.tint("positive" if cell.value >= 0 else "negative", abs(cell.value) / most if most else 0.0)
    return look.tint("head", (cell.value - low) / (high - low) if high > low else 0.5)
