"""Unsaved work of a program that has died is offered at the next start: opened, deleted, or left for later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop import app as program
from loyalty_desktop.desktop import rescuing
from loyalty_desktop.desktop.behind import KEPT
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.rescue_dialog import RescueDialog
from loyalty_desktop.desktop.session.keeping import left_behind
from loyalty_desktop.desktop.session.settings import Settings
from loyalty_desktop.journey import recovery
from loyalty_desktop.journey.edit import rename_stage
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, open_project, save
from loyalty_desktop.journey.recovery import Kept
from tests.desktop.answering import LONG, Answers
from tests.desktop.conftest import APPAREL_PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
AT = "2026-11-20T18:05:00+09:00"


def left(name: str, path: Path | None, project: Project) -> Path:
    """Leave work behind, as a program that has died does."""
    file = Settings().folder / KEPT / f"{name}.recovery"
    saved = "" if path is None else recovery.digest_of(path)
    recovery.keep(Kept(recovery.about(f"{name}.loyalty", path, saved, AT), project), file)
    return file


@pytest.fixture
def work(tmp_path: Path) -> tuple[Path, Project]:
    """A project that was saved, and what was made of it since."""
    path = tmp_path / "春.loyalty"
    saved = save(open_project(APPAREL_PROJECT), path)
    stage = saved.journey.stages[0].id
    return path, changed(saved, journey=rename_stage(saved.journey, stage, "来店前"))


@pytest.fixture
def started(qapp: QApplication, answers: Answers, qtbot: QtBot) -> Iterator[MainWindow]:
    """The program as it starts: to be shown by the test, once there is something left behind."""
    made = program.build(qapp, answers)
    qtbot.addWidget(made)
    yield made
    made.parts.workspace.close()
    made.parts.keeping.close()
    made.parts.jobs.finish()


def offered(window: MainWindow, qtbot: QtBot) -> RescueDialog:
    window.show()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(RescueDialog)), timeout=LONG)
    return next(one for one in window.findChildren(RescueDialog) if one.isVisible())


def test_work_on_a_project_goes_on_where_it_ended(
    started: MainWindow, work: tuple[Path, Project], answers: Answers, qtbot: QtBot
) -> None:
    path, project = work
    file = left("春", path, project)
    dialog = offered(started, qtbot)
    workspace = started.parts.workspace
    assert dialog.focusWidget() is dialog.buttons[0][0]
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert workspace.state.journey.stages[0].name == "来店前"
    assert workspace.state.results is not None
    assert workspace.path == path
    assert started.isWindowModified()
    qtbot.waitUntil(lambda: not file.exists())
    assert started.parts.keeping.file.exists()  # until it is saved, it is kept here
    started.commands["save"].trigger()
    assert open_project(path).journey.stages[0].name == "来店前"
    assert not started.isWindowModified()
    qtbot.waitUntil(lambda: not started.parts.keeping.file.exists())


def test_a_project_saved_since_is_not_overwritten(
    started: MainWindow, work: tuple[Path, Project], answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path, project = work
    left("春", path, project)
    later = save(changed(project, views=()), path)
    data = path.read_bytes()
    said: list[str] = []
    started.parts.notices.said.connect(lambda notice: said.extend(one.id for one in notice.messages))
    dialog = offered(started, qtbot)
    with qtbot.waitSignal(started.parts.workspace.opened, timeout=LONG):
        qtbot.mouseClick(dialog.buttons[0][0], LEFT)
    assert said[0] == "work_beside_project"
    assert started.parts.workspace.path is None
    answers.path = tmp_path / "other.loyalty"
    started.commands["save"].trigger()
    assert (path.read_bytes(), open_project(path)) == (data, later)
    assert open_project(tmp_path / "other.loyalty").journey == project.journey


def test_work_that_was_never_saved_is_opened_without_a_file(started: MainWindow, qtbot: QtBot) -> None:
    left("夏", None, open_project(APPAREL_PROJECT))
    dialog = offered(started, qtbot)
    with qtbot.waitSignal(started.parts.workspace.opened, timeout=LONG):
        qtbot.mouseClick(dialog.buttons[0][0], LEFT)
    workspace = started.parts.workspace
    assert (workspace.path, workspace.is_modified) == (None, True)
    assert workspace.state.results is not None


def test_one_is_deleted_and_another_left_for_later(
    started: MainWindow, work: tuple[Path, Project], qtbot: QtBot
) -> None:
    path, project = work
    files = {left("春", path, project), left("夏", None, project)}
    dialog = offered(started, qtbot)
    assert len(dialog.buttons) == 2
    qtbot.mouseClick(dialog.buttons[0][1], LEFT)
    assert len(dialog.buttons) == 1
    assert len({file for file in files if file.exists()}) == 1
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not started.findChildren(RescueDialog))
    assert len({file for file in files if file.exists()}) == 1
    assert not started.parts.workspace.is_open


def test_deleting_the_last_one_closes_the_list(started: MainWindow, qtbot: QtBot) -> None:
    file = left("夏", None, Project())
    dialog = offered(started, qtbot)
    qtbot.mouseClick(dialog.buttons[0][1], LEFT)
    qtbot.waitUntil(lambda: not started.findChildren(RescueDialog))
    assert not file.exists()


def test_the_work_of_a_window_that_lives_is_not_offered(
    window: MainWindow, started: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[object] = []

    def looked(folder: Path) -> tuple[tuple[Path, Kept], ...]:
        left_there = left_behind(folder)
        found.append((left_there, recovery.files_in(folder)))
        return left_there

    window.parts.documents.new()
    window.parts.workspace.steps.resetClean()
    file = window.parts.keeping.file
    qtbot.waitUntil(file.exists)
    monkeypatch.setattr(rescuing, "left_behind", looked)
    started.show()
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    assert found == [((), (file,))]
    assert not started.findChildren(RescueDialog)
