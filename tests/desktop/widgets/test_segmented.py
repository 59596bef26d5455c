"""A few choices side by side: the Tab key stops at the chosen one, whoever chose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.panel import row

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from tests.desktop.conftest import Shown


def test_tab_stops_at_what_is_chosen(shown: Shown, look: Look) -> None:
    page, before = QWidget(), QLineEdit()
    choice = Segmented(look, ("a", "b", "c"))
    choice.set_texts("A", "B", "C")
    line = row(page)
    line.addWidget(before)
    line.addWidget(choice)
    choice.choose("a")
    shown(page, 400, 60, active=True)
    choice.choose("b")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is choice.button("b")
    choice.button("c").click()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is choice.button("c")
    QTest.keyClick(choice.button("c"), Qt.Key.Key_Left)
    assert choice.button("b").isChecked()
