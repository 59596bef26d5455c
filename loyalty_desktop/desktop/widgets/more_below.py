"""A hint that a list goes on: the row that is cut at its lower edge fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractItemView

    from loyalty_desktop.desktop.look import Look

_MOST, _INSIDE = 36, 4


class MoreBelow(QWidget):
    """Lies over a row that is cut and lets the mouse through; it is not there where the last row is seen whole."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        # In the midst of a view's own layout, asking it where its rows are would begin another one.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        bar = view.verticalScrollBar()
        bar.rangeChanged.connect(self._look_soon)
        bar.valueChanged.connect(self._look_soon)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge of what is seen."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._look_soon()
        return False

    def _look_soon(self, *_changed: int) -> None:
        self._soon.start()

    def _follow(self) -> None:
        seen = self._view.viewport().geometry()
        row = self._view.visualRect(self._view.indexAt(QPoint(_INSIDE, seen.height() - 1)))
        high = min(seen.height() - row.top(), _MOST)
        self.setGeometry(seen.left(), seen.bottom() + 1 - high, seen.width(), high)
        self.setVisible(row.isValid() and row.bottom() > seen.height() and seen.height() > 2 * _MOST)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground = self._look.colour("panel")
        clear = QColor(ground)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, clear)
        fade.setColorAt(1, ground)
        QPainter(self).fillRect(self.rect(), fade)
