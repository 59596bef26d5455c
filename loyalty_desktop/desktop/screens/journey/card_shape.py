"""How a card is laid out inside: the lines of its name, its bars, its experiences; made once for each content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

from loyalty_desktop.desktop.painting import IN_MIDDLE, elided, first_of_two, text_width
from loyalty_desktop.desktop.screens.journey.layout import LANE, Size

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.journey.content import CardContent

SIDE, TOP, BOTTOM = 11, 9, 10
TITLE, BAR, ROW = 20, 19, 20
TITLE_GAP, ROWS_GAP = 4, 12
FOLD_FROM, FOLDED = 9, 6
"""A card with so many experiences or more shows only the first few until it is unfolded."""


@dataclass(frozen=True, slots=True)
class CardShape:
    """The parts of a card in its own coordinates; `more` is the line that unfolds it, `blank` a row being named."""

    width: int
    height: int
    name: tuple[tuple[str, QRectF], ...]
    title: QRect
    tag: QRect
    bars: tuple[QRectF, ...]
    hint: QRectF
    divider: int
    rows: tuple[tuple[str, QRect], ...]
    more: QRect
    blank: QRect

    def size(self, content: CardContent) -> Size:
        """Return what the map needs to know to find a place for the card."""
        waiting = frozenset(row.id for row in content.rows if row.open)
        return Size(content.id, self.height, self.rows, content.open and content.kind != "loose", waiting)


def shape_of(
    look: Look, content: CardContent, *, unfolded: bool = False, naming: bool = False, wide: int = LANE
) -> CardShape:
    """Return the shape of a card so `wide`; `naming` leaves room for an experience that is being added."""
    inner = wide - 2 * SIDE
    name, tag, y = _title(look, content, inner)
    title = QRect(SIDE, TOP, inner, y - TOP)
    bars: tuple[QRectF, ...] = ()
    hint = QRectF()
    if content.head is not None:
        bars = tuple(QRectF(SIDE, y + TITLE_GAP + at * BAR, inner, BAR) for at in range(2))
        y += TITLE_GAP + 2 * BAR
    elif content.hint:
        hint = QRectF(SIDE, y + TITLE_GAP, inner, BAR + 3)
        y += TITLE_GAP + BAR + 3
    shown = len(content.rows) if unfolded or len(content.rows) < FOLD_FROM else FOLDED
    divider = 0
    if content.rows or naming:
        divider = y + ROWS_GAP // 2
        y += ROWS_GAP
    rows = []
    for row in content.rows[:shown]:
        rows.append((row.id, QRect(SIDE, y, inner, ROW)))
        y += ROW
    more, blank = QRect(), QRect()
    if len(content.rows) >= FOLD_FROM:
        more = QRect(SIDE, y, inner, ROW)
        y += ROW
    if naming:
        blank = QRect(SIDE, y, inner, ROW + 6)
        y += ROW + 6
    bottom = BOTTOM - 3 if rows else BOTTOM
    return CardShape(wide, y + bottom, name, title, tag, bars, hint, divider, tuple(rows), more, blank)


def _title(look: Look, content: CardContent, inner: int) -> tuple[tuple[tuple[str, QRectF], ...], QRect, int]:
    """Return the lines of the name, the box of the tag behind them, and where they end."""
    bold = look.font(13, 600)
    tag = round(text_width(look.font(10), content.tag)) + 10 if content.tag else 0
    room = inner - tag - 6 if tag else inner
    width = text_width(bold, content.short)
    if width <= room:
        box = QRect(SIDE + round(width) + 6, TOP, tag, TITLE)
        return ((content.short, QRectF(SIDE, TOP, inner, TITLE)),), box if tag else QRect(), TOP + TITLE
    first = first_of_two(bold, content.short, inner)
    rest = elided(bold, content.short[len(first) :].strip(), room, IN_MIDDLE)
    second = TOP + TITLE - 2
    lines = (
        (first.rstrip(), QRectF(SIDE, TOP, inner, TITLE)),
        (rest, QRectF(SIDE, second, room, TITLE)),
    )
    left = SIDE + round(text_width(bold, rest)) + 6 if rest else SIDE
    return lines, QRect(left, second, tag, TITLE) if tag else QRect(), second + TITLE
