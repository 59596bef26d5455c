"""What comes next for an action, as a sentence and a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.report.next_step import NextStep

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

_EDGES, _GAP = (4, 4, 12, 8), 10


class StepLine(QWidget):
    """Hidden while nothing comes next."""

    wanted = Signal(str)
    """The step of this kind is to be done."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._step = NextStep()
        self.told, self.button = Wrapped(look, 12, 600, leading=1.35), Button(look, "primary", 12)
        parts = row(self, _EDGES, _GAP)
        parts.addWidget(self.told, 1)
        parts.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(lambda: self.wanted.emit(self._step.kind))
        self.hide()

    def show_step(self, step: NextStep) -> None:
        """Show what comes next."""
        self._step = step
        self.told.setText(step.text)
        self.button.setText(no_keys(step.button))
        self.button.setVisible(bool(step.kind))
        self.setVisible(bool(step.text or step.kind))

    def height_at(self, width: int) -> int:
        """Return how much height it takes in this width."""
        if self.isHidden():
            return 0
        left, top, right, bottom = _EDGES
        button = self.button.sizeHint() if self._step.kind else QSize(0, 0)
        beside = button.width() + _GAP if self._step.kind else 0
        return top + max(self.told.heightForWidth(width - left - right - beside), button.height()) + bottom
