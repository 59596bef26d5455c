"""Where the names of the points of a scatter stand, so that they do not cover one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.slides.measuring import POINTS_AN_INCH, cut, text_width
from loyalty_desktop.report.slides.texts import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.charts import Scatter

_MARKER, _GAP, _LINE, _WIDER = 0.11, 0.06, 1.4, 1.12
_LONGEST, _THIN = 1.9, 0.01  # inches


class Named(NamedTuple):
    """What stands beside a point ('' for nothing), and on which side of it (r, l, t, b)."""

    text: str
    side: str
    is_number: bool = False


class _Room(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Room) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def names_placed(chart: Scatter, wide: float, high: float, size: float) -> tuple[Named, ...]:
    """Return the name of each point in a plot `wide` × `high` inches: short names where there is room, else numbers.

    Points that lie alone are named first: they have the most room. Names stay off intervals and
    dividing lines where they can. A point
    gets the number that it has in the list of names (from 1) where its name would cover another point or name, and
    nothing where the number would, too.
    """
    spots = [
        (chart.x_axis.place(chart.x_axis.clip(dot.x)) * wide, (1 - chart.y_axis.place(chart.y_axis.clip(dot.y))) * high)
        for dot in chart.dots
    ]
    taken = [_Room(x - _MARKER / 2, y - _MARKER / 2, x + _MARKER / 2, y + _MARKER / 2) for x, y in spots]
    taken.extend(_quarters(chart, wide, high, size))
    whiskers, lines = _whiskers(chart, wide, high), _lines(chart, wide, high)
    found: dict[int, Named] = {}
    for at in _loneliest_first(spots):
        name = cut(clean(chart.dots[at].short) or clean(chart.dots[at].name), size, _LONGEST, wider=_WIDER)
        for text, is_number in ((name, False), (str(at + 1), True)):
            found_side = (
                _free_side(text, spots[at], [*taken, *shunned], (wide, high), size)
                for shunned in ([*whiskers, *lines], lines, ())
            )
            place = next((one for one in found_side if one is not None), None)
            if place is not None:
                side, room = place
                taken.append(room)
                found[at] = Named(text, side, is_number)
                break
    return tuple(found.get(at, Named("", "r")) for at in range(len(spots)))


def listed_names(chart: Scatter, names: Sequence[Named]) -> tuple[str, ...]:
    """Return what numbers beside points mean, one text a number; at the end, points with nothing beside them."""
    full = [clean(dot.name) or clean(dot.short) for dot in chart.dots]
    said = [f"{name.text} = {full[at]}" for at, name in enumerate(names) if name.is_number]
    bare = [full[at] for at, name in enumerate(names) if not name.text]
    if bare:
        said.append(_("Without a label, beside or under others: {names}").format(names=", ".join(bare)))
    return tuple(said)


def _whiskers(chart: Scatter, wide: float, high: float) -> list[_Room]:
    """Return where the intervals are drawn."""

    def across(value: float) -> float:
        return chart.x_axis.place(chart.x_axis.clip(value)) * wide

    def along(value: float) -> float:
        return (1 - chart.y_axis.place(chart.y_axis.clip(value))) * high

    found = []
    for dot in chart.dots:
        x, y = across(dot.x), along(dot.y)
        if dot.x_low is not None and dot.x_high is not None:
            found.append(_Room(across(dot.x_low), y - _THIN, across(dot.x_high), y + _THIN))
        if dot.y_low is not None and dot.y_high is not None:
            found.append(_Room(x - _THIN, along(dot.y_high), x + _THIN, along(dot.y_low)))
    return found


def _lines(chart: Scatter, wide: float, high: float) -> list[_Room]:
    """Return where the dividing lines are drawn."""
    found = []
    if chart.x_line is not None:
        x = chart.x_axis.place(chart.x_axis.clip(chart.x_line)) * wide
        found.append(_Room(x - _THIN, 0.0, x + _THIN, high))
    if chart.y_line is not None:
        y = (1 - chart.y_axis.place(chart.y_axis.clip(chart.y_line))) * high
        found.append(_Room(0.0, y - _THIN, wide, y + _THIN))
    return found


def _quarters(chart: Scatter, wide: float, high: float, size: float) -> list[_Room]:
    line = size * _LINE / POINTS_AN_INCH
    found = []
    for at, name in enumerate(chart.quarters):
        if name:
            length = text_width(clean(name), size, wider=_WIDER * 1.1)
            left = 0.05 if at % 2 == 0 else wide - length - 0.05
            top = 0.0 if at < 2 else high - line
            found.append(_Room(left, top, left + length, top + line))
    return found


def _loneliest_first(spots: Sequence[tuple[float, float]]) -> list[int]:
    def nearest(at: int) -> float:
        x, y = spots[at]
        return min(((x - a) ** 2 + (y - b) ** 2 for one, (a, b) in enumerate(spots) if one != at), default=0.0)

    return sorted(range(len(spots)), key=nearest, reverse=True)


def _free_side(
    text: str, spot: tuple[float, float], taken: list[_Room], size: tuple[float, float], points: float
) -> tuple[str, _Room] | None:
    """Return the first side of a point on which a text meets nothing and stays in the plot."""
    x, y = spot
    length, line = text_width(text, points, wider=_WIDER), points * _LINE / POINTS_AN_INCH
    off = _MARKER / 2 + _GAP
    sides = {
        "r": _Room(x + off, y - line / 2, x + off + length, y + line / 2),
        "l": _Room(x - off - length, y - line / 2, x - off, y + line / 2),
        "t": _Room(x - length / 2, y - off - line, x + length / 2, y - off),
        "b": _Room(x - length / 2, y + off, x + length / 2, y + off + line),
    }
    own = _Room(x - _MARKER / 2, y - _MARKER / 2, x + _MARKER / 2, y + _MARKER / 2)
    for side, room in sides.items():
        is_inside = room.left >= 0 and room.right <= size[0] and room.top >= 0 and room.bottom <= size[1]
        if is_inside and not any(room.meets(one) for one in taken if one != own):
            return side, room
    return None
