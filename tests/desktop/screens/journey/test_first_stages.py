"""An own survey whose ratings stand in one stage: what comes first is said above the map and done from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver
from loyalty_desktop.messages import message
from tests.desktop.screens.journey.acting import LEFT, Person, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey


@pytest.fixture
def person(qtbot: QtBot, toyama: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, toyama, look))


def test_the_stage_is_named_where_it_is_said_and_the_next_is_added(person: Person) -> None:
    screen, guide = person.screen, person.screen.first_stages
    assert guide.isVisible()
    assert guide.text.text().startswith("All 5 ratings stand in one stage.")
    assert not guide.sort.isVisible()  # their names have nothing in common
    screen.begin()  # as "Make the journey" does
    assert screen.name_field.hasFocus()
    person.type("旅行中")
    QTest.keyClick(screen.name_field, Qt.Key.Key_Return)
    assert person.journey.stages[0].name == "旅行中"
    assert guide.text.text().startswith("Next: add the following step")
    assert not guide.name.isVisible()
    screen.begin()  # nothing is to be named any more
    assert not screen.name_field.isVisible()
    QTest.mouseClick(guide.add, LEFT)
    person.type("帰宅後")
    QTest.keyClick(screen.name_field, Qt.Key.Key_Return)
    assert [one.name for one in person.journey.stages] == ["旅行中", "帰宅後"]
    first, second = person.journey.stages
    last = first.drivers[-1].id
    person.workspace.edit_journey(message("step_filters"), lambda one: edit.move_driver(one, last, second.id, 0))
    assert not guide.isVisible()


def test_one_click_on_a_stage_without_a_name_lets_it_be_written(person: Person) -> None:
    stage = person.journey.stages[0].id
    QTest.mouseClick(person.board.items["stage", stage], LEFT)
    assert person.screen.name_field.hasFocus()
    QTest.mouseClick(person.screen.first_stages.close_button, LEFT)
    assert not person.screen.first_stages.isVisible()


def test_names_that_begin_alike_are_sorted_into_stages_in_one_step(person: Person) -> None:
    names = ("店舗接客", "サイトの速さ", "店舗の雰囲気", "サイトの色")

    def renamed(journey: Journey) -> Journey:
        for one, name in zip(journey.drivers, names, strict=False):
            journey = edit.rename_driver(journey, one.id, name)
        return edit.add_driver(journey, journey.stages[0].id, Driver("", "価格"))

    person.workspace.edit_journey(message("step_filters"), renamed)
    guide, before = person.screen.first_stages, person.journey
    assert guide.sort.text() == "Sort them: 店舗 (2) · サイト (2)"
    QTest.mouseClick(guide.sort, LEFT)
    assert [one.name for one in person.journey.stages] == ["店舗", "サイト", ""]
    assert not guide.isVisible()
    step = person.workspace.steps.command(1).step  # type: ignore[attr-defined] # every step of ours has one
    assert step.text() == "Sort the drivers into 3 stages"
    person.undo()
    assert person.journey == before
    person.check()
