"""A figure over waves: lines with intervals, named at their ends; a wave that is pointed to tells all its figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, IN_MIDDLE, LEFT, RIGHT, draw_box, draw_text, elided, text_width
from loyalty_desktop.desktop.screens.compare.wave_layout import WavePlane, spread, written_waves
from loyalty_desktop.desktop.screens.compare.wave_spots import end_spots, next_series, point_spots
from loyalty_desktop.report.wave_titles import short_waves
from loyalty_desktop.report.waves_words import bases_text, point_text, value_text, wave_told

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.waves_view import WaveChart, WavePoint, WaveSeries

_LINE, _SMALL, _CAP, _DOT = 16.0, 11, 7.0, 4.2
_TICKS, _MOST_NAME, _GAP, _ROOMY = 40.0, 150.0, 8.0, 260
_FEW = 3
"""Of so many waves the first has its figures beside its points too."""
_PATIENCE = 0.4
"""How much of the width the words at the ends may take."""
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SERIES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WaveChartView(QWidget):
    """Draws a WaveChart; Left, Right, Home, End and the mouse point to a wave, whose figures are told then.

    Up and Down go from one series to another there, and Space asks how its figure comes about.
    """

    explain_wanted = Signal(int, int, QRect)
    """A figure is asked how it comes about: its series, its wave, its place."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chart: WaveChart | None = None
        self._why = ""
        self.is_of_report = False
        """Whether the report has this very chart: the score of everybody, without groups beside it."""
        self.pointed: int | None = None
        self._line = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: WaveChart, title: str, why: str = "") -> None:
        """Draw other figures; `why` says why there is none, and stands in their place then."""
        self._chart, self._why = (None if why else chart), why
        self._line = min(self._line, len(chart.series) - 1)
        if self.pointed is not None and (why or self.pointed >= len(chart.titles)):
            self.pointed = None
        self.setAccessibleName(title)
        self._describe()
        self.update()

    def series_id(self, at: int) -> str:
        """Return what a series is known by; the whole has no name."""
        return "" if self._chart is None else self._chart.series[at].id

    def spots(self) -> list[tuple[tuple[int, int], QRect]]:
        """Return every figure that can be asked, as its series and wave, with its place."""
        chart = self._chart
        if chart is None or not chart.titles:
            return []
        plane = self.plane()
        return [*point_spots(chart, plane, self._base_rows(chart)), *end_spots(chart, plane, self.width())]

    @property
    def told(self) -> str:
        """What is said of the wave that is pointed to, of the latest where there is none."""
        if self._chart is None or not self._chart.titles:
            return self._why
        return wave_told(self._chart, len(self._chart.titles) - 1 if self.pointed is None else self.pointed)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.told)

    def _point_to(self, wave: int | None) -> None:
        if wave != self.pointed:
            self.pointed = wave
            self._describe()
            self.update()

    def plane(self) -> WavePlane:
        """Return where the points lie in the present size."""
        chart = self._chart
        assert chart is not None
        rows = self._base_rows(chart)
        right = self.width() - self._end_width(chart) - _GAP
        left = _TICKS + self._start_width(chart, right - _TICKS)
        wide = WavePlane(chart.axis, left, 12.0, right, self.height() - 6, len(chart.titles), len(chart.series))
        is_sparse = len(self._written(chart, wide)) < len(chart.titles)
        return replace(wide, bottom=wide.bottom - _LINE * (1 + rows + is_sparse))

    def _written(self, chart: WaveChart, plane: WavePlane) -> tuple[int, ...]:
        """Return the waves that are named below the picture, with their bases; the others are pointed to."""
        return written_waves(len(chart.titles), plane.step, self._widest(chart, plane))

    def _widest(self, chart: WaveChart, plane: WavePlane) -> float:
        font = self._look.font(_SMALL)
        texts = (*(f"n={one:,}" for one in chart.bases), *self._titles(chart, plane))
        return min(max(text_width(font, text) for text in texts) + 10, max(plane.step, 84.0))

    def _titles(self, chart: WaveChart, plane: WavePlane) -> tuple[str, ...]:
        """Return the names of the waves in full, or what tells them apart where that is too wide."""
        font = self._look.font(_SMALL + 0.5)
        fits = all(text_width(font, title) + 10 <= plane.step for title in chart.titles)
        return chart.titles if fits else short_waves(chart.titles)

    def _start_width(self, chart: WaveChart, room: float) -> float:
        """Return what the figures of the first of a few waves take more than there is beside their points."""
        if len(chart.titles) not in range(2, _FEW + 1):
            return 0.0
        font = self._look.font(_SMALL + 0.5)
        widths = [text_width(font, point_text(one.points[0], is_share=chart.is_share)) for one in chart.series]
        half = 1 / (2 * len(chart.titles))  # of the room there is half a step beside the first points
        wanted = max(widths, default=0.0) + 3 * _GAP
        return max(0.0, min((wanted - room * half) / (1 - half), 0.4 * room))

    def _base_rows(self, chart: WaveChart) -> int:
        """Return for how many series the bases stand below the waves: for all of them where there is room."""
        return len(chart.series) if self.height() >= _ROOMY else 1

    def _end_width(self, chart: WaveChart) -> float:
        widths = [self._end_words(chart, one) for one in chart.series]
        return min(max((sum(one) + _GAP for one in widths), default=0.0), _PATIENCE * self.width())

    def _end_words(self, chart: WaveChart, series: WaveSeries) -> tuple[float, float]:
        name = min(text_width(self._look.font(12, 600), series.name), _MOST_NAME)
        return name, text_width(self._look.font(12), self._end_figure(chart, series)) + 4

    def _end_figure(self, chart: WaveChart, series: WaveSeries) -> str:
        at = series.last
        return "" if at is None else point_text(series.points[at], is_share=chart.is_share)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, chart = QPainter(self), self._chart
        if self._why:
            self._draw_why(painter)
        if chart is None or not chart.titles:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plane = self.plane()
        self._draw_axis(painter, chart, plane)
        self._draw_waves(painter, chart, plane)
        for at in reversed(range(len(chart.series))):  # the whole lies over the others
            self._draw_series(painter, chart, plane, at)
        self._draw_ends(painter, chart, plane)
        if len(chart.titles) in range(2, _FEW + 1):
            self._draw_starts(painter, chart, plane)
        if self.pointed is not None:
            self._draw_card(painter, chart, plane, self.pointed)
            if self.hasFocus():
                self._draw_mark(painter, (self._line, self.pointed))
        if self.hasFocus():
            draw_box(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, None, self._look.colour("accent"), 1.2)

    def _draw_why(self, painter: QPainter) -> None:
        """Say in the middle why there is nothing to draw."""
        box = QRectF(self.rect()).adjusted(24, 8, -24, -8)
        painter.setFont(self._look.font(13))
        painter.setPen(self._look.colour("muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._why)
        if self.hasFocus():
            draw_box(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, None, self._look.colour("accent"), 1.2)

    def _draw_axis(self, painter: QPainter, chart: WaveChart, plane: WavePlane) -> None:
        look = self._look
        for tick in chart.axis.ticks:
            y = round(plane.y(tick)) + 0.5
            painter.setPen(QPen(look.colour("spark" if tick == 0 else "row"), 1))
            painter.drawLine(QLineF(_TICKS, y, plane.right, y))
            box = QRectF(0, y - 8, _TICKS - 6, 16)
            text = value_text(tick, is_share=chart.is_share, digits=0)
            draw_text(painter, box, text, look.font(_SMALL), look.colour("muted"), RIGHT)

    def _draw_waves(self, painter: QPainter, chart: WaveChart, plane: WavePlane) -> None:
        """Write the waves below the picture, and the bases of the series below them."""
        look = self._look
        rows = chart.series[: self._base_rows(chart)]
        widest, written = self._widest(chart, plane), self._written(chart, plane)
        titles = self._titles(chart, plane)
        if len(written) < len(chart.titles):
            place = QRectF(_TICKS, plane.bottom + 6 + _LINE * (1 + len(rows)), self.width() - _TICKS, _LINE)
            draw_text(painter, place, bases_text(chart), look.font(_SMALL), look.colour("muted"), LEFT)
        for wave in written:
            middle = plane.left + plane.step * (wave + 0.5)
            width = max(plane.step, widest) - 4
            left = min(max(middle - width / 2, 0.0), self.width() - width)
            box = QRectF(left, plane.bottom + 6, width, _LINE)
            draw_text(painter, box, titles[wave], look.font(_SMALL + 0.5), look.colour("ink"), CENTRE, IN_MIDDLE)
            for nth, series in enumerate(rows, start=1):
                point = series.points[wave]
                text = f"n={point.n:,}" if point is not None else "–"
                ink = look.colour("muted" if nth == 1 else "quiet")
                draw_text(painter, box.translated(0, nth * _LINE), text, look.font(_SMALL), ink, CENTRE)
        if len(rows) > 1:
            bases = [f"n={point.n:,}" for one in rows if (point := one.points[-1]) is not None]
            last = max((text_width(look.font(_SMALL), text) for text in bases), default=0.0) / 2
            begin = max(plane.right + _GAP, plane.right - plane.step / 2 + last + _GAP)
            for nth, series in enumerate(rows, start=1):
                place = QRectF(begin, plane.bottom + 6 + nth * _LINE, self.width() - begin, _LINE)
                draw_text(painter, place, series.name, look.font(_SMALL), look.colour("muted"), LEFT)

    def _colour(self, series: WaveSeries) -> QColor:
        return self._look.colour("ink" if series.role == "whole" else "quiet")

    def _draw_series(self, painter: QPainter, chart: WaveChart, plane: WavePlane, at: int) -> None:
        series = chart.series[at]
        colour, before = self._colour(series), None
        for wave, point in enumerate(series.points):
            if point is None or point.value is None:
                before = None
                continue
            place = QPointF(plane.x(wave, at), plane.y(chart.axis.clip(point.value)))
            if before is not None:
                painter.setPen(QPen(colour, 2.0 if series.role == "whole" else 1.3))
                painter.drawLine(before, place)
            before = place
        for wave, point in enumerate(series.points):
            if point is not None and point.value is not None:
                self._draw_point(painter, chart, plane, (wave, at), point)

    def _draw_point(
        self, painter: QPainter, chart: WaveChart, plane: WavePlane, place: tuple[int, int], point: WavePoint
    ) -> None:
        look, (wave, at) = self._look, place
        reference = point.state == "reference"
        colour = look.colour("faint") if reference else self._colour(chart.series[at])
        x = plane.x(wave, at)
        if point.low is not None and point.high is not None:
            painter.setPen(QPen(colour, 1.1))
            ends = [(end, plane.y(chart.axis.clip(end))) for end in (point.low, point.high)]
            painter.drawLine(QLineF(x, ends[0][1], x, ends[1][1]))
            for end, y in ends:
                if chart.axis.clip(end) == end and plane.step >= 2 * _CAP:
                    painter.drawLine(QLineF(x - _CAP / 2, y, x + _CAP / 2, y))
        painter.setPen(QPen(colour, 1.8 if chart.series[at].role == "whole" else 1.4))
        painter.setBrush(look.colour("panel"))
        size = _DOT if plane.step >= 14 else 2.6
        painter.drawEllipse(QPointF(x, plane.y(chart.axis.clip(point.value or 0.0))), size, size)

    def _draw_ends(self, painter: QPainter, chart: WaveChart, plane: WavePlane) -> None:
        """Name the series at the right, each near its latest point and no two on one another."""
        look = self._look
        room = self.width() - plane.right - _GAP
        for at, y in plane.ends(chart):
            series = chart.series[at]
            whole = series.role == "whole"
            figure = self._end_figure(chart, series)
            name_font, font = look.font(12, 700 if whole else 500), look.font(12, 600 if whole else 400)
            figure_width = min(text_width(font, figure) + 2, room)
            name = elided(name_font, series.name, max(0.0, room - figure_width - 6))
            width = text_width(name_font, name)
            ink = look.colour("ink" if whole else "muted")
            box = QRectF(plane.right + _GAP, y - 9, width + 2, 18)
            draw_text(painter, box, name, name_font, ink, LEFT)
            draw_text(painter, QRectF(box.right() + 5, y - 9, figure_width + 2, 18), figure, font, ink, LEFT)

    def _draw_starts(self, painter: QPainter, chart: WaveChart, plane: WavePlane) -> None:
        """Write the figures of the first of a few waves at the left of its points."""
        look = self._look
        known = [(at, one, one.points[0]) for at, one in enumerate(chart.series)]
        shown = [(at, one, point) for at, one, point in known if point is not None and point.value is not None]
        wanted = [plane.y(chart.axis.clip(point.value or 0.0)) for _at, _one, point in shown]
        places = spread(wanted, _LINE, plane.top + 4, plane.bottom - 6)
        for (_at, one, point), y in zip(shown, places, strict=True):
            whole = one.role == "whole"
            text, font = point_text(point, is_share=chart.is_share), look.font(_SMALL + 0.5, 600 if whole else 400)
            box = QRectF(_TICKS, y - 8, plane.x(0) - _TICKS - 2 * _GAP, 16)
            width = min(text_width(font, text), box.width())
            painter.fillRect(QRectF(box.right() - width - 1, y - 7, width + 3, 14), look.colour("panel"))
            draw_text(painter, box, text, font, look.colour("ink" if whole else "muted"), RIGHT)

    def _draw_card(self, painter: QPainter, chart: WaveChart, plane: WavePlane, wave: int) -> None:
        """Tell the figures of the wave that is pointed to, on the side of it where there is more room."""
        look, lines = self._look, wave_told(chart, wave).split("\n")
        x = plane.left + plane.step * (wave + 0.5)
        painter.setPen(QPen(look.colour("accent_line"), 1))
        painter.drawLine(QLineF(x, plane.top, x, plane.bottom))
        fonts = [look.font(11.5, 700 if not at else 400) for at in range(len(lines))]
        width = min(max(text_width(*one) for one in zip(fonts, lines, strict=True)) + 20, self.width() - 8)
        left = x + 10 if x < self.width() / 2 else x - 10 - width
        left = min(max(4.0, left), self.width() - width - 4)
        box = QRectF(left, 4, width, 12 + _LINE * len(lines))
        draw_box(painter, box, 6, look.colour("panel"), look.colour("line"))
        for at, (font, line) in enumerate(zip(fonts, lines, strict=True)):
            place = QRectF(left + 10, 10 + at * _LINE, width - 16, _LINE)
            draw_text(painter, place, line, font, look.colour("muted" if at else "ink"), LEFT)

    def _draw_mark(self, painter: QPainter, key: tuple[int, int]) -> None:
        """Say which figure Space would ask."""
        place = self._place_of(key)
        if place is not None:
            draw_box(painter, QRectF(place).adjusted(1, 1, -1, -1), 8, None, self._look.colour("accent"), 1.6)

    def _place_of(self, key: tuple[int, int]) -> QRect | None:
        return next((rect for one, rect in self.spots() if one == key), None)

    def _ask(self) -> None:
        """Ask the figure that is marked; the latest of the first series where the keys came to none yet."""
        assert self._chart is not None
        wave = len(self._chart.titles) - 1 if self.pointed is None else self.pointed
        place = self._place_of((self._line, wave))
        if place is not None:
            self.explain_wanted.emit(self._line, wave, place)

    def sizeHint(self) -> QSize:
        return QSize(420, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 96)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._chart is not None and self._chart.titles:
            plane, at = self.plane(), event.position()
            inside = plane.left <= at.x() <= plane.right and at.y() <= plane.bottom + 2 * _LINE
            self._point_to(plane.wave_at(at.x()) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_to(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from wave to wave and from series to series, and ask a figure."""
        key, waves = event.key(), 0 if self._chart is None else len(self._chart.titles)
        if not waves:
            super().keyPressEvent(event)
        elif key in _KEYS:
            now = waves - 1 if self.pointed is None else self.pointed + _KEYS[Qt.Key(key)]
            self._point_to(max(0, min(waves - 1, now)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point_to(0 if key == Qt.Key.Key_Home else waves - 1)
        elif key in _SERIES and self.pointed is not None and self._chart is not None:
            self._line = next_series(self._chart, self.pointed, self._line, _SERIES[Qt.Key(key)])
            self.update()
        elif key == Qt.Key.Key_Space and not event.modifiers():
            self._ask()
        elif key == Qt.Key.Key_Escape and self.pointed is not None:
            self._point_to(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_to(None)
        self.update()
