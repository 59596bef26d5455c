"""A day that may be undecided: a button that opens a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import set_property
from loyalty_desktop.desktop.widgets.month_calendar import month_calendar
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.popover import Popover
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.days import day_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

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
        self.calendar = month_calendar(look)
        self.calendar.setAccessibleName(title)
        if day:
            self.calendar.setSelectedDate(QDate.fromString(day, _DAY))
        self.none = Button(look, "text", 12)
        self.none.setText(_("Leave it open"))
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
