"""A filter as a chip: its words, which a click changes, and a cross that drops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.painting import IN_MIDDLE, elided, text_width
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look

WIDEST, NARROWEST = 250, 76
_AROUND = 44
"""What stands beside the words: margins and the cross."""


class FilterChip(QFrame):
    """Delete on it drops the filter too."""

    change_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ""
        self.setProperty("kind", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words, self.cross = Button(look, "chip-words", 12), Button(look, "chip-cross", 12)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        parts = row(self, (8, 0, 4, 0), 2)
        parts.addWidget(self.words, 1)
        parts.addWidget(self.cross)
        self.cross.setFixedSize(20, 20)
        self.cross.setIconSize(QSize(12, 12))
        self.setFixedHeight(26)
        self.words.clicked.connect(self.change_wanted)
        self.cross.clicked.connect(self.drop_wanted)

    def show_words(self, words: str, told: str = "") -> None:
        """Show what the filter lets pass; `told` is the same with the whole question, for the tool tip."""
        self._words = words
        self.cross.setIcon(icon(self._look, "close", "accent", 12))
        self.words.setToolTip(plain_tip(told or words))
        self.words.setAccessibleName(_("Filter {what}, change").format(what=words))
        self.cross.setAccessibleName(_("Remove the filter {what}").format(what=words))
        self.cross.setToolTip(plain_tip(_("Remove this filter")))
        self._fit()

    def full_text(self) -> str:
        """Return the whole words."""
        return self._words

    def natural_width(self) -> int:
        """Return how wide the chip wants to be."""
        return min(WIDEST, round(text_width(self.words.font(), self._words)) + _AROUND + 2)

    def _fit(self) -> None:
        shown = elided(self.words.font(), self._words, self.width() - _AROUND, IN_MIDDLE)  # the answer stands last
        self.words.setText(no_keys(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.drop_wanted.emit()
        else:
            super().keyPressEvent(event)
