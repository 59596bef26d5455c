"""A table without what is about few people: whole rows of small groups, small counts, and what would give them away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from loyalty_desktop.report.document.anonymity_cells import Place, hidden_counts
from loyalty_desktop.report.document.anonymity_items import items_of, name_of, only_counts, small_rows, told_items
from loyalty_desktop.report.document.anonymity_names import Names
from loyalty_desktop.report.document.model import Cell, Figure, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_DIGIT = re.compile(r"\d")


class Cleared(msgspec.Struct, frozen=True):
    """A table with what must not be known taken out: how many figures that were, and whom the rows are about."""

    table: Table
    count: int
    names: Names


def cleared_table(table: Table, least: int, names: Names) -> Cleared:
    """Return the table without small groups and counts; `names` are groups that are hidden elsewhere."""
    counts = [at for at, one in enumerate(table.columns) if one.adds_up] or only_counts(table)
    parts = [at for at, row in enumerate(table.rows) if row.kind != "total"]
    gone, cells = _gone(table, parts, counts, least, names)
    columns = {
        at for at, one in enumerate(table.columns) if at and one.unit != "text" and names.touches(one.title, None)
    }
    rows, hidden = [], 0
    for at, row in enumerate(table.rows):
        places = {column for place, column in cells if place == at} | columns
        fresh = _without(row, set(range(len(row.cells))) if at in gone else _with_shares(row, places, counts, columns))
        hidden += sum(one != other for one, other in zip(row.cells, fresh.cells, strict=True))
        rows.append(replace(fresh, n=None) if at in gone else fresh)
    told = Names()
    if counts:  # only then rows are groups of people, who may stand elsewhere too; others are drivers or words
        told = Names(_told(table, gone), _told(table, {row for row, _column in cells} - gone))
    told = told.with_others(_items(table, gone, names))
    headings = tuple(replace(one, meaning="") if at in columns else one for at, one in enumerate(table.columns))
    return Cleared(replace(table, columns=headings, rows=tuple(rows)), hidden, told)


def _items(table: Table, gone: Iterable[int], names: Names) -> Names:
    """Return the drivers and experiences of which nothing is shown, and what they are called here."""
    items = {item for at in gone for item in told_items(table.rows[at])}
    known = items | set(names.items)
    called = {name_of(table, row) for row in table.rows if told_items(row) & known}
    called |= {name_of(table, group) for group, row in _with_groups(table) if told_items(row) & known}
    return Names(items=tuple(sorted(items)), called=tuple(sorted(called - {""})))


def _with_groups(table: Table) -> Iterator[tuple[Row, Row]]:
    """Yield each row below a heading with that heading, whose figures are the means of such rows."""
    group: Row | None = None
    for row in table.rows:
        if row.kind == "group":
            group = row
        elif group is not None:
            yield group, row


def _told(table: Table, rows: Iterable[int]) -> tuple[tuple[str, int | None], ...]:
    """Return the names of rows with how many they are about; totals have names that others have too."""
    named = [table.rows[at] for at in sorted(rows) if table.rows[at].kind != "total"]
    return tuple((name, one.n) for one in named if (name := _first(one)))


def _size(row: Row, counts: Sequence[int]) -> int | None:
    """Return how many a row is about, where it says so."""
    if row.n is not None or not counts:
        return row.n
    first = row.cells[counts[0]] if len(counts) == 1 else ""
    return round(first.value) if isinstance(first, Figure) and first.value is not None else None


def _gone(
    table: Table, parts: Sequence[int], counts: Sequence[int], least: int, names: Names
) -> tuple[frozenset[int], frozenset[Place]]:
    """Return the rows that go as a whole, and single counts of others; a row that cannot be protected goes too."""
    named = frozenset(at for at in parts if names.has(_first(table.rows[at]), table.rows[at].n))
    named |= frozenset(at for at, row in enumerate(table.rows) if _is_hidden_item(table, row, names))
    if not only_counts(table):
        named |= small_rows(table, least)
    lost = frozenset[int]()
    while True:
        gone = _gone_rows(table, parts, counts, least, named)
        cells, more_rows, more_columns = _gone_cells(table, parts, counts, gone, lost, least)
        if more_rows <= named and more_columns <= lost:
            return gone, cells
        named, lost = named | more_rows, lost | more_columns


def _gone_rows(
    table: Table, parts: Sequence[int], counts: Sequence[int], least: int, named: frozenset[int]
) -> frozenset[int]:
    """Return the rows of small groups, and of those that keep a small one from being worked out as the rest."""
    sizes = {at: size for at in parts if (size := _size(table.rows[at], counts)) is not None}
    if not counts:
        small = {at for at, size in sizes.items() if 0 < size < least}
        return named | small
    found = hidden_counts(
        {(at, 0): size for at, size in sizes.items()}, least, free_rows=sizes, also=[(at, 0) for at in named]
    )
    gone = {row for row, _column in found.places} | named
    totals = {at for at, row in enumerate(table.rows) if row.kind == "total"}
    small_totals = {at for at in totals if 0 < (_size(table.rows[at], counts) or 0) < least}
    return frozenset(gone | (totals if found.columns else small_totals))


def _is_hidden_item(table: Table, row: Row, names: Names) -> bool:
    return not items_of(row).isdisjoint(names.items) or names.calls(name_of(table, row))


def _first(row: Row) -> str:
    return row.cells[0] if row.cells and isinstance(row.cells[0], str) else ""


def _gone_cells(
    table: Table,
    parts: Sequence[int],
    counts: Sequence[int],
    gone: frozenset[int],
    lost: frozenset[int],
    least: int,
) -> tuple[frozenset[Place], frozenset[int], frozenset[int]]:
    """Return small counts in rows that stay and those that protect them; rows and columns that cannot be protected."""
    found = {
        (at, column): round(cell.value)
        for at in parts
        for column in counts
        if isinstance(cell := table.rows[at].cells[column], Figure) and cell.value is not None
    }
    whole = _whole_column(found, parts, counts)
    inner = {place: count for place, count in found.items() if place[1] != whole}
    if len({column for _row, column in inner}) < 2:  # these are the sizes of the rows, which were looked at before
        return frozenset(), frozenset(), frozenset()
    lost = _gone_columns(inner, lost, least)
    also = [place for place in inner if place[0] in gone or place[1] in lost]
    hidden = hidden_counts(inner, least, free_rows=gone, free_columns=lost, also=also)
    totals = [at for at, row in enumerate(table.rows) if row.kind == "total"]
    places = {place for place in hidden.places if place[0] not in gone}
    places |= {(at, column) for at in totals for column in lost}
    return frozenset(places), hidden.rows, lost | hidden.columns


def _whole_column(found: dict[Place, int], parts: Sequence[int], counts: Sequence[int]) -> int | None:
    """Return the column that is the sum of the other counts in every row; None without one."""
    rows = [at for at in parts if any(row == at for row, _column in found)]
    for whole in counts:
        others = [one for one in counts if one != whole]
        if len(others) > 1 and all(
            found.get((row, whole)) == sum(found.get((row, one), 0) for one in others) for row in rows
        ):
            return whole
    return None


def _gone_columns(inner: Mapping[Place, int], lost: frozenset[int], least: int) -> frozenset[int]:
    """Return the columns whose sum is small, and those that keep it from being worked out from the sum of all."""
    sums: dict[Place, int] = {}
    for (_row, column), count in inner.items():
        sums[0, column] = sums.get((0, column), 0) + count
    hidden = hidden_counts(
        sums, least, free_columns=[column for _row, column in sums], also=[(0, column) for column in lost]
    )
    return frozenset(column for _row, column in hidden.places)


def _with_shares(row: Row, places: set[int], counts: Sequence[int], columns: set[int]) -> set[int]:
    """Return the cells to be hidden of a row: with a count its shares and scores too, which tell it."""
    if not places - columns:
        return places
    return places | {at for at, cell in enumerate(row.cells) if isinstance(cell, Figure) and at not in counts}


def _without(row: Row, places: set[int]) -> Row:
    cells = tuple(_blank(cell, at) if at in places else cell for at, cell in enumerate(row.cells))
    return replace(row, cells=cells)


def _blank(cell: Cell, at: int) -> Cell:
    if isinstance(cell, Figure):
        return Figure(None, "hidden")  # without its name: nobody is to work it out again
    return "" if at and _DIGIT.search(cell) else cell
