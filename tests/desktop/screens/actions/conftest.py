"""The screen of actions, shown as large as the design."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen
from loyalty_desktop.desktop.session.documents import Documents
from loyalty_desktop.desktop.session.further import Further
from loyalty_desktop.desktop.session.jobs import Jobs
from loyalty_desktop.desktop.session.waves import Waves
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.journey import edit_actions as edit
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.messages import message
from tests.desktop.answering import Answers
from tests.desktop.conftest import Shown

Show = Callable[[Workspace], ActionsScreen]
PLANNED = (
    ("試着後に放置された", "試着後の放置をなくす", 0.05, True),
    ("着回しの提案があった", "着回しの提案を広げる", 0.37, False),
    ("情報が見つからなかった", "商品情報を見つけやすくする", 0.06, True),
)


@pytest.fixture
def show(shown: Shown, look: Look, jobs: Jobs, documents: Documents, answers: Answers) -> Show:
    """Make the screen of a workspace and show it."""

    def made(workspace: Workspace) -> ActionsScreen:
        further = Further(workspace, jobs)
        waves = Waves(workspace, documents, further)
        return shown(ActionsScreen(workspace, look, further, waves, answers), active=True)

    return made


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
