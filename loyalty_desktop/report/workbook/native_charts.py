"""The charts of the report as charts of Excel that can be edited: bars, parts of a whole, lines over places."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

import msgspec
from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Bars, Lines, Parts
from loyalty_desktop.report.name_words import text_columns
from loyalty_desktop.report.short_names import short_names
from loyalty_desktop.report.workbook import chart_looks as look
from loyalty_desktop.report.workbook.chart_figures import bar_figures, line_figure, whole_figures
from loyalty_desktop.report.workbook.looks import MUTED, TONES, lighter
from loyalty_desktop.report.workbook.number_formats import axis_format
from loyalty_desktop.report.workbook.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.chart.axis import TextAxis

    from loyalty_desktop.report.document.charts import Line, Portion
    from loyalty_desktop.report.workbook.chart_cells import Block, ChartCells
    from loyalty_desktop.report.workbook.chart_figures import Content
    from loyalty_desktop.report.workbook.looks import Looks

WIDTH = 25.0
"""Centimetres: charts are as wide as a printed page."""
_UPRIGHT, _CURVE = 6.8, 8.5
_BAR, _AROUND, _TALLEST = 0.62, 2.6, 15.5
_MOST_BARS = 24
_LONGEST_LABEL, _TELLING = 40, 8
_LETTER = 0.18  # centimetres of a letter at an axis
_FAINT = 0.45
_SYMBOLS: tuple[look.Symbol, ...] = ("circle", "square", "diamond", "triangle")


def height_of(chart: Bars | Parts | Lines) -> float:
    """Return how high a chart is, in centimetres."""
    if isinstance(chart, Lines):
        return _CURVE
    if isinstance(chart, Bars) and chart.upright:
        return _UPRIGHT
    rows = len(chart.bars) if isinstance(chart, Bars) else len(chart.wholes)
    return min(_AROUND + _BAR * max(2, rows) + (0.8 if isinstance(chart, Parts) else 0.6), _TALLEST)


def page_parts(chart: Bars) -> tuple[Bars, ...]:
    """Return a chart, or several where it has more bars than can be read below one another on a page."""
    count = 1 if chart.upright else math.ceil(len(chart.bars) / _MOST_BARS)
    if count <= 1:
        return (chart,)
    size = math.ceil(len(chart.bars) / count)
    return tuple(
        msgspec.structs.replace(
            chart, title=f"{chart.title} ({at + 1}/{count})", bars=chart.bars[at * size : (at + 1) * size]
        )
        for at in range(count)
    )


def axis_names(names: Sequence[str]) -> list[str]:
    """Return names that are short enough to stand at an axis."""
    return telling_names(names, short_names(names), _LONGEST_LABEL)


def telling_names(names: Sequence[str], short: Sequence[str], most: int) -> list[str]:
    """Return names within so many letters: short ones, or how the names begin where a short one tells too little."""
    begun = [clipped(name, most) for name in names]
    tells_little = any(
        text_columns(one.replace("…", "")) < _TELLING < most < text_columns(name)
        for name, one in zip(names, short, strict=True)
    )
    if tells_little and len(set(begun)) == len(set(names)):
        return begun
    return [clipped(name, most) for name in short]


def clipped(name: str, most: int) -> str:
    """Return a name in one line, with … where it is wider than so many letters."""
    plain = one_line(name)
    if text_columns(plain) <= most:
        return plain
    while text_columns(plain) > most - 2:
        plain = plain[:-1]
    return plain.rstrip() + "…"


def bar_chart(chart: Bars, cells: ChartCells, looks: Looks, height: float) -> BarChart:
    """Return bars in their colours with thin whiskers, side by side or one below the other."""
    block = _bar_cells(chart, cells)
    made = BarChart()
    names = _bar_names(chart, follows=cells.follows)
    _begin_bars(made, chart.title, looks, (names, height), upright=chart.upright, legend=False)
    title = chart.value_title
    if chart.line is not None and chart.line_name and not (chart.upright or cells.follows):
        title = f"{title} ({chart.line_name})"  # no line can be drawn across bars that lie
    look.value_axis(made.y_axis, chart.axis, chart.unit, title, looks)
    series = _series(block, 1)
    series.invertIfNegative = False
    has_whiskers = any(bar.low is not None for bar in chart.bars)
    for at, bar in enumerate(chart.bars):
        point = DataPoint(idx=at, invertIfNegative=False)
        strength = 1.0 if bar.state == "shown" else _FAINT
        point.spPr = GraphicalProperties(solidFill=lighter(TONES[bar.tone], strength), ln=look.no_line())
        series.dPt.append(point)
    series.spPr = GraphicalProperties(solidFill=TONES["plain"])
    if has_whiskers:
        series.errBars = look.whiskers(block.column(4), block.column(5), None)
    else:
        series.dLbls = look.labels(looks, "outEnd", shown=axis_format(chart.unit))
    made.series.append(series)
    if chart.upright and chart.line is not None:
        across = LineChart()
        line = _series(block, 6)
        line.spPr = GraphicalProperties(ln=look.plain_line(MUTED, 1.25, "dash"))
        line.marker, line.smooth = Marker(symbol="none"), False
        across.series.append(line)
        made += across
    return made


def parts_chart(chart: Parts, cells: ChartCells, looks: Looks, height: float) -> BarChart:
    """Return bars of 100 % with a series for each part."""
    parts = _portions(chart)
    names = _whole_names(chart, follows=cells.follows)
    figures = [whole_figures(chart.id, whole, cells.places) for whole in chart.wholes]
    rows = [(name, [own.get(part.name) for part in parts]) for name, own in zip(names, figures, strict=True)]
    headings = ("", *(one_line(part.name) for part in parts))
    block = cells.block(chart.title, headings, rows, ["0.0%"] * len(parts), [whole.name for whole in chart.wholes])
    made = BarChart()
    _begin_bars(made, chart.title, looks, (names, height), upright=False, legend=True)
    made.grouping, made.overlap = "percentStacked", 100
    look.name_axis(made.x_axis, looks)
    made.y_axis.delete, made.y_axis.majorGridlines = True, None
    made.y_axis.scaling.min, made.y_axis.scaling.max = 0, 1
    for at, part in enumerate(parts, 1):
        series = _series(block, at)
        series.invertIfNegative = False
        series.spPr = GraphicalProperties(solidFill=TONES[part.tone], ln=look.plain_line("FFFFFF", 0.5))
        series.dLbls = look.labels(looks, "ctr", shown="0%", colour="1D2433" if part.tone == "passive" else "FFFFFF")
        made.series.append(series)
    return made


def line_chart(chart: Lines, cells: ChartCells, looks: Looks) -> LineChart:
    """Return lines over places; those of the right axis are a chart of their own laid over it."""
    block = _line_cells(chart, cells)
    left, right = LineChart(), LineChart()
    look.begin(left, chart.title, looks, legend=len(chart.lines) > 1)
    look.name_axis(cast("TextAxis", left.x_axis), looks)
    look.value_axis(left.y_axis, chart.left_axis, chart.left_unit, chart.left_title, looks)
    for at, line in enumerate(chart.lines):
        series = _line_series(block, at, line)
        (right if line.right and chart.right_axis is not None else left).series.append(series)
    if right.series and chart.right_axis is not None:
        look.value_axis(right.y_axis, chart.right_axis, chart.right_unit, chart.right_title, looks)
        right.y_axis.axId, right.y_axis.crosses, right.y_axis.majorGridlines = 200, "max", None
        left += right
    return left


def _line_series(block: Block, at: int, line: Line) -> Series:
    series = _series(block, 1 + 3 * at)
    colour = TONES[line.tone]
    series.spPr = GraphicalProperties(ln=look.plain_line(colour, 2.25))
    symbol = _SYMBOLS[at % len(_SYMBOLS)]
    series.marker, series.smooth = look.mark(symbol, colour, 7), False
    for place, state in enumerate(line.states):
        if state == "reference":
            hollow = look.mark(symbol, colour, 7, hollow=True)
            point = DataPoint(idx=place, marker=hollow)
            point.spPr = GraphicalProperties(ln=look.plain_line(colour, 2.25))
            series.dPt.append(point)
    if any(low is not None for low in line.lows):
        series.errBars = look.whiskers(block.column(2 + 3 * at), block.column(3 + 3 * at), "y")
    return series


def _bar_names(chart: Bars, *, follows: bool) -> list[str]:
    """Return what stands beside the bars: their names, and their figures where whiskers stand in the way of labels."""
    has_whiskers = not chart.upright and any(bar.low is not None for bar in chart.bars)
    names = axis_names([bar.name for bar in chart.bars])
    told = [bar.text if bar.value is None or (has_whiskers and not follows) else "" for bar in chart.bars]
    return [f"{name}  {text}" if text else name for name, text in zip(names, told, strict=True)]


def _whole_names(chart: Parts, *, follows: bool) -> list[str]:
    """Return what stands beside the bars of 100 %: their names, how many they are of, and what else is said."""
    names = []
    for name, whole in zip(axis_names([one.name for one in chart.wholes]), chart.wholes, strict=True):
        tag = _("ref.") if whole.state == "reference" else ""
        told = ("", "") if follows else (f"(n={whole.n:,})", whole.text)
        names.append(" ".join(part for part in (name, *told, tag) if part))
    return names


def _bar_cells(chart: Bars, cells: ChartCells) -> Block:
    names = _bar_names(chart, follows=cells.follows)
    rows = [(name, bar_figures(chart, at, cells.places)) for at, name in enumerate(names)]
    headings = ("", chart.value_title, _("From"), _("To"), _("Whisker up"), _("Whisker down"), chart.line_name)
    return cells.block(chart.title, headings, rows, [axis_format(chart.unit, 1)] * 6, [bar.name for bar in chart.bars])


def _line_cells(chart: Lines, cells: ChartCells) -> Block:
    headings, shown = [""], list[str]()
    rows: list[tuple[str, list[Content]]] = []
    for line in chart.lines:
        shown += [axis_format(chart.right_unit if line.right else chart.left_unit, 1)] * 3
        headings += [line.name, _("Whisker up"), _("Whisker down")]
    for at, place in enumerate(axis_names(chart.places)):
        row: list[Content] = []
        for line in chart.lines:
            low = line.lows[at] if line.lows else None
            high = line.highs[at] if line.highs else None
            row += [
                line_figure(chart, line, at, cells.places),
                _above(line.values[at], high),
                _above(low, line.values[at]),
            ]
        rows.append((place, row))
    return cells.block(chart.title, headings, rows, shown, chart.places)


def _above(low: float | None, high: float | None) -> float | None:
    return None if low is None or high is None else max(0.0, high - low)


def _begin_bars(
    made: BarChart, title: str, looks: Looks, size: tuple[Sequence[str], float], *, upright: bool, legend: bool
) -> None:
    names, height = size
    look.begin(made, title, looks, legend=legend)
    made.type, made.gapWidth, made.varyColors = ("col" if upright else "bar"), 45, False
    look.name_axis(made.x_axis, looks)
    if upright:
        return
    made.x_axis.scaling.orientation = "maxMin"  # the first one at the top
    made.y_axis.crosses = "max"
    wide = max((text_columns(name) for name in names), default=0)
    left = min(max(_LETTER * wide + 0.8, 2.0), 0.36 * WIDTH) / WIDTH
    top, below = 1.1 / height, (1.2 if legend else 1.4) / height
    made.layout = look.plot_area(left, top, 0.97 - left, 1.0 - top - below)


def _series(block: Block, at: int) -> Series:
    series = Series()
    look.name_series(series, block.heading(at))
    series.cat = AxDataSource(strRef=StrRef(f=block.column(0)))
    series.val = NumDataSource(numRef=NumRef(f=block.column(at)))
    return series


def _portions(chart: Parts) -> list[Portion]:
    """Return the parts of all wholes, in the order in which they come."""
    return list({part.name: part for whole in chart.wholes for part in whole.parts}.values())
