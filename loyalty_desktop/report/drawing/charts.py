"""Every chart of a report as a drawing."""

from __future__ import annotations

from loyalty_desktop.report.document.charts import Bars, Chart, Grid, Lines, Parts, Scatter
from loyalty_desktop.report.drawing.grid import draw_grid, grid_height
from loyalty_desktop.report.drawing.letters import clean
from loyalty_desktop.report.drawing.line_chart import LINES_HEIGHT, draw_lines
from loyalty_desktop.report.drawing.lying_bars import draw_lying, lying_height
from loyalty_desktop.report.drawing.palette import LIGHT, Palette
from loyalty_desktop.report.drawing.parted_bars import draw_parts, parts_height
from loyalty_desktop.report.drawing.primitives import Drawing
from loyalty_desktop.report.drawing.scatter import draw_scatter, scatter_height
from loyalty_desktop.report.drawing.sketch import Sketch
from loyalty_desktop.report.drawing.upright_bars import UPRIGHT_HEIGHT, draw_upright, fits_upright


def drawn(chart: Chart, width: float, height: float, palette: Palette = LIGHT) -> Drawing:
    """Return the drawing of a chart with its legend, `width` by `height` points, without its title.

    Rows that have no room even in the smallest letters are left out, and their number is said at the foot;
    `usual_height` gives room to all. Upright bars whose names have no room side by side are drawn lying.
    """
    sketch = Sketch(palette)
    if isinstance(chart, Bars):
        upright = chart.upright and fits_upright(chart, width)
        (draw_upright if upright else draw_lying)(sketch, chart, width, height)
    elif isinstance(chart, Parts):
        draw_parts(sketch, chart, width, height)
    elif isinstance(chart, Scatter):
        draw_scatter(sketch, chart, width, height)
    elif isinstance(chart, Lines):
        draw_lines(sketch, chart, width, height)
    else:
        draw_grid(sketch, chart, width, height)
    return Drawing(width, height, sketch.primitives, clean(chart.title), about(chart))


def usual_height(chart: Chart, width: float) -> float:
    """Return how high a chart of this width, in points, is best drawn: rows as high as they are easy to read."""
    if isinstance(chart, Bars):
        return UPRIGHT_HEIGHT if chart.upright and fits_upright(chart, width) else lying_height(chart, width)
    if isinstance(chart, Parts):
        return parts_height(chart, width)
    if isinstance(chart, Scatter):
        return scatter_height(chart)
    return LINES_HEIGHT if isinstance(chart, Lines) else grid_height(chart)


def about(chart: Chart) -> str:
    """Return what a chart shows, in words: the names of what is in it, for those who cannot see it."""
    if isinstance(chart, Grid):
        names = [*chart.rows, *chart.columns]
    elif isinstance(chart, Bars):
        names = [f"{bar.name} {bar.text}".strip() for bar in chart.bars]
    elif isinstance(chart, Parts):
        names = [f"{whole.name} {whole.text}".strip() for whole in chart.wholes]
    elif isinstance(chart, Scatter):
        names = [dot.name for dot in chart.dots]
    else:
        names = [f"{line.name}: {', '.join(chart.places)}" for line in chart.lines]
    return clean("; ".join(names))
