"""Finding a column by a part of its heading, by keys and by mouse; no cell is looked up for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.data.column_search import ColumnSearch
from loyalty_desktop.desktop.screens.data.screen import DataScreen
from loyalty_desktop.report.cells import ColumnCells
from tests.desktop.screens.data.acting import LEFT, NONE, SHIFT, choose, click_head, column, place
from tests.desktop.screens.data.conftest import open_book
from tests.survey.making import book_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.session.workspace import Workspace
    from tests.desktop.screens.data.conftest import Show

KEY = Qt.Key


@pytest.fixture
def screen(toyama: Workspace, show: Show, qtbot: QtBot) -> DataScreen:
    made = show(toyama)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.grid.setFocus()
    return made


@pytest.fixture
def search(screen: DataScreen) -> ColumnSearch:
    return screen.role_line.search


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClick(focus, key, modifiers)


def write(text: str) -> None:
    """Enter a text as an input method does, over what is selected."""
    entered = QInputMethodEvent()
    entered.setCommitString(text)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QApplication.sendEvent(focus, entered)


def chosen(screen: DataScreen) -> str:
    """The letter of the one column that is chosen and can be seen whole."""
    (key,) = screen.grid.chosen
    assert screen.workspace.selection.column == key
    head = next(head for head in screen._heads if head.key == key)
    box = screen.grid.header_rect(screen._heads.index(head))
    assert 0 <= box.left() <= box.right() <= screen.grid.viewport().width()
    return head.letter


def test_search_when_keys_do_it_all(screen: DataScreen, search: ColumnSearch) -> None:
    press(KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is search.field
    write("満足")
    found = [head.letter for head in screen._heads if "満足" in head.heading]
    assert (chosen(screen), search.told.text()) == (found[0], f"1 / {len(found)}")
    assert screen.inspector.heading.text() == column(screen.workspace, found[0]).heading

    press(KEY.Key_Return)
    press(KEY.Key_F3)
    assert (chosen(screen), search.told.text()) == (found[2], f"3 / {len(found)}")
    press(KEY.Key_Return, SHIFT)
    press(KEY.Key_F3, SHIFT)
    press(KEY.Key_Return, SHIFT)  # before the first comes the last
    assert (chosen(screen), search.told.text()) == (found[-1], f"{len(found)} / {len(found)}")
    press(KEY.Key_Enter)
    assert chosen(screen) == found[0]

    press(KEY.Key_Escape)
    assert search.field.text() == ""
    assert not search.told.isVisible()
    assert screen.grid.hasFocus()
    assert chosen(screen) == found[0]  # where somebody came to, they stay


@pytest.mark.parametrize("typed", ["サイト", "ｻｲﾄ", "公式 ｻｲﾄ", "公式サイトの見やすさ］"])
def test_search_when_it_is_typed_otherwise(apparel: Workspace, show: Show, typed: str) -> None:
    """Half-width or full-width, with a space or without, as a Japanese keyboard happens to type it."""
    screen = show(apparel)
    screen.role_line.search.begin()
    screen.role_line.search.field.setText(typed)

    assert column(apparel, chosen(screen)).heading == "【知る・調べる】の満足度 [公式サイトの見やすさ]"


def test_search_when_letters_are_small(apparel: Workspace, show: Show) -> None:
    screen = show(apparel)
    screen.role_line.search.begin()
    screen.role_line.search.field.setText("q２")

    assert chosen(screen) == "E"


def test_search_when_no_column_has_it(screen: DataScreen, search: ColumnSearch) -> None:
    choose(screen, "B")
    search.begin()
    write("zzz")

    assert search.told.text() == "No such column"
    assert search.told.isVisible()
    assert not search.next.isVisible()
    press(KEY.Key_Return)
    press(KEY.Key_F3)
    assert chosen(screen) == "B"


def test_search_when_the_mouse_goes_on(screen: DataScreen, search: ColumnSearch) -> None:
    search.begin()
    write("満足")
    first = chosen(screen)
    QTest.mouseClick(search.next, LEFT, NONE, search.next.rect().center())
    assert chosen(screen) != first
    QTest.mouseClick(search.previous, LEFT, NONE, search.previous.rect().center())
    assert chosen(screen) == first


def test_search_when_another_column_is_clicked(screen: DataScreen, search: ColumnSearch) -> None:
    """The next one is the next behind the column that is chosen, wherever the search was before."""
    search.begin()
    write("満足")
    found = [head.letter for head in screen._heads if "満足" in head.heading]
    choose(screen, "B")
    assert search.told.text() == f"– / {len(found)}"
    press(KEY.Key_F3)
    assert chosen(screen) == found[0]

    last = place(screen.workspace, found[-1])
    screen.grid._bring_column(last)
    click_head(screen.grid, last)
    assert search.told.text() == f"{len(found)} / {len(found)}"


def test_search_when_nothing_was_typed_yet(screen: DataScreen, search: ColumnSearch) -> None:
    press(KEY.Key_F3)

    assert QApplication.focusWidget() is search.field


def test_search_when_no_cell_is_needed(
    screen: DataScreen, search: ColumnSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Headings are searched, not cells; those are looked up for painting only, and nobody goes anywhere here."""
    looked: list[tuple[int, int]] = []
    shown = ColumnCells.shown

    def spy(self: ColumnCells, begin: int, end: int) -> list[tuple[str, object]]:
        looked.append((begin, end))
        return shown(self, begin, end)  # type: ignore[return-value]

    monkeypatch.setattr(ColumnCells, "shown", spy)
    search.column_wanted.disconnect()
    search.field.setText("満足")

    assert search.told.text() == "– / 7"
    assert not looked


def test_search_when_the_language_changes(screen: DataScreen, search: ColumnSearch, look: Look) -> None:
    search.begin()
    write("満足")
    look.set_language("ja")

    assert search.field.placeholderText() == "列を探す"
    assert search.told.text().startswith("1 / ")
    search.field.setText("zzz")
    assert search.told.text() == "該当する列はありません"


def test_search_when_another_file_is_opened(screen: DataScreen, search: ColumnSearch, toyama: Workspace) -> None:
    search.field.setFocus()
    write("年代")
    assert search.told.isVisible()
    rows = ([at, at % 11, 1 + at % 5] for at in range(30))
    open_book(toyama, book_of([["ID", "推奨度（0〜10）", "味の満足度"], *rows]))
    assert search.field.text() == ""
    assert not search.told.isVisible()
    assert not search.next.isVisible()
