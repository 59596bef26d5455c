"""What mouse and keys mean on this screen: the hub between what is seen and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.journey.canvas import WALKING
from loyalty_desktop.desktop.screens.journey.card_painting import RING
from loyalty_desktop.desktop.screens.journey.cards import Card
from loyalty_desktop.desktop.screens.journey.commands import OF_KIND, Commands, command_for
from loyalty_desktop.desktop.screens.journey.items import TOGETHER
from loyalty_desktop.desktop.screens.journey.several import Part, list_of, part_of
from loyalty_desktop.desktop.session.selection import NOTHING
from loyalty_desktop.journey.parts import stage_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.canvas import Canvas
    from loyalty_desktop.desktop.screens.journey.columns import ColumnRow
    from loyalty_desktop.desktop.screens.journey.dragging import Dragging
    from loyalty_desktop.desktop.screens.journey.grip import Grip
    from loyalty_desktop.desktop.screens.journey.items import Item, ItemKind
    from loyalty_desktop.desktop.screens.journey.menus import Menus
    from loyalty_desktop.desktop.screens.journey.palette import Palette
    from loyalty_desktop.desktop.screens.journey.places import Load
    from loyalty_desktop.desktop.screens.journey.several import Family, Several
    from loyalty_desktop.desktop.session.workspace import Workspace


_ALL = 1_000_000
_REACHING = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -_ALL, Qt.Key.Key_End: _ALL}
_COMING_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Hands:
    """The host of items and list; its parts are handed over once they exist (`connect`)."""

    grip: Grip
    dragging: Dragging
    commands: Commands
    menus: Menus
    canvas: Canvas
    palette: Palette
    explain: Callable[[Item, str, QRect], None]

    def __init__(
        self, workspace: Workspace, look: Look, several: Several, propose: Callable[[], Callable[[], None] | None]
    ) -> None:
        self.look = look
        self.several = several
        self._workspace = workspace
        self._pressed_chosen = False
        self._before_band: tuple[Part, ...] = ()
        self._propose = propose

    # items of the map

    def is_chosen(self, item: Item) -> bool:
        """Say whether the item is chosen, or holds the one chosen experience."""
        if self.several.holds(part_of(item.id)):
            return True
        is_card = item.kind in ("driver", "overall")
        return is_card and not self.several.count and self._workspace.selection.driver == item.id[1]

    def on_focus(self, item: Item, reason: Qt.FocusReason) -> None:
        """Choose what got the focus; what comes back after a menu or another window was chosen before."""
        by_mouse = reason == Qt.FocusReason.MouseFocusReason  # then `on_press` knows more
        self.canvas.remember(item, in_sight=not by_mouse)
        if not by_mouse and reason not in _COMING_BACK:
            self._grasp(item)

    def load_of(self, item: Item) -> Load | None:
        """Return what is dragged with an item: itself, and what was chosen together with it."""
        return self.several.load_of(item.id)

    def on_press(self, item: Item, event: QMouseEvent) -> None:
        """Choose what was pressed: one more with Ctrl, all up to here with Shift; what is chosen stays so for now."""
        part = part_of(item.id)
        if part is None:
            return
        more = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._pressed_chosen = self.several.holds(part)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.several.reach(part, keep=more)
        elif not more:
            self._grasp(item)
        elif not self._pressed_chosen:
            self.several.add(part)

    def _grasp(self, item: Item) -> None:
        """Choose an item alone, unless it is one of several that are chosen."""
        part = part_of(item.id)
        if self.several.holds(part) and part is not None:
            self.several.touch(part)
        elif part is not None:
            self.several.only(part)

    def on_key(self, item: Item, event: QKeyEvent) -> bool:
        """Do what a key says; say whether it said anything."""
        if self.dragging.key(event):
            return True
        if _asks_menu(event):
            self.on_menu(item, item.menu_place())
            return True
        command = command_for(item, event)
        if command is not None:
            self.commands.do(command, item)
            return True
        if self._extend(item, event) or self._asks(item, event):
            return True
        if event.key() == Qt.Key.Key_Escape and self.several.count:
            self.several.drop()
            return True
        if not event.modifiers() & TOGETHER and event.key() in WALKING:
            self.several.drop()
        return self.canvas.walk(item, event)

    def _asks(self, item: Item, event: QKeyEvent) -> bool:
        """Say how an item's figure comes about, if the key asked for that."""
        if event.key() != Qt.Key.Key_Space or event.modifiers() or not item.figures():
            return False
        self.explain(item, *item.figures()[0])
        return True

    def _extend(self, item: Item, event: QKeyEvent) -> bool:
        """Choose on to the neighbour in the same list, or to its end; say whether the keys asked for that."""
        part, key = part_of(item.id), event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if part is None or modifiers != Qt.KeyboardModifier.ShiftModifier or key not in _REACHING:
            return False
        ids = list_of(self._workspace.state.journey, part)
        step = _REACHING[Qt.Key(key)]
        to = Part(part.family, ids[max(0, min(ids.index(part.id) + step, len(ids) - 1))])
        self.several.reach(to)
        self.canvas.focus((item.kind, to.id))
        return True

    def on_click(self, item: Item, event: QMouseEvent) -> None:
        """Do what a click does that was no drag."""
        part, where = part_of(item.id), event.position().toPoint()
        if part is not None and event.modifiers() & TOGETHER:
            only_more = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if only_more and self._pressed_chosen:
                self.several.remove(part)
                self._focus_primary()
            return
        if part is not None:
            self.several.only(part)
        figure = item.figure_at(where)
        if figure is not None:
            self.explain(item, *figure)
            return
        if item.kind in ("zone", "add_stage", "more"):
            command = {"zone": "add_driver", "add_stage": "add_stage", "more": "fold"}[item.kind]
            self.commands.do(command, item)
        elif item.kind == "stage" and not stage_with(self._workspace.state.journey, item.id[1]).name:
            self.commands.do("rename", item)
        elif isinstance(item, Card) and item.is_tag(where):
            self.commands.do("value", item)

    def on_double_click(self, item: Item) -> None:
        """Let the name be written anew."""
        if "rename" in OF_KIND[item.kind]:
            self.commands.do("rename", item)

    def on_menu(self, item: Item, where: QPoint) -> None:
        """Open the menu of an item, or of all that are chosen together with it."""
        self._grasp(item)
        _popup(self.menus.of_item(item), where)

    def on_background_menu(self, where: QPoint) -> None:
        """Open the menu of the map itself."""
        _popup(self.menus.of_background(self._propose()), where)

    def on_background(self, more: bool) -> None:
        """Choose nothing, unless a band is to choose `more`, and end what is being written."""
        self.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        self._before_band = self.several.parts if more else ()
        if not more:
            self._workspace.select(NOTHING)

    def on_band(self, box: QRect) -> None:
        """Choose what the band covers beside what is kept from before, if that is alike."""
        family, met = self._met(box)
        before = self._before_band
        if before and not met:
            family = before[0].family
        kept = [part.id for part in before if part.family == family]
        primary = self.several.primary
        shown = primary.id if primary is not None and primary.family == family else None
        self.several.take(family, (*kept, *met), shown)

    def _met(self, box: QRect) -> tuple[Family, list[str]]:
        """Return the drivers whose whole card a band covers, or else the experiences that it meets."""
        board = self.canvas.board
        cards, rows = [], []
        for item in board.items.values():
            place = board.rect_of(item)
            if item.kind in ("driver", "overall") and box.contains(place.adjusted(RING, RING, -RING, -RING)):
                cards.append((place.left(), place.top(), item.id[1]))
            elif item.kind == "experience" and box.intersects(place):
                rows.append((place.left(), place.top(), item.id[1]))
        return ("driver" if cards else "experience"), [id_ for _x, _y, id_ in sorted(cards or rows)]

    def on_band_ended(self) -> None:
        """Go on with the keyboard where the band has chosen."""
        self._before_band = ()
        self._focus_primary()

    def _focus_primary(self) -> None:
        """Have the focus on what is chosen; the map stands still."""
        primary = self.several.primary
        if primary is not None:
            kinds: tuple[ItemKind, ...] = ("experience",) if primary.family == "experience" else ("driver", "overall")
            for kind in kinds:
                self.canvas.focus((kind, primary.id), in_sight=False)

    def ask_stage(self, item: Item) -> None:
        """Ask what becomes of the drivers of a stage that is to be deleted."""
        _popup(self.menus.of_stage_removal(item), item.menu_place())

    def take_up(self, load: Load, source: QWidget) -> None:
        """Take something up with the keyboard."""
        self.dragging.carry(load, source)

    def leave(self, forward: bool) -> bool:
        """Take the focus out of the map."""
        return self.canvas.leave(forward)

    # lines of the palette

    def on_list_key(self, event: QKeyEvent) -> bool:
        """Do what a key says before the list does; say whether it said anything."""
        if self.dragging.key(event):
            return True
        list_ = self.palette.list
        if _asks_menu(event):
            list_.open_menu(list_.currentIndex())
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_up()
            return True
        return False

    def on_list_menu(self, row: ColumnRow, where: QPoint) -> None:
        """Open the menu of a line, or of all that are chosen together with it."""
        list_ = self.palette.list
        load = list_.load()
        if load is not None:
            _popup(self.menus.of_column(row, load, self._take_up, lambda: list_.fold_wanted.emit(row.key)), where)

    def _take_up(self) -> None:
        load = self.palette.list.load()
        if load is not None:
            self.palette.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.dragging.carry(load, self.palette.list)


def _asks_menu(event: QKeyEvent) -> bool:
    shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shifted)


def _popup(menu: QMenu, where: QPoint) -> None:
    """Open a menu, once: some systems report the menu key and the wish for a menu."""
    if menu.isEmpty() or QApplication.activePopupWidget() is not None:
        menu.deleteLater()
        return
    menu.popup(where)
