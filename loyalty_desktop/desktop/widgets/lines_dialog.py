"""A dialog that lists a few things, each in two lines of text with what can be done with it beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import column, empty, row, rule, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.desktop.look import Look

_SIZE = (580, 380)


class Deed(NamedTuple):
    """A button of a line: what it says, what a screen reader says, and what it does; the first one is the usual."""

    text: str
    spoken: str
    run: Callable[[], object]


class Line(NamedTuple):
    """One of the things."""

    name: str
    told: str
    deeds: tuple[Deed, ...]


class LinesDialog(QDialog):
    """Title, a sentence, the list, and a button that closes it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self.buttons: list[tuple[Button, ...]] = []
        """The buttons of each line."""
        self.closing = Button(look)
        self.closing.setAutoDefault(False)
        self.closing.clicked.connect(self.reject)
        self._title, self._about = Label(look, 16, 700), Label(look, 12.5, tone="muted", wrap=True)
        self._lay_out()
        self.setFixedSize(*_SIZE)

    def write(self, title: str, about: str, closing: str) -> None:
        """Say what is listed, and what closing is called here."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._about.setText(about)
        self.closing.setText(closing)

    def show_lines(self, lines: Sequence[Line], nothing: str = "") -> None:
        """List these, or say in a sentence that there are none; the keyboard is at the first button."""
        empty(self._lines)
        self.buttons = []
        for at, line in enumerate(lines):
            if at:
                self._lines.addWidget(rule())
            self._lines.addLayout(self._line(line))
        if not lines:
            told = Label(self._look, 12.5, tone="muted", wrap=True)
            told.setText(nothing)
            told.setAlignment(Qt.AlignmentFlag.AlignCenter)
            told.setContentsMargins(20, 40, 20, 40)
            self._lines.addWidget(told)
        self._lines.addStretch(1)
        for button in (one for several in self.buttons for one in several):
            button.show()  # at once: what is not seen yet cannot have the keyboard
        first = self.buttons[0][0] if self.buttons else self.closing
        first.setDefault(True)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        whole = column(self, (24, 20, 24, 18), 10)
        whole.addWidget(self._title)
        whole.addWidget(self._about)
        panel, self._lines = scrolled()
        whole.addWidget(panel, 1)
        below = row()
        below.addStretch()
        below.addWidget(self.closing)
        whole.addLayout(below)

    def _line(self, line: Line) -> QHBoxLayout:
        layout = row(margins=(14, 8, 10, 8), gap=8)
        texts = column(gap=1)
        name, told = ElidedLabel(self._look, 13, 600), ElidedLabel(self._look, 11.5, tone="muted")
        name.setText(line.name)
        told.setText(line.told)
        texts.addWidget(name)
        texts.addWidget(told)
        layout.addLayout(texts, 1)
        made = []
        for at, deed in enumerate(line.deeds):
            button = Button(self._look, "" if at else "primary", 12)
            button.setText(deed.text)
            button.setAccessibleName(deed.spoken)
            button.setAutoDefault(False)
            button.clicked.connect(deed.run)
            layout.addWidget(button)
            made.append(button)
        self.buttons.append(tuple(made))
        return layout
