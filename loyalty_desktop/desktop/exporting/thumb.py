"""One small picture of what will be written, which opens as a large one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from loyalty_desktop.desktop.painting import draw_text, elided
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QImage, QKeyEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.placing import Kind
    from loyalty_desktop.report.previews import Preview

WIDTH = 160
"""Pixels of a picture on screen; it is drawn twice as large for sharp screens."""
_TITLE, _EDGE, _TALLEST = 20, 3, 1.6
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Thumb(QAbstractButton):
    """One small picture with its title below; an empty place until it comes. Arrow keys ask for its neighbours."""

    step_wanted = Signal(int, int)
    """How many places to the right and downwards."""

    def __init__(self, look: Look, kind: Kind, at: int, ratio: float) -> None:
        super().__init__()
        self._look, self.kind, self.at = look, kind, at
        self.title = ""
        self.preview: Preview | None = None
        self.picture: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shape(ratio)

    def show_picture(self, preview: Preview, picture: QImage, name: str) -> None:
        """Show a picture from now on; `name` tells those who hear the screen what it is."""
        self.preview, self.picture, self.title = preview, picture, preview.title
        self._shape(picture.height() / max(1, picture.width()))
        if self.focusPolicy() == Qt.FocusPolicy.NoFocus:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Opens large"))
        self.setToolTip(plain_tip(preview.title))
        self.update()

    def _shape(self, ratio: float) -> None:
        self._high = round(WIDTH * min(ratio, _TALLEST))
        self.setFixedSize(WIDTH + 2 * _EDGE, self._high + _TITLE + 2 * _EDGE)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.step_wanted.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(_EDGE + 0.5, _EDGE + 0.5, WIDTH - 1, self._high - 1)
        if self.picture is None:
            painter.fillRect(box, look.colour("soft"))
        else:
            painter.fillRect(box, QColor("white"))  # paper is white, in the dark too
            wide, tall = self.picture.width(), self.picture.height()
            seen = QRectF(0, 0, wide, min(tall, wide * self._high / WIDTH))
            painter.drawImage(box, self.picture, seen)
        is_hot = self.picture is not None and (self.hasFocus() or self.underMouse())
        painter.setPen(QPen(look.colour("accent" if is_hot else "line"), 1))
        painter.drawRect(box)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(box.adjusted(-1.5, -1.5, 1.5, 1.5))
        font = look.font(11)
        below = QRectF(_EDGE, self._high + _EDGE + 2, WIDTH, _TITLE - 2)
        draw_text(painter, below, elided(font, self.title, WIDTH), font, look.colour("muted"))
