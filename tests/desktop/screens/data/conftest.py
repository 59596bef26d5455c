"""The data screen with real surveys in it, and a file dialog that answers what the test puts into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.notices import Notice, Notices
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, Source, open_project
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.sheet import Workbook
from loyalty_desktop.survey.survey import survey
from tests.desktop.conftest import APPAREL_PROJECT, Shown
from tests.surveys import APPAREL, survey_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Show = Callable[[Workspace], DataScreen]


@pytest.fixture
def apparel(workspace: Workspace) -> Workspace:
    """The sample project, its survey understood once a run."""
    project, understood = open_project(APPAREL_PROJECT), survey_of(APPAREL)
    workspace.open(Opened(project, APPAREL_PROJECT, understood, Counter(understood)))
    return workspace


def open_book(workspace: Workspace, book: Workbook) -> None:
    """Open the cells of a survey that is in no file."""
    read = survey(book)
    project = Project((Source("/" + book.file_name, file_name=book.file_name, sha256=book.sha256),))
    project = changed(project, journey=suggest_journey(read))
    workspace.open(Opened(project, None, read, Counter(read), fresh=True))


@pytest.fixture
def files() -> list[Path]:
    """What is chosen in the file dialog, the last first; nothing is chosen when it is empty."""
    return []


@pytest.fixture
def told(notices: Notices) -> list[str]:
    """Every sentence that the user was told."""
    sentences: list[str] = []

    def keep(notice: Notice) -> None:
        sentences.extend(one.text() for one in notice.messages)

    notices.said.connect(keep)
    return sentences


@pytest.fixture
def show(shown: Shown, qtbot: QtBot, look: Look, documents: Documents, files: list[Path]) -> Show:
    """Make the screen of a workspace and show it as large as the design."""

    def made(workspace: Workspace) -> DataScreen:
        screen = shown(DataScreen(workspace, look, documents, lambda: files.pop() if files else None))
        if workspace.state.survey is not None:  # what is not seen at once is filled at once after
            qtbot.waitUntil(lambda: bool(screen.left_out.onward.text()))
        return screen

    return made
