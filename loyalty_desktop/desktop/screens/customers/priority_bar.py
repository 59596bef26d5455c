"""Whom the method turns to first, as lists that one click opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from loyalty_desktop.desktop.painting import elided
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.customer_orders import Priority

_MOST, _ACROSS, _PADDING = 4, 2, 24


class PriorityBar(QWidget):
    """Up to four lists in the order of their urgency; the one that is open is marked."""

    wanted = Signal(str)
    """The list with this code is to be opened."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = Label(look, 11.5, tone="muted")
        self.buttons = tuple(Button(look, "chip", 12) for _each in range(_MOST))
        self._shown: tuple[Priority, ...] = ()
        parts = column(self, gap=5)
        parts.addWidget(self.title)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for at, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setMinimumWidth(40)
            button.setFixedHeight(25)
            button.clicked.connect(lambda _on=False, at=at: self.wanted.emit(self._shown[at].code))
            grid.addWidget(button, at // _ACROSS, at % _ACROSS)
            grid.setColumnStretch(at % _ACROSS, 1)
        parts.addLayout(grid)

    def show_lists(self, lists: tuple[Priority, ...], chosen: str) -> None:
        """Show these lists, of which the one with the code `chosen` is open; none is for other codes."""
        self._shown = lists
        self.title.setText(_("Who to turn to first"))
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(lists))
            if at < len(lists):
                one = lists[at]
                told = _("{name}: {n:,} people, {what}").format(name=one.name, n=one.n, what=one.what)
                button.setChecked(one.code == chosen)
                button.setAccessibleName(told)
                button.setToolTip(plain_tip(told))
        self._fit()

    def _fit(self) -> None:
        room = max(40, (self.width() - 6) // _ACROSS - _PADDING)
        for at, (button, one) in enumerate(zip(self.buttons, self._shown, strict=False), 1):
            count = f"  {one.n:,}"
            wide = room - button.fontMetrics().horizontalAdvance(f"{at}  {count}")
            button.setText(no_keys(f"{at}  {elided(button.font(), one.name, wide)}{count}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
