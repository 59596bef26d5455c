"""The button ⋯ of a chart: seen while somebody points at the chart or is on it with the keys, never over a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look

_WIDE, _HIGH, _EDGE, _AROUND = 30, 24, 4, 2
_FAINT = 28
"""How much, of 255, a colour may differ from the ground: lines behind a chart are no values."""


class MoreButton(Button):
    """Opens the menu of a chart. Tab comes to it after the chart; the menu key and Shift+F10 open the same menu."""

    def __init__(self, look: Look, chart: QWidget, opened: Callable[[QWidget, QPoint], object]) -> None:
        super().__init__(look, "chip", 12, chart)
        self._chart = chart
        self._is_measuring = False
        self.setText("⋯")
        self.setFixedSize(_WIDE, _HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._write()
        look.changed.connect(self._write)
        self.clicked.connect(lambda: opened(chart, self.mapToGlobal(QPoint(0, self.height()))))
        chart.installEventFilter(self)
        QWidget.setTabOrder(chart, self)
        self.move(self._corner())
        self.show()

    @property
    def is_seen(self) -> bool:
        """Whether it is painted now."""
        if self._is_measuring:
            return False
        return self.hasFocus() or self._chart.hasFocus() or self._chart.underMouse()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Come and go with the pointer and the keys, where there is room."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._place()
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.update()
        elif kind == QEvent.Type.Resize:
            self.move(self._corner())
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._place()
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_seen:
            super().paintEvent(event)

    def _write(self) -> None:
        told = _("Copy or save this picture")
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))

    def _corner(self) -> QPoint:
        return QPoint(self._chart.width() - _WIDE - _EDGE, _EDGE)

    def _place(self) -> None:
        """Go where the chart is empty, as near to its upper right corner as can be; away where it is full."""
        self._is_measuring = True
        try:
            place = free_place(self._chart, self._corner())
        finally:
            self._is_measuring = False
        self.setVisible(place is not None)
        if place is not None:
            self.move(place)
            self.raise_()
            self.update()


def free_place(chart: QWidget, wanted: QPoint) -> QPoint | None:
    """Return where nothing is drawn on a chart, nearest to `wanted`; None where there is no such place."""
    import numpy as np  # noqa: PLC0415 - numpy waits until there is a chart

    wide, high = chart.width(), chart.height()
    across, down = _WIDE + 2 * _AROUND, _HIGH + 2 * _AROUND
    if wide < across or high < down:
        return None
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(chart.palette().window().color())
    chart.render(image)
    letters = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(high, image.bytesPerLine() // 4, 4)
    colours = letters[:, :wide, :3].astype(np.int16)
    found, counts = np.unique(colours[::4, ::4].reshape(-1, 3), axis=0, return_counts=True)
    ground = found[counts.argmax()]
    drawn = (np.abs(colours - ground).max(axis=2) > _FAINT).astype(np.int64)
    sums = np.zeros((high + 1, wide + 1), dtype=np.int64)
    sums[1:, 1:] = drawn.cumsum(axis=0).cumsum(axis=1)
    inside = sums[down:, across:] - sums[:-down, across:] - sums[down:, :-across] + sums[:-down, :-across]
    tops, lefts = np.nonzero(inside == 0)
    if not tops.size:
        return None
    best = (np.abs(lefts + _AROUND - wanted.x()) + np.abs(tops + _AROUND - wanted.y())).argmin()
    return QPoint(int(lefts[best]) + _AROUND, int(tops[best]) + _AROUND)
