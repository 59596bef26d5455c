"""A plain choice in which nothing is chosen by chance: each choice is a step that has to be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from loyalty_desktop.desktop.painting import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent

_SHOWN = 18
"""How many choices are seen without scrolling: all roles of a column, and a few more."""


class ChoiceCombo(QComboBox):
    """A combo box that the wheel only scrolls past, and whose arrow keys open the list instead of going through it."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxVisibleItems(_SHOWN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def shown_text(self) -> str:
        """Return the choice as it stands in the box: cut with … where there is no room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        text = self.currentText()
        # As the box reckons how wide it wants to be: the blank half of a Japanese bracket needs no room.
        is_whole = self.fontMetrics().boundingRect(text).width() <= room.width()
        return text if is_whole else elided(self.font(), text, room.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text()  # type: ignore[attr-defined]  # the stubs lack it
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
