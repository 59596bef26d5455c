"""A title and a sentence in the middle of a place that has nothing else to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look


class Said(QWidget):
    """Says why there is nothing to see here and what to do about it."""

    def __init__(self, look: Look, widest: int = 420, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(look, 15, 600)
        self.text = Label(look, 13, tone="muted", wrap=True)
        self.text.setMinimumWidth(min(widest, 300))
        self.text.setMaximumWidth(widest)
        parts = column(self, (24, 24, 24, 24), 8)
        parts.addStretch(1)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        parts.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        sentence = row()  # an alignment would give the words the height of one line
        sentence.addStretch(1)
        sentence.addWidget(self.text, 1000)
        sentence.addStretch(1)
        parts.addLayout(sentence)
        parts.addStretch(1)

    def say(self, title: str, text: str) -> None:
        """Write both; an empty one takes no room."""
        for label, words in ((self.title, title), (self.text, text)):
            label.setText(words)
            label.setVisible(bool(words))
