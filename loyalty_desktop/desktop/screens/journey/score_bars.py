"""The loyalty score of those who gave each answer, as columns from zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text, text_width
from loyalty_desktop.desktop.screens.journey.spot_chart import Spot, SpotChart
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.driver_detail import AnswerScore

_HEIGHT, _TOP, _FOOT, _ROOM = 152, 18, 32, 18
_WIDEST, _NARROW, _CAP = 32, 30, 5


class ScoreBars(SpotChart):
    """Draws AnswerScores, the worst answer on the left: teal above zero, orange below, grey on a small base."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._scores: tuple[AnswerScore, ...] = ()
        self._axis: Axis | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scores(self, name: str, scores: Sequence[AnswerScore], axis: Axis) -> None:
        """Show these scores on this axis."""
        self._scores, self._axis = tuple(scores), axis
        self.tell(name)

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def spots(self) -> Sequence[Spot]:
        wide = self.width() / max(1, len(self._scores))
        return [Spot(QRectF(at * wide, 0, wide, self.height()), score_told(one)) for at, one in enumerate(self._scores)]

    def place(self, score: float) -> float:
        """Return the height of a score in the picture, counted from the top; beyond the axis it is the axis' end."""
        assert self._axis is not None
        top, bottom = _TOP, self.height() - _FOOT - _ROOM
        return bottom - self._axis.place(self._axis.clip(score)) * (bottom - top)

    def paint(self, painter: QPainter) -> None:
        if self._axis is None or not self._scores:
            return
        look, zero = self.look, round(self.place(0)) + 0.5
        painter.setPen(QPen(look.colour("line"), 1.5))
        painter.drawLine(QLineF(0, zero, self.width(), zero))
        slot = self.width() / len(self._scores)
        bases = [f"{one.estimate.n:,}" for one in self._scores]
        fits = all(text_width(look.font(10), f"n={base}") <= slot - 2 for base in bases)
        for at, one in enumerate(self._scores):
            middle = (at + 0.5) * slot
            self._paint_bar(painter, one, middle, slot)
            foot = QRectF(at * slot, self.height() - _FOOT + 1, slot, 15)
            draw_text(painter, foot, _step(one), look.font(11), look.colour("muted"), CENTRE)
            if fits:
                base = QRectF(at * slot, self.height() - 14, slot, 14)
                draw_text(painter, base, f"n={bases[at]}", look.font(10), look.colour("faint"), CENTRE)

    def _paint_bar(self, painter: QPainter, one: AnswerScore, middle: float, slot: float) -> None:
        look, value, zero = self.look, one.estimate.value, self.place(0)
        if value is None:
            box = QRectF(middle - slot / 2, zero - 17, slot, 15)
            draw_text(painter, box, "–", look.font(11), look.colour("faint"), CENTRE)
            return
        end, wide = self.place(value), max(2.0, min(_WIDEST, slot - 6))
        firm = one.state == "shown"
        role = "passive" if not firm else "positive" if value > 0 else "negative" if value < 0 else "passive"
        bar = QRectF(middle - wide / 2, min(zero, end), wide, max(1.5, abs(end - zero)))
        draw_box(painter, bar, 1.5, look.colour(role))
        low, high = end, end
        if one.estimate.low is not None and one.estimate.high is not None:
            low, high = self.place(one.estimate.low), self.place(one.estimate.high)
            painter.setPen(QPen(look.colour("whisker" if firm else "faint"), 1))
            painter.drawLine(QLineF(middle, low, middle, high))
            for y, ends in ((low, one.estimate.low), (high, one.estimate.high)):
                if self._axis is None or ends != self._axis.clip(ends):
                    continue  # it goes on beyond the axis
                painter.drawLine(QLineF(middle - _CAP / 2, y, middle + _CAP / 2, y))
        top = min(high, zero) - 17 if value >= 0 else max(low, zero) + 1
        ink = "muted" if firm else "faint"
        font = look.font(11 if slot > _NARROW else 10, 600 if firm else 400)
        wide = max(slot, text_width(font, score_text(value)) + 2)
        box = QRectF(middle - wide / 2, top, wide, 16)
        draw_text(painter, box, score_text(value), font, look.colour(ink), CENTRE)


def _step(one: AnswerScore) -> str:
    """Return the short word below a column: the number that was answered, else the code of its words."""
    return one.text if one.text.isdigit() else f"{one.code:g}"


def score_told(one: AnswerScore) -> str:
    """Return one answer's score as words: its interval and base, only the base where it is hidden."""
    estimate = one.estimate
    if estimate.value is None:
        return _("{label}: n={n:,}, too few for a score").format(label=one.label, n=estimate.n)
    said = _("{label}: {score} (95% interval {low} to {high}, n={n:,})").format(
        label=one.label,
        score=score_text(estimate.value),
        low=score_text(estimate.low),
        high=score_text(estimate.high),
        n=estimate.n,
    )
    return said if one.state == "shown" else _("{what}, for reference").format(what=said)
