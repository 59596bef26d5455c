"""How a table falls into slides: widths of its columns, heights of its rows, and which of them stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.slides.boxes import INCH, Box
from loyalty_desktop.report.slides.cell_texts import cell_text
from loyalty_desktop.report.slides.measuring import LINE, POINTS_AN_INCH, cut, height_of, lines_of, text_width
from loyalty_desktop.report.slides.texts import clean

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Table

PAD_X, PAD_Y = 0.07, 0.035
"""Inches between the text of a cell and its edges."""
TITLE = 0.34
"""Inches that the title above a table takes."""
NOTE_SIZE, MOST_NOTES = 9.0, 0.62
_SIZES = (11.0, 10.0, 9.0, 8.0)
_LEAST_TEXT, _MOST_TEXT, _MOST_FIGURE = 1.1, 4.2, 1.6
_MOST_LINES = 3
_SAFE = 1.25  # bold figures, and the gaps that some programs leave between Latin and Japanese letters
_SHRUNK = 3  # sizes that are tried to have a table on one slide


class TablePart(msgspec.Struct, frozen=True):
    """What of a table stands on one slide: which of its columns and rows, their sizes in inches, the font in points.

    `texts` are the cells as they stand there, the headings first; `cut` are full texts of cells that had to be cut.
    """

    columns: tuple[int, ...]
    rows: tuple[int, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    texts: tuple[tuple[str, ...], ...]
    cut: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """How high it is, in inches."""
        return sum(self.heights)


def parts_of(table: Table, box: Box, later: Box | None = None) -> tuple[TablePart, ...]:
    """Return the parts of a table, each of which fits into the box with the title above it and its notes below.

    `later` is the room of all parts but the first, as wide as the first or wider.
    Columns that find no room beside one another go to further parts, the first column with them; so do rows. Only
    texts of more than three lines are cut.
    """
    wide, later = box.width / INCH, later or box
    notes = notes_height(table, wide)
    first, other = (one.height / INCH - TITLE - notes for one in (box, later))
    texts = _texts(table)
    sizes = [one for one in _SIZES if sum(_least(table, texts, one)) <= wide] or [_SIZES[-1]]
    found: tuple[TablePart, ...] = ()
    for size in sizes[:_SHRUNK]:
        parts = _parts(table, texts, size, wide, (first, other))
        if not found or len(parts) == 1:
            found = parts
        if len(found) == 1:
            break
    return found


def notes_height(table: Table, wide: float) -> float:
    """Return how high the notes below a table are, in inches: no more than a few lines stand there."""
    notes = tuple(filter(None, map(clean, table.notes)))
    return min(height_of(notes, NOTE_SIZE, wide) + 0.06, MOST_NOTES) if notes else 0.0


def _parts(
    table: Table, texts: list[tuple[str, ...]], size: float, wide: float, room: tuple[float, float]
) -> tuple[TablePart, ...]:
    found: list[TablePart] = []
    for columns in _column_groups(_least(table, texts, size), wide):
        widths = _widths(table, texts, columns, size, wide)
        cells = [[_cell(row[column], size, widths[at]) for at, column in enumerate(columns)] for row in texts]
        heights = [_height(row, size, widths) for row in cells]
        for rows in _row_groups(heights, room[1] if found else room[0], room[1]):
            at = (0, *(row + 1 for row in rows))
            lost = [
                texts[row][column]
                for row in at
                for place, column in enumerate(columns)
                if cells[row][place] != texts[row][column]
            ]
            found.append(
                TablePart(
                    columns,
                    rows,
                    widths,
                    tuple(heights[row] for row in at),
                    size,
                    tuple(tuple(cells[row]) for row in at),
                    tuple(dict.fromkeys(lost)),
                )
            )
    return tuple(found)


def natural_width(table: Table, size: float = 10.0) -> float:
    """Return how wide a table is in inches where none of its texts is wrapped."""
    texts = _texts(table)
    return sum(max(text_width(row[at], size) for row in texts) + 2 * PAD_X for at in range(len(table.columns)))


def _texts(table: Table) -> list[tuple[str, ...]]:
    heading = tuple(clean(column.title) for column in table.columns)
    return [heading, *(tuple(map(cell_text, row.cells, table.columns)) for row in table.rows)]


def is_figures(table: Table, column: int) -> bool:
    """Return whether a column holds figures, which stand to the right."""
    return any(isinstance(row.cells[column], Figure) for row in table.rows) or table.columns[column].unit != "text"


def _least(table: Table, texts: list[tuple[str, ...]], size: float) -> list[float]:
    """Return the least width of each column: figures are never wrapped."""
    found = []
    for at in range(len(table.columns)):
        if is_figures(table, at):
            longest = max((_SAFE * text_width(row[at], size) for row in texts[1:]), default=0.0)
            heading = max((text_width(word, size) for word in texts[0][at].split() or [""]), default=0.0)
            found.append(min(max(longest, min(heading, 0.75)), _MOST_FIGURE) + 2 * PAD_X)
        else:
            longest = max(text_width(row[at], size) for row in texts)
            found.append(min(longest, _LEAST_TEXT if at else 1.6) + 2 * PAD_X)
    return found


def _column_groups(least: list[float], wide: float) -> list[tuple[int, ...]]:
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


def _widths(
    table: Table, texts: list[tuple[str, ...]], columns: tuple[int, ...], size: float, wide: float
) -> tuple[float, ...]:
    """Share the width out: what is over goes to the texts that would be wrapped, then to all columns."""
    least = [_least(table, texts, size)[at] for at in columns]
    wishes = [
        min(
            max(text_width(row[at], size) for row in texts) + 2 * PAD_X, _MOST_FIGURE if is_figures(table, at) else wide
        )
        for at in columns
    ]
    over = wide - sum(least)
    wanted = sum(max(wish - width, 0.0) for wish, width in zip(wishes, least, strict=True))
    share = min(over / wanted, 1.0) if wanted > 0 else 0.0
    widths = [width + share * max(wish - width, 0.0) for width, wish in zip(least, wishes, strict=True)]
    scale = wide / sum(widths)
    return tuple(width * scale for width in widths)


def _cell(text: str, size: float, width: float) -> str:
    return cut(text, size, max(width - 2 * PAD_X, 0.2), _MOST_LINES)


def _height(row: list[str], size: float, widths: tuple[float, ...]) -> float:
    lines = max(len(lines_of(text, size, max(width - 2 * PAD_X, 0.2))) for text, width in zip(row, widths, strict=True))
    return lines * size * LINE / POINTS_AN_INCH + 2 * PAD_Y


def _row_groups(heights: list[float], first: float, later: float) -> list[tuple[int, ...]]:
    """Return which rows stand together below the headings; parts after the first are about as long as one another."""
    groups = _filled(heights, list(range(len(heights) - 1)), first, later)
    if len(groups) < 3 and not (len(groups) == 2 and first == later):
        return groups
    start = 0 if first == later else 1
    rest = [row for group in groups[start:] for row in group]
    evened = sum(heights[row + 1] for row in rest) / (len(groups) - start) + heights[0]
    tried = _filled(
        heights, rest, min(evened * 1.03 + max(heights) / 2, later), min(evened * 1.03 + max(heights) / 2, later)
    )
    return [*groups[:start], *tried] if len(tried) == len(groups) - start else groups


def _filled(heights: list[float], rows: list[int], first: float, later: float) -> list[tuple[int, ...]]:
    groups: list[tuple[int, ...]] = []
    group: list[int] = []
    used = heights[0]
    for row in rows:
        if group and used + heights[row + 1] > (later if groups else first):
            groups.append(tuple(group))
            group, used = [], heights[0]
        group.append(row)
        used += heights[row + 1]
    return [*groups, tuple(group)]
