"""The panel of the heat table: head or heart, what the colours mean, the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.screens.compare.heat_legend import HeatLegend
from loyalty_desktop.desktop.screens.compare.heat_table import HeatTableView
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.compare_view import ForestRow, HeatTable

_TITLE, _AROUND = 190, 60
"""How much of the title is always seen, and what stands beside and between it, the kinds and the legend."""


class HeatPanel(Panel):
    """Head or heart of every driver in every group."""

    kind_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = ElidedLabel(look, 13.5, 700)
        self.kinds = Segmented(look, ("head", "heart"))
        self.legend = HeatLegend(look)
        self.table = HeatTableView(look)
        self.nothing = Said(look, 420)
        self._pages = QStackedWidget()
        for page in (self.table, self.nothing):
            self._pages.addWidget(page)
        self.kinds.chosen.connect(self.kind_chosen)
        parts = column(self, (1, 1, 1, 1))
        head = row(None, (15, 0, 15, 0), 12)
        head.addWidget(self.title, 1)
        head.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.legend)
        self._head = QWidget()
        self._head.setFixedHeight(44)
        self._head.setLayout(head)
        parts.addWidget(self._head)
        parts.addWidget(rule())
        parts.addWidget(self._pages, 1)

    def draw(self, table: HeatTable, total: ForestRow, axis: str, measure: str) -> None:
        """Show a table; `axis` is what the groups are told apart by."""
        there = bool(table.rows)
        self.title.setText(_("Drivers × {column}").format(column=axis))
        self.kinds.set_texts(_("Head satisfaction"), _("Heart satisfaction"))
        self.kinds.setAccessibleName(_("Head or heart"))
        self.kinds.choose(table.kind)
        self.kinds.setVisible(there)
        self.legend.setVisible(there)
        self._pages.setCurrentWidget(self.table if there else self.nothing)
        self.nothing.say(
            _("No drivers yet"),
            _("On the Journey screen, drag a column with ratings onto a stage. It then appears here as a driver."),
        )
        self.legend.show_table(table)
        self._fit()
        self.table.setAccessibleName(self.title.full_text())
        self.table.show_table(table, total, measure)

    def _fit(self) -> None:
        """Give the title what the scale of colours can spare: what its marks mean stands below the scores too."""
        wanted = round(text_width(self.title.font(), self.title.full_text())) + 4
        others = self.kinds.sizeHint().width() + self.legend.minimumSizeHint().width()
        self.title.setMinimumWidth(min(wanted, max(_TITLE, self.width() - others - _AROUND)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
