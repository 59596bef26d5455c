"""Tables of the screens as tables of a report: figures are figures, with their base, all else is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from loyalty_desktop.desktop.exporting.screen_table import screen_table
from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.report.document.model import Figure

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow


def test_what_is_a_figure_from_beginning_to_end_becomes_one(qtbot: QtBot) -> None:
    rows = [("=1+1", "1,146 / 665", "58%", "+19", "+16 ▲", "1,259"), ("品質", "n=4", "–", "−7", "−3", "12")]
    model = QStandardItemModel(0, 6)
    for row in rows:
        model.appendRow([QStandardItem(text) for text in row])
    model.setHorizontalHeaderLabels(["Name", "n", "Head", "Heart", "Lift", "All"])
    view = QTableView()
    qtbot.addWidget(view)
    view.verticalHeader().hide()
    view.setModel(model)
    view.setColumnHidden(5, True)
    made = screen_table(view, "Drivers")
    assert [one.unit for one in made.columns] == ["text", "text", "share", "score", "score"]
    first, second = (row.cells for row in made.rows)
    assert first == ("=1+1", "1,146 / 665", Figure(0.58), Figure(19.0), Figure(16.0, mark="▲"))
    assert second == ("品質", "n=4", "–", Figure(-7.0), Figure(-3.0))
    assert len(screen_table(view, "Drivers", (1,)).rows) == 1


def test_groups_are_copied_with_their_bases(opened: MainWindow, qtbot: QtBot) -> None:
    opened.book.show_screen("compare")
    page = opened.book.page("compare")
    assert isinstance(page, CompareScreen)
    qtbot.waitUntil(page.heat.table.isVisible)
    page.heat.table.setFocus()
    qtbot.keyClick(page.heat.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    shown = page.heat.table.cells.table
    assert shown is not None
    assert lines[0][:3] == ["Driver", "Everybody", "n"]
    assert lines[0][3::2] == [one.name for one in shown.groups]
    assert [line[0] for line in lines[1:]] == [row.name for row in shown.rows]
    assert [line[2] for line in lines[1:]] == [str(row.total.figure.n) for row in shown.rows]
