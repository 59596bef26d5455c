"""The screens of an open project under one header; imported once the first window stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.analysis_dialogs import connect_dialogs
from loyalty_desktop.desktop.beside_dialog import take_in
from loyalty_desktop.desktop.exporting.entries import Entries
from loyalty_desktop.desktop.header import Header
from loyalty_desktop.desktop.measure_editor import MeasureEditor
from loyalty_desktop.desktop.rail import SCREENS, Rail
from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen
from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.screens.customers.screen import CustomersScreen
from loyalty_desktop.desktop.screens.data.inspector import Inspector
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.screens.drivers.screen import DriversScreen
from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen
from loyalty_desktop.desktop.screens.journey.screen import JourneyScreen
from loyalty_desktop.desktop.screens.voices.screen import VoicesScreen
from loyalty_desktop.desktop.session.customer_lists import CustomerLists
from loyalty_desktop.desktop.session.readiness import expect_file, get_ready
from loyalty_desktop.desktop.widgets.panel import column, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from loyalty_desktop.desktop.actions import Actions
    from loyalty_desktop.desktop.beside_dialog import How
    from loyalty_desktop.desktop.parts import Parts
    from loyalty_desktop.desktop.screens.screen import Screen
    from loyalty_desktop.report.compare_choices import CompareBy
    from loyalty_desktop.report.placing import Exported
    from loyalty_desktop.report.voice_group import VoiceGroup


class Book(QWidget):
    """Header, rail and the screens; each screen is made when it is first wanted, the rest when nothing else is."""

    survey_wanted = Signal(object, object)
    """A file is to be opened as a survey of its own: its path and its cells."""

    def __init__(self, parts: Parts, actions: Actions) -> None:
        super().__init__()
        self._parts = parts
        self._actions = actions
        self._screens: dict[str, Screen] = {}
        self._inspector: Inspector | None = None
        self._editor: MeasureEditor | None = None
        self.header = Header(parts.workspace, parts.look, actions["undo"], actions["redo"])
        self.header.measure_wanted.connect(self.open_measure)
        self.header.wave_wanted.connect(parts.waves.files.show)
        self.rail = Rail(parts.look)
        self.rail.chosen.connect(self.show_screen)
        self._stack = QStackedWidget()
        for screen in SCREENS:
            actions.on(f"show_{screen}", lambda screen=screen: self.show_screen(screen))  # type: ignore[misc]
        actions.on("measure", self.open_measure)
        parts.waves.drift_wanted.connect(self._show_drift)
        parts.workspace.waves_wanted.connect(self._show_waves)
        connect_dialogs(actions, parts, self)
        self.exporting = Entries(parts, actions, self.header, self)
        self.exporting.exports.written.connect(self._on_written)
        body = row(None)
        body.addWidget(self.rail)
        body.addWidget(self._stack, 1)
        page = column(self)
        page.addWidget(self.header)
        page.addLayout(body, 1)
        self.header.draw()
        self.exporting.figures.watch(self.header)

    @property
    def current(self) -> str:
        """The screen that is open."""
        widget = self._stack.currentWidget()
        return next((name for name, screen in self._screens.items() if screen is widget), SCREENS[0])

    def page(self, name: str) -> Screen:
        """Return a screen, made now if it was not wanted before."""
        if name not in self._screens:
            made = self._screens[name] = self._make(name)
            self._stack.addWidget(made)
            self.exporting.figures.watch(made)
        return self._screens[name]

    def show_screen(self, name: str) -> None:
        """Open a screen; the focus goes along, unless it is on the rail or in the header."""
        focus = self.focusWidget()
        follows = focus is None or self._stack.isAncestorOf(focus)
        self._stack.setCurrentWidget(self.page(name))
        if follows:
            page = self.page(name)
            (page.focusWidget() or page).setFocus()
        self.rail.choose(name)
        self._actions[f"show_{name}"].setChecked(True)

    def prepare(self) -> None:
        """Make the screens that are not there yet, one each time nothing else is to be done.

        The data screen is made in two such turns: in one it would hold the window up for too long.
        """
        if self._inspector is None:
            self._inspector = Inspector(self._parts.look)
            QTimer.singleShot(0, self, self.prepare)
            return
        missing = [name for name in SCREENS if name not in self._screens]
        if missing:
            page = self.page(missing[0])
            QTimer.singleShot(0, page, lambda: _dress(page))
            QTimer.singleShot(0, self, self.prepare)
            return
        for part in (self.header, self.rail):  # painted once for nobody, their letters and icons are there
            QTimer.singleShot(0, part, part.grab)
        if not self._parts.workspace.is_open:
            expect_file()
        self._parts.jobs.start("get ready", lambda _ticket: get_ready())

    def open_measure(self) -> None:
        """Open the settings of the loyalty question below its box, or close them."""
        if self._editor is not None:
            self._editor.close()
            return
        editor = MeasureEditor(self._parts.workspace, self._parts.look, self.window(), self.header.measure)
        editor.move(self.header.mapToGlobal(self.header.rect().bottomLeft()))
        editor.show()
        editor.destroyed.connect(self._on_editor_gone)
        self._editor = editor

    def _on_editor_gone(self) -> None:
        self._editor = None

    def _on_written(self, done: Exported) -> None:
        """Let the good news go by itself, unless there is something to know about what was written."""
        if not done.notes:
            self._parts.notices.let_pass()

    def take_in(self, path: Path, how: How = "instead") -> None:
        """Take a file that comes while a survey is open; what it is to be is asked where that is not clear."""
        take_in(self._parts, self.window(), path, self.survey_wanted.emit, how)

    def _make(self, name: str) -> Screen:
        made: dict[str, Callable[[], Screen]] = {
            "data": self._made_data,
            "journey": lambda: JourneyScreen(self._parts.workspace, self._parts.look),
            "drivers": self._made_drivers,
            "experiences": self._made_experiences,
            "customers": self._made_customers,
            "voices": self._made_voices,
            "compare": self._made_compare,
            "actions": self._made_actions,
        }
        return made[name]()

    def _made_data(self) -> DataScreen:
        parts = self._parts
        data = DataScreen(parts.workspace, parts.look, parts.documents, parts.questions.survey, self._inspector)
        data.journey_wanted.connect(self._begin_journey)
        data.questionnaire_wanted.connect(self._actions["questionnaire"].trigger)
        data.file_taken.connect(self.take_in)
        return data

    def _begin_journey(self) -> None:
        page = self.page("journey")
        assert isinstance(page, JourneyScreen)
        self.show_screen("journey")
        page.begin()

    def _made_drivers(self) -> DriversScreen:
        drivers = DriversScreen(self._parts.workspace, self._parts.look, self._parts.further)
        drivers.experiences_wanted.connect(lambda: self.show_screen("experiences"))
        drivers.actions_wanted.connect(lambda: self.show_screen("actions"))
        drivers.voices_wanted.connect(self.show_voices)
        return drivers

    def _made_experiences(self) -> ExperiencesScreen:
        experiences = ExperiencesScreen(self._parts.workspace, self._parts.look)
        experiences.actions_wanted.connect(lambda: self.show_screen("actions"))
        experiences.voices_wanted.connect(self.show_voices)
        return experiences

    def _made_customers(self) -> CustomersScreen:
        parts = self._parts
        lists = CustomerLists(parts.workspace, parts.jobs, parts.notices)
        made = CustomersScreen(parts.workspace, parts.look, parts.further, lists, parts.questions)
        made.data_wanted.connect(lambda: self.show_screen("data"))
        made.voices_wanted.connect(self.show_voices)
        return made

    def _made_voices(self) -> VoicesScreen:
        parts = self._parts
        lists = CustomerLists(parts.workspace, parts.jobs, parts.notices)
        made = VoicesScreen(parts.workspace, parts.look, parts.further, parts.jobs, lists, parts.questions)
        made.data_wanted.connect(lambda: self.show_screen("data"))
        made.back_wanted.connect(self.show_screen)
        return made

    def show_voices(self, group: VoiceGroup) -> None:
        """Show the comments of a group, with the way back to the screen that is open now."""
        origin, page = self.current, self.page("voices")
        assert isinstance(page, VoicesScreen)
        page.show_group(group, origin)
        self.show_screen("voices")

    def _made_compare(self) -> CompareScreen:
        parts = self._parts
        made = CompareScreen(parts.workspace, parts.look, parts.further, parts.waves, parts.questions)
        made.data_wanted.connect(lambda: self.show_screen("data"))
        return made

    def compared_by(self) -> tuple[CompareBy, CompareBy | None] | None:
        """Return what somebody chose to compare by."""
        page = self._screens.get("compare")
        return page.compared_by() if isinstance(page, CompareScreen) else None

    def _show_drift(self, index: int) -> None:
        page = self.page("compare")
        assert isinstance(page, CompareScreen)
        self.show_screen("compare")
        page.open_drift(index)

    def _show_waves(self) -> None:
        page = self.page("compare")
        assert isinstance(page, CompareScreen)
        self.show_screen("compare")
        page.open_waves()

    def _made_actions(self) -> ActionsScreen:
        parts = self._parts
        made = ActionsScreen(parts.workspace, parts.look, parts.further, parts.waves, parts.questions)
        made.measure_wanted.connect(self.open_measure)
        return made


def _dress(page: Screen) -> None:
    """Have the style sheet applied before the page is shown, when there is time for it."""
    for part in page.findChildren(QWidget):
        part.ensurePolished()
