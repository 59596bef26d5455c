"""Boxes of a known size, and what of a chart, a table or sentences finds room in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Bars, Parts
from loyalty_desktop.report.drawing.charts import drawn, usual_height
from loyalty_desktop.report.drawing.letters import CUT, clean, fitted, text_width, wrapped
from loyalty_desktop.report.drawing.rows import small_step
from loyalty_desktop.report.pages.chart_setting import set_chart
from loyalty_desktop.report.pages.content import SetBlock, SetCell, SetRow, SetWords
from loyalty_desktop.report.pages.table_setting import set_tables
from loyalty_desktop.report.pages.widths import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.charts import Chart
    from loyalty_desktop.report.document.model import Table, Words
    from loyalty_desktop.report.pages.content import SetTable

INSET, TITLE = 8.0, 9.0
_HEAD = 1.9 * TITLE
SCALE = 0.74
"""Drawings are shrunk by that, so that their letters are as small as those beside them."""
_ROW, _AROUND = 19.0, 60.0
"""How high a bar is drawn at least."""
_CELL, _CELL_ROW, _CELL_HEAD = SMALL, 13.4, 24.0
_WORDS, _LINE, _APART = 8.5, 1.22, 0.35
"""The size of sentences, and how high a line is and how far apart they are, in that size."""
_SMALLER, _MANY = (8.0, 7.5), 99
_CELL_LINES, _FEWEST = (4, 3, 2, 1), 3
"""Names of a table may have so many lines as long as so many rows have room."""
_BESIDE = 0.15


class Box(NamedTuple):
    """The outer size of a box, in points."""

    width: float
    height: float

    @property
    def inner(self) -> float:
        """What stands in it is so wide."""
        return self.width - 2 * INSET

    @property
    def below_title(self) -> float:
        """What stands in it below its title is so high."""
        return self.height - 2 * INSET - _HEAD


class Boxed(msgspec.Struct, frozen=True):
    """A box with what stands in it."""

    width: float
    height: float
    blocks: tuple[SetBlock, ...]


def in_lines(text: str, size: float, width: float, most: int, weight: int = 400) -> tuple[str, int]:
    """Return a text that needs no more than so many lines, cut with … where it must be, and how many it needs."""
    lines = wrapped(text, size, width, most, weight, amid=False)
    if len(lines) < most or not lines[-1].endswith(CUT) or text.endswith(CUT):
        return text, len(lines)
    # The lines are those of the text without the spaces at their ends.
    kept = 0
    for line in lines:
        whole = line.removesuffix(CUT) if line is lines[-1] else line
        kept = text.index(whole, kept) + len(whole)
    return text[:kept].rstrip() + CUT, len(lines)


def boxed_chart(chart: Chart, box: Box) -> Boxed:
    """Return a chart in a box; of many bars, those at both ends."""
    width = box.inner / SCALE
    fewer, left_out = _fewer(_plain(chart, width), box.below_title / SCALE, width)
    drawing = drawn(fewer, width, box.below_title / SCALE)
    count = _(" ({count} of {all})").format(count=left_out[0], all=left_out[1]) if left_out else ""
    made = set_chart(fewer, drawing, SCALE)
    return _box(box, msgspec.structs.replace(made, title=_titled(made.title, count, box.inner)))


def boxed_words(words: Words, box: Box) -> Boxed:
    """Return sentences in a box, as many as have room in letters easy to read; only the first can be cut."""
    said, sizes = tuple(filter(None, map(clean, words.lines))), (_WORDS, *_SMALLER)
    fitting = {size: _fitting(said, size, box) for size in sizes}
    size = max(sizes, key=lambda one: (len(fitting[one]), one))
    lines = fitting[size]
    if said and not lines:
        size = sizes[-1]
        most = max(int((box.below_title / size - _APART) // _LINE), 1)
        lines = (in_lines(said[0], size, box.inner - 2 * size, most)[0],)
    return _box(box, SetWords(_titled(clean(words.title), "", box.inner), words.kind, lines, size))


def _fitting(lines: Sequence[str], size: float, box: Box) -> tuple[str, ...]:
    """Return those sentences that have room as a whole."""
    found, left = list[str](), box.below_title
    for line in lines:
        high = size * (_LINE * len(wrapped(line, size, box.inner - 2 * size, _MANY, amid=False)) + _APART)
        if high <= left:
            found.append(line)
            left -= high
    return tuple(found)


def boxed_table(tables: Sequence[Table], box: Box) -> Boxed:
    """Return tables below each other in a box: their first rows and columns, their names whole where they have room."""
    each = (box.height - 2 * INSET) / len(tables) - _HEAD - _CELL_HEAD
    return _box(box, *(_small(table, box.inner, each) for table in tables))


def _small(table: Table, width: float, height: float) -> SetTable:
    columns = _columns(table)
    kept = msgspec.structs.replace(
        table,
        columns=tuple(table.columns[at] for at in columns),
        rows=tuple(msgspec.structs.replace(row, cells=tuple(row.cells[at] for at in columns)) for row in table.rows),
        notes=(),
    )
    made = set_tables(kept, width, whole=True)[0]
    for most in _CELL_LINES:
        rows = _fitting_rows(made, height, most)
        if len(rows) >= min(len(made.rows), _FEWEST):
            break
    return msgspec.structs.replace(made, size=_CELL, rows=rows, title=_titled(clean(table.title), "", width))


def _fitting_rows(table: SetTable, height: float, most: int) -> tuple[SetRow, ...]:
    """Return the first rows, as many as have room, but one at least, with so many lines in a cell at most."""
    shown, left = list[SetRow](), height
    for row in table.rows:
        cells, high = _small_cells(row, table, most)
        if high > left and shown:
            break
        shown.append(msgspec.structs.replace(row, cells=cells))
        left -= high
    return tuple(shown)


def _small_cells(row: SetRow, table: SetTable, most: int) -> tuple[tuple[SetCell, ...], float]:
    """Return the cells of a row in so many lines at most, without tags, and how high it is."""
    cells, lines = list[SetCell](), 1
    for cell, room, side in zip(row.cells, table.widths, table.sides, strict=True):
        if side == "left":
            text, count = in_lines(cell.text, _CELL, room - 10, most)
            cells.append(msgspec.structs.replace(cell, text=text))
            lines = max(lines, count)
        else:
            cells.append(msgspec.structs.replace(cell, tag=""))
    return tuple(cells), _CELL_ROW + (lines - 1) * _CELL * _LINE


def _columns(table: Table) -> list[int]:
    """Return the columns that tell most: the names, then shares, scores and differences."""
    telling = [at for at, one in enumerate(table.columns) if one.unit in ("share", "score", "points")]
    return [0, *telling[:2], *telling[-1:]] if len(telling) > 2 else [0, *telling]


def _plain(chart: Chart, width: float) -> Chart:
    """Return bars with nothing but their figures at their ends where longer texts would leave no room for the bars."""
    if not isinstance(chart, Bars) or all(text_width(bar.text, _WORDS) <= _BESIDE * width for bar in chart.bars):
        return chart
    return msgspec.structs.replace(chart, bars=tuple(msgspec.structs.replace(bar, text="") for bar in chart.bars))


def _fewer(chart: Chart, height: float, width: float) -> tuple[Chart, tuple[int, int] | None]:
    """Return a chart with as many rows as have room, and how many of how many that is where it is not all."""
    if usual_height(chart, width) <= height or not isinstance(chart, (Bars, Parts)):
        return chart, None
    rows = chart.bars if isinstance(chart, Bars) else chart.wholes
    step = max(_ROW, small_step([row.name for row in rows], width))
    most = max(int((height - _AROUND) // step), 2)
    if len(rows) <= most or (isinstance(chart, Bars) and chart.upright):
        return chart, None
    first = (most + 1) // 2
    if isinstance(chart, Bars):
        ends = _is_signed(chart)
        bars = (*chart.bars[:first], *chart.bars[first - most :]) if ends else chart.bars[:most]
        return msgspec.structs.replace(chart, bars=bars), (most, len(rows))
    return msgspec.structs.replace(chart, wholes=chart.wholes[:most]), (most, len(rows))


def _is_signed(chart: Bars) -> bool:
    """Say whether bars go to both sides, so that the last of them tell as much as the first."""
    values = [bar.value for bar in chart.bars if bar.value is not None]
    return any(value > 0 for value in values) and any(value < 0 for value in values)


def _titled(title: str, count: str, width: float) -> str:
    return fitted(title, TITLE, width - text_width(count, TITLE, 700), 700) + count


def _box(box: Box, *blocks: SetBlock) -> Boxed:
    return Boxed(box.width, box.height, blocks)
