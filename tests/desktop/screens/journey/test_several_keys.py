"""Several parts of the map chosen, pushed and carried by keys alone, and from the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.desktop.screens.journey.acting import CONTROL, Person, shown
from tests.desktop.screens.journey.test_menus import right_click
from tests.desktop.screens.journey.test_several import (
    KEY,
    LOOSE,
    SERVED,
    SHIFT,
    chosen,
    experience,
    pick,
    pick_cards,
    step,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, apparel, look))


# keys alone


def test_by_keys_alone_several_are_chosen_and_carried(person: Person) -> None:
    person.experience(SERVED[0]).setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_Down, SHIFT)
    assert chosen(person) == set(SERVED[:2])
    person.press(KEY.Key_End, SHIFT)
    assert chosen(person) == set(SERVED)
    person.press(KEY.Key_Down, SHIFT)  # the list ends here
    person.press(KEY.Key_Up, SHIFT)
    assert chosen(person) == set(SERVED[:2])
    assert experience(person) == SERVED[1]
    person.press(KEY.Key_Return)
    assert person.screen.ghost.count == "2 items"
    while person.screen.ghost.text != "Moves 2 experiences to “支払い”":
        before = person.screen.dragging.place
        person.press(KEY.Key_Right)
        assert person.screen.dragging.place != before
    person.press(KEY.Key_Return)
    assert set(SERVED[:2]) < set(person.happened("支払い"))
    assert step(person) == "Move 2 experiences"
    assert chosen(person) == set(SERVED[:2])
    person.check()


def test_control_and_arrows_push_all_of_them(person: Person) -> None:
    person.experience(SERVED[0]).setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_Down, SHIFT)
    person.press(KEY.Key_Down, CONTROL)
    assert person.happened("店舗接客") == [SERVED[2], SERVED[0], SERVED[1]]
    person.press(KEY.Key_Up, CONTROL)
    assert person.happened("店舗接客") == list(SERVED)
    person.press(KEY.Key_Up, CONTROL)
    assert person.happened("品揃え") == list(SERVED[:2])
    person.press(KEY.Key_Right, CONTROL)
    assert person.happened("支払い")[-2:] == list(SERVED[:2])
    assert chosen(person) == set(SERVED[:2])
    person.check()


def test_a_key_makes_all_of_them_basic_values(person: Person) -> None:
    pick_cards(person, "店舗接客", "会員登録")
    values = {one.name: one.value for one in person.journey.drivers}
    person.press(KEY.Key_B)
    after = {one.name: one.value for one in person.journey.drivers}
    other = "basic" if values["会員登録"] == "experience" else "experience"
    assert (after["店舗接客"], after["会員登録"]) == (other, other)
    assert step(person) == "Basic or experience value of 2 drivers"


# menus


def test_the_menu_acts_on_all_of_them(person: Person) -> None:
    pick(person, *SERVED)
    right_click(person.experience(SERVED[1]))
    menu = person.menu()
    assert menu.accessibleName() == "3 experiences"
    texts = [one.text() for one in menu.actions() if one.text()]
    assert "Delete 3 experiences" in texts
    assert "Rename" not in texts
    person.choose("Move to driver", "買う", "支払い")
    assert person.happened("支払い") == ["決済エラーが出た", *SERVED]
    assert step(person) == "Move 3 experiences"
    person.check()


def test_the_menu_of_another_item_is_of_that_alone(person: Person) -> None:
    pick(person, *SERVED)
    right_click(person.experience(LOOSE[0]))
    assert person.menu().accessibleName() == LOOSE[0]
    person.menu().close()
    assert chosen(person) == {LOOSE[0]}


def test_by_the_menu_key_drivers_move_to_a_stage(person: Person) -> None:
    person.card("品揃え").setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_Down, SHIFT)
    person.press(KEY.Key_Menu)
    assert person.menu().accessibleName() == "2 drivers"
    person.choose("Move to stage", "使う")
    assert person.names("使う")[-2:] == ["品揃え", "店舗接客"]
    assert step(person) == "Move 2 drivers"
    person.check()


def test_drivers_become_overall_satisfaction_together(person: Person) -> None:
    pick_cards(person, "品質", "価格")
    right_click(person.card("品質"))
    person.choose("Make them overall satisfaction")
    assert [one.name for one in person.journey.overall] == ["総合満足度", "価格", "品質"]
    survey = person.workspace.state.survey
    assert survey is not None
    assert {"価格", "品質"} <= {one.own for one in survey.with_role("overall_satisfaction")}
    step(person)
    person.check()
