"""Names written in place, parts added by name, values turned by their tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.desktop.screens.journey.acting import LEFT, Person, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.items import Item
    from loyalty_desktop.desktop.session.notices import Notice, Notices
    from loyalty_desktop.desktop.session.workspace import Workspace

KEY = Qt.Key


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, apparel, look))


@pytest.fixture
def said(notices: Notices) -> list[str]:
    """The sentences that were shown."""
    heard: list[str] = []

    def hear(notice: Notice) -> None:
        heard.extend(one.text() for one in notice.messages)

    notices.said.connect(hear)
    return heard


def rewrite(person: Person, item: Item, text: str, key: Qt.Key = KEY.Key_Return) -> None:
    """Double-click something, write another name over it and finish with a key."""
    QTest.mouseClick(item, LEFT, pos=QPoint(30, 12))
    QTest.mouseDClick(item, LEFT, pos=QPoint(30, 12))
    QTest.mouseRelease(item, LEFT, pos=QPoint(30, 12))
    assert person.screen.name_field.isVisible()
    assert person.screen.name_field.hasFocus()
    person.screen.name_field.clear()
    person.type(text)
    person.press(key)


def test_a_card_is_renamed_by_double_click(person: Person) -> None:
    rewrite(person, person.card("店舗接客"), "  お店の接客 ")
    assert person.names("選ぶ") == ["品揃え", "お店の接客", "価格"]
    assert not person.screen.name_field.isVisible()
    assert person.card("お店の接客").hasFocus()
    person.check()
    person.undo()
    assert person.names("選ぶ") == ["品揃え", "店舗接客", "価格"]
    person.check()


def test_an_experience_and_a_stage_are_renamed(person: Person) -> None:
    rewrite(person, person.experience("急かされた"), "急がされた")
    assert person.happened("店舗接客")[2] == "急がされた"
    rewrite(person, person.stage("買う"), "購入する")
    assert [stage.name for stage in person.journey.stages][2] == "購入する"
    rewrite(person, person.card("総合満足度"), "全体の満足")
    assert person.journey.overall[0].name == "全体の満足"
    person.check()


def test_f2_opens_the_name_with_all_of_it_selected(person: Person) -> None:
    person.card("価格").setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_F2)
    assert person.screen.name_field.text() == "価格"
    assert person.screen.name_field.selectedText() == "価格"
    person.type("値段")
    person.press(KEY.Key_Return)
    assert person.names("選ぶ")[-1] == "値段"
    person.check()


def test_esc_leaves_the_name_as_it_was(person: Person) -> None:
    rewrite(person, person.card("価格"), "値段", KEY.Key_Escape)
    assert person.names("選ぶ")[-1] == "価格"
    assert person.workspace.steps.count() == 0
    assert person.card("価格").hasFocus()


def test_a_blank_name_is_refused_with_its_sentence_and_the_field_stays(person: Person, said: list[str]) -> None:
    rewrite(person, person.card("価格"), "   ")
    assert said == ["Please give it a name."]
    assert person.screen.name_field.isVisible()
    assert person.screen.name_field.hasFocus()
    person.press(KEY.Key_Escape)
    assert person.names("選ぶ")[-1] == "価格"
    person.check()


def test_a_stage_may_be_nameless(person: Person) -> None:
    rewrite(person, person.stage("買う"), "")
    assert person.journey.stages[2].name == ""
    header = person.board.items["stage", person.journey.stages[2].id]
    assert "Unnamed stage" in header.accessibleName()
    person.check()


def test_clicking_elsewhere_takes_the_name(person: Person) -> None:
    person.card("価格").setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_F2)
    person.type("値段")
    person.click(person.card("品質"))
    assert person.names("選ぶ")[-1] == "値段"
    assert person.workspace.steps.count() == 1
    assert not person.screen.name_field.isVisible()
    person.check()


def test_clicking_elsewhere_with_nothing_written_leaves_it(person: Person, said: list[str]) -> None:
    person.card("価格").setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_F2)
    person.screen.name_field.clear()
    person.click(person.card("品質"))
    assert person.names("選ぶ")[-1] == "価格"
    assert said == []


def test_the_same_name_is_no_step(person: Person) -> None:
    rewrite(person, person.card("価格"), "価格")
    assert person.workspace.steps.count() == 0
    assert not person.screen.name_field.isVisible()


def test_pressing_the_dashed_zone_adds_a_driver_without_a_column(person: Person) -> None:
    person.click(person.zone("買う"))
    person.type("配送の連絡")
    person.press(KEY.Key_Return)
    assert person.names("買う") == ["支払い", "会員登録", "配送の連絡"]
    card = person.card("配送の連絡")
    assert card.content.open
    assert card.hasFocus()
    assert person.workspace.selection.driver == "配送の連絡"
    assert person.workspace.steps.count() == 1
    person.check()


def test_adding_nothing_leaves_no_trace(person: Person, said: list[str]) -> None:
    person.click(person.zone("買う"))
    person.press(KEY.Key_Return)
    assert said == ["Please give it a name."]
    person.press(KEY.Key_Escape)
    assert person.workspace.steps.count() == 0
    assert not person.screen.name_field.isVisible()
    person.check()


def test_pressing_the_last_lane_adds_a_stage(person: Person) -> None:
    person.click(person.board.items["add_stage", ""])
    person.type("すすめる")
    person.press(KEY.Key_Return)
    assert person.journey.stages[-1].name == "すすめる"
    assert person.stage("すすめる").hasFocus()
    person.check()


def test_an_experience_is_added_at_its_card(person: Person) -> None:
    card = person.card("価格")
    height = card.height()
    card.setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_E)
    assert card.height() > height  # room for the name
    person.type("値引きがあった")
    person.press(KEY.Key_Return)
    assert person.happened("価格") == ["値引きがあった"]
    assert person.experience("値引きがあった").hasFocus()
    person.check()
    person.undo()
    assert person.happened("価格") == []
    assert card.height() == height
    person.check()


def test_leaving_the_name_of_a_new_experience_takes_the_room_away(person: Person) -> None:
    card = person.card("価格")
    height = card.height()
    card.setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_E)
    person.press(KEY.Key_Escape)
    assert card.height() == height


def test_clicking_the_tag_turns_the_value(person: Person) -> None:
    card = person.card("品揃え")
    assert card.content.tag == "Basic value"
    person.click(card, card.in_card(card.shape.tag).center())
    assert person.card("品揃え").content.tag == "Experience value"
    assert person.workspace.steps.count() == 1
    person.check()


def test_clicking_beside_the_tag_only_chooses_the_card(person: Person) -> None:
    card = person.card("品揃え")
    person.click(card, QPoint(20, 40))
    assert person.workspace.steps.count() == 0
    assert person.workspace.selection.driver == card.id[1]


def test_clicking_the_empty_map_takes_the_name(person: Person) -> None:
    person.card("価格").setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_F2)
    person.type("値段")
    person.click(person.board, QPoint(person.board.width() - 40, person.board.height() - 20))
    assert person.names("選ぶ")[-1] == "値段"
    assert not person.screen.name_field.isVisible()
    person.press(KEY.Key_Down)
    assert person.screen.canvas.has_focus()


def test_a_click_elsewhere_keeps_the_name_and_goes_there(person: Person) -> None:
    for elsewhere, name in ((person.screen.palette_panel.search, "接客"), (person.card("価格"), "お店")):
        old = person.names("選ぶ")[1]
        item = person.card(old)
        QTest.mouseClick(item, LEFT, pos=QPoint(30, 12))
        QTest.mouseDClick(item, LEFT, pos=QPoint(30, 12))
        QTest.mouseRelease(item, LEFT, pos=QPoint(30, 12))
        person.screen.name_field.clear()
        person.type(name)
        QTest.mouseClick(elsewhere, LEFT)

        assert person.names("選ぶ")[1] == name
        assert not person.screen.name_field.isVisible()
        assert elsewhere.hasFocus()
