"""The filter bar in a window of its own, and hands that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.filters.bar import FilterBar
from loyalty_desktop.desktop.filters.popover import FilterPopover
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.desktop.widgets.popover import Popover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QListView
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Filter

LEFT = Qt.MouseButton.LeftButton
P = TypeVar("P", bound=Popover)


def hosting(qtbot: QtBot, workspace: Workspace, look: Look, width: int = 620) -> Iterator[FilterBar]:
    """The bar in an active window, drawn whenever the workspace changes."""
    window = QWidget()
    bar = FilterBar(workspace, look)
    lines = column(window)
    lines.addWidget(bar)
    lines.addStretch(1)
    window.resize(width, 700)
    qtbot.addWidget(window)
    workspace.changed.connect(bar.draw)
    bar.draw()
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield bar
    for popover in window.findChildren(Popover):
        popover.close()


def opened(qtbot: QtBot, bar: FilterBar, kind: type[P]) -> P:
    """Return what opened below the bar, once the keyboard is in it."""
    qtbot.waitUntil(lambda: isinstance(bar.popover, kind) and bar.popover.isVisible())
    popover = bar.popover
    assert isinstance(popover, kind)
    popover.activateWindow()
    qtbot.waitUntil(popover.isActiveWindow)
    return popover


def adding(qtbot: QtBot, bar: FilterBar, typed: str) -> FilterPopover:
    """Open what adds a filter and choose a column by typing."""
    qtbot.mouseClick(bar.add, LEFT)
    popover = opened(qtbot, bar, FilterPopover)
    popover.columns.search.setText(typed)
    qtbot.keyClick(popover.columns.search, Qt.Key.Key_Return)
    return popover


def click_line(qtbot: QtBot, view: QListView, text: str) -> None:
    """Click on the line of a list."""
    model = view.model()
    index = next(model.index(at, 0) for at in range(model.rowCount()) if model.index(at, 0).data() == text)
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())


def filters_of(workspace: Workspace) -> tuple[Filter, ...]:
    return workspace.state.journey.filters
