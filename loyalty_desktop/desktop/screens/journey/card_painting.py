"""The cards of the journey map as they are painted: name, tag, bars of head and heart, lines of experiences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from loyalty_desktop.desktop.painting import (
    AT_END,
    CENTRE,
    IN_MIDDLE,
    LEFT,
    RIGHT,
    draw_box,
    draw_text,
    draw_track,
    text_width,
)
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.card_shape import CardShape
    from loyalty_desktop.desktop.screens.journey.content import CardContent, Meter, RowContent, Tone

RING = 3
"""Room around a card for the ring of the chosen one."""
_VALUE, _BASE = 36, 40
_INCIDENCE, _SCORE = 31, 30


def draw_ring(look: Look, painter: QPainter, box: QRectF, *, chosen: bool, focused: bool, radius: float = 10) -> None:
    """Draw the outline that says that something is chosen, or that the keyboard is here."""
    if chosen:
        outer = look.colour("accent" if focused else "accent_line")
        draw_box(painter, box.adjusted(-2, -2, 2, 2), radius + 2, None, outer, 2)
        draw_box(painter, box, radius, None, look.colour("accent"), 1)
    elif focused:
        draw_box(painter, box, radius, None, look.colour("accent"), 1.5)


def draw_card(
    look: Look, painter: QPainter, content: CardContent, shape: CardShape, *, chosen: bool, focused: bool, hovered: bool
) -> None:
    """Draw a card without its rows, which paint themselves; the painter's origin is the card's corner."""
    box = QRectF(0, 0, shape.width, shape.height)
    line = look.colour("accent_line" if hovered else "line")
    if content.kind == "loose" or content.open:
        draw_box(painter, box, 10, look.colour("card"))
        painter.setPen(QPen(look.colour("accent_line" if hovered else "dashed"), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 10, 10)
    else:
        draw_box(painter, box.translated(0, 1.5), 10, look.colour("shadow"))
        draw_box(painter, box, 10, look.colour("card"), line)
    draw_ring(look, painter, box, chosen=chosen, focused=focused)
    ink = look.colour("muted" if content.kind == "loose" else "ink")
    size, weight = (12, 600) if content.kind == "loose" else (13, 600)
    for text, place in shape.name:
        draw_text(painter, place, text, look.font(size, weight), ink)
    if content.tag:
        _draw_value_tag(look, painter, content.tag, shape.tag)
    if content.head is not None and content.heart is not None:
        label = max(text_width(look.font(12), _("Head")), text_width(look.font(12), _("Heart"))) + 7
        _draw_meter(look, painter, content.head, shape.bars[0], (_("Head"), label, "head"))
        _draw_meter(look, painter, content.heart, shape.bars[1], (_("Heart"), label, "heart"))
    if content.hint:
        draw_text(painter, shape.hint, content.hint, look.font(11), look.colour("faint"))
    if shape.divider:
        painter.setPen(QPen(look.colour("line"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(shape.title.left(), shape.divider), QPointF(shape.title.right(), shape.divider))


def _draw_value_tag(look: Look, painter: QPainter, text: str, place: QRect) -> None:
    box = QRectF(place).adjusted(0, 2, 0, -2)
    draw_box(painter, box, 4, look.colour("row"))
    draw_text(painter, box, text, look.font(10), look.colour("muted"), CENTRE)


def _draw_meter(look: Look, painter: QPainter, meter: Meter, place: QRectF, words: tuple[str, float, str]) -> None:
    name, width, role = words
    draw_text(painter, QRectF(place.left(), place.top(), width, place.height()), name, look.font(12), look.colour(role))
    firm = meter.state == "shown"
    value = QRectF(place.right() - _VALUE, place.top(), _VALUE, place.height())
    ink = look.colour("ink" if firm else "muted")
    right = value.left() - 6
    if meter.state == "hidden":
        draw_text(painter, value.adjusted(-8, 0, 0, 0), meter.text, look.font(11), look.colour("muted"), RIGHT)
        right -= 8
    else:
        draw_text(painter, value, meter.text, look.font(12, 600), ink, RIGHT)
    if meter.state == "reference":
        right = _draw_reference(look, painter, right + 6, place) - 6
    if meter.base:
        wide = max(_BASE, text_width(look.font(9.5), meter.base) + 1)
        base = QRectF(right - wide, place.top() + 0.5, wide, place.height())
        draw_text(painter, base, meter.base, look.font(9.5), look.colour("quiet"), RIGHT)
        right -= wide + 4
    track = QRectF(place.left() + width, place.center().y() - 3, right - place.left() - width, 6)
    fill = look.colour(role) if firm else look.colour("passive")
    draw_track(look, painter, track, meter.start, meter.end, fill)
    if role == "heart":
        painter.setPen(QPen(look.colour("track_middle"), 1))
        middle = round(track.center().x()) + 0.5
        painter.drawLine(QPointF(middle, track.top() - 2), QPointF(middle, track.bottom() + 2))


def meter_figure(bar: QRectF) -> QRectF:
    """Return where the figure of a bar is written."""
    return QRectF(bar.right() - _VALUE, bar.top(), _VALUE + 2, bar.height())


def row_figures(box: QRectF) -> tuple[QRectF, QRectF]:
    """Return where the score of an experience is written, and how many had it."""
    score = QRectF(box.right() - _SCORE, box.top(), _SCORE + 2, box.height())
    return score, QRectF(score.left() - _INCIDENCE - 4, box.top(), _INCIDENCE, box.height())


def _draw_reference(look: Look, painter: QPainter, right: float, place: QRectF) -> float:
    """Draw the tag of figures that are there for reference only, ending at `right`; return where it begins."""
    text, font = _("few"), look.font(10, 600)
    width = text_width(font, text) + 8
    box = QRectF(right - width, place.center().y() - 7.5, width, 15)
    draw_box(painter, box, 4, look.colour("warn_bg"))
    draw_text(painter, box, text, font, look.colour("warn"), CENTRE)
    return box.left()


def draw_row(look: Look, painter: QPainter, row: RowContent, box: QRectF) -> None:
    """Draw one experience: the sign of its verdict, name, how many had it, the score of those."""
    draw_verdict(look, painter, row.tone, QPointF(box.left() + 4, box.center().y()))
    small, right = look.font(11.5), box.right()
    cut = IN_MIDDLE if row.alike else AT_END
    muted = look.colour("muted")
    if row.open or (row.state == "hidden" and not row.incidence):
        width = text_width(look.font(11), row.score) + 1
        draw_text(
            painter, QRectF(right - width, box.top(), width, box.height()), row.score, look.font(11), muted, RIGHT
        )
        name = QRectF(box.left() + 13, box.top(), right - width - 6 - box.left() - 13, box.height())
        draw_text(painter, name, row.short, small, look.colour("muted" if row.open else "ink"), cut=cut)
        return
    score = QRectF(right - _SCORE, box.top(), _SCORE, box.height())
    roles = {"positive": "positive_text", "negative": "negative_text"}
    firm = row.state == "shown"
    ink = look.colour(roles.get(row.tone, "ink")) if firm else muted
    wide = row.state == "hidden"
    font = look.font(11) if wide else look.font(11.5, 600)
    draw_text(painter, score.adjusted(-4, 0, 0, 0), row.score, font, ink, RIGHT)
    right = score.left() - (4 if wide else 0)
    if row.state == "reference":
        right = _draw_reference(look, painter, right, box) - 2
    left, taken = box.left() + 13, text_width(small, row.incidence) + 6
    if row.state == "reference" and text_width(small, row.short) > right - taken - left:
        taken = 4  # the name says more than how many of few had it, which the tip says
    else:
        share = QRectF(right - _INCIDENCE, box.top(), _INCIDENCE, box.height())
        draw_text(painter, share, row.incidence, small, look.colour("ink" if firm else "muted"), RIGHT)
    room = right - taken - left
    name = QRectF(box.left() + 13, box.top(), room, box.height())
    draw_text(painter, name, row.short, small, look.colour("ink"), LEFT, cut)


def draw_verdict(look: Look, painter: QPainter, tone: Tone, middle: QPointF) -> None:
    """Draw the sign of a verdict: ▲ positive, ▼ negative, a dot while it is open, a ring without figures."""
    painter.setPen(Qt.PenStyle.NoPen)
    if tone in ("positive", "negative"):
        painter.setBrush(look.colour(tone))
        up = -1 if tone == "positive" else 1
        corners = [QPointF(-4.2, -3 * up), QPointF(4.2, -3 * up), QPointF(0, 4 * up)]
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        return
    if tone == "open":
        painter.setBrush(look.colour("passive"))
        painter.drawEllipse(middle, 3.5, 3.5)
        return
    painter.setBrush(QColor(Qt.GlobalColor.transparent))
    painter.setPen(QPen(look.colour("passive"), 1.3))
    painter.drawEllipse(middle, 3, 3)
