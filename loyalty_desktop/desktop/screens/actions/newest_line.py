"""Said above the actions while another survey than the newest is shown, with the button that shows the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.desktop.painting import IN_MIDDLE, elided
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_waves import names_of, newest_of
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.newest_words import newest_told
from loyalty_desktop.report.wave_titles import short_waves

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.journey.project import Project

_HEIGHT, _NAME = 42, 220


class NewestLine(Panel):
    """Hidden while the newest survey is the one that is shown."""

    wanted = Signal(int)
    """The wave of this number among the sources is to be shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._at = 0
        self.setFixedHeight(_HEIGHT)
        self.told, self.show_newest = ElidedLabel(look, 12.5, 600), Button(look, "primary", 12)
        parts = row(self, (16, 1, 8, 1), 12)
        parts.addWidget(self.told, 1)
        parts.addWidget(self.show_newest)
        self.show_newest.clicked.connect(lambda: self.wanted.emit(self._at))
        self.hide()

    def draw(self, project: Project, loyalty: LoyaltyResult | None, waves: Waves) -> None:
        """Say what the newest survey has, as far as it is known by now."""
        at = None if loyalty is None else newest_of(project)
        self.setVisible(at is not None)
        if at is None or loyalty is None:
            return
        self._at = at
        names, whole = names_of(project), waves.comparison()
        short = short_waves(names)
        found = whole.wave(names[at]) if isinstance(whole, WaveComparison) else None
        usable = found is not None and found.problem is None and found.refused is None
        score = found.score.estimate if usable and found is not None else None
        target = None if project.journey.filters else loyalty.measure.target
        measure, here = measure_name(loyalty.measure), loyalty.score
        told = newest_told(measure, (short[0], here), (short[at], score), target)
        self.told.setText(told, newest_told(measure, (names[0], here), (names[at], score), target))
        name = elided(self._look.font(12), short[at], _NAME, IN_MIDDLE)
        self.show_newest.setText(no_keys(_("Show “{wave}”").format(wave=name)))
        self.show_newest.setToolTip(plain_tip(_("Show it on all screens. This can be undone.")))
