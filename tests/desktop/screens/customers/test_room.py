"""The screen of customers in much and in little room: names and figures stay whole, the grid fills what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from loyalty_desktop.desktop import painting
from loyalty_desktop.desktop.look import Look
from loyalty_desktop.desktop.screens.customers import cell_button
from loyalty_desktop.desktop.screens.customers.screen import CustomersScreen
from loyalty_desktop.desktop.widgets.labels import ElidedLabel
from loyalty_desktop.journey.economics import CELLS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_each_class_brings_in_is_never_cut(
    screen: CustomersScreen, qtbot: QtBot, look: Look, language: str
) -> None:
    look.set_language(language)
    classes = screen.sales.classes
    assert all(one.often.isHidden() for one in classes)  # beside what is spent, as long as there is room
    screen.resize(1204, 596)
    qtbot.waitUntil(lambda: screen.width() == 1204)
    for one in classes:
        for label in (one.who, one.each, one.often):
            assert isinstance(label, ElidedLabel)
            assert label.isHidden() or label.text() == label.full_text()
    links = screen.sales.links  # no figure is ever cut: what does not fit is said in fewer words
    qtbot.waitUntil(lambda: all("n=1," in one.text() and "…" not in one.text() for one in links))
    assert len({one.spent.mapTo(screen, QPoint(0, 0)).y() for one in classes}) == 1  # one beside the other
    if language == "ja":
        assert [one.often.text() for one in classes] == ["3 回", "3.7 回", "5 回"]
        screen.resize(1364, 776)
        qtbot.waitUntil(lambda: all(one.often.isHidden() for one in classes))
        assert classes[0].each.text() == "1人 3.2万円・3 回"


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("size", [(1204, 596), (1364, 776)])
def test_what_is_to_be_done_is_said_in_full(
    screen: CustomersScreen, look: Look, language: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    look.set_language(language)
    screen.resize(*size)
    QApplication.processEvents()
    written: list[str] = []

    def draw_text(*args: Any) -> bool:
        written.append(args[2])
        assert not painting.draw_text(*args)
        return False

    monkeypatch.setattr(cell_button, "draw_text", draw_text)
    for cell in screen.grid.cells.values():
        written.clear()
        cell.grab()
        assert cell._view is not None
        assert "".join(cell._view.advice.split()) in "".join("".join(written).split())


def test_bars_of_sales_grow_with_the_window(screen: CustomersScreen, qtbot: QtBot) -> None:
    usual = screen.sales.sales.height()
    screen.resize(2484, 1316)
    qtbot.waitUntil(lambda: screen.sales.sales.height() > 2 * usual)


def test_cells_of_the_grid_fill_a_large_window(screen: CustomersScreen, qtbot: QtBot) -> None:
    screen.resize(2484, 1316)
    high, low = (screen.grid.cells[code] for code in (CELLS[0], CELLS[3]))
    qtbot.waitUntil(lambda: low.geometry().top() - high.geometry().bottom() < 40 and high.height() > 240)


def test_tab_passes_by_what_does_not_scroll(screen: CustomersScreen, qtbot: QtBot) -> None:
    area = next(one for one in screen.findChildren(QScrollArea) if one.isAncestorOf(screen.grid))
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    screen.resize(1204, 596)
    qtbot.waitUntil(lambda: area.focusPolicy() == Qt.FocusPolicy.StrongFocus)
    assert area.accessibleName() == "Customers"
