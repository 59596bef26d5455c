"""A small field to look for words; Escape empties it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from loyalty_desktop.desktop.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look

_HEIGHT = 28


class SearchField(QLineEdit):
    """A field with a glass."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFont(look.font(12))
        self.setFixedHeight(_HEIGHT)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)

    def draw(self, placeholder: str, name: str) -> None:
        """Write what is looked for here, in the language in use."""
        self._glass.setIcon(icon(self._look, "search", "faint", 14))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
