"""The page that says how to read the figures: in the Help menu, with nothing open too, scrolled by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from loyalty_desktop.desktop.reading_dialog import ReadingDialog
from loyalty_desktop.report.sureness import range_told
from tests.desktop.conftest import APPAREL_PROJECT, open_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow


def test_the_help_menu_opens_the_page(window: MainWindow, qtbot: QtBot) -> None:
    for opens in (False, True):
        if opens:
            open_in(window.parts.workspace, APPAREL_PROJECT)
        window.commands["reading"].trigger()
        qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ReadingDialog)))
        dialog = window.findChildren(ReadingDialog)[0]
        told = dialog.area.accessibleDescription()
        assert range_told() in told
        assert ("NRS (Net Repeater Score)" in told) == opens
        bar = dialog.area.verticalScrollBar()
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert bar.maximum() > 0
        qtbot.keyClick(dialog, Qt.Key.Key_End)
        assert bar.value() == bar.maximum()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not window.findChildren(ReadingDialog))
