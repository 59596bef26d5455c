"""How the cells and titles of the heat table are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from loyalty_desktop.desktop.charts.head_heart_words import reference_tag
from loyalty_desktop.desktop.painting import (
    CENTRE,
    LEFT,
    RIGHT,
    draw_box,
    draw_name,
    draw_tag,
    draw_text,
    elided,
    first_of_two,
    text_width,
)
from loyalty_desktop.desktop.screens.compare.forest_cells import draw_arrow, draw_reference, tag_width
from loyalty_desktop.report.compare_words import figure_text

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.compare_view import ForestRow, HeatCell, HeatKind, HeatRow

_FIGURE, _BASE, _TAG = 13, 10.5, 10.5
_ROOM, _GAP, _ARROW, _EDGE = 36.0, 5.0, 4.0, 1.5
_PALEST, _DEEPEST = 0.05, 0.44
_HALF = 38.0
"""Half of what the digits in the middle of a cell take, with their base."""
NAME, NAME_SMALL, TITLE = 12.5, 11, 12


def tint_colour(look: Look, kind: HeatKind, tint: float) -> QColor:
    """Return the ground of a cell at a place of the scale."""
    colour = QColor(look.colour(kind))
    colour.setAlphaF(_PALEST + (_DEEPEST - _PALEST) * min(max(tint, 0.0), 1.0))
    return colour


def draw_cell(look: Look, painter: QPainter, rect: QRectF, cell: HeatCell, kind: HeatKind, *, current: bool) -> None:
    """Draw one cell: its ground by the figure, the figure, an arrow, and how many it rests on."""
    box = rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    ground = look.colour("row") if cell.tint is None else tint_colour(look, kind, cell.tint)
    draw_box(painter, box, 4, ground, look.colour("accent") if current else None, 2)
    if cell.state == "hidden":
        draw_text(painter, box, f"n={cell.figure.n:,}", look.font(11), look.colour("muted"), CENTRE)
        return
    text = figure_text(cell, kind)
    if cell.state == "reference":
        _draw_reference(look, painter, box, text, cell.figure.n)
        return
    base = f"{cell.figure.n:,}"
    arrow = 2 * _ARROW + 2 * _GAP - 2
    right = max(text_width(look.font(_BASE), base), 22.0)
    left = box.center().x() - (_ROOM + arrow + right) / 2
    figure = QRectF(left, box.top(), _ROOM, box.height())
    draw_text(painter, figure, text, look.font(_FIGURE, 600), look.colour("ink"), RIGHT)
    if cell.arrow != "none":
        role = "positive_text" if cell.arrow == "up" else "negative_text"
        at = QPointF(figure.right() + arrow / 2, box.center().y())
        draw_arrow(painter, at, cell.arrow, look.colour(role), _ARROW)
    rest = QRectF(figure.right() + arrow + 1, box.top(), right + 2, box.height())
    draw_text(painter, rest, base, look.font(_BASE), look.colour("muted"), LEFT)


def _draw_reference(look: Look, painter: QPainter, box: QRectF, text: str, n: int) -> None:
    """Draw a figure on a small base: muted, with a tag that says so and how many there are."""
    tag = f"{reference_tag()} {n:,}"
    width = tag_width(look, tag)
    figure = max(text_width(look.font(_FIGURE), text), 28.0)
    left = box.center().x() - (figure + _GAP + width) / 2
    place = QRectF(left, box.top(), figure, box.height())
    draw_text(painter, place, text, look.font(_FIGURE), look.colour("muted"), RIGHT)
    inks = look.colour("warn"), look.colour("warn_bg")
    draw_tag(painter, place.right() + _GAP, box.center().y(), tag, look.font(_TAG, 600), *inks)


def draw_driver(look: Look, painter: QPainter, box: QRectF, row: HeatRow, kind: HeatKind, total: float) -> None:
    """Draw the name of a driver and, in the last `total` pixels, what everybody has."""
    name = box.adjusted(14, 0, -total - 4, 0)
    draw_name(painter, name, row.short, look.font(NAME, 600), look.font(NAME_SMALL, 600), look.colour("ink"))
    draw_total(look, painter, QRectF(box.right() - total, box.top(), total, box.height()), row.total, kind)


def draw_total(look: Look, painter: QPainter, box: QRectF, cell: HeatCell, kind: HeatKind) -> None:
    """Draw the figure of everybody with its base."""
    if cell.state == "hidden":
        draw_text(painter, box, f"n={cell.figure.n:,}", look.font(11), look.colour("muted"), CENTRE)
        return
    if cell.state == "reference":
        _draw_reference(look, painter, box, figure_text(cell, kind), cell.figure.n)
        return
    base = f"{cell.figure.n:,}"
    right = max(text_width(look.font(_BASE), base), 22.0)
    left = box.center().x() - (_ROOM + _GAP + right) / 2
    figure = QRectF(left, box.top(), _ROOM, box.height())
    draw_text(painter, figure, figure_text(cell, kind), look.font(_FIGURE, 600), look.colour("ink"), RIGHT)
    rest = QRectF(figure.right() + _GAP, box.top(), right + 2, box.height())
    draw_text(painter, rest, base, look.font(_BASE), look.colour("muted"), LEFT)


def middle_of(box: QRectF) -> QRectF:
    """Return where the digits stand that are written in the middle of a cell."""
    half = min(_HALF, box.width() / 2)
    return QRectF(box.center().x() - half, box.top(), 2 * half, box.height())


def draw_group(look: Look, painter: QPainter, rect: QRectF, group: ForestRow, *, chosen: bool) -> None:
    """Draw the title of a group in one line or two, and its base below."""
    box = rect.adjusted(4, 6, -4, -5)
    font = look.font(TITLE, 600)
    ink = look.colour("accent" if chosen else "ink" if group.state == "shown" else "muted")
    lines = two_lines(font, group.short, box.width())
    height = 17.0
    top = box.top() + (box.height() - height * (len(lines) + 1)) / 2
    for at, line in enumerate(lines):
        draw_text(painter, QRectF(box.left(), top + at * height, box.width(), height), line, font, ink, CENTRE)
    below = QRectF(box.left(), top + len(lines) * height, box.width(), height)
    base = f"n={group.score.n:,}"
    if group.state == "reference":
        draw_reference(look, painter, below, base)
    else:
        draw_text(painter, below, base, look.font(11), look.colour("muted"), CENTRE)


def two_lines(font: QFont, text: str, width: float) -> tuple[str, ...]:
    """Return a text in one line, or broken into two of which the second is cut where it has to be.

    The names of crossed groups are broken between the two.
    """
    if text_width(font, text) <= width:
        return (text,)
    one, cross, other = text.partition(" × ")
    if cross and max(text_width(font, one), text_width(font, f"× {other}")) <= width:
        return one, f"× {other}"
    first = first_of_two(font, text, width)
    return first.strip(), elided(font, text[len(first) :].strip(), width)
