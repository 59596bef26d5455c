"""Tables of the screens as tables of a report: figures are figures, with their base, all else is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from loyalty_desktop.desktop.exporting.screen_table import screen_table
from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.widgets.figure_model import SORT_ROLE
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.table_texts import table_text

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
    assert [one.unit for one in made.columns] == ["text", "count", "count", "share", "score", "score"]
    first, second = (row.cells for row in made.rows)
    assert first == ("=1+1", Figure(1146.0), Figure(665.0), Figure(0.58), Figure(19.0), Figure(16.0, mark="▲"))
    assert second == ("品質", "n=4", "", "–", Figure(-7.0), Figure(-3.0))
    assert len(screen_table(view, "Drivers", (1,)).rows) == 1


def test_two_values_of_a_cell_are_copied_into_two(qtbot: QtBot) -> None:
    rows: list[tuple[str, ...]] = [
        ("品質", "1,146 / 665", "4% #4"),
        ("価格", "900 / 12", "31% #1"),
        ("店", "8 / 0", "–"),
    ]
    made = screen_table(screen(rows, ("Name", "rated / satisfied", "Importance"), qtbot), "Drivers")
    assert table_text(made).splitlines() == [
        "Name\trated\tsatisfied\tImportance\tRank",
        "品質\t1,146\t665\t4%\t#4",
        "価格\t900\t12\t31%\t#1",
        "店\t8\t0\t–\t",
    ]


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


def screen(rows: list[tuple[str, ...]], titles: tuple[str, ...], qtbot: QtBot) -> QTableView:
    model = QStandardItemModel(0, len(titles))
    for row in rows:
        model.appendRow([QStandardItem(text) for text in row])
    model.setHorizontalHeaderLabels(list(titles))
    view = QTableView()
    qtbot.addWidget(view)
    view.verticalHeader().hide()
    view.setModel(model)
    return view


def test_names_stay_names_and_figures_as_they_are_shown(qtbot: QtBot) -> None:
    rows: list[tuple[str, ...]] = [
        ("007", "30%", "12.5", "2024"),
        ("2024", "1.25%", "−0.04", "1,200"),
        ("+1", "40%", "+3.5", "12"),
    ]
    view = screen(rows, ("Word", "Share", "Points", "n"), qtbot)
    made = screen_table(view, "Words")
    assert made.columns[0].unit == "text"
    lines = [line.split("\t") for line in table_text(made).splitlines()[1:]]
    assert lines == [
        ["007", "30%", "12.5", "2024"],
        ["2024", "1.25%", "−0.04", "1,200"],
        ["'+1", "40%", "+3.5", "12"],
    ]


def test_a_column_that_sorts_by_its_letters_holds_names(qtbot: QtBot) -> None:
    view = screen([("a", "12"), ("b", "7")], ("Group", "Question"), qtbot)
    for row in range(2):
        view.model().setData(view.model().index(row, 1), "q", SORT_ROLE)
    assert [one.unit for one in screen_table(view, "Groups").columns] == ["text", "text"]
    view.verticalHeader().show()
    view.show()
    assert [one.unit for one in screen_table(view, "Groups").columns] == ["text", "text", "text"]
