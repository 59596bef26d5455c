"""The data screen before a column is chosen: what needs a look, and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from loyalty_desktop.desktop.session.selection import NOTHING
from loyalty_desktop.journey import edit
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.data.conftest import Show


def test_columns_that_need_a_look_are_listed_until_one_is_chosen(toyama: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = show(toyama)
    nothing = screen.inspector.nothing
    listed = [one for one in nothing.asked if one.isVisible()]
    count = int(nothing.asked_title.text().partition(" columns need a look")[0])
    assert count == len(listed) + int(nothing.more.text().split()[1])  # as many as there is room for
    assert "To be checked" in listed[0].name.accessibleName()
    qtbot.mouseClick(listed[1].name, Qt.MouseButton.LeftButton)
    assert not nothing.isVisible()
    assert screen.inspector.heading.text() in listed[1].name.accessibleName()
    qtbot.mouseClick(screen.inspector.confirm, Qt.MouseButton.LeftButton)
    toyama.select(NOTHING)
    assert nothing.asked_title.text() == f"{count - 1} columns need a look"


def test_the_way_on_says_whether_the_journey_is_made(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    onward = screen.left_out.onward
    assert onward.text() == "Make the journey"
    toyama.edit_journey(message("step_add_stage"), lambda journey: edit.add_stage(journey, "帰宅後"))
    assert onward.text() == "To the journey"
    toyama.steps.undo()
    assert onward.text() == "Make the journey"
