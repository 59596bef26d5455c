"""Context menus: what can be done to a part of the map or to a column, with the keys that do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from loyalty_desktop.desktop.screens.journey.commands import ALL_SIDES, COMMANDS, OF_KIND, Commands
from loyalty_desktop.desktop.screens.journey.landing import landing, refusal
from loyalty_desktop.desktop.screens.journey.places import Load, Place, nature_of
from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.parts import driver_with, stage_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.screens.journey.columns import ColumnRow
    from loyalty_desktop.desktop.screens.journey.items import Item
    from loyalty_desktop.desktop.session.workspace import State, Workspace

_GROUPS = (("rename", "value"), ("pick_up", *ALL_SIDES), ("fold", "add_experience", "add_driver", "add_stage"))


class Menus:
    """Builds the menus; each is let go of when it closes."""

    def __init__(self, workspace: Workspace, commands: Commands, parent: QWidget) -> None:
        self._workspace = workspace
        self._commands = commands
        self._parent = parent

    def of_item(self, item: Item) -> QMenu:
        """Return the menu of a part of the map."""
        menu = self._menu(item.title)
        offered = OF_KIND[item.kind]
        for group in (*_GROUPS, ("delete",)):
            for command in COMMANDS:
                if command.id not in group or command.id not in offered:
                    continue
                text = self._value_text(item) if command.id == "value" else _(command.text)
                self._add(menu, text, lambda command=command: self._commands.do(command.id, item), command.keys[0])  # type: ignore[misc]
            if "pick_up" in group:
                self._add_places(menu, item)
            menu.addSeparator()
        return menu

    def of_background(self, propose: Callable[[], None] | None) -> QMenu:
        """Return the menu of the empty map around the lanes."""
        menu = self._menu(_("Journey map"))
        self._add(menu, _("Add stage"), self._commands.add_stage)
        if propose is not None:
            self._add(menu, _("Propose a draft"), propose)
        return menu

    def of_column(self, row: ColumnRow, take_up: Callable[[], None], fold: Callable[[], None]) -> QMenu:
        """Return the menu of a column, or of one of its options."""
        menu = self._menu(row.text)
        load = Load("column" if row.option is None else "option", "", row.key, row.option)
        state = self._workspace.state
        if row.expanded is not None:
            text = _("Hide its answers") if row.expanded else _("Show its answers")
            self._add(menu, text, fold, "Left" if row.expanded else "Right")
            menu.addSeparator()
        why = refusal(load, state)
        if why:
            menu.addAction(no_keys(why)).setEnabled(False)
            return menu
        self._add(menu, _("Take up and place with the arrow keys"), take_up, "Enter")
        if nature_of(load, state) == "driver":
            self._stages(menu.addMenu(_("Make it a driver of")), load)
            self._landing(menu, load, Place("overall"), _("Make it overall satisfaction"))
        else:
            self._drivers(menu.addMenu(_("Make it an experience of")), load)
            self._landing(menu, load, Place("loose"), _("Make it an experience without a driver"))
        self._add_removal(menu, row, state)
        return menu

    def of_stage_removal(self, item: Item) -> QMenu:
        """Return the choice of what becomes of the drivers of a stage that is deleted."""
        id_ = item.id[1]
        journey = self._workspace.state.journey
        stage = stage_with(journey, id_)
        menu = self._menu(_("Delete the stage"))
        for other in journey.stages:
            if other is not stage:
                text = _("Delete the stage, move its drivers to “{stage}”").format(
                    stage=other.name or _("Unnamed stage")
                )
                self._add(menu, text, lambda to=other.id: self._commands.remove_stage(id_, to))  # type: ignore[misc]
        menu.addSeparator()
        text = _("Delete the stage with its drivers")
        self._add(menu, text, lambda: self._commands.remove_stage(id_, None))
        return menu

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(title)
        menu.setToolTipsVisible(False)
        return menu

    def _add(self, menu: QMenu, text: str, do: Callable[[], object], key: str = "") -> None:
        action = menu.addAction(no_keys(text))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _checked=False: do())

    def _value_text(self, item: Item) -> str:
        value = driver_with(self._workspace.state.journey, item.id[1]).value
        return _("Make it a basic value") if value == "experience" else _("Make it an experience value")

    def _add_places(self, menu: QMenu, item: Item) -> None:
        """Offer every stage to a driver and every driver to an experience."""
        load = item.load()
        if item.kind in ("driver", "overall") and load is not None:
            self._stages(menu.addMenu(_("Move to stage")), load)
            if item.kind == "driver":
                self._landing(menu, load, Place("overall"), _("Make it overall satisfaction"))
        if item.kind == "experience" and load is not None:
            self._drivers(menu.addMenu(_("Move to driver")), load)
            self._landing(menu, load, Place("loose"), _("Take it off its driver"))

    def _stages(self, menu: QMenu, load: Load) -> None:
        for stage in self._workspace.state.journey.stages:
            self._landing(menu, load, Place("stage", stage.id), stage.name or _("Unnamed stage"))
        self._landing(menu, load, Place("new_stage"), _("A new stage"))

    def _drivers(self, menu: QMenu, load: Load) -> None:
        for stage in self._workspace.state.journey.stages:
            if not stage.drivers:
                continue
            inner = menu.addMenu(no_keys(stage.name or _("Unnamed stage")))
            for driver in stage.drivers:
                self._landing(inner, load, Place("experience_of", driver.id), driver.name)
        menu.menuAction().setEnabled(not menu.isEmpty())

    def _landing(self, menu: QMenu, load: Load, place: Place, text: str) -> None:
        state = self._workspace.state
        landed = landing(load, place, state)
        self._add(menu, text, lambda: self._commands.land(load, place))
        menu.actions()[-1].setEnabled(landed.project is not None and landed.project != state.project)

    def _add_removal(self, menu: QMenu, row: ColumnRow, state: State) -> None:
        journey = state.journey
        loads = [
            Load("overall" if one in journey.overall else "driver", one.id)
            for one in (*journey.drivers, *journey.overall)
            if one.column == row.key and row.option is None
        ]
        if not loads and row.used:
            loads = [
                Load("experience", one.id)
                for one in journey.experiences
                if one.column == row.key and one.option == row.option
            ]
        if loads:
            menu.addSeparator()
            self._landing(menu, loads[0], Place("out"), _("Take it off the map"))
