"""How the rows of the forest plot are painted: score and interval on the common axis, the total's behind them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from loyalty_desktop.desktop.charts.head_heart_words import reference_tag
from loyalty_desktop.desktop.painting import CENTRE, RIGHT, draw_name, draw_tag, draw_text, text_width
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.compare_view import ForestRow
    from loyalty_desktop.report.shown import Arrow

_DOT, _CAP, _DIAMOND, _ARROW = 5.0, 8, 7.0, 5.5
_TICK_GAP = 9.0
"""What is left at least between two scores on the axis; where there is less room, only every other one is written."""
_ROLES: dict[Arrow, str] = {"up": "positive", "down": "negative", "none": "quiet"}


@dataclass(frozen=True)
class ForestScale:
    """The axis in the pixels of its column, and the total whose line and band go through all rows."""

    axis: Axis
    left: float
    right: float
    total: ForestRow | None

    def place(self, value: float) -> float:
        """Return where a score lies, in pixels."""
        return self.left + self.axis.place(value) * (self.right - self.left)


def draw_ticks(look: Look, painter: QPainter, box: QRectF, scale: ForestScale) -> None:
    """Write the scores that the lines of the plot stand for."""
    font = look.font(11)
    for tick in written_ticks(scale, max(text_width(font, score_text(tick)) for tick in scale.axis.ticks)):
        place = QRectF(scale.place(tick) - 24, box.top(), 48, box.height())
        draw_text(painter, place, score_text(tick), font, look.colour("muted"), CENTRE)


def written_ticks(scale: ForestScale, widest: float) -> tuple[float, ...]:
    """Return those scores of the axis that can be written beside one another, 0 among them if it is there."""
    ticks = scale.axis.ticks
    apart = (scale.right - scale.left) / max(1, len(ticks) - 1)
    every = max(1, math.ceil((widest + _TICK_GAP) / apart)) if apart > 0 else len(ticks)
    first = ticks.index(0.0) % every if 0.0 in ticks else 0
    return ticks[first::every]


def draw_plot(look: Look, painter: QPainter, box: QRectF, scale: ForestScale, row: ForestRow) -> None:
    """Draw one row of the plot: band and line of the total, the lines of the axis, the group's score on them."""
    score, middle = row.score, box.center().y()
    if score.value is None:
        _draw_hidden(look, painter, box, scale)
        return
    _draw_ground(look, painter, box.adjusted(0, 0, 0, 1), scale)
    role = "whisker" if row.is_total else "faint" if row.state == "reference" else _ROLES[row.arrow]
    colour = look.colour(role)
    if score.low is not None and score.high is not None:
        _draw_interval(painter, scale, (score.low, score.high), middle, colour)
    at = QPointF(scale.place(score.value), middle)
    painter.setPen(QPen(look.colour("panel"), 1.5))
    painter.setBrush(colour)
    if row.is_total:
        step = _DIAMOND
        ends = [at + QPointF(*end) for end in ((0, -step), (step, 0), (0, step), (-step, 0))]
        painter.drawPolygon(QPolygonF(ends))
    elif row.state == "reference":
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(look.colour("panel"))
        painter.drawEllipse(at, _DOT, _DOT)
    else:
        painter.drawEllipse(at, _DOT + 0.7, _DOT + 0.7)


def _draw_interval(
    painter: QPainter, scale: ForestScale, ends: tuple[float, float], middle: float, colour: QColor
) -> None:
    """Draw an interval with end caps; an end that lies beyond the axis has none, for it goes on."""
    shown = [scale.place(scale.axis.clip(end)) for end in ends]
    painter.setPen(QPen(colour, 1.2))
    painter.drawLine(QLineF(shown[0], middle, shown[1], middle))
    for end, x in zip(ends, shown, strict=True):
        if scale.axis.clip(end) == end:
            painter.drawLine(QLineF(x, middle - _CAP / 2, x, middle + _CAP / 2))


def _draw_ground(look: Look, painter: QPainter, box: QRectF, scale: ForestScale) -> None:
    total = None if scale.total is None or scale.total.state != "shown" else scale.total.score
    if total is not None and total.low is not None and total.high is not None:
        low, high = scale.place(total.low), scale.place(total.high)
        painter.fillRect(QRectF(low, box.top(), max(1.0, high - low), box.height()), look.colour("soft"))
    for tick in scale.axis.ticks:
        x = round(scale.place(tick)) + 0.5
        painter.setPen(QPen(look.colour("spark" if tick == 0 else "row"), 1))
        painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
    if total is not None and total.value is not None:
        pen = QPen(look.colour("quiet"), 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        x = scale.place(total.value)
        painter.drawLine(QLineF(x, box.top(), x, box.bottom()))


def _draw_hidden(look: Look, painter: QPainter, box: QRectF, scale: ForestScale) -> None:
    note = QRectF(scale.left, box.top(), scale.right - scale.left, box.height())
    font, said = look.font(11), _("Fewer than 10 answers: not shown")
    if text_width(font, said) > note.width():
        said = _("Fewer than 10")
    draw_text(painter, note, said, font, look.colour("muted"), CENTRE)


def draw_group(look: Look, painter: QPainter, box: QRectF, row: ForestRow) -> None:
    """Draw the name of a group."""
    muted = row.state != "shown" and not row.is_total
    fonts = look.font(12.5, 500 if muted else 600), look.font(11, 500 if muted else 600)
    draw_name(painter, box, row.short, *fonts, look.colour("muted" if muted else "ink"))


def draw_score(look: Look, painter: QPainter, box: QRectF, row: ForestRow) -> None:
    """Draw the score as a figure; only n is told of a group that is too small."""
    text = score_text(row.score.value, 1)
    if row.state == "shown":
        draw_text(painter, box, text, look.font(13, 600), look.colour("ink"), RIGHT)
    else:
        draw_text(painter, box, text, look.font(13), look.colour("muted"), RIGHT)


def draw_verdict(look: Look, painter: QPainter, box: QRectF, row: ForestRow) -> None:
    """Draw ▲ or ▼ where a group clearly differs from the others, and the tag of those on small bases."""
    if row.is_total or row.state == "hidden":
        return
    if row.state == "reference":
        draw_reference(look, painter, box, reference_tag())
    elif row.arrow == "none":
        draw_text(painter, box, "–", look.font(12), look.colour("faint"), CENTRE)
    else:
        draw_arrow(painter, box.center(), row.arrow, look.colour(_ROLES[row.arrow]), _ARROW)


def draw_reference(look: Look, painter: QPainter, box: QRectF, text: str) -> None:
    """Draw an amber tag in the middle of a box."""
    font = look.font(10.5, 600)
    width = tag_width(look, text)
    draw_tag(
        painter,
        box.center().x() - width / 2,
        box.center().y(),
        text,
        font,
        look.colour("warn"),
        look.colour("warn_bg"),
    )


def tag_width(look: Look, text: str) -> float:
    """Return how wide an amber tag is."""
    return text_width(look.font(10.5, 600), text) + 10


def draw_arrow(painter: QPainter, at: QPointF, arrow: Arrow, colour: QColor, half: float) -> None:
    """Draw a triangle that points up or down, its middle at a point."""
    turn = -half * 0.85 if arrow == "up" else half * 0.85
    ends = (QPointF(-half, -turn), QPointF(half, -turn), QPointF(0, turn))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([at + end for end in ends]))
