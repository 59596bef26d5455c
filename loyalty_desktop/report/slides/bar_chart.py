"""Bars side by side or one below the other, each in the colour of what it means, with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.slides.boxes import INCH, Box
from loyalty_desktop.report.slides.cell_texts import FORMATS, chart_text
from loyalty_desktop.report.slides.chart_data import Categories, whiskers_of
from loyalty_desktop.report.slides.chart_dress import (
    Label,
    dress,
    finish,
    set_axis_title,
    set_labels,
    set_plot,
    set_title,
    set_value_axis,
    set_whiskers,
)
from loyalty_desktop.report.slides.drawn import Drawn, colour_points
from loyalty_desktop.report.slides.measuring import cut, lines_of, text_width
from loyalty_desktop.report.slides.texts import clean

if TYPE_CHECKING:
    from loyalty_desktop.report.slides.look import Look

_SLOT, _COLUMN = 0.19, 0.34  # inches that a bar needs at least: its height, its width
_HEAD, _FOOT = 0.5, 0.62  # inches above and below the plot
_TITLE_SIZE = 12.0


def most_bars(chart: Bars, box: Box) -> int:
    """Return how many bars a box has room for."""
    if chart.upright:
        return max(int((box.width / INCH - 0.9) / _COLUMN), 3)
    return max(int((box.height / INCH - _HEAD - _FOOT) / _SLOT), 3)


def drawn_bars(chart: Bars, box: Box, look: Look) -> Drawn:
    """Return the chart for a box: names with n beside the bars, figures at their ends or, with intervals, by names."""
    bars = (*chart.bars, *_everybody(chart))
    wide, high = box.width / INCH, box.height / INCH
    slot = (high - _HEAD - _FOOT) / max(len(bars), 1)
    size = 11.0 if slot >= 0.3 or chart.upright else 10.0 if slot >= 0.24 else 9.0 if slot >= 0.215 else 8.0
    is_told_by_name = any(bar.low is not None and bar.high is not None for bar in bars)
    names = [_name(bar, chart, is_told_by_name) for bar in bars]
    room = (wide - 0.9) / max(len(bars), 1) if chart.upright else 0.4 * wide
    lines = 4 if chart.upright else max(int(slot * 72 / (size * 1.25)), 1)
    shown = [_cut_name(name, tail, size, room, min(lines, 3)) for name, tail in names]
    values = [None if bar.state == "hidden" else bar.value for bar in bars]
    data = Categories(FORMATS[chart.unit])
    data.categories = [one or " " for one in shown]
    data.add(clean(chart.value_title) or clean(chart.title), values)
    lows = [None if bar.state == "hidden" else bar.low for bar in bars]
    highs = [None if bar.state == "hidden" else bar.high for bar in bars]
    whiskers = whiskers_of(values, lows, highs)
    if whiskers is not None:
        whiskers = data.with_columns(clean(chart.value_title), whiskers, 1)
    label_room = 0.0 if chart.upright else min(max(_widest(shown, size, room), 0.5) + 0.15, room + 0.15)

    def arrange(native: Any) -> None:
        dress(native, look, size)
        native.has_legend = False
        plot = native.plots[0]
        plot.gap_width, plot.vary_by_categories = 45, False
        axis = native.category_axis
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.has_major_gridlines = False
        axis.format.line.width = Pt(0.75)
        axis.tick_labels.font.size = Pt(size)
        if not chart.upright:
            axis.reverse_order = True
            native.value_axis._element.find(qn("c:crosses")).set("val", "max")
            native.value_axis.major_tick_mark = XL_TICK_MARK.NONE

    def entitle(native: Any) -> None:
        set_title(native, [(cut(clean(chart.title), _TITLE_SIZE, wide - 0.3), _TITLE_SIZE, True, look.ink)])

    def colour(native: Any) -> None:
        if not chart.upright:
            set_plot(native, label_room / wide, _HEAD / high, 1 - (label_room + 0.4) / wide, 1 - (_HEAD + _FOOT) / high)
        set_value_axis(native.value_axis, chart.axis, chart.unit, look, 9.0)
        set_axis_title(
            native.value_axis, cut(clean(chart.value_title), 9.0, high if chart.upright else wide), look.muted, 9.0
        )
        series = native.plots[0].series[0]
        colour_points(series, [look.tone(bar.tone, bar.state) for bar in bars])
        set_whiskers(series, "", whiskers, look.whisker)
        labels = [] if is_told_by_name else _labels(bars, chart, size, look)
        set_labels(series, labels, look, number_format="" if is_told_by_name else FORMATS[chart.unit])
        finish(native, look)

    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if chart.upright else XL_CHART_TYPE.BAR_CLUSTERED
    full = tuple(name for (name, tail), one in zip(names, shown, strict=True) if one != name + tail)
    return Drawn(kind, data, arrange, entitle, colour, _told(chart), full)


def _everybody(chart: Bars) -> tuple[Bar, ...]:
    """Return the line across all bars as a bar of its own: a line would be no part of a native bar chart."""
    if chart.line is None:
        return ()
    return (Bar(chart.line_name or _("Everybody"), chart.line, "muted"),)


def _name(bar: Bar, chart: Bars, with_value: bool) -> tuple[str, str]:
    """Return the name of a bar, which may be cut, and what follows it, which may not."""
    tail = ""
    if with_value or bar.state == "hidden":
        tail += f"  {_value(bar, chart)}"
    if bar.n is not None and (not chart.upright or len(chart.bars) <= 6):
        tail += f"  (n={bar.n:,})"
    return clean(bar.name), tail.replace("  ", "\n") if chart.upright else tail


def _value(bar: Bar, chart: Bars) -> str:
    said = clean(bar.text) or chart_text(None if bar.state == "hidden" else bar.value, chart.unit)
    return f"{said} {_('For reference')}" if bar.state == "reference" else said


def _cut_name(name: str, tail: str, size: float, room: float, lines: int) -> str:
    if "\n" in tail:
        return cut(name, size, room, lines) + tail
    short = name
    while len(short) > 1 and len(lines_of(short + tail, size, room)) > lines:
        short = short[:-2].rstrip("… ") + "…"
    return short + tail


def _widest(names: list[str], size: float, room: float) -> float:
    return max((text_width(line, size) for name in names for line in lines_of(name, size, room)), default=0.0)


def _labels(bars: tuple[Bar, ...], chart: Bars, size: float, look: Look) -> list[Label]:
    """Return the labels that are no plain figures."""
    return [
        Label(at, "" if bar.state == "hidden" or bar.value is None else _value(bar, chart), "outEnd", size, look.ink)
        for at, bar in enumerate(bars)
        if clean(bar.text) or bar.state != "shown" or bar.value is None
    ]


def _told(chart: Bars) -> str:
    known = [bar for bar in chart.bars if bar.value is not None and bar.state != "hidden"]
    title = clean(chart.title)
    if not known:
        return _("Bar chart “{title}”, without figures: too few answers.").format(title=title)
    high, low = (choose(known, key=lambda bar: bar.value or 0.0) for choose in (max, min))
    return _("Bar chart “{title}”: highest {high} ({high_value}), lowest {low} ({low_value}).").format(
        title=title,
        high=clean(high.name),
        high_value=chart_text(high.value, chart.unit),
        low=clean(low.name),
        low_value=chart_text(low.value, chart.unit),
    )
