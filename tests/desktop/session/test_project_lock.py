"""A project that is open a second time is a copy there, and nobody saves over what the other one has open."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.project_lock import ProjectLock, lock_of
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.journey.project import Project, save
from tests.desktop.answering import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "春.loyalty"
    save(Project(), made)
    return made


@pytest.fixture
def other(path: Path) -> Iterator[ProjectLock]:
    """Somebody else, who has the project open."""
    made = ProjectLock()
    assert made.take(path) is None
    yield made
    made.release()


@pytest.fixture
def locked(documents: Documents, workspace: Workspace) -> Iterator[Documents]:
    documents.lock = ProjectLock()
    documents.lock.follow(workspace)
    yield documents
    documents.close()


def test_a_project_opened_twice_is_a_copy(
    locked: Documents, workspace: Workspace, said: list[str], path: Path, other: ProjectLock, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        locked.open(path)
    assert workspace.path is None
    assert said == ["project_open_on"]
    assert not locked.save(path)
    assert said == ["project_open_on"] * 2
    other.release()
    assert locked.save(path)
    assert workspace.path == path
    assert other.take(path) is not None


def test_it_is_locked_as_long_as_it_is_open(
    locked: Documents, workspace: Workspace, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        locked.open(path)
    assert lock_of(path).exists()
    assert locked.save(tmp_path / "new.loyalty")
    assert not lock_of(path).exists()
    assert lock_of(tmp_path / "new.loyalty").exists()
    workspace.close()
    assert list(tmp_path.glob(".~*")) == []


def test_what_could_not_be_written_elsewhere_stays_locked_here(
    locked: Documents, workspace: Workspace, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workspace.opened, timeout=LONG):
        locked.open(path)
    assert not locked.save(tmp_path / "nowhere" / "new.loyalty")
    assert ProjectLock().take(path) is not None


def test_a_lock_of_a_program_that_has_died_holds_nobody_up(path: Path) -> None:
    dying = "; ".join(
        (
            "import os, sys",
            "from PySide6.QtCore import QLockFile",
            "lock = QLockFile(sys.argv[1])",
            "print(lock.tryLock(0), flush=True)",
            "os._exit(0)",
        )
    )
    done = subprocess.run([sys.executable, "-c", dying, str(lock_of(path))], check=True, capture_output=True, text=True)
    assert done.stdout == "True\n"
    assert lock_of(path).exists()
    lock = ProjectLock()
    assert lock.take(path) is None
    lock.release()


def test_files_that_are_never_written_need_none(path: Path) -> None:
    lock = ProjectLock(lambda _path: True)
    assert lock.take(path) is None
    assert not lock_of(path).exists()


def test_a_folder_that_cannot_be_written_to_has_none(tmp_path: Path) -> None:
    lock = ProjectLock()
    assert lock.take(tmp_path / "nowhere" / "a.loyalty") is None
    lock.release()
