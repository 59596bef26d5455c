"""Where the labels of a scatter picture go: near their points, never on a point or on one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]

# Between a marker and its label, in the unit of the picture (pixels).
_GAP = 3.0
# Boxes that touch may overlap by this much: sums of floats are not exact.
_DUST = 1e-6
# Where a label is put around its point: the side (-1 left or above, 0 middle, 1 right or below), the best first.
# The corners come first since the whiskers of the point run through the other places.
_SIDES = ((1, -1), (1, 1), (-1, -1), (-1, 1), (1, 0), (-1, 0), (0, -1), (0, 1))
# Farther away: rings around the point, in multiples of the label's height, and the directions on each.
_RINGS, _DIRECTIONS = (1.5, 2.25, 3.0, 4.0, 5.5, 7.5, 10.0), 16
_TURNS = 2 * math.pi * np.arange(_DIRECTIONS) / _DIRECTIONS
_AROUND = np.stack([np.cos(_TURNS), np.sin(_TURNS)], axis=1)
# How many free places are looked at for one whose leader line is clear, and how finely a line is seen as boxes.
_LEADERS, _BEAD = 48, 3.0


class Box(msgspec.Struct, frozen=True):
    """A rectangle: its corner with the smallest x and y, its width and its height."""

    x: float
    y: float
    w: float
    h: float

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the place in this box that is nearest to a point: there a leader line ends."""
        return min(max(x, self.x), self.x + self.w), min(max(y, self.y), self.y + self.h)


class Placed(msgspec.Struct, frozen=True):
    """Where a label stands, and whether a leader line must tie it to its point."""

    box: Box
    leader: bool


class _Taken:
    """The rectangles that no label may cover: markers, forbidden boxes and labels already placed."""

    def __init__(self, boxes: Sequence[tuple[float, float, float, float]], room: int) -> None:
        self._edges: Floats = np.empty((len(boxes) + room, 4))
        self._count = self._fixed = len(boxes)
        self._labels: list[tuple[float, float, float, float]] = []
        if boxes:
            self._edges[: len(boxes)] = boxes

    @property
    def everything(self) -> Floats:
        """Left, top, right and bottom of each rectangle."""
        return self._edges[: self._count]

    @property
    def fixed(self) -> Floats:
        """Those that were there before any label."""
        return self._edges[: self._fixed]

    @property
    def count(self) -> int:
        """How many there are now."""
        return self._count

    def since(self, count: int) -> Floats:
        """Return what has been added since there were so many."""
        return self._edges[count : self._count]

    def add(self, box: Box) -> None:
        self._edges[self._count] = (box.x, box.y, box.x + box.w, box.y + box.h)
        self._count += 1
        self._labels.append((box.x + _DUST, box.y + _DUST, box.x + box.w - _DUST, box.y + box.h - _DUST))

    def has_label_in(self, x: float, y: float, size: tuple[float, float]) -> bool:
        """Say whether a label of this size would cover another one there; few are asked for, so without arrays."""
        right, bottom = x + size[0], y + size[1]
        return any(x < end and right > start and y < low and bottom > high for start, high, end, low in self._labels)


def place_labels(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    area: Box,
    *,
    marker: float,
    avoid: Sequence[Box] = (),
) -> tuple[Placed | None, ...]:
    """Return a place for the label of each point, in the order of the points; the same input gives the same places.

    `sizes` are width and height of the labels, `marker` is half the width of a marker. Labels stay in `area`,
    and cover neither a marker, nor a box of `avoid`, nor another label. A label stands beside its point if there
    is room: at its corners, right, left, above, below, rather not close to another marker; otherwise farther away,
    with a leader line, if possible one that crosses no other marker and no label. It is None only when its point
    lies outside `area`, or when no place in `area` is left that holds it.

    Points in a crowd choose first, since they have the fewest places to choose from.
    """
    if not points:
        return ()
    boxes = [(x - marker, y - marker, x + marker, y + marker) for x, y in points]
    boxes += [(box.x, box.y, box.x + box.w, box.y + box.h) for box in avoid]
    taken = _Taken(boxes, len(points))
    placed: list[Placed | None] = [None] * len(points)
    places, spans = np.array(points, dtype=np.float64), np.array(sizes, dtype=np.float64)
    order = [at for at in _crowded_first(places, spans) if _inside(points[at], area)]
    beside = _beside(places, spans, area, marker + _GAP, taken)
    far: list[int] = []
    for at in order:
        box = _first_free(beside[at], sizes[at], taken)
        if box is None:
            far.append(at)
            continue
        placed[at] = Placed(box, leader=False)
        taken.add(box)
    if far:
        _place_far(far, _Crowd(places, spans, marker, area, taken), placed)
    return tuple(placed)


def _inside(point: tuple[float, float], area: Box) -> bool:
    return area.x <= point[0] <= area.x + area.w and area.y <= point[1] <= area.y + area.h


def _crowded_first(places: Floats, spans: Floats) -> list[int]:
    apart = np.abs(places[:, None, :] - places[None, :, :])
    neighbours = (apart < 1.5 * spans[:, None, :]).all(axis=2).sum(axis=1)
    return [int(at) for at in np.argsort(-neighbours, kind="stable")]


def _beside(places: Floats, spans: Floats, area: Box, reach: float, taken: _Taken) -> list[Floats]:
    """Return, for each point, the corners of the places around it that are free of all but labels, best first.

    Places as close to another marker as to their own come last: it would not be clear whose label stands there.
    """
    sides = np.array(_SIDES, dtype=np.float64)
    corners = places[:, None, :] + sides * reach + (sides - 1) / 2 * spans[:, None, :]
    flat, sizes = corners.reshape(-1, 2), np.repeat(spans, len(sides), axis=0)
    free = (_fits(flat, sizes, area) & ~_covers(flat, sizes, taken.fixed)).reshape(len(places), -1)
    wide = np.concatenate([places - reach, places + reach], axis=1)
    clear = ~_covers(flat, sizes, wide).reshape(len(places), -1)
    return [
        np.concatenate([one[good & plain], one[good & ~plain]])
        for one, good, plain in zip(corners, free, clear, strict=True)
    ]


def _first_free(corners: Floats, size: tuple[float, float], taken: _Taken) -> Box | None:
    for x, y in corners.tolist():
        if not taken.has_label_in(x, y, size):
            return Box(x, y, *size)
    return None


def _fits(corners: Floats, sizes: Floats, area: Box) -> Bools:
    ends = corners + sizes
    return np.asarray(
        (corners[:, 0] >= area.x)
        & (ends[:, 0] <= area.x + area.w)
        & (corners[:, 1] >= area.y)
        & (ends[:, 1] <= area.y + area.h)
    )


def _covers(corners: Floats, sizes: Floats, taken: Floats) -> Bools:
    """Say which corners would put a label of this size on something taken; touching is no covering."""
    ends, low, high = corners + sizes, taken[:, :2] + _DUST, taken[:, 2:] - _DUST
    over = corners[:, 0, None] < high[:, 0]
    over &= ends[:, 0, None] > low[:, 0]
    over &= corners[:, 1, None] < high[:, 1]
    over &= ends[:, 1, None] > low[:, 1]
    return np.asarray(over.any(axis=1))


@dataclass(frozen=True)
class _Crowd:
    """Points with their labels, and what is in the way."""

    places: Floats
    spans: Floats
    marker: float
    area: Box
    taken: _Taken


def _place_far(far: Sequence[int], crowd: _Crowd, placed: list[Placed | None]) -> None:
    """Place the labels that find no room beside their points: on the rings around them, else anywhere in the area.

    What stood before the first of them is looked at once for all of them. Where a smaller label found no room, a
    larger one finds none either: room only gets less.
    """
    before = crowd.taken.count
    apart = np.abs(crowd.places[:, None, :] - crowd.places[None, :, :]).max(axis=2)
    inside = (apart <= crowd.marker).sum(axis=1) > 1
    lines: Floats = np.empty((0, 4))
    hopeless: list[tuple[float, float]] = []
    for at, (corners, crossing) in zip(far, _on_rings(far, crowd), strict=True):
        point, span = crowd.places[at], crowd.spans[at]
        size = (float(span[0]), float(span[1]))
        if any(size[0] >= w and size[1] >= h for w, h in hopeless):
            continue
        free = np.flatnonzero(~_covers(corners, span[None, :], crowd.taken.since(before)))[:_LEADERS]
        if free.size:
            in_the_way = crowd.taken.everything, lines
            x, y = _clearest(point, span, corners[free], crossing[free], in_the_way, is_inside=bool(inside[at]))
            box: Box | None = Box(x, y, *size)
        else:
            box = _anywhere(point, size, crowd.area, crowd.taken.everything)
        if box is None:
            hopeless.append(size)
            continue
        placed[at] = Placed(box, leader=True)
        crowd.taken.add(box)
        lines = np.concatenate([lines, _beads(point, box)])


def _clearest(
    point: Floats, span: Floats, corners: Floats, crossing: Bools, taken: tuple[Floats, Floats], *, is_inside: bool
) -> tuple[float, float]:
    """Return the nearest place whose leader line crosses no other marker, if that can be had; of these rather one
    that covers no other line, and of those one whose line runs over nothing (`taken`: boxes and lines).

    `is_inside` says that the point lies in another marker, which every line from it crosses.
    """
    corners = corners[crossing == crossing.min()]
    covering = _covers(corners, span[None, :], taken[1])
    corners = corners[covering == covering.min()]
    # A line that crosses a marker runs over it, unless it begins in it: then what else it runs over counts.
    if len(corners) > 1 and (is_inside or not crossing.all()):
        starts = np.broadcast_to(point, corners.shape)
        clear = np.flatnonzero(~_runs_over(starts, _ways(starts, corners, span), taken[0]))
        corners = corners[clear] if clear.size else corners
    return float(corners[0, 0]), float(corners[0, 1])


def _on_rings(far: Sequence[int], crowd: _Crowd) -> list[tuple[Floats, Bools]]:
    """Return, for each label, the free corners on its rings, and whether a line from each crosses another marker."""
    points, spans = crowd.places[far], crowd.spans[far]
    # Measured from the edge of the label, not from its middle: a long label is not farther away than a short one.
    steps = np.array(_RINGS)[None, :, None, None] * spans[:, None, None, 1:] * _AROUND
    centres = points[:, None, None, :] + steps + _AROUND * (spans / 2 * (1.0, 0.0))[:, None, None, :]
    corners = (centres - spans[:, None, None, :] / 2).reshape(-1, 2)
    whose = np.repeat(np.arange(len(far)), len(_RINGS) * _DIRECTIONS)
    sizes = spans[whose]
    free = _fits(corners, sizes, crowd.area)
    free[free] = ~_covers(corners[free], sizes[free], crowd.taken.everything)
    corners, whose = corners[free], whose[free]
    starts = points[whose]
    ways = _ways(starts, corners, sizes[free])
    crossing = _crosses(starts, ways, np.array(far)[whose], crowd.places, crowd.marker)
    cuts = np.searchsorted(whose, np.arange(1, len(far)))
    return list(zip(np.split(corners, cuts), np.split(crossing, cuts), strict=True))


def _ways(starts: Floats, corners: Floats, sizes: Floats) -> Floats:
    """Return the way that each leader line takes from its point to its label."""
    return np.asarray(np.minimum(np.maximum(starts, corners), corners + sizes) - starts)


def _beads(start: Floats, box: Box) -> Floats:
    """Return a leader line as a row of small boxes."""
    end = np.array(box.nearest(float(start[0]), float(start[1])))
    count = 2 + int(math.dist(start, end) / _BEAD)
    along = start + np.arange(count)[:, None] * ((end - start) / (count - 1))
    return np.concatenate([along - 1, along + 1], axis=1)


def _met(starts: Floats, ways: Floats, boxes: Floats) -> Bools:
    """Say which boxes the frames around these lines touch: most lines are far from most boxes."""
    ends = starts + ways
    low, high = (np.minimum(starts, ends) - _DUST).T[:, :, None], (np.maximum(starts, ends) + _DUST).T[:, :, None]
    found = low[0] <= boxes[:, 2]
    for other in (high[0] >= boxes[:, 0], low[1] <= boxes[:, 3], high[1] >= boxes[:, 1]):
        found &= other
    return np.asarray(found)


def _runs_over(starts: Floats, ways: Floats, taken: Floats) -> Bools:
    """Say which leader lines would run over something taken, their own markers apart."""
    lines, boxes = np.nonzero(_met(starts, ways, taken))
    x, y = starts[lines, 0], starts[lines, 1]
    left, top, right, bottom = taken[boxes].T
    own = (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
    ways = np.where(np.abs(ways) < _DUST, _DUST, ways)
    way_x, way_y = ways[lines, 0], ways[lines, 1]
    ends_x, ends_y = ((left - x) / way_x, (right - x) / way_x), ((top - y) / way_y, (bottom - y) / way_y)
    enters = np.maximum(np.minimum(*ends_x), np.minimum(*ends_y))
    leaves = np.minimum(np.maximum(*ends_x), np.maximum(*ends_y))
    found = np.zeros(len(ways), dtype=np.bool_)
    found[lines[(enters < leaves) & (leaves > 0) & (enters < 1) & ~own]] = True
    return found


def _crosses(starts: Floats, ways: Floats, own: npt.NDArray[np.intp], places: Floats, marker: float) -> Bools:
    """Say which leader lines would run over a marker that is not their own."""
    around = np.concatenate([places - marker, places + marker], axis=1)
    lines, others = np.nonzero(_met(starts, ways, around) & (own[:, None] != np.arange(len(places))))
    (way_x, way_y), (x, y) = ways[lines].T, (places[others] - starts[lines]).T
    along = np.clip((way_x * x + way_y * y) / np.maximum(way_x**2 + way_y**2, _DUST), 0.0, 1.0)
    found = np.zeros(len(ways), dtype=np.bool_)
    found[lines[(x - along * way_x) ** 2 + (y - along * way_y) ** 2 < marker**2]] = True
    return found


def _anywhere(point: Floats, size: tuple[float, float], area: Box, taken: Floats) -> Box | None:
    """Search the area exactly; the place nearest to the point among those that touch something.

    A label that is pushed left and up until it touches stands at the edge of the area or of a taken box, so if
    there is room at all, there is room at one of these coordinates.
    """
    right, bottom = area.x + area.w - size[0], area.y + area.h - size[1]
    xs, ys = np.append(taken[:, 2], area.x), np.append(taken[:, 3], area.y)
    xs, ys = np.unique(xs[(xs >= area.x) & (xs <= right)]), np.unique(ys[(ys >= area.y) & (ys <= bottom)])
    # Each taken box forbids a block of these places; a product of 0/1 matrices counts who forbids each.
    over_x = (xs[:, None] < taken[:, 2] - _DUST) & (xs[:, None] + size[0] > taken[:, 0] + _DUST)
    over_y = (ys[:, None] < taken[:, 3] - _DUST) & (ys[:, None] + size[1] > taken[:, 1] + _DUST)
    free = over_x.astype(np.float64) @ over_y.astype(np.float64).T < 0.5
    if not free.any():
        return None
    apart = (xs[:, None] + size[0] / 2 - point[0]) ** 2 + (ys[None, :] + size[1] / 2 - point[1]) ** 2
    at_x, at_y = np.unravel_index(int(np.argmin(np.where(free, apart, np.inf))), free.shape)
    return Box(float(xs[at_x]), float(ys[at_y]), *size)
