"""What the tests of waves share: a project whose open survey is that of the autumn, and another wave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.survey.files.door import read_here
from tests.desktop.conftest import open_in
from tests.desktop.session.waving import CALLED, LONG, read_quickly, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.jobs import Jobs
    from loyalty_desktop.desktop.session.notices import Notice, Notices
    from loyalty_desktop.desktop.session.workspace import Workspace


@pytest.fixture
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no process read the few lines of these files."""
    monkeypatch.setattr(f"{read_here.__module__}.read_workbook", read_quickly)


@pytest.fixture
def autumn(tmp_path: Path) -> Path:
    return write(tmp_path / "秋.csv", 10, 2)


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    return write(tmp_path / "春.csv", 9, 0, CALLED)


@pytest.fixture
def further(workspace: Workspace, jobs: Jobs) -> Further:
    return Further(workspace, jobs)


@pytest.fixture
def waves(workspace: Workspace, documents: Documents, further: Further, autumn: Path, no_child: None) -> Waves:
    """Waves of a project whose open survey is that of the autumn."""
    made = Waves(workspace, documents, further)
    open_in(workspace, autumn)
    return made


@pytest.fixture
def said(notices: Notices) -> list[str]:
    heard: list[str] = []

    def hear(notice: Notice) -> None:
        heard.extend(one.id for one in notice.messages)
        assert all(one.text() for one in notice.messages)

    notices.said.connect(hear)
    return heard


@pytest.fixture
def add(waves: Waves, workspace: Workspace, qtbot: QtBot) -> Callable[[Path], None]:
    def added(path: Path) -> None:
        with qtbot.waitSignal(workspace.steps.indexChanged, timeout=LONG):
            waves.files.add(path)

    return added
