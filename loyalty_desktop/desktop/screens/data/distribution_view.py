"""How the answers of the chosen column spread: columns for the steps of a scale, lines for other answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, RIGHT, draw_box, draw_text
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import share_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.distribution import Bar, Distribution, Tone

_STEPS_HEIGHT, _ROOM_ABOVE, _ROOM_BELOW = 112, 18, 20
_LINE, _SHARE = 24, 44
TONE_ROLES: dict[Tone, str] = {
    "best": "head",
    "second": "second",
    "middle": "middle",
    "fourth": "fourth",
    "worst": "negative",
    "positive": "positive",
    "passive": "passive",
    "negative": "negative",
    "plain": "spark",
}
"""The colour of a bar, wherever answers are drawn as bars."""


class DistributionView(QWidget):
    """Bars with their shares; a small base is muted, a tiny one has no bars at all."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: Distribution | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_distribution(self, shown: Distribution) -> None:
        """Show these bars."""
        self._shown = shown
        parts = [_("{answer}: {share}").format(answer=bar.label, share=share_text(bar.share)) for bar in shown.bars]
        self.setAccessibleName(", ".join(parts))
        self.setVisible(bool(shown.bars) and shown.state != "hidden")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        shown = self._shown
        if shown is None or shown.kind == "steps":
            return QSize(120, _STEPS_HEIGHT)
        return QSize(120, _LINE * len(shown.bars))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self._shown
        if shown is None or not shown.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        highest = max(bar.share or 0.0 for bar in shown.bars) or 1.0
        if shown.kind == "steps":
            self._steps(painter, shown, highest)
        else:
            for at, bar in enumerate(shown.bars):
                self._line(painter, QRectF(0, at * _LINE, self.width(), _LINE), bar, highest)
        painter.end()

    def _ink(self) -> str:
        return "muted" if self._shown is not None and self._shown.state == "reference" else "ink"

    def _steps(self, painter: QPainter, shown: Distribution, highest: float) -> None:
        look, slot = self._look, self.width() / len(shown.bars)
        floor = self.height() - _ROOM_BELOW
        room = floor - _ROOM_ABOVE
        width = min(40.0, slot * 0.78)
        size = 11 if slot > 28 else 9.5
        for at, bar in enumerate(shown.bars):
            middle = (at + 0.5) * slot
            height = room * (bar.share or 0.0) / highest
            box = QRectF(middle - width / 2, floor - height, width, height)
            draw_box(painter, box, min(2.0, height / 2), look.colour(TONE_ROLES[bar.tone]))
            above = QRectF(at * slot, floor - height - 18, slot, 16)
            painter.setFont(look.font(size, 600))
            painter.setPen(look.colour(self._ink()))
            painter.drawText(above, CENTRE, share_text(bar.share))
            painter.setFont(look.font(11))
            painter.setPen(look.colour("muted"))
            painter.drawText(QRectF(at * slot, floor + 3, slot, 16), CENTRE, bar.label)
        painter.setPen(look.colour("track_middle"))
        painter.drawLine(0, round(floor), self.width(), round(floor))

    def _line(self, painter: QPainter, box: QRectF, bar: Bar, highest: float) -> None:
        look = self._look
        name = QRectF(box.left(), box.top(), box.width() * 0.46, box.height())
        draw_text(painter, name, bar.label, look.font(12), look.colour("ink"))
        left, right = name.right() + 8, box.right() - _SHARE
        length = max(2.0, (right - left) * (bar.share or 0.0) / highest)
        draw_box(painter, QRectF(left, box.center().y() - 5, length, 10), 2, look.colour(TONE_ROLES[bar.tone]))
        figure = QRectF(right, box.top(), _SHARE, box.height())
        draw_text(painter, figure, share_text(bar.share), look.font(12, 600), look.colour(self._ink()), RIGHT)
