"""How the table is read: the ways that there are, with their sizes, each one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.screens.data.shape_picker import ShapePicker
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.survey.sheet import Cell, Workbook
from tests.desktop.screens.data.acting import LEFT
from tests.desktop.screens.data.conftest import Show, open_book
from tests.survey.making import sheet_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # pop-ups, without a screen
QUESTIONS = ("推奨度（0〜10）", "接客の満足度", "品揃えの満足度", "ご意見")
ANSWERS: list[list[Cell]] = [
    [f"C{person:02d}", question, (person % 11, 1 + person % 5, 5 - person % 5, f"声{person}")[at]]
    for person in range(20)
    for at, question in enumerate(QUESTIONS)
]
PEOPLE: list[list[Cell]] = [[f"C{at:02d}", at % 11, 1 + at % 5, 5 - at % 5, f"声{at}"] for at in range(20)]
SHOPS: list[list[Cell]] = [[f"店{at}", 10 + at, None, None, None] for at in range(4)]
LONG: list[list[Cell]] = [["回答者ID", "設問", "回答"], *ANSWERS]
FLAT: list[list[Cell]] = [["ID", *QUESTIONS], *PEOPLE]
BELOW: list[list[Cell]] = [*FLAT, [None] * 5, ["店舗", "件数", None, None, None], *SHOPS]


def screen_of(workspace: Workspace, show: Show, **sheets: list[list[Cell]]) -> DataScreen:
    made = tuple(sheet_of(rows, name) for name, rows in sheets.items())
    open_book(workspace, Workbook(made, file_name="survey.xlsx", sha256="0"))
    return show(workspace)


def picker(screen: DataScreen, qtbot: QtBot) -> ShapePicker:
    """Click on the table's shape and wait until every way says what comes of it."""
    screen.strip.shape.setFocus()
    QTest.keyClick(screen.strip.shape, Qt.Key.Key_Space)
    found = QApplication.activePopupWidget()
    assert isinstance(found, ShapePicker)
    qtbot.waitUntil(lambda: all(one.text() != "…" for one in found.sizes))
    return found


def ways(shown: ShapePicker) -> dict[str, str]:
    return {button.text(): size.text() for button, size in zip(shown.buttons, shown.sizes, strict=True)}


def button(shown: ShapePicker, text: str) -> int:
    return next(at for at, one in enumerate(shown.buttons) if one.text() == text)


def size(screen: DataScreen) -> tuple[int, int]:
    survey = screen.workspace.state.survey
    assert survey is not None
    return survey.rows, len(survey.columns)


def test_answers_spread_over_rows_are_read_as_they_stand_and_back(
    workspace: Workspace, show: Show, qtbot: QtBot
) -> None:
    screen = screen_of(workspace, show, 回答=LONG)
    assert screen.strip.shape.text() == "One row a person ▾"
    assert size(screen) == (20, 5)
    shown = picker(screen, qtbot)
    assert ways(shown) == {
        "As it stands": "80 answers × 3 columns",
        "One row a person": "20 answers × 5 columns",
        "Respondents stand in columns": "2 answers × 81 columns",
    }
    assert shown.buttons[1].isChecked()
    QTest.mouseClick(shown.buttons[0], LEFT)
    assert size(screen) == (80, 3)
    assert (screen.strip.shape.text(), workspace.steps.count()) == ("As it stands ▾", 1)
    assert workspace.reading.shape == "as_is"
    workspace.steps.undo()
    assert size(screen) == (20, 5)
    workspace.steps.redo()
    again = picker(screen, qtbot)
    QTest.mouseClick(again.buttons[button(again, "One row a person")], LEFT)
    assert (size(screen), workspace.steps.count()) == ((20, 5), 2)


def test_any_table_is_turned_by_keys_and_the_present_way_is_no_step(
    workspace: Workspace, show: Show, qtbot: QtBot
) -> None:
    screen = screen_of(workspace, show, 回答=FLAT)
    shown = picker(screen, qtbot)
    assert list(ways(shown)) == ["As it stands", "Respondents stand in columns"]
    assert shown.buttons[0].hasFocus()
    QTest.keyClick(shown.buttons[0], Qt.Key.Key_Return)
    assert workspace.steps.count() == 0
    shown = picker(screen, qtbot)
    QTest.keyClick(shown.buttons[0], Qt.Key.Key_Down)
    QTest.keyClick(shown.buttons[1], Qt.Key.Key_Return)
    assert (size(screen), screen.strip.shape.text()) == ((4, 21), "Turned ▾")
    assert workspace.steps.count() == 1
    workspace.steps.undo()
    assert size(screen) == (20, 5)


def test_escape_changes_nothing(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = screen_of(workspace, show, 回答=FLAT)
    shown = picker(screen, qtbot)
    QTest.keyClick(shown.buttons[0], Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert workspace.steps.count() == 0


def test_two_tables_below_one_another(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = screen_of(workspace, show, 回答=BELOW)
    assert (size(screen), screen.strip.shape.text()) == ((20, 5), "First table only ▾")
    shown = picker(screen, qtbot)
    at = button(shown, "All tables below one another as one")
    assert ways(shown)["All tables below one another as one"].startswith("25 answers")
    QTest.mouseClick(shown.buttons[at], LEFT)
    assert (size(screen)[0], screen.strip.shape.text()) == (25, "As it stands ▾")
    again = picker(screen, qtbot)
    QTest.mouseClick(again.buttons[0], LEFT)
    assert (size(screen), workspace.steps.count()) == ((20, 5), 2)


def test_sheets_of_the_same_headings(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = screen_of(workspace, show, 表紙=[["アンケート"]], 四月=FLAT, 五月=FLAT)
    shown = picker(screen, qtbot)
    text = "Sheets with the same headings as one"
    assert ways(shown)[text] == "40 answers × 6 columns"
    QTest.mouseClick(shown.buttons[button(shown, text)], LEFT)
    assert (size(screen), screen.strip.shape.text()) == ((40, 6), "Sheets as one ▾")
    assert screen.strip.sheets.currentText() == "四月"
    again = picker(screen, qtbot)
    QTest.mouseClick(again.buttons[0], LEFT)
    assert size(screen) == (20, 5)


def test_it_fits_and_stays_on_the_screen(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    screen = screen_of(workspace, show, 四月=FLAT, 五月=FLAT)
    for language in ("ja", "en"):
        screen.look.set_language(language)
        shown = picker(screen, qtbot)
        inside = QRect(0, 0, shown.width(), shown.height())
        for one in (*shown.buttons, *shown.sizes):
            assert inside.contains(one.geometry())
            assert one.sizeHint().width() <= one.width() + 1
        shown.close()


def test_rows_of_a_table_that_was_made_are_left_out_too(workspace: Workspace, show: Show) -> None:
    screen = screen_of(workspace, show, 回答=LONG)
    corner = QPoint(8, 8)
    QTest.mouseClick(screen.grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, corner)
    assert QApplication.activePopupWidget() is None  # its first rows are no rows of the file
    screen.grid.go_to_row(3)
    screen.grid.setFocus()
    QTest.keyClick(screen.grid, Qt.Key.Key_Delete)
    assert (size(screen)[0], workspace.steps.count()) == (19, 1)
    QTest.mouseClick(screen.left_out.every_row, LEFT)
    screen.grid.go_to_row(3)
    shown = {cell.text: cell.state for cell in screen.grid.visible_cells() if cell.row == screen.grid.current[0]}
    assert shown["C01"] == "left_out"
