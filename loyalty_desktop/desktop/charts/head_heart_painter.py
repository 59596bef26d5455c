"""Paints the arranged head x heart picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from loyalty_desktop.desktop.charts import head_heart_words as words
from loyalty_desktop.desktop.charts.head_heart_layout import (
    LABEL_PAD,
    LABEL_SIZE,
    LINE_SIZE,
    QUARTER_SIZE,
    TAG_SIZE,
    tag_width,
)
from loyalty_desktop.desktop.painting import CENTRE, IN_MIDDLE, LEFT, RIGHT, draw_box, draw_tag, draw_text, text_width
from loyalty_desktop.report.figures import score_text, share_text

if TYPE_CHECKING:
    from loyalty_desktop.desktop.charts.head_heart_layout import Arranged, LineLabel, Mark
    from loyalty_desktop.desktop.charts.plane import Plane
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure, Value
    from loyalty_desktop.report.head_heart import HeadHeart, Point

ROUND, SQUARE = 4.5, 4.5  # half the width of a mark inside its outline
_TICK = 4.0
_TITLE_SIZE = 12
_UNDER = 22.0  # below the axis, above what is said there
_BESIDE = 12.0  # beside what is said below the picture
_CARD_PAD, _CARD_GAP = 10.0, 14.0
_ARROW = "  →"


@dataclass(frozen=True)
class Scene:
    """What the painter needs beside the places: the values, what is chosen, what the card is shown for."""

    picture: HeadHeart
    measure: Measure
    chosen: str | None
    pointed: str | None


def draw_picture(look: Look, painter: QPainter, scene: Scene, places: Arranged, whole: QRectF) -> None:
    """Draw the picture into `whole`, the area of its plane and what stands around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_axes(look, painter, scene, places, whole)
    painter.save()
    painter.setClipRect(places.plane.area.adjusted(0, -1, 1, 1))
    for mark in places.marks:
        _draw_whiskers(look, painter, places.plane, mark, is_chosen=mark.point.driver == scene.chosen)
    _draw_lines(look, painter, scene.picture, places)
    _draw_quarters(look, painter, places)
    painter.restore()
    for label in (places.x_mean, places.y_mean, places.overall):
        _draw_line_label(look, painter, label)
    named = [mark for mark in places.marks if not mark.far or mark.point.driver == scene.chosen]
    for mark in named:
        _draw_leader(look, painter, mark, is_chosen=mark.point.driver == scene.chosen)
    for mark in named:
        _draw_label(look, painter, mark, is_chosen=mark.point.driver == scene.chosen)
    _draw_unnamed(look, painter, places)
    first = [mark for mark in places.marks if mark.point.driver != scene.chosen]
    for mark in (*first, *(mark for mark in places.marks if mark.point.driver == scene.chosen)):
        is_chosen = mark.point.driver == scene.chosen
        ink = "accent" if is_chosen else "faint" if mark.point.state == "reference" else "whisker"
        draw_mark(look, painter, mark.at, mark.point.value, ink, is_large=is_chosen, filled=not mark.point.hollow)
    pointed = next((mark for mark in places.marks if mark.point.driver == scene.pointed), None)
    if pointed is not None:
        _draw_card(look, painter, scene, pointed, whole)


def draw_mark(
    look: Look,
    painter: QPainter,
    at: QPointF,
    value: Value,
    ink: str,
    *,
    is_large: bool = False,
    filled: bool = True,
) -> None:
    """Draw the mark of a driver: a circle for experience value, a square for basic value; open where it is unsure."""
    colour, ground = look.colour(ink), look.colour("panel")
    more = 1.0 if is_large else 0.0
    if value == "experience" and not filled:
        reach = ROUND + more
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(at, reach + 2.5, reach + 2.5)
        painter.setPen(QPen(colour, 2.0))
        painter.drawEllipse(at, reach, reach)
        return
    if value == "experience":
        painter.setPen(QPen(ground, 1.5 if not is_large else 2))
        painter.setBrush(colour)
        reach = ROUND + 0.75 + more
        painter.drawEllipse(at, reach, reach)
        return
    reach = SQUARE + more
    box = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
    draw_box(painter, box.adjusted(-1.5, -1.5, 1.5, 1.5), 2.5, ground)
    painter.setPen(QPen(colour, 2.0))
    painter.setBrush(colour if filled else ground)
    painter.drawRoundedRect(box, 1.5, 1.5)


def _draw_axes(look: Look, painter: QPainter, scene: Scene, places: Arranged, whole: QRectF) -> None:
    plane, area = places.plane, places.plane.area
    painter.setPen(QPen(look.colour("dashed"), 1))
    painter.drawLine(QLineF(area.bottomLeft(), area.bottomRight()))
    painter.drawLine(QLineF(area.topLeft(), area.bottomLeft()))
    font, ink = look.font(LINE_SIZE), look.colour("muted")
    ticks = plane.x_ticks(round(area.width() / 75))
    for tick, text in zip(ticks, _tick_texts(ticks, 100), strict=True):
        x = plane.x(tick)
        painter.setPen(QPen(look.colour("dashed"), 1))
        painter.drawLine(QLineF(x, area.bottom(), x, area.bottom() + _TICK))
        draw_text(painter, QRectF(x - 35, area.bottom() + 6, 70, 16), f"{text}%", font, ink, CENTRE)
    ticks = plane.y_ticks(round(area.height() / 55))
    is_share = scene.picture.axis == "importance"
    for tick, text in zip(ticks, _tick_texts(ticks, 100 if is_share else 1), strict=True):
        y = plane.y(tick)
        painter.setPen(QPen(look.colour("dashed"), 1))
        painter.drawLine(QLineF(area.left() - _TICK, y, area.left(), y))
        shown = f"{text}%" if is_share else text
        draw_text(painter, QRectF(area.left() - 58, y - 8, 50, 16), shown, font, ink, RIGHT)
    font = look.font(_TITLE_SIZE, 700)
    below = QRectF(area.left(), area.bottom() + 25, area.width(), 18)
    draw_text(painter, below, _x_title(look, places) + _ARROW, font, look.colour("head"), CENTRE)
    painter.save()
    painter.translate(whole.left() + 23, area.center().y())
    painter.rotate(-90)
    up, down = area.center().y() - whole.top(), area.bottom() + _UNDER - area.center().y()
    title = words.y_title(scene.picture, scene.measure) + _ARROW
    if text_width(font, title) + 1 > up + down:
        title = words.y_title_short(scene.picture) + _ARROW
    even = min(up, down)  # beside the middle of the axis as long as there is room for it
    fits = text_width(font, title) + 1 <= 2 * even
    along = QRectF(-even, -9, 2 * even, 18) if fits else QRectF(-down, -9, up + down, 18)
    draw_text(painter, along, title, font, look.colour("muted" if is_share else "heart"), CENTRE)
    painter.restore()


def _tick_texts(ticks: Sequence[float], factor: float) -> list[str]:
    """Return the texts of ticks; scores have signs, shares (`factor` 100) have none."""
    digits = 0 if all(abs(tick * factor - round(tick * factor)) < 1e-6 for tick in ticks) else 1
    if factor == 1:
        return [score_text(tick, digits) for tick in ticks]
    return [share_text(tick, digits).rstrip("%") for tick in ticks]


def _draw_quarters(look: Look, painter: QPainter, places: Arranged) -> None:
    title_font, font, ink = look.font(QUARTER_SIZE, 700), look.font(LINE_SIZE), look.colour("quiet")
    title_height, height = QFontMetricsF(title_font).height(), QFontMetricsF(font).height()
    for one in places.quarters:
        _clear(look, painter, one.box)
        align = RIGHT if one.is_right else LEFT
        top = QRectF(one.box.left(), one.box.top(), one.box.width(), title_height)
        draw_text(painter, top, one.title, title_font, ink, align)
        if one.detail:
            below = QRectF(one.box.left(), top.bottom(), one.box.width(), height)
            draw_text(painter, below, one.detail, font, ink, align)


def _draw_whiskers(look: Look, painter: QPainter, plane: Plane, mark: Mark, *, is_chosen: bool) -> None:
    point = mark.point
    painter.setPen(QPen(look.colour("accent" if is_chosen else "switch_off"), 1.8 if is_chosen else 1.1))
    painter.drawLine(QLineF(plane.x(point.x_low), mark.at.y(), plane.x(point.x_high), mark.at.y()))
    painter.drawLine(QLineF(mark.at.x(), plane.y(point.y_low), mark.at.x(), plane.y(point.y_high)))


def _draw_lines(look: Look, painter: QPainter, picture: HeadHeart, places: Arranged) -> None:
    plane, area = places.plane, places.plane.area
    pen = QPen(look.colour("track_middle"), 1.3)
    painter.setPen(pen)
    if picture.x_mean is not None:
        x = plane.x(picture.x_mean)
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
    if picture.y_mean is not None:
        y = plane.y(picture.y_mean)
        painter.drawLine(QLineF(area.left(), y, area.right(), y))
    if picture.overall is not None:
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        y = plane.y(picture.overall)
        painter.drawLine(QLineF(area.left(), y, area.right(), y))


def _draw_line_label(look: Look, painter: QPainter, label: LineLabel | None) -> None:
    if label is not None:
        _clear(look, painter, label.box)
        draw_text(painter, label.box, label.text, look.font(LINE_SIZE), look.colour("muted"), CENTRE)


def _draw_leader(look: Look, painter: QPainter, mark: Mark, *, is_chosen: bool) -> None:
    if mark.tied is not None:
        painter.setPen(QPen(look.colour("accent" if is_chosen else "faint"), 0.8))
        painter.drawLine(QLineF(mark.at, mark.tied))


def _draw_label(look: Look, painter: QPainter, mark: Mark, *, is_chosen: bool) -> None:
    if mark.box is None:
        return
    _clear(look, painter, mark.box)
    is_reference = mark.point.state == "reference"
    ink = "accent" if is_chosen else "muted" if is_reference else "ink"
    text = mark.box.adjusted(LABEL_PAD, 0, -LABEL_PAD, 0)
    text = text.adjusted(0, 0, -tag_width(look) - 4, 0) if is_reference else text
    font = look.font(LABEL_SIZE, 700 if is_chosen else 400)
    # Where the point is on the right, the text keeps to it: the box has room for the label in bold.
    to_right = mark.box.right() < mark.at.x() and not is_reference
    draw_text(painter, text, mark.label, font, look.colour(ink), RIGHT if to_right else LEFT)
    if is_reference:
        left = text.left() + text_width(font, mark.label) + 5
        small = look.font(TAG_SIZE, 600)
        tag = words.reference_tag()
        draw_tag(painter, left, mark.box.center().y(), tag, small, look.colour("warn"), look.colour("warn_bg"))


def _draw_unnamed(look: Look, painter: QPainter, places: Arranged) -> None:
    """Say below the picture that some names found no room, and how to see them."""
    if places.unnamed:
        area, font = places.plane.area, look.font(LINE_SIZE)
        title = text_width(look.font(_TITLE_SIZE, 700), _x_title(look, places) + _ARROW)
        box = QRectF(_BESIDE, area.bottom() + 26, area.center().x() - title / 2 - 2 * _BESIDE, 16)
        draw_text(painter, box, words.unnamed_text(places.unnamed), font, look.colour("muted"), LEFT)


def _x_title(look: Look, places: Arranged) -> str:
    """Return the title of the head axis, in fewer words where it would not leave room for what is said beside it."""
    whole = words.x_title()
    if not places.unnamed:
        return whole
    beside = text_width(look.font(LINE_SIZE), words.unnamed_text(places.unnamed)) + 2 * _BESIDE + 2
    room = places.plane.area.center().x() - text_width(look.font(_TITLE_SIZE, 700), whole + _ARROW) / 2
    return whole if beside <= room else words.x_title_short()


def _clear(look: Look, painter: QPainter, box: QRectF) -> None:
    """Dim the whiskers behind a text."""
    ground = look.colour("panel").toRgb()
    ground.setAlpha(205)
    draw_box(painter, box.adjusted(-1, 1, 1, -1), 3, ground)


def _draw_card(look: Look, painter: QPainter, scene: Scene, mark: Mark, whole: QRectF) -> None:
    """Draw the figures of the point under the pointer, below or above it and inside the picture."""
    point: Point = mark.point
    title, font = look.font(12.5, 700), look.font(11.5)
    lines = words.card_lines(scene.picture, point, scene.measure)
    widest = whole.width() - 2 * _CARD_PAD - 8
    width = min(widest, max(text_width(title, point.name), *(text_width(font, line) for line in lines)) + 1)
    heights = [QFontMetricsF(title).height(), *(QFontMetricsF(font).height() for _line in lines)]
    size = width + 2 * _CARD_PAD, sum(heights) + 2 * _CARD_PAD - 4
    left = max(whole.left() + 4, min(mark.at.x() + _CARD_GAP, whole.right() - size[0] - 4))
    top = mark.at.y() + _CARD_GAP
    if top + size[1] > whole.bottom() - 4:
        top = mark.at.y() - _CARD_GAP - size[1]
    card = QRectF(left, max(top, whole.top() + 4), *size)
    draw_box(painter, card.translated(0, 1.5), 8, look.colour("shadow"))
    draw_box(painter, card, 8, look.colour("card"), look.colour("line"))
    y = card.top() + _CARD_PAD - 2
    inks = ("ink", "muted", "head", "heart", *(("muted",) if point.hollow else ()), "warn")
    if scene.picture.axis == "importance":
        inks = ("ink", "muted", "head", "ink", *(("ink",) if point.quadrant else ()), "warn")
    for at, (text, height) in enumerate(zip((point.name, *lines), heights, strict=True)):
        box = QRectF(card.left() + _CARD_PAD, y, width, height)
        style = title if at == 0 else font
        draw_text(painter, box, text, style, look.colour(inks[at]), LEFT, IN_MIDDLE)
        y += height
    painter.setBrush(Qt.BrushStyle.NoBrush)
