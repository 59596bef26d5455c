"""The whole screen without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.journey import edit
from loyalty_desktop.messages import message
from tests.desktop.screens.journey.acting import CONTROL, Person, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
KEY = Qt.Key


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, apparel, look))


def focus(person: Person) -> str:
    """Return the name of what has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.accessibleName()


def on_card(person: Person, name: str) -> None:
    person.card(name).setFocus(Qt.FocusReason.OtherFocusReason)


def on_line(person: Person, text: str) -> None:
    person.list.setFocus(Qt.FocusReason.TabFocusReason)
    for at in range(person.list.columns.rowCount()):
        index = person.list.columns.index(at)
        if index.data() == text:
            person.list.setCurrentIndex(index)
            return
    raise AssertionError(text)


def test_tab_goes_from_search_to_columns_to_map_to_inspector_and_back(person: Person) -> None:
    screen = person.screen
    screen.palette_panel.search.setFocus(Qt.FocusReason.TabFocusReason)
    person.press(KEY.Key_Tab)
    assert QApplication.focusWidget() is person.list
    person.press(KEY.Key_Tab)
    assert screen.canvas.has_focus()
    assert focus(person).startswith("Stage 知る・調べる")
    person.press(KEY.Key_Tab)
    assert not screen.canvas.has_focus()
    left = QApplication.focusWidget()
    assert left is not None
    assert left is not person.list
    person.press(KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert screen.canvas.has_focus()
    person.press(KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is person.list


def test_arrows_walk_over_cards_experiences_and_lanes(person: Person) -> None:
    person.stage("選ぶ").setFocus(Qt.FocusReason.OtherFocusReason)
    names = []
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Right, KEY.Key_Left, KEY.Key_Up):
        person.press(key)
        names.append(focus(person).partition(",")[0])
    assert names[:3] == ["品揃え", "店舗接客", "着回しの提案があった"]
    assert person.screen.canvas.has_focus()
    assert person.workspace.selection.driver is not None


def test_what_has_the_focus_is_chosen_and_read_out_with_its_figures(person: Person) -> None:
    on_card(person, "店舗接客")
    assert person.workspace.selection.driver == "【選ぶ】の満足度 [店舗接客]"
    read = focus(person)
    assert "店舗接客, Experience value" in read
    assert "Head: 63.1% (n=1,012)" in read
    assert "Heart: +41.2 (n=639)" in read
    assert "3 experiences" in read


def test_tab_comes_back_to_where_one_was_on_the_map(person: Person) -> None:
    on_card(person, "品質")
    person.press(KEY.Key_Tab)
    person.press(KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus(person).startswith("品質")


def test_enter_takes_a_column_up_and_arrows_choose_its_place(person: Person) -> None:
    on_card(person, "品揃え")
    on_line(person, "Q14 アプリの使いやすさ")
    person.press(KEY.Key_Return)
    assert person.screen.ghost.isVisible()
    assert person.board.marker.isVisible()
    assert person.screen.ghost.text == "Becomes a driver of “選ぶ”"
    assert person.screen.ghost.accessibleName() == person.screen.ghost.text
    person.press(KEY.Key_Down)
    person.press(KEY.Key_Return)
    assert not person.screen.ghost.isVisible()
    assert person.names("選ぶ") == ["品揃え", "アプリの使いやすさ", "店舗接客", "価格"]
    person.check()


def test_one_column_after_the_other_is_placed_without_leaving_the_list(person: Person) -> None:
    on_line(person, "Q14 アプリの使いやすさ")
    for _column in range(2):
        person.press(KEY.Key_Return)
        person.press(KEY.Key_Return)
        assert QApplication.focusWidget() is person.list
    placed = {one.name for one in person.journey.drivers}
    assert {"アプリの使いやすさ", "配送の速さ"} <= placed
    person.check()


def test_esc_puts_a_column_back_that_was_taken_up(person: Person) -> None:
    on_line(person, "Q14 アプリの使いやすさ")
    person.press(KEY.Key_Return)
    person.press(KEY.Key_Right)
    person.press(KEY.Key_Escape)
    assert not person.screen.dragging.is_active
    assert person.workspace.steps.count() == 0


def test_going_elsewhere_puts_it_back_too(person: Person) -> None:
    on_line(person, "Q14 アプリの使いやすさ")
    person.press(KEY.Key_Return)
    person.click(person.card("品質"))
    assert not person.screen.dragging.is_active
    assert person.workspace.steps.count() == 0


def test_an_option_is_placed_by_keys_alone(person: Person) -> None:
    on_line(person, "利用したチャネル（複数選択可）")
    person.press(KEY.Key_Right)
    for _step in range(3):
        person.press(KEY.Key_Down)
    assert person.list.row() is not None
    person.press(KEY.Key_Return)
    while person.screen.ghost.text != "Becomes an experience of “品揃え”":
        before = person.screen.dragging.place
        person.press(KEY.Key_Right)
        assert person.screen.dragging.place != before
    person.press(KEY.Key_Return)
    assert person.happened("品揃え") == ["店舗"]
    person.check()


def test_a_column_that_cannot_be_placed_is_not_taken_up(person: Person) -> None:
    on_line(person, "年間購入回数")
    person.press(KEY.Key_Return)
    assert not person.screen.dragging.is_active


def test_a_card_is_taken_up_and_placed_by_arrows(person: Person) -> None:
    on_card(person, "価格")
    person.press(KEY.Key_Return)
    person.press(KEY.Key_Right)
    person.press(KEY.Key_Up)
    person.press(KEY.Key_Up)
    person.press(KEY.Key_Return)
    assert person.names("買う") == ["価格", "支払い", "会員登録"]
    assert focus(person).startswith("価格")
    person.check()


def test_control_and_arrows_move_a_card(person: Person) -> None:
    on_card(person, "店舗接客")
    person.press(KEY.Key_Down, CONTROL)
    assert person.names("選ぶ") == ["品揃え", "価格", "店舗接客"]
    person.press(KEY.Key_Down, CONTROL)
    assert person.names("選ぶ") == ["品揃え", "価格", "店舗接客"]
    person.press(KEY.Key_Right, CONTROL)
    assert person.names("買う") == ["支払い", "会員登録", "店舗接客"]
    person.press(KEY.Key_Up, CONTROL)
    assert person.names("買う") == ["支払い", "店舗接客", "会員登録"]
    assert focus(person).startswith("店舗接客")
    person.check()


def test_control_and_arrows_move_an_experience_over_the_cards(person: Person) -> None:
    person.experience("着回しの提案があった").setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_Down, CONTROL)
    assert person.happened("店舗接客")[1] == "着回しの提案があった"
    person.press(KEY.Key_Up, CONTROL)
    person.press(KEY.Key_Up, CONTROL)
    assert person.happened("品揃え") == ["着回しの提案があった"]
    assert focus(person).startswith("着回しの提案があった")
    person.press(KEY.Key_Right, CONTROL)
    assert person.happened("支払い")[-1] == "着回しの提案があった"
    person.check()


def test_control_and_arrows_move_a_stage(person: Person) -> None:
    person.stage("買う").setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_Left, CONTROL)
    assert [stage.name for stage in person.journey.stages][:3] == ["知る・調べる", "買う", "選ぶ"]
    assert focus(person).startswith("Stage 買う")
    person.check()


def test_b_turns_basic_into_experience_value_and_back(person: Person) -> None:
    on_card(person, "品揃え")
    driver = person.card("品揃え").id[1]
    person.press(KEY.Key_B)
    changed = person.journey.driver(driver)
    assert changed is not None
    assert changed.value == "experience"
    assert person.card("品揃え").content.tag == "Experience value"
    person.press(KEY.Key_B)
    assert person.card("品揃え").content.tag == "Basic value"
    assert focus(person).startswith("品揃え, Basic value")
    person.check()


def test_keys_of_a_new_journey_from_nothing(qtbot: QtBot, workspace: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, workspace, look))
    person.screen.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    person.press(KEY.Key_S)
    person.type("買う")
    person.press(KEY.Key_Return)
    assert focus(person).startswith("Stage 買う")
    person.press(KEY.Key_N)
    person.type("支払い")
    person.press(KEY.Key_Return)
    assert focus(person).startswith("支払い")
    person.press(KEY.Key_E)
    person.type("エラーが出た")
    person.press(KEY.Key_Return)
    assert focus(person).startswith("エラーが出た")
    assert person.names("買う") == ["支払い"]
    assert person.happened("支払い") == ["エラーが出た"]
    assert person.workspace.steps.count() == 3
    person.check()


def test_delete_goes_on_to_what_was_beside_it(person: Person) -> None:
    on_card(person, "店舗接客")
    person.press(KEY.Key_Delete)
    assert person.names("選ぶ") == ["品揃え", "価格"]
    assert set(person.happened(None)) >= {"急かされた"}
    assert focus(person).startswith("価格")
    person.press(KEY.Key_Delete)
    assert focus(person).startswith("品揃え")
    person.check()
    person.undo()
    person.undo()
    assert person.names("選ぶ") == ["品揃え", "店舗接客", "価格"]
    person.check()


def test_an_empty_stage_is_deleted_at_once(person: Person) -> None:
    person.workspace.edit_journey(message("step_add_stage"), lambda journey: edit.add_stage(journey, "後"))
    person.stage("後").setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_Delete)
    assert "後" not in [stage.name for stage in person.journey.stages]
    person.check()


def test_shift_f10_and_the_menu_key_open_the_menu(person: Person) -> None:
    on_card(person, "店舗接客")
    person.press(KEY.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert person.menu().accessibleName() == "店舗接客"
    person.menu().close()
    on_line(person, "Q14 アプリの使いやすさ")
    person.press(KEY.Key_Menu)
    assert person.menu().accessibleName() == "Q14 アプリの使いやすさ"
    person.menu().close()


def test_the_kind_of_value_is_a_guess_until_somebody_parts_the_drivers(
    qtbot: QtBot, toyama: Workspace, look: Look
) -> None:
    person = Person(shown(qtbot, toyama, look))
    first, second = toyama.state.journey.drivers[:2]
    page = person.screen.inspector.driver
    toyama.select(driver_chosen(toyama.state.journey, first.id))
    assert person.card(first.name).content.tag == page.value.text() == "Experience value?"
    assert page.guess.isVisible()
    assert "It changes no figure" in page.guess.text()
    qtbot.mouseClick(page.value, Qt.MouseButton.LeftButton)
    assert person.card(first.name).content.tag == "Basic value"
    assert person.card(second.name).content.tag == "Experience value"
    assert not page.guess.isVisible()
