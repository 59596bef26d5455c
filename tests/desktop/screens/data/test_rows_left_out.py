"""Rows that are left out: seen in the grid with why, taken back and left out one by one, counted beside the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.data.grid import DataGrid
from loyalty_desktop.desktop.screens.data.heading_menu import HeadingMenu
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.messages import message
from loyalty_desktop.survey.sheet import Cell, Workbook
from tests.desktop.screens.data.acting import LEFT, NONE, click_cell, click_head, colour_at
from tests.desktop.screens.data.conftest import Show, open_book
from tests.survey.making import sheet_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.report.cells import Cells

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
N = 40
TOTAL, NOTE, FIRST = N + 2, N + 3, 2
"""Numbers of rows as Excel shows them."""


@pytest.fixture
def screen(workspace: Workspace, show: Show) -> DataScreen:
    """Forty answers with a total and a note below them."""
    rows: list[list[Cell]] = [["ID", "友人に勧めたいと思いますか（0〜10）", "接客の満足度", "ご意見"]]
    rows += [[f"C{at:03d}", at % 11, 1 + at % 5, f"声{at}"] for at in range(N)]
    rows += [["合計", 5, 3, None], ["※無回答を除く", None, None, None]]
    open_book(workspace, Workbook((sheet_of(rows, "回答"),), file_name="survey.xlsx", sha256="0"))
    return show(workspace)


def cells(screen: DataScreen) -> Cells:
    found = screen.grid._cells
    assert found is not None
    return found


def rows(screen: DataScreen) -> int:
    found = screen.workspace.state.survey
    assert found is not None
    return found.rows


def steps(screen: DataScreen) -> int:
    return screen.workspace.steps.index()


def counted(screen: DataScreen) -> dict[str, int]:
    """What the panel says, with the count of each line."""
    if not screen.is_read_shown:
        QTest.mouseClick(screen.left_out.read, LEFT)
    return {one.line.id: one.line.count for one in screen.read.lines}


def see(screen: DataScreen) -> None:
    """Have the rows that are left out shown."""
    QTest.mouseClick(screen.left_out.every_row, LEFT)
    assert screen.left_out.every_row.isChecked()


def go_to(screen: DataScreen, number: int) -> None:
    """Click on a cell of the row of this number."""
    screen.grid.go_to_row(number)
    click_cell(screen.grid, screen.grid.current[0], 0)
    assert cells(screen).row_number(screen.grid.current[0]) == number


def menu(screen: DataScreen, number: int) -> HeadingMenu:
    """Click on the number of a row."""
    go_to(screen, number)
    grid: DataGrid = screen.grid
    box = grid.cell_rect(grid.current[0], 0)
    QTest.mouseClick(grid.viewport(), LEFT, NONE, QPoint(8, box.center().y()))
    found = QApplication.activePopupWidget()
    assert isinstance(found, HeadingMenu)
    return found


def take(shown: HeadingMenu, text: str) -> None:
    """Take what a menu offers by its keys."""
    texts = [action.text().partition("\t")[0] for action in shown.actions() if not action.isSeparator()]
    for _each in range(texts.index(text) + 1):
        QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)


def test_rows_are_shown_on_demand_greyed_with_why(screen: DataScreen) -> None:
    assert rows(screen) == cells(screen).rows == N
    see(screen)
    assert (rows(screen), cells(screen).rows) == (N, N + 2)
    assert [cells(screen).why(at) for at in (0, N, N + 1)] == ["", "Totals and notes", "Totals and notes"]
    go_to(screen, NOTE)
    shown = {cell.text: cell.state for cell in screen.grid.visible_cells() if cell.row >= N - 1}
    assert (shown["合計"], shown["※無回答を除く"], shown["C039"]) == ("left_out", "left_out", "plain")
    box = screen.grid.cell_rect(N + 1, 3)
    assert colour_at(screen.grid, box.center()) == screen.look.theme.hex("header").lower()
    assert "left out: Totals and notes" in screen.grid.accessibleDescription()
    assert steps(screen) == 0
    see_no_more = screen.left_out.every_row
    see_no_more.setFocus()
    QTest.keyClick(see_no_more, Qt.Key.Key_Space)
    assert cells(screen).rows == N


def test_row_of_sheets_read_as_one_is_taken_back_alone(workspace: Workspace, show: Show) -> None:
    def month(letter: str) -> list[list[Cell]]:
        rows: list[list[Cell]] = [["ID", "友人に勧めたいと思いますか（0〜10）", "接客の満足度", "ご意見"]]
        rows += [[f"{letter}{at:03d}", at % 11, 1 + at % 5, f"{letter}の声{at}"] for at in range(N)]
        return [*rows, ["合計", 5, 3, None]]

    book = Workbook((sheet_of(month("A"), "4月"), sheet_of(month("B"), "5月")), file_name="survey.xlsx", sha256="0")
    open_book(workspace, book)
    workspace.edit_reading(message("step_sheet", sheet="4月"), lambda one: replace(one, sheets=("4月", "5月")))
    screen = show(workspace)
    see(screen)
    assert rows(screen) == 2 * N
    take(menu(screen, 2 * N + 3), f"Take row {2 * N + 3} back")
    assert rows(screen) == 2 * N + 1
    told = counted(screen)
    assert (told["kept_by_hand"], told["rows_totals"]) == (1, 1)
    workspace.steps.undo()
    assert rows(screen) == 2 * N


def test_row_is_left_out_by_a_key_and_taken_back(screen: DataScreen) -> None:
    go_to(screen, FIRST + 4)
    QTest.keyClick(screen.grid, Qt.Key.Key_Delete)
    assert (rows(screen), steps(screen)) == (N - 1, 1)
    assert counted(screen)["rows_by_hand"] == 1
    assert screen.left_out.reasons.shown[0] == ("Left out by hand", "1")
    see(screen)
    go_to(screen, FIRST + 4)
    assert cells(screen).why(screen.grid.current[0]) == "Left out by hand"
    QTest.keyClick(screen.grid, Qt.Key.Key_Delete)
    assert (rows(screen), steps(screen)) == (N, 2)
    assert screen.workspace.reading.rows_left_out == ()
    assert "rows_by_hand" not in counted(screen)
    screen.workspace.steps.undo()
    assert rows(screen) == N - 1
    screen.workspace.steps.undo()
    assert rows(screen) == N


def test_total_is_taken_back_alone_and_with_all_of_its_rule(screen: DataScreen) -> None:
    see(screen)
    take(menu(screen, TOTAL), "Take row 42 back")
    assert (rows(screen), steps(screen)) == (N + 1, 1)
    told = counted(screen)
    assert (told["kept_by_hand"], told["rows_totals"]) == (1, 1)
    take(menu(screen, TOTAL), "Let the rules decide on row 42")
    assert (rows(screen), steps(screen)) == (N, 2)
    take(menu(screen, NOTE), "Take all 2 rows back: Totals and notes")
    assert (rows(screen), steps(screen)) == (N + 2, 3)
    for expected in (N, N + 1, N):
        screen.workspace.steps.undo()
        assert rows(screen) == expected


def test_menu_leaves_rows_out_by_mouse_and_the_switch_brings_them_all_back(screen: DataScreen) -> None:
    for number in (3, 5):
        shown = menu(screen, number)
        first = shown.actions()[0]
        assert first.text() == f"Leave row {number} out\tDel"
        QTest.mouseClick(shown, LEFT, NONE, shown.actionGeometry(first).center())
    assert (rows(screen), steps(screen)) == (N - 2, 2)
    assert counted(screen)["rows_by_hand"] == 2
    line = next(one for one in screen.read.lines if one.line.id == "rows_by_hand")
    assert line.switch is not None
    QTest.keyClick(line.switch, Qt.Key.Key_Space)
    assert (rows(screen), steps(screen)) == (N, 3)
    assert counted(screen)["rows_by_hand"] == 2  # remembered, and not applied
    go_to(screen, 7)
    QTest.keyClick(screen.grid, Qt.Key.Key_Delete)  # whoever goes on wants them left out
    assert rows(screen) == N - 3


def test_figures_follow(screen: DataScreen) -> None:
    before = screen.workspace.state.results
    assert before is not None
    go_to(screen, 12)  # ten of ten
    QTest.keyClick(screen.grid, Qt.Key.Key_Delete)
    after = screen.workspace.state.results
    assert after is not None
    assert after.loyalty.score.n == before.loyalty.score.n - 1
    score, score_before = after.loyalty.score.value, before.loyalty.score.value
    assert score is not None
    assert score_before is not None
    assert score < score_before
    assert {what.id: count for what, count in after.left_out}["rows_by_hand"] == 1


def test_places_and_columns_stay_while_rows_go(screen: DataScreen) -> None:
    click_head(screen.grid, 2)
    screen.grid.jump_to(10)
    click_cell(screen.grid, 14, 2)
    QTest.keyClick(screen.grid, Qt.Key.Key_Delete)
    assert screen.grid.current == (14, 2)
    assert screen.grid.verticalScrollBar().value() == 10
    assert [key.heading for key in screen.grid.chosen] == ["接客の満足度"]
    see(screen)
    assert cells(screen).row_number(screen.grid.current[0]) == 17  # the row below the one that went
    assert screen.workspace.selection.column is not None


def test_nothing_is_left_out_before_and_after(screen: DataScreen, qtbot: QtBot) -> None:
    see(screen)
    take(menu(screen, TOTAL), "Take all 2 rows back: Totals and notes")
    assert screen.left_out.every_row.isVisible()  # it can still be switched off
    QTest.mouseClick(screen.left_out.every_row, LEFT)
    screen.draw()
    assert not screen.left_out.every_row.isVisible()
