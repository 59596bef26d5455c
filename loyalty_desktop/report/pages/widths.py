"""How wide the columns of a table are set, and which of its columns find room beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loyalty_desktop.report.drawing.letters import pieces_of, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.pages.content import SetCell, SetRow, Side

SMALL = 7.5
SIZES = (8.5, SMALL, 7.0)
"""Sizes of letters in tables, the best first."""
INSET = 4.0
_GAP = 2.0
_BOLD = 600
_LONGEST_WORD, _LEAST_WIDE, _HEADING = 20, 6, 9
"""Longer words are broken; a phrase of Japanese has at least so many letters in a line, in a heading all of so many."""
_NATURAL, _NAME, _LINES, _NAME_LINES = 300.0, 70.0, 3.5, 2.0
"""Texts are as wide as that at most; names stand in one line, longer texts in a few, those of the rows in fewer."""
_REPEATED, _ONE_LINE = 4, 40.0
"""A text that stands in so many rows or more, on an average, needs no line of its own, unless it is short."""


class Room(NamedTuple):
    """What a column needs at least, what it would like, and what has its texts in one line, in points.

    `one_line` is with the heading, `cells` without it: a heading in two lines costs a line, texts one in each row.
    """

    least: float
    liked: float
    one_line: float = 0.0
    cells: float = 0.0


def needs(heads: Sequence[str], sides: Sequence[Side], rows: Sequence[SetRow], size: float) -> tuple[Room, ...]:
    """Return what each column needs with letters of this size."""
    name = next((at for at, side in enumerate(sides) if side == "left"), 0)
    return tuple(
        _need(head, side, [row.cells[at] for row in rows], size, is_name=at == name)
        for at, (head, side) in enumerate(zip(heads, sides, strict=True))
    )


def shared(rooms: Sequence[Room], room: float) -> tuple[float, ...]:
    """Return the widths of the columns, which fill `room`: what each needs, what it would like, one line, the rest."""
    least = sum(one.least for one in rooms)
    if least >= room:
        return tuple(one.least * room / least for one in rooms)
    widths = _granted([one.least for one in rooms], [one.liked for one in rooms], room)
    widths = _granted(widths, [one.cells for one in rooms], room)
    widths = _granted(widths, [one.one_line for one in rooms], room)
    stretched = room / sum(widths)
    return tuple(width * stretched for width in widths)


def _granted(widths: Sequence[float], wishes: Sequence[float], room: float) -> list[float]:
    """Return the widths brought nearer to what is wished for, as far as there is room.

    Small wishes come first: one column of long remarks does not take the room that names need.
    """
    lacking = [max(wish - width, 0.0) for width, wish in zip(widths, wishes, strict=True)]
    found, left = list(widths), room - sum(widths)
    wishing = sorted(range(len(widths)), key=lacking.__getitem__)
    for count, at in enumerate(wishing):
        given = min(lacking[at], left / (len(wishing) - count))
        found[at] += given
        left -= given
    return found


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
    headed, heading = _widest_word(head, size, _BOLD, _HEADING), text_width(head, size, _BOLD)
    if side == "right":
        least = max(natural, headed) + around
        return Room(least, max(least, heading / 2 + around), heading + around)
    worded = max((_widest_word(cell.text, size) for cell in cells), default=0.0)
    wanted = min(natural, _NATURAL)
    line = max(wanted, heading) + around
    if not is_name and natural > _ONE_LINE and _REPEATED * len({cell.text for cell in cells}) <= len(cells):
        least = max(headed, worded, wanted / 2) + around
        return Room(least, least, line, wanted + around)
    least = max(headed, worded, min(_NAME, natural), wanted / (_NAME_LINES if is_name else _LINES)) + around
    return Room(least, max(least, wanted + around, heading / 2 + around), line)


def _widest_word(text: str, size: float, weight: int = 400, most: int = _LEAST_WIDE) -> float:
    """Return what the widest piece of a text needs that should not be broken."""
    widest = 0.0
    for word in text.split():
        pieces = (word[:_LONGEST_WORD],) if word.isascii() else (one[:most] for one in pieces_of(word))
        widest = max(widest, *(text_width(piece, size, weight) for piece in pieces))
    return widest
