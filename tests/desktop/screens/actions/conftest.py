"""The screen of actions, shown as large as the design."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.opening import Opened
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.journey import edit_actions as edit
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.project import Project, open_project
from loyalty_desktop.messages import message
from loyalty_desktop.survey.survey import Survey, survey
from tests.desktop.answering import Answers
from tests.desktop.conftest import APPAREL_PROJECT
from tests.surveys import APPAREL, workbook_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Show = Callable[[Workspace], ActionsScreen]
PLANNED = (
    ("試着後に放置された", "試着後の放置をなくす", 0.05, True),
    ("着回しの提案があった", "着回しの提案を広げる", 0.37, False),
    ("情報が見つからなかった", "商品情報を見つけやすくする", 0.06, True),
)


@pytest.fixture
def show(qtbot: QtBot, look: Look, jobs: Jobs, documents: Documents, answers: Answers) -> Show:
    """Make the screen of a workspace and show it."""

    def made(workspace: Workspace) -> ActionsScreen:
        further = Further(workspace, jobs)
        screen = ActionsScreen(workspace, look, further, Waves(workspace, documents, further), answers)
        qtbot.addWidget(screen)
        screen.resize(1364, 776)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    return made


@lru_cache(maxsize=1)
def sample() -> tuple[Project, Survey, Counter]:
    """The sample project without its other survey, read once for all tests: none of it ever changes."""
    project = open_project(APPAREL_PROJECT)
    project = changed(project, sources=project.sources[:1])
    understood = survey(workbook_of(APPAREL), project.sources[0].reading)
    return project, understood, Counter(understood)


@pytest.fixture
def alone(workspace: Workspace) -> Workspace:
    """The sample project without its other survey, so that nothing is read beside the test."""
    project, understood, counter = sample()
    workspace.open(Opened(project, APPAREL_PROJECT, understood, counter))
    return workspace


@pytest.fixture
def planned(alone: Workspace) -> Workspace:
    """The sample project with three actions, two of them ticked."""
    ids = {one.name: one.id for one in alone.state.journey.experiences}
    project = alone.state.project
    for item, name, share, ticked in PLANNED:
        project = edit.add_action(project, Action("", name, experience=ids[item], target=share, ticked=ticked))
    alone.edit(message("step_filters"), project)
    alone.steps.clear()
    return alone


@pytest.fixture
def screen(planned: Workspace, show: Show) -> ActionsScreen:
    """The screen with these three."""
    return show(planned)
