"""Context menus: what can be done to a part of the map or to a column, with the keys that do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from loyalty_desktop.desktop.screens.journey.commands import ALL_SIDES, COMMANDS, OF_KIND, OF_SEVERAL, Commands
from loyalty_desktop.desktop.screens.journey.landing import landing, refusal
from loyalty_desktop.desktop.screens.journey.places import Load, Place, nature_of
from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.journey.parts import driver_with, stage_with
from loyalty_desktop.messages import message
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.desktop.screens.journey.columns import ColumnRow
    from loyalty_desktop.desktop.screens.journey.commands import Command
    from loyalty_desktop.desktop.screens.journey.items import Item
    from loyalty_desktop.desktop.screens.journey.several import Several
    from loyalty_desktop.desktop.session.workspace import State, Workspace
    from loyalty_desktop.journey.model import Journey

_GROUPS = (
    ("rename", "value"),
    ("pick_up", *ALL_SIDES),
    ("fold", "add_experience", "add_driver", "add_stage"),
    ("all_experiences", "all_drivers"),
)


class Menus:
    """Builds the menus; each is let go of when it closes."""

    def __init__(self, workspace: Workspace, commands: Commands, several: Several, parent: QWidget) -> None:
        self._workspace = workspace
        self._several = several
        self._commands = commands
        self._parent = parent

    def of_item(self, item: Item) -> QMenu:
        """Return the menu of a part of the map."""
        load = item.load()
        several = load is not None and bool(load.rest)
        menu = self._menu(self._several.text() if several else item.title)
        offered = tuple(one for one in OF_KIND[item.kind] if one in OF_SEVERAL) if several else OF_KIND[item.kind]
        for group in (*_GROUPS, ("delete",)):
            for command in COMMANDS:
                if command.id not in group or command.id not in offered:
                    continue
                text = self._text(command, item, several=several)
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

    def of_column(self, row: ColumnRow, load: Load, take_up: Callable[[], None], fold: Callable[[], None]) -> QMenu:
        """Return the menu of a column, of one of its options, or of several that are chosen together (`load`)."""
        count = len(load.all)
        columns = ngettext("{count} column", "{count} columns", count).format(count=count)
        menu = self._menu(columns if load.rest else row.text)
        state = self._workspace.state
        if row.expanded is not None and not load.rest:
            text = _("Hide its answers") if row.expanded else _("Show its answers")
            self._add(menu, text, fold, "Left" if row.expanded else "Right")
            menu.addSeparator()
        why = refusal(load, state)
        if why:
            menu.addAction(no_keys(why)).setEnabled(False)
            return menu
        self._add(menu, _("Pick up and place with the arrow keys"), take_up, "Enter")
        many = bool(load.rest)
        if nature_of(load, state) == "driver":
            self._stages(menu.addMenu(_("Make them drivers of") if many else _("Make it a driver of")), load)
            text = _("Make them overall satisfaction") if many else _("Make it overall satisfaction")
            self._landing(menu, load, Place("overall"), text)
        else:
            self._drivers(menu.addMenu(_("Make them experiences of") if many else _("Make it an experience of")), load)
            alone = _("Make it an experience without a driver")
            text = _("Make them experiences without a driver") if many else alone
            self._landing(menu, load, Place("loose"), text)
        self._add_removal(menu, load, state)
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

    def _text(self, command: Command, item: Item, *, several: bool) -> str:
        if command.id == "delete" and several:
            step = "step_remove_experiences" if item.kind == "experience" else "step_remove_drivers"
            return message(step, count=self._several.count).text()
        if command.id != "value":
            return _(command.text)
        value = driver_with(self._workspace.state.journey, item.id[1]).value
        if several:
            return _("Make them basic values") if value == "experience" else _("Make them experience values")
        return _("Make it a basic value") if value == "experience" else _("Make it an experience value")

    def _add_places(self, menu: QMenu, item: Item) -> None:
        """Offer every stage to a driver and every driver to an experience."""
        load = item.load()
        if item.kind in ("driver", "overall") and load is not None:
            self._stages(menu.addMenu(_("Move to stage")), load)
            if item.kind == "driver":
                text = _("Make them overall satisfaction") if load.rest else _("Make it overall satisfaction")
                self._landing(menu, load, Place("overall"), text)
        if item.kind == "experience" and load is not None:
            self._drivers(menu.addMenu(_("Move to driver")), load)
            text = _("Take them off their drivers") if load.rest else _("Take it off its driver")
            self._landing(menu, load, Place("loose"), text)

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

    def _add_removal(self, menu: QMenu, load: Load, state: State) -> None:
        """Offer to take off the map what the columns are there: drivers, or else experiences."""
        parts = [part for one in load.all for part in _parts_read_from(one, state.journey)]
        alike = [one for one in parts if (one.kind == "experience") == (parts[0].kind == "experience")]
        if alike:
            menu.addSeparator()
            leaving = Load(alike[0].kind, alike[0].id, rest=tuple(alike[1:]))
            text = _("Take them off the map") if leaving.rest else _("Take it off the map")
            self._landing(menu, leaving, Place("out"), text)


def _parts_read_from(load: Load, journey: Journey) -> tuple[Load, ...]:
    """Return the driver, or the placed experience, that is read from a column or from an option of it."""
    for one in (*journey.drivers, *journey.overall):
        if one.column == load.column and load.option is None:
            return (Load("overall" if one in journey.overall else "driver", one.id),)
    wanted = None if load.option is None else match_text(load.option)
    for each in journey.experiences:
        option = None if each.option is None else match_text(each.option)
        if each.driver is not None and (each.column, option) == (load.column, wanted):
            return (Load("experience", each.id),)
    return ()
