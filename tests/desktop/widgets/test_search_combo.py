"""A choice found by typing: what is offered when, what typing, clicking and leaving do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.desktop.widgets.search_combo import SearchCombo

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists, without a screen
ITEMS = ((1, "Speed of delivery"), (2, "Price"), (3, "Speed of the till"))
LONG = "How satisfied are you with every single thing that we have ever sold to you in our shops [Price]"


class Case:
    """A combo beside another field, and what was asked for and chosen."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self.asked = 0
        self.chosen: list[int] = []
        self.window = QWidget()
        self.other = QLineEdit()
        self.combo: SearchCombo[int] = SearchCombo(look, self.chosen.append)
        lines = column(self.window)
        lines.addWidget(self.other)
        lines.addWidget(self.combo)
        self.window.resize(240, 100)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.other.setFocus()
        self.show(2, "Price")

    def show(self, key: int, text: str) -> None:
        self.combo.show_choice(key, text, self.offer)

    def offer(self) -> tuple[tuple[int, str], ...]:
        self.asked += 1
        return ITEMS


@pytest.fixture
def case(qtbot: QtBot, look: Look) -> Case:
    return Case(qtbot, look)


def test_the_list_is_asked_for_only_when_it_is_wanted(case: Case) -> None:
    case.show(3, "Speed of the till")
    assert case.asked == 0
    assert case.combo.line.text() == "Speed of the till"
    case.combo.setFocus()
    assert case.asked == 1
    case.show(1, "Speed of delivery")
    assert case.asked == 2


def test_typing_a_part_that_only_one_has_and_enter_chooses_it(qtbot: QtBot, case: Case) -> None:
    case.combo.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(case.combo, "TILL")
    qtbot.keyClick(case.combo, Qt.Key.Key_Return)
    assert case.chosen == [3]


def test_a_part_that_several_have_chooses_nothing(qtbot: QtBot, case: Case) -> None:
    case.combo.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(case.combo, "speed")
    qtbot.keyClick(case.combo, Qt.Key.Key_Return)
    assert case.chosen == []
    assert case.combo.line.text() == "Price"


def test_choosing_what_is_in_use_tells_nobody(case: Case) -> None:
    assert case.combo.items == ITEMS
    case.combo.activated.emit(1)
    assert case.chosen == []
    case.combo.activated.emit(0)
    assert case.chosen == [1]


def test_leaving_writes_what_is_in_use(qtbot: QtBot, case: Case) -> None:
    case.combo.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(case.combo, "nonsense")
    assert case.combo.line.text() == "nonsense"
    case.other.setFocus()
    assert case.combo.line.text() == "Price"
    assert case.chosen == []


def test_escape_takes_back_what_was_typed(qtbot: QtBot, case: Case) -> None:
    case.combo.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(case.combo, "x")
    qtbot.keyClick(case.combo, Qt.Key.Key_Escape)
    assert case.combo.line.text() == "Price"


def test_an_arrow_opens_the_list_and_chooses_nothing(qtbot: QtBot, case: Case) -> None:
    case.combo.setFocus()
    qtbot.keyClick(case.combo, Qt.Key.Key_Down)
    assert case.combo.view().isVisible()
    assert case.chosen == []
    qtbot.keyClick(case.combo.view(), Qt.Key.Key_Down)
    qtbot.keyClick(case.combo.view(), Qt.Key.Key_Return)
    assert case.chosen == [3]


def test_the_first_click_selects_the_whole_name(qtbot: QtBot, case: Case) -> None:
    qtbot.mouseClick(case.combo.line, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert case.combo.line.selectedText() == "Price"
    qtbot.mouseClick(case.combo.line, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert case.combo.line.selectedText() == ""


def test_long_names_are_cut_in_the_middle_until_they_are_edited(case: Case) -> None:
    case.show(2, LONG)
    shown = case.combo.line.text()
    assert "…" in shown
    assert shown.endswith("Price]")
    assert case.combo.current_text == LONG
    case.combo.setFocus()
    assert case.combo.line.text() == LONG
    case.other.setFocus()
    assert case.combo.line.text() == shown


def test_markup_in_a_name_is_no_markup_in_the_tip(case: Case) -> None:
    case.show(2, "<b>x</b>")
    assert "<b>" not in case.combo.toolTip()
