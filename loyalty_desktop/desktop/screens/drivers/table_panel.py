"""The table of drivers in its panel: what its figures count and what its marks mean stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.screens.drivers.driver_table import DriverTable, short_measure
from loyalty_desktop.desktop.screens.drivers.words import table_notes
from loyalty_desktop.desktop.widgets.labels import Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.importance_told import short_told, whole_told
from loyalty_desktop.report.importance_view import PENDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.plan_button import PlanButton
    from loyalty_desktop.desktop.screens.voices_offer import VoicesOffer
    from loyalty_desktop.report.driver_table import DriverRow
    from loyalty_desktop.report.importance_view import ImportanceView


class TablePanel(Panel):
    """Shows the drivers as rows."""

    chosen = Signal(str)

    def __init__(self, look: Look, plan: PlanButton, voices: VoicesOffer) -> None:
        super().__init__()
        self.plan, self.voices = plan, voices
        self.table = DriverTable(look)
        self.title = Label(look, 13.5, 700)
        self.note = Label(look, 11.5, tone="muted", wrap=True)
        head = QWidget()
        head.setFixedHeight(44)
        words = row(head, (16, 0, 16, 0), 10)
        words.addWidget(self.title)
        words.addStretch(1)
        words.addWidget(voices)
        words.addWidget(plan)
        below = column(margins=(16, 7, 16, 9))
        below.addWidget(self.note)
        parts = column(self, (1, 1, 1, 1))
        parts.addWidget(head)
        parts.addWidget(rule())
        parts.addWidget(self.table, 1)
        parts.addWidget(rule())
        parts.addLayout(below)
        self.table.chosen.connect(self.chosen)

    def draw(
        self,
        rows: Sequence[DriverRow],
        every: Sequence[DriverRow],
        loyalty: LoyaltyResult,
        importance: ImportanceView = PENDING,
    ) -> None:
        """Show some of `every` driver."""
        self.title.setText(_("All drivers"))
        # The rows keep their room while the figures of an edit are on their way.
        self.note.setMinimumHeight(self.note.height() if importance.state == "pending" else 0)
        measure = short_measure(loyalty.measure)
        self.note.setText("\n".join(one for one in (*table_notes(measure), short_told(importance)) if one))
        whole = whole_told(importance)
        self.note.setToolTip(plain_tip(whole))
        self.note.setAccessibleDescription(whole)
        self.table.show_drivers(rows, every, loyalty, importance)
