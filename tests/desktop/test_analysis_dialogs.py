"""The dialogs of the Analysis menu: opened by its keys, and only where there is something to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from loyalty_desktop.desktop.planner.dialog import PlannerDialog
from loyalty_desktop.desktop.shares.dialog import KnownSharesDialog
from tests.desktop.conftest import APPAREL_PROJECT, open_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, without a screen


@pytest.mark.parametrize(("key", "kind"), [(Qt.Key.Key_K, KnownSharesDialog), (Qt.Key.Key_A, PlannerDialog)])
def test_the_menu_opens_them_by_its_keys(window: MainWindow, key: Qt.Key, kind: type[QDialog], qtbot: QtBot) -> None:
    open_in(window.parts.workspace, APPAREL_PROJECT)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    qtbot.keyClick(QApplication.activePopupWidget(), key)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    dialog = window.findChildren(kind)[0]
    assert dialog.width() <= 1280
    assert dialog.height() <= 690
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(kind))


def test_they_wait_for_a_survey(window: MainWindow, qtbot: QtBot) -> None:
    both = [window.commands[id_] for id_ in ("known_shares", "how_many")]
    assert not any(one.isEnabled() for one in both)
    window.parts.documents.new()
    qtbot.waitUntil(lambda: window.parts.workspace.is_open)
    assert not any(one.isEnabled() for one in both)
    open_in(window.parts.workspace, APPAREL_PROJECT)
    assert all(one.isEnabled() for one in both)
    window.parts.workspace.close()
    assert not any(one.isEnabled() for one in both)
