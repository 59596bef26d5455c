"""The hint that a list goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView

from loyalty_desktop.desktop.widgets.more_below import MoreBelow
from tests.desktop.conftest import see

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look


def test_a_row_that_is_cut_fades_until_it_is_seen_whole(qtbot: QtBot, look: Look) -> None:
    view = QListView()
    view.setModel(QStringListModel([str(at) for at in range(40)]))
    hint = MoreBelow(look, view)
    see(qtbot, view, 200, 200)
    high = view.sizeHintForRow(0)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.resize(200, view.height() - view.viewport().height() + 9 * high)
    assert not hint.isVisible()  # nine whole rows
    view.resize(200, view.height() + high // 2)
    assert hint.isVisible()
    assert hint.height() == view.viewport().height() - 9 * high
    assert hint.geometry().bottom() == view.viewport().geometry().bottom()
    view.resize(200, view.height() + high)
    assert hint.geometry().bottom() == view.viewport().geometry().bottom()
    view.scrollToBottom()
    assert not hint.isVisible()
    view.scrollToTop()
    assert hint.isVisible()
    view.model().removeRows(3, 37)
    qtbot.waitUntil(lambda: not hint.isVisible())
