"""The panel of drivers and experiences wave by wave: which figure, the table, what its verdicts rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.screens.compare.wave_table import WaveTableView
from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.waves_view import WAVE_KINDS
from loyalty_desktop.report.waves_words import kind_text, table_notes

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.waves_view import WaveTable


_BESIDE, _EACH = 370, 74
"""What names, change and verdict take at least, and what a wave does."""


class WaveTablePanel(Panel):
    """Heads, hearts or experiences over the waves."""

    kind_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = ElidedLabel(look, 13.5, 700)
        self.kinds = Segmented(look, WAVE_KINDS)
        self.table = WaveTableView(look)
        self.nothing = Said(look, 420)
        self.note = Label(look, 11.5, tone="muted", wrap=True)
        self._pages = QStackedWidget()
        for page in (self.table, self.nothing):
            self._pages.addWidget(page)
        self.kinds.chosen.connect(self.kind_chosen)
        head_box = QWidget()
        head_box.setFixedHeight(44)
        head = row(head_box, (15, 0, 15, 0), 12)
        head.addWidget(self.title, 1)
        head.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignVCenter)
        self.note.setContentsMargins(15, 8, 15, 9)
        parts = column(self, (1, 1, 1, 1))
        parts.addWidget(head_box)
        parts.addWidget(rule())
        parts.addWidget(self._pages, 1)
        parts.addWidget(rule())
        parts.addWidget(self.note)

    @property
    def room(self) -> int:
        """How many waves can be read beside one another."""
        return (self.width() - _BESIDE) // _EACH

    def draw(self, table: WaveTable, comparison: WaveComparison) -> None:
        """Show one figure of every driver or experience."""
        self.title.setText(_("By wave"))
        self.kinds.set_texts(*map(kind_text, WAVE_KINDS))
        self.kinds.setAccessibleName(_("Which figure"))
        self.kinds.choose(table.kind)
        self.note.setVisible(bool(table.rows))
        self.note.setText("\n".join(table_notes(table, comparison)))
        self._pages.setCurrentWidget(self.table if table.rows else self.nothing)
        self.nothing.say(_("Nothing to show yet"), _("Put drivers and experiences onto the map in the Journey screen."))
        self.table.setAccessibleName(f"{self.title.full_text()}, {kind_text(table.kind)}")
        self.table.show_table(table)
