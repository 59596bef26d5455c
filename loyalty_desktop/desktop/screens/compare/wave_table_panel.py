"""The panel of drivers and experiences wave by wave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.compare.kinds_panel import KindsPanel
from loyalty_desktop.desktop.screens.compare.wave_table import WaveTableView
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.waves_view import WAVE_KINDS
from loyalty_desktop.report.waves_words import kind_text, table_notes

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.waves_view import WaveTable

_BESIDE, _EACH = 400, 74
"""What names, change and verdict take at least, and what a wave does."""


class WaveTablePanel(KindsPanel[WaveTableView]):
    """Heads, hearts or experiences over the waves."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, WAVE_KINDS, WaveTableView(look))

    @property
    def room(self) -> int:
        """How many waves can be read beside one another."""
        return (self.width() - _BESIDE) // _EACH

    def draw(self, table: WaveTable, comparison: WaveComparison) -> None:
        """Show one figure of every driver or experience."""
        notes = table_notes(table, comparison) if table.rows else ()
        self.draw_around(_("By wave"), [kind_text(kind) for kind in WAVE_KINDS], table.kind, notes)
        self.nothing.say(
            _("Nothing to show yet"), _("On the Journey screen, put drivers and experiences onto the map.")
        )
        self.table.show_table(table)
