"""One figure before and after: its picture, its change, and what may be said of the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.screens.actions.pair_chart import PairChart
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.verify_view import BeforeAfter

_KINDS = {"positive": "good", "negative": "bad", "open": "open"}
_FIGURE = 148
_SIZES = (20, 18, 16, 14, 13, 12)


class PairView(QWidget):
    """Shows one comparison of two surveys."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title, self.chart = ElidedLabel(look, 12.5, 600), PairChart(look)
        self._look = look
        self.points, self.interval = Label(look, 20, 700), Wrapped(look, 11.5, tone="muted", leading=1.4)
        self.chip = Label(look, 11, 600, kind="open")
        parts = column(self, (16, 8, 12, 8), 4)
        parts.addWidget(self.title)
        body = row(None, gap=12)
        body.addWidget(self.chart, 1)
        figure = QWidget()
        figure.setFixedWidth(_FIGURE)
        lines = column(figure, gap=3)
        lines.addStretch(1)
        lines.addWidget(self.points)
        lines.addWidget(self.interval)
        lines.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        body.addWidget(figure)
        parts.addLayout(body, 1)

    def show_pair(self, pair: BeforeAfter, earlier: str, later: str) -> None:
        """Show a figure in two surveys of these names."""
        self.title.setText(pair.title)
        self.chart.show_pair(pair, earlier, later)
        change = pair.change
        if change is None or change.points is None:
            self.points.setText("–")
            self.points.setAccessibleName(pair.title)
            self.points.set_tone("muted")
            self.interval.setText(_("Not compared"))
            self.chip.hide()
            return
        is_share = pair.unit == "share"
        unit = _("{points} percentage points") if is_share else _("{points} points")
        said = unit.format(points=score_text(change.points, 1))
        self.points.setAccessibleName(f"{pair.title}: {said}")
        tone = pair.tone if pair.verdict else "muted"
        self.points.set_tone("ink" if tone == "open" else tone)
        self.points.setText(said)
        self.points.setFont(self._fitting(said))  # after the tone: another one brings back the first font
        interval = _("{low} to {high}").format(low=score_text(change.low, 1), high=score_text(change.high, 1))
        self.interval.setText(_("95% interval") + "\n" + interval)
        self.chip.show()
        self.chip.setText(pair.chip)
        self.chip.set_kind(_KINDS[pair.tone] if pair.verdict else "reference")

    def _fitting(self, text: str) -> QFont:
        """Return the largest font in which a figure with its unit stands in full."""
        fonts = [self._look.font(size, 700) for size in _SIZES]
        return next((font for font in fonts if text_width(font, text) + 2 <= _FIGURE), fonts[-1])
