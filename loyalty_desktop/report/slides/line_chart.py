"""Lines over places in order, on one axis or on two."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from pptx.chart.axis import ValueAxis
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.slides.boxes import INCH, Box
from loyalty_desktop.report.slides.cell_texts import FORMATS, chart_text
from loyalty_desktop.report.slides.chart_data import Categories, Whiskers, whiskers_of
from loyalty_desktop.report.slides.chart_dress import (
    Label,
    dress,
    finish,
    set_axis_title,
    set_labels,
    set_shape,
    set_title,
    set_value_axis,
    set_whiskers,
    shape_xml,
)
from loyalty_desktop.report.slides.drawn import Drawn
from loyalty_desktop.report.slides.line_labels import label_sides
from loyalty_desktop.report.slides.measuring import cut, text_width
from loyalty_desktop.report.slides.texts import clean

if TYPE_CHECKING:
    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.document.charts import ChartUnit, Line, Lines
    from loyalty_desktop.report.slides.look import Look

_TITLE_SIZE = 12.0
_SIZES = (11.0, 10.0, 9.0)
_LABELLED, _SAFE = 12, 0.85
_LABEL_SIZE = 10.0
_BESIDE, _ABOVE = 1.75, 1.5  # inches that axes, title and legend take
_LINE_SHAPE = ("c:idx", "c:order", "c:tx")


def drawn_lines(chart: Lines, box: Box, look: Look) -> Drawn:
    """Return the chart for a box; the lines of the left axis come first, those of the right one after them."""
    wide, high = box.width / INCH, box.height / INCH
    lines = [
        *(one for one in chart.lines if not _is_right(one, chart)),
        *(one for one in chart.lines if _is_right(one, chart)),
    ]
    room = max((wide - 1.6) / max(len(chart.places), 1), 0.45)
    places = [clean(place) for place in chart.places]
    longest = max((text_width(place, 1.0) for place in places), default=0.0)
    size = next((one for one in _SIZES if longest * one <= _SAFE * room), _SIZES[-1])
    size = size if len(places) <= _LABELLED else _SIZES[-1]
    shown = [cut(place, size, room, 3) for place in places]
    data = Categories("General")
    data.categories = [one or " " for one in shown]
    for line in lines:
        data.add(clean(line.name), _values(line), FORMATS[_scale(line, chart)[1]])
    whiskers = [_whiskers(line, data, len(lines)) for line in lines]
    right = sum(_is_right(line, chart) for line in lines)

    def arrange(native: Any) -> None:
        dress(native, look, size)
        native.has_legend = len(lines) > 1
        if native.has_legend:
            native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
            native.legend.font.size = Pt(10)
        native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        native.category_axis.major_tick_mark = XL_TICK_MARK.NONE
        native.category_axis.tick_labels.font.size = Pt(size)
        if 0 < right < len(lines):
            _move_right(native, right)

    def entitle(native: Any) -> None:
        set_title(native, [(cut(clean(chart.title), _TITLE_SIZE, wide - 0.3), _TITLE_SIZE, True, look.ink)])

    def colour(native: Any) -> None:
        axes = _value_axes(native)
        for axis, line in zip(axes, (lines[0], lines[len(lines) - right] if right else lines[-1]), strict=False):
            shown_axis, unit, title = _scale(line, chart)
            set_value_axis(axis, shown_axis, unit, look, 9.0)
            set_axis_title(axis, cut(clean(title), 10.0, high - 1.2), look.legible(look.tone(line.tone)), 10.0)
            axis.has_major_gridlines = axis is axes[0]
        series = [one for plot in native.plots for one in plot.series]
        texts = [_said(line, chart) for line in lines]
        heights = [tuple(_height(value, line, chart) for value in _values(line)) for line in lines]
        sides = label_sides(heights, texts, _LABEL_SIZE, (wide - _BESIDE, high - _ABOVE))
        for at, (one, line) in enumerate(zip(series, lines, strict=True)):
            _colour_line(one, line, look)
            set_whiskers(one, "y", whiskers[at], look.faint)
            labels = _labels(line, texts[at], sides[at], look) if len(places) <= _LABELLED else []
            set_labels(one, labels, look)
        finish(native, look)

    full = tuple(place for place, one in zip(places, shown, strict=True) if place != one)
    plots = 2 if 0 < right < len(lines) else 1
    return Drawn(XL_CHART_TYPE.LINE_MARKERS, data, arrange, entitle, colour, _told(chart), full, (len(lines), plots))


def _is_right(line: Line, chart: Lines) -> bool:
    return line.right and chart.right_axis is not None


def _scale(line: Line, chart: Lines) -> tuple[Axis, ChartUnit, str]:
    if line.right and chart.right_axis is not None:
        return chart.right_axis, chart.right_unit, chart.right_title
    return chart.left_axis, chart.left_unit, chart.left_title


def _values(line: Line) -> list[float | None]:
    states = line.states or ("shown",) * len(line.values)
    return [None if state == "hidden" else value for value, state in zip(line.values, states, strict=True)]


def _whiskers(line: Line, data: Categories, series: int) -> Whiskers | None:
    if not line.lows or not line.highs:
        return None
    found = whiskers_of(_values(line), line.lows, line.highs)
    return None if found is None else data.with_columns(clean(line.name), found, series)


def _height(value: float | None, line: Line, chart: Lines) -> float | None:
    return None if value is None else _scale(line, chart)[0].place(value)


def _said(line: Line, chart: Lines) -> list[str]:
    """Return what stands beside the points of a line."""
    unit = _scale(line, chart)[1]
    states = line.states or ("shown",) * len(line.values)
    found = []
    for value, state in zip(_values(line), states, strict=True):
        text = chart_text(value, unit) if value is not None else ""
        found.append(f"{text} {_('For reference')}" if text and state == "reference" else text)
    return found


def _labels(line: Line, texts: list[str], sides: list[str], look: Look) -> list[Label]:
    states = line.states or ("shown",) * len(line.values)
    ink = look.legible(look.tone(line.tone))
    return [
        Label(
            at,
            text if sides[at] else "",
            sides[at],
            _LABEL_SIZE,
            ink,
            bold=states[at] == "shown",
            ground=look.panel,
        )
        for at, text in enumerate(texts)
    ]


def _colour_line(series: Any, line: Line, look: Look) -> None:
    colour = look.tone(line.tone)
    series.smooth = False
    set_shape(series._element, shape_xml("", colour, 2.25), _LINE_SHAPE)
    series.marker.style = XL_MARKER_STYLE.CIRCLE if not line.right else XL_MARKER_STYLE.DIAMOND
    series.marker.size = 8
    marker = series.marker._element.marker
    set_shape(marker, shape_xml(colour, colour), ("c:symbol", "c:size"))


def _move_right(native: Any, count: int) -> None:
    """Move the last lines to axes of their own, of which only that of the figures is seen, on the right."""
    area = native._chartSpace.chart.plotArea
    plot = area.find(qn("c:lineChart"))
    other = copy.deepcopy(plot)
    series = plot.findall(qn("c:ser"))
    for one in series[-count:]:
        plot.remove(one)
    for one in other.findall(qn("c:ser"))[:-count]:
        other.remove(one)
    plot.addnext(other)
    numbers = [axis.get("val") for axis in plot.findall(qn("c:axId"))]
    others = [str(int(number) % 1_000_000_000 + 7) for number in numbers]
    for axis, number in zip(other.findall(qn("c:axId")), others, strict=True):
        axis.set("val", number)
    last = area.findall(qn("c:valAx"))[-1]
    for name, at in (("c:valAx", 1), ("c:catAx", 0)):
        axis = copy.deepcopy(area.find(qn(name)))
        axis.find(qn("c:axId")).set("val", others[at])
        axis.find(qn("c:crossAx")).set("val", others[1 - at])
        for gone in axis.findall(qn("c:majorGridlines")) + axis.findall(qn("c:title")):
            axis.remove(gone)
        if name == "c:catAx":
            axis.find(qn("c:delete")).set("val", "1")
        else:
            axis.find(qn("c:axPos")).set("val", "r")
            axis.find(qn("c:crosses")).set("val", "max")
        last.addnext(axis)


def _value_axes(native: Any) -> list[Any]:
    area = native._chartSpace.chart.plotArea
    made: Any = ValueAxis
    return [made(element) for element in area.findall(qn("c:valAx"))]


def _told(chart: Lines) -> str:
    title, lines = clean(chart.title), [clean(line.name) for line in chart.lines]
    if not chart.places or not lines:
        return _("Line chart “{title}”, without figures: too few answers.").format(title=title)
    return _("Line chart “{title}”: {lines} from {first} to {last}.").format(
        title=title, lines=", ".join(lines), first=clean(chart.places[0]), last=clean(chart.places[-1])
    )
