"""Several cards or experiences chosen together on the map, and what is done to them as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.journey import edit
from loyalty_desktop.messages import message
from tests.desktop.screens.journey.acting import CONTROL, LEFT, Person, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import ReplaceProject, Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
SERVED = ("着回しの提案があった", "試着後に放置された", "急かされた")
LOOSE = ("手書きのメッセージが入っていた", "サイズが合わなかった")


@pytest.fixture
def person(qtbot: QtBot, apparel: Workspace, look: Look) -> Person:
    return Person(shown(qtbot, apparel, look))


def chosen(person: Person) -> set[str]:
    """Return the names of what looks chosen on the map; the card of one chosen experience does too."""
    return {item.title for item in person.board.items.values() if item._chosen}


def said(person: Person) -> str:
    """Return what the map says is chosen."""
    return person.screen.canvas.accessibleDescription()


def step(person: Person) -> str:
    """Return what the last step is called; it is the only one."""
    assert person.workspace.steps.count() == 1
    command = person.workspace.steps.command(0)
    made: ReplaceProject = command  # type: ignore[assignment]
    return made.step.text()


def pick(person: Person, *names: str) -> None:
    """Click one experience, and the others with Ctrl."""
    for at, name in enumerate(names):
        person.click(person.experience(name), QPoint(30, 10), CONTROL if at else NONE)


def pick_cards(person: Person, *names: str) -> None:
    for at, name in enumerate(names):
        person.click(person.card(name), QPoint(30, 16), CONTROL if at else NONE)


def experience(person: Person) -> str | None:
    """Return the name of the experience that all screens show."""
    id_ = person.workspace.selection.experience
    return next((one.name for one in person.journey.experiences if one.id == id_), None)


# choosing


def test_control_adds_and_takes_away_and_the_last_touched_is_shown_everywhere(person: Person) -> None:
    pick(person, "急かされた", "着回しの提案があった", "サイズが合わなかった")
    assert chosen(person) == {"急かされた", "着回しの提案があった", "サイズが合わなかった"}
    assert experience(person) == "サイズが合わなかった"
    assert said(person) == "3 experiences chosen"
    pick_again = person.experience("サイズが合わなかった")
    person.click(pick_again, QPoint(30, 10), CONTROL)
    assert chosen(person) == {"急かされた", "着回しの提案があった"}
    assert experience(person) == "着回しの提案があった"
    assert person.screen.focusWidget() is person.experience("着回しの提案があった")
    assert person.workspace.steps.count() == 0


def test_shift_chooses_the_range_of_the_list_whichever_way(person: Person) -> None:
    person.click(person.experience(SERVED[2]))
    person.click(person.experience(SERVED[0]), modifier=SHIFT)
    assert chosen(person) == set(SERVED)
    person.click(person.experience(SERVED[1]), modifier=SHIFT)
    assert chosen(person) == set(SERVED[1:])
    person.click(person.card("品揃え"), QPoint(30, 16))
    person.click(person.card("価格"), QPoint(30, 16), SHIFT)
    assert chosen(person) == {"品揃え", "店舗接客", "価格"}


def test_shift_over_to_another_list_adds_the_one(person: Person) -> None:
    person.click(person.experience(SERVED[0]))
    person.click(person.experience(LOOSE[1]), modifier=SHIFT)
    assert chosen(person) == {SERVED[0], LOOSE[1]}


def test_cards_and_experiences_are_never_in_one_set(person: Person) -> None:
    pick(person, *SERVED[:2])
    person.click(person.card("品質"), QPoint(30, 16), CONTROL)
    assert chosen(person) == {"品質"}
    assert said(person) == ""


def test_a_plain_click_on_one_of_them_chooses_it_alone_when_let_go(person: Person) -> None:
    pick(person, *SERVED)
    row = person.experience(SERVED[0])
    QTest.mousePress(row, LEFT, NONE, QPoint(30, 10))
    assert chosen(person) == set(SERVED)
    QTest.mouseRelease(row, LEFT, NONE, QPoint(30, 10))
    assert chosen(person) == {SERVED[0], "店舗接客"}  # with the card on which it is
    assert said(person) == ""


def test_what_is_chosen_elsewhere_is_chosen_alone(person: Person) -> None:
    pick_cards(person, "品揃え", "品質")
    person.workspace.select(driver_chosen(person.journey, person.journey.drivers[0].id))
    assert chosen(person) == {"情報収集"}
    assert said(person) == ""
    again = next(one.id for one in person.journey.drivers if one.name == "品質")
    person.workspace.select(driver_chosen(person.journey, again))  # the set does not come back with one of it
    assert chosen(person) == {"品質"}


def test_escape_and_a_plain_arrow_leave_only_the_one(person: Person) -> None:
    pick_cards(person, "品揃え", "店舗接客")
    person.press(KEY.Key_Escape)
    assert chosen(person) == {"店舗接客"}
    pick_cards(person, "品揃え", "店舗接客")
    person.press(KEY.Key_Up)
    assert chosen(person) == {"品揃え"}


def test_control_a_chooses_all_experiences_of_the_driver(person: Person) -> None:
    person.click(person.card("店舗接客"), QPoint(30, 16))
    person.press(KEY.Key_A, CONTROL)
    assert chosen(person) == set(SERVED)
    assert said(person) == "3 experiences chosen"
    person.click(person.experience(LOOSE[0]))
    person.press(KEY.Key_A, CONTROL)
    assert chosen(person) == set(LOOSE)
    person.click(person.stage("選ぶ"))
    person.press(KEY.Key_A, CONTROL)
    assert chosen(person) == {"品揃え", "店舗接客", "価格"}
    person.click(person.card("価格"), QPoint(30, 16))
    before = chosen(person)
    person.press(KEY.Key_A, CONTROL)  # it has no experiences
    assert chosen(person) == before


def test_control_a_shows_all_that_it_chooses(qtbot: QtBot, toyama: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, toyama, look))
    loose = person.journey.experiences_at(None)
    assert ("experience", loose[-1].id) not in person.board.items
    person.click(person.board.items["experience", loose[0].id])
    person.press(KEY.Key_A, CONTROL)
    assert all(person.board.items["experience", one.id]._chosen for one in loose)
    assert said(person) == f"{len(loose)} experiences chosen"
    person.click(person.board.items["more", ""])  # folded away again
    assert said(person) == ""
    person.check()


# the band


def band(person: Person, begin: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Draw a band over the map from one place of it to another."""
    board = person.board
    QTest.mousePress(board, LEFT, modifier, begin)
    for at in range(1, 5):
        QTest.mouseMove(board, begin + (end - begin) * (at / 4))
    assert board.band.isVisible()
    QTest.mouseRelease(board, LEFT, modifier, end)
    assert not board.band.isVisible()


def test_a_band_chooses_the_experiences_that_it_meets(person: Person) -> None:
    first, last = (person.board.rect_of(person.experience(name)) for name in (LOOSE[0], LOOSE[1]))
    band(person, QPoint(first.right() + 25, first.top() - 3), last.center())
    assert chosen(person) == set(LOOSE)
    assert said(person) == "2 experiences chosen"
    assert person.screen.focusWidget() in {person.experience(name) for name in LOOSE}


def test_a_band_around_whole_cards_chooses_the_drivers(person: Person) -> None:
    lane = person.board.rect_of(person.card("支払い"))
    last = person.board.rect_of(person.card("会員登録"))
    band(person, QPoint(last.right() + 5, last.bottom() + 60), lane.topLeft() - QPoint(2, 2))
    assert chosen(person) == {"支払い", "会員登録"}
    first = person.board.rect_of(person.card("品質"))
    band(person, QPoint(first.right() + 5, first.bottom() + 60), first.topLeft() - QPoint(2, 2), CONTROL)
    assert {"支払い", "会員登録", "品質"} <= chosen(person)


def test_escape_takes_the_band_back(person: Person) -> None:
    pick(person, *SERVED[:2])
    last = person.board.rect_of(person.experience(LOOSE[1]))
    begin = QPoint(last.right() + 25, last.bottom() + 8)
    QTest.mousePress(person.board, LEFT, CONTROL, begin)
    QTest.mouseMove(person.board, last.center())
    assert chosen(person) == {*SERVED[:2], LOOSE[1]}
    QTest.keyClick(person.screen.canvas, KEY.Key_Escape)
    assert not person.board.band.isVisible()
    assert chosen(person) == set(SERVED[:2])
    QTest.mouseMove(person.board, begin)
    QTest.mouseRelease(person.board, LEFT, CONTROL, begin)
    assert chosen(person) == set(SERVED[:2])


def test_a_click_on_the_ground_chooses_nothing(person: Person) -> None:
    pick(person, *SERVED)
    person.click(person.board, QPoint(4, person.board.height() - 4))
    assert chosen(person) == set()
    assert person.workspace.selection.driver is None


# moving


def test_dragging_one_of_them_moves_all_as_one_step(person: Person) -> None:
    pick(person, LOOSE[0], SERVED[2], SERVED[0])
    row = person.experience(SERVED[2])
    person.drag_item(row, person.behind("支払い"), drop=False)
    assert person.screen.ghost.text == "Moves 3 experiences to “支払い”"
    assert person.screen.ghost.count == "3 items"
    assert person.screen.ghost.accessibleName() == "3 items, Moves 3 experiences to “支払い”"
    assert all(person.experience(name)._faded for name in (LOOSE[0], SERVED[2], SERVED[0]))
    person.let_go(row, person.behind("支払い"))
    assert person.happened("支払い") == ["決済エラーが出た", SERVED[0], SERVED[2], LOOSE[0]]
    assert step(person) == "Move 3 experiences"
    assert chosen(person) == {LOOSE[0], SERVED[2], SERVED[0]}
    assert experience(person) == SERVED[2]
    person.check()
    person.undo()
    assert person.happened("店舗接客") == list(SERVED)
    assert person.happened(None) == list(LOOSE)
    person.check()


def test_what_is_not_of_the_set_is_dragged_alone(person: Person) -> None:
    pick(person, *SERVED[:2])
    person.drag_item(person.experience(LOOSE[0]), person.behind("支払い"))
    assert person.happened("支払い") == ["決済エラーが出た", LOOSE[0]]
    assert person.happened("店舗接客") == list(SERVED)


def test_several_are_put_between_those_of_their_card(person: Person) -> None:
    pick(person, SERVED[1], SERVED[2])
    person.drag_item(person.experience(SERVED[2]), person.experience(SERVED[0]).mapToGlobal(QPoint(40, 3)))
    assert person.happened("店舗接客") == [SERVED[1], SERVED[2], SERVED[0]]
    person.check()


def test_drivers_move_to_another_stage_together(person: Person) -> None:
    pick_cards(person, "店舗接客", "品揃え")
    card = person.card("品揃え")
    person.drag_item(card, person.before("支払い"), drop=False)
    assert person.screen.ghost.text == "Moves 2 drivers to “買う”"
    person.let_go(card, person.before("支払い"))
    assert person.names("買う") == ["品揃え", "店舗接客", "支払い", "会員登録"]
    assert person.happened("店舗接客") == list(SERVED)
    assert step(person) == "Move 2 drivers"
    person.check()
    person.undo()
    assert person.names("選ぶ") == ["品揃え", "店舗接客", "価格"]


def test_drivers_make_a_new_stage_together(person: Person) -> None:
    pick_cards(person, "品揃え", "会員登録")
    person.drag_item(person.card("品揃え"), person.on(person.board.items["add_stage", ""]))
    assert [one.name for one in person.journey.stages[-1].drivers] == ["品揃え", "会員登録"]
    step(person)
    person.check()


def test_dragged_to_the_palette_all_leave(person: Person) -> None:
    pick_cards(person, "価格", "総合満足度")
    person.drag_item(person.card("価格"), person.on(person.list), drop=False)
    assert person.screen.ghost.text == "2 drivers leave the journey"
    person.let_go(person.card("価格"), person.on(person.list))
    assert person.names("選ぶ") == ["品揃え", "店舗接客"]
    assert person.journey.overall == ()
    assert step(person) == "Delete 2 drivers"
    person.check()


def test_delete_removes_all_in_one_step(person: Person) -> None:
    pick(person, SERVED[0], SERVED[1])
    person.press(KEY.Key_Delete)
    assert person.happened("店舗接客") == [SERVED[2]]
    assert step(person) == "Delete 2 experiences"
    assert person.screen.focusWidget() is person.experience(SERVED[2])
    person.check()
    person.undo()
    assert person.happened("店舗接客") == list(SERVED)


def test_delete_of_cards_goes_on_beside_them(person: Person) -> None:
    pick_cards(person, "店舗接客", "品揃え")
    person.press(KEY.Key_Delete)
    assert person.names("選ぶ") == ["価格"]
    assert set(SERVED) <= set(person.happened(None))
    assert step(person) == "Delete 2 drivers"
    assert person.screen.focusWidget() is person.card("価格")
    person.check()


# what changes meanwhile


def test_what_leaves_the_journey_leaves_the_set(person: Person) -> None:
    pick(person, *SERVED)
    gone = next(one.id for one in person.journey.experiences if one.name == SERVED[0])
    person.workspace.edit_journey(message("step_add_stage"), lambda journey: edit.remove_experience(journey, gone))
    assert chosen(person) == set(SERVED[1:])
    assert said(person) == "2 experiences chosen"
    person.press(KEY.Key_Delete)
    assert person.happened("店舗接客") == []
    person.check()


def test_toyama_is_placed_in_a_few_steps(qtbot: QtBot, toyama: Workspace, look: Look) -> None:
    person = Person(shown(qtbot, toyama, look))
    loose = [one.name for one in person.journey.experiences_at(None)]
    assert len(loose) > 80
    tray = person.board.items["loose", ""]
    tray.setFocus(Qt.FocusReason.OtherFocusReason)
    person.press(KEY.Key_A, CONTROL)
    focus = QApplication.focusWidget()
    assert focus is not None
    person.press(KEY.Key_Menu)
    person.choose("Move to driver", "Unnamed stage", "食べ物・料理")
    assert person.happened("食べ物・料理") == loose
    assert step(person) == f"Move {len(loose)} experiences"
    person.check()
    person.undo()
    assert person.happened(None) == loose
    person.check()


def test_the_pane_says_that_it_shows_one_of_several(person: Person) -> None:
    note = person.screen.inspector.several
    pick(person, *SERVED[:1])
    assert not note.isVisible()
    pick(person, *SERVED)
    assert note.isVisible()
    assert note.text().startswith("3 experiences chosen. This page shows the one you chose last")
    person.click(person.experience(SERVED[0]), QPoint(30, 10), NONE)
    assert not note.isVisible()
