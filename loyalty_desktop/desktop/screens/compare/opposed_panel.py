"""The panel beside the scores of two groups: which figure, the table, what its marks rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.screens.compare.opposed_table import OpposedTableView
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.opposed_view import DRIVER_KINDS, OPPOSED_KINDS
from loyalty_desktop.report.opposed_words import table_notes

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.opposed_view import OpposedTable


class OpposedPanel(Panel):
    """Drivers and experiences of two groups side by side."""

    kind_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = ElidedLabel(look, 13.5, 700)
        self.kinds = Segmented(look, OPPOSED_KINDS)
        self.table = OpposedTableView(look)
        self.nothing = Said(look, 420)
        self.note = Label(look, 11.5, tone="muted", wrap=True)
        self._pages = QStackedWidget()
        for page in (self.table, self.nothing):
            self._pages.addWidget(page)
        self.kinds.chosen.connect(self.kind_chosen)
        parts = column(self, (1, 1, 1, 1))
        head = row(None, (15, 0, 15, 0), 12)
        head.addWidget(self.title, 1)
        head.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignVCenter)
        head_box = QWidget()
        head_box.setFixedHeight(44)
        head_box.setLayout(head)
        parts.addWidget(head_box)
        parts.addWidget(rule())
        parts.addWidget(self._pages, 1)
        parts.addWidget(rule())
        self.note.setContentsMargins(15, 8, 15, 9)
        parts.addWidget(self.note)

    def draw(self, table: OpposedTable, measure: str) -> None:
        """Show one figure of every driver or experience."""
        self.title.setText(_("Side by side"))
        self.kinds.set_texts(
            _("Head satisfaction"), _("Heart satisfaction"), _("Experiences"), _("Score of those who had them")
        )
        self.kinds.setAccessibleName(_("Which figure"))
        self.kinds.choose(table.kind)
        self.note.setVisible(bool(table.rows))
        self.note.setText("\n".join(table_notes(table)))
        self._pages.setCurrentWidget(self.table if table.rows else self.nothing)
        if table.kind in DRIVER_KINDS:
            said = _("Drag a column with ratings onto a stage in the Journey screen. It then appears here as a driver.")
            self.nothing.say(_("No drivers yet"), said)
        else:
            said = _("Drag a column that says what happened onto a driver in the Journey screen. It then appears here.")
            self.nothing.say(_("No experiences yet"), said)
        self.table.setAccessibleName(f"{self.title.full_text()}, {self.kinds.button(table.kind).text()}")
        self.table.show_table(table, measure)
