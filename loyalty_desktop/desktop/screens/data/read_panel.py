"""What was read of the file, beside the grid: what is to be checked, rows left out, all that was read otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from loyalty_desktop.desktop.screens.data.inspector import WIDTH
from loyalty_desktop.desktop.screens.data.read_line import ReadLine
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, empty, row, rule
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.what_was_read import Line, WhatWasRead


class ReadPanel(Panel):
    """Shows every line in three parts; says what somebody wants to see or to change, and changes nothing itself."""

    link_wanted = Signal(object)
    choice_made = Signal(object)
    closed = Signal()
    """Somebody is done with it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[object, ...] = ()
        self.lines: list[ReadLine] = []
        self.setFixedWidth(WIDTH)
        self.title = Label(look, 17, 700)
        self.close_button = Button(look, "text", 13)
        self.close_button.setFixedSize(28, 26)
        self.close_button.clicked.connect(self.closed)
        self.source = Wrapped(look, 12, 600)
        self.summary = Wrapped(look, 12, tone="muted")
        inside = column(self, (1, 1, 1, 1))
        head = column(margins=(16, 10, 10, 10), gap=3)
        line = row()
        line.addWidget(self.title, 1)
        line.addWidget(self.close_button)
        head.addLayout(line)
        head.addWidget(self.source)
        head.addWidget(self.summary)
        inside.addLayout(head)
        inside.addWidget(rule())
        content = QWidget()
        content.setProperty("kind", "clear")
        content.setMinimumWidth(1)
        self._parts = column(content)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        inside.addWidget(self._area, 1)

    def show_read(self, told: WhatWasRead) -> None:
        """Show these lines; what is shown already stays as it is."""
        shown = (told, self._look.language, self._look.theme.name)
        if shown == self._shown:
            return
        self._shown = shown
        focused = next((at for at, one in enumerate(self.lines) if one.isAncestorOf(_focus(self))), None)
        place = self._area.verticalScrollBar().value()
        self.setAccessibleName(_("What was read"))
        self.title.setText(_("What was read"))
        self.close_button.setText("✕")
        self.close_button.setAccessibleName(_("Close what was read"))
        self.close_button.setToolTip(_("Close (Esc)"))
        self.source.setText(told.source)
        self.summary.setText(told.summary)
        self.lines.clear()
        empty(self._parts)
        if told.is_plain:
            self._say(_("Every row was read as it is."))
        self._part(_("Please check"), told.check, amber=True)
        self._part(_("Rows left out, and rows you can leave out"), told.left_out)
        self._part(_("What else was read"), told.read)
        self._parts.addStretch(1)
        self._area.verticalScrollBar().setValue(place)
        if focused is not None:
            self._give_focus(focused)

    def begin(self) -> None:
        """Let somebody go through the lines by keys."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self, title: str, lines: tuple[Line, ...], *, amber: bool = False) -> None:
        if not lines:
            return
        if self.lines:
            self._parts.addWidget(rule())
        heading = row(margins=(16, 10, 16, 2), gap=6)
        name = Label(self._look, 12, 600, "muted")
        name.setText(title)
        heading.addWidget(name)
        number = Label(self._look, 11, 600, kind="reference" if amber else "tag")
        number.setText(f"{len(lines)}")
        heading.addWidget(number)
        heading.addStretch(1)
        self._parts.addLayout(heading)
        for line in lines:
            shown = ReadLine(self._look, line, amber=amber)
            shown.link_wanted.connect(self.link_wanted)
            shown.choice_made.connect(self.choice_made)
            self.lines.append(shown)
            self._parts.addWidget(shown)

    def _say(self, text: str) -> None:
        said = Label(self._look, 12.5, tone="muted", wrap=True)
        said.setText(text)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setContentsMargins(28, 60, 28, 0)
        self._parts.addWidget(said)

    def _give_focus(self, at: int) -> None:
        """Keep the keys where they were: at the same line, however it can be changed now."""
        line = self.lines[min(at, len(self.lines) - 1)] if self.lines else None
        target = None if line is None else line.switch or next(iter([*line.choices, *line.links]), None)
        (target or self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _focus(panel: ReadPanel) -> QWidget:
    found = panel.window().focusWidget()
    return panel if found is None else found
