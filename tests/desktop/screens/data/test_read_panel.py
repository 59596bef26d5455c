"""What was read, beside the grid: opened, gone through by mouse and keys, every choice one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.data.read_line import ReadLine
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.desktop.widgets.labels import Label
from tests.desktop.conftest import open_in
from tests.desktop.screens.data.acting import LEFT, click_cell, colour_at, results
from tests.desktop.screens.data.conftest import Show
from tests.surveys import SFO


@pytest.fixture
def screen(apparel: Workspace, show: Show, qtbot: QtBot) -> DataScreen:
    """The sample, with what was read beside it."""
    made = show(apparel)
    QTest.mouseClick(made.left_out.read, LEFT)
    assert made.is_read_shown
    qtbot.waitUntil(lambda: not made.read.lines[0].choices[1].visibleRegion().isEmpty())  # laid out, not only made
    return made


def line(screen: DataScreen, id_: str) -> ReadLine:
    return next(one for one in screen.read.lines if one.line.id == id_)


def rows(screen: DataScreen) -> int:
    survey = screen.workspace.state.survey
    assert survey is not None
    return survey.rows


def steps(screen: DataScreen) -> int:
    return screen.workspace.steps.index()


def test_panel_when_it_is_opened_and_closed_by_keys(screen: DataScreen) -> None:
    assert screen.read.close_button.hasFocus()
    assert screen.left_out.read.isChecked()
    QTest.keyClick(screen.read.close_button, Qt.Key.Key_Escape)
    assert not screen.is_read_shown
    assert screen.left_out.read.hasFocus()
    QTest.keyClick(screen.left_out.read, Qt.Key.Key_Space)
    assert screen.is_read_shown


def test_head_says_tool_and_kind_of_file(screen: DataScreen) -> None:
    assert screen.read.source.text() == "Export of Google Forms (Excel workbook)"
    assert screen.left_out.asked.text() == "In the file: 1 to check"


def test_panel_when_a_column_is_chosen_in_the_grid(screen: DataScreen) -> None:
    click_cell(screen.grid, 3, 2)
    assert not screen.is_read_shown
    assert screen.inspector.isVisible()
    assert not screen.left_out.read.isChecked()


def test_link_when_it_is_pressed(screen: DataScreen) -> None:
    outside = line(screen, "answers_outside")
    second = next(link for link in outside.links if link.text() == "E216")
    QTest.mouseClick(second, LEFT)
    assert screen.is_read_shown
    assert screen.grid.current[0] == 214
    assert [cell for cell in screen.grid.visible_cells() if (cell.row, cell.state) == (214, "outside")]
    assert [key.heading for key in screen.grid.chosen] == ["Q2 友人に勧めたいか"]


def test_link_of_a_row_that_is_left_out_shows_it(screen: DataScreen, look: Look) -> None:
    switch = line(screen, "rows_straight").switch
    assert switch is not None
    switch.click()
    after = line(screen, "rows_straight")
    assert "(left out)" in [label.text() for label in after.findChildren(Label)]
    assert not screen.left_out.every_row.isChecked()
    QTest.mouseClick(next(link for link in after.links if link.text() == "AS206"), LEFT)
    assert screen.left_out.every_row.isChecked()
    cells = screen.grid._cells
    assert cells is not None
    row = screen.grid.current[0]
    assert (cells.row_number(row), cells.why(row)) == (206, "Same throughout")
    assert [cell for cell in screen.grid.visible_cells() if (cell.row, cell.state) == (row, "left_out")]
    look.set_language("ja")
    assert "（除外中）" in [label.text() for label in line(screen, "rows_straight").findChildren(Label)]


def test_all_columns_of_a_question_are_shown_when_wanted(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    open_in(workspace, SFO)
    screen = show(workspace)
    screen.left_out.read.click()
    asked = line(screen, "direction_asked")
    assert asked.more is not None
    assert (len(asked.links), asked.more.text()) == (3, "and 23 more")
    asked.more.setFocus()
    QTest.keyClick(asked.more, Qt.Key.Key_Space)
    assert len(asked.links) == 26
    assert asked.links[3].hasFocus()
    qtbot.waitUntil(lambda: asked.links[-1].geometry().top() > asked.links[0].geometry().top() + 3 * 20)
    qtbot.waitUntil(lambda: _inside(asked.links[-1], asked))
    assert asked.more.isHidden()
    last = asked.links[-1]
    QTest.mouseClick(last, LEFT)
    assert list(screen.grid.chosen) == [asked.line.columns[-1].column]


def test_question_when_it_is_left_as_it_is(workspace: Workspace, show: Show) -> None:
    open_in(workspace, SFO)
    screen = show(workspace)
    screen.left_out.read.click()
    assert screen.left_out.asked.text() == "In the file: 7 to check"
    asked = line(screen, "extra_code_asked")
    leave = next(button for button in asked.choices if button.text() == "Leave it as it is")
    QTest.mouseClick(leave, LEFT)
    assert screen.left_out.asked.text() == "In the file: 6 to check"
    assert steps(screen) == 1
    screen.workspace.steps.undo()
    assert screen.left_out.asked.text() == "In the file: 7 to check"


def test_switch_when_it_is_turned_by_keys_and_undone(screen: DataScreen) -> None:
    before = results(screen.workspace).loyalty.score.n
    switch = line(screen, "rows_straight").switch
    assert switch is not None
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert (rows(screen), steps(screen)) == (1247, 1)
    assert results(screen.workspace).loyalty.score.n < before
    again = line(screen, "rows_straight").switch
    assert again is not None
    assert again.isChecked()
    assert again.hasFocus()  # the keys stay where they were
    screen.workspace.steps.undo()
    assert rows(screen) == 1259
    assert results(screen.workspace).loyalty.score.n == before


def test_question_when_it_is_answered(screen: DataScreen) -> None:
    asked = line(screen, "rows_duplicates")
    assert [button.text() for button in asked.choices] == [
        "One answer: all of them count",
        "One customer: only the last answer counts",
    ]
    QTest.mouseClick(asked.choices[1], LEFT)
    assert (rows(screen), steps(screen)) == (1256, 1)
    assert screen.left_out.asked.isHidden()


def test_strip_when_a_rule_is_switched(screen: DataScreen) -> None:
    cell = next(one for one in screen.left_out.reasons.cells if one.title.full_text() == ("Same throughout"))
    QTest.mouseClick(cell.switch.button("show"), LEFT)
    assert steps(screen) == 0  # it is shown already
    QTest.mouseClick(cell.switch.button("leave_out"), LEFT)
    assert (rows(screen), steps(screen)) == (1247, 1)
    assert line(screen, "rows_straight").line.on
    assert cell.switch.button("leave_out").isChecked()


def test_rows_that_a_rule_names_are_marked(screen: DataScreen) -> None:
    cells = screen.grid._cells
    assert cells is not None
    assert [cells.marks.sign(row) for row in (4, 9, 5)] == ["R", "S", ""]
    box = screen.grid.cell_rect(4, 0)
    assert colour_at(screen.grid, box.topLeft() + box.topLeft().__class__(-box.left() + 5, 9)) == (
        screen.look.theme.hex("warn_bg").lower()
    )


def test_every_part_can_be_heard_and_reached(screen: DataScreen) -> None:
    for one in screen.read.lines:
        for part in (*one.links, *one.choices, *([one.switch] if one.switch else [])):
            assert part.accessibleName()
            assert part.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_panel_in_another_language_and_theme(screen: DataScreen, look: Look) -> None:
    look.set_language("ja")
    look.set_theme("dark")
    assert screen.read.title.text() == "読み込み結果"
    assert screen.read.source.text() == "Google フォームの書き出し（Excel ブック）"
    assert screen.left_out.asked.text() == "読み込みの要確認 1 件"


def test_nothing_to_tell_is_told(workspace: Workspace, show: Show, tmp_path: Path, look: Look) -> None:
    path = tmp_path / "plain.xlsx"
    _save(path, [["番号", "品番", "0〜10点でおすすめ度"], *[[f"a{at}", f"n{at}", at % 11] for at in range(33)]])
    open_in(workspace, path)
    screen = show(workspace)
    screen.left_out.read.click()
    look.set_language("ja")
    assert not screen.read.lines
    said = [one.text() for one in screen.read.findChildren(Label)]
    assert "すべての行をそのまま読みました" in said


def test_panel_when_the_window_is_small(screen: DataScreen) -> None:
    screen.resize(1204, 596)
    QApplication.processEvents()
    assert screen.minimumSizeHint().width() <= 1204
    for one in screen.read.lines:
        assert one.width() <= screen.read.width()


def test_lines_are_not_made_again_while_they_stay(screen: DataScreen) -> None:
    first = screen.read.lines[0]
    screen.draw()
    assert screen.read.lines[0] is first


def _inside(link: QWidget, line: QWidget) -> bool:
    return line.rect().contains(link.rect().translated(link.mapTo(line, QPoint(0, 0))))


def _save(path: Path, table: list[list[object]]) -> None:
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in table:
        sheet.append(cells)
    book.save(path)
