"""Two scores with their intervals: of those who had an experience and of those who had not.

Painted by hand: two rows whose labels carry their n, sizes of type from the look, and figures that interrupt the
lines behind them. In pyqtgraph all of that would be items painted by hand too, behind a slower start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, LEFT, draw_tag, draw_text, elided, text_width
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.whose import whole_told

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.experience_verdict import Verdict
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.experience_detail import WithWithout

_TOP, _BOTTOM = 22, 22
_GAP, _RIGHT = 30, 24
_DOT, _CAP = 5.5, 10
_ROWS = (0.34, 0.80)
"""Where the two rows stand between the top and the bottom of the plot: their figures need room above them."""


class WithWithoutChart(QWidget):
    """Draws a WithWithout; those who had the experience in the colour of its verdict."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chart: WithWithout | None = None
        self._role = "quiet"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(300, 128))

    def show_chart(self, chart: WithWithout, verdict: Verdict | None) -> None:
        """Show these scores; `verdict` is None where a small base forbids one."""
        self._chart = chart
        self._role = verdict if verdict in {"positive", "negative"} else "quiet"
        self.setAccessibleName(_("Scores of those who had it and of those who did not"))
        self.setAccessibleDescription(self._told(chart))
        self.setToolTip(self._told(chart))
        self.update()

    def _told(self, chart: WithWithout) -> str:
        lines = [
            f"{name} {figure_told(figure)}"
            for name, figure in zip(row_names(), (chart.with_, chart.without), strict=True)
        ]
        if chart.overall is not None:
            lines.append(overall_told(chart))
        return "\n".join(lines)

    def spots(self) -> list[tuple[str, QRect]]:
        """Return where the two scores stand with their intervals, by the columns they have in the table."""
        if self._chart is None:
            return []
        found, (left, right) = [], self._span()
        for at, (key, figure) in enumerate((("with", self._chart.with_), ("without", self._chart.without))):
            values = [one for one in (figure.low, figure.value, figure.high) if one is not None]
            ends = [self.place(one) for one in values] or [left, right]
            box = QRectF(min(ends) - 24, self.row_middle(at) - 28, max(ends) - min(ends) + 48, 38)
            found.append((key, box.toAlignedRect()))
        return found

    def place(self, value: float) -> float:
        """Return where a score lies from left to right, in pixels."""
        assert self._chart is not None
        left, right = self._span()
        return left + self._chart.axis.place(value) * (right - left)

    def row_middle(self, at: int) -> float:
        """Return the height at which row `at` (0: those who had it) is drawn, in pixels."""
        return _TOP + _ROWS[at] * (self.height() - _TOP - _BOTTOM)

    def _span(self) -> tuple[float, float]:
        look, names = self._look, row_names()
        widest = max(text_width(look.font(12.5), name) for name in names)
        return min(widest, 0.4 * self.width()) + _GAP, self.width() - _RIGHT

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter, self._chart)
        self._paint_overall(painter, self._chart)
        for at, (name, figure) in enumerate(zip(row_names(), (self._chart.with_, self._chart.without), strict=True)):
            self._paint_name(painter, at, name, figure)
            self._paint_figure(painter, at, figure)

    def _paint_axis(self, painter: QPainter, chart: WithWithout) -> None:
        look, bottom = self._look, self.height() - _BOTTOM
        for tick in chart.axis.ticks:
            x = round(self.place(tick)) + 0.5
            zero = tick == 0
            painter.setPen(QPen(look.colour("spark" if zero else "row"), 2 if zero else 1))
            painter.drawLine(QLineF(x, _TOP, x, bottom))
            box = QRectF(x - 30, bottom + 5, 60, _BOTTOM - 5)
            draw_text(painter, box, score_text(tick), look.font(11), look.colour("muted"), CENTRE)

    def _paint_overall(self, painter: QPainter, chart: WithWithout) -> None:
        if chart.overall is None:
            return
        look, x = self._look, self.place(chart.overall)
        pen = QPen(look.colour("faint"), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        painter.drawLine(QLineF(x, _TOP - 2, x, self.height() - _BOTTOM))
        text, font = _overall_text(chart), look.font(11)
        box = self._beside(x, text_width(font, text), _TOP - 12, font)
        draw_text(painter, box, text, font, look.colour("muted"), CENTRE)
        if chart.overall_state == "reference":
            self._paint_reference(painter, box)

    def _paint_name(self, painter: QPainter, at: int, name: str, figure: Estimate) -> None:
        look, middle = self._look, self.row_middle(at)
        width = self._span()[0] - _GAP + 2
        draw_text(painter, QRectF(0, middle - 19, width, 18), name, look.font(12.5), look.colour("ink"), LEFT)
        n = QRectF(0, middle, width, 16)
        draw_text(painter, n, _("n={n:,}").format(n=figure.n), look.font(11), look.colour("muted"), LEFT)

    def _paint_figure(self, painter: QPainter, at: int, figure: Estimate) -> None:
        look, middle, state = self._look, self.row_middle(at), how_shown(figure)
        if figure.value is None:
            self._paint_note(painter, middle, _("Fewer than 10 answers: not shown"))
            return
        role = "faint" if state == "reference" else "muted" if at else self._role
        colour, x = look.colour(role), self.place(figure.value)
        if figure.low is not None and figure.high is not None:
            low, high = self.place(figure.low), self.place(figure.high)
            painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QLineF(low, middle, high, middle))
            for end in (low, high):
                painter.drawLine(QLineF(end, middle - _CAP / 2, end, middle + _CAP / 2))
        painter.setPen(QPen(look.colour("panel"), 2))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, middle), _DOT + 1, _DOT + 1)
        ink = "muted" if state == "reference" else "ink" if at or role == "quiet" else f"{role}_text"
        self._paint_value(painter, x, middle - 17, score_text(figure.value), ink, state == "reference")

    def _paint_value(self, painter: QPainter, x: float, middle: float, text: str, ink: str, reference: bool) -> None:
        look, font = self._look, self._look.font(13.5, 700)
        box = self._beside(x, text_width(font, text), middle, font)
        painter.fillRect(box.adjusted(-2, 2, 2, -2), look.colour("panel"))
        draw_text(painter, box, text, font, look.colour(ink), CENTRE)
        if reference:
            self._paint_reference(painter, box)

    def _paint_reference(self, painter: QPainter, figure: QRectF) -> None:
        """Tag a figure as being there for reference only."""
        look, tag, small = self._look, _("few answers"), self._look.font(10.5, 600)
        left = min(figure.right() + 5, self.width() - text_width(small, tag) - 12)
        draw_tag(painter, left, figure.center().y(), tag, small, look.colour("warn"), look.colour("warn_bg"))

    def _paint_note(self, painter: QPainter, middle: float, text: str) -> None:
        look, (left, _right) = self._look, self._span()
        font = look.font(11.5)
        shown = elided(font, text, self.width() - left - 12)
        box = QRectF(left + 4, middle - 9, text_width(font, shown) + 8, 18)
        painter.fillRect(box, look.colour("panel"))
        draw_text(painter, box, shown, font, look.colour("muted"), CENTRE)

    def _beside(self, x: float, width: float, middle: float, font: QFont) -> QRectF:
        """Return the box of a text centred on `x`, moved so far that nothing of it is cut."""
        wide = width + 4
        left = min(max(x - wide / 2, 0), self.width() - wide)
        height = font.pixelSize() + 6
        return QRectF(left, middle - height / 2, wide, height)


def row_names() -> tuple[str, str]:
    """Return what the two rows are called, those who had the experience first."""
    return _("Those who had it"), _("Those who did not")


def overall_told(chart: WithWithout) -> str:
    """Return the overall score with its base, and that it is for reference where its base is small."""
    said = _overall_text(chart)
    return _("{what}, for reference").format(what=said) if chart.overall_state == "reference" else said


def _overall_text(chart: WithWithout) -> str:
    return whole_told(chart.overall, chart.overall_n, is_filtered=chart.is_filtered)


def figure_told(figure: Estimate) -> str:
    """Return a score with its interval and its base as words; only the base where the score is hidden."""
    if figure.value is None:
        return _("n={n:,}").format(n=figure.n)
    said = _("{score} (95% interval {low} to {high}, n={n:,})").format(
        score=score_text(figure.value), low=score_text(figure.low), high=score_text(figure.high), n=figure.n
    )
    return _("{what}, for reference").format(what=said) if how_shown(figure) == "reference" else said
