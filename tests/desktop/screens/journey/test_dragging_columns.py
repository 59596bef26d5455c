"""Columns dragged from the palette onto the map with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver, Experience, Journey
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.screens.journey.acting import LEFT, Person, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, apparel, look))


def test_a_rating_dropped_between_two_cards_becomes_a_driver_there(person: Person) -> None:
    person.drag_line("Q14 アプリの使いやすさ", person.behind("品揃え"))
    assert person.names("選ぶ") == ["品揃え", "アプリの使いやすさ", "店舗接客", "価格"]
    assert person.workspace.selection.driver == "Q14 アプリの使いやすさ"
    person.check()


def test_it_leaves_the_columns_that_are_still_to_be_placed(person: Person) -> None:
    unplaced = person.lines()[0]
    person.drag_line("Q15 配送の速さ", person.on(person.zone("買う")))
    assert person.names("買う") == ["支払い", "会員登録", "配送の速さ"]
    assert (unplaced, person.lines()[0]) == ("Not on the map (39)", "Not on the map (38)")
    lines = person.lines()
    assert lines.index("Q15 配送の速さ") > next(at for at, line in enumerate(lines) if line.startswith("On the map"))


def test_undo_takes_it_back_and_redo_puts_it_there_again(person: Person) -> None:
    before = person.journey
    person.drag_line("Q14 アプリの使いやすさ", person.before("品質"))
    after = person.journey
    person.undo()
    assert person.journey == before
    person.check()
    person.redo()
    assert person.journey == after
    assert person.names("使う")[0] == "アプリの使いやすさ"
    person.check()


def test_the_ghost_says_what_will_happen_and_the_marker_shows_where(person: Person) -> None:
    screen = person.screen
    person.drag_line("Q14 アプリの使いやすさ", person.behind("品揃え"), drop=False)
    assert screen.ghost.isVisible()
    assert screen.ghost.text == "Becomes a driver of “選ぶ”"
    marker, card = person.board.marker, person.card("品揃え")
    assert marker.isVisible()
    assert card.geometry().bottom() - 8 <= marker.geometry().center().y() <= card.geometry().bottom() + 8
    person.let_go(person.list.viewport(), person.behind("品揃え"))
    assert not screen.ghost.isVisible()
    assert not marker.isVisible()


def test_esc_puts_it_back_and_letting_go_afterwards_does_nothing(person: Person) -> None:
    before = person.journey
    person.drag_line("Q14 アプリの使いやすさ", person.behind("品揃え"), drop=False)
    QTest.keyClick(person.list, Qt.Key.Key_Escape)
    assert not person.screen.dragging.is_active
    assert not person.screen.ghost.isVisible()
    person.let_go(person.list.viewport(), person.behind("品揃え"))
    assert person.journey == before
    assert person.workspace.steps.count() == 0


def test_a_small_movement_is_a_click(person: Person) -> None:
    rect = person.line("Q14 アプリの使いやすさ")
    view = person.list.viewport()
    QTest.mousePress(view, LEFT, pos=rect.center())
    QTest.mouseMove(view, rect.center() + QPoint(3, 2))
    assert not person.screen.dragging.is_active
    QTest.mouseRelease(view, LEFT, pos=rect.center() + QPoint(3, 2))
    assert person.workspace.selection.column == ColumnKey("Q14 アプリの使いやすさ")


def test_a_yes_no_column_dropped_on_a_card_becomes_its_experience(person: Person) -> None:
    person.drag_line("手書きのメッセージが入っていた", person.behind("価格"))
    assert person.happened("価格") == ["手書きのメッセージが入っていた"]
    assert person.workspace.selection.experience is not None
    person.check()


def test_it_lands_between_the_experiences_that_are_there(person: Person) -> None:
    row = person.experience("試着後に放置された")
    person.drag_line("サイズが合わなかった", row.mapToGlobal(QPoint(60, 3)))
    assert person.happened("店舗接客") == [
        "着回しの提案があった",
        "サイズが合わなかった",
        "試着後に放置された",
        "急かされた",
    ]
    person.check()


def test_a_yes_no_column_dropped_beside_all_cards_has_no_driver_yet(person: Person) -> None:
    gone = next(one.id for one in person.journey.experiences if one.name == "手書きのメッセージが入っていた")
    person.workspace.edit_journey(message("step_add_stage"), lambda journey: edit.remove_experience(journey, gone))
    person.workspace.edit_journey(message("step_add_stage"), lambda journey: edit.add_stage(journey, "後"))
    person.drag_line("手書きのメッセージが入っていた", person.on(person.zone("後")), drop=False)
    assert person.screen.ghost.text == "Becomes an experience without a driver"
    person.let_go(person.list.viewport(), person.on(person.zone("後")))
    assert "手書きのメッセージが入っていた" in person.happened(None)
    person.check()


def test_a_column_of_another_role_gets_its_new_one_in_the_same_step(person: Person) -> None:
    person.drag_line("値ごろ感", person.on(person.zone("買う")))
    survey = person.workspace.state.survey
    assert survey is not None
    column = survey.column(ColumnKey("服を買うときの重視点 [値ごろ感]"))
    assert column is not None
    assert column.role == "driver"
    assert person.names("買う") == ["支払い", "会員登録", "値ごろ感"]
    assert person.workspace.steps.count() == 1
    person.check()
    person.undo()
    survey = person.workspace.state.survey
    assert survey is not None
    column = survey.column(ColumnKey("服を買うときの重視点 [値ごろ感]"))
    assert column is not None
    assert column.role == "segment"
    person.check()


def test_all_options_of_a_column_come_with_it(person: Person) -> None:
    person.drag_line("利用したチャネル（複数選択可）", person.behind("価格"))
    assert person.happened("価格") == ["公式サイト", "アプリ", "店舗", "カタログ（電話、はがき）"]
    assert person.workspace.steps.count() == 1
    person.check()


def test_options_come_one_by_one_when_the_column_is_unfolded(person: Person) -> None:
    rect = person.line("利用したチャネル（複数選択可）")
    person.click(person.list.viewport(), QPoint(rect.right() - 15, rect.center().y()))
    assert "カタログ（電話、はがき）" in person.lines()
    person.drag_line("店舗", person.behind("価格"))
    person.drag_line("アプリ", person.behind("価格"))
    assert person.happened("価格") == ["店舗", "アプリ"]
    used = {row.text: row.used for row in _rows(person) if row.kind == "option"}
    assert used == {"公式サイト": False, "アプリ": True, "店舗": True, "カタログ（電話、はがき）": False}
    person.check()
    person.drag_line("利用したチャネル（複数選択可）", person.before("品揃え"))
    assert person.happened("品揃え") == ["公式サイト", "カタログ（電話、はがき）"]
    assert person.happened("価格") == ["店舗", "アプリ"]
    person.check()


def test_a_column_that_cannot_be_placed_says_why_and_nothing_happens(person: Person) -> None:
    before = person.workspace.state.project
    person.drag_line("年間購入回数", person.behind("価格"), drop=False)
    assert person.screen.ghost.is_refusing
    assert "年間購入回数" in person.screen.ghost.text
    assert not person.board.marker.isVisible()
    person.let_go(person.list.viewport(), person.behind("価格"))
    assert person.workspace.state.project is before


def test_the_loyalty_question_is_no_driver(person: Person) -> None:
    person.drag_line("Q1 1年後も利用したいか", person.behind("価格"), drop=False)
    assert person.screen.ghost.is_refusing
    person.let_go(person.list.viewport(), person.behind("価格"))
    assert person.workspace.steps.count() == 0


def test_a_drawn_driver_takes_a_rating_as_its_column(person: Person) -> None:
    stage = person.journey.stages[0].id
    step = message("step_add_driver", name="アプリ")
    person.workspace.edit_journey(step, lambda journey: edit.add_driver(journey, stage, Driver("", "アプリ"), 0))
    card = person.card("アプリ")
    assert card.content.hint == "No column yet — drag one here"
    person.drag_line("Q14 アプリの使いやすさ", person.on(card), drop=False)
    assert person.screen.ghost.text == "Becomes the column of “アプリ”"
    person.let_go(person.list.viewport(), person.on(card))
    driver = person.journey.driver("アプリ")
    assert driver is not None
    assert driver.column == ColumnKey("Q14 アプリの使いやすさ")
    assert person.card("アプリ").content.head is not None
    person.check()


def test_a_drawn_driver_refuses_a_column_that_another_one_has(person: Person) -> None:
    stage = person.journey.stages[0].id
    step = message("step_add_driver", name="別")
    person.workspace.edit_journey(step, lambda journey: edit.add_driver(journey, stage, Driver("", "別"), 0))
    person.drag_line("品揃え", person.on(person.card("別")), drop=False)
    assert person.screen.ghost.is_refusing
    assert "品揃え" in person.screen.ghost.text
    person.let_go(person.list.viewport(), person.on(person.card("別")))
    assert person.names("選ぶ")[0] == "品揃え"


def test_a_drawn_experience_takes_a_yes_no_column(person: Person) -> None:
    driver = person.card("価格").id[1]
    step = message("step_add_experience", name="安かった")
    person.workspace.edit_journey(
        step, lambda journey: edit.add_experiences(journey, [Experience("", "サイズ")], driver)
    )
    person.drag_line("サイズが合わなかった", person.on(person.experience("サイズ")), drop=False)
    assert person.screen.ghost.is_refusing  # it is in the journey already, without a driver
    person.let_go(person.list.viewport(), person.on(person.experience("サイズ")))
    gone = next(one.id for one in person.journey.experiences if one.name == "サイズが合わなかった")
    person.workspace.edit_journey(step, lambda journey: edit.remove_experience(journey, gone))
    person.drag_line("サイズが合わなかった", person.on(person.experience("サイズ")))
    experience = next(one for one in person.journey.experiences if one.name == "サイズ")
    assert experience.column == ColumnKey("そのほかに経験したこと [サイズが合わなかった]")
    person.check()


def test_a_column_that_is_on_the_map_moves_instead_of_being_counted_twice(person: Person) -> None:
    person.drag_line("品揃え", person.on(person.zone("買う")), drop=False)
    assert person.screen.ghost.text == "Moves to “買う”"
    person.let_go(person.list.viewport(), person.on(person.zone("買う")))
    assert person.names("選ぶ") == ["店舗接客", "価格"]
    assert person.names("買う") == ["支払い", "会員登録", "品揃え"]
    person.check()


def test_a_rating_dropped_on_the_last_lane_makes_a_stage(person: Person) -> None:
    person.drag_line("Q15 配送の速さ", person.on(person.board.items["add_stage", ""]))
    assert [stage.name for stage in person.journey.stages][-1] == ""
    assert [one.name for one in person.journey.stages[-1].drivers] == ["配送の速さ"]
    person.check()


def test_a_rating_dropped_on_the_tray_becomes_overall_satisfaction(person: Person) -> None:
    person.drag_line("Q14 アプリの使いやすさ", person.before("総合満足度"))
    assert [one.name for one in person.journey.overall] == ["アプリの使いやすさ", "総合満足度"]
    survey = person.workspace.state.survey
    assert survey is not None
    assert len(survey.with_role("overall_satisfaction")) == 2
    person.check()


def test_an_empty_map_takes_a_rating_anywhere(qtbot: QtBot, apparel: Workspace, look: Look) -> None:
    empty = Journey(apparel.state.journey.measure)
    apparel.edit(message("step_propose"), changed(apparel.state.project, journey=empty))
    person = Person(shown(qtbot, apparel, look))
    person.drag_line("品揃え", person.on(person.screen.canvas))
    assert [one.name for one in person.journey.drivers] == ["品揃え"]
    person.check()


def _rows(person: Person) -> list:  # type: ignore[type-arg]
    model = person.list.columns
    return [row for at in range(model.rowCount()) if (row := model.row_at(model.index(at))) is not None]
