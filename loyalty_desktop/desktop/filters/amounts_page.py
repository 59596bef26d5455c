"""Filtering by a range: of numbers with the smallest and the largest told, or of days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from loyalty_desktop.desktop.filters.page import Asked, Page, field
from loyalty_desktop.desktop.filters.spread_view import SpreadView
from loyalty_desktop.desktop.widgets.labels import Label, set_property
from loyalty_desktop.desktop.widgets.number_fields import DateField
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.report.days import day_text
from loyalty_desktop.report.figures import number_text
from loyalty_desktop.report.filter_choices import amounts, days
from loyalty_desktop.report.typed_numbers import typed_number
from loyalty_desktop.survey.distinct import number_of
from loyalty_desktop.survey.normal import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.filter_choices import Days, Spread
    from loyalty_desktop.survey.reading import ColumnKey


class AmountsPage(Page):
    """From one number to another; an empty end is open."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: ColumnKey | None = None
        self._spread: Spread | None = None
        self.view = SpreadView(look)
        self.ends = Label(look, 12, tone="muted", wrap=True)
        self.low, self.high = field(look), field(look)
        self.names = (Label(look, 12, tone="muted"), Label(look, 12, tone="muted"))
        self.trouble = Label(look, 12, tone="negative", wrap=True)
        lines = column(self, gap=10)
        lines.addWidget(self.view)
        lines.addWidget(self.ends)
        pair = row(gap=10)
        for name, one in zip(self.names, (self.low, self.high), strict=True):
            box = column(None, gap=3)
            box.addWidget(name)
            box.addWidget(one)
            pair.addLayout(box, 1)
            name.setBuddy(one)
            one.textChanged.connect(self._on_typed)
        lines.addLayout(pair)
        lines.addWidget(self.trouble)
        lines.addStretch(1)

    def show_column(self, asked: Asked) -> None:
        old = asked.old
        self._key, self._spread = asked.column.key, amounts(asked.counted)
        spread = self._spread
        self.names[0].setText(_("At least"))
        self.names[1].setText(_("At most"))
        for name, one in zip(self.names, (self.low, self.high), strict=True):
            one.setAccessibleName(name.text())
            one.setEnabled(spread is not None)
        if spread is None:
            self.ends.setText(_("None of these answers is a number."))
        else:
            low, high = number_text(spread.lowest), number_text(spread.highest)
            self.ends.setText(_("Smallest {low}, largest {high}").format(low=low, high=high))
            self.low.setPlaceholderText(low)
            self.high.setPlaceholderText(high)
        limits = (None, None) if old is None else (old.low, old.high)
        for one, value in zip((self.low, self.high), limits, strict=True):
            one.blockSignals(True)
            one.setText("" if value is None else number_text(value))
            one.blockSignals(False)
        self._show()

    def made(self) -> Filter | None:
        low, high = _number(self.low), _number(self.high)
        is_bad = self._trouble() or (low is None and high is None)
        return None if is_bad or self._key is None else Filter(self._key, low=low, high=high)

    def begin(self) -> None:
        self.low.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_typed(self) -> None:
        self._show()
        self.edited.emit()

    def _trouble(self) -> str:
        for one in (self.low, self.high):
            if one.text().strip() and _number(one) is None:
                return _("“{text}” is not a number.").format(text=one.text().strip())
        low, high = _number(self.low), _number(self.high)
        if low is not None and high is not None and low > high:
            return _("The lower limit is above the upper limit.")
        return ""

    def _show(self) -> None:
        trouble = self._trouble()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.view.show_spread(self._spread, _number(self.low), _number(self.high))
        self.view.setAccessibleName(self.ends.text())


class DaysPage(Page):
    """From one day to another."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: ColumnKey | None = None
        self._days: Days | None = None
        self.view = SpreadView(look)
        self.ends = Label(look, 12, tone="muted", wrap=True)
        self.since, self.until = DateField(look), DateField(look)
        self.names = (Label(look, 12, tone="muted"), Label(look, 12, tone="muted"))
        lines = column(self, gap=10)
        lines.addWidget(self.view)
        lines.addWidget(self.ends)
        pair = row(gap=10)
        for name, one in zip(self.names, (self.since, self.until), strict=True):
            box = column(None, gap=3)
            box.addWidget(name)
            box.addWidget(one)
            pair.addLayout(box, 1)
            name.setBuddy(one)
            one.setMinimumHeight(30)
            one.edited.connect(self._on_chosen)
        lines.addLayout(pair)
        lines.addStretch(1)

    def show_column(self, asked: Asked) -> None:
        old = asked.old
        self._key, self._days = asked.column.key, days(asked.counted)
        found = self._days
        self.names[0].setText(_("First day"))
        self.names[1].setText(_("Last day"))
        for name, one in zip(self.names, (self.since, self.until), strict=True):
            one.setAccessibleName(name.text())
            one.setEnabled(found is not None)
        if found is None:
            self.ends.setText(_("None of these answers is a date."))
        else:
            ends = _("First day {first}, last day {last}")
            self.ends.setText(ends.format(first=day_text(found.first), last=day_text(found.last)))
            self.since.show_date((old.since if old is not None else "") or found.first)
            self.until.show_date((old.until if old is not None else "") or found.last)
        self._show()

    def made(self) -> Filter | None:
        """Return the filter; an end that is still the first or the last day is open."""
        if self._days is None or self._key is None:
            return None
        since, until = self._since(), self._until()
        open_since = "" if since <= self._days.first else since
        open_until = "" if until >= self._days.last else until
        if since > until or not (open_since or open_until):
            return None
        return Filter(self._key, since=open_since, until=open_until)

    def begin(self) -> None:
        self.since.setFocus(Qt.FocusReason.TabFocusReason)

    def _since(self) -> str:
        return self.since.date().toString("yyyy-MM-dd")

    def _until(self) -> str:
        return self.until.date().toString("yyyy-MM-dd")

    def _on_chosen(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        if self._days is None:
            self.view.show_spread(None, None, None)
            return
        low, high = (float(dt.date.fromisoformat(one).toordinal()) for one in (self._since(), self._until()))
        self.view.show_spread(self._days.spread, low, high)
        self.view.setAccessibleName(self.ends.text())
        set_property(self.ends, "tone", "negative" if low > high else "muted")


def _number(line: QLineEdit) -> float | None:
    return number_of(plain(typed_number(line.text())))
