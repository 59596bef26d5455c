"""Lines over places in order: head and heart along the journey, the score of each wave."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.drawing.legend import Key, draw_legend, interval_key
from loyalty_desktop.report.drawing.letters import CUT, text_width
from loyalty_desktop.report.drawing.primitives import Path, Rect
from loyalty_desktop.report.drawing.rows import names_in_lines
from loyalty_desktop.report.drawing.scales import Scale, covering, line_text, tick_texts, value_text
from loyalty_desktop.report.drawing.sketch import (
    BOLD,
    MARKER,
    NAME,
    SMALL,
    TAG,
    TICK,
    centred,
    hits,
    reference_tag,
    tag_width,
)
from loyalty_desktop.report.labels import Box

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import ChartUnit, Line, Lines, Tone
    from loyalty_desktop.report.drawing.sketch import Sketch
    from loyalty_desktop.report.shown import Shown

LINES_HEIGHT = 260.0
"""How high such a chart usually is."""
_TITLE, _MOST_LINES, _LEAST_STEP = 16.0, 3, 26.0
_BEAD = 4.0
_CROWD = 12  # of more places only the ends and the turns are told in figures
_NAME_ROOM = 84.0  # enough for most names of waves; longer ones are cut


class _Point(msgspec.Struct, frozen=True):
    """A value of a line with its place; `text` is what stands at it."""

    line: int
    at: int
    x: float
    y: float
    low: float | None
    high: float | None
    state: Shown
    text: str


class _Frame(msgspec.Struct, frozen=True):
    """The area between the axes: `step` is how far two places are apart."""

    left: float
    right: float
    step: float
    scale: Scale
    second: Scale | None

    def x(self, at: int) -> float:
        """Return where a place is."""
        return self.left + self.step * (at + 0.5)


def draw_lines(sketch: Sketch, chart: Lines, width: float, height: float) -> None:
    """Draw the lines into an area of this size."""
    titles = _TITLE if chart.left_title or chart.right_title else 4.0
    top = draw_legend(sketch, _keys(chart), width) + titles + 6
    frame, names = _frame(chart, width, height, top)
    _draw_axis(sketch, chart, frame, width, top)
    points = [point for at, line in enumerate(chart.lines) for point in _points(chart, line, at, frame)]
    for at, line in enumerate(chart.lines):
        own = [point for point in points if point.line == at]
        if is_level(line):
            sketch.rule((frame.left, own[0].y), (frame.right, own[0].y), "quiet", 1.0, 2.5)
        else:
            _draw_line(sketch, line.tone, own)
    # A line that is level all along is no course of anything: it needs no marks, and its figure is in the legend.
    points = [point for point in points if not is_level(chart.lines[point.line])]
    for point in points:
        _draw_point(sketch, chart.lines[point.line].tone, point)
    _draw_texts(sketch, chart, points, frame)
    most = max((len(one) for one in names), default=1)
    for at, lines in enumerate(names):
        half = max((text_width(text, NAME) for text in lines), default=0.0) / 2
        x = min(max(frame.x(at), half), width - half)
        for count, text in enumerate(lines):
            sketch.words(text, (x, height - 5 - NAME * 1.25 * (most - 1 - count)), NAME, "ink", anchor="middle")


def is_level(line: Line) -> bool:
    """Say whether a line has the same firm figure everywhere and no interval, such as the score of everybody."""
    level = len(line.values) > 1 and len(set(line.values)) == 1 and line.values[0] is not None
    return level and not {*line.lows, *line.states} - {None, "shown"}


def _keys(chart: Lines) -> tuple[Key, ...]:
    keys = [
        Key(line_text(line.name, line.values[0] or 0.0, chart.right_unit if line.right else chart.left_unit), "dashes")
        if is_level(line)
        else Key(line.name, "line", line.tone)
        for line in chart.lines
    ]
    if any("reference" in line.states for line in chart.lines):
        keys.append(Key(reference_tag(), "pale"))
    if any(low is not None for line in chart.lines for low in line.lows):
        keys.append(interval_key())
    return tuple(keys)


def _frame(chart: Lines, width: float, height: float, top: float) -> tuple[_Frame, list[tuple[str, ...]]]:
    left_axis = covering(chart.left_axis, _values(chart, right=False))
    right_axis = None if chart.right_axis is None else covering(chart.right_axis, _values(chart, right=True))
    texts = tick_texts(left_axis.ticks, chart.left_unit)
    left = max((text_width(text, TICK) for text in texts), default=0.0) + 8
    right = width
    if right_axis is not None:
        texts = tick_texts(right_axis.ticks, chart.right_unit)
        right -= max((text_width(text, TICK) for text in texts), default=0.0) + 8
    step = (right - left) / max(len(chart.places), 1)
    names = _place_names(chart, step)
    bottom = height - 14 - NAME * 1.25 * max((len(one) for one in names), default=1)
    bottom = max(bottom, top + 20)
    second = None if right_axis is None else Scale(right_axis, bottom, top)
    return _Frame(left, right, step, Scale(left_axis, bottom, top), second), names


def _place_names(chart: Lines, step: float) -> list[tuple[str, ...]]:
    """Return the names below the lines; of many places (waves) only every second, third … is named, uncut."""
    few = len(chart.places) <= _CROWD
    every = 1 if step >= _LEAST_STEP else int(_LEAST_STEP / step) + 1
    most = _MOST_LINES if few else 2
    while True:
        # The first and the last name are moved inwards, so that they do not stand out beyond the edges.
        room = step - 6 if every == 1 else step * (every + 0.5) / 1.5 - 4
        lines = [
            one if at % every == 0 else () for at, one in enumerate(names_in_lines(chart.places, NAME, room, most))
        ]
        whole = all(CUT not in line for one in lines for line in one)
        if few or whole or room >= _NAME_ROOM:
            return lines
        every += 1


def _values(chart: Lines, *, right: bool) -> Iterator[float | None]:
    for line in chart.lines:
        if (line.right and chart.right_axis is not None) == right:
            for values in (line.values, line.lows, line.highs):
                yield from values


def _draw_axis(sketch: Sketch, chart: Lines, frame: _Frame, width: float, top: float) -> None:
    tones: dict[bool, Tone] = {}
    for line in chart.lines:
        tones.setdefault(line.right and frame.second is not None, line.tone)
    roles = {side: sketch.palette.ink(tone) for side, tone in tones.items()} if frame.second is not None else {}
    for tick, text in zip(frame.scale.ticks, tick_texts(frame.scale.ticks, chart.left_unit), strict=True):
        y = frame.scale.at(tick)
        role = "track_middle" if tick == 0 and frame.second is None else "row"
        sketch.rule((frame.left, y), (frame.right, y), role)
        sketch.words(text, (frame.left - 6, centred(y, TICK)), TICK, roles.get(False, "muted"), anchor="end")
    half, base = width / 2 - 6, top - 12
    sketch.words(chart.left_title, (0.0, base), SMALL, roles.get(False, "muted"), weight=600, room=half)
    sketch.rule((frame.left, frame.scale.start), (frame.right, frame.scale.start), "dashed")
    if frame.second is None:
        return
    for tick, text in zip(frame.second.ticks, tick_texts(frame.second.ticks, chart.right_unit), strict=True):
        place = (frame.right + 6, centred(frame.second.at(tick), TICK))
        sketch.words(text, place, TICK, roles.get(True, "muted"))
    place = (width, base)
    sketch.words(chart.right_title, place, SMALL, roles.get(True, "muted"), anchor="end", weight=600, room=half)


def _points(chart: Lines, line: Line, number: int, frame: _Frame) -> Iterator[_Point]:
    """Give the points of a line; what is hidden or not there is a gap."""
    on_right = line.right and frame.second is not None
    scale = frame.second if on_right and frame.second is not None else frame.scale
    unit: ChartUnit = chart.right_unit if on_right else chart.left_unit
    for at, value in enumerate(line.values[: len(chart.places)]):
        state: Shown = line.states[at] if at < len(line.states) else "shown"
        if value is None or state == "hidden":
            continue
        low = line.lows[at] if at < len(line.lows) else None
        high = line.highs[at] if at < len(line.highs) else None
        yield _Point(
            number,
            at,
            frame.x(at),
            scale.at(value),
            None if low is None else scale.at(low),
            None if high is None else scale.at(high),
            state,
            value_text(value, unit),
        )


def _draw_line(sketch: Sketch, tone: Tone, points: list[_Point]) -> None:
    """Draw a line through neighbouring points; it is broken where one is missing."""
    run: list[_Point] = []
    for point in [*points, None]:
        if run and (point is None or point.at != run[-1].at + 1):
            if len(run) > 1:
                places = tuple((one.x, one.y) for one in run)
                sketch.add(Path(places, "", sketch.palette.fill(tone), 2.0))
            run = []
        if point is not None:
            run.append(point)


def _draw_point(sketch: Sketch, tone: Tone, point: _Point) -> None:
    fill = sketch.palette.fill(tone)
    colour = fill if point.state == "shown" else sketch.palette.mixed(fill, 0.5)
    if point.low is not None and point.high is not None:
        line = sketch.palette.mixed(fill, 0.7 if point.state == "shown" else 0.4)
        sketch.whisker((point.x, point.low), (point.x, point.high), line)
    # Circles alone: squares and triangles mean something else in these drawings.
    sketch.mark("plain", (point.x, point.y), colour, hollow=True)


def _draw_texts(sketch: Sketch, chart: Lines, points: list[_Point], frame: _Frame) -> None:
    """Write the figure at each point where nothing else is; one without any room is left to the axis."""
    reach = MARKER + 1
    taken = [Box(one.x - reach, one.y - reach, 2 * reach, 2 * reach) for one in points]
    lines = [bead for one, other in _neighbours(points) for bead in _beads(one, other)]
    crowded = len(chart.places) > _CROWD
    for point in sorted(points, key=lambda one: (one.at, one.y)):
        muted = point.state == "reference"
        if crowded and not _tells(point, [one for one in points if one.line == point.line]):
            continue
        ink = sketch.palette.colour("muted") if muted else sketch.palette.ink(chart.lines[point.line].tone)
        weight = 400 if muted else BOLD
        tag = tag_width(reference_tag(), TAG - 1) + 4 if muted and not crowded else 0.0
        wide = text_width(point.text, SMALL, weight) + tag
        highest = all(point.y <= one.y for one in points if one.at == point.at)
        boxes = [box for box in _boxes(point, wide, frame, above_first=highest) if not hits(box, taken)]
        clear = [box for box in boxes if not hits(box, lines)]
        if not boxes:
            continue
        box = clear[0] if clear else boxes[0]
        taken.append(box)
        middle = box.y + box.h / 2
        sketch.add(Rect(box.x, box.y + 1, box.w, box.h - 2, sketch.palette.colour("panel"), radius=2))
        used = sketch.words(point.text, (box.x, centred(middle, SMALL)), SMALL, ink, weight=weight)
        if tag:
            sketch.tag(reference_tag(), (box.x + used + 4, middle), size=TAG - 1)


def _tells(point: _Point, line: list[_Point]) -> bool:
    """Say whether a point is the first, the last, the highest or the lowest one of its line."""
    heights = [one.y for one in line]
    return point in {line[0], line[-1], line[heights.index(min(heights))], line[heights.index(max(heights))]}


def _boxes(point: _Point, wide: float, frame: _Frame, *, above_first: bool) -> list[Box]:
    """Return the places for the figure of a point inside the frame, the best first: above, below, beside it."""
    high, gap = SMALL * 1.25, MARKER + 1.5
    ends = [one for one in (point.low, point.high) if one is not None]
    above, below = min([point.y - gap, *(one - 3 for one in ends)]), max([point.y + gap, *(one + 3 for one in ends)])
    stacked = [Box(point.x - wide / 2, y, wide, high) for y in (above - high, below)]
    if not above_first:
        stacked.reverse()
    level = point.y - high / 2
    beside = [Box(point.x + gap + 1, level, wide, high), Box(point.x - gap - 1 - wide, level, wide, high)]
    corners = [
        Box(x, y, wide, high) for y in (point.y - gap - high, point.y + gap) for x in (point.x + 3, point.x - 3 - wide)
    ]
    top, bottom = frame.scale.end - 8, frame.scale.start
    return [
        box
        for box in ([*corners, *beside, *stacked] if ends else [*stacked, *beside, *corners])
        if box.x >= frame.left and box.x + wide <= frame.right and box.y >= top and box.y + high <= bottom
    ]


def _neighbours(points: list[_Point]) -> Iterator[tuple[_Point, _Point]]:
    for one, other in pairwise(points):
        if one.line == other.line and other.at == one.at + 1:
            yield one, other


def _beads(one: _Point, other: _Point) -> Iterator[Box]:
    """Give a line as a row of small boxes, and the intervals at its ends."""
    count = max(int(math.dist((one.x, one.y), (other.x, other.y)) / _BEAD), 1)
    for at in range(count + 1):
        x, y = one.x + (other.x - one.x) * at / count, one.y + (other.y - one.y) * at / count
        yield Box(x - 1, y - 1, 2, 2)
