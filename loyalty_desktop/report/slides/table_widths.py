"""How wide the columns of a table are on slides: by what stands in them, so that rows stay low and texts whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.slides.measuring import lines_of, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.model import Table

PAD_X = 0.07
"""Inches between the text of a cell and its left and right edges."""
_LEAST_NAME, _LEAST_TEXT, _MOST_FIGURE = 1.6, 1.1, 1.6
_SAFE = 1.25  # figures are never wrapped, whatever gaps a program leaves between Latin and Japanese letters
_HEADING, _WORD, _LONG_WORD = 3, 1.0, 1.4  # Japanese is parted anywhere, other words are not
_ROWS = (1, 2, 3)
_GROWN, _TRIED = 1.12, 8
_GAPS = 0.94
PLAIN, BOLD = 1.08, 1.25
"""How much wider Latin letters may be than estimated, in the widest of the fonts that stand in for missing ones."""


class Texts(msgspec.Struct, frozen=True):
    """The cells of a table as texts, headings first; which columns hold figures, how wide letters get."""

    lines: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]
    wider: tuple[tuple[float, ...], ...]


def text_room(width: float) -> float:
    """Return how wide the text of a cell may get: some programs set gaps between Latin and Japanese letters."""
    return max((width - 2 * PAD_X) * _GAPS, 0.2)


def is_figures(table: Table, column: int) -> bool:
    """Return whether a column holds figures, which stand to the right."""
    return any(isinstance(row.cells[column], Figure) for row in table.rows) or table.columns[column].unit != "text"


def is_bold(table: Table, line: int, column: int) -> bool:
    """Return whether a cell is bold: headings (line 0), the cells of groups and totals, names."""
    return line == 0 or table.rows[line - 1].kind != "row" or (column == 0 and not is_figures(table, 0))


def least_widths(texts: Texts, size: float) -> list[float]:
    """Return the least width of each column in inches: figures are never wrapped, what marks them may be."""
    found = []
    for at, is_figure in enumerate(texts.figures):
        if is_figure:
            found.append(_figures_width(texts, at, size))
        else:
            longest = max(text_width(row[at], size) for row in texts.lines)
            found.append(min(longest, _LEAST_TEXT if at else _LEAST_NAME) + 2 * PAD_X)
    return found


def column_groups(least: Sequence[float], wide: float) -> list[tuple[int, ...]]:
    """Return which columns stand beside one another, the first in each group; groups are about as wide as another."""
    groups = _filled(least, wide)
    if len(groups) == 1:
        return groups
    for share in range(10, 20):
        tried = _filled(least, wide * share / 20)
        if len(tried) == len(groups):
            return tried
    return groups


def column_widths(texts: Texts, columns: tuple[int, ...], size: float, wide: float) -> tuple[float, ...]:
    """Return the widths of some columns, together `wide` inches.

    All rows take as few lines as the room allows; then those columns get what is over that need least to be lower.
    """
    least = [least_widths(texts, size)[at] for at in columns]
    widths = least
    for most in _ROWS:
        wanted = [_width_for(texts, at, size, most, one) for at, one in zip(columns, least, strict=True)]
        if sum(wanted) <= wide:
            widths = wanted
            break
    else:
        widths = _towards(least, wanted, wide)
    wishes = [_width_for(texts, at, size, 1, one) for at, one in zip(columns, widths, strict=True)]
    widths = _towards(widths, wishes, wide)
    headings = [
        max(one, text_width(texts.lines[0][at], size, wider=BOLD) + 2 * PAD_X)
        for at, one in zip(columns, widths, strict=True)
    ]
    widths = _towards(widths, headings, wide)
    marked = [
        max(one, _longest_figure(texts, at, size) + 2 * PAD_X) if texts.figures[at] else one
        for at, one in zip(columns, widths, strict=True)
    ]
    widths = _towards(widths, marked, wide)
    scale = wide / sum(widths)
    return tuple(width * scale for width in widths)


def _figures_width(texts: Texts, at: int, size: float) -> float:
    mark = _("For reference")
    cells = [row[at] for row in texts.lines[1:]]
    if " " in mark:  # it may stand below its figure; one without a space would be parted in its middle
        is_marked = any(one.endswith(mark) for one in cells)
        cells = [*(one.removesuffix(mark).rstrip() for one in cells), *(mark.split() if is_marked else ())]
    longest = max((_SAFE * text_width(one, size) for one in cells), default=0.0)
    return max(min(longest, _MOST_FIGURE) + 2 * PAD_X, _heading_width(texts.lines[0][at], size))


def _longest_figure(texts: Texts, at: int, size: float) -> float:
    """Return how wide the figures of a column are where nothing of them is wrapped, in inches."""
    return min(max((_SAFE * text_width(row[at], size) for row in texts.lines[1:]), default=0.0), _MOST_FIGURE)


def _heading_width(heading: str, size: float) -> float:
    """Return the least width at which a heading takes three lines, or the most that figures get."""
    words = heading.split() or [""]
    word = max(min(text_width(one, size, wider=BOLD) / _GAPS, _LONG_WORD if one.isascii() else _WORD) for one in words)
    most = _MOST_FIGURE + 2 * PAD_X
    width = min(max(word + 0.01, text_width(heading, size, wider=BOLD) / _HEADING) + 2 * PAD_X, most)
    while width < most and len(lines_of(heading, size, text_room(width), wider=BOLD)) > _HEADING:
        width = min(width * _GROWN, most)
    return width


def _width_for(texts: Texts, at: int, size: float, most: int, least: float) -> float:
    """Return the least width at which every cell of a column below its heading takes at most so many lines."""
    if texts.figures[at]:
        return least
    cells = [(row[at], wider[at]) for row, wider in zip(texts.lines[1:], texts.wider[1:], strict=True)]
    natural = (
        max((text_width(text, size, wider=wider) for text, wider in cells), default=0.0) / _GAPS + 2 * PAD_X + 0.01
    )
    width = max(least, natural / most)
    for _turn in range(_TRIED):
        if width >= natural:
            return max(natural, least)
        if all(len(lines_of(text, size, text_room(width), wider=wider)) <= most for text, wider in set(cells)):
            return width
        width *= _GROWN
    return max(natural, least)


def _towards(widths: Sequence[float], wishes: Sequence[float], wide: float) -> list[float]:
    """Return widths with what is over given to the smallest wishes first."""
    found, left = list(widths), wide - sum(widths)
    wishing = sorted(range(len(found)), key=lambda at: wishes[at] - found[at])
    for count, at in enumerate(wishing):
        given = min(max(wishes[at] - found[at], 0.0), max(left, 0.0) / (len(found) - count))
        found[at] += given
        left -= given
    return found


def _filled(least: Sequence[float], wide: float) -> list[tuple[int, ...]]:
    groups: list[tuple[int, ...]] = []
    group: list[int] = []
    used = 0.0
    for at, width in enumerate(least):
        if len(group) > 1 and used + width > wide + 1e-6:
            groups.append(tuple(group))
            group, used = [0], least[0]
        group.append(at)
        used += width
    return [*groups, tuple(group)]
