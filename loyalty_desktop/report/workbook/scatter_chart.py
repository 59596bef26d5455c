"""Head and heart as a scatter of Excel: one series a driver, so that its name stands beside its point."""

from __future__ import annotations

from math import hypot
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from openpyxl.chart import ScatterChart
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import XYSeries
from openpyxl.chart.shapes import GraphicalProperties

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.name_words import text_columns
from loyalty_desktop.report.short_names import short_names
from loyalty_desktop.report.workbook import chart_looks as look
from loyalty_desktop.report.workbook.chart_figures import dot_figures, middle
from loyalty_desktop.report.workbook.looks import FAINT, INK, MUTED, TONES, lighter
from loyalty_desktop.report.workbook.native_charts import WIDTH, telling_names
from loyalty_desktop.report.workbook.number_formats import axis_format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.chart.axis import NumericAxis

    from loyalty_desktop.report.document.charts import Dot, Scatter
    from loyalty_desktop.report.workbook.chart_cells import Block, ChartCells
    from loyalty_desktop.report.workbook.chart_figures import Content
    from loyalty_desktop.report.workbook.looks import Looks

HEIGHT = 12.5
_LONGEST = 26
_FAINT = 0.55
_LETTER, _TALL, _MARK = 0.15, 0.36, 0.22
"""Centimetres: a letter of a name, its line, half a mark with room."""
_INSIDE = 0.02
_LEFT, _TOP, _AROUND = 1.9, 1.4, (2.6, 3.1)
_LINE = 0.3
"""How far a name is moved up or down beside its point."""
_MOST_COVERED = 0.15
"""How much of a name may lie upon others: it is left out where it could not be read."""


class Place(NamedTuple):
    """Where a name stands: a side of its point, and how many steps it is moved down (below 0: up)."""

    at: look.Side
    down: int = 0


_PLACES = (
    *(Place("r"), Place("l"), Place("t"), Place("b")),
    *(Place("r", -1), Place("r", 1), Place("l", -1), Place("l", 1)),
    *(Place("r", -2), Place("r", 2), Place("l", -2), Place("l", 2)),
)
Series = TypeVar("Series", bound=XYSeries)
Box = tuple[float, float, float, float]


def scatter_chart(chart: Scatter, cells: ChartCells, looks: Looks, height: float) -> ScatterChart:
    """Return the points of a scatter with their names, the lines that divide it and the names of its quarters."""
    names = _names(chart)
    figures = [dot_figures(chart.id, dot, cells.places) for dot in chart.dots]
    extra = [*_lines(chart, figures), *_quarters(chart)]
    ends = (_("From"), _("To"), _("Whisker up"), _("Whisker down"))
    across = (_("From (across)"), _("To (across)"), _("Whisker right"), _("Whisker left"))
    headings = ("", chart.x_title, chart.y_title, *ends, *across)
    rows = list(zip(names, figures, strict=True))
    own = [dot.name for dot in chart.dots] + [""] * len(extra)
    shown = [axis_format(unit, 1) for unit in (chart.x_unit, *[chart.y_unit] * 5, *[chart.x_unit] * 4)]
    block = cells.block(chart.title, headings, rows + extra, shown, own)
    made = ScatterChart()
    look.begin(made, chart.title, looks, legend=False)
    made.style, made.scatterStyle, made.varyColors = None, "lineMarker", False
    look.value_axis(cast("NumericAxis", made.x_axis), chart.x_axis, chart.x_unit, chart.x_title, looks)
    look.value_axis(made.y_axis, chart.y_axis, chart.y_unit, chart.y_title, looks)
    for axis in (made.x_axis, made.y_axis):
        axis.tickLblPos = "low"  # at the edge, whichever figures the axes cross at
    made.layout = look.plot_area(_LEFT / WIDTH, _TOP / height, 1 - _AROUND[0] / WIDTH, 1 - _AROUND[1] / height)
    for at, (dot, side) in enumerate(zip(chart.dots, _sides(chart, names, height), strict=True)):
        series = _dot_series(block, at, dot)
        if side is not None:
            label = look.labels(looks, side.at, named=True, colour=INK if dot.state == "shown" else MUTED)
            series.dLbls = look.moved(label, side.down * _LINE / height) if side.down else label
        made.series.append(series)
    at = len(chart.dots)
    for _line in range(len(_lines(chart)) // 2):
        made.series.append(_line_series(block, at))
        at += 2
    for place, name in enumerate(chart.quarters):
        if name:
            made.series.append(_quarter_series(block, at, "r" if place % 2 == 0 else "l", looks))
            at += 1
    return made


def unnamed(chart: Scatter, height: float) -> int:
    """Return how many points of a chart so high have no name beside them, as it would cover others."""
    return sum(side is None for side in _sides(chart, _names(chart), height))


def _names(chart: Scatter) -> list[str]:
    short = short_names([dot.short or dot.name for dot in chart.dots])
    return telling_names([dot.name for dot in chart.dots], short, _LONGEST)


def _lines(chart: Scatter, figures: Sequence[Sequence[Content]] = ()) -> list[tuple[str, list[Content]]]:
    """Return two rows for each line that divides the picture: where it begins and where it ends."""
    found: list[tuple[str, list[Content]]] = []
    if chart.x_line is not None:
        across = middle(chart, chart.x_line, "B", [one[0] for one in figures])
        found += [(chart.x_title, [across, end]) for end in (chart.y_axis.low, chart.y_axis.high)]
    if chart.y_line is not None:
        up = middle(chart, chart.y_line, "C", [one[1] for one in figures])
        found += [(chart.y_title, [end, up]) for end in (chart.x_axis.low, chart.x_axis.high)]
    return found


def _quarters(chart: Scatter) -> list[tuple[str, list[Content]]]:
    """Return where the names of the quarters stand: in the corners."""
    across, up = chart.x_axis, chart.y_axis
    xs = (across.low + _INSIDE / 2 * (across.high - across.low), across.high - _INSIDE / 2 * (across.high - across.low))
    ys = (up.high - _INSIDE * (up.high - up.low), up.low + _INSIDE * (up.high - up.low))
    return [(name, [xs[at % 2], ys[at // 2]]) for at, name in enumerate(chart.quarters) if name]


def _dot_series(block: Block, at: int, dot: Dot) -> look.PointSeries:
    series = _series(block, at, at, look.PointSeries())
    colour = lighter(TONES[dot.tone], 1.0 if dot.state == "shown" else _FAINT)
    series.spPr = GraphicalProperties(ln=look.no_line())
    series.marker = look.mark("square" if dot.tone == "basic" else "circle", colour, hollow=dot.hollow)
    if dot.y_low is not None and dot.y_high is not None:
        series.errBars.append(look.whiskers(block.one(5, at), block.one(6, at), "y"))
    if dot.x_low is not None and dot.x_high is not None:
        series.errBars.append(look.whiskers(block.one(9, at), block.one(10, at), "x"))
    return series


def _line_series(block: Block, at: int) -> XYSeries:
    series = _series(block, at, at + 1, XYSeries())
    series.spPr = GraphicalProperties(ln=look.plain_line(FAINT, 1.0, "dash"))
    series.marker = Marker(symbol="none")
    return series


def _quarter_series(block: Block, at: int, side: look.Side, looks: Looks) -> XYSeries:
    series = _series(block, at, at, XYSeries())
    series.spPr = GraphicalProperties(ln=look.no_line())
    series.marker = Marker(symbol="none")
    series.dLbls = look.labels(looks, side, named=True, colour=FAINT)
    return series


def _series(block: Block, first: int, last: int, series: Series) -> Series:
    look.name_series(series, block.one(0, first))
    series.xVal = AxDataSource(numRef=NumRef(f=block.part(1, first, last)))
    series.yVal = NumDataSource(numRef=NumRef(f=block.part(2, first, last)))
    series.smooth = False
    return series


def _sides(chart: Scatter, names: list[str], height: float) -> list[Place | None]:
    """Return on which side of its point each name stands so that as little as can be is covered; None for nowhere.

    The points that lie furthest from the middle have their names first: they are what such a picture is looked at for.
    """
    wide, tall = WIDTH - _AROUND[0], height - _AROUND[1]
    points = [(chart.x_axis.place(dot.x) * wide, (1 - chart.y_axis.place(dot.y)) * tall) for dot in chart.dots]
    taken: list[Box] = [(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in points]
    found: list[Place | None] = [None] * len(points)
    for at in _from_outside(points):
        (x, y), name = points[at], names[at]
        boxes = {side: _box(x, y, _LETTER * text_columns(name), side) for side in _PLACES}
        costs = {side: _covered(box, taken) + _outside(box, wide, tall) for side, box in boxes.items()}
        side = min(_PLACES, key=costs.__getitem__)
        box = boxes[side]
        if _covered(box, taken) <= _MOST_COVERED * (box[2] - box[0]) * (box[3] - box[1]):
            taken.append(box)
            found[at] = side
    return found


def _from_outside(points: list[tuple[float, float]]) -> list[int]:
    """Return the points in order, those furthest from the middle of all first."""
    if not points:
        return []
    middle_x, middle_y = (fmean(place) for place in zip(*points, strict=True))
    return sorted(range(len(points)), key=lambda at: -hypot(points[at][0] - middle_x, points[at][1] - middle_y))


def _box(x: float, y: float, wide: float, side: Place) -> Box:
    left = {"r": x + _MARK, "l": x - _MARK - wide}.get(side.at, x - wide / 2)
    top = {"t": y - _MARK - _TALL, "b": y + _MARK}.get(side.at, y - _TALL / 2) + _LINE * side.down
    return left, top, left + wide, top + _TALL


def _covered(box: Box, taken: list[Box]) -> float:
    """Return how much of a box is covered by others."""
    return sum(
        max(0.0, min(box[2], one[2]) - max(box[0], one[0])) * max(0.0, min(box[3], one[3]) - max(box[1], one[1]))
        for one in taken
    )


def _outside(box: Box, wide: float, tall: float) -> float:
    """Return how much of a box lies outside the picture, which is worse than covering a name."""
    over = max(0.0, -box[0]) + max(0.0, box[2] - wide) + max(0.0, -box[1]) + max(0.0, box[3] - tall)
    return 10.0 * over
