"""The screen that compares, shown as large as the design."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.survey.survey import survey
from tests.desktop.answering import Answers
from tests.desktop.conftest import APPAREL_PROJECT
from tests.desktop.screens.compare.hands import Show, click_axis
from tests.surveys import APPAREL, workbook_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def show(qtbot: QtBot, look: Look, jobs: Jobs, documents: Documents, answers: Answers) -> Show:
    """Make the screen of a workspace and show it as large as the design."""

    def made(workspace: Workspace) -> CompareScreen:
        further = Further(workspace, jobs)
        screen = CompareScreen(workspace, look, further, Waves(workspace, documents, further), answers)
        qtbot.addWidget(screen)
        screen.resize(1364, 776)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    return made


@pytest.fixture
def screen(workspace: Workspace, show: Show) -> CompareScreen:
    """The screen with the sample project, by age group; without its other wave, which a process would have to read."""
    project = open_project(APPAREL_PROJECT)
    alone = replace(project, sources=project.sources[:1])
    understood = survey(workbook_of(APPAREL), alone.sources[0].reading)
    workspace.open(Opened(alone, APPAREL_PROJECT, understood, Counter(understood)))
    made = show(workspace)
    click_axis(made, "年代")
    return made
