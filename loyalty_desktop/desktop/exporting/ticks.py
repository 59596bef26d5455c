"""Check boxes in the look of the window, and captions above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from loyalty_desktop.desktop.painting import draw_box, draw_text, elided, text_width
from loyalty_desktop.desktop.screens.actions.tick_box import TICK_SIDE, paint_tick
from loyalty_desktop.desktop.widgets.labels import Label, no_keys, plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

_HIGH, _APART, _SIZE = 20, 9, 12.5


class Tick(QCheckBox):
    """A check box with its words; what it means is in its tool tip and told to those who hear the screen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words, self._meaning, self._mute = look, "", "", ""
        self.setFont(look.font(_SIZE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def write(self, text: str, meaning: str = "") -> None:
        """Write the words, and what they mean."""
        self._words, self._meaning = text, meaning
        self.setText(no_keys(text))
        self.setAccessibleName(text)
        self._tell()
        self.updateGeometry()

    def mute(self, why: str) -> None:
        """Show that it has no effect now, and say why; '' lets it have its effect again. What is ticked stays."""
        if why != self._mute:
            self._mute = why
            self._tell()
            self.update()

    @property
    def is_mute(self) -> bool:
        """Whether it has no effect now."""
        return bool(self._mute)

    def _tell(self) -> None:
        told = self._mute or self._meaning
        self.setAccessibleDescription(told)
        self.setToolTip(plain_tip(told))

    def sizeHint(self) -> QSize:
        return QSize(round(TICK_SIDE + _APART + text_width(self.font(), self._words)) + 6, _HIGH)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QPointF(1.5, (self.height() - TICK_SIDE) / 2)
        is_hot = self.hasFocus() or self.underMouse()
        paint_tick(painter, place, look, on=self.isChecked() and not self._mute, hot=is_hot)
        if self.isChecked() and self._mute:
            painter.setPen(QPen(look.colour("muted"), 1.6))
            middle = place.y() + TICK_SIDE / 2
            painter.drawLine(QPointF(place.x() + 4, middle), QPointF(place.x() + TICK_SIDE - 4, middle))
        words = QRectF(self.rect()).adjusted(TICK_SIDE + _APART, 0, 0, 0)
        ink = look.colour("faint" if self._mute or not self.isEnabled() else "ink")
        draw_text(painter, words, elided(self.font(), self._words, words.width()), self.font(), ink)
        if self.hasFocus():
            ring = QRectF(0.5, 0.5, min(self.width() - 1, self.sizeHint().width()), self.height() - 1)
            draw_box(painter, ring, 5, None, look.colour("accent_line"), 1)


def caption(look: Look) -> Label:
    """Return the words above a group of choices."""
    return Label(look, 11.5, 600, tone="muted")
