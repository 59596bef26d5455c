"""One page that says how to read the figures, from the Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.reading_guide import reading_guide

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure

_SIZE = (680, 640)
_STEPS = {
    Qt.Key.Key_Down: 40,
    Qt.Key.Key_Up: -40,
    Qt.Key.Key_PageDown: 300,
    Qt.Key.Key_PageUp: -300,
    Qt.Key.Key_Home: -100_000,
    Qt.Key.Key_End: 100_000,
}


def open_reading(look: Look, measure: Measure, parent: QWidget | None) -> None:
    """Open the page; the score is explained as it is measured now."""
    ReadingDialog(look, measure, parent).open()


class ReadingDialog(QDialog):
    """Shows the page; the arrow keys scroll it, Escape closes it."""

    def __init__(self, look: Look, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self.title = Label(look, 16, 700)
        self.area = QScrollArea()
        self.closing = Button(look, "primary")
        self.paragraphs = reading_guide(measure)
        self._lay_out()
        self.closing.clicked.connect(self.accept)
        self.resize(*_SIZE)
        self.closing.setFocus()

    def _lay_out(self) -> None:
        self.setWindowTitle(_("How to read the figures"))
        self.title.setText(self.windowTitle())
        self.closing.setText(_("Close"))
        whole = column(self, (24, 20, 24, 18), 12)
        whole.addWidget(self.title)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._page())
        panel = Panel()
        column(panel, (1, 1, 1, 1)).addWidget(self.area)
        whole.addWidget(panel, 1)
        buttons = row()
        buttons.addStretch()
        buttons.addWidget(self.closing)
        whole.addLayout(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.closing.setDefault(True)

    def _page(self) -> QWidget:
        page = QWidget()
        page.setProperty("kind", "clear")
        lines = column(page, (20, 16, 20, 16), 4)
        for at, part in enumerate(self.paragraphs):
            caption = Label(self._look, 13, 700)
            caption.setText(part.caption)
            caption.setContentsMargins(0, 12 if at else 0, 0, 0)
            lines.addWidget(caption)
            for line in part.lines:
                label = Wrapped(self._look, 13)
                label.setText(line)
                lines.addWidget(label)
        lines.addStretch(1)
        told = "\n".join(line for part in self.paragraphs for line in (part.caption, *part.lines))
        self.area.setAccessibleName(self.windowTitle())
        self.area.setAccessibleDescription(told)
        return page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys, wherever the focus is."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + step)
