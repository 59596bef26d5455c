"""Points between two axes: head and heart of the drivers, with a name at each point and nothing on anything else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.drawing.legend import Key, draw_legend, interval_key
from loyalty_desktop.report.drawing.letters import balanced, clean, fitted, text_width
from loyalty_desktop.report.drawing.plane import Plane, draw_axes, plane_of
from loyalty_desktop.report.drawing.primitives import Line, Rect
from loyalty_desktop.report.drawing.scales import line_text
from loyalty_desktop.report.drawing.sketch import BOLD, MARKER, SMALL, centred, hits, reference_tag, tag_width
from loyalty_desktop.report.labels import Box, Placed, place_labels
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Dot, Scatter
    from loyalty_desktop.report.drawing.sketch import Sketch

_USUAL, _CROWD, _DOT = 420.0, 15, 6.0
_SIZES = ((10.0, 150.0), (9.0, 120.0), (8.0, 100.0), (7.5, 80.0), (7.0, 60.0), (6.0, 45.0))
"""Letters and the widest label, tried one after the other until every point has its name."""
_FAR, _FEW = 45.0, 0.05
_FEW_DOTS, _LINE = 25, 1.2
_NOTE, _SURE = 13.0, 40  # the line for a remark, kept free where some of so many dots may have no name
_MOST_TAGS = 15  # dots; tags of more leave no room for names
_QUARTER, _INSET, _STEPS, _LINE_STEPS = 11.0, 7.0, 6, 40
_PAD, _TAG_GAP = 2.0, 3.0


class _Labels(msgspec.Struct, frozen=True):
    """The names of all dots in letters of one size, and where they stand (None: no room)."""

    size: float
    texts: tuple[tuple[str, ...], ...]
    """The lines of each name."""
    places: tuple[Placed | None, ...]


def scatter_height(chart: Scatter) -> float:
    """Return how high the chart usually is: names of points in a crowd need more room."""
    return _USUAL + _DOT * max(len(chart.dots) - _CROWD, 0)


def draw_scatter(sketch: Sketch, chart: Scatter, width: float, height: float) -> None:
    """Draw the points into an area of this size."""
    dots = [dot for dot in chart.dots if dot.state != "hidden"]
    keys = _keys(chart, dots, sketch.palette.colour("faint"))
    hidden = len(chart.dots) - len(dots)
    foot = _NOTE if hidden or len(dots) > _SURE else 0.0
    plane = plane_of(chart, width, height - foot, draw_legend(sketch, keys, width))
    draw_axes(sketch, chart, plane, height - foot)
    spots = [(plane.x.at(dot.x), plane.y.at(dot.y)) for dot in dots]
    for dot, spot in zip(dots, spots, strict=True):
        _draw_whiskers(sketch, dot, spot, plane)
    markers = [Box(x - MARKER - 1, y - MARKER - 1, 2 * MARKER + 2, 2 * MARKER + 2) for x, y in spots]
    taken = _draw_lines(sketch, chart, plane, markers)
    taken += _draw_quarters(sketch, chart, plane, [*markers, *taken])
    labels = _placed(dots, spots, plane, taken)
    ground = sketch.palette.colour("panel")
    for box in (place.box for place in labels.places if place is not None):
        # Keeps whiskers and dividing lines out of the names, but not the lines that tie names to their dots.
        sketch.add(Rect(box.x + 1, box.y + 1, box.w - 2, box.h - 2, ground, radius=2))
    for place, spot in zip(labels.places, spots, strict=True):
        if place is not None and place.leader:
            end = place.box.nearest(*spot)
            sketch.add(Line(*spot, *end, sketch.palette.colour("faint"), 0.6))
    for dot, spot in zip(dots, spots, strict=True):
        role = "faint" if dot.state == "reference" else ""
        colour = sketch.palette.colour(role) if role else sketch.palette.fill(dot.tone)
        sketch.mark(dot.tone, spot, colour, hollow=dot.hollow or dot.state == "reference")
    for dot, text, place in zip(dots, labels.texts, labels.places, strict=True):
        _draw_label(sketch, dot, text, place, labels.size, tagged=_is_tagged(dot, dots))
    _draw_note(sketch, labels, hidden, (0.0, height - 4), width if foot else plane.area.x + plane.area.w * 0.3)


def _keys(chart: Scatter, dots: Sequence[Dot], colour: str) -> tuple[Key, ...]:
    said = dict(chart.meanings) or {"experience": word("value", "experience"), "basic": word("value", "basic")}
    tones = {dot.tone for dot in dots}
    keys = [Key(text, "mark", tone) for tone, text in said.items() if tone in tones]
    if any(dot.state == "reference" for dot in dots) and len(dots) > _MOST_TAGS:
        keys.append(Key(reference_tag(), "hollow", "experience", colour))
    if any(dot.hollow for dot in dots):
        keys.append(Key(_("Hollow: may be chance"), "hollow", "experience"))
    if any(dot.y_low is not None or dot.x_low is not None for dot in dots):
        keys.append(interval_key())
    if chart.y_line is not None and chart.y_line_name and len(dots) > _CROWD:
        # Among so many dots there is no room for it at the line itself.
        keys.append(Key(line_text(chart.y_line_name, chart.y_line, chart.y_unit), "rule"))
    return tuple(keys)


def _draw_whiskers(sketch: Sketch, dot: Dot, spot: tuple[float, float], plane: Plane) -> None:
    colour = sketch.palette.colour("spark_used" if dot.state == "reference" else "spark")
    if dot.x_low is not None and dot.x_high is not None:
        sketch.whisker((plane.x.at(dot.x_low), spot[1]), (plane.x.at(dot.x_high), spot[1]), colour, 0.75, 0.0)
    if dot.y_low is not None and dot.y_high is not None:
        sketch.whisker((spot[0], plane.y.at(dot.y_low)), (spot[0], plane.y.at(dot.y_high)), colour, 0.75, 0.0)


def _draw_lines(sketch: Sketch, chart: Scatter, plane: Plane, markers: Sequence[Box]) -> list[Box]:
    """Draw the dividing lines with what they are, and return the room that the texts take."""
    area = plane.area
    right, bottom = area.x + area.w, area.y + area.h
    if chart.x_line is not None:
        x = plane.x.at(chart.x_line)
        sketch.rule((x, area.y), (x, bottom), "faint", 1.0)
        if chart.x_line_name:
            text = line_text(chart.x_line_name, chart.x_line, chart.x_unit)
            half = min(text_width(clean(text), SMALL), area.w) / 2
            middle = min(max(x, area.x + half), right - half)
            sketch.words(text, (middle, area.y - 4), SMALL, "muted", anchor="middle", room=area.w)
    if chart.y_line is None:
        return []
    y = plane.y.at(chart.y_line)
    sketch.rule((area.x, y), (right, y), "faint", 1.0)
    if not chart.y_line_name or len(markers) > _CROWD:
        return []
    text = fitted(clean(line_text(chart.y_line_name, chart.y_line, chart.y_unit)), SMALL, area.w / 2)
    wide, high = text_width(text, SMALL) + 2 * _PAD, SMALL * 1.3
    boxes = [
        Box(right - wide - (area.w - wide) * step / _LINE_STEPS, top, wide, high)
        for step in range(_LINE_STEPS + 1)
        for top in (y - high - 1, y + 1)
        if area.y <= top and top + high <= bottom
    ]
    if not boxes:
        return []
    box = min(boxes, key=lambda one: sum(hits(one, [marker]) for marker in markers))
    sketch.words(text, (box.x + _PAD, centred(box.y + high / 2, SMALL)), SMALL, "muted")
    return [box]


def _draw_quarters(sketch: Sketch, chart: Scatter, plane: Plane, taken: Sequence[Box]) -> list[Box]:
    """Write the name of each quarter in its outer corner, or along its outer edge where something is in the way."""
    if chart.x_line is None or chart.y_line is None:
        return []
    area, boxes = plane.area, list[Box]()
    x, y = plane.x.at(chart.x_line), plane.y.at(chart.y_line)
    edges = ((area.x, x), (x, area.x + area.w))
    for at, name in enumerate(chart.quarters):
        left, right = edges[at % 2]
        low = at > 1
        wide, high = text_width(clean(name), _QUARTER, BOLD), _QUARTER * 1.3
        room = right - left - 2 * _INSET - wide
        if not name or room < 0 or (area.y + area.h - y if low else y - area.y) < high + 2 * _INSET:
            continue
        top = area.y + area.h - _INSET - high if low else area.y + _INSET
        for step in range(_STEPS + 1):
            move = room * step / _STEPS
            box = Box(right - _INSET - wide - move if at % 2 else left + _INSET + move, top, wide, high)
            if not hits(box, [*taken, *boxes]):
                place = (box.x, centred(top + high / 2, _QUARTER))
                ground = sketch.palette.colour("panel")
                sketch.add(Rect(box.x - 2, box.y, box.w + 4, box.h, ground, radius=2))
                sketch.words(name, place, _QUARTER, "quiet", weight=BOLD)
                boxes.append(box)
                break
    return boxes


def _placed(dots: Sequence[Dot], spots: Sequence[tuple[float, float]], plane: Plane, taken: Sequence[Box]) -> _Labels:
    """Return the names in the largest letters in which each has a place not far from its dot, or the best found."""
    best: tuple[tuple[int, int], _Labels] | None = None
    for size, widest in _SIZES:
        room = min(widest, plane.area.w * 0.4)
        texts = tuple(_lines(dot, size, room, few=len(dots) <= _FEW_DOTS) for dot in dots)
        sizes = [
            (
                max((text_width(line, size) for line in lines), default=0.0)
                + 2 * _PAD
                + (_TAG_GAP + tag_width(reference_tag(), size - 2) if _is_tagged(dot, dots) else 0.0),
                size * (1.35 + _LINE * (len(lines) - 1)),
            )
            for dot, lines in zip(dots, texts, strict=True)
        ]
        places = place_labels(spots, sizes, plane.area, marker=MARKER + 0.5, avoid=taken)
        far = sum(
            place is not None and place.leader and _distance(place.box, spot) > _FAR
            for place, spot in zip(places, spots, strict=True)
        )
        cost = (sum(place is None for place in places), far)
        if best is None or cost < best[0]:
            best = cost, _Labels(size, texts, places)
        if not cost[0] and far <= _FEW * len(dots):
            return _Labels(size, texts, places)
    return best[1] if best is not None else _Labels(0.0, (), ())


def _lines(dot: Dot, size: float, room: float, *, few: bool) -> tuple[str, ...]:
    """Return the name of a dot, in two lines where it is long and there is room for that."""
    name = clean(dot.short or dot.name)
    lines = balanced(name, size, room, 2) if few else ()
    return (
        lines if "".join("".join(lines).split()) == "".join(name.split()) else (fitted(name, size, room, middle=True),)
    )


def _is_tagged(dot: Dot, dots: Sequence[Dot]) -> bool:
    return dot.state == "reference" and len(dots) <= _MOST_TAGS


def _distance(box: Box, spot: tuple[float, float]) -> float:
    x, y = box.nearest(*spot)
    return float(((x - spot[0]) ** 2 + (y - spot[1]) ** 2) ** 0.5)


def _draw_label(
    sketch: Sketch, dot: Dot, lines: tuple[str, ...], place: Placed | None, size: float, *, tagged: bool
) -> None:
    if place is None:
        return
    box = place.box
    middle, wide = box.y + box.h / 2, 0.0
    muted = dot.state == "reference"
    for at, line in enumerate(lines):
        base = centred(middle + size * _LINE * (at - (len(lines) - 1) / 2), size)
        wide = max(wide, sketch.words(line, (box.x + _PAD, base), size, "muted" if muted else "ink"))
    if tagged:
        sketch.tag(reference_tag(), (box.x + _PAD + wide + _TAG_GAP, middle), size=size - 2)


def _draw_note(sketch: Sketch, labels: _Labels, hidden: int, at: tuple[float, float], room: float) -> None:
    """Say how many dots are not there, and how many have no name for lack of room."""
    unnamed = sum(place is None for place in labels.places)
    said = []
    if hidden:
        text = ngettext(
            "{count} on fewer than 10 answers is not shown", "{count} on fewer than 10 answers are not shown", hidden
        )
        said.append(text.format(count=hidden))
    if unnamed:
        text = ngettext("{count} name has no room here", "{count} names have no room here", unnamed)
        said.append(text.format(count=unnamed))
    if said:
        sketch.words(" · ".join(said), at, SMALL, "muted", room=room)
