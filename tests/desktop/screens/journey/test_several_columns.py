"""Several columns taken from the palette to the map, as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver
from loyalty_desktop.messages import message
from tests.desktop.screens.journey.acting import CONTROL, LEFT, Person, shown
from tests.desktop.screens.journey.test_several import SHIFT, chosen, said, step

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
LOVED, MISFIT = "手書きのメッセージが入っていた", "サイズが合わなかった"
CHANNELS, SPENT = "利用したチャネル（複数選択可）", "年間購入金額（円）"
APP, DELIVERY = "Q14 アプリの使いやすさ", "Q15 配送の速さ"


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, apparel, look))


def click(person: Person, text: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(person.list.viewport(), LEFT, modifier, person.line(text).center())


def lit(person: Person) -> list[str]:
    """Return the lines that are chosen in the list."""
    return [index.data() for index in sorted(person.list.selectedIndexes())]


def drag(person: Person, text: str, to: QPoint) -> str:
    """Drag a line and return what is said before it is let go."""
    person.drag_line(text, to, drop=False)
    words = person.screen.ghost.text
    person.let_go(person.list.viewport(), to)
    return words


def test_columns_dropped_on_a_stage_become_drivers_in_one_step(person: Person) -> None:
    click(person, APP)
    click(person, DELIVERY, CONTROL)
    assert lit(person) == [APP, DELIVERY]
    words = drag(person, DELIVERY, person.before("店舗接客"))
    assert words == "Become 2 drivers of “選ぶ”"
    assert person.names("選ぶ") == ["品揃え", "アプリの使いやすさ", "配送の速さ", "店舗接客", "価格"]
    assert step(person) == "Add 2 drivers"
    assert chosen(person) == {"アプリの使いやすさ", "配送の速さ"}
    assert said(person) == "2 drivers chosen"
    survey = person.workspace.state.survey
    assert survey is not None
    assert {APP, DELIVERY} <= {one.heading for one in survey.with_role("driver")}
    person.check()
    person.undo()
    assert person.names("選ぶ") == ["品揃え", "店舗接客", "価格"]
    person.check()


def test_columns_dropped_on_a_card_become_experiences_in_one_step(person: Person) -> None:
    click(person, LOVED)
    click(person, MISFIT, SHIFT)
    words = drag(person, MISFIT, person.behind("支払い"))
    assert words == "Become 2 experiences of “支払い”"
    assert person.happened("支払い") == ["決済エラーが出た", LOVED, MISFIT]
    assert person.happened(None) == []
    assert step(person) == "Add 2 experiences"
    assert person.list.hasFocus()
    person.check()


def test_options_of_one_question_become_experiences_together(person: Person) -> None:
    click(person, CHANNELS)
    person.press(KEY.Key_Right)
    person.press(KEY.Key_Down)
    first = person.list.currentIndex().data()
    person.press(KEY.Key_Down, SHIFT)
    second = person.list.currentIndex().data()
    assert lit(person) == [first, second]
    drag(person, second, person.behind("価格"))
    assert person.happened("価格") == [first, second]
    step(person)
    person.check()


def test_a_column_takes_its_options_along_once(person: Person) -> None:
    click(person, CHANNELS)
    person.press(KEY.Key_Right)
    person.press(KEY.Key_Down, SHIFT)
    assert len(lit(person)) == 2
    drag(person, CHANNELS, person.behind("価格"))
    found = person.happened("価格")
    assert len(found) > 2
    assert len(set(found)) == len(found)
    person.check()


def test_what_cannot_become_the_same_stays_and_that_is_said(person: Person) -> None:
    click(person, APP)
    click(person, LOVED, CONTROL)
    click(person, SPENT, CONTROL)
    click(person, DELIVERY, CONTROL)
    words = drag(person, APP, person.on(person.zone("買う")))
    assert words == "Become 2 drivers of “買う”\n2 columns cannot become that and stay"
    assert person.names("買う") == ["支払い", "会員登録", "アプリの使いやすさ", "配送の速さ"]
    assert LOVED in person.happened(None)
    person.check()


def test_the_loyalty_question_never_goes_along(person: Person) -> None:
    click(person, APP)
    click(person, "Q1 1年後も利用したいか", CONTROL)
    words = drag(person, "Q1 1年後も利用したいか", person.on(person.zone("買う")))
    assert words == "Becomes 1 driver of “買う”\n1 column cannot become that and stays"
    assert person.names("買う")[-1] == "アプリの使いやすさ"
    person.check()


def test_only_what_cannot_be_placed_is_refused(person: Person) -> None:
    click(person, SPENT)
    click(person, "年間購入回数", CONTROL)
    before = person.journey
    person.drag_line(SPENT, person.before("価格"), drop=False)
    assert person.screen.ghost.is_refusing
    person.let_go(person.list.viewport(), person.before("価格"))
    assert person.journey is before
    assert lit(person) == [SPENT, "年間購入回数"]


def test_columns_on_the_map_move_along_with_new_ones(person: Person) -> None:
    click(person, APP)
    click(person, "価格", CONTROL)
    drag(person, "価格", person.before("支払い"))
    assert set(person.names("買う")[:2]) == {"価格", "アプリの使いやすさ"}
    assert person.names("選ぶ") == ["品揃え", "店舗接客"]
    step(person)
    person.check()


def test_columns_become_a_new_stage_or_overall_satisfaction(person: Person) -> None:
    click(person, APP)
    click(person, DELIVERY, SHIFT)
    words = drag(person, APP, person.on(person.board.items["add_stage", ""]))
    assert words == "A new stage with 2 drivers"
    assert [one.name for one in person.journey.stages[-1].drivers] == ["アプリの使いやすさ", "配送の速さ"]
    person.undo()
    click(person, APP)
    click(person, DELIVERY, SHIFT)
    person.press(KEY.Key_Menu)
    assert person.menu().accessibleName() == "2 columns"
    person.choose("Make them overall satisfaction")
    assert [one.name for one in person.journey.overall] == ["総合満足度", "アプリの使いやすさ", "配送の速さ"]
    person.check()


def test_a_plain_click_chooses_one_and_so_does_choosing_elsewhere(person: Person) -> None:
    click(person, APP)
    click(person, DELIVERY, SHIFT)
    click(person, APP)
    assert lit(person) == [APP]
    click(person, DELIVERY, SHIFT)
    person.click(person.card("価格"))
    assert lit(person) == ["価格"]


def test_the_one_that_is_shown_is_always_one_of_the_chosen(person: Person) -> None:
    click(person, APP)
    click(person, DELIVERY, CONTROL)
    click(person, DELIVERY, CONTROL)
    assert lit(person) == [APP]
    column = person.workspace.selection.column
    assert column is not None
    assert column.heading == APP


def test_by_keys_alone_several_columns_are_carried(person: Person) -> None:
    click(person, APP)
    person.press(KEY.Key_Down, SHIFT)
    assert lit(person) == [APP, DELIVERY]
    person.press(KEY.Key_Return)
    assert person.screen.ghost.count == "2 items"
    while person.screen.ghost.text != "Become 2 drivers of “買う”":
        before = person.screen.dragging.place
        person.press(KEY.Key_Right)
        assert person.screen.dragging.place != before
    person.press(KEY.Key_Return)
    assert {"アプリの使いやすさ", "配送の速さ"} < set(person.names("買う"))
    step(person)
    person.check()


def test_the_menu_takes_columns_to_a_driver_and_off_the_map(person: Person) -> None:
    click(person, LOVED)
    click(person, MISFIT, SHIFT)
    person.press(KEY.Key_Menu)
    person.choose("Make them experiences of", "買う", "支払い")
    assert person.happened("支払い") == ["決済エラーが出た", LOVED, MISFIT]
    step(person)
    click(person, LOVED)
    click(person, MISFIT, CONTROL)
    person.press(KEY.Key_Menu)
    person.choose("Take them off the map")
    assert person.happened("支払い") == ["決済エラーが出た"]
    person.check()


def test_a_card_that_waits_for_a_column_is_not_filled_by_several(person: Person) -> None:
    stage = person.journey.stages[2].id
    drawn = Driver("", "下書き")
    person.workspace.edit_journey(message("step_add_stage"), lambda one: edit.add_driver(one, stage, drawn))
    click(person, APP)
    click(person, DELIVERY, SHIFT)
    drag(person, APP, person.on(person.card("下書き")))
    assert {"下書き", "アプリの使いやすさ", "配送の速さ"} < set(person.names("買う"))
    assert next(one for one in person.journey.drivers if one.name == "下書き").column is None
    person.check()
