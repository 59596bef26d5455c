"""The loyalty answers from the lowest to the highest as bars, with the classes that they make below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from loyalty_desktop.desktop.painting import CENTRE, draw_box, draw_text, text_width
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import share_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.customers_view import Answers, ClassSpan, Step

_ABOVE, _NUMBERS, _SPANS = 20, 20, 66
_TONES = {"negative": "negative_text", "passive": "muted", "positive": "positive_text"}


class DistributionChart(QWidget):
    """Draws the answers; a bar says its count in its tool tip."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._answers: Answers | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)

    def show_answers(self, answers: Answers) -> None:
        """Show a distribution."""
        self._answers = answers
        self.setAccessibleName(_("Distribution of the loyalty answers"))
        said = [self._said(one) for one in answers.steps] if answers.state != "hidden" else []
        spans = [" ".join(self._span_lines(one)) for one in answers.spans]
        self.setAccessibleDescription("; ".join((*spans, *said)))
        self.update()

    def spots(self) -> list[tuple[Step | ClassSpan, QRect]]:
        """Return where the answers stand from left to right, then the classes below them."""
        answers = self._answers
        if answers is None or answers.state == "hidden" or not answers.steps:
            return []
        floor, wide, low = self.height() - _NUMBERS - _SPANS, self._pitch(), answers.steps[0].answer
        found: list[tuple[Step | ClassSpan, QRect]] = [
            (one, QRect(round(at * wide), 0, round(wide), floor + _NUMBERS)) for at, one in enumerate(answers.steps)
        ]
        for one in answers.spans:
            left, across = round((one.first - low) * wide), round((one.last - one.first + 1) * wide)
            found.append((one, QRect(left, floor + _NUMBERS + 6, across, _SPANS - 8)))
        return found

    def sizeHint(self) -> QSize:
        return QSize(400, 220)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            step = self._step_at(event.pos().x())
            QToolTip.showText(event.globalPos(), plain_tip(self._said(step)) if step is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._answers is None or not self._answers.steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = self.height() - _NUMBERS - _SPANS
        most = max((one.share or 0.0 for one in self._answers.steps), default=0.0)
        every = self._every()
        for at, step in enumerate(self._answers.steps):
            self._paint_step(painter, at, step, most, floor, numbered=at % every == 0)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        for span in self._answers.spans:
            self._paint_span(painter, span, floor + _NUMBERS)

    def _paint_step(self, painter: QPainter, at: int, step: Step, most: float, floor: float, *, numbered: bool) -> None:
        look, left, wide = self._look, at * self._pitch(), self._pitch()
        gap = min(8.0, wide * 0.22) / 2
        if step.share is not None and most > 0:
            high = step.share / most * (floor - _ABOVE)
            bar = QRectF(left + gap, floor - high, wide - 2 * gap, high)
            if high > 0:
                draw_box(painter, bar, min(2.0, high / 2), look.colour(step.code))
            text, font = share_text(step.share), look.font(11, 600)
            if text_width(font, text) <= wide + 2:
                tone = "muted" if self._is_reference() else "ink"
                draw_text(
                    painter, QRectF(left - 4, bar.top() - 18, wide + 8, 16), text, font, look.colour(tone), CENTRE
                )
        if numbered:
            box = QRectF(left - 8, floor + 2, wide + 16, _NUMBERS - 4)
            draw_text(painter, box, str(step.answer), look.font(11), look.colour("muted"), CENTRE)

    def _paint_span(self, painter: QPainter, span: ClassSpan, top: float) -> None:
        assert self._answers is not None
        look, low = self._look, self._answers.steps[0].answer
        left, right = (span.first - low) * self._pitch() + 2, (span.last - low + 1) * self._pitch() - 2
        draw_box(painter, QRectF(left, top + 1, right - left, 3), 1.5, look.colour(span.code))
        middle, room = (left + right) / 2, max(right - left, 2 * self._pitch()) + 12
        for at, line in enumerate(self._span_lines(span)):
            font = look.font(11.5 if at < 2 else 11, 600 if at < 2 else 400)
            tone = "muted" if at == 2 or self._is_reference() else "ink"
            box = QRectF(middle - room / 2, top + 8 + 18 * at, room, 17)
            draw_text(painter, box, line, font, look.colour(_TONES[span.code] if at == 0 else tone), CENTRE)

    def _span_lines(self, span: ClassSpan) -> tuple[str, ...]:
        n = f"n={span.n:,}"
        return (span.name, n) if span.share is None else (span.name, share_text(span.share, 1), n)

    def _said(self, step: Step) -> str:
        said = _("Answer {answer}: {share} (n={n:,})") if step.share is not None else _("Answer {answer}: n={n:,}")
        return said.format(answer=step.answer, share=share_text(step.share, 1), n=step.count)

    def _step_at(self, x: int) -> Step | None:
        steps = self._answers.steps if self._answers is not None and self._answers.state != "hidden" else ()
        at = int(x / self._pitch()) if steps else 0
        return steps[at] if 0 <= at < len(steps) else None

    def _is_reference(self) -> bool:
        return self._answers is not None and self._answers.state == "reference"

    def _pitch(self) -> float:
        count = len(self._answers.steps) if self._answers is not None else 1
        return self.width() / max(1, count)

    def _every(self) -> int:
        """Return which of the answers are numbered where there is no room for all."""
        return next((every for every in (1, 2, 5, 10, 20) if every * self._pitch() >= 16), 50)
