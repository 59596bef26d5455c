"""What an action would bring, as a bar with its interval, and the figure beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from loyalty_desktop.desktop.painting import LEFT, RIGHT, draw_box, draw_tag, draw_text, text_width
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.actions_words import (
    figure_told,
    interval_text,
    is_small,
    is_surely_reached,
    reached_figures,
    reached_told,
    why_no_figure,
)
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.compute.opportunity import Shift
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.actions_view import ActionRow
    from loyalty_desktop.report.axis import Axis

_BAR = 14


class ChangeBar(QWidget):
    """Paints one row's change on the axis that all rows share; `points` is how much of its width the figure takes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row: ActionRow | None = None
        self._shift: Shift | None = None
        self._axis: Axis | None = None
        self._points = 58

    def show_change(self, row: ActionRow, shift: Shift | None, axis: Axis) -> None:
        """Show what a row would bring by `shift`."""
        self._row, self._shift, self._axis = row, shift, axis
        if shift is None:
            self.setAccessibleName(" ".join(one for one in (why_no_figure(row), reached_figures(row)) if one))
        else:
            told = _("{points} points of the score, 95% interval {interval}")
            self.setAccessibleName(told.format(points=score_text(shift.points, 1), interval=interval_text(shift)))
        self.update()

    def set_points_width(self, width: int) -> None:
        """Leave this much room for the figure."""
        self._points = width

    @property
    def text(self) -> str:
        """The figure as it is written."""
        return "" if self._shift is None else score_text(self._shift.points, 1)

    def spots(self) -> list[tuple[ActionRow, QRect]]:
        """Return the figure, as long as there is one."""
        return [(self._row, self.rect())] if self._row is not None and self._shift is not None else []

    def sizeHint(self) -> QSize:
        return QSize(200, 40)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = "" if self._row is None else reached_told(self._row)
            if self._row is not None and self._shift is not None:
                told = figure_told(self._row, self._shift)
            QToolTip.showText(event.globalPos(), plain_tip(told), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._row is None or self._axis is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._shift is None or self._shift.points is None:
            self._paint_none(painter, box, self._row)
            return
        area = QRectF(0, 0, box.width() - self._points, box.height())
        self._paint_bar(painter, area, self._row, self._shift, self._axis)
        self._paint_figure(painter, QRectF(area.right(), 0, self._points, box.height()), self._row)

    def _paint_none(self, painter: QPainter, box: QRectF, row: ActionRow) -> None:
        """Write why there is no figure; of a target that is reached, what stands beside it."""
        look, figures = self._look, reached_figures(row)
        if not figures:
            draw_text(painter, box, why_no_figure(row), look.font(12), look.colour("muted"))
            return
        is_sure = is_surely_reached(row)
        font = look.font(12.5, 600 if is_sure else 400)
        first, second = box.adjusted(0, 3, 0, -box.height() / 2), box.adjusted(0, box.height() / 2 - 3, 0, -4)
        draw_text(painter, first, why_no_figure(row), font, look.colour("positive_text" if is_sure else "muted"))
        draw_text(painter, second, figures, look.font(11), look.colour("muted"))
        if is_small(row):
            left, note = text_width(font, why_no_figure(row)) + 8, _("few answers")
            tag = look.font(10.5, 600)
            draw_tag(painter, left, first.center().y(), note, tag, look.colour("warn"), look.colour("warn_bg"))

    def _paint_bar(self, painter: QPainter, box: QRectF, row: ActionRow, shift: Shift, axis: Axis) -> None:
        look, middle = self._look, box.center().y()

        def x(points: float) -> float:
            return box.left() + 1 + min(max(axis.place(points), 0.0), 1.0) * (box.width() - 8)

        points = shift.points or 0.0
        zero, end = x(0.0), x(points)
        bar = QRectF(min(zero, end), middle - _BAR / 2, max(abs(end - zero), 0.0), _BAR)
        fill = QColor(look.colour(self._tone(row, points)))
        if row.state == "ranked" and not row.counts:
            fill.setAlphaF(0.4)
        draw_box(painter, bar, 1.5, fill)
        painter.fillRect(QRectF(zero - 1, middle - 13, 2, 26), look.colour("spark"))
        if shift.low is None or shift.high is None:
            return
        colour = look.colour("whisker" if row.counts else "quiet")
        painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        low, high = x(shift.low), x(shift.high)
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for one in (low, high):
            painter.drawLine(QPointF(one, middle - 3.5), QPointF(one, middle + 3.5))

    def _paint_figure(self, painter: QPainter, box: QRectF, row: ActionRow) -> None:
        look, note = self._look, _note(row)
        ink = "muted"
        if row.counts and row.state == "ranked":
            points = self._shift.points if self._shift is not None else None
            ink = "positive_text" if (points or 0.0) >= 0 else "negative_text"
        line = box.translated(0, -9) if note else box
        draw_text(
            painter, line, self.text, look.font(13.5, 600 if row.state == "ranked" else 400), look.colour(ink), RIGHT
        )
        if not note:
            return
        font, middle = look.font(10.5, 600), box.center().y() + 11
        if row.state == "small":
            left = box.right() - text_width(font, note) - 10
            draw_tag(painter, left, middle, note, font, look.colour("warn"), look.colour("warn_bg"))
        else:
            place = QRectF(box.right() - text_width(font, note) - 2, middle - 8, text_width(font, note) + 3, 16)
            draw_text(painter, place, note, font, look.colour("muted"), LEFT)

    @staticmethod
    def _tone(row: ActionRow, points: float) -> str:
        if row.state != "ranked":
            return "track_middle"
        return "positive" if points >= 0 else "negative"


def _note(row: ActionRow) -> str:
    """Return what stands below the figure of a row that is not firm."""
    return {
        "small": _("few answers"),
        "undetermined": _("Undecided"),
        "against": _("Reversed?"),
    }.get(row.state, _("already counted") if row.action.ticked and row.is_twin else "")
