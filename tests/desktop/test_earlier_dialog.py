"""What was saved over is kept, and opened again from the menu: as unsaved changes of the same project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.desktop.earlier_dialog import EarlierDialog
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.journey.edit import rename_stage
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.messages import message
from tests.desktop.answering import LONG, Answers
from tests.desktop.conftest import APPAREL_PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def path(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Path:
    """A project that was saved three times, each time with another name of its first stage."""
    target = tmp_path / "春.loyalty"
    with qtbot.waitSignal(window.parts.workspace.opened, timeout=LONG):
        window.open_path(APPAREL_PROJECT)
    answers.path = target
    for name in ("first", "second", "third"):
        rename(window, name)
        window.commands["save" if target.exists() else "save_as"].trigger()
    return target


def rename(window: MainWindow, name: str) -> None:
    workspace = window.parts.workspace
    stage = workspace.state.journey.stages[0].id
    workspace.edit_journey(message("step_encoding", encoding="x"), lambda one: rename_stage(one, stage, name))


def shown(window: MainWindow, qtbot: QtBot) -> EarlierDialog:
    window.commands["earlier"].trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(EarlierDialog)))
    return next(one for one in window.findChildren(EarlierDialog) if one.isVisible())


def test_an_earlier_version_is_opened_as_unsaved_changes(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    dialog = shown(window, qtbot)
    assert len(dialog.buttons) == 2
    workspace = window.parts.workspace
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        qtbot.mouseClick(dialog.buttons[1][0], Qt.MouseButton.LeftButton)
    assert workspace.state.journey.stages[0].name == "first"
    assert workspace.state.results is not None  # its survey is found from where the project is
    assert (workspace.path, workspace.is_modified) == (path, True)
    assert open_project(path).journey.stages[0].name == "third"
    window.commands["save"].trigger()
    assert open_project(path).journey.stages[0].name == "first"
    assert len(shown(window, qtbot).buttons) == 3  # the third is not lost either


def test_unsaved_changes_are_asked_about_first(window: MainWindow, path: Path, answers: Answers, qtbot: QtBot) -> None:
    rename(window, "fourth")
    dialog = shown(window, qtbot)
    answers.answer = "cancel"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(EarlierDialog))
    assert answers.asked[-1] == "unsaved 春.loyalty"
    assert window.parts.workspace.state.journey.stages[0].name == "fourth"


def test_a_damaged_back_up_is_refused_in_a_sentence(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    folder = window.parts.documents.backups
    assert folder is not None
    for file in folder.rglob("*.loyalty"):
        file.write_bytes(b"{}")
    said: list[str] = []
    window.parts.notices.said.connect(lambda notice: said.extend(one.id for one in notice.messages))
    dialog = shown(window, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["project_other_file"]
    assert window.parts.workspace.state.journey.stages[0].name == "third"


def test_a_project_saved_once_has_none(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    assert not window.commands["earlier"].isEnabled()
    window.parts.documents.new()
    assert not window.commands["earlier"].isEnabled()
    answers.path = tmp_path / "new.loyalty"
    window.commands["save_as"].trigger()
    dialog = shown(window, qtbot)
    assert not dialog.buttons
    assert dialog.focusWidget() is dialog.closing
