"""What a person does on the screen that compares, and what there is to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loyalty_desktop.desktop.screens.compare.screen import CompareScreen
from loyalty_desktop.desktop.session.workspace import Workspace
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Show = Callable[[Workspace], CompareScreen]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
STEP = message("step_filters")


def click_axis(screen: CompareScreen, name: str) -> None:
    assert screen.axes.segments is not None
    at = [one.name for one in screen.axes.quick].index(name)
    QTest.mouseClick(screen.axes.segments.button(str(at)), LEFT)


def type_axis(screen: CompareScreen, qtbot: QtBot, name: str) -> None:
    screen.axes.combo.setFocus(Qt.FocusReason.TabFocusReason)
    screen.axes.combo.line.setText(name)  # keys of tests are Latin; Enter takes what stands there
    qtbot.keyClick(screen.axes.combo, Qt.Key.Key_Return)


def forest(screen: CompareScreen) -> dict[str, list[str]]:
    """What the forest plot says: n, interval, score and mark of every group."""
    model = screen.forest.table.figures
    texts = [[str(model.index(row, at).data()) for at in range(5)] for row in range(model.rowCount())]
    return {text[0]: text[1:] for text in texts}


def groups(screen: CompareScreen) -> list[str]:
    model = screen.heat.table.cells
    return [str(model.headerData(at, Qt.Orientation.Horizontal)).split(" n=")[0] for at in range(model.columnCount())]


def heat(screen: CompareScreen, driver: str, group: str) -> str:
    table = screen.heat.table.cells.table
    assert table is not None
    row = [one.name for one in table.rows].index(driver)
    return str(screen.heat.table.cells.index(row, groups(screen).index(group)).data())


def click_cell(screen: CompareScreen, driver: str, group: str) -> None:
    view = screen.heat.table
    table = view.cells.table
    assert table is not None
    index = view.cells.index([one.name for one in table.rows].index(driver), groups(screen).index(group))
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, view.visualRect(index).center())


def driver_name(screen: CompareScreen) -> str | None:
    chosen = screen.workspace.state.journey.driver(screen.workspace.selection.driver)
    return None if chosen is None else chosen.name


def edit(screen: CompareScreen, change: Callable[[Journey], Journey]) -> None:
    assert screen.workspace.edit_journey(STEP, change)
