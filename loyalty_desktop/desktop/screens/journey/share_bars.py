"""Answers as horizontal bars, one line each: what was answered, how many, in per cent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import LEFT, RIGHT, draw_box, draw_text, text_width
from loyalty_desktop.desktop.screens.journey.spot_chart import Spot, SpotChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from loyalty_desktop.desktop.look import Look

_LINE, _BAR, _GAP = 19, 10, 7
_LONGEST = 0.87
"""How much of its track the longest bar fills."""


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One line: the label, how long the bar is (0..1, None for no bar), what stands behind it, its tip."""

    label: str
    length: float | None
    text: str
    role: str
    tip: str


class ShareBars(SpotChart):
    """Draws ShareBars; labels take what they need, up to half of the width."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._bars: tuple[ShareBar, ...] = ()
        self._muted = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, name: str, bars: Sequence[ShareBar], *, muted: bool = False) -> None:
        """Show these bars; `muted` for a small base."""
        if len(bars) != len(self._bars):
            self.updateGeometry()
        self._bars, self._muted = tuple(bars), muted
        self.tell(name)

    @property
    def bars(self) -> tuple[ShareBar, ...]:
        """The bars that are shown."""
        return self._bars

    def sizeHint(self) -> QSize:
        return QSize(240, len(self._bars) * _LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, len(self._bars) * _LINE)

    def spots(self) -> Sequence[Spot]:
        return [Spot(QRectF(0, at * _LINE, self.width(), _LINE), bar.tip) for at, bar in enumerate(self._bars)]

    def paint(self, painter: QPainter) -> None:
        font, look = self.look.font(11.5), self.look
        widest = max((text_width(font, bar.label) for bar in self._bars), default=0.0)
        labels = min(widest + 1, 0.5 * self.width())
        texts = max((text_width(font, bar.text) for bar in self._bars), default=0.0) + 1
        left, right = labels + _GAP, self.width() - texts - _GAP
        reach = min(1.0, max((bar.length or 0.0 for bar in self._bars), default=0.0) / _LONGEST) or 1.0
        ink = look.colour("muted" if self._muted else "ink")
        for at, bar in enumerate(self._bars):
            top = at * _LINE
            draw_text(painter, QRectF(0, top, labels, _LINE), bar.label, font, ink, LEFT)
            draw_text(painter, QRectF(right + _GAP, top, texts, _LINE), bar.text, font, ink, RIGHT)
            track = QRectF(left, top + (_LINE - _BAR) / 2, right - left, _BAR)
            if bar.length is None or track.width() <= 0:
                continue
            draw_box(painter, track, 2, look.colour("soft"))
            wide = bar.length / reach * track.width()
            if wide > 0:
                role = "passive" if self._muted else bar.role
                draw_box(painter, QRectF(track.left(), track.top(), max(2.0, wide), _BAR), 2, look.colour(role))
