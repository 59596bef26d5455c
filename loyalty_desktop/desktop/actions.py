"""Every action of the menus in one table: its id, words, shortcut, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from loyalty_desktop.i18n import N_, gettext

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; `group` makes it one of several choices of which one is checked."""

    id: str
    text: str
    shortcut: QKeySequence.StandardKey | str | None = None
    group: str = ""


_KEY = QKeySequence.StandardKey
ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", N_("&New empty journey"), _KEY.New),
    ActionSpec("open", N_("&Open a project or survey…"), _KEY.Open),
    ActionSpec("questionnaire", N_("Read the q&uestionnaire…")),
    ActionSpec("no_questionnaire", N_("&Take the questionnaire away")),
    ActionSpec("join", N_("&Join another table…")),
    ActionSpec("templates", N_("Te&mplates…")),
    ActionSpec("save", N_("&Save"), _KEY.Save),
    ActionSpec("save_as", N_("Save &as…"), _KEY.SaveAs),
    ActionSpec("earlier", N_("Earlier &versions…")),
    ActionSpec("export", N_("&Export report…"), "Ctrl+E"),
    ActionSpec("export_screen", N_("Export th&is screen…"), "Ctrl+Shift+E"),
    ActionSpec("close", N_("&Close project"), _KEY.Close),
    ActionSpec("quit", N_("&Quit"), _KEY.Quit),
    ActionSpec("undo", N_("&Undo"), _KEY.Undo),
    ActionSpec("redo", N_("&Redo"), "Ctrl+Shift+Z"),
    ActionSpec("show_data", N_("&Data"), "Ctrl+1", "screen"),
    ActionSpec("show_journey", N_("&Journey"), "Ctrl+2", "screen"),
    ActionSpec("show_drivers", N_("D&rivers"), "Ctrl+3", "screen"),
    ActionSpec("show_experiences", N_("&Experiences"), "Ctrl+4", "screen"),
    ActionSpec("show_customers", N_("&Customers"), "Ctrl+5", "screen"),
    ActionSpec("show_voices", N_("&Voices"), "Ctrl+6", "screen"),
    ActionSpec("show_compare", N_("Co&mpare"), "Ctrl+7", "screen"),
    ActionSpec("show_actions", N_("Ac&tions"), "Ctrl+8", "screen"),
    ActionSpec("measure", N_("&Loyalty question and target…"), "Ctrl+L"),
    ActionSpec("known_shares", N_("Match &known shares…")),
    ActionSpec("how_many", N_("How many &answers?")),
    ActionSpec("theme_system", N_("Colours of the s&ystem"), None, "theme"),
    ActionSpec("theme_light", N_("&Light"), None, "theme"),
    ActionSpec("theme_dark", N_("Dar&k"), None, "theme"),
    ActionSpec("language_ja", N_("Japanese (日本語)"), None, "language"),
    ActionSpec("language_en", N_("English"), None, "language"),
    ActionSpec("reading", N_("&How to read the figures"), "F1"),
    ActionSpec("about", N_("&About Loyalty Desktop")),
)
_BESIDE = ("questionnaire", "no_questionnaire", "join")
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("&File"),
        (
            *("new", "open", "recent", "-", *_BESIDE, "-", "save", "save_as", "earlier", "templates", "-"),
            *("export", "export_screen", "-", "close", "quit"),
        ),
    ),
    (N_("&Edit"), ("undo", "redo")),
    (
        N_("&View"),
        ("theme_system", "theme_light", "theme_dark", "-", "language_ja", "language_en"),
    ),
    (
        N_("&Analysis"),
        (
            "measure",
            "known_shares",
            "how_many",
            "-",
            "show_data",
            "show_journey",
            "show_drivers",
            "show_experiences",
            "show_customers",
            "show_voices",
            "show_compare",
            "show_actions",
        ),
    ),
    (N_("&Help"), ("reading", "about")),
)


class Actions(QObject):
    """The actions by id, each built once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for spec in ACTIONS:
            action = QAction(parent)
            action.setObjectName(spec.id)
            if spec.group:
                action.setCheckable(True)
                groups.setdefault(spec.group, QActionGroup(self)).addAction(action)
            self._actions[spec.id] = action

    def __getitem__(self, id_: str) -> QAction:
        return self._actions[id_]

    def arm(self) -> None:
        """Give the actions their keys, once the window is painted: PySide makes every enum of `Qt` for the first."""
        for spec in ACTIONS:
            if spec.shortcut is not None:
                self._actions[spec.id].setShortcut(QKeySequence(spec.shortcut))
        self._actions["redo"].setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])

    def on(self, id_: str, slot: Callable[[], object]) -> None:
        """Have an action do something; an unknown id raises KeyError."""
        self._actions[id_].triggered.connect(lambda _checked=False: slot())

    def draw(self) -> None:
        """Write all actions in the language in use."""
        for spec in ACTIONS:
            self._actions[spec.id].setText(gettext(spec.text))
