"""A file without headings: said in the menu of rows, in the strip, or where it is asked; one step each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.data.heading_menu import HeadingMenu
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.survey.sheet import Cell, Workbook
from tests.desktop.screens.data.acting import CONTROL, LEFT, NONE, click_cell
from tests.desktop.screens.data.conftest import Show, open_book
from tests.survey.making import sheet_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
N = 30
ROWS: list[list[Cell]] = [[f"C{at:03d}", at % 11, 1 + at % 5, 5 - at % 5, "渋谷新宿"[at % 2]] for at in range(N)]
TEXT = "There are no headings: every row is an answer"


@pytest.fixture
def screen(workspace: Workspace, show: Show) -> DataScreen:
    open_book(workspace, Workbook((sheet_of(ROWS, "data"),), file_name="survey.xlsx", sha256="0"))
    return show(workspace)


def headings(screen: DataScreen) -> list[str]:
    survey = screen.workspace.state.survey
    assert survey is not None
    return [one.heading for one in survey.columns]


def rows(screen: DataScreen) -> int:
    survey = screen.workspace.state.survey
    assert survey is not None
    return survey.rows


def menu() -> HeadingMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, HeadingMenu)
    return found


def test_menu_by_mouse_and_back_by_keys(screen: DataScreen) -> None:
    assert (rows(screen), headings(screen)[0]) == (N - 1, "C000")
    grid = screen.grid
    QTest.mouseClick(grid.viewport(), LEFT, NONE, QPoint(10, 10))  # the corner above the numbers
    shown = menu()
    none = next(one for one in shown.actions() if one.text() == TEXT)
    assert not none.isChecked()
    QTest.mouseClick(shown, LEFT, NONE, shown.actionGeometry(none).center())
    assert (rows(screen), headings(screen)) == (N, ["A列", "B列", "C列", "D列", "E列"])
    assert screen.strip.headings.currentText() == "No headings"
    assert grid._cells is not None
    assert grid._cells.row_number(0) == 1
    assert screen.workspace.steps.count() == 1
    click_cell(grid, 0, 0)
    QTest.keyClick(grid, Qt.Key.Key_H, CONTROL)
    again = menu()
    assert next(one for one in again.actions() if one.text() == TEXT).isChecked()
    texts = [one.text() for one in again.actions() if not one.isSeparator()]
    for _each in range(texts.index("Make row 1 the heading row") + 1):
        QTest.keyClick(again, Qt.Key.Key_Down)
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert (rows(screen), headings(screen)[0]) == (N - 1, "C000")
    screen.workspace.steps.undo()
    assert rows(screen) == N
    screen.workspace.steps.undo()
    assert headings(screen)[0] == "C000"
    assert screen.workspace.reading.heading_rows is None


def test_strip_offers_it(screen: DataScreen) -> None:
    combo = screen.strip.headings
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    view = combo.view()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert screen.workspace.reading.heading_rows == ()
    assert rows(screen) == N


def test_it_is_an_answer_where_the_headings_look_like_answers(screen: DataScreen) -> None:
    QTest.mouseClick(screen.left_out.read, LEFT)
    asked = next(one for one in screen.read.lines if one.line.id == "headings_answered")
    assert [one.text() for one in asked.choices] == [
        "Row 1 holds the headings",
        "No headings: row 1 is an answer",
    ]
    asked.choices[1].setFocus()
    QTest.keyClick(asked.choices[1], Qt.Key.Key_Space)
    assert rows(screen) == N
    assert "headings_answered" not in [one.line.id for one in screen.read.lines]
    screen.workspace.steps.undo()
    asked = next(one for one in screen.read.lines if one.line.id == "headings_answered")
    asked.choices[0].setFocus()
    QTest.keyClick(asked.choices[0], Qt.Key.Key_Space)
    assert (rows(screen), screen.workspace.reading.heading_rows) == (N - 1, (1,))
    assert "headings_answered" not in [one.line.id for one in screen.read.lines]
