"""The grid: the right cells in the right colours, wheel, keys, widths, columns chosen alone and together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.data import grid_view
from loyalty_desktop.desktop.screens.data.grid import DataGrid
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.report.cells import Cells, ColumnCells
from loyalty_desktop.report.columns import column_heads
from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook, smallest_codes
from loyalty_desktop.survey.survey import survey
from tests.desktop.screens.data.acting import (
    CONTROL,
    LEFT,
    NONE,
    SHIFT,
    click_cell,
    click_head,
    colour_at,
    column,
    place,
    wheel,
)
from tests.surveys import APPAREL, workbook_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.data.conftest import Show


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # pop-ups, without a screen


@pytest.fixture
def screen(apparel: Workspace, show: Show) -> DataScreen:
    return show(apparel)


@pytest.fixture
def grid(screen: DataScreen) -> DataGrid:
    screen.grid.setFocus()
    return screen.grid


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tool tips that are shown; offscreen there is no window to show them in."""
    found: list[str] = []

    class ToolTip:
        @staticmethod
        def showText(_place: QPoint, text: str, _widget: QWidget) -> None:
            found.append(text)

    monkeypatch.setattr(grid_view, "QToolTip", ToolTip)
    return found


def test_cells_when_the_last_rows_are_shown(grid: DataGrid) -> None:
    grid.jump_to(1_000_000)
    sheet = workbook_of(APPAREL).sheets[0]
    cells = grid.visible_cells()

    assert max(cell.row for cell in cells) == 1258
    for cell in cells:
        if cell.column in {1, 2}:  # member number and rank: texts that nothing is done to
            assert cell.text == sheet.columns[cell.column].cell(cell.row + 1)


def test_cells_when_only_some_are_seen(grid: DataGrid, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[int, int]] = []
    shown = ColumnCells.shown

    def spy(self: ColumnCells, first: int, last: int) -> list[tuple[str, object]]:
        looked.append((first, last))
        return shown(self, first, last)  # type: ignore[return-value]

    monkeypatch.setattr(ColumnCells, "shown", spy)
    grid.jump_to(600)
    grid.viewport().repaint()

    assert looked
    assert all(first >= 600 and last - first <= 20 for first, last in looked)
    assert len(looked) < 15  # columns in sight, of 64


def test_colours_when_cells_differ(grid: DataGrid, look: Look) -> None:
    """Row 9 of the sheet holds an 11 at the loyalty question, row 4 a full-width 10."""
    outside, converted = grid.cell_rect(7, 3), grid.cell_rect(2, 3)

    assert colour_at(grid, outside.topLeft() + QPoint(4, 4)) == look.colour("negative_bg").name()
    assert colour_at(grid, QPoint(converted.center().x(), converted.bottom() - 1)) == look.colour("accent_line").name()
    assert colour_at(grid, grid.cell_rect(3, 3).topLeft() + QPoint(4, 4)) == look.colour("panel").name()


def test_colours_when_a_column_is_chosen(grid: DataGrid, look: Look) -> None:
    click_head(grid, 3)

    assert colour_at(grid, grid.cell_rect(3, 3).topLeft() + QPoint(4, 4)) == look.colour("selected").name()
    assert colour_at(grid, grid.header_rect(3).topLeft() + QPoint(20, 1)) == look.colour("accent").name()
    assert colour_at(grid, grid.header_rect(4).topLeft() + QPoint(20, 1)) == look.colour("header").name()


def test_colours_when_the_theme_changes(grid: DataGrid, look: Look) -> None:
    look.set_theme("dark")

    assert colour_at(grid, grid.cell_rect(3, 3).topLeft() + QPoint(4, 4)) == look.colour("panel").name() == "#1a1e26"


def test_wheel_when_it_is_turned(grid: DataGrid) -> None:
    wheel(grid, 2)
    assert grid.visible_cells()[0].row == 2 * QApplication.wheelScrollLines()

    wheel(grid, -9)
    assert grid.visible_cells()[0].row == 0


def test_wheel_when_shift_is_held(grid: DataGrid) -> None:
    wheel(grid, 3, SHIFT)
    assert grid.horizontalScrollBar().value() > 0
    assert grid.verticalScrollBar().value() == 0

    wheel(grid, -9, SHIFT)
    assert grid.horizontalScrollBar().value() == 0


def test_keys_when_they_move_the_cell(grid: DataGrid) -> None:
    moves = [
        (Qt.Key.Key_Down, NONE, (1, 0)),
        (Qt.Key.Key_Right, NONE, (1, 1)),
        (Qt.Key.Key_End, NONE, (1, 63)),
        (Qt.Key.Key_Home, NONE, (1, 0)),
        (Qt.Key.Key_End, CONTROL, (1258, 63)),
        (Qt.Key.Key_Up, NONE, (1257, 63)),
        (Qt.Key.Key_Home, CONTROL, (0, 0)),
        (Qt.Key.Key_Left, NONE, (0, 0)),
        (Qt.Key.Key_Up, NONE, (0, 0)),
    ]
    for key, modifiers, expected in moves:
        QTest.keyClick(grid, key, modifiers)
        assert grid.current == expected
        assert any((cell.row, cell.column) == expected for cell in grid.visible_cells())


def test_keys_when_they_turn_pages(grid: DataGrid) -> None:
    page = grid.verticalScrollBar().pageStep()
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.current == (2 * page, 0)

    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    assert grid.current == (page, 0)


def test_choice_when_a_cell_is_clicked(grid: DataGrid, screen: DataScreen) -> None:
    click_cell(grid, 5, 2)

    assert grid.current == (5, 2)
    assert screen.workspace.selection.column == column(screen.workspace, "C").key


def test_choice_when_keys_move_to_a_column(grid: DataGrid, screen: DataScreen) -> None:
    click_head(grid, 7)
    QTest.keyClick(grid, Qt.Key.Key_Right)

    assert screen.workspace.selection.column == column(screen.workspace, "I").key
    assert screen.workspace.selection.driver is not None


def test_choice_when_another_screen_chooses(grid: DataGrid, screen: DataScreen) -> None:
    journey = screen.workspace.state.journey
    driver = journey.drivers[-1]
    screen.workspace.select(driver_chosen(journey, driver.id))

    assert grid.chosen == (driver.column,)
    survey_shown = screen.workspace.state.survey
    assert survey_shown is not None
    at = next(at for at, one in enumerate(survey_shown.columns) if one.key == driver.column)
    assert grid.viewport().rect().contains(grid.header_rect(at))


def test_choice_when_several_columns_are_taken(grid: DataGrid) -> None:
    click_head(grid, 2)
    click_head(grid, 4, SHIFT)
    click_head(grid, 6, CONTROL)
    click_head(grid, 3, CONTROL)
    assert [key.heading for key in grid.chosen] == [_head(grid, at) for at in (2, 4, 6)]

    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert len(grid.chosen) == 1


def test_choice_when_keys_take_several(grid: DataGrid) -> None:
    click_head(grid, 5)
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)

    assert [key.heading for key in grid.chosen] == [_head(grid, at) for at in (5, 6, 7)]


def test_width_when_the_border_is_dragged(grid: DataGrid) -> None:
    before, next_left = grid.header_rect(1), grid.header_rect(2).left()
    start = QPoint(before.right(), 80)
    QTest.mousePress(grid.viewport(), LEFT, NONE, start)
    QTest.mouseMove(grid.viewport(), start + QPoint(40, 0))
    QTest.mouseRelease(grid.viewport(), LEFT, NONE, start + QPoint(40, 0))

    assert grid.header_rect(1).width() == before.width() + 40
    assert grid.header_rect(2).left() == next_left + 40


def test_width_when_it_is_dragged_away(grid: DataGrid) -> None:
    start = QPoint(grid.header_rect(1).right(), 80)
    QTest.mousePress(grid.viewport(), LEFT, NONE, start)
    QTest.mouseMove(grid.viewport(), start - QPoint(500, 0))
    QTest.mouseRelease(grid.viewport(), LEFT, NONE, start)

    assert grid.header_rect(1).width() == 48


def test_width_when_the_border_is_clicked_twice(grid: DataGrid, screen: DataScreen) -> None:
    at = place(screen.workspace, "AG")  # several answers in one cell: cut at first
    grid._bring_column(at)
    before = grid.header_rect(at)
    QTest.mouseDClick(grid.viewport(), LEFT, NONE, QPoint(before.right(), 80))

    assert grid.header_rect(at).width() > before.width()


def test_width_when_the_survey_is_read_otherwise(grid: DataGrid, screen: DataScreen) -> None:
    start = QPoint(grid.header_rect(1).right(), 80)
    QTest.mousePress(grid.viewport(), LEFT, NONE, start)
    QTest.mouseMove(grid.viewport(), start + QPoint(33, 0))
    QTest.mouseRelease(grid.viewport(), LEFT, NONE, start)
    width = grid.header_rect(1).width()
    click_head(grid, 3)
    screen.inspector.direction.switch.click()

    assert screen.workspace.steps.count() == 1
    assert grid.header_rect(1).width() == width


def test_cells_when_another_survey_is_opened(grid: DataGrid, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen around the cells is painted first, columns that nobody sees yet are measured last."""
    words = [f"とても長い回答 {at}" for at in range(30)]
    read = survey(Workbook((Sheet("s", tuple(_raw(f"列{at}", words) for at in range(90)), 31),)))
    looked: list[tuple[int, int]] = []
    shown = ColumnCells.shown

    def spy(self: ColumnCells, first: int, last: int) -> list[tuple[str, object]]:
        looked.append((first, last))
        return shown(self, first, last)  # type: ignore[return-value]

    grid.show_survey(read, Cells(read), column_heads(read))
    seen, beyond = grid.header_rect(0).width(), grid.header_rect(89).width()
    monkeypatch.setattr(ColumnCells, "shown", spy)
    grid.viewport().repaint()
    assert not looked

    qtbot.waitUntil(lambda: grid.header_rect(89).width() == seen)
    qtbot.waitUntil(lambda: bool(looked))
    assert beyond < seen == grid.header_rect(0).width()


def test_width_when_a_column_is_gone_to_at_once(grid: DataGrid) -> None:
    """Nobody waits until all columns are measured: who goes to the last one sees it whole."""
    words = [f"とても長い回答 {at}" for at in range(30)]
    read = survey(Workbook((Sheet("s", tuple(_raw(f"列{at}", words) for at in range(90)), 31),)))
    grid.show_survey(read, Cells(read), column_heads(read))
    grid.go_to(column_heads(read)[89].key)

    assert grid.header_rect(89).width() == grid.header_rect(0).width()
    assert grid.viewport().rect().contains(grid.header_rect(89))


def test_chosen_column_stays_in_sight_when_the_window_gets_narrower(
    grid: DataGrid, screen: DataScreen, qtbot: QtBot
) -> None:
    at = len(grid._heads) - 4
    grid.go_to(grid._heads[at].key)
    assert grid.header_rect(at).right() <= grid.viewport().width()
    screen.resize(1204, 596)
    qtbot.waitUntil(lambda: screen.width() == 1204)
    assert grid.header_rect(at).left() > 0
    assert grid.header_rect(at).right() <= grid.viewport().width()
    grid.horizontalScrollBar().setValue(0)  # who scrolled it away does not want it back
    screen.resize(1364, 776)
    qtbot.waitUntil(lambda: screen.width() == 1364)
    assert grid.horizontalScrollBar().value() == 0


def test_chosen_column_stays_in_sight_when_the_language_changes(grid: DataGrid, look: Look) -> None:
    at = len(grid._heads) - 4
    grid.go_to(grid._heads[at].key)
    for language in ("ja", "en"):
        look.set_language(language)
        assert grid.header_rect(at).right() <= grid.viewport().width()


def test_role_when_it_can_be_pressed(grid: DataGrid, look: Look) -> None:
    """A small triangle at its right end says so."""
    chip = grid.role_rect(0)

    assert colour_at(grid, QPoint(chip.right() - 8, chip.center().y() + 1)) == look.colour("muted").name()


def test_description_when_the_cell_changes(grid: DataGrid) -> None:
    click_cell(grid, 7, 3)

    told = grid.accessibleDescription()
    assert grid.accessibleName()
    for part in ("Column D", "Q1 1年後も利用したいか", "Role: Loyalty", "Row 9", "11", "outside the scale"):
        assert part in told


def test_hint_when_a_cell_is_cut(qtbot: QtBot, look: Look, hints: list[str]) -> None:
    """Text from a survey is never markup."""
    grid = DataGrid(look)
    qtbot.addWidget(grid)
    long = "<b>とても長い感想です。</b>" * 20
    read = survey(Workbook((Sheet("s", (_raw("感想", [long, "短い"]), _raw("No", ["a1", "a2"])), 3),)))
    grid.resize(600, 400)
    grid.show_survey(read, Cells(read), column_heads(read))
    grid.show()
    for row in (0, 1):
        _point_at(grid, grid.cell_rect(row, 0).center())

    assert "感想です" in hints[0]
    assert "<b>" not in hints[0]
    assert hints[1] == ""  # nothing of it is cut


def test_hint_when_over_a_head(grid: DataGrid, hints: list[str]) -> None:
    _point_at(grid, grid.header_rect(3).center())

    assert "the heading asks the NRS question" in hints[0]


def test_grid_when_there_are_a_million_rows(qtbot: QtBot, look: Look) -> None:
    """Nothing is looked up but what is seen, and the last row is as near as the first."""
    rows = 1_000_000
    codes = np.arange(rows) % 5
    words = ("とても満足", "やや満足", "どちらとも", "やや不満", "とても不満")
    columns = tuple(
        RawColumn((f"満足度 [項目{at}]", *words), smallest_codes(np.concatenate([[0], codes + 1]), 6))
        for at in range(60)
    )
    read = survey(Workbook((Sheet("s", columns, rows + 1),)))
    grid = DataGrid(look)
    qtbot.addWidget(grid)
    grid.resize(1200, 800)
    grid.show_survey(read, Cells(read), column_heads(read))
    grid.show()
    qtbot.waitExposed(grid)
    grid.jump_to(rows)

    last = [cell for cell in grid.visible_cells() if cell.row == rows - 1]
    assert {cell.text for cell in last} == {words[(rows - 1) % 5]}
    assert grid.viewport().rect().contains(last[0].box)
    assert Cells(read).row_number(rows - 1) == rows + 1


def _point_at(grid: DataGrid, spot: QPoint) -> None:
    event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, grid.viewport().mapToGlobal(spot))
    QApplication.sendEvent(grid.viewport(), event)


def _raw(heading: str, answers: list[str]) -> RawColumn:
    return RawColumn((heading, *answers), smallest_codes(np.arange(len(answers) + 1), len(answers) + 1))


def _head(grid: DataGrid, at: int) -> str:
    return grid._heads[at].key.heading
