"""The journey map as a widget: headers, cards, rows and zones, kept by id and changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.screens.journey.band import Band
from loyalty_desktop.desktop.screens.journey.card_painting import RING
from loyalty_desktop.desktop.screens.journey.card_shape import FOLD_FROM, FOLDED
from loyalty_desktop.desktop.screens.journey.cards import Card, Row
from loyalty_desktop.desktop.screens.journey.ghost import Marker
from loyalty_desktop.desktop.screens.journey.headers import (
    MoreLine,
    StageHeader,
    TrayHeader,
    Zone,
    header_height,
)
from loyalty_desktop.desktop.screens.journey.items import Host, Item, ItemId
from loyalty_desktop.desktop.screens.journey.layout import LANE, Layout, Size, Tray, laid_out, lane_width
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QContextMenuEvent, QMouseEvent

    from loyalty_desktop.desktop.screens.journey.content import BoardContent, CardContent, CardKind
    from loyalty_desktop.desktop.screens.journey.places import Nature

_MAKERS: dict[str, type[Item]] = {
    "stage": StageHeader,
    "driver": Card,
    "overall": Card,
    "loose": Card,
    "experience": Row,
    "more": MoreLine,
    "zone": Zone,
    "add_stage": Zone,
    "tray": TrayHeader,
    "overall_zone": Zone,
}


class Board(QWidget):
    """All that stands on the map; it knows where things are, not what to do with them."""

    arranged = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, host: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self.band = Band(host.look, self)
        self._items: dict[ItemId, Item] = {}
        self._unfolded: set[str] = set()
        self._naming: str | None = None
        self._offered: Nature = "nothing"
        self._content: BoardContent | None = None
        self._room, self._wide = 0, LANE
        self._layout = laid_out((), Tray(), 0)
        self._sizes: dict[tuple[CardKind, str], Size] = {}
        self.marker = Marker(host.look, self)
        self.setObjectName("board")
        self.setProperty("kind", "clear")

    @property
    def items(self) -> dict[ItemId, Item]:
        """Everything that can have the focus, by kind and id."""
        return self._items

    @property
    def content(self) -> BoardContent | None:
        """What the map says."""
        return self._content

    @property
    def geometry_of_all(self) -> Layout:
        """Where everything stands."""
        return self._layout

    def show_content(self, content: BoardContent, *, anew: bool = False) -> None:
        """Show a map: what is there already changes in place, `anew` measures and paints all of it again."""
        self._content = content
        self._unfolded &= {card.id for card in _cards(content)}
        self._sync(anew)
        if anew:
            for item in self._items.values():
                item.redraw()
        self.arrange()

    def set_room(self, room: int) -> None:
        """Be seen in so many pixels from left to right: lanes become wider where that leaves nothing empty."""
        self._room = room
        if self._content is not None and lane_width(room, len(self._content.lanes)) != self._wide:
            self._refresh()

    def offer(self, nature: Nature) -> None:
        """Make room for what belongs to no stage while something is dragged that could land there."""
        if nature != self._offered:
            self._offered = nature
            self._refresh()

    def make_blank(self, card: str | None) -> None:
        """Leave room on a card for an experience that is being named; None takes the room away."""
        if card != self._naming:
            self._naming = card
            self._refresh()

    def blank_of(self, card: str) -> QRect:
        """Return the room for the experience that is being named."""
        item = self._items.get(("driver", card)) or self._items.get(("loose", card))
        if not isinstance(item, Card):
            return QRect()
        return item.in_card(item.shape.blank).translated(item.pos())

    def toggle_fold(self, card: str) -> None:
        """Show all experiences of a card, or fold them away."""
        self._unfolded ^= {card}
        self._refresh()

    def unfold_for(self, experiences: Iterable[str]) -> None:
        """Make sure that none of these experiences is folded away."""
        hidden = {one for one in experiences if ("experience", one) not in self._items}
        if self._content is None or not hidden:
            return
        folded = {card.id for card in _cards(self._content) if any(row.id in hidden for row in card.rows)}
        if folded:
            self._unfolded |= folded
            self._refresh()

    def rect_of(self, item: Item) -> QRect:
        """Return where an item stands on the map."""
        return QRect(item.mapTo(self, QPoint(0, 0)), item.size())

    def columns(self) -> list[list[Item]]:
        """Return the items as the arrow keys see them: lane by lane, from top to bottom."""
        if self._content is None:
            return []
        columns: list[list[ItemId]] = []
        for lane in self._content.lanes:
            ids: list[ItemId] = [("stage", lane.id)]
            for card in lane.cards:
                ids += self._card_ids(card)
            columns.append([*ids, ("zone", lane.id)])
        columns.append([("add_stage", "")])
        tray = [id_ for card in (*self._content.overall, self._content.loose) for id_ in self._card_ids(card)]
        columns.append(tray)
        found = [[self._items[id_] for id_ in column if id_ in self._items] for column in columns]
        return [column for column in found if column]

    def arrange(self) -> None:
        """Put everything in its place."""
        content = self._content
        if content is None:
            return
        header = header_height(self._host.look, content.lanes, self._wide)
        lanes = [(lane.id, [self._sizes["driver", card.id] for card in lane.cards]) for lane in content.lanes]
        overall = tuple(self._sizes["overall", card.id] for card in content.overall)
        tray = Tray(overall, self._sizes.get(("loose", "")), self._offered == "driver")
        self._layout = layout = laid_out(lanes, tray, header, self._wide)
        for lane in layout.lanes:
            _put(self._items["stage", lane.id], lane.header)
            _put(self._items["zone", lane.id], lane.zone)
            for card in lane.cards:
                self._put_card("driver", card.id, card.rect)
        for card in layout.overall:
            self._put_card("overall", card.id, card.rect)
        if layout.loose is not None:
            self._put_card("loose", "", layout.loose.rect)
        _put(self._items["add_stage", ""], layout.add_stage)
        if layout.tray is not None:
            _put(self._items["tray", ""], layout.tray_header)
        if ("overall_zone", "") in self._items:
            _put(self._items["overall_zone", ""], layout.overall_zone)
        self.setMinimumSize(layout.size)
        self.arranged.emit()

    def _refresh(self) -> None:
        if self._content is not None:
            self._sync(anew=False)
            self.arrange()

    def _sync(self, anew: bool) -> None:
        """Make the items that are wanted, show them what they say, and let go of the others."""
        content = self._content
        if content is None:
            return
        self._wide = lane_width(self._room, len(content.lanes))
        wanted: set[ItemId] = {("add_stage", "")}
        self._zone(("add_stage", ""), _("＋ Stage"), _("Add stage"))
        self._sizes.clear()
        for lane in content.lanes:
            header = self._item(("stage", lane.id), self)
            assert isinstance(header, StageHeader)
            header.show_content(lane)
            note = _("Add a driver to “{stage}”").format(stage=lane.label)
            self._zone(("zone", lane.id), _("＋ Drag a column here"), note)
            wanted |= {("stage", lane.id), ("zone", lane.id)}
            for card in lane.cards:
                wanted |= self._card(card, anew)
        for card in content.overall:
            wanted |= self._card(card, anew)
        if content.loose.rows or self._offered == "experience" or self._naming == "":
            wanted |= self._card(content.loose, anew)
        if content.overall or ("loose", "") in wanted or self._offered == "driver":
            tray = self._item(("tray", ""), self)
            assert isinstance(tray, TrayHeader)
            tray.set_text(_("No stage"))
            tray.set_note(_("What belongs to no stage"))
            wanted.add(("tray", ""))
        if self._offered == "driver":
            self._zone(("overall_zone", ""), _("Overall satisfaction"), _("Overall satisfaction"))
            wanted.add(("overall_zone", ""))
        for id_ in self._items.keys() - wanted:
            gone = self._items.pop(id_)
            gone.hide()
            gone.deleteLater()

    def _card(self, content: CardContent, anew: bool) -> set[ItemId]:
        """Show a card with its rows and return the items that it needs."""
        card = self._item((content.kind, content.id), self)
        assert isinstance(card, Card)
        naming = self._naming == content.id and content.kind != "overall"
        unfolded = content.id in self._unfolded
        size = card.show_content(content, unfolded=unfolded, naming=naming, anew=anew, wide=self._wide)
        self._sizes[content.kind, content.id] = size
        for row in content.rows[: len(size.rows)]:
            item = self._item(("experience", row.id), card)
            assert isinstance(item, Row)
            item.show_content(row)
        if len(content.rows) >= FOLD_FROM:
            more = self._item(("more", content.id), card)
            assert isinstance(more, MoreLine)
            hidden = len(content.rows) - FOLDED
            text = ngettext("{count} more", "{count} more", hidden).format(count=hidden)
            text = _("Show fewer") if unfolded else text
            more.set_text(text)
            more.set_note(_("{name}: {text}").format(name=content.name, text=text))
        return set(self._card_ids(content, len(size.rows)))

    def _card_ids(self, content: CardContent, shown: int | None = None) -> list[ItemId]:
        ids: list[ItemId] = [(content.kind, content.id)]
        ids += [("experience", row.id) for row in content.rows[:shown]]
        if len(content.rows) >= FOLD_FROM:
            ids.append(("more", content.id))
        return ids

    def _zone(self, id_: ItemId, text: str, note: str) -> None:
        zone = self._item(id_, self)
        assert isinstance(zone, Zone)
        zone.set_text(text)
        zone.set_note(note)

    def _item(self, id_: ItemId, parent: QWidget) -> Item:
        item = self._items.get(id_)
        if item is None:
            item = self._items[id_] = _MAKERS[id_[0]](self._host, id_, parent)
            item.show()
        elif item.parentWidget() is not parent:
            item.setParent(parent)
            item.show()
        return item

    def _put_card(self, kind: CardKind, id_: str, rect: QRect) -> None:
        card = self._items[kind, id_]
        assert isinstance(card, Card)
        _put(card, rect.adjusted(-RING, -RING, RING, RING))
        for row, place in card.shape.rows:
            _put(self._items["experience", row], card.in_card(place).adjusted(-4, 0, 4, 0))
        if ("more", id_) in self._items:
            _put(self._items["more", id_], card.in_card(card.shape.more))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.band.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.band.move_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.band.end()
        event.accept()


def _put(item: Item, rect: QRect) -> None:
    if item.geometry() != rect:
        item.setGeometry(rect)


def _cards(content: BoardContent) -> list[CardContent]:
    return [*(card for lane in content.lanes for card in lane.cards), *content.overall, content.loose]
