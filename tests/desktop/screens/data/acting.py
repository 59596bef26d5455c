"""What a person does on the data screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.desktop.screens.data.grid import DataGrid
    from loyalty_desktop.desktop.screens.data.role_picker import RolePicker
    from loyalty_desktop.desktop.screens.data.screen import DataScreen
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.survey.reading import Role
    from loyalty_desktop.survey.survey import Column

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def column(workspace: Workspace, letter: str) -> Column:
    survey = workspace.state.survey
    assert survey is not None
    return next(one for one in survey.columns if one.letter == letter)


def place(workspace: Workspace, letter: str) -> int:
    survey = workspace.state.survey
    assert survey is not None
    return next(at for at, one in enumerate(survey.columns) if one.letter == letter)


def results(workspace: Workspace) -> Results:
    found = workspace.state.results
    assert found is not None
    return found


def click_head(grid: DataGrid, at: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Click on the heading of a column, below its role."""
    box = grid.header_rect(at)
    QTest.mouseClick(grid.viewport(), LEFT, modifiers, QPoint(box.center().x(), box.bottom() - 20))


def click_cell(grid: DataGrid, row: int, at: int) -> None:
    QTest.mouseClick(grid.viewport(), LEFT, NONE, grid.cell_rect(row, at).center())


def picker(grid: DataGrid) -> RolePicker:
    """The list of roles that is open."""
    found = QApplication.activePopupWidget()
    assert found is grid._picker
    return grid._picker


def take_role(grid: DataGrid, at: int, role: Role) -> None:
    """Click on the role of a column and take another one from the list."""
    QTest.mouseClick(grid.viewport(), LEFT, NONE, grid.role_rect(at).center())
    listed = picker(grid).list
    code = Qt.ItemDataRole.UserRole
    box = listed.visualItemRect(next(each for each in _lines(listed) if each.data(code) == role))
    QTest.mouseClick(listed.viewport(), LEFT, NONE, box.center())


def _lines(listed: QListWidget) -> list[QListWidgetItem]:
    return [listed.item(at) for at in range(listed.count())]


def wheel(grid: DataGrid, notches: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel over the cells, downwards for positive notches."""
    viewport = grid.viewport()
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(viewport.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def colour_at(grid: DataGrid, spot: QPoint) -> str:
    """The colour that is painted at a spot of the viewport."""
    drawn = grid.viewport().grab()
    ratio = drawn.devicePixelRatio()
    return QColor(drawn.toImage().pixel(round(spot.x() * ratio), round(spot.y() * ratio))).name()


def choose(screen: DataScreen, letter: str) -> None:
    """Go to a column by a click on its heading."""
    at = place(screen.workspace, letter)
    if screen.grid.header_rect(at).right() > screen.grid.viewport().width() or screen.grid.header_rect(at).left() < 0:
        screen.grid._bring_column(at)
    click_head(screen.grid, at)
