"""Bars below one another: contributions, scores of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from loyalty_desktop.report.drawing.legend import Key, draw_legend, interval_key
from loyalty_desktop.report.drawing.letters import clean, fitted, text_width
from loyalty_desktop.report.drawing.primitives import Rect
from loyalty_desktop.report.drawing.rows import NOTE, Named, RowPlan, draw_heads, plan_rows, usual_step
from loyalty_desktop.report.drawing.scales import Scale, covering, line_text, named_ticks, tick_texts, value_text
from loyalty_desktop.report.drawing.sketch import BOLD, SMALL, TICK, centred, reference_tag, tag_width
from loyalty_desktop.report.figures import NO_FIGURE

if TYPE_CHECKING:
    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.document.charts import Bar, Bars
    from loyalty_desktop.report.drawing.primitives import Anchor
    from loyalty_desktop.report.drawing.sketch import Sketch

_HEAD, _FOOT = 30.0, 16.0
_GAP, _TAG_GAP = 5.0, 4.0
_THICKEST = 15.0
_ROUNDS, _SETTLED = 60, 0.01  # labels push the ends of the axis inwards, which moves the bars, and so on


def bar_keys(chart: Bars) -> tuple[Key, ...]:
    """Return the legend of bars: their colours where they are said to mean something, and the interval."""
    keys = [Key(text, "swatch", tone) for tone, text in chart.meanings]
    if any(bar.low is not None and bar.high is not None for bar in chart.bars):
        keys.append(interval_key())
    return tuple(keys)


def bar_text(bar: Bar, chart: Bars) -> str:
    """Return what stands at the end of a bar; a dash for a figure that a small base hides."""
    if bar.state == "hidden" or bar.value is None:
        return NO_FIGURE
    return bar.text or value_text(bar.value, chart.unit)


def bars_axis(chart: Bars) -> Axis:
    """Return the axis of bars, long enough for all that is drawn on it, and for the nought from which bars grow."""
    drawn = [bar for bar in chart.bars if bar.state != "hidden"]
    values = [value for bar in drawn for value in (bar.value, bar.low, bar.high)]
    return covering(chart.axis, [0.0, *values, chart.line])


def lying_height(chart: Bars, width: float) -> float:
    """Return how high the chart is with rows of usual height, in which whole names have room."""
    legend = 21.0 if bar_keys(chart) else 0.0
    step = usual_step([bar.name for bar in chart.bars], width)
    return legend + _HEAD + step * max(len(chart.bars), 1) + (_FOOT if chart.line is not None else 2.0)


def draw_lying(sketch: Sketch, chart: Bars, width: float, height: float) -> None:
    """Draw the bars into an area of this size."""
    top = draw_legend(sketch, bar_keys(chart), width) + _HEAD
    bottom = height - (_FOOT if chart.line is not None else 2.0)
    heads = [Named(bar.name, bar.n, bar.state) for bar in chart.bars]
    plan = plan_rows(heads, width, top, bottom)
    scale, tags = _scale(chart, plan, width)
    _draw_axis(sketch, chart, plan, scale, width)
    draw_heads(sketch, heads, plan, width)
    zero = scale.at(0.0)
    sketch.rule((zero, plan.top - 3), (zero, plan.bottom), "track_middle", 1.0)
    shown = chart.bars[: plan.shown]
    for at, bar in enumerate(shown):
        _draw_bar(sketch, bar, scale, plan.middle(at), plan)
    _draw_line(sketch, chart, scale, plan, width)
    for at, bar in enumerate(_within(bar, chart, scale, plan, width) for bar in shown):
        _draw_text(sketch, chart, bar, scale, plan.middle(at), plan, tags=tags)


def _scale(chart: Bars, plan: RowPlan, width: float) -> tuple[Scale, bool]:
    """Return the axis and whether tags have room; where they have not, the tag at the count has to do."""
    third = (width - plan.left) / 3
    scale = _drawn_in(chart, plan, width, tags=True)
    tags = scale.start <= plan.left + third and scale.end >= width - third
    if not tags:
        scale = _drawn_in(chart, plan, width, tags=False)
    return Scale(scale.axis, min(scale.start, plan.left + third), max(scale.end, width - third)), tags


def _drawn_in(chart: Bars, plan: RowPlan, width: float, *, tags: bool) -> Scale:
    """Return the axis drawn in, so that what stands at the ends of the bars has room."""
    axis = bars_axis(chart)
    edge = width - max((text_width(text, TICK) for text in tick_texts(axis.ticks, chart.unit)), default=0.0) / 2
    start, end = plan.left, edge
    for _round in range(_ROUNDS):
        scale = Scale(axis, start, end)
        left = min((_reach(bar, chart, scale, plan, tags=tags)[0] for bar in chart.bars), default=start)
        right = max((_reach(bar, chart, scale, plan, tags=tags)[1] for bar in chart.bars), default=end)
        start += max(plan.left - left, 0.0)
        end -= max(right - width, 0.0)
        if left >= plan.left - _SETTLED and right <= width + _SETTLED:
            break
    return Scale(axis, start, end)


def _reach(bar: Bar, chart: Bars, scale: Scale, plan: RowPlan, *, tags: bool) -> tuple[float, float]:
    """Return how far a bar with its interval and its text reaches to the left and to the right."""
    wide = text_width(clean(bar_text(bar, chart)), plan.size, BOLD) + _GAP
    if tags and bar.state == "reference":
        wide += _TAG_GAP + tag_width(reference_tag(), _tag_size(plan))
    low, high = _ends(bar, scale)
    return (low - wide, high) if _is_left(bar) else (low, high + wide)


def _ends(bar: Bar, scale: Scale) -> tuple[float, float]:
    zero = scale.at(0.0)
    if bar.value is None or bar.state == "hidden":
        return zero, zero
    places = [zero, *(scale.at(value) for value in (bar.value, bar.low, bar.high) if value is not None)]
    return min(places), max(places)


def _within(bar: Bar, chart: Bars, scale: Scale, plan: RowPlan, width: float) -> Bar:
    """Return a bar whose text ends in … where it would leave the drawing."""
    low, high = _ends(bar, scale)
    room = low - _GAP - plan.left if _is_left(bar) else width - high - _GAP
    text = clean(bar_text(bar, chart))
    shown = fitted(text, plan.size, room + 2 * _SETTLED, BOLD)
    return bar if shown == text else replace(bar, text=shown)


def _is_left(bar: Bar) -> bool:
    return bar.value is not None and bar.value < 0 and bar.state != "hidden"


def _draw_axis(sketch: Sketch, chart: Bars, plan: RowPlan, scale: Scale, width: float) -> None:
    base = plan.top - 8
    sketch.words(chart.value_title, (plan.left, base - 14), SMALL, "muted", weight=600, room=width - plan.left)
    texts = tick_texts(scale.ticks, chart.unit)
    for tick in scale.ticks:
        sketch.rule((scale.at(tick), plan.top - 3), (scale.at(tick), plan.bottom), "row")
    for tick, text in named_ticks(scale, texts, TICK):
        sketch.words(text, (scale.at(tick), base), TICK, "muted", anchor="middle")


def _draw_bar(sketch: Sketch, bar: Bar, scale: Scale, middle: float, plan: RowPlan) -> None:
    if bar.state == "hidden" or bar.value is None:
        return
    firm, zero = bar.state == "shown", scale.at(0.0)
    end, thick = scale.at(bar.value), min(plan.step * 0.52, _THICKEST)
    fill = sketch.palette.fill(bar.tone)
    start, wide = min(zero, end), max(abs(end - zero), 0.5)
    colour = fill if firm else sketch.palette.mixed(fill, 0.35)
    sketch.add(Rect(start, middle - thick / 2, wide, thick, colour, radius=min(1.5, wide / 2)))
    if bar.low is not None and bar.high is not None:
        line = sketch.palette.colour("whisker" if firm else "faint")
        cap = min(2.5, plan.step * 0.2)
        sketch.whisker((scale.at(bar.low), middle), (scale.at(bar.high), middle), line, cap=cap)


def _draw_text(
    sketch: Sketch, chart: Bars, bar: Bar, scale: Scale, middle: float, plan: RowPlan, *, tags: bool
) -> None:
    """Write what stands at the end of a bar, over the line of everybody where it runs there."""
    text, left, base = bar_text(bar, chart), _is_left(bar), centred(middle, plan.size)
    low, high = _ends(bar, scale)
    x = low - _GAP if left else high + _GAP
    firm, ink, weight = bar.state == "shown", sketch.palette.colour("muted"), 400
    if bar.state == "hidden" or bar.value is None:
        ink = sketch.palette.colour("faint")
    elif firm:
        ink, weight = sketch.palette.ink(bar.tone), BOLD
    wide = text_width(clean(text), plan.size, weight)
    high = min(plan.size * 1.3, plan.step - 1)
    ground = sketch.palette.colour("panel")
    if chart.line is not None and abs(scale.at(chart.line) - (x - wide / 2 if left else x + wide / 2)) < wide / 2 + 2:
        sketch.add(Rect(x - wide - 1 if left else x - 1, middle - high / 2, wide + 2, high, ground))
    anchor: Anchor = "end" if left else "start"
    sketch.words(text, (x, base), plan.size, ink, anchor=anchor, weight=weight)
    if tags and bar.state == "reference" and bar.value is not None:
        beside = x - wide - _TAG_GAP if left else x + wide + _TAG_GAP
        sketch.tag(reference_tag(), (beside, middle), anchor=anchor, size=_tag_size(plan))


def _tag_size(plan: RowPlan) -> float:
    return min(max(plan.size - 2.0, 5.0), 8.0)


def _draw_line(sketch: Sketch, chart: Bars, scale: Scale, plan: RowPlan, width: float) -> None:
    if chart.line is None:
        return
    x = scale.at(chart.line)
    sketch.rule((x, plan.top - 3), (x, plan.bottom + 2), "quiet", 1.0, 2.5)
    text = line_text(chart.line_name, chart.line, chart.unit)
    base = plan.bottom + 12 + (NOTE if plan.shown < len(chart.bars) else 0.0)
    half = min(text_width(clean(text), SMALL), width) / 2
    middle = min(max(x, half), width - half)
    sketch.words(text, (middle, base), SMALL, "muted", anchor="middle", room=width)
