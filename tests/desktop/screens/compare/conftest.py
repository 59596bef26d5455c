"""The screen that compares, shown as large as the design."""

from __future__ import annotations

import pytest

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.desktop.session.workspace import Workspace
from tests.desktop.answering import Answers
from tests.desktop.conftest import Shown
from tests.desktop.screens.compare.hands import Show, click_axis


@pytest.fixture
def show(shown: Shown, look: Look, jobs: Jobs, documents: Documents, answers: Answers) -> Show:
    """Make the screen of a workspace and show it as large as the design."""

    def made(workspace: Workspace) -> CompareScreen:
        further = Further(workspace, jobs)
        waves = Waves(workspace, documents, further)
        return shown(CompareScreen(workspace, look, further, waves, answers), active=True)

    return made


@pytest.fixture
def screen(alone: Workspace, show: Show) -> CompareScreen:
    """The screen with the sample project, by age group; without its other wave."""
    made = show(alone)
    click_axis(made, "年代")
    return made
