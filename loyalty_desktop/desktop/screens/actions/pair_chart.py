"""One figure in two surveys: dots with their intervals, the earlier above the later."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_text, text_width
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.wave_titles import short_waves

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.desktop.look import Look, LookFont
    from loyalty_desktop.report.verify_view import BeforeAfter

_NAMES, _RIGHT, _FOOT, _DOT = 84, 14, 18, 4.5
_MOST_NAMES, _GAP, _BETWEEN = 0.45, 8, 6
"""How much of the width the names of the surveys may take; the gap behind them, and that between numbers."""
_TWO_LINES = 35


class PairChart(QWidget):
    """Draws one comparison; its figures are also its accessible description."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pair: BeforeAfter | None = None
        self._names = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(178, 82)

    def show_pair(self, pair: BeforeAfter, earlier: str, later: str) -> None:
        """Show a figure in two surveys of these names."""
        self._pair, self._names = pair, (earlier, later)
        said = [_said(pair, name, one) for name, one in zip(self._names, (pair.earlier, pair.later), strict=True)]
        self.setAccessibleName(pair.title)
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip(plain_tip("\n".join(said)))
        self.update()

    def spots(self) -> list[tuple[int, QRect]]:
        """Return the figures that can be asked: of the earlier survey (0) and of the later (1), and their bases."""
        if self._pair is None:
            return []
        found = []
        for at, figure in enumerate((self._pair.earlier, self._pair.later)):
            left = self._left() + 6.0 if figure.value is None else self._x(figure.value) - 10
            wide = 100.0 if figure.value is None else 20.0
            found.append((at, QRectF(left, self._middle(at) - 10, wide, 20).toAlignedRect()))
            found.append((at, QRectF(0, self._middle(at), self._left() - _GAP, 15).toAlignedRect()))
        return found

    def sizeHint(self) -> QSize:
        return QSize(320, 104)

    def _x(self, value: float) -> float:
        assert self._pair is not None
        left = self._left()
        return left + self._pair.axis.place(value) * (self.width() - left - _RIGHT)

    def _left(self) -> float:
        """Return where the axis begins: behind the names, which stand in full as far as there is room."""
        if self._pair is None:
            return _NAMES
        needed = self._names_width(self._shown_names())
        for at, one in enumerate((self._pair.earlier, self._pair.later)):
            needed = max(needed, text_width(self._fonts(at)[1], _base(one)) + 2)
        return max(_NAMES, min(needed + _GAP, _MOST_NAMES * self.width()))

    def _shown_names(self) -> tuple[str, ...]:
        """Return the names of the surveys, or what tells them apart where they have no room."""
        fits = self._names_width(self._names) + _GAP <= max(_NAMES, _MOST_NAMES * self.width())
        return self._names if fits else short_waves(self._names)

    def _names_width(self, names: tuple[str, ...]) -> float:
        return max(text_width(self._fonts(at)[0], name) + 2 for at, name in enumerate(names))

    def _fonts(self, at: int) -> tuple[LookFont, LookFont]:
        """Return the fonts of a survey's name and of its base, a little smaller where the rows are close."""
        low = self._middle(1) - self._middle(0) < _TWO_LINES
        return self._look.font(11 if low else 12, 600 if at else 400), self._look.font(10 if low else 11)

    def _middle(self, at: int) -> float:
        return (0.27 + 0.46 * at) * (self.height() - _FOOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pair is None:
            return
        pair, look = self._pair, self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = self.height() - _FOOT
        step = self._labelled(pair)
        for at, tick in enumerate(pair.axis.ticks):
            x = round(self._x(tick)) + 0.5
            painter.setPen(QPen(look.colour("row"), 1))
            painter.drawLine(QLineF(x, 2, x, bottom))
            if at % step:
                continue
            text = pair.tick_text(tick)
            half = text_width(look.font(11), text) / 2 + 1
            box = QRectF(min(x, self.width() - half) - half, bottom + 2, 2 * half, _FOOT - 2)
            draw_text(painter, box, text, look.font(11), look.colour("muted"), CENTRE)
        self._join(painter, pair)
        for at, (name, figure) in enumerate(zip(self._shown_names(), (pair.earlier, pair.later), strict=True)):
            self._paint_row(painter, at, name, figure)

    def _labelled(self, pair: BeforeAfter) -> int:
        """Return at which of the ticks, 1 for each of them, a number has room."""
        ticks = pair.axis.ticks
        if len(ticks) < 2:
            return 1
        widest = max(text_width(self._look.font(11), pair.tick_text(one)) for one in ticks)
        apart = max(1.0, abs(self._x(ticks[1]) - self._x(ticks[0])))
        return max(1, ceil((widest + _BETWEEN) / apart))

    def _join(self, painter: QPainter, pair: BeforeAfter) -> None:
        if pair.earlier.value is None or pair.later.value is None:
            return
        painter.setPen(QPen(self._look.colour("spark"), 1, Qt.PenStyle.DotLine))
        ends = (
            QPointF(self._x(one), self._middle(at)) for at, one in enumerate((pair.earlier.value, pair.later.value))
        )
        painter.drawLine(*ends)

    def _paint_row(self, painter: QPainter, at: int, name: str, figure: Estimate) -> None:
        look, middle, state = self._look, self._middle(at), how_shown(figure)
        assert self._pair is not None
        self._paint_name(painter, at, name, _base(figure))
        if figure.value is None:
            left = self._left()
            box = QRectF(left + 6, middle - 9, self.width() - left, 18)
            draw_text(
                painter,
                box,
                _("Too few answers") if figure.n else _("No answers"),
                look.font(11.5),
                look.colour("muted"),
            )
            return
        tone = self._pair.tone if at and state == "shown" else "open"
        colour = look.colour("faint" if state != "shown" else "quiet" if tone == "open" else tone)
        if figure.low is not None and figure.high is not None:
            low, high = self._x(figure.low), self._x(figure.high)
            painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QLineF(low, middle, high, middle))
            for end in (low, high):
                painter.drawLine(QLineF(end, middle - 4, end, middle + 4))
        painter.setPen(QPen(look.colour("panel"), 1.5))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(self._x(figure.value), middle), _DOT + 1, _DOT + 1)

    def _paint_name(self, painter: QPainter, at: int, name: str, base: str) -> None:
        """Write a survey's name with its base below it."""
        look, middle, room = self._look, self._middle(at), self._left() - _GAP
        font, small = self._fonts(at)
        high = font.pixelSize() + 4
        heading, below = QRectF(0, middle - high, room, high), QRectF(0, middle - 1, room, small.pixelSize() + 4)
        draw_text(painter, heading, name, font, look.colour("ink" if at else "muted"), cut=Qt.TextElideMode.ElideMiddle)
        draw_text(painter, below, base, small, look.colour("muted"))


def _base(figure: Estimate) -> str:
    return f"n={figure.n:,}"


def _said(pair: BeforeAfter, name: str, figure: Estimate) -> str:
    if figure.value is None:
        return _("{name}: too few answers (n={n:,})").format(name=name, n=figure.n)
    told = _("{name}: {value} (95% interval {low} to {high}, n={n:,})")
    said = told.format(
        name=name, value=pair.text(figure.value), low=pair.text(figure.low), high=pair.text(figure.high), n=figure.n
    )
    return _("{what}, for reference").format(what=said) if how_shown(figure) == "reference" else said
