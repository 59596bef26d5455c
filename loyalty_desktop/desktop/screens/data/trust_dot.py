"""The mark that says how far a role can be trusted, as a small widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.screens.data.grid_header import draw_trust
from loyalty_desktop.desktop.screens.data.grid_words import trust_word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.columns import Trust


class TrustDot(QWidget):
    """A full dot, an amber diamond or a hollow ring."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._trust: Trust = "open"
        self.setFixedSize(12, 12)

    def show_trust(self, trust: Trust) -> None:
        """Show this mark."""
        self._trust = trust
        self.setAccessibleName(trust_word(trust))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_trust(self._look, painter, QRectF(2, 2, 8, 8), self._trust)
        painter.end()
