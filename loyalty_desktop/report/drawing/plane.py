"""The plane of a scatter: its two axes with their ticks and titles, and the area between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.drawing.letters import clean, fitted, text_width
from loyalty_desktop.report.drawing.primitives import Text
from loyalty_desktop.report.drawing.scales import Scale, covering, named_ticks, tick_texts
from loyalty_desktop.report.drawing.sketch import BOLD, TICK, centred
from loyalty_desktop.report.labels import Box

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Scatter
    from loyalty_desktop.report.drawing.sketch import Sketch

_TITLE = 10.0
_BELOW, _ABOVE = 36.0, 16.0
_TICK_LENGTH = 3.5


class Plane(msgspec.Struct, frozen=True):
    """The area and its two scales."""

    x: Scale
    y: Scale
    area: Box


def plane_of(chart: Scatter, width: float, height: float, top: float) -> Plane:
    """Return the plane that fits between its titles and ticks."""
    shown = [dot for dot in chart.dots if dot.state != "hidden"]
    x_axis = covering(chart.x_axis, [chart.x_line, *(dot.x for dot in shown)])
    y_axis = covering(chart.y_axis, [chart.y_line, *(dot.y for dot in shown)])
    ticks = tick_texts(y_axis.ticks, chart.y_unit)
    left = max((text_width(text, TICK) for text in ticks), default=0.0) + 10 + (18 if chart.y_title else 0)
    top += _ABOVE if chart.x_line is not None and chart.x_line_name else 6.0
    ticks = tick_texts(x_axis.ticks, chart.x_unit)
    margin = text_width(ticks[-1], TICK) / 2 + 2 if ticks else 2.0
    area = Box(left, top, max(width - left - margin, 20.0), max(height - top - _BELOW, 20.0))
    x = Scale(x_axis, area.x, area.x + area.w)
    return Plane(x, Scale(y_axis, area.y + area.h, area.y), area)


def draw_axes(sketch: Sketch, chart: Scatter, plane: Plane, height: float) -> None:
    """Draw hairlines, ticks and the titles of both axes."""
    area = plane.area
    bottom, right = area.y + area.h, area.x + area.w
    for tick in plane.x.ticks:
        x = plane.x.at(tick)
        sketch.rule((x, area.y), (x, bottom), "row", 0.6)
        sketch.rule((x, bottom), (x, bottom + _TICK_LENGTH), "dashed")
    for tick, text in named_ticks(plane.x, tick_texts(plane.x.ticks, chart.x_unit), TICK):
        sketch.words(text, (plane.x.at(tick), bottom + 14), TICK, "muted", anchor="middle")
    for tick, text in zip(plane.y.ticks, tick_texts(plane.y.ticks, chart.y_unit), strict=True):
        y = plane.y.at(tick)
        sketch.rule((area.x, y), (right, y), "row", 0.6)
        sketch.rule((area.x - _TICK_LENGTH, y), (area.x, y), "dashed")
        sketch.words(text, (area.x - 7, centred(y, TICK)), TICK, "muted", anchor="end")
    sketch.rule((area.x, bottom), (right, bottom), "dashed")
    sketch.rule((area.x, area.y), (area.x, bottom), "dashed")
    middle = area.x + area.w / 2
    title = f"{chart.x_title}  →" if chart.x_title else ""
    sketch.words(title, (middle, height - 6), _TITLE, "head", anchor="middle", weight=BOLD, room=area.w)
    if chart.y_title:
        text = fitted(clean(f"{chart.y_title}  →"), _TITLE, area.h, BOLD)
        room = round(text_width(text, _TITLE, BOLD), 2)
        place = (_TITLE + 2, area.y + area.h / 2)
        sketch.add(Text(*place, text, _TITLE, sketch.palette.colour("heart"), BOLD, "middle", -90.0, room))
