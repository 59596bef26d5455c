"""The window as a whole: files come in by every door, nothing is lost on the way out."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from loyalty_desktop.desktop import app as program
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.measure_editor import MeasureEditor
from loyalty_desktop.desktop.rail import SCREENS
from loyalty_desktop.desktop.screens.compare.waves_dialog import WavesDialog
from loyalty_desktop.desktop.screens.welcome.screen import WelcomeScreen
from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.messages import message
from tests.desktop.answering import LONG, Answers
from tests.desktop.conftest import APPAREL_PROJECT
from tests.surveys import APPAREL, TOYAMA

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.questions import Unsaved


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A project of the user's with its survey beside it."""
    shutil.copy(APPAREL, tmp_path)
    shutil.copy(APPAREL_PROJECT, tmp_path / "mine.loyalty")
    return tmp_path / "mine.loyalty"


def open_and_wait(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.parts.workspace.opened, timeout=LONG):
        window.open_path(path)


def add_stage(window: MainWindow) -> None:
    window.parts.workspace.edit_journey(message("step_add_stage"), edit.add_stage)


def test_window_stands_before_its_start_screen(qapp: QApplication, answers: Answers, qtbot: QtBot) -> None:
    made = program.build(qapp, answers)
    qtbot.addWidget(made)
    seen: list[bool] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                seen.append(made.findChild(WelcomeScreen) is not None)
            return False

    watch = Watch()
    made.installEventFilter(watch)
    with qtbot.waitSignal(made.first_painted):
        made.show()
    made.removeEventFilter(watch)
    assert seen[0] is False
    assert made.welcome.isVisible()
    made.parts.jobs.finish()


def test_start_screen_when_the_window_is_painted(window: MainWindow, qtbot: QtBot) -> None:
    assert window.is_welcoming
    assert window.welcome.isVisible()
    assert window.status.isVisible()
    assert window.windowTitle() == "Loyalty Desktop"
    assert not window.commands["save"].isEnabled()


def test_file_opens_before_anything_is_painted(qapp: QApplication, answers: Answers, mine: Path, qtbot: QtBot) -> None:
    made = program.build(qapp, answers)
    qtbot.addWidget(made)
    made.open_path(mine)  # as from the command line: the session is made for it
    qtbot.waitUntil(lambda: not made.is_welcoming, timeout=LONG)
    assert made.windowTitle() == "mine.loyalty[*] — Loyalty Desktop"
    made.parts.workspace.close()
    made.parts.jobs.finish()


def test_session_is_there_once_the_window_is_painted(qapp: QApplication, answers: Answers, qtbot: QtBot) -> None:
    made = program.build(qapp, answers)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.first_painted):
        made.show()
    assert not made.commands["undo"].isEnabled()
    made.commands["new"].trigger()
    assert made.book.current == "journey"
    assert made.commands["save"].isEnabled()
    made.parts.workspace.close()
    made.parts.jobs.finish()


def test_project_opens_on_its_journey(window: MainWindow, mine: Path, qtbot: QtBot) -> None:
    open_and_wait(window, mine, qtbot)
    assert not window.is_welcoming
    assert window.book.current == "journey"
    assert window.windowTitle() == "mine.loyalty[*] — Loyalty Desktop"
    assert [one.path for one in window.parts.recent.projects] == [str(mine)]
    assert window.parts.recent.projects[0].n == 1238


@pytest.mark.parametrize("way", ["closed", "another"])
def test_project_opens_where_it_was_left(window: MainWindow, mine: Path, way: str, qtbot: QtBot) -> None:
    open_and_wait(window, mine, qtbot)
    window.commands["show_actions"].trigger()
    workspace = window.parts.workspace
    driver = workspace.state.journey.drivers[3]
    workspace.select(driver_chosen(workspace.state.journey, driver.id))
    if way == "closed":
        window.commands["close"].trigger()
    else:
        open_and_wait(window, APPAREL_PROJECT, qtbot)
        assert window.book.current == "journey"  # nobody was anywhere in this one
    open_and_wait(window, mine, qtbot)
    assert window.book.current == "actions"
    assert workspace.selection.driver == driver.id
    assert not workspace.is_modified


def test_survey_opens_on_its_data(window: MainWindow, qtbot: QtBot) -> None:
    open_and_wait(window, TOYAMA, qtbot)
    assert window.book.current == "data"
    assert window.windowTitle().startswith("toyama_2025.loyalty[*]")
    assert window.parts.recent.projects == ()


@pytest.mark.parametrize("path", [TOYAMA, APPAREL_PROJECT])
def test_nothing_flashes_up_while_screens_are_made(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    open_and_wait(window, path, qtbot)
    for screen in SCREENS:
        window.book.show_screen(screen)
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    assert shown == []
    assert window.isActiveWindow()


def test_screens_by_keys(window: MainWindow, mine: Path, qtbot: QtBot) -> None:
    open_and_wait(window, mine, qtbot)
    for number, screen in enumerate(SCREENS, start=1):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        assert window.book.current == screen
        assert window.commands[f"show_{screen}"].isChecked()


def test_undo_and_redo_name_their_step(window: MainWindow, mine: Path, qtbot: QtBot) -> None:
    open_and_wait(window, mine, qtbot)
    assert not window.commands["undo"].isEnabled()
    add_stage(window)
    assert window.commands["undo"].text() == "Undo: Add a stage"
    assert window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.parts.workspace.state.journey.stages) == 5
    assert window.commands["redo"].text() == "Redo: Add a stage"
    window.parts.look.set_language("ja")
    assert window.commands["redo"].text() == "やり直す：ステージの追加"
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(window.parts.workspace.state.journey.stages) == 6


@pytest.mark.parametrize(("answer", "leaves"), [("cancel", False), ("discard", True), ("save", True)])
def test_close_with_unsaved_changes_asks_first(
    window: MainWindow, answers: Answers, mine: Path, qtbot: QtBot, answer: Unsaved, leaves: bool
) -> None:
    open_and_wait(window, mine, qtbot)
    add_stage(window)
    answers.answer = answer
    window.commands["close"].trigger()
    assert answers.asked == ["unsaved mine.loyalty"]
    assert window.is_welcoming is leaves
    assert len(open_project(mine).journey.stages) == (6 if answer == "save" else 5)


def test_window_that_closes_asks_too(window: MainWindow, answers: Answers, mine: Path, qtbot: QtBot) -> None:
    open_and_wait(window, mine, qtbot)
    add_stage(window)
    assert not window.close()
    assert window.isVisible()
    answers.answer = "discard"
    assert window.close()


def test_save_of_a_survey_asks_where(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    survey = tmp_path / "autumn.xlsx"
    shutil.copy(APPAREL, survey)
    open_and_wait(window, survey, qtbot)
    answers.path = tmp_path / "autumn.loyalty"
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert answers.asked == ["target autumn.loyalty"]
    assert open_project(answers.path).journey == window.parts.workspace.state.journey
    add_stage(window)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(answers.asked) == 1
    assert not window.isWindowModified()
    assert [Path(one.path).name for one in window.parts.recent.projects] == ["autumn.loyalty"]


def test_sample_is_never_written(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    before = APPAREL_PROJECT.read_bytes()
    open_and_wait(window, APPAREL_PROJECT, qtbot)
    add_stage(window)
    answers.path = tmp_path / "copy.loyalty"
    window.commands["save"].trigger()
    assert answers.asked == ["target apparel_ja.loyalty"]
    assert APPAREL_PROJECT.read_bytes() == before
    assert len(open_project(answers.path).journey.stages) == 6
    assert any(one.text() == "✓  Saved: copy.loyalty" for one in window.status.findChildren(QLabel))
    window.parts.workspace.waves_wanted.emit()  # a notice offers it where the file of a wave is gone
    assert window.book.current == "compare"
    (dialog,) = (one for one in window.findChildren(WavesDialog) if one.isVisible())
    assert len(dialog.lines) == 2
    dialog.reject()


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPointF(50, 50).toPoint(), copy, data, left, none))
    window.dropEvent(QDropEvent(QPointF(50, 50), copy, data, left, none))


def test_dropped_project_is_opened(window: MainWindow, mine: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.parts.workspace.opened, timeout=LONG):
        drop(window, mine.with_name("apparel_ja.xlsx"), mine)  # the project is what is meant
    assert window.parts.workspace.path == mine


def test_dropped_text_is_left_alone(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("not a file")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPointF(50, 50).toPoint(), copy, data, left, none)
    event.ignore()
    window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_new_journey_can_be_drawn_without_a_survey(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.book.current == "journey"
    add_stage(window)
    assert window.isWindowModified()


def test_trouble_is_said_in_the_window(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    with qtbot.waitSignal(window.parts.notices.said, timeout=LONG):
        window.open_path(tmp_path / "broken.xlsx")
    assert any("broken.xlsx" in one.text() for one in window.findChildren(QLabel) if one.isVisible())


def test_language_and_theme_are_kept(window: MainWindow, answers: Answers, qapp: QApplication, qtbot: QtBot) -> None:
    window.commands["language_ja"].trigger()
    window.commands["theme_dark"].trigger()
    assert window.menuBar().actions()[0].text() == "ファイル(&F)"
    assert window.grab().toImage().pixelColor(30, 200).name() == "#11141a"  # behind the panels, dark.toml
    again = program.build(qapp, answers)
    qtbot.addWidget(again)
    assert again.parts.look.language == "ja"
    assert again.parts.look.theme.name == "dark"


def test_reading_can_be_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    window.open_path(TOYAMA)
    with qtbot.waitSignal(window.parts.documents.reading_ended):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert window.is_welcoming


def test_about_says_what_matters(window: MainWindow, answers: Answers) -> None:
    window.commands["about"].trigger()
    assert "nothing is sent anywhere" in answers.asked[0]


def test_measure_box_opens_and_closes_its_settings(window: MainWindow, mine: Path, qtbot: QtBot) -> None:
    open_and_wait(window, mine, qtbot)

    def editors() -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, MeasureEditor) and one.isVisible()]

    box = window.book.header.measure
    for count in (1, 0, 1):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert len(editors()) == count
    qtbot.keyClick(editors()[0], Qt.Key.Key_Escape)
    assert editors() == []


def test_dropped_survey_joins_the_journey_that_waits_for_it(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    workspace = window.parts.workspace
    add_stage(window)
    stage = workspace.state.journey.stages[0].id
    workspace.edit_journey(
        message("step_add_driver", name="店舗接客"), lambda each: edit.add_driver(each, stage, Driver("", "店舗接客"))
    )
    answers.path = tmp_path / "drawn.loyalty"
    window.commands["save"].trigger()
    shutil.copy(APPAREL, tmp_path)
    with qtbot.waitSignal(workspace.steps_changed, timeout=LONG):
        drop(window, tmp_path / APPAREL.name)
    assert workspace.path == answers.path  # it is still the same project
    assert [one.name for one in workspace.state.journey.drivers] == ["店舗接客"]
    assert workspace.state.results is not None
    assert workspace.state.results.drivers[0].head.n == 1012  # apparel_ja.md's answers
    assert answers.asked == ["target " + answers.path.name.replace("drawn", "Journey")]
