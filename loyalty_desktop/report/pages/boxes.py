"""Boxes of a known size, and what of a chart, a table or sentences finds room in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Bars, Parts
from loyalty_desktop.report.drawing.charts import drawn, usual_height
from loyalty_desktop.report.drawing.letters import CUT, clean, fitted, text_width, wrapped
from loyalty_desktop.report.pages.chart_setting import set_chart
from loyalty_desktop.report.pages.content import SetBlock, SetWords
from loyalty_desktop.report.pages.table_setting import set_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.charts import Chart
    from loyalty_desktop.report.document.model import Table, Words
    from loyalty_desktop.report.pages.content import SetTable

INSET, TITLE = 8.0, 9.0
_HEAD = 1.9 * TITLE
SCALE = 0.74
"""Drawings are shrunk by that, so that their letters are as small as those beside them."""
_ROW = 19.0
"""How high a bar is drawn at least."""
_CELL, _CELL_ROW, _CELL_HEAD = 7.5, 13.4, 24.0
_WORDS, _LINE, _APART = 8.5, 1.3, 0.4
"""The size of sentences, and how high a line is and how far apart they are, in that size."""
_LONGEST, _WORTH = 6, 3
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
    lines = wrapped(text, size, width, most, weight)
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
    """Return sentences in a box, as many as have room; one is cut only where much of it is left, or it is the first."""
    lines, left = list[str](), box.below_title
    for line in filter(None, map(clean, words.lines)):
        most = min(_LONGEST, int((left / _WORDS - _APART) // _LINE))
        if most < 1:
            break
        said, count = in_lines(line, _WORDS, box.inner - 2 * _WORDS, most)
        if said != line and lines and most < _WORTH:
            continue
        lines.append(said)
        left -= _WORDS * (_LINE * count + _APART)
    return _box(box, SetWords(_titled(clean(words.title), "", box.inner), words.kind, tuple(lines)))


def boxed_table(tables: Sequence[Table], box: Box) -> Boxed:
    """Return tables below each other in a box: their first rows and columns, names in one line."""
    each = (box.height - 2 * INSET) / len(tables)
    most = max(int((each - _HEAD - _CELL_HEAD) // _CELL_ROW), 1)
    return _box(box, *(_small(table, box.inner, most) for table in tables))


def _small(table: Table, width: float, most: int) -> SetTable:
    columns = _columns(table)
    kept = msgspec.structs.replace(
        table,
        columns=tuple(table.columns[at] for at in columns),
        rows=tuple(
            msgspec.structs.replace(row, cells=tuple(row.cells[at] for at in columns)) for row in table.rows[:most]
        ),
        notes=(),
    )
    made = set_tables(kept, width)[0]
    rows = tuple(
        msgspec.structs.replace(
            row,
            cells=tuple(
                msgspec.structs.replace(cell, text=fitted(cell.text, _CELL, room - 10))
                if side == "left"
                else msgspec.structs.replace(cell, tag="")
                for cell, room, side in zip(row.cells, made.widths, made.sides, strict=True)
            ),
        )
        for row in made.rows
    )
    return msgspec.structs.replace(made, size=_CELL, rows=rows, title=_titled(clean(table.title), "", width))


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
    fixed = usual_height(chart, width) - len(rows) * _ROW
    most = max(int((height - min(fixed, 60.0)) // _ROW), 2)
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
