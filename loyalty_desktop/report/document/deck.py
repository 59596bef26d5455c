"""The report as slides tell it: what matters first with the top rows of long tables, everything else at the end.

A workbook and an A4 report are read, so they have every row where it belongs. A deck is shown: nobody follows a table
over four slides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.document.anonymity_items import name_of
from loyalty_desktop.report.document.charts import Parts
from loyalty_desktop.report.document.model import Figure, Page, Report, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.model import Block

_MOST, _TOP = 12, 10
"""A table with more rows than `_MOST` has its `_TOP` rows on a main slide."""
_FEW = 5
"""Tables of fewer rows stay as they are: no room is won."""
_NAMED = 5
_FIGURES_BELOW = 4
"""So many bars and rows of figures share a slide of the appendix; more have one each."""


def as_deck(report: Report) -> Report:
    """Return the report with its main pages first, their tables cut to the rows that tell most, and all rows behind.

    Where there are main pages only, as for the management, nothing comes behind them. Rows whose figures are all for
    reference only are told in one sentence. Pages and tables keep their names; `<id>_all` are the whole ones.
    """
    has_end = any(page.level != "key" for page in report.pages)
    main: list[Page] = []
    end: list[Page] = []
    for page in report.pages:
        if page.level == "appendix":
            end.append(_at_the_end(page))
            continue
        blocks = tuple(_main(one, has_end=has_end) if isinstance(one, Table) else one for one in page.blocks)
        main.append(replace(page, blocks=blocks))
        if has_end:
            end.extend(_whole(page, one) for one in page.blocks if isinstance(one, Table) and _is_long(one))
    return replace(report, pages=(*main, *_together(end)))


def _together(pages: Sequence[Page]) -> list[Page]:
    """Return the pages of the appendix, a chart and the few figures it is drawn from on one page."""
    found: list[Page] = []
    for page in pages:
        joined = _joined(found[-1], page) if found else None
        if joined is None:
            found.append(page)
        else:
            found[-1] = joined
    return found


def _joined(one: Page, other: Page) -> Page | None:
    """Return two pages about the same as one, None where they are not a chart and its short table."""
    if (one.section, one.name) != (other.section, other.name) or one.lead or other.lead:
        return None
    if len(one.blocks) != 1 or len(other.blocks) != 1 or not (one.base in other.base or other.base in one.base):
        return None
    chart, table = one.blocks[0], other.blocks[0]
    if not isinstance(chart, Parts) or len(chart.wholes) > _FIGURES_BELOW:
        return None
    if not isinstance(table, Table) or len(table.rows) > _FIGURES_BELOW:
        return None
    notes = tuple(dict.fromkeys((*one.notes, *other.notes)))
    return replace(one, blocks=(chart, table), notes=notes, base=max(one.base, other.base, key=len))


def _whole(page: Page, table: Table) -> Page:
    title = _("{title}: all rows").format(title=table.title or page.name)
    whole = replace(table, id=f"{table.id}_all", title="")
    return _at_the_end(replace(page, id=f"{table.id}_all", title=title, blocks=(whole,), lead=(), level="appendix"))


def _at_the_end(page: Page) -> Page:
    blocks: tuple[Block, ...] = tuple(_shortened(one) for one in page.blocks)
    return replace(page, name=_("Appendix: {name}").format(name=page.name), blocks=blocks)


def _shortened(block: Block) -> Block:
    """Return a long table of the appendix without rows that are for reference only."""
    return _firm(block) if isinstance(block, Table) and len(_rows(block)[0]) > _MOST else block


def _main(table: Table, *, has_end: bool) -> Table:
    """Return a table as it stands on a main slide: the same where all of it fits."""
    rows, firm = _rows(table)
    if not _is_long(table):
        return table if len(rows) < _FEW else _firm(table)
    kept = [at for at in table.main if at in firm][:_TOP] or firm[:_TOP]
    said = _("The first {count} of {all} rows; all of them are in the appendix.")
    if not has_end:
        said = _("The first {count} of {all} rows; the workbook and the PDF for the team have all of them.")
    elif table.main:
        said = _("The {count} of {all} rows that tell most; all of them are in the appendix.")
    note = said.format(count=len(kept), all=len(rows))
    return _with_rows(table, set(kept), (note, *_reference_told(table, rows, firm)))


def _firm(table: Table) -> Table:
    """Return a table without rows that are for reference only."""
    rows, firm = _rows(table)
    if not firm or len(firm) == len(rows):
        return table
    return _with_rows(table, set(firm), _reference_told(table, rows, firm))


def _rows(table: Table) -> tuple[list[int], list[int]]:
    """Return the places of the rows that are no headings or totals, and of those that are not for reference only."""
    rows = [at for at, row in enumerate(table.rows) if row.kind == "row"]
    return rows, [at for at in rows if not _is_reference(table, table.rows[at])]


def _is_long(table: Table) -> bool:
    """Say whether a table has more rows than a main slide takes."""
    return len(_rows(table)[1]) > _MOST


def _with_rows(table: Table, kept: set[int], notes: tuple[str, ...]) -> Table:
    """Return the table with some of its rows, with totals, and with the headings of groups that still have rows."""
    rows: list[Row] = []
    group: Row | None = None
    for at, row in enumerate(table.rows):
        if row.kind == "group":
            group = row
        elif row.kind == "total":
            rows.append(row)
        elif at in kept:
            rows += [row] if group is None else [group, row]
            group = None
    return replace(table, rows=tuple(rows), notes=(*notes, *table.notes), main=())


def _is_reference(table: Table, row: Row) -> bool:
    """Say whether none of the figures of a row may be drawn conclusions from; its numbers of people are not meant."""
    figures = [
        cell
        for cell, column in zip(row.cells, table.columns, strict=True)
        if isinstance(cell, Figure) and column.unit not in {"count", "number"}
    ]
    return bool(figures) and all(one.state != "shown" for one in figures)


def _has_figures(row: Row) -> bool:
    """Say whether a row has any figure: one that is hidden so that nobody can be recognised has none in any file."""
    return any(isinstance(cell, Figure) and cell.value is not None for cell in row.cells)


def _reference_told(table: Table, rows: Sequence[int], firm: Sequence[int]) -> tuple[str, ...]:
    left = [row for at in rows if at not in set(firm) and _has_figures(row := table.rows[at])]
    if not left:
        return ()
    names = [_("“{name}”").format(name=name) for one in left if (name := name_of(table, one))]
    named = _(", ").join(names[:_NAMED])
    if len(names) > _NAMED:
        named = _("{names} and {count} more").format(names=named, count=len(names) - _NAMED)
    said = ngettext(
        "For reference only and not listed here: {count} row, as too few answered or the difference may be chance "
        "({names}). The Excel workbook and the PDF have it.",
        "For reference only and not listed here: {count} rows, as too few answered or the difference may be chance "
        "({names}). The Excel workbook and the PDF have them.",
        len(left),
    )
    return (said.format(count=len(left), names=named),)
