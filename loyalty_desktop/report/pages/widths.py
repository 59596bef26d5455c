"""How wide the columns of a table are set, and which of its columns find room beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.report.drawing.letters import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.pages.content import SetCell, SetRow, Side

SIZES = (8.5, 7.5, 7.0)
"""Sizes of letters in tables, the best first."""
INSET = 4.0
_GAP = 2.0
_BOLD = 600
_LONGEST_WORD, _LEAST_WIDE = 20, 4
"""Longer words are broken; Japanese has at least so many letters in a line."""
_NATURAL, _NAME, _LINES, _NAME_LINES = 300.0, 70.0, 3.5, 2.0
"""Texts are as wide as that at most; names stand in one line, longer texts in a few, those of the rows in fewer."""
_REPEATED, _ONE_LINE = 4, 40.0
"""A text that stands in so many rows or more, on an average, needs no line of its own, unless it is short."""


class Room(NamedTuple):
    """What a column needs at least, and what it would like, in points."""

    least: float
    liked: float


def needs(heads: Sequence[str], sides: Sequence[Side], rows: Sequence[SetRow], size: float) -> tuple[Room, ...]:
    """Return what each column needs with letters of this size."""
    return tuple(
        _need(head, side, [row.cells[at] for row in rows], size, is_name=at == 0)
        for at, (head, side) in enumerate(zip(heads, sides, strict=True))
    )


def shared(rooms: Sequence[Room], room: float) -> tuple[float, ...]:
    """Return the widths of the columns, which fill `room`: what each needs, then what it would like, then the rest."""
    least = sum(one.least for one in rooms)
    if least >= room:
        return tuple(one.least * room / least for one in rooms)
    widths, left = [one.least for one in rooms], room - least
    # Small wishes come first: one column of long remarks does not take the room that names need.
    wishing = sorted(range(len(rooms)), key=lambda at: rooms[at].liked - rooms[at].least)
    for count, at in enumerate(wishing):
        given = min(rooms[at].liked - rooms[at].least, left / (len(rooms) - count))
        widths[at] += given
        left -= given
    stretched = room / sum(widths)
    return tuple(width * stretched for width in widths)


def in_groups(rooms: Sequence[Room], room: float) -> tuple[tuple[int, ...], ...]:
    """Return the columns that stand beside each other, the first in each group, so that each group finds room."""
    groups: list[list[int]] = [[0]]
    used = rooms[0].least
    for at, one in enumerate(rooms[1:], start=1):
        if used + one.least > room and len(groups[-1]) > 1:
            groups.append([0])
            used = rooms[0].least
        groups[-1].append(at)
        used += one.least
    return tuple(tuple(group) for group in groups)


def cell_width(cell: SetCell, size: float) -> float:
    """Return how wide a cell is in one line."""
    said = " ".join(filter(None, (cell.text, cell.mark)))
    return text_width(said, size) + (text_width(cell.tag, 0.8 * size) + size if cell.tag else 0.0)


def _need(head: str, side: Side, cells: Sequence[SetCell], size: float, *, is_name: bool) -> Room:
    around = 2 * INSET + _GAP
    natural = max((cell_width(cell, size) for cell in cells), default=0.0)
    headed, heading = _widest_word(head, size, _BOLD), text_width(head, size, _BOLD)
    if side == "right":
        least = max(natural, headed) + around
        return Room(least, max(least, heading / 2 + around))
    worded = max((_widest_word(cell.text, size) for cell in cells), default=0.0)
    wanted = min(natural, _NATURAL)
    if not is_name and natural > _ONE_LINE and _REPEATED * len({cell.text for cell in cells}) <= len(cells):
        least = max(headed, worded, wanted / 2) + around
        return Room(least, least)
    least = max(headed, worded, min(_NAME, natural), wanted / (_NAME_LINES if is_name else _LINES)) + around
    return Room(least, max(least, wanted + around, heading / 2 + around))


def _widest_word(text: str, size: float, weight: int = 400) -> float:
    """Return what the widest piece of a text needs that should not be broken."""
    widest = 0.0
    for word in text.split():
        piece = word[:_LONGEST_WORD] if word.isascii() else word[:_LEAST_WIDE]
        widest = max(widest, text_width(piece, size, weight))
    return widest
