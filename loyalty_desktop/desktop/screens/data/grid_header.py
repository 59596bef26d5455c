"""The head of a column in the grid: letter, trust, role to choose, heading in two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from loyalty_desktop.desktop.painting import LEFT, draw_box, draw_text, text_width
from loyalty_desktop.desktop.screens.data.grid_text import two_lines
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.columns import ColumnHead, Trust

HEIGHT = 98
BAND = 23
"""The height of the names of groups above the heads, where there are any."""
_LINE = 16
_ARROW = 16
_LINES_KEPT = 2000
_LEAST_NAME = 30.0


class Band(NamedTuple):
    """A group above its columns, as far as they stand side by side: where, what it says, whether all are chosen."""

    box: QRect
    name: str
    told: str
    chosen: bool


def chip_rect(box: QRect) -> QRect:
    """Return where in the head the role is shown, and chosen by a click."""
    return QRect(box.left() + 6, box.top() + 25, box.width() - 13, 24)


def draw_trust(look: Look, painter: QPainter, box: QRectF, trust: Trust) -> None:
    """Draw how far a role can be trusted: a full dot, an amber diamond, a hollow ring."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if trust == "unsure":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("unsure"))
        x, y, half = box.center().x(), box.center().y(), box.width() / 2 + 0.6
        corners = [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
        painter.drawPolygon(QPolygonF(corners))
    elif trust == "sure":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("positive"))
        painter.drawEllipse(box)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("passive"), 1.5))
        painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))


class HeaderPainter:
    """Paints heads of columns; headings are broken into lines once for each width."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._lines: dict[tuple[str, str, int, int], tuple[str, ...]] = {}
        self.offers_roles = True
        """Whether a role can be chosen here: only then does it look like it."""

    def paint(self, painter: QPainter, box: QRect, head: ColumnHead, chosen: bool) -> None:
        """Paint one head into `box`."""
        look = self._look
        painter.fillRect(box, look.colour("accent_bg" if chosen else "header"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 2), look.colour("accent"))
        self._letter(painter, box, head)
        self._chip(painter, box, head, chosen)
        self._heading(painter, box, head)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def paint_band(self, painter: QPainter, band: Band, left: int) -> None:
        """Paint the name of a group over its columns; it stays in sight while they are scrolled out to the left."""
        look, box = self._look, band.box
        shape = QRectF(box).adjusted(3, 3, -4, 0)
        draw_box(painter, shape, 5, look.colour("accent_bg"), look.colour("accent" if band.chosen else "accent_line"))
        room = shape.adjusted(max(0.0, left + 3 - shape.left()) + 7, 0, -6, 0)
        font, small = look.font(11, 700 if band.chosen else 600), look.font(11)
        counted = text_width(small, band.told) + 1
        whole = text_width(font, band.name) + 1
        if min(whole, _LEAST_NAME) + counted + 7 > room.width():
            counted = -7.0  # the name says more than the count
        named = min(whole, max(0.0, room.width() - counted - 7))
        ink = "accent" if band.chosen else "ink"
        draw_text(painter, QRectF(room.left(), room.top(), named, room.height()), band.name, font, look.colour(ink))
        if counted > 0:
            beside = room.adjusted(named + 7, 0, 0, 0)
            draw_text(painter, beside, band.told, small, look.colour("accent" if band.chosen else "muted"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _letter(self, painter: QPainter, box: QRect, head: ColumnHead) -> None:
        line = QRectF(box.left() + 8, box.top() + 8, box.width() - 28, 14)
        draw_text(painter, line, head.letter, self._look.font(10.5), self._look.colour("faint"))
        draw_trust(self._look, painter, QRectF(box.right() - 16, box.top() + 11, 8, 8), head.look)

    def _chip(self, painter: QPainter, box: QRect, head: ColumnHead, chosen: bool) -> None:
        look = self._look
        chip = QRectF(chip_rect(box))
        if not self.offers_roles:
            draw_text(painter, chip, word("role", head.role), look.font(11.5), look.colour("muted"))
            return
        draw_box(painter, chip, 6, look.colour("panel"), look.colour("accent" if chosen else "line"))
        ink = "accent" if chosen else "faint" if head.idle else "ink"
        font = look.font(11.5, 600 if chosen else 400)
        draw_text(painter, chip.adjusted(7, 0, -_ARROW, 0), word("role", head.role), font, look.colour(ink))
        self._arrow(painter, QPointF(chip.right() - 9, chip.center().y() + 0.5), "accent" if chosen else "muted")

    def _arrow(self, painter: QPainter, middle: QPointF, ink: str) -> None:
        """Draw the small triangle that says: press here for more."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(ink))
        corners = (QPointF(-3.5, -2), QPointF(3.5, -2), QPointF(0, 2.5))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))

    def _heading(self, painter: QPainter, box: QRect, head: ColumnHead) -> None:
        look = self._look
        weight = 400 if head.idle else 600
        font, width = look.font(12, weight), box.width() - 15
        key = (head.name, head.own, width, weight)
        lines = self._lines.get(key)
        if lines is None:
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            lines = self._lines[key] = lines_of(head, font, width)
        painter.setFont(font)
        painter.setPen(look.colour("faint" if head.idle else "ink"))
        for at, text in enumerate(lines):
            line = QRectF(box.left() + 8, box.top() + 56 + at * _LINE, width + 1, _LINE)
            painter.drawText(line, LEFT | Qt.TextFlag.TextSingleLine, text)


def lines_of(head: ColumnHead, font: QFont, width: float) -> tuple[str, ...]:
    """Return a heading in two lines; one that needs them is its own part, for the group above says the question."""
    lines = two_lines(head.name, font, width)
    is_long = len(lines) > 1 if head.in_a_row else bool(lines) and lines[-1] not in head.name
    return two_lines(head.own, font, width) if is_long and head.own else lines
