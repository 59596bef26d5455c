"""The scores of those who had an experience and of those who had not, as two bars from zero, for a narrow pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.charts.with_without_chart import figure_told, overall_told, row_names
from loyalty_desktop.desktop.painting import (
    CENTRE,
    LEFT,
    RIGHT,
    draw_box,
    draw_tag,
    draw_text,
    draw_whisker,
    text_width,
)
from loyalty_desktop.desktop.screens.journey.spot_chart import Spot, SpotChart
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.experience_verdict import Verdict
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.experience_detail import WithWithout

_ROW, _BAR, _ZERO, _FOOT, _GAP = 40, 12, 13, 18, 8


class ScorePair(SpotChart):
    """Draws a WithWithout; those who had the experience in the colour of its verdict."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._chart: WithWithout | None = None
        self._role = "passive"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, name: str, chart: WithWithout, verdict: Verdict | None) -> None:
        """Show these scores; `verdict` is None where a small base forbids one."""
        self._chart = chart
        self._role = verdict if verdict in {"positive", "negative"} else "passive"
        self.tell(name, overall_told(chart))

    def sizeHint(self) -> QSize:
        return QSize(240, 2 * _ROW + _ZERO + _FOOT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 2 * _ROW + _ZERO + _FOOT)

    def spots(self) -> Sequence[Spot]:
        if self._chart is None:
            return ()
        figures = (self._chart.with_, self._chart.without)
        return [
            Spot(QRectF(0, at * _ROW, self.width(), _ROW), f"{name}: {figure_told(figure)}")
            for at, (name, figure) in enumerate(zip(row_names(), figures, strict=True))
        ]

    def paint(self, painter: QPainter) -> None:
        chart = self._chart
        if chart is None:
            return
        look, wide = self.look, float(self.width())
        zero = round(chart.axis.place(0) * wide) + 0.5
        overall = QPen(look.colour("faint"), 1.5, Qt.PenStyle.CustomDashLine)
        overall.setDashPattern([2.5, 2.5])
        for top in (0, _ROW):
            painter.setPen(QPen(look.colour("quiet"), 1))
            painter.drawLine(QLineF(zero, top + 17, zero, top + 35))
            if chart.overall is not None:
                at = chart.axis.place(chart.overall) * wide
                painter.setPen(overall)
                painter.drawLine(QLineF(at, top + 17, at, top + 33))
        if chart.overall is not None:
            box = QRectF(0, 2 * _ROW + _ZERO + 1, wide, _FOOT - 1)
            draw_text(painter, box, "┄ " + overall_told(chart), look.font(11), look.colour("muted"), LEFT)
        mark = QRectF(min(max(zero - 12, 0.0), wide - 24), 2 * _ROW - 6, 24, _ZERO + 3)
        side = LEFT if mark.left() > zero - 12 else RIGHT if mark.right() < zero + 12 else CENTRE
        draw_text(painter, mark, "0", look.font(10.5), look.colour("muted"), side)
        for at, (name, figure) in enumerate(zip(row_names(), (chart.with_, chart.without), strict=True)):
            self._paint_row(painter, at * _ROW, name, figure, "passive" if at else self._role)

    def _paint_row(self, painter: QPainter, top: float, name: str, figure: Estimate, role: str) -> None:
        look, wide, state = self.look, float(self.width()), how_shown(figure)
        assert self._chart is not None
        axis, line, right = self._chart.axis, QRectF(0, top, wide, 17), wide
        if figure.value is not None:
            font, value = look.font(12, 700), score_text(figure.value)
            draw_text(painter, line, value, font, look.colour("ink" if state == "shown" else "muted"), RIGHT)
            right -= text_width(font, value) + _GAP
        if state == "reference":
            font, tag = look.font(10, 600), _("For reference")
            right -= text_width(font, tag) + 10
            draw_tag(painter, right, top + 8.5, tag, font, look.colour("warn"), look.colour("warn_bg"))
            right -= _GAP
        text, place = f"{name}  n={figure.n:,}", QRectF(0, top, right, 17)
        draw_text(painter, place, text, look.font(11), look.colour("muted"), LEFT)
        if figure.value is None or figure.low is None or figure.high is None:
            return
        middle, zero, end = top + 25, axis.place(0) * wide, axis.place(figure.value) * wide
        bar = QRectF(min(zero, end), middle - _BAR / 2, max(1.5, abs(end - zero)), _BAR)
        draw_box(painter, bar, 1.5, look.colour("passive" if state == "reference" else role))
        whisker = look.colour("whisker" if state == "shown" else "faint")
        draw_whisker(painter, axis.place(figure.low) * wide, axis.place(figure.high) * wide, middle, whisker, 5)
