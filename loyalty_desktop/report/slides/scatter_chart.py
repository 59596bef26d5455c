"""Points between two axes, one series each so that names label them; dividing lines and quarters are series too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.slides.boxes import INCH, Box
from loyalty_desktop.report.slides.cell_texts import chart_text
from loyalty_desktop.report.slides.chart_data import Points, Whiskers, whiskers_of
from loyalty_desktop.report.slides.chart_dress import (
    Label,
    dress,
    finish,
    set_axis_title,
    set_labels,
    set_plot,
    set_shape,
    set_title,
    set_value_axis,
    set_whiskers,
    shape_xml,
    without,
)
from loyalty_desktop.report.slides.drawn import Drawn
from loyalty_desktop.report.slides.look import MEANT, mixed
from loyalty_desktop.report.slides.measuring import cut
from loyalty_desktop.report.slides.scatter_names import Named, names_placed
from loyalty_desktop.report.slides.texts import clean

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Dot, Scatter, Tone
    from loyalty_desktop.report.slides.look import Look

_HEAD, _FOOT, _SIDE, _END = 0.52, 0.68, 0.82, 0.25
_TITLE_SIZE = 12.0
_MANY = 18


def _size(chart: Scatter) -> float:
    return 10.0 if len(chart.dots) <= _MANY else 9.0


def scatter_names(chart: Scatter, box: Box) -> tuple[Named, ...]:
    """Return what stands beside each point of a scatter in a box."""
    wide, high = box.width / INCH - _SIDE - _END, box.height / INCH - _HEAD - _FOOT
    return names_placed(chart, wide, high, _size(chart))


def drawn_scatter(chart: Scatter, box: Box, look: Look) -> Drawn:
    """Return the chart for a box; series that are no points stand around them.

    The dividing lines come first: LibreOffice leaves out series of one point before the first one of two.
    """
    wide, high = box.width / INCH, box.height / INCH
    size, names = _size(chart), scatter_names(chart, box)
    data = Points()
    lines = _add_lines(data, chart)
    whiskers = [_add_dot(data, dot, chart) for dot in chart.dots]
    corners = _add_corners(data, chart)

    def arrange(native: Any) -> None:
        dress(native, look, size)
        native.has_legend = False
        set_plot(native, _SIDE / wide, _HEAD / high, 1 - (_SIDE + _END) / wide, 1 - (_HEAD + _FOOT) / high)
        for axis in (native.category_axis, native.value_axis):
            axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW

    def entitle(native: Any) -> None:
        set_title(native, [(cut(clean(chart.title), _TITLE_SIZE, wide - 0.3), _TITLE_SIZE, True, look.ink)])

    def colour(native: Any) -> None:
        set_value_axis(native.category_axis, chart.x_axis, chart.x_unit, look, 9.0)
        set_value_axis(native.value_axis, chart.y_axis, chart.y_unit, look, 9.0)
        set_axis_title(
            native.category_axis, cut(clean(chart.x_title), 10.0, wide - 1), look.legible(MEANT["head"]), 10.0
        )
        set_axis_title(native.value_axis, cut(clean(chart.y_title), 10.0, high - 1), look.legible(MEANT["heart"]), 10.0)
        series = list(native.plots[0].series)
        for one, (at, text) in zip(series[lines + len(whiskers) :], corners, strict=True):
            _unmark(one, "", look.panel)
            side = "r" if at % 2 == 0 else "l"
            set_labels(one, [Label(0, text, side, size, look.muted, bold=True)], look)
        for one in series[:lines]:
            _unmark(one, look.whisker, look.panel)
            set_labels(one, [], look)
        dots = series[lines : lines + len(whiskers)]
        for one, dot, name, (across, along) in zip(dots, chart.dots, names, whiskers, strict=True):
            _mark(one, dot, look)
            set_whiskers(one, "x", across, look.faint)
            set_whiskers(one, "y", along, look.faint)
            ink = look.ink if dot.state == "shown" else look.muted
            set_labels(one, [Label(0, name.text, name.side, size, ink)], look)
        finish(native, look)

    return Drawn(XL_CHART_TYPE.XY_SCATTER, data, arrange, entitle, colour, _told(chart))


def _add_corners(data: Points, chart: Scatter) -> list[tuple[int, str]]:
    found = []
    for at, name in enumerate(chart.quarters):
        text = clean(name)
        if text:
            inside = (chart.x_axis.high - chart.x_axis.low) * 0.004  # what lies on the edge is drawn by some only
            x = chart.x_axis.low + inside if at % 2 == 0 else chart.x_axis.high - inside
            reach = (chart.y_axis.high - chart.y_axis.low) * 0.03
            data.add(text, (x, chart.y_axis.high - reach if at < 2 else chart.y_axis.low + reach))
            found.append((at, text))
    return found


def _add_lines(data: Points, chart: Scatter) -> int:
    added = 0
    if chart.x_line is not None:
        name = f"{clean(chart.x_title)} {chart_text(chart.x_line, chart.x_unit)}"
        data.add(name, (chart.x_line, chart.y_axis.low), (chart.x_line, chart.y_axis.high))
        added += 1
    if chart.y_line is not None:
        name = f"{clean(chart.y_title)} {chart_text(chart.y_line, chart.y_unit)}"
        data.add(name, (chart.x_axis.low, chart.y_line), (chart.x_axis.high, chart.y_line))
        added += 1
    return added


def _add_dot(data: Points, dot: Dot, chart: Scatter) -> list[Whiskers | None]:
    series = data.add(clean(dot.name) or clean(dot.short), (dot.x, dot.y))
    x_ends = [None if one is None else chart.x_axis.clip(one) for one in (dot.x_low, dot.x_high)]
    y_ends = [None if one is None else chart.y_axis.clip(one) for one in (dot.y_low, dot.y_high)]
    across = whiskers_of((dot.x,), x_ends[:1], x_ends[1:])
    along = whiskers_of((dot.y,), y_ends[:1], y_ends[1:])
    return data.with_cells(series, across, along)


def _unmark(series: Any, line: str, ground: str) -> None:
    """Let a series show no markers, and a line only if it is one."""
    element = series._element
    series.marker.style = XL_MARKER_STYLE.NONE if line else XL_MARKER_STYLE.CIRCLE
    set_shape(element, shape_xml("", line, 1.0, "dash"), ("c:idx", "c:order", "c:tx"))
    if not line:  # the name of a quarter: LibreOffice shows no label without a mark
        series.marker.size = 2
        set_shape(series.marker._element.marker, shape_xml(ground), ("c:symbol", "c:size"))
    without(element, "c:dPt")


def _mark(series: Any, dot: Dot, look: Look) -> None:
    """Draw a point: square for a basic value, round otherwise, hollow where it may be chance."""
    element = series._element
    set_shape(element, shape_xml(), ("c:idx", "c:order", "c:tx"))
    without(element, "c:dPt")
    series.marker.style = XL_MARKER_STYLE.SQUARE if dot.tone == "basic" else XL_MARKER_STYLE.CIRCLE
    series.marker.size = 8
    colour = look.tone(dot.tone, dot.state)
    fill = mixed(colour, look.panel, 0.25) if dot.hollow else colour  # some programs draw no edges
    set_shape(series.marker._element.marker, shape_xml(fill, colour, 1.5), ("c:symbol", "c:size"))


def scatter_key(chart: Scatter) -> str:
    """Return what the marks of a scatter mean, in a line."""
    tones: set[Tone] = {dot.tone for dot in chart.dots}
    said = []
    if "experience" in tones:
        said.append("● " + _("Experience value"))
    if "basic" in tones:
        said.append("■ " + _("Basic value"))
    if any(dot.hollow for dot in chart.dots):
        said.append("○ " + _("Hollow: may be chance"))
    if any(dot.x_low is not None or dot.y_low is not None for dot in chart.dots):
        said.append("┼ " + _("95% interval"))
    return "   ".join(said)


def _told(chart: Scatter) -> str:
    title = clean(chart.title)
    if not chart.dots:
        return _("Scatter “{title}”, without points: too few answers.").format(title=title)
    best = max(chart.dots, key=lambda dot: dot.y)
    return _(
        "Scatter “{title}” with {count} points: {x_title} across, {y_title} upwards. Highest is {name} ({x}, {y})."
    ).format(
        title=title,
        count=len(chart.dots),
        x_title=clean(chart.x_title),
        y_title=clean(chart.y_title),
        name=clean(best.name),
        x=chart_text(best.x, chart.x_unit),
        y=chart_text(best.y, chart.y_unit),
    )
