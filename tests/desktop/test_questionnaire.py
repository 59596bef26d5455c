"""A questionnaire read from the menu and from what was read: words come, go, and come again with the project."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.screens.data.read_line import ReadLine
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.journey.edit_experiences import rename_experience as rename
from loyalty_desktop.journey.parts import driver_with
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.answering import LONG, Answers
from tests.survey.files.containers import locked_xls
from tests.survey.files.workbooks import book_of_sheets
from tests.survey.layouts.books import CODEBOOK, CODES, ENGLISH, PANEL, QUESTIONNAIRE
from tests.survey.layouts.layout import csv

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.notices import Notice
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.survey import Column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
LEFT = Qt.MouseButton.LeftButton
WORDS = "調査票.xlsx"
ATTITUDE = "次の各項目について、どの程度満足していますか。 / 店員の対応"


@pytest.fixture
def told(window: MainWindow) -> list[str]:
    """Every sentence that the user was told."""
    sentences: list[str] = []

    def keep(notice: Notice) -> None:
        sentences.extend(one.text() for one in notice.messages)

    window.parts.notices.said.connect(keep)
    return sentences


@pytest.fixture
def opened(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Workspace:
    (tmp_path / "panel.csv").write_bytes(csv(PANEL, "cp932"))
    (tmp_path / WORDS).write_bytes(book_of_sheets({"調査票": QUESTIONNAIRE}))
    answers.path = tmp_path / WORDS
    open_path(window, tmp_path / "panel.csv", qtbot)
    return window.parts.workspace


def open_path(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.parts.workspace.opened, timeout=LONG):
        window.open_path(path)


def choose(window: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    """Open the File menu by its key and take an action by its own."""
    window.activateWindow()  # without a screen, a menu that was closed stays the active window
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    qtbot.keyClick(QApplication.activePopupWidget(), key)


def read(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.parts.workspace.changed, timeout=LONG):
        choose(window, Qt.Key.Key_U, qtbot)


def of(workspace: Workspace, heading: str) -> Column:
    survey = workspace.state.survey
    assert survey is not None
    found = survey.column(ColumnKey(heading))
    assert found is not None
    return found


def asked(workspace: Workspace) -> list[str]:
    survey = workspace.state.survey
    assert survey is not None
    return [note.message.id for note in survey.notes if note.state == "asked"]


def panel(window: MainWindow, qtbot: QtBot) -> DataScreen:
    """The data screen with what was read beside the grid."""
    window.book.show_screen("data")
    screen = window.book.page("data")
    assert isinstance(screen, DataScreen)
    qtbot.waitUntil(lambda: bool(screen.left_out.onward.text()))
    if not screen.is_read_shown:
        qtbot.mouseClick(screen.left_out.read, LEFT)
    return screen


def line(screen: DataScreen, id_: str) -> ReadLine:
    return next(one for one in screen.read.lines if one.line.id == id_)


def press(screen: DataScreen, id_: str, text: str, qtbot: QtBot) -> None:
    button = next(one for one in line(screen, id_).choices if one.text() == text)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_nothing_to_name(window: MainWindow) -> None:
    assert not window.commands["questionnaire"].isEnabled()
    window.commands["new"].trigger()
    assert not window.commands["questionnaire"].isEnabled()
    assert not window.commands["no_questionnaire"].isEnabled()


def test_read_by_keys_undone_and_taken_away(
    opened: Workspace, window: MainWindow, told: list[str], qtbot: QtBot
) -> None:
    started: list[str] = []
    window.parts.documents.reading_started.connect(started.append)
    assert not window.commands["no_questionnaire"].isEnabled()
    read(window, qtbot)
    attitude = of(opened, "Q2S1")
    assert (attitude.title, attitude.role, attitude.scale.reversed) == (ATTITUDE, "driver", True)
    assert started == [WORDS]
    assert told == [
        f"8 columns took their question texts and answer labels from {WORDS}.",
        "The loyalty question is now “この店を友人や知人にすすめたいと思いますか。”.",
    ]
    assert opened.steps.count() == 1
    assert WORDS in window.commands["undo"].text()
    window.commands["undo"].trigger()
    assert of(opened, "Q2S1").title == "Q2S1"
    assert opened.reading.questionnaire is None
    window.commands["redo"].trigger()
    assert of(opened, "Q2S1").title == ATTITUDE
    with qtbot.waitSignal(opened.changed, timeout=LONG):
        choose(window, Qt.Key.Key_T, qtbot)
    assert of(opened, "Q2S1").title == "Q2S1"
    assert opened.state.project.sources[0].beside == ()
    assert opened.steps.count() == 2
    assert not window.commands["no_questionnaire"].isEnabled()
    window.commands["undo"].trigger()
    assert of(opened, "Q2S1").title == ATTITUDE


def test_nothing_is_chosen(opened: Workspace, window: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    answers.path = None
    choose(window, Qt.Key.Key_U, qtbot)
    assert answers.asked == ["questionnaire"]
    assert opened.steps.count() == 0


def test_file_that_is_no_code_book(
    opened: Workspace, window: MainWindow, answers: Answers, told: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    before = opened.state
    (tmp_path / "other.csv").write_bytes(csv([["店", "売上"], ["渋谷", 300], ["新宿", 200]]))
    answers.path = tmp_path / "other.csv"
    with qtbot.waitSignal(window.parts.notices.said, timeout=LONG):
        choose(window, Qt.Key.Key_U, qtbot)
    assert opened.state is before
    assert opened.steps.count() == 0
    assert "other.csv says nothing about the columns of this survey" in told[0]


def test_cancelled_while_it_is_read(opened: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    before = opened.state
    choose(window, Qt.Key.Key_U, qtbot)
    with qtbot.waitSignal(window.parts.documents.reading_ended, timeout=LONG):
        window.parts.documents.cancel()
    window.parts.jobs.finish()
    assert opened.state is before


def test_project_finds_it_again_or_says_that_it_is_gone(
    opened: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    read(window, qtbot)
    scale = of(opened, "Q2S2").scale
    assert window.parts.documents.save(tmp_path / "p.loyalty")
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in ("p.loyalty", "panel.csv", WORDS):
        shutil.move(tmp_path / name, moved / name)
    open_path(window, moved / "p.loyalty", qtbot)
    assert of(opened, "Q2S1").title == ATTITUDE
    again = of(opened, "Q2S2").scale
    assert (again.kind, again.low, again.high, again.reversed) == (scale.kind, scale.low, scale.high, True)
    (moved / WORDS).unlink()
    open_path(window, moved / "p.loyalty", qtbot)
    assert "questionnaire_missing" in asked(opened)
    screen = panel(window, qtbot)
    assert WORDS in line(screen, "questionnaire_missing").line.text
    with qtbot.waitSignal(opened.changed, timeout=LONG):
        press(screen, "questionnaire_missing", "Do without it", qtbot)
    assert "questionnaire_missing" not in asked(opened)
    assert opened.steps.count() == 1


def test_read_from_what_was_read(opened: Workspace, window: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    screen = panel(window, qtbot)
    with qtbot.waitSignal(opened.changed, timeout=LONG):
        press(screen, "codes_only", "Read the questionnaire…", qtbot)
    assert answers.asked == ["questionnaire"]
    assert of(opened, "Q2S1").title == ATTITUDE
    assert "codes_only" not in asked(opened)
    with qtbot.waitSignal(opened.changed, timeout=LONG):
        press(screen, "code_book_some", "Take it away again", qtbot)
    assert of(opened, "Q2S1").title == "Q2S1"
    assert line(screen, "codes_only").choices
    assert opened.steps.count() == 2


def test_words_that_were_switched_off_are_wanted_again(opened: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    read(window, qtbot)
    switch = line(panel(window, qtbot), "code_book_some").switch
    assert switch is not None
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert of(opened, "Q2S1").title == "Q2S1"
    read(window, qtbot)
    assert of(opened, "Q2S1").title == ATTITUDE


def test_locked_questionnaire_asks_and_the_project_asks_again(
    opened: Workspace, window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [[cell for cell in line if cell is not None] for line in QUESTIONNAIRE]
    answers.path = tmp_path / "locked.xls"
    answers.path.write_bytes(locked_xls({"調査票": rows}, "秘密"))
    answers.passwords = ["wrong", "秘密"]
    read(window, qtbot)
    assert answers.asked == ["questionnaire", "password locked.xls", "password locked.xls again"]
    assert of(opened, "Q2S1").title == ATTITUDE
    assert window.parts.documents.save(tmp_path / "p.loyalty")
    assert "秘密" not in (tmp_path / "p.loyalty").read_text(encoding="utf-8")
    answers.asked.clear()
    answers.passwords = ["wrong", "秘密"]
    open_path(window, tmp_path / "p.loyalty", qtbot)
    assert answers.asked == ["password locked.xls", "password locked.xls again"]
    assert of(opened, "Q2S1").title == ATTITUDE
    answers.asked.clear()
    open_path(window, tmp_path / "p.loyalty", qtbot)  # nobody knows it any more
    assert answers.asked == ["password locked.xls"]
    assert of(opened, "Q2S1").title == "Q2S1"
    assert "questionnaire_missing" in asked(opened)
    answers.passwords = ["秘密"]
    read(window, qtbot)
    assert of(opened, "Q2S1").title == ATTITUDE


def test_sheet_is_chosen_and_switched_off(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    other = [["Variable", "Question"], ["Q2", "Our staff"], ["Q3", "Our chat"]]
    book = book_of_sheets({"data": ENGLISH, "Codes": CODES, "Codebook": CODEBOOK, "Draft": other})
    (tmp_path / "book.xlsx").write_bytes(book)
    open_path(window, tmp_path / "book.xlsx", qtbot)
    workspace = window.parts.workspace
    screen = panel(window, qtbot)
    texts = [one.text() for one in line(screen, "code_book").choices]
    assert texts == [
        "Sheet “Codes, Codebook”",
        *(f"Sheet “{name}”" for name in ("Codes", "Codebook", "Draft")),
        "No sheet",
    ]
    assert line(screen, "code_book").choices[0].isChecked()
    press(screen, "code_book", "Sheet “Draft”", qtbot)
    assert of(workspace, "Q2").title == "Our staff"
    assert workspace.reading.code_sheet == "Draft"
    press(screen, "code_book_texts", "No sheet", qtbot)
    assert of(workspace, "Q2").title == "Q2"
    assert next(one for one in line(screen, "code_sheet_none").choices if one.text() == "No sheet").isChecked()
    press(screen, "code_sheet_none", "Have the sheet found automatically", qtbot)
    assert of(workspace, "Q2").title == "How satisfied were you with our staff?"
    assert workspace.steps.count() == 3
    window.commands["undo"].trigger()
    assert workspace.reading.code_sheet == ""


def test_the_journey_takes_the_words(opened: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    before = opened.state.journey
    assert before.measure.column is None
    assert "Q2S1" in {driver.name for driver in before.drivers}
    read(window, qtbot)
    after = opened.state.journey
    assert after.measure.column == ColumnKey("Q3")
    assert "店員の対応" in {driver.name for driver in after.drivers}
    window.commands["undo"].trigger()
    assert opened.state.journey == before


def test_a_journey_drawn_by_hand_takes_the_words_but_for_names_of_its_own(
    opened: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    heard: list[Notice] = []
    window.parts.notices.said.connect(heard.append)
    (driver,) = opened.state.journey.drivers
    mine, other = opened.state.journey.experiences[:2]
    opened.edit_journey(message("step_rename_experience", name=mine.name), lambda one: rename(one, mine.id, "Mine"))
    read(window, qtbot)
    after = opened.state.journey
    assert driver_with(after, driver.id).name == "店員の対応"
    assert [one.name for one in after.experiences if one.id in {mine.id, other.id}] == ["Mine", "配偶者"]
    assert after.measure.column == ColumnKey("Q3")
    assert [one.id for one in heard[-1].messages] == ["questionnaire_read", "measure_taken"]
    assert "この店を友人や知人にすすめたいと思いますか。" in heard[-1].messages[1].text()
    assert [one.words.text() for one in heard[-1].actions] == ["Undo"]
    heard[-1].actions[0].run()
    assert opened.state.journey.measure.column is None
    assert opened.reading.questionnaire is None
