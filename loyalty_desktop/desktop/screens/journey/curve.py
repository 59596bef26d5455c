"""The curve of feelings below the journey map: head and heart of each stage, under its lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import CENTRE, RIGHT, draw_tag, draw_text, text_width
from loyalty_desktop.desktop.screens.journey.curve_legend import CurveLegend
from loyalty_desktop.desktop.screens.journey.inspector_summary import stage_told
from loyalty_desktop.desktop.screens.journey.spot_chart import Spot, SpotChart
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.emotion_curve import EmotionCurve as CurveValue
from loyalty_desktop.report.emotion_curve import emotion_curve
from loyalty_desktop.report.figures import score_text, share_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.emotion_curve import StagePoint
    from loyalty_desktop.report.shown import Shown

HEIGHT, FOLDED = 150, 34
_DOT, _LABEL, _ROOM, _APART = 4.5, 15, 20, 18
_SCALE = 50
"""So far from the left the ends of the scales are written."""
_REACH = 104
"""Half the width of a lane with the gap beside it: so far a stage listens to the mouse."""


class CurvePicture(SpotChart):
    """The two lines; where the stages are is told by the map.

    Shares and scores have a band each, with the ends of its scale at the left: a height in one says nothing in the
    other.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._curve: CurveValue | None = None
        self._centres: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_curve(self, curve: CurveValue | None) -> None:
        """Show this curve."""
        self._curve = curve
        self.retell()

    def set_centres(self, centres: tuple[float, ...]) -> None:
        """Put the stages below these places."""
        if centres != self._centres:
            self._centres = centres
            self.update()

    def retell(self) -> None:
        """Describe the picture in the language in use."""
        stages = self._curve.stages if self._curve is not None else ()
        self.setAccessibleName(_("Emotion curve"))
        self.setAccessibleDescription("\n".join(stage_told(one) for one in stages))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT - FOLDED)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 60)

    def spots(self) -> Sequence[Spot]:
        return [
            Spot(QRectF(x - _REACH, 0, 2 * _REACH, self.height()), stage_told(stage)) for x, stage in self._placed()
        ]

    def height_of(self, at: float, role: str) -> float:
        """Return where a value of `head` or `heart` lies, 0 being the low and 1 the high end of its axis."""
        high = (self.height() - 2 * _ROOM - _APART) / 2
        bottom = _ROOM + high if role == "head" else float(self.height() - _ROOM)
        return bottom - min(max(at, 0.0), 1.0) * high

    def _placed(self) -> list[tuple[float, StagePoint]]:
        if self._curve is None:
            return []
        return list(zip(self._centres, self._curve.stages, strict=False))

    def paint(self, painter: QPainter) -> None:
        curve, look = self._curve, self.look
        if curve is None:
            return
        self._paint_scales(painter, curve)
        if curve.overall_at is not None:
            pen = QPen(look.colour("passive"), 1.4, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2.5, 2.5])
            painter.setPen(pen)
            y = self.height_of(curve.overall_at, "heart")
            painter.drawLine(QPointF(_SCALE, y), QPointF(self.width() - 14, y))
        placed = self._placed()
        for role, heights in (
            ("head", [(x, one.head_at, one.head_state) for x, one in placed]),
            ("heart", [(x, one.heart_at, one.heart_state) for x, one in placed]),
        ):
            self._paint_line(painter, heights, role)
        for x, one in placed:
            self._paint_labels(painter, x, one)

    def _paint_scales(self, painter: QPainter, curve: CurveValue) -> None:
        """Write the ends of both scales, with a line between the bands."""
        look, font = self.look, self.look.font(10)
        painter.setPen(QPen(look.colour("line"), 1))
        middle = (self.height_of(0.0, "head") + self.height_of(1.0, "heart")) / 2
        painter.drawLine(QPointF(14, middle), QPointF(self.width() - 14, middle))
        for role, axis, text in (("head", curve.head_axis, share_text), ("heart", curve.heart_axis, score_text)):
            for at, value in ((1.0, axis.high), (0.0, axis.low)):
                box = QRectF(14, self.height_of(at, role) - _LABEL / 2, _SCALE - 18, _LABEL)
                draw_text(painter, box, text(value), font, look.colour(role), RIGHT)

    def _paint_line(self, painter: QPainter, heights: Sequence[tuple[float, float | None, Shown]], role: str) -> None:
        """Draw a line with gaps where a stage has no figure; stages with small bases only are grey."""
        look, colour = self.look, self.look.colour(role)
        before: QPointF | None = None
        for x, at, _state in heights:
            place = QPointF(x, self.height_of(at, role)) if at is not None else None
            if before is not None and place is not None:
                painter.setPen(QPen(colour, 2))
                painter.drawLine(before, place)
            before = place
        for x, at, state in heights:
            if at is not None:
                painter.setBrush(look.colour("panel"))
                painter.setPen(QPen(colour if state == "shown" else look.colour("passive"), 2))
                painter.drawEllipse(QPointF(x, self.height_of(at, role)), _DOT, _DOT)

    def _paint_labels(self, painter: QPainter, x: float, one: StagePoint) -> None:
        """Write both figures, that of the head above its point and that of the heart below."""
        for at, text, role, state, side in (
            (one.head_at, share_text(one.head), "head", one.head_state, -1),
            (one.heart_at, score_text(one.heart), "heart", one.heart_state, 1),
        ):
            if at is not None:
                self._paint_label(painter, QPointF(x, self.height_of(at, role)), text, role, state, side)

    def _paint_label(self, painter: QPainter, point: QPointF, text: str, role: str, state: Shown, side: int) -> None:
        look, font = self.look, self.look.font(11, 600)
        wide = text_width(font, text) + 4
        middle = point.y() + side * (_DOT + _LABEL / 2 + 1)
        box = QRectF(point.x() - wide / 2, middle - _LABEL / 2, wide, _LABEL)
        ground = look.colour("panel")
        painter.setOpacity(0.8)
        painter.fillRect(box.adjusted(0, 1, 0, -1), ground)
        painter.setOpacity(1.0)
        firm = state == "shown"
        draw_text(painter, box, text, font, look.colour(role if firm else "muted"), CENTRE)
        if not firm:
            small = look.font(10, 600)
            draw_tag(painter, box.right() + 2, middle, _("few"), small, look.colour("warn"), look.colour("warn_bg"))


class EmotionCurve(QWidget):
    """Title, legend and picture; folds to its title."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        super().__init__()
        self._workspace = workspace
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.legend = CurveLegend(look)
        self.legend.fold.toggled.connect(self._on_folded)
        self.picture = CurvePicture(look)
        panel = Panel("curve")
        lines = column(panel, (0, 1, 0, 0))
        lines.addWidget(self.legend)
        lines.addWidget(self.picture, 1)
        column(self).addWidget(panel)
        self.setFixedHeight(HEIGHT)

    def draw(self) -> None:
        """Show the state in the look and language in use."""
        state = self._workspace.state
        curve = emotion_curve(state.results) if state.results is not None else None
        self.legend.show_legend(curve, state.journey.measure)
        self.picture.show_curve(curve)
        self.setAccessibleName(_("Emotion curve"))
        self.setAccessibleDescription(self.picture.accessibleDescription())

    def set_stages(self, centres: tuple[float, ...]) -> None:
        """Put the stages below the centres of their lanes, in this widget's own coordinates."""
        self.picture.set_centres(centres)

    def _on_folded(self, folded: bool) -> None:
        self.picture.setVisible(not folded)
        self.setFixedHeight(FOLDED if folded else HEIGHT)
        self.legend.show_fold()
