"""What mouse and keys mean on this screen: the hub between what is seen and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.journey.cards import Card
from loyalty_desktop.desktop.screens.journey.column_list import load_of
from loyalty_desktop.desktop.screens.journey.commands import OF_KIND, Commands, command_for
from loyalty_desktop.desktop.session.selection import NOTHING, driver_chosen, experience_chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.canvas import Canvas
    from loyalty_desktop.desktop.screens.journey.columns import ColumnRow
    from loyalty_desktop.desktop.screens.journey.dragging import Dragging
    from loyalty_desktop.desktop.screens.journey.grip import Grip
    from loyalty_desktop.desktop.screens.journey.items import Item
    from loyalty_desktop.desktop.screens.journey.menus import Menus
    from loyalty_desktop.desktop.screens.journey.palette import Palette
    from loyalty_desktop.desktop.screens.journey.places import Load
    from loyalty_desktop.desktop.session.workspace import Workspace


_COMING_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Hands:
    """The host of items and list; its parts are handed over once they exist (`connect`)."""

    grip: Grip
    dragging: Dragging
    commands: Commands
    menus: Menus
    canvas: Canvas
    palette: Palette

    def __init__(self, workspace: Workspace, look: Look, propose: Callable[[], Callable[[], None] | None]) -> None:
        self.look = look
        self._workspace = workspace
        self._propose = propose

    # items of the map

    def is_chosen(self, item: Item) -> bool:
        """Say whether the item is the chosen part of the journey."""
        chosen = self._workspace.selection
        if item.kind == "experience":
            return chosen.experience == item.id[1]
        return item.kind in ("driver", "overall") and chosen.driver == item.id[1]

    def on_focus(self, item: Item, reason: Qt.FocusReason) -> None:
        """Choose what got the focus; what comes back after a menu or another window was chosen before."""
        self.canvas.remember(item, in_sight=reason != Qt.FocusReason.MouseFocusReason)
        if reason in _COMING_BACK:
            return
        journey = self._workspace.state.journey
        if item.kind in ("driver", "overall"):
            self._workspace.select(driver_chosen(journey, item.id[1]))
        elif item.kind == "experience":
            self._workspace.select(experience_chosen(journey, item.id[1]))

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
        return self.canvas.walk(item, event)

    def on_click(self, item: Item, where: QPoint) -> None:
        """Do what a click does that was no drag."""
        if item.kind in ("zone", "add_stage", "more"):
            command = {"zone": "add_driver", "add_stage": "add_stage", "more": "fold"}[item.kind]
            self.commands.do(command, item)
        elif isinstance(item, Card) and item.is_tag(where):
            self.commands.toggle_value(item.id[1])

    def on_double_click(self, item: Item) -> None:
        """Let the name be written anew."""
        if "rename" in OF_KIND[item.kind]:
            self.commands.do("rename", item)

    def on_menu(self, item: Item, where: QPoint) -> None:
        """Open the menu of an item."""
        _popup(self.menus.of_item(item), where)

    def on_background_menu(self, where: QPoint) -> None:
        """Open the menu of the map itself."""
        _popup(self.menus.of_background(self._propose()), where)

    def on_background(self) -> None:
        """Choose nothing, and end what is being written."""
        self.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        self._workspace.select(NOTHING)

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
            self._take_up(list_.row())
            return True
        return False

    def on_list_menu(self, row: ColumnRow, where: QPoint) -> None:
        """Open the menu of a line."""
        menu = self.menus.of_column(
            row, lambda: self._take_up(row), lambda: self.palette.list.fold_wanted.emit(row.key)
        )
        _popup(menu, where)

    def _take_up(self, row: ColumnRow | None) -> None:
        load = load_of(row)
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
