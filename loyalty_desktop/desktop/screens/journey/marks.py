"""Where the marker stands that shows a place while something is dragged: a box to light up, a line, or both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from loyalty_desktop.desktop.screens.journey.layout import CARD_GAP, LANE_GAP, MARGIN, ZONE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.desktop.screens.journey.layout import CardBox, Layout
    from loyalty_desktop.desktop.screens.journey.places import Place, PlaceKind

_LINE = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A box that lights up, and a line where something is put in between."""

    box: QRect | None = None
    line: QRect | None = None

    @property
    def bounds(self) -> QRect:
        """All that is painted."""
        found = QRect()
        for rect in (self.box, self.line):
            if rect is not None:
                found = found.united(rect)
        return found.adjusted(-5, -5, 5, 5)


def mark_of(layout: Layout, place: Place) -> Mark | None:
    """Return what lights up for a place; None when it is nowhere on the map."""
    marks: dict[PlaceKind, Callable[[], Mark | None]] = {
        "stage": lambda: _in_stage(layout, place),
        "new_stage": lambda: Mark(layout.add_stage),
        "order": lambda: _between_lanes(layout, place.at or 0),
        "driver_column": lambda: _on_card(layout.card(place.id)),
        "experience_column": lambda: _on_row(layout, place.id),
        "overall": lambda: _in_tray(layout, place.at or 0),
        "experience_of": lambda: _among_rows(layout.card(place.id), place.at),
        "loose": lambda: _among_rows(layout.loose, place.at),
        "out": lambda: None,
    }
    return marks[place.kind]()


def _on_card(card: CardBox | None) -> Mark | None:
    return Mark(card.rect) if card is not None else None


def _in_stage(layout: Layout, place: Place) -> Mark | None:
    lane = next((one for one in layout.lanes if one.id == place.id), None)
    if lane is None:
        return None
    if place.at is None or place.at >= len(lane.cards):
        return Mark(lane.zone)
    return Mark(None, _above(lane.cards[place.at].rect))


def _above(rect: QRect) -> QRect:
    return QRect(rect.left(), rect.top() - CARD_GAP // 2 - _LINE // 2, rect.width(), _LINE)


def _between_lanes(layout: Layout, at: int) -> Mark:
    next_one = layout.lanes[at].rect if at < len(layout.lanes) else layout.add_stage
    left = next_one.left() - LANE_GAP // 2 - _LINE // 2
    top = MARGIN
    return Mark(None, QRect(left, top, _LINE, max(layout.size.height() - 2 * MARGIN, ZONE)))


def _on_row(layout: Layout, id_: str) -> Mark | None:
    cards: Sequence[CardBox] = [card for lane in layout.lanes for card in lane.cards]
    cards = (*cards, *((layout.loose,) if layout.loose is not None else ()))
    found = next((rect for card in cards for row, rect in card.rows if row == id_), None)
    return Mark(found.adjusted(-3, 0, 3, 0)) if found is not None else None


def _among_rows(card: CardBox | None, at: int | None) -> Mark | None:
    if card is None:
        return None
    rows = card.rows
    if not rows:
        return Mark(card.rect)
    last = rows[-1][1]
    if at is None or at >= len(rows):
        return Mark(card.rect, QRect(last.left(), last.bottom() - 1, last.width(), _LINE - 1))
    row = rows[at][1]
    return Mark(card.rect, QRect(row.left(), row.top() - 2, row.width(), _LINE - 1))


def _in_tray(layout: Layout, at: int) -> Mark | None:
    if layout.tray is None:
        return None
    if at < len(layout.overall):
        return Mark(None, _above(layout.overall[at].rect))
    return Mark(layout.overall_zone)
