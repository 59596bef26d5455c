"""How a table falls into slides: widths of its columns, heights of its rows, and which of them stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.slides.boxes import INCH, Box
from loyalty_desktop.report.slides.cell_texts import cell_text
from loyalty_desktop.report.slides.measuring import LINE, POINTS_AN_INCH, cut, height_of, lines_of, text_width
from loyalty_desktop.report.slides.table_widths import (
    BOLD,
    PAD_X,
    PLAIN,
    Texts,
    column_groups,
    column_widths,
    is_bold,
    is_figures,
    least_widths,
    text_room,
)
from loyalty_desktop.report.slides.texts import clean

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Table

PAD_Y = 0.022
"""Inches between the text of a cell and its upper and lower edges."""
TITLE = 0.34
"""Inches that the title above a table takes."""
NOTE_SIZE, MOST_NOTES = 9.0, 0.62
_SIZES = (11.0, 10.0, 9.0, 8.0)
_LARGE, _FULL = (14.0, 13.0, 12.0), 0.92  # how much of the room letters larger than usual may take
_MOST_LINES, _MOST_OF_MANY, _MANY, _LONG_NAME = 3, 1, 13, 12
_SLACK = 0.97  # programs draw rows a little higher than asked for


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


def parts_of(table: Table, box: Box, later: Box | None = None, *, grows: bool = False) -> tuple[TablePart, ...]:
    """Return the parts of a table, each of which fits into the box with the title above it and its notes below.

    `later` is the room of all parts but the first, as wide as the first or wider.
    Columns that find no room beside one another go to further parts, the first column with them; so do rows. Letters
    are smaller where that saves slides, and larger where a table that `grows` leaves much of its slide empty. Only
    texts of more than three lines are cut; the names of many rows after one, where they still differ then, or two.
    """
    wide, later = box.width / INCH, later or box
    notes = notes_height(table, wide)
    first, other = (_SLACK * (one.height / INCH - title_height(table) - notes) for one in (box, later))
    texts = _texts(table)
    sizes = [one for one in _SIZES if sum(least_widths(texts, one)) <= wide] or [_SIZES[-1]]
    found = _parts(texts, sizes[0], wide, (first, other))
    for size in _LARGE if grows and len(found) == 1 and sizes[0] == _SIZES[0] else ():
        parts = _parts(texts, size, wide, (first * _FULL, other))
        if len(parts) == 1 and parts[0].height <= first * _FULL and _lines(parts[0]) <= _lines(found[0]):
            return parts
    for size in sizes[1:]:
        if len(found) == 1:
            break
        parts = _parts(texts, size, wide, (first, other))
        found = parts if len(parts) < len(found) else found
    return found


def _lines(part: TablePart) -> int:
    """Return how many lines of text the rows of a part take."""
    return sum(round((high - 2 * PAD_Y) * POINTS_AN_INCH / (part.size * LINE)) for high in part.heights)


def title_height(table: Table) -> float:
    """Return how high the title above a table is, in inches: nothing where it has none."""
    return TITLE if clean(table.title) else 0.0


def notes_height(table: Table, wide: float) -> float:
    """Return how high the notes below a table are, in inches: no more than a few lines stand there."""
    notes = tuple(filter(None, map(clean, table.notes)))
    return min(height_of(notes, NOTE_SIZE, wide) + 0.06, MOST_NOTES) if notes else 0.0


def _parts(texts: Texts, size: float, wide: float, room: tuple[float, float]) -> tuple[TablePart, ...]:
    found: list[TablePart] = []
    for columns in column_groups(least_widths(texts, size), wide):
        widths = column_widths(texts, columns, size, wide)
        cells, heights = _cells(texts, columns, size, widths)
        for rows in _row_groups(heights, room[1] if found else room[0], room[1]):
            at = (0, *(row + 1 for row in rows))
            lost = [
                texts.lines[row][column]
                for row in at
                for place, column in enumerate(columns)
                if cells[row][place] != texts.lines[row][column]
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
    lines = _texts(table).lines
    return sum(max(text_width(row[at], size) for row in lines) + 2 * PAD_X for at in range(len(table.columns)))


def _texts(table: Table) -> Texts:
    heading = tuple(clean(column.title) for column in table.columns)
    columns = range(len(table.columns))
    return Texts(
        (heading, *(tuple(map(cell_text, row.cells, table.columns)) for row in table.rows)),
        tuple(is_figures(table, at) for at in columns),
        tuple(
            tuple(BOLD if is_bold(table, line, at) else PLAIN for at in columns) for line in range(len(table.rows) + 1)
        ),
    )


def _cells(
    texts: Texts, columns: tuple[int, ...], size: float, widths: tuple[float, ...]
) -> tuple[list[list[str]], list[float]]:
    """Return the cells as they stand in columns of these widths, and how high each of their rows is."""
    cells: list[list[str]] = []
    heights = []
    name = _name_column(texts)
    most_of_name = _most_of_name(texts, name, size, widths[columns.index(name)]) if name in columns else _MOST_LINES
    for line, (row, wider) in enumerate(zip(texts.lines, texts.wider, strict=True)):
        found, highest = [], 1
        for column, width in zip(columns, widths, strict=True):
            room = text_room(width)
            most = most_of_name if line > 0 and column == name else _MOST_LINES
            text = cut(row[column], size, room, most, wider=wider[column])
            highest = max(highest, len(lines_of(text, size, room, wider=wider[column])))
            found.append(text)
        cells.append(found)
        heights.append(highest * size * LINE / POINTS_AN_INCH + 2 * PAD_Y)
    return cells, heights


def _name_column(texts: Texts) -> int:
    """Return the column with the names of the rows: the first one with long texts, which may follow their ranks.

    A table without figures, as that of the terms, is there to be read: -1, none of its columns are mere names.
    """
    if not any(texts.figures):
        return -1
    texted = [at for at, is_figure in enumerate(texts.figures) if not is_figure]
    long = [at for at in texted if max((len(row[at]) for row in texts.lines[1:]), default=0) >= _LONG_NAME]
    return next(iter(long), 0)


def _most_of_name(texts: Texts, column: int, size: float, width: float) -> int:
    """Return how many lines the names of rows may take: those of many rows one, where they still differ then."""
    if len(texts.lines) <= _MANY:
        return _MOST_LINES
    names = {row[column] for row in texts.lines[1:]}
    shown = {cut(name, size, text_room(width), _MOST_OF_MANY, wider=BOLD) for name in names}
    return _MOST_OF_MANY if len(shown) == len(names) else _MOST_OF_MANY + 1


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
