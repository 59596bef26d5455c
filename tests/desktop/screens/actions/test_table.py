"""Several actions at once: chosen, sorted, changed together, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from loyalty_desktop.desktop.screens.actions.day_button import DayPopover
from loyalty_desktop.desktop.session.planning import plan
from loyalty_desktop.desktop.session.selection import experience_chosen
from tests.desktop.screens.actions.hands import CTRL, LEFT, SHIFT, action, row, spare

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.actions.screen import ActionsScreen


def test_several_are_chosen_ticked_and_deleted_and_undone(screen: ActionsScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(row(screen, 0), LEFT, pos=spare(row(screen, 0)))
    qtbot.mouseClick(row(screen, 1), LEFT, CTRL, pos=spare(row(screen, 1)))
    assert len(screen.table.selected) == 2
    qtbot.keyClick(row(screen, 1), Qt.Key.Key_Space)
    assert [one.ticked for one in screen.workspace.state.project.actions] == [True, True, True]
    qtbot.keyClick(row(screen, 1), Qt.Key.Key_Down, SHIFT)
    assert screen.remove.text() == "Delete 2 actions"
    qtbot.keyClick(row(screen, 2), Qt.Key.Key_Delete)
    assert len(screen.workspace.state.project.actions) == 1
    assert row(screen, 0).hasFocus()
    screen.workspace.steps.undo()
    assert len(screen.table.ids) == 3
    qtbot.keyClick(row(screen, 0), Qt.Key.Key_A, CTRL)
    assert len(screen.table.selected) == 3
    qtbot.mouseClick(screen.remove, LEFT)
    assert not screen.workspace.state.project.actions
    assert screen.first.isVisible()


def test_the_menu_of_the_right_button_is_for_all_that_are_chosen(
    screen: ActionsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_place: None)  # offscreen there is no keyboard to be grabbed
    screen.table.select_all()
    place = row(screen, 0).mapToGlobal(QPoint(5, 5))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, screen.table.mapFromGlobal(place), place)
    QApplication.sendEvent(screen.table, event)
    assert [one.text() for one in screen.menu.actions()][-1] == "Delete 3 actions"
    screen.menu.states.actions()[4].trigger()
    assert {one.state for one in screen.workspace.state.project.actions} == {"dropped"}
    assert screen.workspace.steps.count() == 1


def test_a_title_sorts_and_an_edit_lets_no_row_run_away(screen: ActionsScreen, qtbot: QtBot) -> None:
    given = screen.table.ids
    points = screen.table.titles.buttons["points"]
    qtbot.mouseClick(points, LEFT)
    assert screen.table.ids == given  # 4.7, 3.5, 2.3 already
    qtbot.mouseClick(points, LEFT)
    assert screen.table.ids == given[::-1]
    assert points.text().endswith("▲")
    slider = row(screen, 0).slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Home)  # it brings most now
    assert screen.table.ids == given[::-1]


def test_what_is_chosen_elsewhere_is_looked_at_until_another_row_is_chosen(screen: ActionsScreen, qtbot: QtBot) -> None:
    workspace = screen.workspace
    item = action(screen, 2).item
    workspace.select(experience_chosen(workspace.state.journey, item))
    assert screen.table.current == action(screen, 2).id
    assert screen.verify.name.full_text() == action(screen, 2).name
    qtbot.mouseClick(row(screen, 1), LEFT, pos=spare(row(screen, 1)))
    assert workspace.selection.experience == action(screen, 1).item
    qtbot.mouseClick(row(screen, 1).tick, LEFT)  # an edit draws all of it again
    assert screen.table.current == action(screen, 1).id
    screen.hide()
    workspace.select(experience_chosen(workspace.state.journey, item))
    plan(workspace, workspace.state.journey.drivers[0].id)
    screen.show()
    assert screen.table.current == action(screen, 2).id


def test_what_is_deleted_is_named_and_a_long_owner_ends_in_dots(screen: ActionsScreen) -> None:
    id_ = screen.table.ids[0]
    screen.look_at(id_)
    assert screen.remove.text().startswith("Delete “試着後")
    assert action(screen, 0).name in screen.remove.toolTip()
    owner = row(screen, 0).owner
    owner.show_text("店舗運営本部 接客改善プロジェクト 山田花子")
    assert owner.seen_text().endswith("…")
    owner.show_text("山田")
    assert owner.seen_text() == "山田"


def test_the_menu_of_states_is_a_choice_of_one(screen: ActionsScreen) -> None:
    menu = row(screen, 0).state.menu_of_states
    menu.aboutToShow.emit()
    assert [one.isChecked() for one in menu.actions()] == [True, False, False, False, False]
    group = menu.actions()[0].actionGroup()
    assert group is not None
    assert group.isExclusive()


@pytest.mark.parametrize(("language", "head"), [("ja", ["2026年", "11月"]), ("en", ["November", "2026"])])
def test_the_head_of_the_calendar_is_in_the_order_of_the_language(
    look: Look, qtbot: QtBot, language: str, head: list[str]
) -> None:
    look.set_language(language)
    popover = DayPopover(look, "2026-11-22", "Due")
    qtbot.addWidget(popover)
    popover.show()
    found = [popover.calendar.findChild(QToolButton, f"qt_calendar_{name}button") for name in ("year", "month")]
    buttons = [one for one in found if one is not None]
    assert [one.text() for one in sorted(buttons, key=lambda one: one.x())] == head
    popover.calendar.showNextYear()
    assert buttons[0].text() == head[0 if language == "ja" else 1].replace("2026", "2027")
