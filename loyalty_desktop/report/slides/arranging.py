"""Which blocks of a page share a slide, and where they stand on it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Bars, Grid, Lines, Parts, Scatter
from loyalty_desktop.report.document.model import Table, Words
from loyalty_desktop.report.slides.bar_chart import most_bars, names_cut
from loyalty_desktop.report.slides.boxes import INCH, Box, inches
from loyalty_desktop.report.slides.measuring import (
    LINE,
    POINTS_AN_INCH,
    cut,
    height_of,
    kept_within,
    lines_of,
)
from loyalty_desktop.report.slides.parts_chart import most_wholes
from loyalty_desktop.report.slides.plan import ChartSpot, GridSpot, Spot, TableSpot, TextSpot
from loyalty_desktop.report.slides.scatter_chart import scatter_key, scatter_names
from loyalty_desktop.report.slides.scatter_names import listed_names
from loyalty_desktop.report.slides.table_parts import (
    NOTE_SIZE,
    TITLE,
    TablePart,
    natural_width,
    notes_height,
    parts_of,
    title_height,
)
from loyalty_desktop.report.slides.texts import Piece, clean
from loyalty_desktop.report.slides.wordings import words_height, words_pieces

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Block
    from loyalty_desktop.report.slides.look import Look

Visual: TypeAlias = Bars | Parts | Scatter | Lines | Grid | Table
NAMES_APART = "   "
"""What stands between the names below a scatter."""
_GAP = inches(0.18)
_MOST_VISUALS, _MOST_WORDS = 4, 4
_SMALL_ROWS, _SMALL_COLUMNS, _STRIP_WHOLES = 13, 6, 3
_ROW = 0.28
_WORDS_SHARE, _STRIP, _KEY = 0.34, 0.34, 0.3
_LIST_SIZE, _LIST = 9.0, 0.65
_BESIDE = 0.38  # of the width: a small table beside a wide chart
_FEW_LINES = 0.85  # inches that words below a chart take rather than a column of their own
_LOW, _HIGH = 2.3, 3.5  # inches that a chart keeps above a table


class Sheet(msgspec.Struct, frozen=True):
    """What stands in the room of one slide; `name` tells it from the others of its page, `cut` are texts shown cut."""

    name: str
    spots: tuple[Spot, ...]
    cut: tuple[str, ...] = ()


def arranged(blocks: tuple[Block, ...], first: Box, look: Look, later: Box) -> tuple[Sheet, ...]:
    """Return the sheets of a page: `first` is the room on its first slide, `later` that on the others.

    Charts and small tables share slides, four at most, with the words beside or below them; long tables, and the
    bars that found no room, follow on slides of their own. A page without blocks is one empty sheet.
    """
    words = [block for block in blocks if isinstance(block, Words) and block.lines]
    tables = [block for block in blocks if isinstance(block, Table) and not _is_small(block, blocks)]
    visuals = [block for block in blocks if not isinstance(block, Words) and block not in tables]
    sheets: list[Sheet] = []

    def room() -> Box:
        return later if sheets else first

    if len(visuals) == 1 and tables and not words:
        found = _with_table(visuals[0], tables[0], first, look, later)
        if found:
            sheets.extend(found)
            visuals, tables = [], tables[1:]
    while visuals:
        some, visuals = visuals[:_MOST_VISUALS], visuals[_MOST_VISUALS:]
        beside, words = (words[:_MOST_WORDS], words[_MOST_WORDS:]) if not visuals else ([], words)
        sheets.extend(_visual_sheets(some, beside, room(), look, later))
    if tables:
        below, words = (words, []) if len(words) <= 2 else ([], words)
        sheets.extend(_table_sheets(tables, below, room(), look, later, grows=len(tables) == 1))
    while words:
        some_words, words = words[:_MOST_WORDS], words[_MOST_WORDS:]
        sheets.extend(_words_sheets(some_words, room(), look, later))
    return tuple(sheets) or (Sheet("", ()),)


def _is_small(table: Table, blocks: tuple[Block, ...]) -> bool:
    """Return whether a table stands beside other blocks rather than on slides of its own."""
    others = sum(not isinstance(block, Words) for block in blocks)
    is_few = len(table.rows) <= _SMALL_ROWS and len(table.columns) <= _SMALL_COLUMNS
    return others > 1 and is_few and natural_width(table) <= 6.0


def _with_table(visual: Visual, table: Table, room: Box, look: Look, later: Box) -> list[Sheet]:
    """Return the sheets of a chart with a short table below it; none where the chart would get too low."""
    least = inches(
        _LOW if isinstance(visual, Lines | Parts) or (isinstance(visual, Bars) and visual.upright) else _HIGH
    )
    if room.height <= least:
        return []
    parts = parts_of(table, room.below(least + _GAP))
    needed = _needed(table, parts[0], room)
    if len(parts) > 1 or needed + _GAP + least > room.height:
        return []
    upper = room.from_top(room.height - needed - _GAP)
    sheets = _visual_sheets([visual], [], upper, look, later)
    if len(sheets) > len(_visual_sheets([visual], [], room, look, later)):
        return []  # rather the chart in one piece, and the table behind it
    below = _part_sheet(table, parts, 0, room.below(room.height - needed), look)
    return [_joined(sheets[0], below), *sheets[1:]]


def _visual_sheets(visuals: list[Visual], words: list[Words], room: Box, look: Look, later: Box) -> list[Sheet]:
    spots: list[Spot] = []
    more: list[Sheet] = []
    lost: list[str] = []
    boxes, word_boxes = _boxes(visuals, words, room)
    for visual, box in zip(visuals, boxes, strict=True):
        own, rest = _visual_spots(visual, box, look, later, grows=len(visuals) == 2 and _is_wide(visuals[0]))
        spots.extend(own)
        more.extend(rest)
        lost.extend(name for spot in own for name in _names_cut(spot))
    for one, box in zip(words, word_boxes, strict=True):
        lost.extend(_add_words(one, box, look, spots))
    return [Sheet(visuals[0].id, tuple(spots), tuple(lost)), *more]


def _names_cut(spot: Spot) -> tuple[str, ...]:
    if isinstance(spot, ChartSpot) and isinstance(spot.chart, Bars):
        return names_cut(spot.chart, spot.box)
    return ()


def _boxes(visuals: list[Visual], words: list[Words], room: Box) -> tuple[list[Box], list[Box]]:
    """Return where visuals and words stand: words at the right of one visual, below several."""
    word_boxes: list[Box] = []
    is_line = len(words) == 1 and words_height(words[0], room.width / INCH) <= _FEW_LINES
    if words and not is_line and room.width > room.height and (len(visuals) == 1 or _stands_stacked(visuals)):
        room, side = room.beside((1 - _WORDS_SHARE, _WORDS_SHARE), _GAP)
        word_boxes = list(side.stacked(tuple(_weights(words, side)), _GAP))
    elif words:
        each = (room.width - _GAP * (len(words) - 1)) // len(words)
        wanted = max(words_height(one, each / INCH) for one in words) * INCH
        strip = min(int(wanted), int(room.height * _STRIP))
        word_boxes = list(room.below(room.height - strip).beside((1.0,) * len(words), _GAP))
        room = room.from_top(room.height - strip - _GAP)
    return _visual_boxes(visuals, room), word_boxes


def _stands_stacked(visuals: list[Visual]) -> bool:
    """Return whether two visuals are better one below the other than side by side: they are wide rather than high."""
    return len(visuals) == 2 and all(_is_wide(one) or _is_strip(one) for one in visuals)


def _is_wide(visual: Visual) -> bool:
    return isinstance(visual, Lines) or (isinstance(visual, Bars) and visual.upright)


def _is_narrow(visual: Visual, width: float) -> bool:
    return isinstance(visual, Table) and inches(natural_width(visual)) <= width


def _is_strip(visual: Visual) -> bool:
    return isinstance(visual, Parts) and len(visual.wholes) <= _STRIP_WHOLES


def _weights(words: list[Words], side: Box) -> list[float]:
    return [max(words_height(one, side.width / INCH), 0.6) for one in words]


def _visual_boxes(visuals: list[Visual], room: Box) -> list[Box]:
    if len(visuals) == 1:
        return [room]
    strips = [one for one in visuals if isinstance(one, Parts) and _is_strip(one)]
    if len(strips) == 1:
        share = min(max((0.95 + 0.36 * len(strips[0].wholes)) * INCH / room.height, 0.24), 0.4)
        top, rest = room.stacked((share, 1 - share), _GAP)
        others = iter(_visual_boxes([one for one in visuals if one is not strips[0]], rest))
        return [top if one is strips[0] else next(others) for one in visuals]
    if len(visuals) == 2:
        if _is_wide(visuals[0]) and _is_narrow(visuals[1], _BESIDE * room.width):
            return list(room.beside((1 - _BESIDE, _BESIDE), _GAP))
        parted = room.stacked if _stands_stacked(visuals) and room.height > 0.55 * room.width else room.beside
        return list(parted((1.0, 1.0), _GAP))
    left, right = room.beside((1.0, 1.0), _GAP)
    on_left = _on_left(visuals)
    return [
        *left.stacked(_heights(visuals[:on_left]), _GAP),
        *right.stacked(_heights(visuals[on_left:]), _GAP),
    ]


def _on_left(visuals: list[Visual]) -> int:
    """Return how many of three or four visuals stand in the left column: tables so that both columns are about even."""
    if not all(isinstance(one, Table) for one in visuals):
        return len(visuals) // 2
    parted = [(sum(_heights(visuals[:at])), sum(_heights(visuals[at:])), at) for at in range(1, len(visuals))]
    return min((max(left, right), at) for left, right, at in parted)[1]


def _heights(visuals: list[Visual]) -> tuple[float, ...]:
    """Return how much of the height visuals of a column get: tables what their rows take, all else the same."""
    tables = [one for one in visuals if isinstance(one, Table)]
    if len(tables) < len(visuals):
        return (1.0,) * len(visuals)
    return tuple(TITLE + _ROW * (len(one.rows) + 1) + notes_height(one, 6.0) for one in tables)


def _visual_spots(visual: Visual, box: Box, look: Look, later: Box, *, grows: bool) -> tuple[list[Spot], list[Sheet]]:
    """Return what stands in a box, and the sheets with what found no room in it."""
    role = visual.id
    match visual:
        case Bars() if len(visual.bars) > most_bars(visual, box):
            groups = _split(len(visual.bars), most_bars(visual, box), most_bars(visual, later))
            charts = [msgspec.structs.replace(visual, bars=visual.bars[low:high]) for low, high in groups]
            rest = [
                Sheet(f"{role}.{at}", (ChartSpot(role, later, one),), names_cut(one, later))
                for at, one in enumerate(charts[1:], start=2)
            ]
            return [ChartSpot(role, box, charts[0])], rest
        case Parts() if len(visual.wholes) > most_wholes(box):
            groups = _split(len(visual.wholes), most_wholes(box), most_wholes(later))
            parted = [msgspec.structs.replace(visual, wholes=visual.wholes[low:high]) for low, high in groups]
            rest = [Sheet(f"{role}.{at}", (ChartSpot(role, later, one),)) for at, one in enumerate(parted[1:], start=2)]
            return [ChartSpot(role, box, parted[0])], rest
        case Scatter():
            room, below = _keyed(visual, box, look)
            return [ChartSpot(role, room, visual), *below], []
        case Grid():
            title = _heading(role, visual.title, box, look)
            return [*title, GridSpot(role, box.below(inches(TITLE) if title else 0), visual)], []
        case Table():
            sheets = _table_sheets([visual], [], box, look, later, grows=grows)
            return list(sheets[0].spots), sheets[1:]
        case _:
            return [ChartSpot(role, box, visual)], []


def _keyed(chart: Scatter, box: Box, look: Look) -> tuple[Box, list[TextSpot]]:
    """Return the room of a scatter, and below it what its marks and the numbers beside its points mean."""
    wide = box.width / INCH
    key = cut(scatter_key(chart), 10.0, wide)
    room = box.from_top(box.height - inches(_KEY)) if key else box
    listed = _listed(chart, room, wide)
    if listed:  # the list takes room, so that more points may have a number
        taken = height_of((listed,), _LIST_SIZE, wide) + 0.08
        room = room.from_top(room.height - inches(min(taken + _LIST_SIZE * LINE / POINTS_AN_INCH, _LIST)))
        listed = _listed(chart, room, wide)
    pieces = [Piece(key, 10, colour=look.muted)] if key else []
    pieces += [Piece(listed, _LIST_SIZE, colour=look.muted)] if listed else []
    top = room.height + inches(0.05)
    return room, [TextSpot(f"{chart.id}.key", box.below(top), tuple(pieces))] if pieces else []


def _listed(chart: Scatter, room: Box, wide: float) -> str:
    """Return what the numbers in a scatter mean; where the names are too long for that, on which slide they stand."""
    said = NAMES_APART.join(listed_names(chart, scatter_names(chart, room)))
    if len(lines_of(said, _LIST_SIZE, wide)) * _LIST_SIZE * LINE / POINTS_AN_INCH + 0.08 <= _LIST:
        return said
    title = _("All points of “{title}”").format(title=clean(chart.title))
    return cut(_("The names to the numbers stand on the slide “{title}”.").format(title=title), _LIST_SIZE, wide, 2)


def _split(count: int, first: int, later: int) -> list[tuple[int, int]]:
    """Return from where to where the parts go; they are about as long as one another."""
    first = min(first, -(-count // (1 + -(-(count - first) // later))))
    rest = count - first
    parts = -(-rest // later)
    ends = [first + rest * at // parts for at in range(parts + 1)]
    return [(0, first), *pairwise(ends)]


def _heading(role: str, title: str, box: Box, look: Look) -> list[Spot]:
    text = cut(clean(title), 12.0, box.width / INCH)
    if not text:
        return []
    return [
        TextSpot(f"{role}.title", box.from_top(inches(TITLE - 0.06)), (Piece(text, 12, bold=True, colour=look.ink),))
    ]


def _table_sheets(
    tables: list[Table], words: list[Words], room: Box, look: Look, later: Box, *, grows: bool = False
) -> list[Sheet]:
    """Return the sheets of tables, short ones one below the other, with the words below what stands on the first."""
    lost: list[str] = []
    strip: list[Spot] = []
    if words:
        each = (room.width - _GAP * (len(words) - 1)) // len(words)
        wanted = max(words_height(one, each / INCH) for one in words)
        high = min(inches(wanted), int(room.height * _STRIP))
        boxes = room.below(room.height - high).beside((1.0,) * len(words), _GAP)
        for one, box in zip(words, boxes, strict=True):
            lost.extend(_add_words(one, box, look, strip))
        room = room.from_top(room.height - high - _GAP)
    sheets: list[Sheet] = []
    free: Box | None = None
    for table in tables:
        place = room if not sheets else later
        if free is not None and free.width == place.width:
            alone = parts_of(table, free)
            if len(alone) == 1 and _needed(table, alone[0], free) <= free.height:
                sheets[-1] = _joined(sheets[-1], _part_sheet(table, alone, 0, free, look))
                free = free.below(min(_needed(table, alone[0], free) + _GAP, free.height))
                continue
        parts = parts_of(table, place, later, grows=grows)
        for at, part in enumerate(parts):
            free = place if at == 0 else later
            sheets.append(_part_sheet(table, parts, at, free, look, is_last=table is tables[-1]))
            free = free.below(min(_needed(table, part, free) + _GAP, free.height))
    sheets[0] = _joined(sheets[0], Sheet("", tuple(strip), tuple(lost)))
    return sheets


def _joined(one: Sheet, other: Sheet) -> Sheet:
    return Sheet(one.name, (*one.spots, *other.spots), (*one.cut, *other.cut))


def _needed(table: Table, part: TablePart, box: Box) -> int:
    """Return how high a part of a table is with its title and its notes."""
    return inches(title_height(table) + part.height + notes_height(table, box.width / INCH))


def _part_sheet(
    table: Table, parts: tuple[TablePart, ...], at: int, box: Box, look: Look, *, is_last: bool = False
) -> Sheet:
    """Return a part of a table with its title and its notes, at the top of a box; the last one has the rest of it."""
    part, numbered = parts[at], f" ({at + 1}/{len(parts)})" if len(parts) > 1 else ""
    heading = _heading(table.id, clean(table.title) + numbered if clean(table.title) else "", box, look)
    grid = box.below(inches(TITLE) if heading else 0).from_top(inches(part.height))
    spots: list[Spot] = [*heading, TableSpot(table.id, grid, table, part)]
    notes = tuple(filter(None, map(clean, table.notes)))
    lost: list[str] = []
    if notes:
        wide, high = grid.width / INCH, notes_height(table, grid.width / INCH)
        if is_last:
            high = max(high, min(height_of(notes, NOTE_SIZE, wide) + 0.06, (box.bottom - grid.bottom) / INCH - 0.05))
        kept = kept_within(notes, NOTE_SIZE, wide, high)
        lost = [note for note in notes if note not in kept] if at == 0 else []
        pieces = tuple(Piece(note, NOTE_SIZE, colour=look.muted) for note in kept)
        place = Box(grid.left, grid.bottom + inches(0.03), grid.width, inches(high))
        spots.append(TextSpot(f"{table.id}.notes", place, pieces))
    name = table.id if at == 0 else f"{table.id}.{at + 1}"
    return Sheet(name, tuple(spots), (*part.cut, *lost))


def _words_sheets(words: list[Words], room: Box, look: Look, later: Box) -> list[Sheet]:
    """Return the sheets of words alone, in columns; lines that find no room go on on the next one."""
    sheets: list[Sheet] = []
    while words:
        boxes = _word_boxes(len(words), later if sheets else room)
        spots: list[Spot] = []
        rest = []
        for one, box in zip(words, boxes, strict=True):
            pieces, kept = words_pieces(one, box, look)
            lines = [line for line in one.lines if clean(line)]
            shown = pieces[: kept + bool(clean(one.title))]
            spots.append(TextSpot(one.id, box, shown))
            if kept < len(lines):
                rest.append(msgspec.structs.replace(one, lines=tuple(lines[kept:])))
        sheets.append(Sheet(f"{words[0].id}.{len(sheets) + 1}", tuple(spots)))
        words = rest
    return sheets


def _word_boxes(count: int, room: Box) -> tuple[Box, ...]:
    if count <= 3:
        return room.beside((1.0,) * count, _GAP)
    upper, lower = room.stacked((1.0, 1.0), _GAP)
    return (*upper.beside((1.0, 1.0), _GAP), *lower.beside((1.0, 1.0), _GAP)[: count - 2])


def _add_words(words: Words, box: Box, look: Look, spots: list[Spot]) -> list[str]:
    """Put words into a box; return the lines that are cut there."""
    pieces, _kept = words_pieces(words, box, look)
    spots.append(TextSpot(words.id, box, pieces))
    shown = {piece.text for piece in pieces}
    return [line for line in map(clean, words.lines) if line and line not in shown]
