"""Where everything in the head x heart picture stands, before it is painted: nothing covers anything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from loyalty_desktop.desktop.charts import head_heart_words as words
from loyalty_desktop.desktop.painting import IN_MIDDLE, elided, text_width
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.labels import Box, Placed, place_labels

if TYPE_CHECKING:
    from loyalty_desktop.desktop.charts.plane import Plane
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.head_heart import HeadHeart, Point

LABEL_SIZE, LINE_SIZE, QUARTER_SIZE, TAG_SIZE = 12, 11, 13, 10
MARKER = 6.0
LABEL_PAD, LABEL_ABOVE = 6.0, 1.5  # around the text of a label, so that two labels never read as one
_INSET = 9.0  # of the titles of the quarters
_WIDEST = 210.0  # longer names are cut
_LONGEST = 80.0  # line from a point to its label
_STEPS = 6  # places along its edge that a quarter's title may shift to


@dataclass(frozen=True)
class Mark:
    """A point in pixels, its label as far as there is room for it, and where a line ties the two.

    A label that would stand `far` away is drawn only while its point is chosen: in a crowd of sixty, long lines
    would cover the picture.
    """

    point: Point
    at: QPointF
    label: str
    box: QRectF | None
    tied: QPointF | None
    """The end of the line at the label; None for a label beside its point."""
    far: bool


@dataclass(frozen=True)
class LineLabel:
    """What stands at a line."""

    text: str
    box: QRectF


@dataclass(frozen=True)
class Quarter:
    """Title and explanation ("" without room) of a quarter."""

    title: str
    detail: str
    box: QRectF
    is_right: bool


@dataclass(frozen=True)
class Arranged:
    """Everything that is drawn, with its place; what lies outside the shown ranges is not in here."""

    plane: Plane
    marks: tuple[Mark, ...]
    x_mean: LineLabel | None
    y_mean: LineLabel | None
    overall: LineLabel | None
    quarters: tuple[Quarter, ...]

    @property
    def unnamed(self) -> int:
        """How many points have no label for lack of room."""
        return sum(mark.box is None or mark.far for mark in self.marks)


def arranged(look: Look, picture: HeadHeart, measure: Measure, plane: Plane) -> Arranged:
    """Return the picture arranged in its plane; the same input gives the same places."""
    shown = [point for point in picture.points if plane.shows_x(point.x) and plane.shows_y(point.y)]
    spots = [plane.at(point.x, point.y) for point in shown]
    markers = [_around(spot, MARKER + 2) for spot in spots]
    said = (
        (picture.y_mean, words.mean_y_text(picture)),
        (picture.overall, words.overall_text(picture, measure)),
    )
    quarters = _quarters(look, picture, plane, markers)
    lines = _line_labels(look, plane, said, markers, quarters)
    if any(line is None and value is not None for line, (value, _text) in zip(lines, said, strict=True)):
        # What a line is has to be said: the titles of the quarters give way where there is not room for both.
        lines = _line_labels(look, plane, said, markers, ())
        quarters = _quarters(look, picture, plane, [*markers, *(line.box for line in lines if line is not None)])
    taken = [*(one.box for one in quarters), *(line.box for line in lines if line is not None)]
    marks = _marks(look, plane, shown, spots, taken)
    return Arranged(plane, marks, _x_mean(look, picture, plane), lines[0], lines[1], quarters)


def _line_labels(
    look: Look,
    plane: Plane,
    said: Sequence[tuple[float | None, str]],
    markers: Sequence[QRectF],
    quarters: Sequence[Quarter],
) -> list[LineLabel | None]:
    """Return the labels of the horizontal lines beside what is there already and beside one another."""
    taken, lines = [one.box for one in quarters], list[LineLabel | None]()
    for value, text in said:
        line = _line_label(look, plane, value, text, markers, taken)
        lines.append(line)
        taken += [line.box] if line is not None else []
    return lines


def _marks(
    look: Look, plane: Plane, shown: Sequence[Point], spots: Sequence[QPointF], taken: Sequence[QRectF]
) -> tuple[Mark, ...]:
    widest = min(_WIDEST, plane.area.width() * 0.4)
    labels, sizes = [], []
    for point in shown:
        font = look.font(LABEL_SIZE, 700)  # with room to become bold: choosing a point moves no label
        label = elided(font, point.short, widest, IN_MIDDLE)
        width, height = text_width(font, label), QFontMetricsF(font).height()
        if point.state == "reference":
            width += tag_width(look) + 4
        labels.append(label)
        sizes.append((width + 2 * LABEL_PAD, height + 2 * LABEL_ABOVE))
    places = place_labels(
        [(spot.x(), spot.y()) for spot in spots],
        sizes,
        _box(plane.area.adjusted(-0.5, -0.5, 0.5, 0.5)),
        marker=MARKER,
        avoid=[_box(box) for box in taken],
    )
    return tuple(
        _mark(point, spot, label, place) for point, spot, label, place in zip(shown, spots, labels, places, strict=True)
    )


def _mark(point: Point, spot: QPointF, label: str, place: Placed | None) -> Mark:
    if place is None:
        return Mark(point, spot, label, None, None, far=False)
    box = QRectF(place.box.x, place.box.y, place.box.w, place.box.h)
    if not place.leader:
        return Mark(point, spot, label, box, None, far=False)
    end = QPointF(*place.box.nearest(spot.x(), spot.y()))
    return Mark(point, spot, label, box, end, far=QLineF(spot, end).length() > _LONGEST)


def tag_width(look: Look) -> float:
    """Return how wide the tag of a point on a small base is."""
    return text_width(look.font(TAG_SIZE, 600), words.reference_tag()) + 10


def _x_mean(look: Look, picture: HeadHeart, plane: Plane) -> LineLabel | None:
    """Return the label of the mean head: above the area, where nothing else is."""
    if picture.x_mean is None or not plane.shows_x(picture.x_mean):
        return None
    text = words.mean_text(picture, share_text(picture.x_mean, 1))
    width, height = _size(look, text, LINE_SIZE, 400)
    left = plane.x(picture.x_mean) - width / 2
    left = min(max(left, plane.area.left()), plane.area.right() - width)
    return LineLabel(text, QRectF(left, plane.area.top() - height - 3, width, height))


def _line_label(
    look: Look, plane: Plane, value: float | None, text: str, markers: Sequence[QRectF], taken: Sequence[QRectF]
) -> LineLabel | None:
    """Return the label of a horizontal line: above or below it, at its right end unless something is there."""
    if value is None or not plane.shows_y(value):
        return None
    width, height = _size(look, text, LINE_SIZE, 400)
    y, area = plane.y(value), plane.area
    room = max(0.0, area.width() - width)
    places = [
        QRectF(area.right() - width - room * step / _STEPS, top, width, height)
        for step in range(_STEPS + 1)
        for top in (y - height - 1, y + 1)
        if area.top() <= top and top + height <= area.bottom()
    ]
    free = [box for box in places if not _hits(box, taken)]
    clear = [box for box in free if not _hits(box, markers)]
    return LineLabel(text, clear[0]) if clear else LineLabel(text, free[0]) if free else None


def _quarters(look: Look, picture: HeadHeart, plane: Plane, markers: Sequence[QRectF]) -> tuple[Quarter, ...]:
    if picture.x_mean is None or picture.y_mean is None:
        return ()
    area = plane.area
    x = min(max(plane.x(picture.x_mean), area.left()), area.right())
    y = min(max(plane.y(picture.y_mean), area.top()), area.bottom())
    fields = (
        QRectF(area.topLeft(), QPointF(x, y)),
        QRectF(QPointF(x, area.top()), QPointF(area.right(), y)),
        QRectF(QPointF(area.left(), y), QPointF(x, area.bottom())),
        QRectF(QPointF(x, y), area.bottomRight()),
    )
    found = (
        _quarter(look, text, field, markers, is_right=at % 2 == 1, is_low=at > 1)
        for at, (text, field) in enumerate(zip(words.quarters(picture), fields, strict=True))
    )
    return tuple(one for one in found if one is not None)


def _quarter(
    look: Look, text: tuple[str, str], field: QRectF, markers: Sequence[QRectF], *, is_right: bool, is_low: bool
) -> Quarter | None:
    """Return the title of a quarter in its outer corner, or along its outer edge where no point is in the way.

    Without room the explanation goes first, then the title.
    """
    title = _size(look, text[0], QUARTER_SIZE, 700)
    detail = _size(look, text[1], LINE_SIZE, 400)
    inside = field.adjusted(_INSET, _INSET - 3, -_INSET, -_INSET + 3)
    for shown, width, height in (
        (text[1], max(title[0], detail[0]), title[1] + detail[1]),
        ("", title[0], title[1]),
    ):
        if width > inside.width() or height > inside.height():
            continue
        room = (inside.width() - width) / _STEPS
        top = inside.bottom() - height if is_low else inside.top()
        for step in range(_STEPS + 1):
            left = inside.right() - width - step * room if is_right else inside.left() + step * room
            box = QRectF(left, top, width, height)
            if not _hits(box, markers):
                return Quarter(text[0], shown, box, is_right)
    return None


def _size(look: Look, text: str, size: float, weight: int) -> tuple[float, float]:
    font = look.font(size, weight)
    return text_width(font, text) + 1, QFontMetricsF(font).height()


def _around(spot: QPointF, reach: float) -> QRectF:
    return QRectF(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach)


def _hits(box: QRectF, others: Sequence[QRectF]) -> bool:
    return any(box.intersects(other) for other in others)


def _box(rect: QRectF) -> Box:
    return Box(rect.x(), rect.y(), rect.width(), rect.height())
