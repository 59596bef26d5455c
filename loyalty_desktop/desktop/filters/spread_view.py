"""A small histogram of the numbers of a column, what is chosen of it in the colour of interaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import draw_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.filter_choices import Spread

_HEIGHT = 64


class SpreadView(QWidget):
    """Bars of equal width; a bar is lit when some of it lies within the limits."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._spread: Spread | None = None
        self._low: float | None = None
        self._high: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spread(self, spread: Spread | None, low: float | None, high: float | None) -> None:
        """Show how a column spreads, and what is chosen of it."""
        self._spread, self._low, self._high = spread, low, high
        self.update()

    def lit(self) -> tuple[bool, ...]:
        """Return which bars lie within the limits."""
        spread = self._spread
        if spread is None:
            return ()
        low = spread.lowest if self._low is None else self._low
        high = spread.highest if self._high is None else self._high
        last = len(spread.counts) - 1
        ends = [*spread.edges[1:-1], max(spread.edges[-1], spread.highest)]
        return tuple(
            low <= high and low < (end if at < last else end + 1) and high >= start
            for at, (start, end) in enumerate(zip(spread.edges, ends, strict=False))
        )

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        spread = self._spread
        if spread is None or not spread.counts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(spread.counts) or 1
        step = self.width() / len(spread.counts)
        gap = min(2.0, step / 4)
        bottom = self.height() - 3
        for at, (count, lit) in enumerate(zip(spread.counts, self.lit(), strict=True)):
            tall = max(2.0, count / most * (bottom - 4)) if count else 0
            bar = QRectF(at * step, bottom - tall, step - gap, tall)
            if count:
                draw_box(painter, bar, min(2.0, tall / 2), self._look.colour("primary" if lit else "spark"))
        painter.fillRect(QRectF(0, bottom + 1, self.width(), 1), self._look.colour("line"))
