"""Unsaved work is kept beside the window, and only as long as it is unsaved."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLockFile

from build_scripts.killed import SAMPLE, killed, lost
from loyalty_desktop.desktop.session import keeping
from loyalty_desktop.desktop.session.keeping import Keeping, Writer, forget, left_behind
from loyalty_desktop.desktop.session.notices import Notice
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.journey import recovery
from loyalty_desktop.journey.edit import rename_stage
from loyalty_desktop.journey.project import Project, open_project
from loyalty_desktop.journey.recovery import About, Kept
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace

STEP = message("step_encoding", encoding="x")


@pytest.fixture
def kept(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeping]:
    """Keeps, soon after each edit, a workspace in which a journey without its survey is open."""
    monkeypatch.setattr(keeping, "SOON_MS", 5)
    workspace.open(Opened(open_project(SAMPLE), None, None, None))
    made = Keeping(workspace, tmp_path / "unsaved", lambda: "春.loyalty")
    yield made
    made.close()


def rename(workspace: Workspace, name: str) -> None:
    stage = workspace.state.journey.stages[0].id
    assert workspace.edit_journey(STEP, lambda journey: rename_stage(journey, stage, name))


def first_stage(file: Path) -> str:
    return recovery.read(file).project.journey.stages[0].name


def test_an_edit_is_kept_and_the_next_one_too(workspace: Workspace, kept: Keeping, qtbot: QtBot) -> None:
    assert not kept.file.exists()
    for name in ("来店前", "来店後"):
        rename(workspace, name)
        qtbot.waitUntil(lambda name=name: kept.file.exists() and first_stage(kept.file) == name)  # type: ignore[misc]
    assert recovery.read(kept.file).about.name == "春.loyalty"
    assert left_behind(kept.file.parent) == ()  # this window is alive


def test_what_is_saved_is_not_kept(workspace: Workspace, kept: Keeping, tmp_path: Path, qtbot: QtBot) -> None:
    rename(workspace, "来店前")
    qtbot.waitUntil(kept.file.exists)
    workspace.save(tmp_path / "春.loyalty")
    qtbot.waitUntil(lambda: not kept.file.exists())
    rename(workspace, "来店後")
    qtbot.waitUntil(kept.file.exists)
    found = recovery.read(kept.file)
    assert found.is_up_to_date
    assert found.about.path == str(tmp_path / "春.loyalty")
    workspace.steps.undo()
    qtbot.waitUntil(lambda: not kept.file.exists())


def test_what_is_closed_is_not_kept(workspace: Workspace, kept: Keeping, qtbot: QtBot) -> None:
    rename(workspace, "来店前")
    qtbot.waitUntil(kept.file.exists)
    workspace.close()
    qtbot.waitUntil(lambda: not kept.file.exists())


def test_a_folder_that_cannot_be_written_to_is_told_once(
    workspace: Workspace, kept: Keeping, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_kept: Kept, _file: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(recovery, "keep", full)
    said: list[Notice] = []
    workspace.notices.said.connect(said.append)
    rename(workspace, "来店前")
    qtbot.waitUntil(lambda: bool(said))
    assert [one.messages[0].id for one in said] == ["work_not_kept"]
    monkeypatch.undo()
    rename(workspace, "来店後")
    qtbot.waitUntil(kept.file.exists)
    assert first_stage(kept.file) == "来店後"
    assert len(said) == 1


def test_work_of_a_program_that_died_is_this_ones_once_it_is_kept_here(
    workspace: Workspace, kept: Keeping, qtbot: QtBot
) -> None:
    other = kept.file.with_name("other.recovery")
    recovery.keep(Kept(About("春", "2026-11-23T12:00:00+09:00"), workspace.state.project), other)
    assert [file for file, _kept in left_behind(other.parent)] == [other]
    workspace.steps.resetClean()
    kept.take_over(other)
    qtbot.waitUntil(lambda: not other.exists())
    assert recovery.read(kept.file).project == workspace.state.project


def test_work_that_is_taken_over_is_forgotten_only_once_it_is_kept_here(
    workspace: Workspace, kept: Keeping, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(workspace, "来店前")
    qtbot.waitUntil(kept.file.exists)
    other = kept.file.with_name("other.recovery")
    recovery.keep(Kept(About("春", ""), workspace.state.project), other)
    monkeypatch.setattr(kept._soon, "isActive", lambda: True)  # the next edit waits to be kept
    kept.take_over(other)
    kept._look_after()
    assert other.exists()
    monkeypatch.undo()
    kept._keep()
    qtbot.waitUntil(lambda: not other.exists())


def test_what_is_under_a_lock_or_damaged_is_not_offered(tmp_path: Path) -> None:
    for name in ("alive", "dead", "torn"):
        recovery.keep(Kept(About(name, ""), Project()), tmp_path / f"{name}.recovery")
    (tmp_path / "torn.recovery").write_bytes(b'{"name":')
    lock = QLockFile(str(tmp_path / "alive.lock"))
    assert lock.tryLock(0)
    assert [kept.about.name for _file, kept in left_behind(tmp_path)] == ["dead"]
    lock.unlock()
    forget(tmp_path / "dead.recovery")
    assert [kept.about.name for _file, kept in left_behind(tmp_path)] == ["alive"]
    assert (tmp_path / "torn.recovery").exists()  # it may be read by somebody who knows how


def test_of_much_that_is_wanted_only_the_newest_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    written: list[str] = []

    def slow(kept: Kept, _file: Path) -> None:
        begun.set()
        assert may_go_on.wait(30)
        written.append(kept.about.name)

    monkeypatch.setattr(recovery, "keep", slow)
    writer = Writer(tmp_path / "one.recovery")
    for name in ("first", "second", "third"):
        writer.want(Kept(About(name, ""), Project()))
        assert begun.wait(30)
    assert writer.is_busy
    may_go_on.set()
    writer.end(30)
    assert written == ["first", "third"]
    assert not writer.is_busy


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize(("saves_every", "edits"), [(1_000, 120), (7, 97)])
def test_killed_at_any_moment_it_loses_no_more_than_the_last_second(
    saves_every: int, edits: int, tmp_path: Path
) -> None:
    project = tmp_path / "春.loyalty"
    project.write_bytes(SAMPLE.read_bytes())
    times = killed(project, tmp_path / "unsaved", saves_every, edits)
    assert len(times) >= edits
    assert lost(project, tmp_path / "unsaved", times) < 1.0
