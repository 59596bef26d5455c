"""What a drawing holds, for the tests: where its texts and shapes stand, and whether they keep to the rules."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from loyalty_desktop.report.drawing.letters import text_width
from loyalty_desktop.report.drawing.primitives import Circle, Line, Path, Rect, Text
from loyalty_desktop.report.labels import Box

if TYPE_CHECKING:
    from loyalty_desktop.report.drawing.primitives import Drawing, Primitive

_SLACK = 1.0


def texts(drawing: Drawing) -> list[Text]:
    return [one for one in drawing.primitives if isinstance(one, Text)]


def said(drawing: Drawing) -> list[str]:
    return [one.text for one in texts(drawing)]


def fills(drawing: Drawing) -> list[str]:
    return [one.fill for one in drawing.primitives if isinstance(one, Rect | Circle | Path) and one.fill]


def box_of(one: Primitive) -> Box:
    """Return what a primitive covers; of a text the letters without what hangs below them."""
    if isinstance(one, Rect):
        return Box(one.x, one.y, one.width, one.height)
    if isinstance(one, Circle):
        return Box(one.x - one.radius, one.y - one.radius, 2 * one.radius, 2 * one.radius)
    if isinstance(one, Text):
        wide, high = text_width(one.text, one.size, one.weight), one.size * 0.75
        left = {"start": 0.0, "middle": wide / 2, "end": wide}[one.anchor]
        if one.turn:
            return Box(one.x - high, one.y - wide + left, high, wide)
        return Box(one.x - left, one.y - high, wide, high)
    points = ((one.x1, one.y1), (one.x2, one.y2)) if isinstance(one, Line) else one.points
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def outside(drawing: Drawing) -> list[Primitive]:
    """Return what stands beyond the edges."""
    return [
        one
        for one in drawing.primitives
        for box in (box_of(one),)
        if box.x < -_SLACK
        or box.y < -_SLACK
        or box.x + box.w > drawing.width + _SLACK
        or box.y + box.h > drawing.height + _SLACK
    ]


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Return the texts that cover one another."""
    found = []
    for one, other in combinations(texts(drawing), 2):
        first, second = box_of(one), box_of(other)
        wide = min(first.x + first.w, second.x + second.w) - max(first.x, second.x)
        high = min(first.y + first.h, second.y + second.h) - max(first.y, second.y)
        if wide > _SLACK and high > _SLACK:
            found.append((one.text, other.text))
    return found
