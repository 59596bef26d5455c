"""Options of cells with several answers, corrected by hand: one, several, renamed, gathered; cells split elsewhere."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from loyalty_desktop.desktop.screens.data.option_edits import OptionEdit
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.screens.data.value_option_question import MergeMenu
from loyalty_desktop.desktop.session.workspace import ReplaceProject, Workspace
from loyalty_desktop.survey.reading import ColumnKey
from tests.desktop.conftest import open_in
from tests.desktop.screens.data.acting import CONTROL, LEFT, NONE, SHIFT, choose, click_head, column, place, results
from tests.desktop.screens.data.conftest import Show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.screens.data.value_option_table import OptionTable
    from loyalty_desktop.desktop.screens.data.value_options import OptionEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
VISITS = ColumnKey("利用したもの")
CELLS = [
    "チャット, 電話",
    "電話, 店舗、窓口",
    "お電話",
    "チャット, 名所, 旧跡",
    "名所, 旧跡, 電話",
    "店舗、窓口, チャット",
    "チャット, 展示会",
    "チャット",
]


def write(path: Path, cells: list[str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(["回答者ID", "おすすめ度 (0-10)", "ご意見", VISITS.heading])
        for at in range(12 * len(cells)):
            out.writerow([f"M-{at:04}", (at * 7) % 11, "", cells[at % len(cells)]])
    return path


@pytest.fixture
def screen(workspace: Workspace, show: Show, tmp_path: Path, qtbot: QtBot) -> DataScreen:
    open_in(workspace, write(tmp_path / "visits.csv", CELLS))
    made = show(workspace)
    choose(made, "D")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def editor(screen: DataScreen) -> OptionEditor:
    return screen.inspector.options


def counts(screen: DataScreen) -> dict[str, str]:
    rows = editor(screen).table.rows
    return {rows.index(at, 0).data(): rows.index(at, 1).data() for at in range(rows.rowCount())}


def experiences(screen: DataScreen) -> dict[str, int]:
    """The experiences among the figures, with how many had each."""
    found = results(screen.workspace).experiences
    return {one.experience.option or "": round((one.incidence.value or 0) * one.incidence.n) for one in found}


def spot(table: OptionTable, text: str) -> QPoint:
    at = table.rows.place(text)
    assert at is not None
    return table.visualRect(table.rows.index(at, 0)).center()


def click(screen: DataScreen, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    table = editor(screen).table
    QTest.mouseClick(table.viewport(), LEFT, modifiers, spot(table, text))


def drag(screen: DataScreen, text: str, onto: str) -> None:
    table = editor(screen).table
    QTest.mousePress(table.viewport(), LEFT, NONE, spot(table, text))
    for share in (0.3, 0.7, 1.0):
        begun, end = spot(table, text), spot(table, onto)
        QTest.mouseMove(table.viewport(), begun + (end - begun) * share)
    QTest.mouseRelease(table.viewport(), LEFT, NONE, spot(table, onto))


def take(at: int) -> None:
    """Take a choice of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[at].trigger()
    menu.close()


def last_step(screen: DataScreen) -> str:
    found = screen.workspace.steps.command(screen.workspace.steps.index() - 1)
    assert isinstance(found, ReplaceProject)
    return found.step.text()


def undone(screen: DataScreen, before: dict[str, str], figures: dict[str, int]) -> None:
    """One step back, and everything is as it was."""
    screen.workspace.steps.undo()
    assert counts(screen) == before
    assert experiences(screen) == figures


def test_options_with_counts_and_shares_when_a_column_is_chosen(screen: DataScreen) -> None:
    assert counts(screen) == {
        "チャット": "60",
        "電話": "36",
        "名所, 旧跡": "24",
        "店舗、窓口": "24",
        "お電話": "12",
        "展示会": "12",
    }
    rows = editor(screen).table.rows
    assert rows.index(0, 2).data() == "63%"
    assert screen.inspector.table.isHidden()
    assert editor(screen).parting.currentText() == "several, split at ,"


def test_merge_when_two_spellings_are_dragged_together(screen: DataScreen, qtbot: QtBot) -> None:
    before, figures = counts(screen), experiences(screen)
    assert figures["電話"] == 36
    drag(screen, "お電話", "電話")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert counts(screen)["電話"] == "48"
    assert "お電話" not in counts(screen)
    assert experiences(screen)["電話"] == 48
    assert "お電話" not in experiences(screen)
    assert last_step(screen) == "2 options of 利用したもの are “電話”"
    rows = editor(screen).table.rows
    tip = rows.index(rows.place("電話") or 0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "お電話" in tip
    undone(screen, before, figures)


def test_merge_when_two_are_chosen_and_stand_side_by_side(screen: DataScreen) -> None:
    """Chat and phone stand side by side in some cells: it is asked which of two things is meant."""
    click(screen, "チャット")
    click(screen, "電話", CONTROL)
    QTest.mouseClick(editor(screen).merge, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, MergeMenu)
    assert [action.text() for action in menu.actions()] == [
        "“チャット, 電話” is one option (so in 12 cells)",
        "All of them are the option “チャット”",
    ]
    take(0)
    assert counts(screen)["チャット, 電話"] == "12"
    assert counts(screen)["電話"] == "24"
    assert experiences(screen)["チャット, 電話"] == 12


def test_question_when_parts_never_come_apart(screen: DataScreen, qtbot: QtBot) -> None:
    asked = editor(screen).asked
    assert [one.question.text for one in asked] == ["名所, 旧跡"]
    assert asked[0].one.isChecked()
    QTest.mouseClick(asked[0].several, LEFT)
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert counts(screen)["名所"] == counts(screen)["旧跡"] == "24"
    assert not editor(screen).asked
    assert last_step(screen) == "“名所, 旧跡” is several options of 利用したもの"
    assert experiences(screen)["旧跡"] == 24
    survey = screen.workspace.state.survey
    assert survey is not None
    assert "option_rejoined" not in [note.message.id for note in survey.notes]


def test_question_when_it_is_one_option(screen: DataScreen, qtbot: QtBot) -> None:
    before = counts(screen)
    QTest.keyClick(editor(screen).asked[0].one, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert counts(screen) == before
    assert not editor(screen).asked


def test_part_when_an_option_holds_another_sign(screen: DataScreen) -> None:
    click(screen, "店舗、窓口")
    QTest.mouseClick(editor(screen).part, LEFT)
    assert counts(screen)["店舗"] == counts(screen)["窓口"] == "24"
    click(screen, "電話")
    assert not editor(screen).part.isEnabled()


def test_rename_when_a_name_is_typed(screen: DataScreen, qtbot: QtBot) -> None:
    before, figures = counts(screen), experiences(screen)
    table = editor(screen).table
    click(screen, "チャット")
    QTest.keyClick(table, Qt.Key.Key_F2)
    line = table.indexWidget(table.currentIndex())
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "Chat")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert counts(screen)["Chat"] == "60"
    assert experiences(screen)["Chat"] == 60
    assert last_step(screen) == "Call the option “チャット” “Chat”"
    undone(screen, before, figures)


def test_rename_when_it_is_the_name_of_another_option(screen: DataScreen, qtbot: QtBot) -> None:
    editor(screen).table.rows.named.emit("お電話", "電話")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert counts(screen)["電話"] == "48"


def test_others_when_options_are_put_into_them_and_taken_out_again(screen: DataScreen) -> None:
    click(screen, "展示会")
    click(screen, "お電話", CONTROL)
    assert editor(screen).to_other.text() == "To “Other”"
    QTest.mouseClick(editor(screen).to_other, LEFT)
    assert counts(screen)["Other"] == "24"
    click(screen, "Other")
    QTest.mouseClick(editor(screen).part, LEFT)
    assert counts(screen)["展示会"] == counts(screen)["お電話"] == "12"
    assert "Other" not in counts(screen)


def test_menu_by_keys(screen: DataScreen) -> None:
    click(screen, "展示会")
    QTest.keyClick(editor(screen).table, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "These are one option",
        "Several options",
        "Rename",
        "To “Other”",
    ]
    assert [action.isEnabled() for action in menu.actions()] == [False, False, True, True]
    take(3)
    assert counts(screen)["Other"] == "12"


def test_merge_by_keys(screen: DataScreen) -> None:
    """The two below each other are chosen with Shift and an arrow, and made one from the menu."""
    click(screen, "お電話")
    table = editor(screen).table
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert table.chosen() == ("お電話", "展示会")
    QTest.keyClick(table, Qt.Key.Key_Return)
    take(0)
    assert counts(screen)["お電話"] == "24"
    assert screen.workspace.steps.count() == 1


def test_no_cells_to_split_where_answers_are_a_scale(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    choose(screen, "U")
    assert editor(screen).isHidden()
    choose(screen, "AR")
    assert editor(screen).isHidden()


def choose_parting(screen: DataScreen, text: str) -> None:
    combo = editor(screen).parting
    at = combo.findText(text)
    assert at >= 0, [combo.itemText(each) for each in range(combo.count())]
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def test_parting_when_each_cell_is_one_answer(screen: DataScreen) -> None:
    choose_parting(screen, "one answer")
    survey = screen.workspace.state.survey
    assert survey is not None
    found = survey.column(VISITS)
    assert found is not None
    assert found.scale.kind == "category"
    assert editor(screen).table.isHidden()
    assert not screen.inspector.table.isHidden()
    QTest.mouseClick(editor(screen).reset, LEFT)
    assert counts(screen)["チャット"] == "60"
    assert last_step(screen) == "Options of 利用したもの as proposed"


def test_parting_when_another_sign_is_typed(screen: DataScreen) -> None:
    choose_parting(screen, "another sign…")
    editor(screen).sign.insert("、")  # as an input method hands it over
    QTest.keyClick(editor(screen).sign, Qt.Key.Key_Return)
    assert counts(screen)["電話, 店舗、窓口"] == "12"
    assert editor(screen).parting.currentText() == "several, split at 、"
    screen.workspace.steps.undo()
    assert "電話, 店舗、窓口" not in counts(screen)


def test_rare_texts_when_they_are_gathered(workspace: Workspace, show: Show, tmp_path: Path) -> None:
    rare = [f"チャット, 自由に書いた言葉{at}" for at in range(9)]
    path = write(tmp_path / "rare.csv", CELLS)
    text = path.read_text(encoding="utf-8-sig")
    lines = [f'R-{at},5,,"{cell}"' for at, cell in enumerate(rare)]
    path.write_text(text + "\n".join(lines) + "\n", encoding="utf-8-sig")
    open_in(workspace, path)
    screen = show(workspace)
    choose(screen, "D")
    assert editor(screen).gather_rare.text() == "Count 9 own words as “Other”"
    QTest.mouseClick(editor(screen).gather_rare, LEFT)
    assert counts(screen)["Other"] == "9"
    assert editor(screen).gather_rare.isHidden()
    assert workspace.reading.correction(VISITS).named == (("", "Other"),)
    editor(screen).table.rows.named.emit("Other", "ほか")
    QApplication.processEvents()
    assert counts(screen)["ほか"] == "9"


def test_options_of_two_columns_that_are_chosen_together(toyama: Workspace, show: Show) -> None:
    """Seafood eaten, seafood that moved: one renaming holds for both."""
    screen = show(toyama)
    choose(screen, "AL")
    click_head(screen.grid, place(toyama, "AK"), CONTROL)
    editor(screen).table.rows.named.emit("バイガイ", "ばい貝")
    QApplication.processEvents()
    for letter in ("AK", "AL"):
        texts = [option.text for option in column(toyama, letter).scale.options]
        assert "ばい貝" in texts
        assert "バイガイ" not in texts
    assert last_step(screen) == "Call the option “バイガイ” “ばい貝” in 2 columns"
    assert toyama.steps.count() == 1


def test_parts_that_a_column_does_not_hold_are_not_joined_in_it(toyama: Workspace, show: Show) -> None:
    screen = show(toyama)
    choose(screen, "AL")
    click_head(screen.grid, place(toyama, "AK"), CONTROL)
    screen.correcting.options(OptionEdit("join", ("どこにもない", "これもない")))
    assert [bool(column(toyama, letter).correction.merged) for letter in ("AK", "AL")].count(True) == 1
    assert column(toyama, "AK").correction.separator is None or column(toyama, "AL").correction.separator is None


def test_questions_are_reached_by_tab(screen: DataScreen) -> None:
    editor(screen).parting.setFocus()
    QTest.keyClick(editor(screen).parting, Qt.Key.Key_Tab)
    assert editor(screen).asked[0].one.hasFocus()


def test_drawn_experience_when_its_option_is_renamed(screen: DataScreen) -> None:
    """A journey that somebody drew keeps its experience, which goes by the new name."""
    workspace = screen.workspace
    first = workspace.state.journey.experiences[0]
    assert first.option is not None
    drawn = workspace.state.journey
    kept = type(drawn)(**{**{name: getattr(drawn, name) for name in drawn.__struct_fields__}, "experiences": (first,)})
    from loyalty_desktop.messages import message  # noqa: PLC0415

    workspace.edit_journey(message("step_propose"), lambda _journey: kept)
    editor(screen).table.rows.named.emit(first.option, "新しい名前")
    QApplication.processEvents()
    assert [(one.option, one.name) for one in workspace.state.journey.experiences] == [("新しい名前", "新しい名前")]
