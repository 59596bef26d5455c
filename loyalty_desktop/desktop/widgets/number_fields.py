"""Fields for numbers and days that tell of a value when it is finished, and that the wheel never changes by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDateEdit, QDoubleSpinBox, QSpinBox, QWidget

from loyalty_desktop.desktop.widgets.month_calendar import month_calendar
from loyalty_desktop.report.days import day_format
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.typed_numbers import typed_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent

    from loyalty_desktop.desktop.look import Look

_DAY = "yyyy-MM-dd"
_FURTHEST = 100.0


class WholeField(QSpinBox):
    """A whole number."""

    edited = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(look.font(12.5))
        self.setFixedWidth(70)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.edited)

    def show_value(self, value: int, low: int, high: int) -> None:
        """Show a value within its limits, without a signal."""
        self.blockSignals(True)
        self.setRange(low, high)
        self.setValue(value)
        self.blockSignals(False)

    def valueFromText(self, text: str) -> int:
        return super().valueFromText(typed_number(text))

    def validate(self, text: str, at: int) -> object:
        """Take numbers in any width, with any sign."""
        return judged_as(super().validate(typed_number(text), at), text, at)

    def setAccessibleName(self, name: str) -> None:
        """Be called so by those who hear it, and where it is typed too."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _turn_in_focus(self, event, super().wheelEvent)


class DecimalField(QDoubleSpinBox):
    """A number behind a sign of its own (¥, ×)."""

    def setAccessibleName(self, name: str) -> None:
        """Be called so by those who hear it, and where it is typed too."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def valueFromText(self, text: str) -> float:
        return super().valueFromText(self._in_plain(text))

    def validate(self, text: str, at: int) -> object:
        """Take numbers in any width."""
        return judged_as(super().validate(self._in_plain(text), at), text, at)

    def _in_plain(self, text: str) -> str:
        return self.prefix() + typed_number(text.removeprefix(self.prefix()))


class ScoreField(QDoubleSpinBox):
    """A score from -100 to 100, written with its sign."""

    edited = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(look.font(12.5))
        self.setFixedWidth(90)
        self.setDecimals(1)
        self.setRange(-_FURTHEST, _FURTHEST)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.edited)

    def show_value(self, value: float) -> None:
        """Show a score, without a signal."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def textFromValue(self, value: float) -> str:
        return score_text(value, 1)

    def valueFromText(self, text: str) -> float:
        try:
            return float(_plain(text))
        except ValueError:
            return self.value()

    def validate(self, text: str, at: int) -> object:
        """Take signs as they are printed and as they are typed."""
        return _judged(_plain(text)), text, at

    def setAccessibleName(self, name: str) -> None:
        """Be called so by those who hear it, and where it is typed too."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _turn_in_focus(self, event, super().wheelEvent)


class DateField(QDateEdit):
    """A day, from a calendar or typed, written as the language writes days; it tells itself as YYYY-MM-DD."""

    edited = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(look.font(12.5))
        self._look = look
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dateChanged.connect(lambda day: self.edited.emit(day.toString(_DAY)))
        look.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        """Write days in the language in use; the calendar is made anew, with its colours."""
        self.setLocale(QLocale(self._look.language))
        self.setDisplayFormat(day_format())
        self.setCalendarWidget(month_calendar(self._look))

    def show_date(self, date: str) -> None:
        """Show a day, without a signal."""
        self.blockSignals(True)
        self.setDate(QDate.fromString(date, _DAY))
        self.blockSignals(False)

    def setAccessibleName(self, name: str) -> None:
        """Be called so by those who hear it, and where it is typed too."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _turn_in_focus(self, event, super().wheelEvent)


def _turn_in_focus(field: QWidget, event: QWheelEvent, turn: Callable[[QWheelEvent], None]) -> None:
    """Let the wheel turn a field that has the keyboard; over any other one it goes on scrolling the pane."""
    if field.hasFocus():
        turn(event)
    else:
        event.ignore()


def _plain(text: str) -> str:
    return typed_number(text).removeprefix("+")


def judged_as(found: object, text: str, at: int) -> object:
    """Return what was judged of a plain form of a text for the text as it was typed."""
    state = found[0] if isinstance(found, tuple) else found
    return state, text, at


def _judged(text: str) -> QValidator.State:
    if text in {"", "-"}:
        return QValidator.State.Intermediate
    try:
        value = float(text)
    except ValueError:
        return QValidator.State.Invalid
    return QValidator.State.Acceptable if abs(value) <= _FURTHEST else QValidator.State.Intermediate
