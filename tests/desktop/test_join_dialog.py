"""Joining another table through the window: proposed, looked at, done, undone, taken away again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from loyalty_desktop.desktop.join_dialog import JoinDialog
from loyalty_desktop.desktop.main_window import MainWindow
from loyalty_desktop.desktop.widgets.notice_bar import NoticeBar
from loyalty_desktop.survey.reading import ColumnKey, Join
from tests.desktop.answering import LONG, Answers
from tests.survey.layouts.layout import csv

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace

N = 40
ANSWERS: list[list[object]] = [
    ["会員番号", "推奨度（0〜10）", "接客の満足度"],
    *([f"{at:05d}", at % 11, 1 + at % 5] for at in range(1, N + 1)),
]
CUSTOMERS: list[list[object]] = [
    ["顧客ID", "年間購入金額", "店舗"],
    *([at, 500 + at, f"店{at % 3}"] for at in range(3, N + 6)),
]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Workspace:
    (tmp_path / "survey.csv").write_bytes(csv(ANSWERS))
    (tmp_path / "customers.csv").write_bytes(csv(CUSTOMERS))
    answers.path = tmp_path / "customers.csv"
    with qtbot.waitSignal(window.parts.workspace.opened, timeout=LONG):
        window.open_path(tmp_path / "survey.csv")
    return window.parts.workspace


def dialog(window: MainWindow, qtbot: QtBot) -> JoinDialog:
    """Choose the menu's action and wait until the report stands."""
    window.commands["join"].trigger()
    found: list[JoinDialog] = []

    def stands() -> bool:
        found[:] = [one for one in window.findChildren(JoinDialog) if one.isVisible()]
        return bool(found) and bool(found[0].lines)

    qtbot.waitUntil(stands, timeout=LONG)
    return found[0]


def headings(workspace: Workspace) -> list[str]:
    survey = workspace.state.survey
    assert survey is not None
    return [one.heading for one in survey.columns]


def test_nothing_to_join_to(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.commands["join"].isEnabled()
    window.commands["new"].trigger()
    assert not window.commands["join"].isEnabled()


def test_join_undo_and_take_away(opened: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    shown = dialog(window, qtbot)
    assert (shown.here.currentText(), shown.there.currentText()) == ("会員番号", "顧客ID")
    assert shown.loose.isChecked()
    assert "38" in shown.headline.text()
    assert not shown.removing.isVisible()
    with qtbot.waitSignal(opened.changed, timeout=LONG):
        qtbot.mouseClick(shown.joining, LEFT)
    qtbot.waitUntil(lambda: len(headings(opened)) == 5, timeout=LONG)
    assert opened.reading.joins == (
        Join("customers.csv", ColumnKey("会員番号"), ColumnKey("顧客ID"), None, loose=True),
    )
    assert [one.file_name for one in opened.state.project.sources[0].beside] == ["customers.csv"]
    window.commands["undo"].trigger()
    assert headings(opened) == ANSWERS[0]
    assert "customers.csv" in window.commands["redo"].text()
    window.commands["redo"].trigger()
    assert headings(opened)[3:] == ["年間購入金額", "店舗"]
    again = dialog(window, qtbot)
    with qtbot.waitSignal(opened.changed, timeout=LONG):
        qtbot.mouseClick(again.removing, LEFT)
    assert headings(opened) == ANSWERS[0]
    assert opened.state.project.sources[0].beside == ()


def test_report_follows_the_columns_and_the_switch(opened: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    shown = dialog(window, qtbot)
    shown.loose.setFocus()
    qtbot.keyClick(shown.loose, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "0" in shown.headline.text().split(), timeout=LONG)
    assert not shown.joining.isEnabled()
    qtbot.keyClick(shown.loose, Qt.Key.Key_Space)
    qtbot.waitUntil(shown.joining.isEnabled, timeout=LONG)
    shown.here.setCurrentIndex(1)
    shown.here.activated.emit(1)
    qtbot.waitUntil(lambda: "38" not in shown.headline.text(), timeout=LONG)
    qtbot.mouseClick(shown.cancelling, LEFT)
    assert headings(opened) == ANSWERS[0]


def test_project_finds_the_table_again_or_says_that_it_is_gone(
    opened: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog(window, qtbot).joining, LEFT)
    qtbot.waitUntil(lambda: len(headings(opened)) == 5, timeout=LONG)
    assert window.parts.documents.save(tmp_path / "p.loyalty")
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in ("p.loyalty", "survey.csv", "customers.csv"):
        shutil.move(tmp_path / name, moved / name)
    with qtbot.waitSignal(opened.opened, timeout=LONG):
        window.open_path(moved / "p.loyalty")
    assert headings(opened)[3:] == ["年間購入金額", "店舗"]
    (moved / "customers.csv").unlink()
    with qtbot.waitSignal(opened.opened, timeout=LONG):
        window.open_path(moved / "p.loyalty")
    assert headings(opened) == ANSWERS[0]
    survey = opened.state.survey
    assert survey is not None
    assert [note.state for note in survey.notes if note.message.id == "join_missing"] == ["asked"]
    bar = window.findChild(NoticeBar)
    assert bar is not None
    assert any("customers.csv" in sentence for sentence in bar.sentences)
    assert opened.state.results is not None


def test_ids_with_hyphens_are_proposed_loosely_and_joined_by_a_press(
    opened: Workspace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    hyphens: list[list[object]] = [
        ["会員No", "年間購入金額"],
        *([f"0-{at:04d}"[:4] + f"-{at:05d}"[-2:], at] for at in range(1, N + 1)),
    ]
    (tmp_path / "customers.csv").write_bytes(csv(hyphens))
    joining = dialog(window, qtbot)
    assert (joining.here.currentText(), joining.there.currentText()) == ("会員番号", "会員No")
    assert joining.loose.isChecked()
    assert "40" in joining.headline.text()
    qtbot.mouseClick(joining.loose, LEFT)
    qtbot.waitUntil(lambda: "40 of 40" not in joining.headline.text())
    assert not joining.joining.isEnabled()  # no customer at all
    qtbot.mouseClick(joining.loose, LEFT)
    qtbot.waitUntil(joining.joining.isEnabled)
    with qtbot.waitSignal(opened.changed, timeout=LONG):
        qtbot.mouseClick(joining.joining, LEFT)
    assert headings(opened)[-1] == "年間購入金額"
