"""The painted cells of the table of experiences: bar, dot strip, difference, verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from loyalty_desktop.desktop.painting import CENTRE, LEFT, RIGHT, draw_box, draw_text, text_width
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import NO_FIGURE, score_text
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.experiences.bar_scale import BarScale
    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.experience_table import ExperienceRow

BAR, LABEL_GAP = 14, 8
STRIP, VALUE = 74, 42
"""Widths of the dot strip and of the score right of it."""
_ARROW = 15


def is_lost(row: ExperienceRow) -> bool:
    """Say whether no column tells who had the experience: then there is no figure at all, not even an n."""
    return "no_column" in row.flags or "no_scale" in row.flags


def tone(row: ExperienceRow) -> str:
    """Return the role in which a row's bar and dot are drawn: what is not decided is grey."""
    return row.verdict if row.verdict in {"positive", "negative"} else "passive"


def ink(row: ExperienceRow) -> str:
    """Return the role in which a row's figures are written."""
    return f"{row.verdict}_text" if row.verdict in {"positive", "negative"} else "muted"


def draw_ticks(look: Look, painter: QPainter, box: QRectF, scale: BarScale) -> None:
    """Draw the axis of the bars into the title row."""
    font = look.font(11)
    widest = max(text_width(font, score_text(tick)) for tick in scale.axis.ticks)
    for tick in scale.ticks(widest):
        at = QRectF(scale.x(tick) - widest, box.top(), 2 * widest, box.height())
        draw_text(painter, at, score_text(tick), font, look.colour("muted"), CENTRE)


def draw_bar(look: Look, painter: QPainter, box: QRectF, scale: BarScale, row: ExperienceRow) -> None:
    """Draw a contribution with its whisker and its figure, and the piece of the zero line that is in this row."""
    part, zero, middle = row.contribution, scale.x(0), box.center().y()
    if part.points is None or part.low is None or part.high is None:
        _draw_note(look, painter, box, zero, why_empty(row))
        return
    ends = sorted((zero, scale.x(part.points)))
    bar = QRectF(ends[0], middle - BAR / 2, max(ends[1] - ends[0], 1.0), BAR)
    draw_box(painter, bar, 1.5, look.colour("track_middle" if row.state == "reference" else tone(row)))
    _draw_zero(look, painter, box, zero)
    low, high = scale.x(part.low), scale.x(part.high)
    _draw_interval(painter, low, high, middle, look.colour("whisker"))
    text, font = score_text(part.points, 1), look.font(13, 400 if row.state == "reference" else 600)
    width, colour = text_width(font, text) + 2, look.colour(ink(row))
    if part.points < 0:
        at = QRectF(min(low, ends[0]) - LABEL_GAP - width, box.top(), width, box.height())
        draw_text(painter, at, text, font, colour, RIGHT)
    else:
        at = QRectF(max(high, ends[1]) + LABEL_GAP, box.top(), width, box.height())
        draw_text(painter, at, text, font, colour, LEFT)


def bar_box(look: Look, box: QRectF, scale: BarScale, row: ExperienceRow) -> QRectF:
    """Return where a contribution is drawn: its bar with the whisker and the figure; all of the box without one."""
    part, zero = row.contribution, scale.x(0)
    if part.points is None or part.low is None or part.high is None:
        return box
    width = text_width(look.font(13, 600), score_text(part.points, 1)) + 2 + LABEL_GAP
    ends = (zero, scale.x(part.points), scale.x(part.low), scale.x(part.high))
    left, right = min(ends), max(ends)
    if part.points < 0:
        left -= width
    else:
        right += width
    return QRectF(left, box.top(), right - left, box.height())


def why_empty(row: ExperienceRow) -> str:
    """Return in a few words why a row has no contribution; the pane below says it in full."""
    if "no_column" in row.flags:
        return _("No column shows who had this")
    if "no_scale" in row.flags:
        return _("Its answers do not show who had this")
    if row.n_asked == 0:
        return _("Nobody was asked")
    if row.count == 0:
        return _("Nobody had this")
    if row.with_it.n + row.without_it.n == 0:
        return _("No loyalty answer to compare by")
    return _("Too few answers to compare")


def draw_bases(look: Look, painter: QPainter, box: QRectF, row: ExperienceRow) -> None:
    """Draw how many had the experience and how many were asked; in two lines where they are millions."""
    if is_lost(row):
        return
    font, colour = look.font(11), look.colour("muted")
    had, asked = f"{row.count:,}", f"/ {row.n_asked:,}"
    if text_width(font, f"{had} {asked}") <= box.width():
        draw_text(painter, box, f"{had} {asked}", font, colour, RIGHT)
        return
    for at, text in ((-15.0, had), (0.0, asked)):
        draw_text(painter, QRectF(box.left(), box.center().y() + at, box.width(), 15), text, font, colour, RIGHT)


def draw_strip(look: Look, painter: QPainter, box: QRectF, axis: Axis, row: ExperienceRow) -> None:
    """Draw the score of those who had it: a dot with its interval on a track, and the figure."""
    figure, middle = row.with_it, box.center().y()
    left, width = box.right() - VALUE - STRIP, STRIP - 8
    if is_lost(row):
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(left, middle - 1, width, 2), look.colour("line"))
    painter.fillRect(QRectF(left + axis.place(0) * width - 0.75, middle - 5, 1.5, 10), look.colour("track_middle"))
    muted = row.state != "shown"
    if figure.value is not None and figure.low is not None and figure.high is not None:
        low, high = (left + axis.place(one) * width for one in (figure.low, figure.high))
        painter.fillRect(QRectF(low, middle - 1, max(high - low, 1.0), 2), look.colour("quiet"))
        role = "track_middle" if muted else tone(row)
        painter.setBrush(look.colour("quiet" if role == "passive" else role))
        painter.drawEllipse(QPointF(left + axis.place(figure.value) * width, middle), 3.25, 3.25)
    font = look.font(13, 400 if muted else 600)
    draw_text(painter, box, score_text(figure.value), font, look.colour(_figure_ink(row, figure.value)), RIGHT)


def _figure_ink(row: ExperienceRow, value: float | None) -> str:
    return "faint" if value is None else "muted" if row.state != "shown" else "ink"


def draw_difference(look: Look, painter: QPainter, box: QRectF, row: ExperienceRow) -> None:
    """Draw how far those who had it are from those who had not; the arrow only where that is sure."""
    if is_lost(row):
        return
    sure = row.arrow != "none"
    colour = look.colour(ink(row) if sure else "faint" if row.difference.points is None else "muted")
    text = box.adjusted(0, 0, -_ARROW, 0)
    draw_text(painter, text, score_text(row.difference.points), look.font(13, 600 if sure else 400), colour, RIGHT)
    if sure:
        _draw_arrow(painter, box.right() - 5.5, box.center().y(), colour, up=row.arrow == "up")
    elif row.state == "shown":
        draw_text(painter, box, NO_FIGURE, look.font(12), look.colour("muted"), RIGHT)


def _draw_arrow(painter: QPainter, x: float, middle: float, colour: QColor, *, up: bool) -> None:
    turn = -1.0 if up else 1.0
    foot, tip = middle - 4.5 * turn, middle + 4.5 * turn
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF((QPointF(x - 5.5, foot), QPointF(x + 5.5, foot), QPointF(x, tip))))


def chip(row: ExperienceRow) -> tuple[str, str, str] | None:
    """Return text, ink and ground of a row's chip; None where there is nothing to be judged."""
    if row.state == "reference":
        return _("few answers"), "warn", "warn_bg"
    if row.verdict is None or row.state == "hidden":
        return None
    if row.verdict in {"positive", "negative"}:
        return word("verdict", row.verdict), f"{row.verdict}_text", f"{row.verdict}_bg"
    return word("verdict", row.verdict), "muted", "row"


def verdict_told(row: ExperienceRow) -> str:
    """Return what a chip means that says no verdict; '' for verdicts, which say themselves."""
    return _("Few answers (fewer than 30): for reference only") if row.state == "reference" else ""


def draw_verdict(look: Look, painter: QPainter, box: QRectF, row: ExperienceRow) -> None:
    """Draw the verdict as a chip, or that the figures are for reference only."""
    found = chip(row)
    if found is None:
        return
    text, colour, ground = found
    font = look.font(11, 600)
    width = min(text_width(font, text) + 16, box.width())
    place = QRectF(box.right() - width, box.center().y() - 9.5, width, 19)
    draw_box(painter, place, 5, look.colour(ground))
    draw_text(painter, place.adjusted(2, 0, -2, 0), text, font, look.colour(colour), CENTRE)


def _draw_zero(look: Look, painter: QPainter, box: QRectF, zero: float) -> None:
    painter.fillRect(QRectF(round(zero) - 1, box.top(), 2, box.height() + 1), look.colour("spark"))


def _draw_interval(painter: QPainter, low: float, high: float, middle: float, colour: QColor) -> None:
    """Draw a whisker through which the bar is still seen, with firm ends."""
    line = QColor(colour)
    line.setAlphaF(0.6)
    painter.setPen(QPen(line, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(low, middle, high, middle))
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for end in (low, high):
        painter.drawLine(QLineF(end, middle - 3.5, end, middle + 3.5))


def _draw_note(look: Look, painter: QPainter, box: QRectF, zero: float, text: str) -> None:
    """Write a note beside the zero line, on the side where there is more room; across it where neither has enough."""
    font, colour = look.font(12), look.colour("muted")
    if text_width(font, text) + 11 > max(box.right() - zero, zero - box.left()):
        draw_text(painter, box, text, font, colour, CENTRE)
        return
    _draw_zero(look, painter, box, zero)
    if box.right() - zero >= zero - box.left():
        draw_text(painter, QRectF(zero + 10, box.top(), box.right() - zero - 10, box.height()), text, font, colour)
    else:
        room = QRectF(box.left(), box.top(), zero - 10 - box.left(), box.height())
        draw_text(painter, room, text, font, colour, RIGHT)
