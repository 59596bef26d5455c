"""Columns of one question are one card: its name stands above them, a change applies to all and says to how many."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.data.heading_menu import HeadingMenu
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.session.workspace import ReplaceProject, Workspace
from tests.desktop.conftest import open_in
from tests.desktop.screens.data.acting import CONTROL, LEFT, NONE, click_head, take_role
from tests.desktop.screens.data.conftest import Show
from tests.desktop.screens.data.test_read_panel import _save

WORDS = ("とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満", "利用していない")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
PLACES = ("接客", "品揃え", "価格")


@pytest.fixture
def screen(workspace: Workspace, show: Show, tmp_path: Path) -> DataScreen:
    """A title row, then a grid of three ratings."""
    path = tmp_path / "grid.xlsx"
    head: list[object] = ["会員番号", "おすすめ度 (0-10)", *(f"各項目の満足度 [{place}]" for place in PLACES)]
    answers: list[list[object]] = [
        [f"M-{at}", at % 11, *(WORDS[(at * step + step) % 6] for step in (1, 5, 7))] for at in range(60)
    ]
    _save(path, [["秋のアンケート"], head, *answers])
    open_in(workspace, path)
    return show(workspace)


def roles(screen: DataScreen) -> list[str]:
    survey = screen.workspace.state.survey
    assert survey is not None
    return [column.role for column in survey.columns]


def last_step(screen: DataScreen) -> str:
    found = screen.workspace.steps.command(screen.workspace.steps.index() - 1)
    assert isinstance(found, ReplaceProject)
    return found.step.text()


def click_band(screen: DataScreen, at: int) -> None:
    QTest.mouseClick(screen.grid.viewport(), LEFT, NONE, screen.grid.band_rect(at).center())


def test_band_when_it_is_clicked(screen: DataScreen) -> None:
    click_band(screen, 3)
    assert [key.heading for key in screen.grid.chosen] == [f"各項目の満足度 [{place}]" for place in PLACES]
    assert "3 columns are chosen" in screen.inspector._many.text()
    assert screen.inspector.group.isHidden()


def test_band_is_over_its_columns_only(screen: DataScreen) -> None:
    click_band(screen, 1)
    assert len(screen.grid.chosen) == 1
    assert screen.grid.group_of(1) is None
    assert screen.grid.header_rect(2).top() == screen.grid.band_rect(2).height()


def test_group_when_it_is_chosen_by_keys_or_from_the_inspector(screen: DataScreen) -> None:
    click_head(screen.grid, 4)
    QTest.keyClick(screen.grid, Qt.Key.Key_Space, CONTROL)
    assert len(screen.grid.chosen) == 3
    click_head(screen.grid, 2)
    assert screen.inspector.group.text() == "Choose all 3 of the group"
    QTest.mouseClick(screen.inspector.group, LEFT)
    assert len(screen.grid.chosen) == 3
    assert screen.grid.hasFocus()


def test_role_when_it_is_given_to_a_group(screen: DataScreen) -> None:
    click_band(screen, 2)
    take_role(screen.grid, 2, "unused")
    assert roles(screen)[2:] == ["unused"] * 3
    assert last_step(screen) == "Role of 3 columns"


def test_value_when_it_is_left_out_of_a_group(screen: DataScreen) -> None:
    click_band(screen, 2)
    screen.inspector.leave_out_wanted.emit("どちらともいえない", "dont_know")
    survey = screen.workspace.state.survey
    assert survey is not None
    for column in survey.columns[2:]:
        at = column.distinct.texts.index("どちらともいえない")
        assert column.scale.reasons[at] == "dont_know"
        assert column.role == "driver"
    assert last_step(screen) == "Leave out “どちらともいえない” in 3 columns"
    screen.workspace.steps.undo()
    survey = screen.workspace.state.survey
    assert survey is not None
    assert not survey.reading.corrections


def test_direction_and_codes_of_a_group(screen: DataScreen) -> None:
    click_band(screen, 2)
    screen.inspector.reverse_wanted.emit(True)
    survey = screen.workspace.state.survey
    assert survey is not None
    assert [column.scale.reversed for column in survey.columns[2:]] == [True] * 3
    assert last_step(screen) == "Direction of the scales of 3 columns"
    screen.inspector.clear_wanted.emit()
    screen.inspector.code_wanted.emit("どちらともいえない", 2)
    survey = screen.workspace.state.survey
    assert survey is not None
    for column in survey.columns[2:]:
        assert column.scale.codes[column.distinct.texts.index("どちらともいえない")] == 2
    assert last_step(screen) == "Codes of 3 columns"


def test_row_when_it_is_made_the_heading(screen: DataScreen) -> None:
    assert screen.strip.headings.currentText() == "Row 2 (automatic)"
    gutter = screen.grid.cell_rect(0, 0)
    QTest.mouseClick(screen.grid.viewport(), LEFT, NONE, QPoint(10, gutter.center().y()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, HeadingMenu)
    told = [action.text() for action in menu.actions() if action.text()]
    assert told[:2] == ["Leave row 3 out\tDel", "Make row 3 the heading row"]
    assert told[2:4] == ["Take row 3 as a heading row too (Ctrl+click)", "Row 1: 秋のアンケート"]
    next(one for one in menu.actions() if one.text() == "Make row 3 the heading row").trigger()
    menu.close()
    survey = screen.workspace.state.survey
    assert survey is not None
    assert survey.heading_rows == (3,)
    assert survey.rows == 59
    screen.workspace.steps.undo()
    survey = screen.workspace.state.survey
    assert survey is not None
    assert survey.heading_rows == (2,)


def test_row_when_it_is_added_with_control(screen: DataScreen) -> None:
    gutter = screen.grid.cell_rect(0, 0)
    QTest.mouseClick(screen.grid.viewport(), LEFT, CONTROL, QPoint(10, gutter.center().y()))
    survey = screen.workspace.state.survey
    assert survey is not None
    assert survey.heading_rows == (2, 3)


def test_menu_of_rows_by_keys(screen: DataScreen) -> None:
    click_head(screen.grid, 1)
    screen.grid.setFocus()
    QTest.keyClick(screen.grid, Qt.Key.Key_H, CONTROL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, HeadingMenu)
    menu.close()


def test_rows_above_the_headings_are_asked_about_with_the_rows_to_choose(screen: DataScreen) -> None:
    screen.left_out.read.click()
    asked = next(one for one in screen.read.lines if one.line.id == "rows_above_headings")
    assert [button.text() for button in asked.choices][:2] == ["Row 2, as now", "Row 1"]
    QTest.mouseClick(asked.choices[0], LEFT)
    assert "rows_above_headings" not in [one.line.id for one in screen.read.lines if one.choices]
