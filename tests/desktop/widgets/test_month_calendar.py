"""The calendar below what holds a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QTableView

from loyalty_desktop.desktop.widgets.month_calendar import month_calendar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from loyalty_desktop.desktop.look import Look


def test_days_of_other_months_are_fainter_than_those_of_the_month(qtbot: QtBot, look: Look) -> None:
    calendar = month_calendar(look)
    qtbot.addWidget(calendar)
    calendar.setSelectedDate(QDate(2026, 11, 15))
    calendar.show()
    view = calendar.findChild(QTableView)
    assert view is not None

    def darkest(row: int, column: int) -> int:
        """The darkest pixel of a cell: of what is written there."""
        rect = view.visualRect(view.model().index(row, column))
        picture = view.viewport().grab(rect).toImage()
        return min(
            picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height())
        )

    last_of_october, first_of_november = darkest(1, 6), darkest(2, 0)
    assert first_of_november < look.colour("muted").lightness()
    assert last_of_october > first_of_november + 60
