"""What the ticked actions would bring together: a bar from 0 with its interval, and what the target needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, LEFT, RIGHT, draw_box, draw_text, text_width
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.actions_words import interval_text
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.desktop.look import Look

_SIDE, _BAR, _TICKS, _LEAST = 14, 16, 18, 10.0
_EMPTY = Axis(0.0, _LEAST, (0.0, 5.0, _LEAST))


class ChangeChart(QWidget):
    """An axis of changes, not of scores: 0 is the score as it is now."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._change: CombinedChange | None = None
        self._needed: float | None = None
        self._axis = _EMPTY
        self._is_held = False
        self.zero = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 56)

    def hold_axis(self, held: bool) -> None:
        """Keep the axis as it is while something is dragged."""
        self._is_held = held

    def show_change(self, change: CombinedChange | None, needed: float | None) -> None:
        """Show a change and the points that are needed for the target; None for none of them."""
        self._change, self._needed = change, needed
        parts = [] if change is None else [change.points, change.low, change.high]
        values = [one for one in (*parts, needed) if one is not None]
        if not self._is_held:
            most = max(values, default=0.0)
            self._axis = nice_axis(min(0.0, *values, 0.0), max(_LEAST, most), most=7)
        self.setAccessibleName(_("Change of the score"))
        said = []
        if change is not None and change.points is not None:
            told = _("{points} points, 95% interval {interval}")
            said.append(told.format(points=score_text(change.points, 1), interval=interval_text(change)))
        if needed is not None and needed > 0:
            said.append(_("{points} points needed for the target").format(points=score_text(needed, 1)))
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 72)

    def _x(self, points: float) -> float:
        return _SIDE + min(max(self._axis.place(points), 0.0), 1.0) * (self.width() - 2 * _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, floor = self._look, self.height() - _TICKS
        middle = 20 + (floor - 20) / 2
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(QPointF(_SIDE - 6, floor), QPointF(self.width() - _SIDE + 6, floor))
        for tick in self._axis.ticks:
            x = self._x(tick)
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(QPointF(x, floor), QPointF(x, floor + 4))
            box = QRectF(x - 30, floor + 3, 60, _TICKS - 3)
            draw_text(
                painter,
                box,
                (self.zero or _("now")) if tick == 0 else score_text(tick),
                look.font(11),
                look.colour("muted"),
                CENTRE,
            )
        zero = self._x(0.0)
        painter.fillRect(QRectF(zero - 1, 18, 2, floor - 18), look.colour("spark"))
        self._paint_change(painter, middle)
        self._paint_needed(painter, floor)

    def _paint_change(self, painter: QPainter, middle: float) -> None:
        change, look = self._change, self._look
        if change is None or change.points is None:
            return
        is_faint = "small_base" in change.flags or not change.is_decided
        zero, end = self._x(0.0), self._x(change.points)
        tone = "track_middle" if is_faint else "positive" if change.points >= 0 else "negative"
        draw_box(painter, QRectF(min(zero, end), middle - _BAR / 2, abs(end - zero), _BAR), 2, look.colour(tone))
        if change.low is not None and change.high is not None:
            painter.setPen(QPen(look.colour("whisker"), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            low, high = self._x(change.low), self._x(change.high)
            painter.drawLine(QPointF(low, middle), QPointF(high, middle))
            for one in (low, high):
                painter.drawLine(QPointF(one, middle - 5), QPointF(one, middle + 5))

    def _paint_needed(self, painter: QPainter, floor: float) -> None:
        """Draw the flag of the target at as many points as it needs."""
        if self._needed is None or self._needed <= 0:
            return
        look, x = self._look, self._x(self._needed)
        painter.setPen(QPen(look.colour("ink"), 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 6), QPointF(x, floor))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink"))
        painter.drawPolygon(QPolygonF((QPointF(x, 4), QPointF(x + 9, 8), QPointF(x, 12))))
        text, font = (
            _("{points} points to the target").format(points=score_text(self._needed, 1).lstrip("+")),
            look.font(11, 600),
        )
        width = text_width(font, text) + 2
        if x + 14 + width <= self.width():
            draw_text(painter, QRectF(x + 13, 0, width, 16), text, font, look.colour("ink"), LEFT)
        else:
            draw_text(painter, QRectF(x - 6 - width, 0, width, 16), text, font, look.colour("ink"), RIGHT)
