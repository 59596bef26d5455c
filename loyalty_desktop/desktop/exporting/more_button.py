"""The button ⋯ in the corner of a chart: there while somebody points at the chart, or is on it with the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

_WIDE, _HIGH, _EDGE = 30, 24, 4


class MoreButton(Button):
    """Opens the menu of a chart; those who use keys open it with the menu key or Shift+F10."""

    def __init__(self, look: Look, chart: QWidget, opened: Callable[[QWidget, QPoint], object]) -> None:
        super().__init__(look, "chip", 12, chart)
        self._chart = chart
        self.setText("⋯")
        self.setFixedSize(_WIDE, _HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._write()
        look.changed.connect(self._write)
        self.clicked.connect(lambda: opened(chart, self.mapToGlobal(QPoint(0, self.height()))))
        chart.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Come and go with the pointer, and stay in the corner."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._place()
            self.show()
            self.raise_()
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.setVisible(self._chart.hasFocus() or (kind == QEvent.Type.FocusOut and self._chart.underMouse()))
        elif kind == QEvent.Type.Resize:
            self._place()
        return False

    def _write(self) -> None:
        told = _("Copy or save this picture")
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))

    def _place(self) -> None:
        self.move(self._chart.width() - _WIDE - _EDGE, _EDGE)
