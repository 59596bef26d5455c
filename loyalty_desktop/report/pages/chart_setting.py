"""Charts as they are set: as wide as the page, as high as is easy to read, long ones on several pages."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, TypeVar

import msgspec

from loyalty_desktop.report.document.charts import Bars, Grid, Parts, Scatter
from loyalty_desktop.report.drawing.charts import drawn, usual_height
from loyalty_desktop.report.drawing.letters import clean
from loyalty_desktop.report.drawing.rows import USUAL, usual_step
from loyalty_desktop.report.pages.content import SetChart

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Chart
    from loyalty_desktop.report.drawing.primitives import Drawing

_Row = TypeVar("_Row")
_LONGEST_ALT = 4000
_SCALE = 0.84
"""The letters of a drawing are made for slides; among the text of a page they are as large as that."""
_SCATTER, _DOT, _TALLEST = 310.0, 6.0, 500.0
_FEW, _FLAT, _MANY = 12, 0.9, 0.8


def set_charts(chart: Chart, width: float, most: float) -> tuple[SetChart, ...]:
    """Return a chart as wide as `width`; one that would be higher than `most` is parted."""
    width, most = width / _SCALE, most / _SCALE
    parts = _parted(chart, ceil(_height(chart, width) / most))
    return tuple(
        set_chart(one, drawn(one, width, min(_height(one, width), most)), _SCALE, _count(at, len(parts)))
        for at, one in enumerate(parts)
    )


def _height(chart: Chart, width: float) -> float:
    """Return how high a chart stands among text: points in a crowd need more room, but leave some for notes."""
    usual = usual_height(chart, width)
    if isinstance(chart, Scatter):
        return min(usual, _SCATTER + _DOT * len(chart.dots), _TALLEST)
    if isinstance(chart, (Parts, Grid)):
        return usual
    if isinstance(chart, Bars) and usual_step([bar.name for bar in chart.bars], width) > USUAL:
        return usual
    return (_MANY if isinstance(chart, Bars) and len(chart.bars) > _FEW else _FLAT) * usual


def set_chart(chart: Chart, drawing: Drawing, scale: float = 1.0, count: str = "") -> SetChart:
    """Return a drawing with its title and what is told of it to those who cannot see it, shrunk by `scale`."""
    title = clean(chart.title) + count
    alt = ". ".join(filter(None, (title, drawing.about)))
    return SetChart(title, alt if len(alt) <= _LONGEST_ALT else f"{alt[:_LONGEST_ALT]}…", drawing, scale)


def _parted(chart: Chart, count: int) -> tuple[Chart, ...]:
    """Return a chart in so many parts of rows, as equal as can be; one that has no rows stays whole."""
    if count <= 1:
        return (chart,)
    if isinstance(chart, Bars):
        return tuple(msgspec.structs.replace(chart, bars=rows) for rows in _shares(chart.bars, count))
    if isinstance(chart, Parts):
        return tuple(msgspec.structs.replace(chart, wholes=rows) for rows in _shares(chart.wholes, count))
    if isinstance(chart, Grid):
        names, spots = _shares(chart.rows, count), _shares(chart.spots, count)
        return tuple(msgspec.structs.replace(chart, rows=a, spots=b) for a, b in zip(names, spots, strict=True))
    return (chart,)


def _shares(rows: tuple[_Row, ...], count: int) -> list[tuple[_Row, ...]]:
    size = ceil(len(rows) / count)
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def _count(at: int, count: int) -> str:
    return "" if count == 1 else f" ({at + 1}/{count})"
