"""From a driver or an experience one press makes an action, another one goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.desktop.screens.plan_button import PlanButton
from loyalty_desktop.desktop.session.planning import is_planned, plan

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def button(apparel: Workspace, look: Look, qtbot: QtBot) -> PlanButton:
    made = PlanButton(apparel, look)
    qtbot.addWidget(made)
    return made


def test_one_press_plans_and_the_next_one_goes_there(apparel: Workspace, button: PlanButton, qtbot: QtBot) -> None:
    assert button.isHidden()
    item = apparel.state.journey.drivers[0].id
    button.show_item(item)
    assert button.text() == "＋ Add as an action"
    qtbot.mouseClick(button, LEFT)
    (made,) = apparel.state.project.actions
    assert (made.driver, made.experience, made.ticked) == (item, None, True)
    assert apparel.state.results is not None
    goal = next(one.goal for one in levers(apparel.state.results) if one.id == item)
    assert made.target == goal  # as it was offered, so that it brings the same points
    assert button.text() == "See the action"
    with qtbot.waitSignal(button.wanted):
        qtbot.mouseClick(button, LEFT)
    assert len(apparel.state.project.actions) == 1
    apparel.steps.undo()
    button.show_item(item)
    assert button.text() == "＋ Add as an action"


def test_what_the_journey_does_not_have_is_not_planned(apparel: Workspace) -> None:
    assert plan(apparel, "gone") is None
    experience = apparel.state.journey.experiences[0].id
    id_ = plan(apparel, experience)
    assert plan(apparel, experience) == id_
    assert is_planned(apparel, experience)
    assert apparel.steps.count() == 1
