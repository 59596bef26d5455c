"""Menus of cards, experiences, stages, columns and of the map itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.messages import message
from tests.desktop.screens.journey.acting import Person, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, apparel, look))


def right_click(widget: QWidget, where: QPoint | None = None) -> None:
    """Ask for the menu with the mouse."""
    at = widget.rect().center() if where is None else where
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at)))


def entries(menu: QMenu) -> dict[str, str]:
    """Return the entries of a menu with their keys."""
    return {one.text(): one.shortcut().toString() for one in menu.actions() if one.text()}


def test_the_menu_of_a_card_offers_everything_with_its_key(person: Person) -> None:
    right_click(person.card("店舗接客"))
    found = entries(person.menu())
    person.menu().close()
    assert found["Rename"] == "F2"
    assert found["Make it a basic value"] == "B"
    assert found["Add experience"] == "E"
    assert found["Move up"] == "Ctrl+Up"
    assert found["Delete"] == "Del"
    assert person.workspace.selection.driver == "【選ぶ】の満足度 [店舗接客]"


def test_menu_and_tag_of_a_card_change_its_value(person: Person) -> None:
    def value() -> str:
        return next(one.value for one in person.journey.drivers if one.name == "店舗接客")

    right_click(person.card("店舗接客"))
    person.choose("Make it a basic value")
    assert value() == "basic"
    card = person.card("店舗接客")
    person.click(card, card.in_card(card.shape.tag).center())
    assert value() == "experience"
    person.undo()
    assert value() == "basic"
    person.check()


def test_a_card_goes_to_the_stage_that_was_chosen(person: Person) -> None:
    right_click(person.card("店舗接客"))
    person.choose("Move to stage", "買う")
    assert person.names("買う") == ["支払い", "会員登録", "店舗接客"]
    person.check()


def test_a_card_goes_to_a_new_stage(person: Person) -> None:
    right_click(person.card("店舗接客"))
    person.choose("Move to stage", "A new stage")
    assert [one.name for one in person.journey.stages[-1].drivers] == ["店舗接客"]
    assert person.workspace.steps.count() == 1
    person.check()


def test_a_driver_becomes_overall_satisfaction(person: Person) -> None:
    right_click(person.card("価格"))
    person.choose("Make it overall satisfaction")
    assert [one.name for one in person.journey.overall] == ["総合満足度", "価格"]
    person.check()


def test_an_experience_goes_to_another_driver_or_to_none(person: Person) -> None:
    right_click(person.experience("急かされた"))
    person.choose("Move to driver", "買う", "支払い")
    assert person.happened("支払い") == ["決済エラーが出た", "急かされた"]
    right_click(person.experience("急かされた"))
    person.choose("Take it off its driver")
    assert "急かされた" in person.happened(None)
    person.check()


def test_rename_from_the_menu_opens_the_field(person: Person) -> None:
    right_click(person.experience("急かされた"))
    person.choose("Rename")
    assert person.screen.name_field.isVisible()
    assert person.screen.name_field.text() == "急かされた"


def test_a_stage_with_drivers_is_deleted_only_with_a_word_about_them(person: Person) -> None:
    right_click(person.stage("買う"))
    person.choose("Delete")
    assert person.workspace.steps.count() == 0
    person.choose("Delete the stage, move its drivers to “使う”")
    assert [stage.name for stage in person.journey.stages] == ["知る・調べる", "選ぶ", "使う", "相談する"]
    assert person.names("使う")[-2:] == ["支払い", "会員登録"]
    person.check()
    person.undo()
    right_click(person.stage("買う"))
    person.choose("Delete")
    person.choose("Delete the stage with its drivers")
    assert "支払い" not in [one.name for one in person.journey.drivers]
    assert "決済エラーが出た" in person.happened(None)
    person.check()


def test_the_menu_of_a_column_places_it(person: Person) -> None:
    view = person.list.viewport()
    right_click(view, person.line("Q14 アプリの使いやすさ").center())
    person.choose("Make it a driver of", "使う")
    assert person.names("使う")[-1] == "アプリの使いやすさ"
    right_click(view, person.line("サイズが合わなかった").center())
    person.choose("Make it an experience of", "選ぶ", "価格")
    assert person.happened("価格") == ["サイズが合わなかった"]
    person.check()


def test_the_menu_of_a_placed_column_takes_it_off(person: Person) -> None:
    right_click(person.list.viewport(), person.line("品揃え").center())
    person.choose("Take it off the map")
    assert person.names("選ぶ") == ["店舗接客", "価格"]
    person.check()


def test_the_menu_of_a_column_that_has_no_place_says_why(person: Person) -> None:
    right_click(person.list.viewport(), person.line("年間購入回数").center())
    (action,) = [one for one in person.menu().actions() if not one.isSeparator()]
    assert not action.isEnabled()
    assert "年間購入回数" in action.text()
    person.menu().close()


def test_the_menu_of_a_column_with_several_answers_shows_them(person: Person) -> None:
    right_click(person.list.viewport(), person.line("利用したチャネル（複数選択可）").center())
    person.choose("Show its answers")
    assert "カタログ（電話、はがき）" in person.lines()


def test_a_heading_of_the_palette_has_no_menu(person: Person) -> None:
    rect = person.list.visualRect(person.list.columns.index(0))
    right_click(person.list.viewport(), rect.center())
    assert QApplication.activePopupWidget() is None


def test_the_menu_of_the_empty_map_proposes_a_draft(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    drawn = apparel.state.project
    apparel.edit(message("step_propose"), changed(drawn, journey=Journey(drawn.journey.measure)))
    person = Person(shown(qtbot, apparel, look))
    right_click(person.board, QPoint(400, 400))
    person.choose("Propose a draft")
    survey = apparel.state.survey
    assert survey is not None
    assert person.journey.stages == suggest_journey(survey).stages
    assert person.journey.measure == drawn.journey.measure
    person.check()


def test_an_ampersand_in_a_name_is_a_letter(person: Person) -> None:
    person.stage("買う").setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(Qt.Key.Key_F2)
    person.screen.name_field.setText("Q&A")
    person.press(Qt.Key.Key_Return)
    right_click(person.card("価格"))
    person.choose("Move to stage", "Q&&A")
    assert person.names("Q&A")[-1] == "価格"
    person.check()


def test_the_menu_key_reported_twice_opens_one_menu(person: Person) -> None:
    card = person.card("価格")
    card.setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(Qt.Key.Key_Menu)
    menu = person.menu()
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), card.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(card, by_key)
    assert person.menu() is menu
    menu.close()
    assert QApplication.activePopupWidget() is None
