"""One bar of three classes side by side, with their shares in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text, text_width
from loyalty_desktop.desktop.widgets.labels import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.theme import ThemeName

_GAP, _ROOM = 2.0, 8.0


class SharePart:
    """One class of the bar: its code, its share 0..1, its text, its tool tip, and whether its base is firm."""

    __slots__ = ("code", "is_firm", "share", "text", "tip")

    def __init__(self, code: str, share: float, text: str, tip: str, *, is_firm: bool = True) -> None:
        self.code, self.share, self.text, self.tip, self.is_firm = code, share, text, tip, is_firm


class ShareBar(QWidget):
    """Draws the classes, each with its interval in its tool tip; what a small class hides stays empty at the end."""

    def __init__(self, look: Look, height: int, tallest: int) -> None:
        super().__init__()
        self._look = look
        self._parts: tuple[SharePart, ...] = ()
        self._tallest = tallest
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_parts(self, name: str, parts: Sequence[SharePart]) -> None:
        """Show these classes."""
        self._parts = tuple(parts)
        self.setMaximumHeight(self._tallest if parts else self.minimumHeight())
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(one.tip.replace("\n", ", ") for one in self._parts))
        self.update()

    def spots(self) -> list[tuple[str, QRect]]:
        """Return where the classes stand, by their codes."""
        return [(part.code, box.toAlignedRect()) for part, box in self._boxes()]

    def sizeHint(self) -> QSize:
        return QSize(300, self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = next((part for part, box in self._boxes() if box.contains(event.pos())), None)
            QToolTip.showText(event.globalPos(), plain_tip(found.tip) if found is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        draw_box(painter, self.rect().toRectF(), 2.5, look.colour("soft"))
        for part, box in self._boxes():
            font = look.font(13, 600 if part.is_firm else 400)
            fill, ink = colours_on(part.code, look.theme.name)
            draw_box(painter, box, 2.5, look.colour(fill))
            if part.text and text_width(font, part.text) + _ROOM <= box.width():
                draw_text(painter, box, part.text, font, look.colour(ink), CENTRE)

    def _boxes(self) -> list[tuple[SharePart, QRectF]]:
        whole = max(1.0, sum(max(0.0, one.share) for one in self._parts))
        room, left, found = self.width() - _GAP * (len(self._parts) - 1), 0.0, []
        for one in self._parts:
            wide = room * max(0.0, one.share) / whole
            found.append((one, QRectF(left, 0, max(wide, 0.5), self.height())))
            left += wide + _GAP
        return found


def colours_on(code: str, theme: ThemeName) -> tuple[str, str]:
    """Return the roles of a class's bar and of what is written on it, which has to be read in either theme."""
    if code == "passive":
        return code, "on_primary" if theme == "dark" else "ink"
    return f"{code}_text", "bg" if theme == "dark" else "on_primary"
