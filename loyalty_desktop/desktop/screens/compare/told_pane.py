"""One figure of the comparison in words: what it says, its base, its interval, its difference to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.compare_words import Told

_HEIGHT = 142


class ToldPane(Panel):
    """Says what was chosen, or how to choose something."""

    def __init__(self, look: Look, *, framed: bool = True) -> None:
        super().__init__("panel" if framed else "clear")
        if framed:
            self.setFixedHeight(_HEIGHT)
        self.title = Label(look, 13.5, 700, wrap=True)
        self.sentence = Label(look, 13, wrap=True)
        self.lines = Label(look, 12, tone="muted", wrap=True)
        inner = QWidget()
        inner.setProperty("kind", "clear")
        words = column(inner, (16, 12, 16, 8), 5)
        for label in (self.title, self.sentence, self.lines):
            words.addWidget(label)
        words.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Only words that do not fit are a place to go to by Tab.
        self.area.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: self.area.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus
            )
        )
        column(self, (1, 1, 1, 1)).addWidget(self.area)

    def show_told(self, told: Told | None) -> None:
        """Show the words on a figure; None for nothing chosen."""
        title = _("What the figure means") if told is None else told.title
        hint = _("Click a group or a cell to read here what it means and how sure it is.")
        self.title.setText(title)
        self.sentence.setText(hint if told is None else told.sentence)
        self.sentence.set_tone("muted" if told is None else "ink")
        self.lines.setText("" if told is None else "\n".join(told.lines))
        self.lines.setVisible(bool(self.lines.text()))
        self.area.setAccessibleName(title if told is None else told.text)
