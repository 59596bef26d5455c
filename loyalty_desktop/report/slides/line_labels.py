"""On which side of its point each figure of a line chart stands, so that no line goes through it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.report.slides.measuring import POINTS_AN_INCH, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKER, _LINE, _WIDER = 0.13, 1.25, 1.15
_STEPS = 24  # points that are looked at between two places
_THROUGH, _COVERED, _OUTSIDE, _UNUSUAL = 3.0, 20.0, 30.0, 0.5

Heights = tuple[float | None, ...]


class _Room(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def label_sides(
    lines: Sequence[Heights], texts: Sequence[Sequence[str]], size: float, plot: tuple[float, float]
) -> list[list[str]]:
    """Return for each line and place on which side of its point (t, b, l, r) the text stands, '' for no text there.

    `lines` are the heights of their points in the plot, 0 (bottom) to 1; `plot` is its width and height in inches. A
    line that is level, as that of everybody, is labelled once, where the others are furthest from it.
    """
    wide, high = plot
    count = max((len(one) for one in lines), default=0)
    spots = [
        [None if value is None else ((at + 0.5) * wide / count, (1 - value) * high) for at, value in enumerate(one)]
        for one in lines
    ]
    drawn = [point for one in spots for point in _drawn(one)]
    taken = [_around(*spot) for one in spots for spot in one if spot is not None]
    sides = [[""] * len(one) for one in lines]
    by_need = sorted(range(len(lines)), key=lambda at: _is_level(lines[at]))
    for at in by_need:
        places = [place for place, spot in enumerate(spots[at]) if spot is not None and texts[at][place]]
        if _is_level(lines[at]):
            places = _most_alone(lines, at)[:1]
        for place in places:
            spot = spots[at][place]
            if spot is None:
                continue
            usual = _usual(lines, at, place)
            rooms = _rooms(texts[at][place], spot, size)
            costs = [_cost(rooms[one], drawn, taken, plot) + _UNUSUAL * rank for rank, one in enumerate(usual)]
            side = usual[costs.index(min(costs))]
            sides[at][place] = side
            taken.append(rooms[side])
    return sides


def _is_level(line: Heights) -> bool:
    values = [value for value in line if value is not None]
    return len(values) > 1 and len(set(values)) == 1


def _most_alone(lines: Sequence[Heights], at: int) -> list[int]:
    """Return the places of a level line, those first at which the other lines are far."""

    def nearest(place: int) -> float:
        own = lines[at][place] or 0.0
        others = [one[place] for other, one in enumerate(lines) if other != at]
        return min((abs(one - own) for one in others if one is not None), default=1.0)

    return sorted((place for place, value in enumerate(lines[at]) if value is not None), key=nearest, reverse=True)


def _usual(lines: Sequence[Heights], at: int, place: int) -> str:
    """Return the sides in the order in which they are liked: the highest point above, the lowest below."""
    own = lines[at][place] or 0.0
    others = [(one[place], other) for other, one in enumerate(lines) if other != at and not _is_level(one)]
    above = sum((height, -other) > (own, -at) for height, other in others if height is not None)
    if _is_level(lines[at]):
        below = any(height is not None and height >= own for height, _other in others)
        return "btrl" if below else "tbrl"
    return "tbrl" if above == 0 else "brlt"


def _drawn(spots: Sequence[tuple[float, float] | None]) -> list[tuple[float, float]]:
    """Return points along a line, close enough to one another for any label to meet one."""
    found = []
    for one, other in pairwise(spots):
        if one is not None and other is not None:
            for step in range(1, _STEPS):
                share = step / _STEPS
                found.append((one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share))
    return found


def _around(x: float, y: float) -> _Room:
    half = _MARKER / 2
    return _Room(x - half, y - half, x + half, y + half)


def _rooms(text: str, spot: tuple[float, float], size: float) -> dict[str, _Room]:
    x, y = spot
    long, line = text_width(text, size, wider=_WIDER), size * _LINE / POINTS_AN_INCH
    off = _MARKER / 2 + 0.02
    return {
        "t": _Room(x - long / 2, y - off - line, x + long / 2, y - off),
        "b": _Room(x - long / 2, y + off, x + long / 2, y + off + line),
        "r": _Room(x + off, y - line / 2, x + off + long, y + line / 2),
        "l": _Room(x - off - long, y - line / 2, x - off, y + line / 2),
    }


def _cost(
    room: _Room, drawn: Sequence[tuple[float, float]], taken: Sequence[_Room], plot: tuple[float, float]
) -> float:
    through = sum(room.left < x < room.right and room.top < y < room.bottom for x, y in drawn)
    covered = sum(
        room.left < one.right and one.left < room.right and room.top < one.bottom and one.top < room.bottom
        for one in taken
    )
    outside = room.left < 0 or room.right > plot[0] or room.top < -0.1 or room.bottom > plot[1]
    return _THROUGH * bool(through) + 0.2 * through + _COVERED * covered + _OUTSIDE * outside
