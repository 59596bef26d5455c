"""The panel beside the scores of two groups: drivers and experiences side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.compare.kinds_panel import KindsPanel
from loyalty_desktop.desktop.screens.compare.opposed_table import OpposedTableView
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.opposed_view import DRIVER_KINDS, OPPOSED_KINDS
from loyalty_desktop.report.opposed_words import table_notes
from loyalty_desktop.report.waves_words import kind_text

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.opposed_view import OpposedTable


class OpposedPanel(KindsPanel[OpposedTableView]):
    """Drivers and experiences of two groups."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, OPPOSED_KINDS, OpposedTableView(look))

    def draw(self, table: OpposedTable, measure: str) -> None:
        """Show one figure of every driver or experience."""
        notes = table_notes(table) if table.rows else ()
        self.draw_around(_("Side by side"), [kind_text(kind) for kind in OPPOSED_KINDS], table.kind, notes)
        if table.kind in DRIVER_KINDS:
            said = _(
                "On the Journey screen, drag a column with ratings onto a stage. It then appears here as a driver."
            )
            self.nothing.say(_("No drivers yet"), said)
        else:
            said = _(
                "On the Journey screen, drag a column that says what happened onto a driver. It then appears here."
            )
            self.nothing.say(_("No experiences yet"), said)
        self.table.show_table(table, measure)
