"""The whole way as a person goes it: open Toyama, correct the reading, draw, undo, redo, save, open again.

After every step all that is visible on every screen is compared with a fresh analysis of the same project.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.screens.drivers.screen import DriversScreen
from loyalty_desktop.desktop.screens.experiences.screen import ExperiencesScreen
from loyalty_desktop.desktop.screens.journey.screen import JourneyScreen
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.report.driver_table import driver_rows
from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.survey.survey import survey
from tests.desktop.answering import LONG, Answers
from tests.desktop.screens.data.acting import choose, column, take_role
from tests.desktop.screens.journey.acting import Person
from tests.surveys import TOYAMA

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.compute.results import Results

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Way:
    """One person's way through the window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.workspace = window.parts.workspace

    @property
    def data(self) -> DataScreen:
        found = self.window.book.page("data")
        assert isinstance(found, DataScreen)
        return found

    @property
    def person(self) -> Person:
        found = self.window.book.page("journey")
        assert isinstance(found, JourneyScreen)
        return Person(found)

    def check(self) -> None:
        """Compare what stands on every screen with a fresh analysis; the open screen stays open."""
        state, here = self.workspace.state, self.window.book.current
        assert state.survey is not None
        read = survey(state.survey.workbook, state.project.sources[0].reading)
        fresh = analyze(Counter(read), state.journey)
        assert state.results == fresh
        self._check_header(fresh)
        for screen in ("data", "journey", "drivers", "experiences"):
            self.window.book.show_screen(screen)
            getattr(self, f"_check_{screen}")(fresh)
        self.window.book.show_screen(here)

    def _check_header(self, fresh: Results) -> None:
        shown = {one.text() for one in self.window.book.header.findChildren(QLabel) if one.isVisible()}
        assert score_text(fresh.loyalty.score.value, 1) in shown
        assert any(text.startswith(f"n = {fresh.loyalty.score.n:,}") for text in shown)

    def _check_data(self, fresh: Results) -> None:
        shown = " ".join(one.text() for one in self.data.findChildren(QLabel) if one.isVisible())
        assert f"{fresh.loyalty.score.n:,}" in shown
        assert self.data.grid.visible_cells()

    def _check_journey(self, fresh: Results) -> None:
        assert len(fresh.drivers) == len(self.person.journey.drivers)
        self.person.check()

    def _check_drivers(self, fresh: Results) -> None:
        screen = self.window.book.page("drivers")
        assert isinstance(screen, DriversScreen)
        model = screen.table_panel.table.model()
        rows = driver_rows(fresh)
        if not rows:
            return
        assert model.rowCount() == len(rows)
        for at, row in enumerate(rows):
            shown = [model.index(at, each).data() for each in range(model.columnCount())]
            assert row.name in shown
            assert share_text(row.head.value) in shown
            assert score_text(row.heart.value) in shown

    def _check_experiences(self, fresh: Results) -> None:
        screen = self.window.book.page("experiences")
        assert isinstance(screen, ExperiencesScreen)
        model = screen.table.model()
        rows = experience_rows(fresh).rows
        if not rows:
            return
        assert model.rowCount() == len(rows)
        for at, row in enumerate(rows):
            spoken = model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            assert row.name in spoken
            assert score_text(row.with_it.value) in spoken
            assert share_text(row.incidence.value, 1) in spoken

    def undo_all(self) -> int:
        """Undo by keys until nothing is left, and say how many steps that were."""
        count = 0
        while self.workspace.steps.canUndo():
            QTest.keyClick(self.window, KEY.Key_Z, CONTROL)
            count += 1
        return count

    def redo_all(self) -> int:
        count = 0
        while self.workspace.steps.canRedo():
            QTest.keyClick(self.window, KEY.Key_Y, CONTROL)
            count += 1
        return count


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A survey of the user's own, as it was downloaded."""
    shutil.copy(TOYAMA, tmp_path / "survey.csv")
    return tmp_path / "survey.csv"


@pytest.fixture
def way(window: MainWindow, qtbot: QtBot) -> Way:
    window.resize(1900, 1000)
    return Way(window, qtbot)


def test_the_way_by_mouse(way: Way, answers: Answers, mine: Path, qtbot: QtBot, tmp_path: Path) -> None:
    answers.path = mine
    pick = next(one for one in way.window.welcome.findChildren(QPushButton) if one.property("kind") == "primary")
    with qtbot.waitSignal(way.workspace.opened, timeout=LONG):
        qtbot.mouseClick(pick, Qt.MouseButton.LeftButton)
    assert way.window.book.current == "data"
    way.check()
    # a column gets another role, and a scale is turned round
    first = way.workspace.state.journey.drivers[0]
    assert first.column is not None
    at = next(n for n, one in enumerate(way.workspace.state.survey.columns) if one.key == first.column)  # type: ignore[union-attr]
    letter = way.workspace.state.survey.columns[at].letter  # type: ignore[union-attr]
    choose(way.data, letter)
    assert way.workspace.selection.driver == first.id
    qtbot.mouseClick(way.data.inspector.direction.switch, Qt.MouseButton.LeftButton)
    assert column(way.workspace, letter).scale.reversed
    way.check()
    take_role(way.data.grid, at, "unused")
    assert all(one.column != first.column for one in way.workspace.state.journey.drivers)
    way.check()
    # the journey is drawn
    go = next(one for one in way.data.left_out.findChildren(QPushButton) if one.property("kind") == "primary")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert way.window.book.current == "journey"
    person = way.person
    drivers = person.journey.drivers
    person.drag_item(person.card(drivers[-1].name), person.before(drivers[0].name))
    assert person.journey.drivers[0].id == drivers[-1].id
    way.check()
    spot = person.card(drivers[0].name).name_box().center().toPoint()
    QTest.mouseDClick(person.card(drivers[0].name), Qt.MouseButton.LeftButton, pos=spot)
    person.type("宿の満足")
    person.press(KEY.Key_Return)
    assert "宿の満足" in [one.name for one in person.journey.drivers]
    way.check()
    done = way.workspace.state
    steps = way.undo_all()
    assert steps == 4
    way.check()
    assert way.redo_all() == steps
    assert way.workspace.state.project == done.project
    way.check()
    save_and_open_again(way, answers, tmp_path)


def save_and_open_again(way: Way, answers: Answers, folder: Path) -> None:
    before = way.workspace.state
    answers.path = folder / "mine.loyalty"
    QTest.keyClick(way.window, KEY.Key_S, CONTROL)
    assert not way.window.isWindowModified()
    assert open_project(answers.path).journey == before.journey
    way.workspace.close()
    with way.qtbot.waitSignal(way.workspace.opened, timeout=LONG):
        QTest.keyClick(way.window, KEY.Key_O, CONTROL)
    assert way.workspace.state.journey == before.journey
    assert way.workspace.state.results == before.results
    way.check()


def test_the_way_by_keys(way: Way, answers: Answers, mine: Path, qtbot: QtBot, tmp_path: Path) -> None:
    answers.path = mine
    with qtbot.waitSignal(way.workspace.opened, timeout=LONG):
        QTest.keyClick(way.window, KEY.Key_O, CONTROL)
    way.check()
    # along the headings to the first driver, and another role for it
    grid = way.data.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    first = way.workspace.state.journey.drivers[0]
    QTest.keyClick(grid, KEY.Key_Home, CONTROL)
    for _column in range(len(way.workspace.state.survey.columns)):  # type: ignore[union-attr]
        if way.workspace.selection.column == first.column:
            break
        QTest.keyClick(grid, KEY.Key_Right)
    assert way.workspace.selection.driver == first.id
    QTest.keyClick(grid, KEY.Key_F4)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    listed = QApplication.focusWidget()
    assert listed is not None
    QTest.keyClick(listed, KEY.Key_End)
    QTest.keyClick(listed, KEY.Key_Return)
    assert all(one.column != first.column for one in way.workspace.state.journey.drivers)
    way.check()
    # a scale is turned round with the space bar
    turned = way.workspace.state.journey.drivers[0]
    while way.workspace.selection.column != turned.column:
        QTest.keyClick(grid, KEY.Key_Right)
    switch = way.data.inspector.direction.switch
    for _step in range(40):
        if QApplication.focusWidget() is switch:
            break
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)  # type: ignore[arg-type]
    assert QApplication.focusWidget() is switch
    QTest.keyClick(switch, KEY.Key_Space)
    way.check()
    # the journey
    QTest.keyClick(way.window, KEY.Key_2, CONTROL)
    person = way.person
    drivers = person.journey.drivers
    person.card(drivers[0].name).setFocus(Qt.FocusReason.TabFocusReason)
    person.press(KEY.Key_Down, CONTROL)
    assert person.journey.drivers[1].id == drivers[0].id
    way.check()
    person.press(KEY.Key_F2)
    person.type("宿の満足")
    person.press(KEY.Key_Return)
    assert person.journey.drivers[1].name == "宿の満足"
    way.check()
    done = way.workspace.state
    assert way.undo_all() == 4
    way.check()
    assert way.redo_all() == 4
    assert way.workspace.state.project == done.project
    save_and_open_again(way, answers, tmp_path)


def test_one_selection_on_every_screen(way: Way, mine: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(way.workspace.opened, timeout=LONG):
        way.window.open_path(mine)
    way.window.book.show_screen("journey")
    person = way.person
    driver = person.journey.drivers[1]
    person.click(person.card(driver.name))
    way.window.book.show_screen("drivers")
    screen = way.window.book.page("drivers")
    assert isinstance(screen, DriversScreen)
    table = screen.table_panel.table
    assert table.model().index(table.currentIndex().row(), 0).data() == driver.name
    QTest.keyClick(table, KEY.Key_Down)
    assert way.workspace.selection.driver == person.journey.drivers[2].id
    way.window.book.show_screen("data")
    chosen = way.workspace.selection.column
    assert chosen == person.journey.drivers[2].column
    columns = way.workspace.state.survey.columns  # type: ignore[union-attr]
    assert any(columns[cell.column].key == chosen for cell in way.data.grid.visible_cells())
