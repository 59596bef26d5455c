"""The screen as the ground that things are dragged over: palette on the left, map beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from loyalty_desktop.desktop.painting import draw_box, draw_text, text_width
from loyalty_desktop.desktop.screens.journey.card_painting import RING
from loyalty_desktop.desktop.screens.journey.column_list import ColumnList
from loyalty_desktop.desktop.screens.journey.items import Item
from loyalty_desktop.desktop.screens.journey.layout import place_at, places
from loyalty_desktop.desktop.screens.journey.marks import mark_of
from loyalty_desktop.desktop.screens.journey.places import Load, Nature, Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.canvas import Canvas
    from loyalty_desktop.desktop.screens.journey.palette import Palette


class JourneyGround:
    """Finds places under the pointer and lights them up."""

    def __init__(self, look: Look, palette: Palette, canvas: Canvas) -> None:
        self._look = look
        self._palette = palette
        self._canvas = canvas
        self._faded: list[Item] = []

    def picture(self, load: Load, source: QWidget) -> QPixmap:
        """Return what the dragged thing looks like: its line of the palette, or its name on a small card."""
        if isinstance(source, ColumnList):
            return source.picture(load)
        name = source.title if isinstance(source, Item) else ""
        font = self._look.font(13, 600)
        size = QSize(min(round(text_width(font, name)) + 24, 220), 32)
        ratio = source.devicePixelRatioF()
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, size.width(), size.height())
        draw_box(painter, box, 8, self._look.colour("card"), self._look.colour("accent_line"))
        draw_text(painter, box.adjusted(11, 0, -11, 0), name, font, self._look.colour("ink"))
        painter.end()
        return made

    def offer(self, load: Load | None, nature: Nature) -> None:
        """Make room for all that could take this load; None: nothing is dragged any more."""
        board = self._canvas.board
        there = set(board.items.values())
        for item in self._faded:
            if item in there:
                item.fade(False)
        self._faded = self._parts_of(load)
        for item in self._faded:
            item.fade(True)
        board.offer(nature)

    def _parts_of(self, load: Load | None) -> list[Item]:
        """Return what leaves its place with a load: the part itself, and the cards of a stage."""
        board = self._canvas.board
        if load is None or not load.is_part:
            return []
        lanes = board.content.lanes if board.content is not None else ()
        cards = {card.id for lane in lanes for card in lane.cards if load.kind == "stage" and lane.id == load.id}
        taken = {(one.kind, one.id) for one in load.all}
        return [
            item
            for (kind, id_), item in board.items.items()
            if (kind, id_) in taken or (kind == "driver" and id_ in cards)
        ]

    def place_under(self, load: Load, nature: Nature, where: QPoint) -> Place | None:
        """Return the place under the pointer."""
        if load.is_part and self._palette.rect().contains(self._palette.mapFromGlobal(where)):
            return Place("out")
        view = self._canvas.viewport()
        if not view.rect().contains(view.mapFromGlobal(where)):
            return None
        board = self._canvas.board
        return place_at(board.geometry_of_all, load, nature, board.mapFromGlobal(where))

    def places(self, load: Load, nature: Nature) -> tuple[tuple[Place, ...], ...]:
        """Return all places, lane by lane."""
        return places(self._canvas.board.geometry_of_all, load, nature)

    def start_place(self, load: Load, nature: Nature) -> Place | None:
        """Return the place near what is dragged or chosen, to begin with when the arrow keys choose."""
        lanes = self.places(load, nature)
        if not lanes:
            return None
        layout = self._canvas.board.geometry_of_all
        wanted = self._home(load) or self._card_of_current()
        for lane in layout.lanes:
            for at, card in enumerate(lane.cards):
                if nature == "experience" and card.id == wanted:
                    return next(one for column in lanes for one in column if one.id == wanted)
                if nature == "driver" and card.id == wanted:
                    return Place("stage", lane.id, at)
        if nature == "stage":
            return Place("order", "", next((at for at, lane in enumerate(layout.lanes) if lane.id == load.id), 0))
        return lanes[0][-1 if nature == "driver" else 0]

    def show_place(self, place: Place | None) -> None:
        """Light up the place where it will land."""
        board = self._canvas.board
        board.marker.show_mark(None if place is None else mark_of(board.geometry_of_all, place))
        self._palette.set_target(place is not None and place.kind == "out")

    def reveal(self, place: Place) -> QRect:
        """Scroll a place into sight and return where it is on the screen."""
        board = self._canvas.board
        mark = mark_of(board.geometry_of_all, place)
        bounds = mark.bounds if mark is not None else QRect(0, 0, RING, RING)
        self._canvas.reveal(bounds)
        anchor = mark.line if mark is not None and mark.line is not None else bounds
        return QRect(board.mapToGlobal(anchor.topLeft()), anchor.size())

    def drift(self, where: QPoint) -> bool:
        """Scroll one frame further if the pointer is at an edge; say whether there was anything to scroll."""
        return self._canvas.drift(self._canvas.mapFromGlobal(where))

    def _card_of_current(self) -> str | None:
        """Return the card on the map where the focus is, or was last."""
        current = self._canvas.current
        if current is not None and current[0] == "experience":
            return self._home(Load("experience", current[1]))
        return current[1] if current is not None else None

    def _home(self, load: Load) -> str | None:
        """Return the card on which the load stands, or which it is."""
        board = self._canvas.board
        if load.kind == "experience" and board.content is not None:
            cards = [card for lane in board.content.lanes for card in lane.cards]
            return next((card.id for card in cards if any(row.id == load.id for row in card.rows)), None)
        return load.id if load.is_part else None
