from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from loyalty_desktop.desktop.questions import Questions
from loyalty_desktop.desktop.screens.customers.screen import CustomersScreen
from loyalty_desktop.desktop.session.settings import Settings
from tests.desktop.conftest import open_in
from tests.surveys import TOYAMA

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication as Application
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow


def answer(qtbot: QtBot, texts: list[str], press: str) -> None:
    """Read the dialog that is about to open, and press one of its buttons."""

    def read() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, read)
            return
        texts.extend((box.text(), box.informativeText()))
        qtbot.mouseClick(next(one for one in box.buttons() if one.text() == press), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, read)


@pytest.mark.parametrize(("press", "agreed"), [("Choose where to save it…", True), ("Cancel", False)])
def test_the_warning_says_that_the_list_holds_personal_data(
    qapp: Application, look: object, qtbot: QtBot, press: str, agreed: bool
) -> None:
    texts: list[str] = []
    answer(qtbot, texts, press)
    assert Questions(Settings()).personal_list("Ho<b>st", 1_064) is agreed
    assert texts[0] == "This list contains personal data"
    assert "n=1,064" in texts[1]
    assert "<b>" not in texts[1]


@pytest.mark.parametrize(
    ("chosen", "kind", "expected"),
    [
        ("list", "Excel workbook (*.xlsx)", ("list.xlsx", "utf-8-sig")),
        ("list", "CSV file (UTF-8) (*.csv)", ("list.csv", "utf-8-sig")),
        ("list.CSV", "Excel workbook (*.xlsx)", ("list.CSV", "utf-8-sig")),
        ("v1.2 list", "CSV file (Shift_JIS) (*.csv)", ("v1.2 list.csv", "cp932")),
        ("", "", None),
    ],
)
def test_the_chosen_kind_gives_suffix_and_encoding(
    qapp: Application,
    look: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    kind: str,
    expected: tuple[str, str] | None,
) -> None:
    there = str(tmp_path / chosen) if chosen else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (there, kind))
    found = Questions(Settings()).list_target("Angels")
    assert found == (None if expected is None else (tmp_path / expected[0], expected[1]))


def test_the_screen_leads_to_the_data_screen(window: MainWindow, qtbot: QtBot) -> None:
    open_in(window.parts.workspace, TOYAMA)
    window.book.show_screen("customers")
    page = window.book.page("customers")
    assert isinstance(page, CustomersScreen)
    qtbot.waitUntil(page.isVisible)
    qtbot.mouseClick(page.offered[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.sales.fix, Qt.MouseButton.LeftButton)
    assert window.book.current == "data"
    chosen = window.parts.workspace.selection.column
    assert chosen is not None
    assert chosen.heading == "消費金額（交通費）"
