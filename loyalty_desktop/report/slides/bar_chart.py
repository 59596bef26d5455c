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
_SIZES, _NAME_SHARES = (11.0, 10.0, 9.0, 8.0), (0.4, 0.48)
_BESIDE = 0.24  # inches between a name, the edge of the chart and the axis
_WIDER = 1.12  # Latin letters in the widest of the fonts that stand in for missing ones


def most_bars(chart: Bars, box: Box) -> int:
    """Return how many bars a box has room for."""
    if chart.upright:
        return max(int((box.width / INCH - 0.9) / _COLUMN), 3)
    return max(int((box.height / INCH - _HEAD - _FOOT) / _SLOT), 3)


def drawn_bars(chart: Bars, box: Box, look: Look) -> Drawn:
    """Return the chart for a box: names with n beside the bars, figures at their ends or, with intervals, by names."""
    bars = _with_everybody(chart)
    wide, high = box.width / INCH, box.height / INCH
    is_told_by_name = _is_told_by_name(bars)
    _full, shown, size, room = _names(chart, box)
    values = [None if bar.state == "hidden" else bar.value for bar in bars]
    data = Categories(FORMATS[chart.unit])
    data.categories = [one or " " for one in (shown if chart.upright else in_lines(shown, size, room))]
    data.add(clean(chart.value_title) or clean(chart.title), values)
    lows = [None if bar.state == "hidden" else bar.low for bar in bars]
    highs = [None if bar.state == "hidden" else bar.high for bar in bars]
    whiskers = whiskers_of(values, lows, highs)
    if whiskers is not None:
        whiskers = data.with_columns(clean(chart.value_title), whiskers, 1)
    label_room = 0.0 if chart.upright else min(max(_widest(shown, size, room), 0.5), room) + _BESIDE

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
    return Drawn(kind, data, arrange, entitle, colour, _told(chart))


def names_cut(chart: Bars, box: Box) -> tuple[str, ...]:
    """Return the full names of bars that a box has no room for."""
    names, shown, _size, _room = _names(chart, box)
    return tuple(name for (name, tail), one in zip(names, shown, strict=True) if one != name + tail)


def _names(chart: Bars, box: Box) -> tuple[list[tuple[str, str]], list[str], float, float]:
    """Return the names of the bars with what follows them, as they are shown, their size, inches for them.

    Letters get smaller and names more room where that keeps them whole.
    """
    bars = _with_everybody(chart)
    wide, high = box.width / INCH, box.height / INCH
    names = [_name(bar, chart, _is_told_by_name(bars)) for bar in bars]
    slot = (high - _HEAD - _FOOT) / max(len(bars), 1)
    if chart.upright:
        room = (wide - 0.9) / max(len(bars), 1)
        return names, [_cut_name(name, tail, 11.0, room, 3) for name, tail in names], 11.0, room
    largest = 11.0 if slot >= 0.3 else 10.0 if slot >= 0.24 else 9.0 if slot >= 0.215 else 8.0
    for size, share in ((size, share) for size in _SIZES if size <= largest for share in _NAME_SHARES):
        room = share * wide
        lines = min(max(int(slot * 72 / (size * 1.25)), 1), 3)
        shown = [_cut_name(name, tail, size, room, lines) for name, tail in names]
        if all(one == name + tail for (name, tail), one in zip(names, shown, strict=True)):
            break
    return names, shown, size, room


def _with_everybody(chart: Bars) -> tuple[Bar, ...]:
    """Return the bars, with the line across them as one of its own: it would be no part of a native bar chart."""
    if chart.line is None:
        return chart.bars
    return (*chart.bars, Bar(chart.line_name or _("Everybody"), chart.line, "muted"))


def _is_told_by_name(bars: tuple[Bar, ...]) -> bool:
    """Return whether figures stand beside the names: at the ends of the bars intervals would go through them."""
    return any(bar.low is not None and bar.high is not None for bar in bars)


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
        return cut(name, size, room, lines, wider=_WIDER) + tail
    short = name
    while len(short) > 1 and len(lines_of(short + tail, size, room, wider=_WIDER)) > lines:
        short = short[:-2].rstrip("… ") + "…"
    return short + tail


def in_lines(names: list[str], size: float, room: float) -> list[str]:
    """Return names parted into the lines that were reckoned with: not every program parts names beside bars."""
    parted = (lines_of(name, size, room, wider=_WIDER) for name in names)
    return ["\n".join(line.strip() for line in lines) for lines in parted]


def _widest(names: list[str], size: float, room: float) -> float:
    return max(
        (text_width(line, size, wider=_WIDER) for name in names for line in lines_of(name, size, room, wider=_WIDER)),
        default=0.0,
    )


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
