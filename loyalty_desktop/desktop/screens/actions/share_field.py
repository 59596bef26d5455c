"""A share in per cent, typed or moved by arrow keys; it tells of a value when it is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.typed_numbers import typed_number

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from loyalty_desktop.desktop.look import Look

_LONGEST = 8


class ShareField(QLineEdit):
    """Shows a share as 37.0%, like those beside it; what is no share from 0 to 100 per cent goes back."""

    edited = Signal(float)
    """The share was finished, with Enter, Tab or an arrow key."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFont(look.font(12.5, 600))
        self.setMaxLength(_LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.editingFinished.connect(self._on_finished)

    def show_share(self, share: float) -> None:
        """Show a share, without a signal; what is being typed is left alone."""
        if not self.isModified() or not self.hasFocus():
            self._share = share
            self.setText(share_text(share, 1))

    def _on_finished(self) -> None:
        share = read(self.text())
        was_typed = self.isModified()
        self.setModified(False)
        if share is None or not was_typed or share_text(share, 1) == share_text(self._share, 1):
            self.setText(share_text(self._share, 1))
            return
        self._share = share
        self.setText(share_text(share, 1))
        self.edited.emit(share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None:
            share = read(self.text())
            points = round(100 * (self._share if share is None else share)) + step
            self._share = min(1.0, max(0.0, points / 100))
            self.setText(share_text(self._share, 1))
            self.setModified(False)
            self.edited.emit(self._share)
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(share_text(self._share, 1))
            self.setModified(False)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()


def read(text: str) -> float | None:
    """Return the share that a text means, typed in any width of digits; None for what is no share."""
    plain = typed_number(text).rstrip("%").strip()
    try:
        percent = float(plain)
    except ValueError:
        return None
    return percent / 100 if 0 <= percent <= 100 else None
