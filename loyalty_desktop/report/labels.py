"""Where the labels of a scatter picture go: near their points, never on a point or on one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
    def labels(self) -> Floats:
        """The labels placed so far."""
        return self._edges[self._fixed : self._count]

    def add(self, box: Box) -> None:
        self._edges[self._count] = (box.x, box.y, box.x + box.w, box.y + box.h)
        self._count += 1


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
        box = _first_free(beside[at], sizes[at], taken.labels)
        if box is None:
            far.append(at)
            continue
        placed[at] = Placed(box, leader=False)
        taken.add(box)
    hopeless: list[tuple[float, float]] = []
    lines: Floats = np.empty((0, 4))
    for at in far:
        others = np.delete(places, at, axis=0)
        box = _far_away(places[at], sizes[at], area, taken.everything, (others, marker, lines), hopeless)
        if box is None:
            hopeless.append(sizes[at])
            continue
        placed[at] = Placed(box, leader=True)
        taken.add(box)
        lines = np.concatenate([lines, _beads(points[at], box.nearest(*points[at]))])
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


def _first_free(corners: Floats, size: tuple[float, float], taken: Floats) -> Box | None:
    if not len(corners):
        return None
    free = np.flatnonzero(~_covers(corners, np.array([size]), taken))
    return None if not free.size else Box(float(corners[free[0], 0]), float(corners[free[0], 1]), *size)


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
    ends = corners + sizes
    over_x = (corners[:, 0, None] < taken[:, 2] - _DUST) & (ends[:, 0, None] > taken[:, 0] + _DUST)
    over_y = (corners[:, 1, None] < taken[:, 3] - _DUST) & (ends[:, 1, None] > taken[:, 1] + _DUST)
    return np.asarray((over_x & over_y).any(axis=1))


def _far_away(
    point: Floats,
    size: tuple[float, float],
    area: Box,
    taken: Floats,
    others: tuple[Floats, float, Floats],
    hopeless: Sequence[tuple[float, float]],
) -> Box | None:
    """Return a free place on the rings around the point, else any in the area.

    Rather one whose leader line runs over nothing and that covers no other line; at least, if that can be had, one
    whose line crosses no other marker (`others`: the other points, half a marker, the lines drawn so far).
    Where a smaller label found no room, a larger one finds none either: room only gets less.
    """
    if any(size[0] >= w and size[1] >= h for w, h in hopeless):
        return None
    turns = 2 * math.pi * np.arange(_DIRECTIONS) / _DIRECTIONS
    around = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    # Measured from the edge of the label, not from its middle: a long label is not farther away than a short one.
    steps = np.array(_RINGS)[:, None, None] * size[1] * around
    centres = point + steps + around * np.array([size[0] / 2, 0.0])
    corners = centres.reshape(-1, 2) - np.array(size) / 2
    corners = corners[_fits(corners, np.array([size]), area)]
    corners = corners[~_covers(corners, np.array([size]), taken)]
    if not len(corners):
        return _anywhere(point, size, area, taken)
    points, marker, lines = others
    near = corners[:_LEADERS]
    cost = 4 * _crosses(point, near, size, points, marker) + 2 * _covers(near, np.array([size]), lines)
    cost = cost + _runs_over(point, near, size, taken)
    best = near[int(np.argmin(cost))]
    return Box(float(best[0]), float(best[1]), *size)


def _beads(start: tuple[float, float], end: tuple[float, float]) -> Floats:
    """Return a leader line as a row of small boxes."""
    count = 2 + int(math.dist(start, end) / _BEAD)
    along = np.linspace(start, end, count)
    return np.concatenate([along - 1, along + 1], axis=1)


def _runs_over(point: Floats, corners: Floats, size: tuple[float, float], taken: Floats) -> Bools:
    """Say from which corners the leader line would run over something taken, its own marker apart."""
    other = taken[~((taken[:, :2] <= point) & (point <= taken[:, 2:])).all(axis=1)]
    way = np.clip(point, corners, corners + np.array(size)) - point
    way = np.where(np.abs(way) < _DUST, _DUST, way)[:, None, :]
    ends = np.stack([(other[None, :, :2] - point) / way, (other[None, :, 2:] - point) / way])
    enters, leaves = ends.min(axis=0).max(axis=2), ends.max(axis=0).min(axis=2)
    return np.asarray(((enters < leaves) & (leaves > 0) & (enters < 1)).any(axis=1), dtype=np.bool_)


def _crosses(point: Floats, corners: Floats, size: tuple[float, float], others: Floats, marker: float) -> Bools:
    """Say from which corners the leader line would run over another marker."""
    way = np.clip(point, corners, corners + np.array(size)) - point
    length = np.maximum((way**2).sum(axis=1), _DUST)[:, None]
    along = np.clip(way @ (others - point).T / length, 0.0, 1.0)
    beside = others - point - along[:, :, None] * way[:, None, :]
    return np.asarray(((beside**2).sum(axis=2) < marker**2).any(axis=1), dtype=np.bool_)


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
