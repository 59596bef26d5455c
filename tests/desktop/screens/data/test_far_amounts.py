"""Amounts far from all others: seen, kept or left out from what was read; one step each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loyalty_desktop.desktop.screens.data.read_line import ReadLine
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.survey.sheet import Cell, Workbook
from tests.desktop.screens.data.acting import LEFT
from tests.desktop.screens.data.conftest import Show, open_book
from tests.survey.making import sheet_of

N = 40
PEOPLE: list[list[Cell]] = [[f"C{at:03d}", at % 11, 3_000 + 700 * at] for at in range(N)]
ROWS: list[list[Cell]] = [
    ["ID", "友人に勧めたいと思いますか（0〜10）", "年間購入金額（円）"],
    *PEOPLE,
    ["C999", 10, 4_500_000],
]


@pytest.fixture
def screen(workspace: Workspace, show: Show) -> DataScreen:
    open_book(workspace, Workbook((sheet_of(ROWS, "data"),), file_name="survey.xlsx", sha256="0"))
    made = show(workspace)
    QTest.mouseClick(made.left_out.read, LEFT)
    return made


def line(screen: DataScreen, id_: str) -> ReadLine | None:
    return next((one for one in screen.read.lines if one.line.id == id_), None)


def press(screen: DataScreen, id_: str, text: str) -> None:
    found = line(screen, id_)
    assert found is not None
    button = next(one for one in found.choices if one.text() == text)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def used(screen: DataScreen) -> int:
    """How many amounts count."""
    survey = screen.workspace.state.survey
    assert survey is not None
    column = survey.with_role("spend")[0]
    pairs = zip(column.scale.reasons, column.distinct.counts.tolist(), strict=True)
    return sum(n for reason, n in pairs if reason is None)


def test_left_out_undone_and_taken_back(screen: DataScreen) -> None:
    steps = screen.workspace.steps
    assert used(screen) == N + 1
    press(screen, "amounts_far", "Leave out these amounts")
    assert (used(screen), steps.index()) == (N, 1)
    survey = screen.workspace.state.survey
    assert survey is not None
    assert survey.rows == N + 1  # the answer stays, without its amount
    assert line(screen, "amounts_far") is None
    steps.undo()
    assert used(screen) == N + 1
    steps.redo()
    press(screen, "amounts_far_out", "They are right: keep them")
    assert (used(screen), steps.index()) == (N + 1, 2)


def test_its_cell_is_gone_to(screen: DataScreen) -> None:
    found = line(screen, "amounts_far")
    assert found is not None
    link = next(one for one in found.links if one.text() == f"C{N + 2}")
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert screen.grid.current == (N, 2)


def test_kept(screen: DataScreen) -> None:
    before = screen.left_out.asked.text()
    press(screen, "amounts_far", "They are right: keep them")
    assert (used(screen), screen.workspace.steps.index()) == (N + 1, 1)
    assert (before, screen.left_out.asked.isVisible()) == ("In the file: 1 to check", False)
