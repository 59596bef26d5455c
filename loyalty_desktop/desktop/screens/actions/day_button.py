"""A day that may be undecided: a button that opens a calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QBoxLayout, QCalendarWidget, QSpinBox, QToolButton, QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import set_property
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.popover import Popover
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.days import day_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look

_DAY = "yyyy-MM-dd"


class DayButton(Button):
    """Shows a day; a press opens the calendar below it. Delete takes the day away."""

    edited = Signal(str)
    """Another day was chosen (YYYY-MM-DD), or '' for none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "quiet", 12.5, parent)
        self._look = look
        self._day, self._title = "", ""
        self.clicked.connect(self._open)

    def show_day(self, day: str, title: str, *, late: bool = False) -> None:
        """Show a day (YYYY-MM-DD, '' for none yet); `title` says what happens on it."""
        self._day, self._title = day, title
        text = day_text(day) if day else _("undecided")
        self.setText(text)
        self.setAccessibleName(f"{title}: {text}" + (f" ({_('overdue')})" if late else ""))
        self.setToolTip(_("Overdue") if late else title)
        set_property(self, "tone", "late" if late else "ink" if day else "faint")

    def _open(self) -> None:
        popover = DayPopover(self._look, self._day, self._title, self.window(), self)
        popover.chosen.connect(self.edited)
        popover.adjustSize()
        corner = self.mapToGlobal(self.rect().bottomRight())
        popover.move(corner.x() - popover.width(), corner.y() + 4)
        popover.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._day:
            self.edited.emit("")
        else:
            super().keyPressEvent(event)


class DayPopover(Popover):
    """A calendar, and a way to leave the day open."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, day: str, title: str, parent: QWidget | None = None, opener: QWidget | None = None
    ) -> None:
        super().__init__(look, parent, opener)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.calendar = _calendar(look)
        self.calendar.setAccessibleName(title)
        if day:
            self.calendar.setSelectedDate(QDate.fromString(day, _DAY))
        self.none = Button(look, "text", 12)
        self.none.setText(_("Leave undecided"))
        self.none.setEnabled(bool(day))
        parts = column(self, (8, 8, 8, 6), 4)
        parts.addWidget(self.calendar)
        foot = row(None)
        foot.addWidget(self.none)
        foot.addStretch(1)
        parts.addLayout(foot)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        self.none.clicked.connect(lambda: self._finish(""))
        self.calendar.setFocus()

    def _choose(self, date: QDate) -> None:
        self._finish(date.toString(_DAY))

    def _finish(self, day: str) -> None:
        if not self.isVisible():  # a click on a day that was chosen by Enter before says so twice
            return
        self.close()
        self.chosen.emit(day)


def _calendar(look: Look) -> QCalendarWidget:
    """Return a calendar that speaks the language in use, with weekends like other days."""
    made = QCalendarWidget()
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
