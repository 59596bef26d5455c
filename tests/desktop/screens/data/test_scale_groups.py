"""Role, direction, missing codes, labels and codes of a whole grid, edited in place: one step, and to how many."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox

from loyalty_desktop.desktop.screens.data import edits
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.screens.data.value_menu import ValueMenu
from loyalty_desktop.desktop.screens.data.value_model import CODE, MEANING, VALUE
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.desktop.conftest import open_in
from tests.desktop.screens.data.acting import LEFT, NONE, choose, results, take_role
from tests.desktop.screens.data.conftest import Show
from tests.desktop.screens.data.test_groups import click_band, last_step
from tests.desktop.screens.data.test_inspector import click, shown, take
from tests.surveys import SFO

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.survey.survey import Column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen
PLACES = ("接客", "品揃え", "価格", "清潔さ", "立地", "待ち時間")
KINDS = ("google", "limesurvey", "surveymonkey")


def _headings(kind: str) -> list[list[str]]:
    """The headings of a grid of six ratings as a survey tool writes them."""
    if kind == "google":
        return [["タイムスタンプ", "おすすめ度 (0-10)", *(f"各項目の満足度 [{one}]" for one in PLACES)]]
    if kind == "limesurvey":
        names = [f"How satisfied were you? [{one}]" for one in PLACES]
        return [["Response ID", "Date submitted", "Last page", "How likely are you to recommend us? (0-10)", *names]]
    first = ["Respondent ID", "Collector ID", "How likely are you to recommend us? (0-10)", "How satisfied were you?"]
    return [[*first, *[""] * (len(PLACES) - 1)], ["", "", "Response", *PLACES]]


def write(path: Path, kind: str) -> Path:
    """Six ratings in codes from 1 to 5, with 6 for "never used it"."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerows(_headings(kind))
        for at in range(88):
            rated = [(at * step + step) % 6 + 1 for step in (1, 5, 7, 11, 13, 17)]
            first: dict[str, list[object]] = {
                "google": [f"2026/07/{at % 28 + 1:02} 15:33:05"],
                "limesurvey": [at + 1, f"2026-07-{at % 28 + 1:02} 15:33:05", 3],
                "surveymonkey": [1000 + at, 77],
            }
            out.writerow([*first[kind], (at * 7) % 11, *rated])
    return path


@pytest.fixture(params=KINDS)
def screen(
    request: pytest.FixtureRequest, workspace: Workspace, show: Show, tmp_path: Path, qtbot: QtBot
) -> DataScreen:
    open_in(workspace, write(tmp_path / "grid.csv", request.param))
    made = show(workspace)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def members(screen: DataScreen) -> list[Column]:
    survey = screen.workspace.state.survey
    assert survey is not None
    return [column for column in survey.columns if any(place in column.heading for place in PLACES)]


def choose_grid(screen: DataScreen) -> None:
    click_band(screen, members(screen)[1].index)
    assert screen.inspector._many.text() == "6 columns are chosen: what you change here applies to all of them."


def type_in(screen: DataScreen, value: str, text: str) -> None:
    """Double-click a code and type its label."""
    table = screen.inspector.table
    at = table.rows.place(value)
    assert at is not None
    spot = table.visualRect(table.rows.index(at, VALUE)).center()
    QTest.mouseClick(table.viewport(), LEFT, NONE, spot)
    QTest.mouseDClick(table.viewport(), LEFT, NONE, spot)
    editor = table.indexWidget(table.currentIndex())
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def coded(column: Column) -> dict[str, object]:
    rows = zip(column.distinct.typed_labels, column.scale.codes.tolist(), column.scale.reasons, strict=True)
    counts = column.distinct.counts.tolist()
    return {text: reason or code for n, (text, code, reason) in zip(counts, rows, strict=True) if n and text}


def test_missing_code_of_a_grid_from_the_menu(screen: DataScreen) -> None:
    choose_grid(screen)
    click(screen, "6", MEANING)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ValueMenu)
    take(menu, "Leave out: Never used it")
    for column in members(screen):
        assert coded(column)["6"] == "not_used"
        assert (column.scale.low, column.scale.high) == (1, 5)
        assert column.role == "driver"
    assert last_step(screen) == "Leave out “6” in 6 columns"
    reach = [one.reach.count for one in results(screen.workspace).drivers]
    assert len(reach) == 6
    assert all(count < 88 for count in reach)
    screen.workspace.steps.undo()
    assert not screen.workspace.reading.corrections


def test_labels_of_a_grid_are_understood_once_for_all_columns(
    screen: DataScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    understood: list[Survey] = []

    def counted(book: Workbook, reading: Reading, before: Survey | None = None) -> Survey:
        understood.append(survey(book, reading, before))
        return understood[-1]

    choose_grid(screen)
    monkeypatch.setattr(edits, "survey", counted)
    type_in(screen, "5", "とても満足")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert [column.distinct.words(column.distinct.typed_labels.index("5")) for column in members(screen)] == [
        "とても満足"
    ] * 6
    assert len(understood) == 1


def test_labels_of_a_grid_typed_in_place(screen: DataScreen, qtbot: QtBot) -> None:
    choose_grid(screen)
    type_in(screen, "5", "とても満足")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert last_step(screen) == "Label of 5 in 6 columns: “とても満足”"
    type_in(screen, "6", "利用していない")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 2)
    for column in members(screen):
        assert column.distinct.words(column.distinct.typed_labels.index("5")) == "とても満足"
        assert coded(column)["6"] == "not_used"
        assert coded(column)["5"] == 5
        assert column.role == "driver"
    assert ("5: とても満足", "5", "Head satisfied") in [row[:3] for row in shown(screen)]
    assert results(screen.workspace).drivers[0].head.n < 88
    screen.workspace.steps.undo()
    screen.workspace.steps.undo()
    assert not screen.workspace.reading.corrections


def test_label_of_one_column_applied_to_the_others(screen: DataScreen, qtbot: QtBot) -> None:
    first = members(screen)[0]
    choose(screen, first.letter)
    type_in(screen, "1", "Very satisfied")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    assert members(screen)[0].scale.reversed, "its words say that 1 is the good end"
    assert screen.inspector.same_scale.text() == "Apply to 5 more"
    QTest.mouseClick(screen.inspector.same_scale, LEFT)
    assert all(column.scale.reversed for column in members(screen))
    assert last_step(screen) == "Same reading for 6 columns"
    type_in(screen, "1", "")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 3)
    assert not members(screen)[0].correction.labels


def test_direction_of_a_grid_by_its_switch(screen: DataScreen) -> None:
    choose_grid(screen)
    QTest.mouseClick(screen.inspector.direction.switch, LEFT)
    assert all(column.scale.reversed for column in members(screen))
    assert last_step(screen) == "Direction of the scales of 6 columns"
    screen.workspace.steps.undo()
    assert not any(column.scale.reversed for column in members(screen))


def test_role_of_a_grid(screen: DataScreen) -> None:
    choose_grid(screen)
    take_role(screen.grid, members(screen)[2].index, "segment")
    assert [column.role for column in members(screen)] == ["segment"] * 6
    assert last_step(screen) == "Role of 6 columns"
    assert not results(screen.workspace).drivers


def test_code_of_a_labelled_grid(screen: DataScreen, qtbot: QtBot) -> None:
    """Words have codes that can be typed; what was typed holds for the whole grid."""
    choose_grid(screen)
    type_in(screen, "5", "Very satisfied")
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 1)
    click(screen, "4", CODE)
    table = screen.inspector.table
    editor = table.indexWidget(table.currentIndex())
    assert isinstance(editor, QSpinBox)
    QTest.keyClicks(editor, "3")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.workspace.steps.count() == 2)
    assert [coded(column)["4"] for column in members(screen)] == [3] * 6
    assert last_step(screen) == "Codes of 6 columns"


def test_labels_of_a_real_grid(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    """SFO: codes only, 6 means "never used"; the label says so, and no figure counts it any more."""
    open_in(workspace, SFO)
    screen = show(workspace)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    survey = workspace.state.survey
    assert survey is not None
    food = next(column for column in survey.columns if column.heading == "Q7FOOD")
    click_band(screen, food.index)
    chosen = len(screen.grid.chosen)
    assert chosen > 5
    before = [one.head.n for one in results(workspace).drivers]
    type_in(screen, "5", "Outstanding")
    qtbot.waitUntil(lambda: workspace.steps.count() == 1)
    assert last_step(screen) == f"Label of 5 in {chosen} columns: “Outstanding”"
    assert [one.head.n for one in results(workspace).drivers] == before, "a label alone changes no figure"
    after = workspace.state.survey
    assert after is not None
    for key in screen.grid.chosen:
        column, old = after.column(key), survey.column(key)
        assert column is not None
        assert old is not None
        assert column.role == old.role
        assert coded(column) == coded(old)
