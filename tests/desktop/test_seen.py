"""What is on the screen after an edit is what a window painted from scratch shows: nothing stale is left standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.journey import corrections, edit
from loyalty_desktop.journey.edit_filters import put_filter
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.messages import message
from tests.desktop.conftest import APPAREL_PROJECT, open_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow
    from loyalty_desktop.desktop.session.workspace import Workspace

STEP = message("step_headings")
_RGB = QImage.Format.Format_RGB32


def edited(workspace: Workspace) -> Iterator[str]:
    """Edit in one way after the other."""
    first, second, third = workspace.state.journey.drivers[:3]
    assert first.column is not None
    assert second.column is not None
    turned, asked = second.column, first.column
    workspace.edit_journey(STEP, lambda one: edit.rename_driver(one, first.id, "ほかの名前"))
    yield "a name"
    workspace.edit_reading(STEP, lambda read: corrections.set_reversed(read, [turned], True))
    yield "a scale turned round"
    survey = workspace.state.survey
    column = None if survey is None else survey.column(asked)
    assert column is not None
    some = tuple(text for text in column.distinct.texts if text)[:3]
    workspace.edit_journey(STEP, lambda one: put_filter(one, Filter(asked, some), 0))
    yield "a filter"
    workspace.select(driver_chosen(workspace.state.journey, third.id))
    yield "a choice"
    while workspace.steps.canUndo():
        workspace.steps.undo()
    yield "everything undone"


def is_true(window: MainWindow) -> bool:
    """Say whether the screen shows what the window paints from scratch."""
    seen = window.screen().grabWindow(window.winId()).toImage()
    return seen.convertToFormat(_RGB) == window.grab().toImage().convertToFormat(_RGB)


def test_an_edit_leaves_nothing_stale_on_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    open_in(window.parts.workspace, APPAREL_PROJECT)
    window.resize(1280, 720)
    for screen in ("drivers", "experiences", "compare"):
        window.book.show_screen(screen)
        for _what in edited(window.parts.workspace):
            qtbot.waitUntil(lambda: is_true(window))
    window.parts.look.set_theme("dark")
    qtbot.waitUntil(lambda: is_true(window))
