"""Bars side by side, such as the answers 0 to 10."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.drawing.legend import draw_legend
from loyalty_desktop.report.drawing.letters import balanced, clean, text_width
from loyalty_desktop.report.drawing.lying_bars import bar_keys, bar_text, bars_axis
from loyalty_desktop.report.drawing.primitives import Rect
from loyalty_desktop.report.drawing.rows import count_text
from loyalty_desktop.report.drawing.scales import Scale, line_text, tick_texts
from loyalty_desktop.report.drawing.sketch import BOLD, NAME, SMALL, TAG, TICK, centred, reference_tag, tag_width

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Bar, Bars
    from loyalty_desktop.report.drawing.sketch import Sketch

UPRIGHT_HEIGHT = 260.0
"""How high such a chart usually is."""
_TITLE, _ABOVE = 16.0, 18.0
_MOST_LINES, _LEAST_STEP = 3, 18.0
_WIDEST = 46.0
_GROUP = 14.0


class _Columns(msgspec.Struct, frozen=True):
    """Where the bars stand: from `left`, `step` apart; names of so many lines, counts and tags below them."""

    left: float
    step: float
    lines: tuple[tuple[str, ...], ...]
    counts: bool
    tags: bool
    groups: bool

    @property
    def below(self) -> float:
        """How much room everything below the bars needs."""
        names = max((len(one) for one in self.lines), default=1) * NAME * 1.25
        return names + 8 + (12 if self.counts else 0) + (13 if self.tags else 0) + (_GROUP + 6 if self.groups else 0)

    def middle(self, at: int) -> float:
        """Return the middle of a bar."""
        return self.left + self.step * (at + 0.5)


def fits_upright(chart: Bars, width: float) -> bool:
    """Say whether names and figures have room below and above bars that stand side by side."""
    columns = _columns(chart, width)
    room = columns.step - 3
    if columns.step < _LEAST_STEP or not chart.bars:
        return False
    for bar, lines in zip(chart.bars, columns.lines, strict=True):
        if "".join("".join(lines).split()) != "".join(clean(bar.name).split()):
            return False
        if text_width(clean(bar_text(bar, chart)), SMALL, BOLD) > room:
            return False
        if bar.n is not None and text_width(_count(bar.n), SMALL) > room:
            return False
        if bar.state == "reference" and tag_width(reference_tag()) > room:
            return False
    return True


def draw_upright(sketch: Sketch, chart: Bars, width: float, height: float) -> None:
    """Draw the bars into an area of this size, in which they have room (`fits_upright`)."""
    columns = _columns(chart, width)
    keys = () if columns.groups else bar_keys(chart)
    top = draw_legend(sketch, keys, width) + _TITLE + _ABOVE
    axis = bars_axis(chart)
    below = 13.0 if any(bar.value is not None and bar.value < 0 for bar in chart.bars) else 0.0
    scale = Scale(axis, max(height - columns.below - below, top + 20), top)
    sketch.words(chart.value_title, (0.0, top - _ABOVE - 4), SMALL, "muted", weight=600, room=width)
    texts = tick_texts(scale.ticks, chart.unit)
    for tick, text in zip(scale.ticks, texts, strict=True):
        y = scale.at(tick)
        sketch.rule((columns.left, y), (width, y), "row")
        sketch.words(text, (columns.left - 6, centred(y, TICK)), TICK, "muted", anchor="end")
    for at, bar in enumerate(chart.bars):
        _draw_bar(sketch, bar, scale, columns, at)
    zero = scale.at(0.0)
    sketch.rule((columns.left, zero), (width, zero), "track_middle", 1.0)
    _draw_line(sketch, chart, scale, columns, width)
    for at, bar in enumerate(chart.bars):
        _draw_text(sketch, bar_text(bar, chart), bar, scale, columns.middle(at))
    foot = scale.start + below
    _draw_names(sketch, chart, columns, foot)
    if columns.groups:
        _draw_groups(sketch, chart, columns, height)


def _columns(chart: Bars, width: float) -> _Columns:
    axis = bars_axis(chart)
    left = max((text_width(text, TICK) for text in tick_texts(axis.ticks, chart.unit)), default=0.0) + 10
    step = (width - left) / max(len(chart.bars), 1)
    lines = tuple(balanced(clean(bar.name), NAME, step - 4, _MOST_LINES) for bar in chart.bars)
    counts = any(bar.n is not None for bar in chart.bars)
    tags = any(bar.state == "reference" for bar in chart.bars)
    return _Columns(left, step, lines, counts, tags, _has_groups(chart, step))


def _has_groups(chart: Bars, step: float) -> bool:
    """Say whether each colour stands for one run of bars whose meaning has room below it."""
    said = dict(chart.meanings)
    runs = [(tone, len(list(some))) for tone, some in groupby(bar.tone for bar in chart.bars)]
    tones = [tone for tone, _count in runs]
    if not said or len(set(tones)) < len(tones) or any(tone not in said for tone in tones):
        return False
    return all(text_width(clean(said[tone]), SMALL, 600) <= count * step - 4 for tone, count in runs)


def _count(n: int) -> str:
    return f"{n:,}"


def _draw_bar(sketch: Sketch, bar: Bar, scale: Scale, columns: _Columns, at: int) -> None:
    if bar.state == "hidden" or bar.value is None:
        return
    x, zero, firm = columns.middle(at), scale.at(0.0), bar.state == "shown"
    end, wide = scale.at(bar.value), min(columns.step * 0.76, _WIDEST)
    fill = sketch.palette.fill(bar.tone)
    colour = fill if firm else sketch.palette.mixed(fill, 0.35)
    high = max(abs(end - zero), 0.5)
    sketch.add(Rect(x - wide / 2, min(zero, end), wide, high, colour, radius=min(2.0, high / 2)))
    if bar.low is not None and bar.high is not None:
        line = sketch.palette.colour("whisker" if firm else "faint")
        sketch.whisker((x, scale.at(bar.low)), (x, scale.at(bar.high)), line, cap=min(2.5, wide / 4))


def _draw_text(sketch: Sketch, text: str, bar: Bar, scale: Scale, x: float) -> None:
    """Write the figure of a bar above it, or below one that hangs down, on a ground that keeps lines out of it."""
    if bar.state == "hidden" or bar.value is None:
        sketch.words(text, (x, scale.at(0.0) - 4), SMALL, "faint", anchor="middle")
        return
    ends = [scale.at(value) for value in (bar.value, bar.low, bar.high) if value is not None]
    base = max(ends) + SMALL + 1 if bar.value < 0 else min(ends) - 4
    firm = bar.state == "shown"
    weight = BOLD if firm else 400
    wide = text_width(clean(text), SMALL, weight)
    sketch.add(Rect(x - wide / 2 - 1, base - SMALL * 0.85, wide + 2, SMALL, sketch.palette.colour("panel")))
    sketch.words(text, (x, base), SMALL, "ink" if firm else "muted", anchor="middle", weight=weight)


def _draw_line(sketch: Sketch, chart: Bars, scale: Scale, columns: _Columns, width: float) -> None:
    if chart.line is None:
        return
    y = scale.at(chart.line)
    sketch.rule((columns.left, y), (width, y), "quiet", 1.0, 2.5)
    text = line_text(chart.line_name, chart.line, chart.unit)
    # Bars are everywhere across the line: what it is stands at the top, where only the title is.
    room = width / 2
    sketch.words("┄ " + text, (width, scale.end - _ABOVE - 4), SMALL, "muted", anchor="end", room=room)


def _draw_names(sketch: Sketch, chart: Bars, columns: _Columns, foot: float) -> None:
    most = max((len(one) for one in columns.lines), default=1)
    for at, (bar, lines) in enumerate(zip(chart.bars, columns.lines, strict=True)):
        x = columns.middle(at)
        for count, line in enumerate(lines):
            place = (x, foot + 4 + NAME * (1 + 1.25 * count))
            sketch.words(line, place, NAME, "muted", anchor="middle", room=columns.step - 2)
        y = foot + 6 + NAME * 1.25 * most
        if bar.n is not None:
            full = count_text(bar.n)
            text = full if text_width(full, SMALL) <= columns.step - 3 else _count(bar.n)
            sketch.words(text, (x, y + SMALL), SMALL, "faint", anchor="middle")
        if bar.state == "reference":
            sketch.tag(reference_tag(), (x, y + (12 if columns.counts else 0) + 7), anchor="middle", size=TAG)


def _draw_groups(sketch: Sketch, chart: Bars, columns: _Columns, height: float) -> None:
    """Draw a bracket in its colour below each run of bars, and what the colour means."""
    said, at = dict(chart.meanings), 0
    for tone, some in groupby(bar.tone for bar in chart.bars):
        count = len(list(some))
        left, right = columns.left + columns.step * at + 3, columns.left + columns.step * (at + count) - 3
        y = height - _GROUP - 3
        sketch.add(Rect(left, y, right - left, 2.0, sketch.palette.fill(tone), radius=1))
        place = ((left + right) / 2, height - 4)
        sketch.words(said[tone], place, SMALL, "ink", anchor="middle", weight=600, room=right - left)
        at += count
