"""Tables as they are set: upright pages where that is easy to read, parts beside the same first column otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.document.model import Figure
from loyalty_desktop.report.drawing.letters import clean
from loyalty_desktop.report.pages.cell_texts import set_cell
from loyalty_desktop.report.pages.content import SetRow, SetTable
from loyalty_desktop.report.pages.widths import SIZES, SMALL, in_groups, needs, shared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.report.document.model import Column, Table
    from loyalty_desktop.report.pages.content import SetCell, Side


_NARROWEST = 70.0


def fits_upright(table: Table, width: float) -> bool:
    """Say whether a table finds room in this width with letters that are easy to read."""
    heads, sides, rows = _parts(table)
    return not heads or any(sum(one.least for one in needs(heads, sides, rows, size)) <= width for size in SIZES)


def set_tables(table: Table, width: float, *, whole: bool = False) -> tuple[SetTable, ...]:
    """Return a table as wide as `width`; where not even small letters help, it is parted into several.

    With `whole` long names get what the figures leave, in small letters, so that it stays one.
    """
    heads, sides, rows = _parts(table)
    if not heads:
        return ()
    for size in SIZES if not whole else (SMALL,):
        rooms = needs(heads, sides, rows, size)
        if sum(one.least for one in rooms) <= width:
            break
    if whole:
        left = width - sum(one.least for one in rooms[1:]) - 0.5  # sums of widths are not exact
        rooms = (rooms[0]._replace(least=min(rooms[0].least, max(left, _NARROWEST))), *rooms[1:])
    groups = in_groups(rooms, width)
    return tuple(
        SetTable(
            _title(table.title, at, len(groups)),
            size,
            shared([rooms[one] for one in group], width),
            tuple(sides[one] for one in group),
            tuple(heads[one] for one in group),
            tuple(SetRow(row.kind, tuple(row.cells[one] for one in group)) for row in rows),
            tuple(filter(None, map(clean, table.notes))) if at == len(groups) - 1 else (),
        )
        for at, group in enumerate(groups)
    )


def with_rows(table: SetTable, most: int) -> SetTable:
    """Return the first rows of a table."""
    return msgspec.structs.replace(table, rows=table.rows[:most])


def _parts(table: Table) -> tuple[tuple[str, ...], tuple[Side, ...], tuple[SetRow, ...]]:
    heads = tuple(clean(one.title) for one in table.columns)
    sides: tuple[Side, ...] = tuple("left" if one.unit == "text" else "right" for one in table.columns)
    reaches = tuple(_reach(table, at, one) for at, one in enumerate(table.columns))
    rows = tuple(SetRow(row.kind, _tagged_once(map(set_cell, row.cells, table.columns, reaches))) for row in table.rows)
    return heads, sides, rows


def _tagged_once(cells: Iterable[SetCell]) -> tuple[SetCell, ...]:
    """Return the cells of a row with the tag of a small base at the first of them only; the others are muted."""
    found: list[SetCell] = []
    for one in cells:
        is_told = any(before.tag == one.tag for before in found)
        found.append(msgspec.structs.replace(one, tag="") if is_told else one)
    return tuple(found)


def _reach(table: Table, at: int, column: Column) -> float:
    """Return the largest figure of a column, whatever its sign; it is coloured the strongest."""
    cells = [row.cells[at] for row in table.rows] if column.tinted else []
    return max((abs(one.value) for one in cells if isinstance(one, Figure) and one.value is not None), default=0.0)


def _title(title: str, at: int, count: int) -> str:
    return clean(title) if count == 1 else f"{clean(title)} ({at + 1}/{count})"
