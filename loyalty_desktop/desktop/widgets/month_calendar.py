"""The calendar of a month, as it opens below what holds a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QBoxLayout, QCalendarWidget, QSpinBox, QToolButton, QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_text
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from loyalty_desktop.desktop.look import Look


class MonthCalendar(QCalendarWidget):
    """A calendar whose days of the months before and after are fainter than those of the month that is shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | dt.date) -> None:
        day = date if isinstance(date, QDate) else QDate(date.year, date.month, date.day)
        if day.month() == self.monthShown():
            super().paintCell(painter, rect, day)
            return
        painter.save()
        painter.fillRect(rect, self._look.colour("panel"))
        draw_text(painter, QRectF(rect), str(day.day()), self.font(), self._look.colour("disabled"), CENTRE)
        painter.restore()


def month_calendar(look: Look) -> QCalendarWidget:
    """Return a calendar that speaks the language in use, with weekends like other days."""
    made = MonthCalendar(look)
    made.setFont(look.font(12.5))
    made.setLocale(QLocale(look.language))
    today = made.selectedDate()
    made.setSelectedDate(today.addDays(1))  # the language moved the columns, but not the mark on today
    made.setSelectedDate(today)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    plain = QTextCharFormat()
    plain.setForeground(look.colour("ink"))
    for day in Qt.DayOfWeek:
        made.setWeekdayTextFormat(day, plain)
    for name, text in (("prev", "‹"), ("next", "›")):
        button = made.findChild(QToolButton, f"qt_calendar_{name}month")
        if button is not None:
            button.setIcon(QIcon())
            button.setText(text)
            button.setAccessibleName(_("Earlier month") if name == "prev" else _("Later month"))
    _head_as_written(made)
    return made


def _head_as_written(calendar: QCalendarWidget) -> None:
    """Put the year before the month, with its word, where the language writes it so (2026年 11月)."""
    written = re.match(r"y+([^\sMd'/.,-]*)", calendar.locale().dateFormat(QLocale.FormatType.LongFormat))
    bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
    month, year = (calendar.findChild(QToolButton, f"qt_calendar_{name}button") for name in ("month", "year"))
    edit = calendar.findChild(QSpinBox, "qt_calendar_yearedit")
    lines = bar.layout() if bar is not None else None
    if written is None or month is None or year is None or edit is None or not isinstance(lines, QBoxLayout):
        return
    lines.removeWidget(year)
    lines.insertWidget(lines.indexOf(month), year)
    word = written[1]
    edit.setSuffix(word)

    def name_year(shown: int) -> None:
        year.setText(f"{shown}{word}")

    calendar.currentPageChanged.connect(lambda shown, _month: name_year(shown))
    name_year(calendar.yearShown())
