"""How the cells of the table of drivers are painted: bars with whiskers, figures, arrows, tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from loyalty_desktop.desktop.charts.head_heart_words import reference_tag
from loyalty_desktop.desktop.painting import (
    RIGHT,
    draw_name,
    draw_tag,
    draw_text,
    draw_track,
    draw_whisker,
    text_width,
)
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.importance_told import figure_text, rank_text

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.driver_table import DriverRow
    from loyalty_desktop.report.importance_view import ImportanceView
    from loyalty_desktop.report.shown import Shown

_SIZE, _SMALL, _TAG_SIZE = 12, 11, 10
_NUMBER = 36.0  # room for a figure at the right end of its cell
_ARROW = 15.0
_BELOW = 8.0  # a figure stands so much higher, and its tag so much lower, where they do not fit beside one another
_BAR = 6.0
_RANK, _WITH_RANK = 30.0, 88.0  # room for a rank, and the width of a cell that has it
_CORRELATION, _LEAST_BAR = 48.0, 16.0


@dataclass(frozen=True)
class Slots:
    """Whether a column needs room for tags: bars of one column are all of one length, or they would lie."""

    head: bool = False
    heart: bool = False
    lift: bool = False


def tag_room(look: Look) -> float:
    """Return the width that a tag takes with the gap before it."""
    return text_width(look.font(_TAG_SIZE, 600), reference_tag()) + 15


def draw_driver(look: Look, painter: QPainter, box: QRectF, row: DriverRow) -> None:
    """Draw the name, with a tag when its scale may be turned round."""
    weight, ink = 500 if row.overall else 600, look.colour("muted" if row.overall else "ink")
    fonts = look.font(_SIZE, weight), look.font(_SMALL, weight)
    if "reverse_direction" not in row.flags:
        draw_name(painter, box, row.short, *fonts, ink)
        return
    tag, small = _("direction?"), look.font(_TAG_SIZE, 600)
    room = text_width(small, tag) + 15
    width = draw_name(painter, box.adjusted(0, 0, -room, 0), row.short, *fonts, ink)
    left = box.left() + width + 5
    draw_tag(painter, left, box.center().y(), tag, small, look.colour("warn"), look.colour("warn_bg"))


def draw_head(look: Look, painter: QPainter, box: QRectF, row: DriverRow, *, slot: bool) -> None:
    """Draw the head: a bar from 0 to 100 % with its interval, and the figure."""
    bar = _figure(look, painter, box, share_text(row.head.value), row.head_state, slot=slot, quiet=row.overall)
    if row.head.value is None:
        return
    draw_track(look, painter, bar, 0, row.head.value, look.colour(_tone("head", row.head_state)))
    if row.head.low is not None and row.head.high is not None:
        _whisker(look, painter, bar, row.head.low, row.head.high, row.head_state)


def draw_heart(
    look: Look, painter: QPainter, box: QRectF, row: DriverRow, axis: Axis, overall: float | None, *, slot: bool
) -> None:
    """Draw the heart: a bar from 0 to the score with its interval, the overall score as a dashed mark."""
    bar = _figure(look, painter, box, score_text(row.heart.value), row.heart_state, slot=slot, quiet=row.overall)
    if row.heart.value is None:
        return
    zero, value = axis.place(0.0), axis.place(axis.clip(row.heart.value))
    draw_track(look, painter, bar, zero, value, look.colour(_tone("heart", row.heart_state)))
    pen = QPen(look.colour("track_middle"), 1)
    painter.setPen(pen)
    x = bar.left() + zero * bar.width()
    painter.drawLine(QLineF(x, bar.top() - 2, x, bar.bottom() + 2))
    if overall is not None:
        draw_overall_mark(look, painter, bar.left() + axis.place(overall) * bar.width(), bar)
    if row.heart.low is not None and row.heart.high is not None:
        low, high = axis.place(axis.clip(row.heart.low)), axis.place(axis.clip(row.heart.high))
        _whisker(look, painter, bar, low, high, row.heart_state)


def draw_overall_mark(look: Look, painter: QPainter, x: float, bar: QRectF) -> None:
    """Draw where the overall score lies: a dashed line across the bar."""
    pen = QPen(look.colour("muted"), 1)
    pen.setDashPattern([2, 2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(x, bar.top() - 4, x, bar.bottom() + 4))


def draw_lift(look: Look, painter: QPainter, box: QRectF, row: DriverRow, *, slot: bool) -> None:
    """Draw the lift, with an arrow when it is a clear difference; its tag stands below it where there is no room."""
    is_narrow = slot and box.width() < tag_room(look) + _NUMBER
    room = tag_room(look) - 3 if slot and not is_narrow else _ARROW
    text = box.adjusted(0, 0, -room, 0)
    inks = {"up": "positive_text", "down": "negative_text", "none": "muted"}
    ink = look.colour(inks[row.arrow])
    weight = 600 if row.arrow != "none" else 400
    is_below = is_narrow and row.lift_state == "reference"
    place = text.translated(0, -_BELOW) if is_below else text
    draw_text(painter, place, score_text(row.lift.points), look.font(_SIZE, weight), ink, RIGHT)
    if row.arrow != "none":
        draw_arrow(painter, QPointF(text.right() + 9, box.center().y()), row.arrow == "up", ink)
    elif is_below:
        _tag(look, painter, text.right() + 5 - tag_room(look), box.center().y() + _BELOW)
    elif row.lift_state == "reference":
        _tag(look, painter, text.right() + 2, box.center().y())


def draw_importance(
    look: Look, painter: QPainter, box: QRectF, row: DriverRow, view: ImportanceView, largest: float
) -> None:
    """Draw the importance: a bar up to the `largest` share with its interval, the figure, the rank; or why not."""
    one = row.importance
    if view.state == "pending" and not row.overall:
        draw_text(painter, box, _("working out"), look.font(_SMALL), look.colour("faint"), RIGHT)
        return
    text = figure_text(one, view) if one is not None else ""
    is_firm = one is not None and one.state == "shown"
    font, ink = look.font(_SIZE, 600 if is_firm else 400), look.colour("ink" if is_firm else "muted")
    room = _RANK if view.state == "shares" and box.width() >= _WITH_RANK else 0.0
    figure = QRectF(box.right() - room - _CORRELATION, box.top(), _CORRELATION, box.height())
    draw_text(painter, figure, text, font, ink, RIGHT)
    if one is None or one.figure is None:
        return
    if room and one.rank is not None:
        place = QRectF(box.right() - room, box.top(), room, box.height())
        draw_text(painter, place, rank_text(one.rank), look.font(_TAG_SIZE), look.colour("muted"), RIGHT)
    if one.state == "reference":
        _tag(look, painter, figure.right() - text_width(font, text) - tag_room(look), box.center().y())
        return
    width = box.width() - room - _NUMBER
    if view.state != "shares" or width < _LEAST_BAR:
        return
    bar = QRectF(box.left(), box.center().y() - _BAR / 2, width, _BAR)
    draw_track(look, painter, bar, 0, one.figure / largest, look.colour("quiet"))
    if one.share.low is not None and one.share.high is not None:
        _whisker(look, painter, bar, one.share.low / largest, min(1.0, one.share.high / largest), one.state)


def draw_arrow(painter: QPainter, middle: QPointF, is_up: bool, ink: QColor) -> None:
    """Draw ▲ or ▼ as wide as a figure is high."""
    turn = -4.0 if is_up else 4.0
    x, y = middle.x(), middle.y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([QPointF(x, y + turn), QPointF(x - 5, y - turn), QPointF(x + 5, y - turn)]))


def _figure(look: Look, painter: QPainter, box: QRectF, text: str, state: Shown, *, slot: bool, quiet: bool) -> QRectF:
    """Draw a figure at the right end of its cell, with its tag before it; return the place of its bar."""
    is_quiet = quiet or state != "shown"
    font, ink = look.font(_SIZE, 400 if is_quiet else 600), look.colour("muted" if is_quiet else "ink")
    draw_text(painter, QRectF(box.right() - _NUMBER, box.top(), _NUMBER, box.height()), text, font, ink, RIGHT)
    room = tag_room(look) if slot else 6.0
    if state == "reference":
        _tag(look, painter, box.right() - _NUMBER - tag_room(look) + 4, box.center().y())
    width = max(0.0, box.width() - _NUMBER - room)
    return QRectF(box.left(), box.center().y() - _BAR / 2, width, _BAR)


def _tag(look: Look, painter: QPainter, left: float, middle: float) -> None:
    font = look.font(_TAG_SIZE, 600)
    draw_tag(painter, left, middle, reference_tag(), font, look.colour("warn"), look.colour("warn_bg"))


def _tone(role: str, state: Shown) -> str:
    return role if state == "shown" else "track_middle"


def _whisker(look: Look, painter: QPainter, bar: QRectF, low: float, high: float, state: Shown) -> None:
    ink = look.colour("whisker" if state == "shown" else "faint")
    draw_whisker(painter, bar.left() + low * bar.width(), bar.left() + high * bar.width(), bar.center().y(), ink, 5)
