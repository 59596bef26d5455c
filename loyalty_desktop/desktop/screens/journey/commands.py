"""What can be done to a part of the map: every command with its words and keys in one table, and how it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QKeyCombination, QRect, Qt
from PySide6.QtGui import QKeySequence

from loyalty_desktop.desktop.screens.journey.dragging import announce
from loyalty_desktop.desktop.screens.journey.landing import landing
from loyalty_desktop.desktop.screens.journey.nudging import nudged
from loyalty_desktop.desktop.screens.journey.places import Load, Place
from loyalty_desktop.desktop.screens.journey.value_kind import other_value, toggle_value
from loyalty_desktop.desktop.session.selection import driver_chosen, experience_chosen
from loyalty_desktop.i18n import N_
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver, Experience, Journey
from loyalty_desktop.journey.parts import driver_with, experience_with, stage_with, tidy_name
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.screens.journey.canvas import Canvas
    from loyalty_desktop.desktop.screens.journey.items import Item, ItemId, ItemKind
    from loyalty_desktop.desktop.screens.journey.naming import NameField
    from loyalty_desktop.desktop.screens.journey.outcome import Chosen, Landing
    from loyalty_desktop.desktop.screens.journey.several import Family, Several
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.messages import Message


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words in the menu and the keys that do it, the one that is shown first."""

    id: str
    text: str
    keys: tuple[str, ...]


COMMANDS: tuple[Command, ...] = (
    Command("rename", N_("Rename"), ("F2",)),
    Command("value", N_("Basic or experience value"), ("B",)),
    Command("add_experience", N_("Add experience"), ("E",)),
    Command("add_driver", N_("Add driver"), ("N",)),
    Command("add_stage", N_("Add stage"), ("S",)),
    Command("pick_up", N_("Pick up and place with the arrow keys"), ("Enter", "Return")),
    Command("up", N_("Move up"), ("Ctrl+Up",)),
    Command("down", N_("Move down"), ("Ctrl+Down",)),
    Command("left", N_("Move left"), ("Ctrl+Left",)),
    Command("right", N_("Move right"), ("Ctrl+Right",)),
    Command("fold", N_("Show all or fewer"), ("Enter", "Return", "Space")),
    Command("all_experiences", N_("Choose all its experiences"), ("Ctrl+A",)),
    Command("all_drivers", N_("Choose all its drivers"), ("Ctrl+A",)),
    Command("delete", N_("Delete"), ("Del", "Backspace")),
)
ALL_SIDES = ("up", "down", "left", "right")
OF_SEVERAL = ("value", "pick_up", *ALL_SIDES, "delete")
"""The commands that can be done to several at once."""
OF_KIND: dict[ItemKind, tuple[str, ...]] = {
    "stage": ("rename", "pick_up", "left", "right", "add_driver", "add_stage", "all_drivers", "delete"),
    "driver": (
        *("rename", "value", "pick_up", *ALL_SIDES, "add_experience", "add_driver", "add_stage"),
        *("all_experiences", "delete"),
    ),
    "overall": ("rename", "pick_up", "up", "down", "delete"),
    "experience": ("rename", "pick_up", *ALL_SIDES, "add_experience", "all_experiences", "delete"),
    "loose": ("add_experience", "all_experiences"),
    "more": ("fold", "all_experiences"),
    "zone": ("add_driver", "add_stage"),
    "add_stage": ("add_stage",),
    "tray": (),
    "overall_zone": (),
}
_SIDES = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
_ADDING: dict[ItemKind, str] = {"zone": "add_driver", "add_stage": "add_stage"}


class Asking(Protocol):
    """Who carries on where a command is not done at once."""

    def ask_stage(self, item: Item) -> None:
        """Ask what becomes of the drivers of a stage that is to be deleted."""

    def take_up(self, load: Load, source: QWidget) -> None:
        """Take something up with the keyboard."""


def command_for(item: Item, event: QKeyEvent) -> str | None:
    """Return the command that a key means for an item."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
    if item.kind in _ADDING and pressed in (QKeySequence("Return"), QKeySequence("Enter"), QKeySequence("Space")):
        return _ADDING[item.kind]
    offered = OF_KIND[item.kind]
    return next(
        (one.id for one in COMMANDS if one.id in offered and pressed in [QKeySequence(key) for key in one.keys]), None
    )


class Commands:
    """Does what the commands say, each as one step."""

    def __init__(
        self,
        workspace: Workspace,
        canvas: Canvas,
        field: NameField,
        asking: Asking,
        several: Several,
    ) -> None:
        self._workspace = workspace
        self._canvas = canvas
        self._field = field
        self._asking = asking
        self._several = several

    @property
    def journey(self) -> Journey:
        """The journey as it is now."""
        return self._workspace.state.journey

    def do(self, command: str, item: Item) -> None:
        """Do a command to an item that offers it."""
        if command in _SIDES:
            self._nudge(item, *_SIDES[command])
            return
        done: dict[str, Callable[[Item], object]] = {
            "rename": self._rename,
            "value": self._toggle_values,
            "add_experience": lambda one: self.add_experience(self._card_of(one)),
            "add_driver": lambda one: self.add_driver(self._stage_of(one)),
            "add_stage": lambda _one: self.add_stage(),
            "pick_up": self._pick_up,
            "fold": self._fold,
            "all_experiences": lambda one: self._choose_all("experience", self._card_of(one)),
            "all_drivers": lambda one: self._choose_all("driver", one.id[1]),
            "delete": self._delete,
        }
        done[command](item)

    def commit(self, landed: Landing) -> None:
        """Make what a drop leads to the project that is open, and choose what was dropped."""
        if landed.step is None or landed.project is None:
            return
        on_map = self._canvas.has_focus()
        self._workspace.edit(landed.step, landed.project)
        known = self.journey.ids
        there = [id_ for id_ in landed.together if id_ in known]
        if landed.chosen is not None and there:
            self._several.take("driver" if landed.chosen[0] == "driver" else "experience", there, landed.chosen[1])
        self.choose(landed.chosen, focus=on_map)

    def choose(self, chosen: Chosen | None, *, focus: bool) -> None:
        """Choose a part of the journey, and give it the focus too."""
        if chosen is None:
            return
        kind, id_ = chosen
        if kind == "driver":
            self._workspace.select(driver_chosen(self.journey, id_))
        elif kind == "experience":
            self._workspace.select(experience_chosen(self.journey, id_))
        if focus:
            self._canvas.focus(self._item_id(kind, id_))

    def add_driver(self, stage: str | None) -> None:
        """Have a driver named at the end of a stage, and add it."""
        if stage is None:
            return

        def add(name: str) -> bool:
            wanted = edit.new_id(self.journey, tidy_name(name))
            step = message("step_add_driver", name=tidy_name(name))
            added = self._edit(step, lambda journey: edit.add_driver(journey, stage, Driver("", name)))
            return added and self._added("driver", wanted)

        zone = self._canvas.board.items["zone", stage]
        self._name(self._canvas.board.rect_of(zone), "", _("Name of the driver"), add)

    def add_stage(self) -> None:
        """Have a stage named at the end of the journey, and add it."""

        def add(name: str) -> bool:
            wanted = edit.new_stage_id(self.journey)
            added = self._edit(message("step_add_stage"), lambda journey: edit.add_stage(journey, name))
            return added and self._added("stage", wanted)

        zone = self._canvas.board.items["add_stage", ""]
        self._name(self._canvas.board.rect_of(zone), "", _("Name of the stage"), add)

    def add_experience(self, card: str) -> None:
        """Have an experience named on a card, and add it; '' is the card of those without a driver."""
        board = self._canvas.board

        def add(name: str) -> bool:
            wanted = edit.new_id(self.journey, tidy_name(name))
            one = Experience("", name)
            step = message("step_add_experience", name=tidy_name(name))
            added = self._edit(step, lambda journey: edit.add_experiences(journey, [one], card or None))
            return added and self._added("experience", wanted)

        board.make_blank(card)
        self._name(board.blank_of(card).adjusted(-5, 0, 5, 0), "", _("Name of the experience"), add)

    def _toggle_values(self, item: Item) -> None:
        """Give a driver the value that it does not have, and the same to all that are chosen together with it."""
        ids = [one.id for one in self._loads(item) if one.kind == "driver"]
        if len(ids) < 2:
            toggle_value(self._workspace, item.id[1])
            return
        value = other_value(driver_with(self.journey, item.id[1]))
        self._edit(message("step_set_values", count=len(ids)), lambda journey: edit.set_values(journey, ids, value))

    def remove_stage(self, stage: str, drivers_to: str | None) -> None:
        """Remove a stage; its drivers go to another one, or out of the journey."""
        name = stage_with(self.journey, stage).name
        self._edit(
            message("step_remove_stage", name=name),
            lambda journey: edit.remove_stage(journey, stage, drivers_to, with_drivers=drivers_to is None),
        )

    def land(self, load: Load, place: Place) -> None:
        """Put something at a place that was chosen from a menu."""
        self.commit(landing(load, place, self._workspace.state))

    def _rename(self, item: Item) -> None:
        kind, id_ = item.id
        old = self._name_of(kind, id_)
        renames: dict[str, tuple[str, Callable[[Journey, str, str], Journey]]] = {
            "stage": ("step_rename_stage", edit.rename_stage),
            "driver": ("step_rename_driver", edit.rename_driver),
            "overall": ("step_rename_driver", edit.rename_driver),
            "experience": ("step_rename_experience", edit.rename_experience),
        }
        step, change = renames[kind]

        def rename(name: str) -> bool:
            new = tidy_name(name)
            if new == old:
                return True
            return self._edit(message(step, name=new or old), lambda journey: change(journey, id_, name))

        box = item.name_box().toRect().translated(self._canvas.board.rect_of(item).topLeft())
        is_new_stage = kind == "stage" and not old
        self._name(box, old, _("Name of the stage") if is_new_stage else _("New name"), rename)

    def _name(self, box: QRect, text: str, label: str, done: Callable[[str], bool]) -> None:
        self._canvas.reveal(box.adjusted(-8, -8, 8, 8))
        self._field.open(box, text, label, done, self._named)

    def _named(self, left: bool) -> None:
        """Close what was open for a name and go back to the map, unless somebody is elsewhere already."""
        self._canvas.board.make_blank(None)
        if not left:
            self._canvas.refocus()

    def _added(self, kind: str, id_: str) -> bool:
        self.choose((kind, id_), focus=False)
        self._canvas.expect(self._item_id(kind, id_))
        return True

    def _pick_up(self, item: Item) -> None:
        load = item.load()
        if load is not None:
            self._asking.take_up(load, item)

    def _fold(self, item: Item) -> None:
        self._canvas.board.toggle_fold(item.id[1])
        shown = self._canvas.board.items
        if any(self._item_id(one.family, one.id) not in shown for one in self._several.parts):
            self._several.drop()  # what nobody sees is not moved or deleted with what is seen

    def _choose_all(self, family: Family, id_: str) -> None:
        """Choose all experiences of a driver ('': those without one), or all drivers of a stage."""
        journey = self.journey
        found: Sequence[Driver | Experience] = (
            journey.experiences_at(id_ or None) if family == "experience" else stage_with(journey, id_).drivers
        )
        ids = [one.id for one in found]
        if not ids:
            return
        primary = self._several.primary
        shown = primary.id if primary is not None and primary.id in ids else ids[0]
        self._several.take(family, ids, shown)
        self._canvas.focus(self._item_id(family, shown))

    def _nudge(self, item: Item, across: int, down: int) -> None:
        load = item.load()
        place = nudged(self.journey, load, across, down) if load is not None else None
        if load is None or place is None:
            return
        landed = landing(load, place, self._workspace.state)
        self.commit(landed)
        announce(item, landed.text)

    def _delete(self, item: Item) -> None:
        kind, id_ = item.id
        if kind == "stage" and stage_with(self.journey, id_).drivers:
            self._asking.ask_stage(item)
            return
        loads = self._loads(item)
        self._canvas.expect_neighbour(item, [self._item_id(load.kind, load.id) for load in loads])
        if len(loads) > 1:
            self.land(Load(loads[0].kind, loads[0].id, rest=loads[1:]), Place("out"))
            return
        if kind == "stage":
            self.remove_stage(id_, None)
            return
        step = "step_remove_experience" if kind == "experience" else "step_remove_driver"
        change = edit.remove_experience if kind == "experience" else edit.remove_driver
        self._edit(message(step, name=self._name_of(kind, id_)), lambda journey: change(journey, id_))

    def _loads(self, item: Item) -> tuple[Load, ...]:
        """Return an item, and what is chosen together with it."""
        load = item.load()
        return load.all if load is not None else ()

    def _edit(self, step: Message, change: Callable[[Journey], Journey]) -> bool:
        return self._workspace.edit_journey(step, change)

    def _name_of(self, kind: str, id_: str) -> str:
        if kind == "stage":
            return stage_with(self.journey, id_).name
        if kind == "experience":
            return experience_with(self.journey, id_).name
        return driver_with(self.journey, id_).name

    def _card_of(self, item: Item) -> str:
        kind, id_ = item.id
        return experience_with(self.journey, id_).driver or "" if kind == "experience" else id_

    def _stage_of(self, item: Item) -> str | None:
        kind, id_ = item.id
        if kind in ("stage", "zone"):
            return id_
        stage = self.journey.stage_of(id_)
        return stage.id if stage is not None else None

    def _item_id(self, kind: str, id_: str) -> ItemId:
        if kind in ("driver", "overall"):
            return "overall" if any(one.id == id_ for one in self.journey.overall) else "driver", id_
        return ("experience", id_) if kind == "experience" else ("stage", id_)
