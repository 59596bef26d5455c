"""Cards, experiences and stages moved with the mouse, within the map and out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.screens.journey.acting import LEFT, Person, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, apparel, look))


def test_a_card_moves_within_its_lane(person: Person) -> None:
    person.drag_item(person.card("価格"), person.before("品揃え"))
    assert person.names("選ぶ") == ["価格", "品揃え", "店舗接客"]
    person.check()
    person.drag_item(person.card("価格"), person.behind("品揃え"))
    assert person.names("選ぶ") == ["品揃え", "価格", "店舗接客"]
    person.check()


def test_a_card_moves_to_another_lane_with_its_experiences(person: Person) -> None:
    person.drag_item(person.card("店舗接客"), person.behind("支払い"))
    assert person.names("買う") == ["支払い", "店舗接客", "会員登録"]
    assert person.happened("店舗接客") == ["着回しの提案があった", "試着後に放置された", "急かされた"]
    assert person.workspace.selection.driver == "【選ぶ】の満足度 [店舗接客]"
    person.check()
    person.undo()
    assert person.names("選ぶ") == ["品揃え", "店舗接客", "価格"]
    person.check()


def test_a_card_put_back_where_it_was_is_no_step(person: Person) -> None:
    person.drag_item(person.card("店舗接客"), person.before("店舗接客"))
    assert person.workspace.steps.count() == 0


def test_the_card_is_kept_and_only_moves(person: Person) -> None:
    card, other = person.card("店舗接客"), person.card("品質")
    person.drag_item(card, person.behind("支払い"))
    assert person.card("店舗接客") is card
    assert person.card("品質") is other


def test_a_card_dropped_on_the_end_of_a_lane_is_its_last(person: Person) -> None:
    person.drag_item(person.card("品揃え"), person.on(person.zone("知る・調べる")))
    assert person.names("知る・調べる") == ["情報収集", "公式サイトの見やすさ", "品揃え"]
    person.check()


def test_an_experience_moves_among_those_of_its_card(person: Person) -> None:
    first = person.experience("着回しの提案があった")
    person.drag_item(person.experience("急かされた"), first.mapToGlobal(QPoint(40, 3)))
    assert person.happened("店舗接客") == ["急かされた", "着回しの提案があった", "試着後に放置された"]
    person.check()


def test_an_experience_moves_to_another_card(person: Person) -> None:
    person.drag_item(person.experience("急かされた"), person.behind("支払い"))
    assert person.happened("支払い") == ["決済エラーが出た", "急かされた"]
    assert person.happened("店舗接客") == ["着回しの提案があった", "試着後に放置された"]
    assert person.workspace.selection.driver == "【買う】の満足度 [支払い]"
    person.check()


def test_an_experience_without_a_driver_gets_one(person: Person) -> None:
    person.drag_item(person.experience("サイズが合わなかった"), person.behind("品質"))
    assert person.happened("品質") == ["サイズが合わなかった"]
    assert person.happened(None) == ["手書きのメッセージが入っていた"]
    person.check()


def test_an_experience_is_taken_off_its_driver(person: Person) -> None:
    tray = person.board.items["loose", ""]
    person.drag_item(person.experience("急かされた"), tray.mapToGlobal(QPoint(100, 12)))
    assert person.happened(None)[0] == "急かされた"
    person.check()


def test_a_stage_moves_by_its_header(person: Person) -> None:
    person.drag_item(person.stage("使う"), person.on(person.stage("知る・調べる")) - QPoint(60, 0))
    assert [stage.name for stage in person.journey.stages] == ["使う", "知る・調べる", "選ぶ", "買う", "相談する"]
    person.check()


def test_a_driver_becomes_overall_satisfaction_and_back(person: Person) -> None:
    person.drag_item(person.card("品質"), person.before("総合満足度"))
    assert [one.name for one in person.journey.overall] == ["品質", "総合満足度"]
    person.check()
    person.drag_item(person.card("総合満足度"), person.on(person.zone("買う")))
    assert person.names("買う")[-1] == "総合満足度"
    survey = person.workspace.state.survey
    assert survey is not None
    assert {one.own for one in survey.with_role("overall_satisfaction")} == {"品質"}
    person.check()


def test_what_is_dragged_to_the_palette_leaves_the_journey(person: Person) -> None:
    person.drag_item(person.card("価格"), person.on(person.list), drop=False)
    assert person.screen.ghost.text == "Leaves the journey"
    person.let_go(person.card("価格"), person.on(person.list))
    assert person.names("選ぶ") == ["品揃え", "店舗接客"]
    person.check()
    person.drag_item(person.experience("急かされた"), person.on(person.list))
    assert person.happened("店舗接客") == ["着回しの提案があった", "試着後に放置された"]
    person.check()


def test_a_stage_with_drivers_is_not_lost_by_dragging_it_away(person: Person) -> None:
    before = person.journey
    person.drag_item(person.stage("買う"), person.on(person.list), drop=False)
    assert person.screen.ghost.is_refusing
    person.let_go(person.stage("買う"), person.on(person.list))
    assert person.journey == before


def test_outside_the_map_nothing_happens(person: Person) -> None:
    before = person.journey
    person.drag_item(person.card("価格"), person.on(person.screen.inspector))
    assert person.journey == before
    assert person.workspace.steps.count() == 0


def test_near_the_edge_the_map_scrolls_by_itself(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, apparel, look, 1204, 596))
    bar = person.screen.canvas.horizontalScrollBar()
    assert bar.value() == 0
    view = person.screen.canvas.viewport()
    edge = view.mapToGlobal(QPoint(view.width() - 6, 120))
    card = person.card("情報収集")
    person.drag_item(card, edge, drop=False)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    person.let_go(card, edge)
    assert not person.screen.dragging.is_active
    person.check()


def test_an_edit_from_elsewhere_ends_the_drag(person: Person) -> None:
    person.drag_item(person.card("価格"), person.before("品揃え"))
    card = person.card("価格")
    person.drag_item(card, person.behind("支払い"), drop=False)
    person.undo()
    assert not person.screen.dragging.is_active
    person.let_go(card, person.behind("支払い"))
    assert person.names("選ぶ") == ["品揃え", "店舗接客", "価格"]
    person.check()


def test_a_lost_release_ends_the_drag(person: Person) -> None:
    card = person.card("価格")
    person.drag_item(card, person.behind("支払い"), drop=False)
    where = QPointF(card.mapFromGlobal(person.behind("品質")))
    nothing = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        QPointF(person.behind("品質")),
        nothing,
        nothing,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(card, move)
    assert not person.screen.dragging.is_active
    assert person.workspace.steps.count() == 0


def test_while_dragging_nothing_is_edited_or_analysed(person: Person) -> None:
    state = person.workspace.state
    person.drag_item(person.card("店舗接客"), person.behind("支払い"), drop=False)
    person.screen.dragging.follow(person.behind("品質"))
    assert person.workspace.state is state
    QTest.keyClick(person.card("店舗接客"), Qt.Key.Key_Escape)
    QTest.mouseRelease(person.card("店舗接客"), LEFT)
    assert person.workspace.state is state
