"""Where everything stands on the journey map, and which place is under the pointer: plain geometry, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, QRect, QSize

from loyalty_desktop.desktop.screens.journey.places import Load, Nature, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN = 14
LANE, WIDEST = 196, 288
"""How wide a lane is, and how wide it becomes where there is room."""
LANE_GAP = 12
CARD_GAP = 8
ZONE = 38
ADD_STAGE = 132
HEADER_GAP = 6


@dataclass(frozen=True, slots=True)
class Size:
    """How tall a card is and where its experiences stand on it, before it has a place.

    `open` says that it waits for a column; `open_rows` are the experiences that do.
    """

    id: str
    height: int
    rows: tuple[tuple[str, QRect], ...] = ()
    open: bool = False
    open_rows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CardBox:
    """A card in its place, its rows in the coordinates of the map."""

    size: Size
    rect: QRect

    @property
    def id(self) -> str:
        """The driver on the card; '' for the experiences that have none."""
        return self.size.id

    @property
    def rows(self) -> tuple[tuple[str, QRect], ...]:
        """The experiences on the card with their places."""
        return tuple((id_, rect.translated(self.rect.topLeft())) for id_, rect in self.size.rows)


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A stage in its place: header, cards, and the zone at its end."""

    id: str
    rect: QRect
    header: QRect
    cards: tuple[CardBox, ...]
    zone: QRect


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole map; the tray (what belongs to no stage) is None while there is no such thing.

    `overall_zone` is empty unless something is dragged that could become overall satisfaction.
    """

    lanes: tuple[LaneBox, ...]
    add_stage: QRect
    tray: QRect | None
    tray_header: QRect
    overall: tuple[CardBox, ...]
    overall_zone: QRect
    loose: CardBox | None
    size: QSize

    def lane_at(self, x: int) -> LaneBox | None:
        """Return the lane at a horizontal place; the gaps belong to the lane before them."""
        return next((lane for lane in self.lanes if lane.rect.left() <= x < lane.rect.right() + LANE_GAP), None)

    def card(self, id_: str) -> CardBox | None:
        """Return the card of a driver, of an overall satisfaction, or of the loose experiences ('')."""
        cards = [card for lane in self.lanes for card in lane.cards]
        everything = (*cards, *self.overall, *((self.loose,) if self.loose is not None else ()))
        return next((card for card in everything if card.id == id_), None)


@dataclass(frozen=True, slots=True)
class Tray:
    """What belongs to no stage: the sizes of its cards; `loose` is None while there is nothing to put in it.

    `asked` keeps it open although it is empty: something is dragged that could land there.
    """

    overall: tuple[Size, ...] = ()
    loose: Size | None = None
    asked: bool = False

    @property
    def is_needed(self) -> bool:
        """Whether there is anything in it."""
        return self.asked or bool(self.overall) or self.loose is not None


def lane_width(room: int, lanes: int) -> int:
    """Return how wide so many lanes are, so that they and what belongs to no stage fill the room.

    The tray is counted whether it is there or not: nothing moves away from under a hand that drags.
    """
    columns = lanes + 1
    free = room - 2 * MARGIN - ADD_STAGE - columns * LANE_GAP
    return max(LANE, min(WIDEST, free // columns))


def laid_out(lanes: Sequence[tuple[str, Sequence[Size]]], tray: Tray, header: int, wide: int = LANE) -> Layout:
    """Return the map of these lanes, from left to right, under headers of one height."""
    boxes, left, bottom = [], MARGIN, 0
    for id_, sizes in lanes:
        box = _lane(id_, sizes, QRect(left, MARGIN, wide, header))
        boxes.append(box)
        bottom = max(bottom, box.zone.bottom())
        left += wide + LANE_GAP
    top = MARGIN + header + HEADER_GAP
    add_stage = QRect(left, MARGIN, ADD_STAGE, ZONE)
    bottom = max(bottom, add_stage.bottom())
    left += ADD_STAGE + LANE_GAP
    if not tray.is_needed:
        size = QSize(left, bottom + MARGIN)
        return Layout(tuple(boxes), add_stage, None, QRect(), (), QRect(), None, size)
    overall, y = _stacked(tray.overall, left, top, wide)
    zone, loose = QRect(), None
    if tray.asked:
        zone = QRect(left, y, wide, ZONE)
        y += ZONE + CARD_GAP
    if tray.loose is not None:
        loose = CardBox(tray.loose, QRect(left, y, wide, tray.loose.height))
        y = loose.rect.bottom() + 1 + CARD_GAP
    bottom = max(bottom, y)
    whole = QRect(left, MARGIN, wide, y - MARGIN)
    size = QSize(left + wide + MARGIN, bottom + MARGIN)
    top_of_tray = QRect(left, MARGIN, wide, header)
    return Layout(tuple(boxes), add_stage, whole, top_of_tray, overall, zone, loose, size)


def _lane(id_: str, sizes: Sequence[Size], header: QRect) -> LaneBox:
    left, wide = header.left(), header.width()
    cards, y = _stacked(sizes, left, header.top() + header.height() + HEADER_GAP, wide)
    zone = QRect(left, y, wide, ZONE)
    return LaneBox(id_, QRect(left, MARGIN, wide, zone.bottom() + 1 - MARGIN), header, cards, zone)


def _stacked(sizes: Sequence[Size], left: int, y: int, wide: int) -> tuple[tuple[CardBox, ...], int]:
    boxes = []
    for size in sizes:
        boxes.append(CardBox(size, QRect(left, y, wide, size.height)))
        y += size.height + CARD_GAP
    return tuple(boxes), y


# under the pointer


def place_at(layout: Layout, load: Load, nature: Nature, point: QPoint) -> Place | None:
    """Return where `load` would land if it were let go at `point`; None where nothing can take it."""
    if nature == "stage":
        return Place("order", "", sum(point.x() > lane.rect.center().x() for lane in layout.lanes))
    lane = layout.lane_at(point.x())
    if nature == "experience":
        return _experience_place(layout, lane, load, point)
    if lane is not None:
        return _driver_place(lane, load, point)
    if _in_tray(layout, point):
        return Place("overall", "", _index(layout.overall, point.y()))
    return Place("new_stage")


def _driver_place(lane: LaneBox, load: Load, point: QPoint) -> Place:
    for card in lane.cards:
        if card.size.open and load.fills_gaps and _in_middle(card.rect, point.y()):
            return Place("driver_column", card.id)
    return Place("stage", lane.id, _index(lane.cards, point.y()))


def _experience_place(layout: Layout, lane: LaneBox | None, load: Load, point: QPoint) -> Place:
    if lane is not None and lane.cards and point.y() < lane.zone.top():
        card = min(lane.cards, key=lambda one: _distance(one.rect, point.y()))
        return _row_place(card, load, point.y(), "experience_of")
    if lane is None and layout.loose is not None and _in_tray(layout, point):
        return _row_place(layout.loose, load, point.y(), "loose")
    return Place("loose")


def _row_place(card: CardBox, load: Load, y: int, kind: Literal["experience_of", "loose"]) -> Place:
    for id_, rect in card.rows:
        if id_ in card.size.open_rows and load.fills_gaps and _in_middle(rect, y):
            return Place("experience_column", id_)
    rows = card.rows
    at = sum(y > rect.center().y() for _id, rect in rows)
    return Place(kind, card.id, None if rows and at == len(rows) else at)


def _in_tray(layout: Layout, point: QPoint) -> bool:
    return layout.tray is not None and layout.tray.left() - LANE_GAP / 2 <= point.x() <= layout.tray.right() + MARGIN


def _index(cards: Sequence[CardBox], y: int) -> int:
    return sum(y > card.rect.center().y() for card in cards)


def _in_middle(rect: QRect, y: int) -> bool:
    quarter = rect.height() / 4
    return rect.top() + quarter <= y <= rect.bottom() - quarter


def _distance(rect: QRect, y: int) -> int:
    return max(rect.top() - y, y - rect.bottom(), 0)


# all places, for those who choose with the arrow keys


def places(layout: Layout, load: Load, nature: Nature) -> tuple[tuple[Place, ...], ...]:
    """Return every place where `load` may land, lane by lane, from top to bottom; empty where it may land nowhere."""
    if nature == "nothing":
        return ()
    if nature == "stage":
        return tuple((Place("order", "", at),) for at in range(len(layout.lanes) + 1))
    lanes = [_lane_places(lane, load, nature) for lane in layout.lanes]
    if nature == "driver":
        lanes.append([Place("new_stage")])
        lanes.append([Place("overall", "", at) for at in range(len(layout.overall) + 1)])
    elif layout.loose is not None:
        lanes.append(_card_places(layout.loose, load, "loose"))
    else:
        lanes.append([Place("loose")])
    return tuple(tuple(lane) for lane in lanes if lane)


def _lane_places(lane: LaneBox, load: Load, nature: Nature) -> list[Place]:
    found: list[Place] = []
    for at, card in enumerate(lane.cards):
        if nature == "experience":
            found += _card_places(card, load, "experience_of")
            continue
        found.append(Place("stage", lane.id, at))
        if card.size.open and load.fills_gaps:
            found.append(Place("driver_column", card.id))
    if nature == "driver":
        found.append(Place("stage", lane.id, len(lane.cards)))
    return found


def _card_places(card: CardBox, load: Load, kind: Literal["experience_of", "loose"]) -> list[Place]:
    found: list[Place] = []
    for at, (id_, _rect) in enumerate(card.rows):
        found.append(Place(kind, card.id, at))
        if id_ in card.size.open_rows and load.fills_gaps:
            found.append(Place("experience_column", id_))
    found.append(Place(kind, card.id, None if card.rows else 0))
    return found
