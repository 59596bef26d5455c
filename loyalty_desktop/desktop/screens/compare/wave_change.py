"""The change of the latest wave in a line: points, interval, and a verdict as a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.many_compared import many_told
from loyalty_desktop.report.wave_titles import short_waves
from loyalty_desktop.report.wave_words import verdict_word

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.waves_view import WaveChange

_GAP = 7
CHIPS = {"risen": "good", "fallen": "bad", "unclear": "open"}


class WaveChangeLine(QWidget):
    """Everybody's change since the wave that is compared with."""

    def __init__(self, look: Look, *, short: bool = False) -> None:
        super().__init__()
        self._short = short
        self._said: tuple[str, ...] = ("",)
        self._whole = ""
        self.points = Label(look, 13.5, 700)
        self.interval = ElidedLabel(look, 11.5, tone="muted")
        self.chip = Label(look, 12, 600, kind="open")
        line = row(self, gap=_GAP)
        line.addWidget(self.points)
        line.addWidget(self.interval, 1)
        line.addStretch(0)
        line.addWidget(self.chip)

    def show_change(self, found: WaveChange | None) -> None:
        """Show a change; None where there is nothing to compare."""
        change = None if found is None else found.change
        self.setVisible(change is not None and change.points is not None)
        if found is None or change is None:
            return
        firm = found.state == "shown"
        self.points.setText(score_text(change.points, 1))
        self.points.set_tone("ink" if firm else "muted")
        said = _("since {wave}, 95% interval {low} to {high}")
        low, high = score_text(change.low, 1), score_text(change.high, 1)
        whole = said.format(wave=found.earlier, low=low, high=high)
        brief = _("95% {low} to {high}").format(low=low, high=high)
        short = said.format(wave=short_waves((found.earlier, found.later))[0], low=low, high=high)
        self._said, self._whole = (brief,) if self._short else (whole, short, brief), whole
        word = verdict_word(found.verdict) if firm else _("For reference")
        self.chip.setText(word)
        self.chip.setVisible(bool(word))
        many = many_told(change)
        for part in (self.interval, self.chip):
            part.setAccessibleDescription(many)
        self.chip.setToolTip(plain_tip(many))
        self.chip.set_kind(CHIPS.get(found.verdict, "open") if firm else "reference")
        self._fit()

    def _fit(self) -> None:
        """Say the interval in fewer words rather than cut it; leave it out where it is short to begin with."""
        chip = self.chip.sizeHint().width() if not self.chip.isHidden() else 0
        room = self.width() - self.points.sizeHint().width() - chip - 3 * _GAP
        fits = [one for one in self._said if text_width(self.interval.font(), one) + 3 <= room]
        self.interval.setText((fits or self._said)[0 if fits else -1], self._whole)
        self.interval.setVisible(bool(fits) or not self._short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
