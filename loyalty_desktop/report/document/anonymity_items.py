"""Which drivers and experiences few people used, rated or had, or had not: all their figures have to be hidden.

Their counts do not add up, but every figure of such a row tells of the few: the score of everybody and of the 297 who
had not had it give away that of the 3 who had. Figures tell by their names (keys) what they are about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from loyalty_desktop.report.document.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from loyalty_desktop.report.document.model import Row, Table

_ITEM = re.compile(r"(?:^|/)((?:drivers|experiences|overall_satisfaction)/[^/]+)(?=/|$)")
_NOT_OF_PEOPLE = "importance/"
"""What the shares below this name are parts of is no number of people."""


def only_counts(table: Table) -> list[int]:
    """Return the column of counts where a table has no other figures: they are parts of a whole that is told too."""
    figures = [at for at, one in enumerate(table.columns) if one.unit != "text"]
    is_alone = len(figures) == 1 and table.columns[figures[0]].unit == "count"
    return figures if is_alone and all(row.n is None for row in table.rows) else []


def small_rows(table: Table, least: int) -> frozenset[int]:
    """Return the rows with a count of fewer than `least` people, or with one that its shares or its rest give away."""
    return frozenset(at for at, row in enumerate(table.rows) if _is_small(table, row, least))


def items_of(row: Row) -> frozenset[str]:
    """Return the drivers and experiences that the figures of a row are about: drivers/<id>."""
    return frozenset(found[1] for key in _keys(row) if (found := _ITEM.search(key)))


def told_items(row: Row) -> frozenset[str]:
    """Return those of which the row tells figures of everybody, not of a group, a wave or a cell."""
    return frozenset(found[1] for key in _keys(row) if (found := _ITEM.match(key)))


def name_of(table: Table, row: Row) -> str:
    """Return what a row is called: its first text."""
    texts = (
        cell for cell, one in zip(row.cells, table.columns, strict=True) if isinstance(cell, str) and one.unit == "text"
    )
    return next(texts, "")


def is_few(count: float, whole: int, least: int) -> bool:
    """Say whether a part of people, or those who are not in it, are fewer than `least`.

    A weighted part is no whole number: fewer people may stand for it, so twice as many are asked for.
    """
    limit = least if abs(count - round(count)) < 1e-6 else 2 * least
    return any(0 < one < limit for one in (round(count, 6), round(whole - count, 6)))


def _is_small(table: Table, row: Row, least: int) -> bool:
    counts = [
        cell.value
        for cell, one in zip(row.cells, table.columns, strict=True)
        if one.unit == "count" and not one.adds_up and isinstance(cell, Figure) and cell.value is not None
    ]
    if any(0 < round(one) < least for one in counts):
        return True
    return any(_gives_away(told, least) for told in _by_parent(table, row).values())


def _gives_away(told: Mapping[str, float], least: int) -> bool:
    """Say whether the whole, the count and the share of one figure tell of few people."""
    if "n" not in told:
        return False
    whole = round(told["n"])
    parts = [told["count"]] if "count" in told else [told[one] * whole for one in ("share", "now") if one in told]
    return any(is_few(one, whole, least) for one in parts)


def _by_parent(table: Table, row: Row) -> dict[str, dict[str, float]]:
    """Return counts and shares by what they belong to: experiences/<id>/incidence — n, count, share."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for cell, one in zip(row.cells, table.columns, strict=True):
        if isinstance(cell, Figure) and cell.value is not None and one.unit in {"count", "share"} and not one.adds_up:
            parent, _slash, member = cell.key.rpartition("/")
            if parent and not cell.key.startswith(_NOT_OF_PEOPLE):
                found[parent][member] = cell.value
    return found


def _keys(row: Row) -> Iterator[str]:
    yield from (cell.key for cell in row.cells if isinstance(cell, Figure) and cell.key)
