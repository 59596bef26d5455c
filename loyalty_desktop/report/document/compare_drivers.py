"""Head and heart of every driver in every group of a question, as tables whose colours say how high."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_view import compare_view, heat_table
from loyalty_desktop.report.compare_words import marks_told, score_word
from loyalty_desktop.report.document.compare_groups import axis_name, everybody_of, groups_base, too_few
from loyalty_desktop.report.document.compare_keys import axis_path, axis_slug, part
from loyalty_desktop.report.document.facts_base import MARKS, base_line, figure, measure_of, small_notes
from loyalty_desktop.report.document.model import Cell, Column, Figure, Page, Row, Table
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.compute.comparison import Comparison
    from loyalty_desktop.report.compare_view import CompareView, ForestRow, HeatCell, HeatKind, HeatRow, HeatTable
    from loyalty_desktop.report.document.material import Material

_MOST_COLUMNS = 9
"""So many groups stand in one table; more would not be readable on a page. The others follow in a further one."""


def driver_pages(material: Material, comparison: Comparison) -> tuple[Page, ...]:
    """Return one page for head and one for heart; nothing without drivers."""
    view = compare_view(comparison, "score", everybody_of(material))
    if not view.groups or not material.journey.drivers:
        return ()
    kinds: tuple[HeatKind, ...] = ("head", "heart")
    pages = (_page(material, comparison, view, kind) for kind in kinds)
    return tuple(one for one in pages if one is not None)


def _page(material: Material, comparison: Comparison, view: CompareView, kind: HeatKind) -> Page | None:
    """Return the page of a figure; None where no group has enough answers for it at any driver."""
    axis, slug = axis_name(material, comparison), axis_slug(comparison.by)
    found = heat_table(comparison, material.journey, view, kind)
    if all(cell.state == "hidden" for row in found.rows for cell in row.cells):
        return None
    is_found = any(cell.arrow != "none" for row in found.rows for cell in row.cells)
    return Page(
        f"compare_{slug}_{kind}",
        "compare",
        _("Drivers × {column}").format(column=axis),
        _title(found, axis),
        tuple(_tables(comparison, view, found, f"compare_{slug}_{kind}", axis)),
        notes=(_meaning(material, kind), *_marks(view)),
        base=base_line(groups_base(view)),
        level="detail" if is_found else "appendix",
    )


def _meaning(material: Material, kind: HeatKind) -> str:
    if kind == "head":
        return _("Head satisfaction: share of the two best answers among those who rated it.")
    said = _("Heart satisfaction: {measure} among those who gave one of the two best answers.")
    return said.format(measure=score_word(measure_of(material)))


def _title(found: HeatTable, axis: str) -> str:
    """Return at how many drivers a group differs from everybody else; firm and beyond chance only."""
    if not any(_is_tested(cell) for row in found.rows for cell in row.cells):
        return too_few(axis)
    marked = sum(any(cell.arrow != "none" for cell in row.cells) for row in found.rows)
    if not marked:
        said = _("Head satisfaction does not clearly differ by {column} at any driver")
        if found.kind == "heart":
            said = _("Heart satisfaction does not clearly differ by {column} at any driver")
        return said.format(column=axis)
    said = _("Head satisfaction clearly differs by {column} at {count} of {all} drivers")
    if found.kind == "heart":
        said = _("Heart satisfaction clearly differs by {column} at {count} of {all} drivers")
    return said.format(column=axis, count=marked, all=len(found.rows))


def _is_tested(cell: HeatCell) -> bool:
    """Say whether a group was compared with the others at a driver: on firm bases only."""
    return cell.state == "shown" and cell.rest is not None and how_shown(cell.rest) == "shown"


def _marks(view: CompareView) -> tuple[str, ...]:
    told = marks_told(view)
    return (told,) if told else ()


def _tables(comparison: Comparison, view: CompareView, found: HeatTable, id_: str, axis: str) -> Iterator[Table]:
    """Yield the table, in several where there are many groups."""
    path, ranked = axis_path(comparison.by), _most_apart(found)
    # as many in each, so that no group is left over for a table of its own
    size = max(1, ceil(len(found.groups) / ceil(len(found.groups) / _MOST_COLUMNS)))
    for number, start in enumerate(range(0, len(found.groups), size), start=1):
        groups = found.groups[start : start + size]
        columns = (
            Column(_("Driver")),
            Column(_("All of them"), "share" if found.kind == "head" else "score"),
            *(_column(one, found.kind) for one in groups),
        )
        rows = tuple(_row(comparison, found, row, range(start, start + len(groups)), path) for row in found.rows)
        kind = _("Head satisfaction") if found.kind == "head" else _("Heart satisfaction")
        title = _("{figure} by {column}").format(figure=kind, column=axis)
        notes = (*_marks(view), *small_notes())
        yield Table(id_ if number == 1 else f"{id_}_{number}", title, columns, rows, notes, ranked)


def _most_apart(found: HeatTable) -> tuple[int, ...]:
    """Return the places of the drivers by how many groups differ from the others, and how far they are apart."""

    def far(at: int) -> tuple[int, float]:
        cells = [one for one in found.rows[at].cells if one.state == "shown"]
        values = [one.figure.value for one in cells if one.figure.value is not None]
        return -sum(one.arrow != "none" for one in cells), min(values, default=0.0) - max(values, default=0.0)

    return tuple(sorted(range(len(found.rows)), key=far))


def _column(group: ForestRow, kind: HeatKind) -> Column:
    meaning = _("n={n:,}").format(n=group.score.n)
    return Column(group.short, "share" if kind == "head" else "score", meaning, tinted=True)


def _row(comparison: Comparison, found: HeatTable, row: HeatRow, places: range, path: str) -> Row:
    member = "share" if found.kind == "head" else "score"
    tail = f"drivers/{part(row.driver)}/{found.kind}/{member}"
    cells: list[Cell] = [row.short, _cell(row.total, f"{path}/total/{tail}")]
    for at in places:
        group, cell = found.groups[at], row.cells[at]
        names = part(" × ".join(comparison.groups[int(group.id[1:])].names))
        cells.append(_cell(cell, f"{path}/groups/{names}/{tail}"))
    return Row(tuple(cells))


def _cell(cell: HeatCell, key: str) -> Figure:
    return figure(cell.figure.value, cell.state, key, MARKS[cell.arrow])
