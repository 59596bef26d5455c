"""The switch that turns a scale round, with an example: which answer is the best one, and which would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.widgets.buttons import Switch
from loyalty_desktop.desktop.widgets.labels import Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.column_detail import Direction


class DirectionSwitch(QWidget):
    """Whether the smallest number, or the first word, is the best answer."""

    turned = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._title = Label(look, 12.5)
        self.switch = Switch(look)
        self.switch.clicked.connect(self.turned)
        self.example = Label(look, 11.5, tone="muted", wrap=True)
        inside = column(self, gap=2)
        line = row(gap=8)
        line.addWidget(self._title, 1)
        line.addWidget(self.switch)
        inside.addLayout(line)
        inside.addWidget(self.example)

    def show_direction(self, direction: Direction) -> None:
        """Show which answer is the best one, and which would be."""
        self._title.setText(_("Reverse the scale"))
        self.switch.setAccessibleName(_("Reverse the scale"))
        self.switch.setChecked(direction.reversed)
        self.example.setText(
            _("Now best: {best}. If switched: {worst}.").format(best=direction.best, worst=direction.worst)
        )
        self.example.setAccessibleName(self.example.text())
        self.switch.setAccessibleDescription(self.example.text())
        self.switch.setToolTip(plain_tip(self.example.text()))
