"""The hint that a list goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel
from PySide6.QtWidgets import QListView

from loyalty_desktop.desktop.widgets.more_below import MoreBelow
from tests.desktop.conftest import see

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
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
    qtbot.waitUntil(lambda: not hint.isVisible())  # nine whole rows
    view.resize(200, view.height() + high // 2)
    qtbot.waitUntil(hint.isVisible)
    assert hint.height() == view.viewport().height() - 9 * high
    assert hint.geometry().bottom() == view.viewport().geometry().bottom()
    view.resize(200, view.height() + high)
    qtbot.waitUntil(lambda: hint.geometry().bottom() == view.viewport().geometry().bottom())
    view.scrollToBottom()
    qtbot.waitUntil(lambda: not hint.isVisible())
    view.scrollToTop()
    qtbot.waitUntil(hint.isVisible)
    view.model().removeRows(3, 37)
    qtbot.waitUntil(lambda: not hint.isVisible())


def test_nothing_is_laid_out_while_the_view_lays_itself_out(qtbot: QtBot, look: Look) -> None:
    asked: list[str] = []

    class Listening(QListView):
        is_resized = False

        def resizeEvent(self, event: QResizeEvent) -> None:
            self.is_resized = True
            super().resizeEvent(event)
            self.is_resized = False

        def indexAt(self, place: QPoint) -> QModelIndex:
            asked.append("resized" if self.is_resized else "later")
            return super().indexAt(place)

    view = Listening()
    view.setModel(QStringListModel([str(at) for at in range(40)]))
    MoreBelow(look, view)
    see(qtbot, view, 200, 200)
    asked.clear()
    view.resize(200, 300)
    qtbot.waitUntil(lambda: bool(asked))
    assert "resized" not in asked
