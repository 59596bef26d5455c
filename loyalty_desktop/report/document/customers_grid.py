"""The pages on the customer grid: classes of loyalty by high and low spend, and what its cells had more often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.cell_experiences import cell_experiences
from loyalty_desktop.compute.customer_grid import CELLS
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.customers_view import cell_views, limit_texts
from loyalty_desktop.report.document.charts import Grid, Spot
from loyalty_desktop.report.document.facts_base import (
    base_line,
    count_figure,
    difference_method,
    estimate_figures,
    figure,
    intervals,
    share_method,
    small_notes,
)
from loyalty_desktop.report.document.model import Column, Page, Row, Table
from loyalty_desktop.report.grid_words import FIRST_TO_LAST, cell_advice
from loyalty_desktop.report.measure_words import ClassCode, class_name
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.compute.cell_experiences import CellExperience
    from loyalty_desktop.compute.customer_grid import CellCode, GridCell
    from loyalty_desktop.compute.customer_grid import Grid as Cells
    from loyalty_desktop.report.customers_view import CellView
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.money_text import Money
    from loyalty_desktop.survey.column import Column as SurveyColumn

_CLASSES: tuple[ClassCode, ...] = ("negative", "passive", "positive")


def grid_pages(material: Material, grid: Cells, profit: SurveyColumn, money: Money) -> tuple[Page, ...]:
    """Return the grid, its figures as a table, and what the customers of a cell had more often than others."""
    journey = material.journey
    views = cell_views(grid, material.results.loyalty.measure, money, journey.economics.names)
    limits = limit_texts(grid, profit, money)
    base = _("n={n:,} customers are in the grid: they have a loyalty answer and an amount").format(n=grid.n)
    first = Page(
        "customers_grid",
        "customers",
        _("Customer grid"),
        _title(views, grid.n),
        (_chart(material, views, limits),),
        tuple(one for one in (_grid_note(grid, column_text(profit)),) if one),
        _notes(views, column_text(profit)),
        base_line(base),
    )
    tables = [_table(views, grid, money)]
    clear = {code: _more_often(cell_experiences(material.counter, journey, grid, code)) for code in CELLS}
    if any(clear.values()):
        tables.append(_more_table(views, clear))
    last = Page(
        "customers_cells",
        "customers",
        _("Customer grid"),
        _("The customer grid in figures"),
        tuple(tables),
        base=base_line(base, intervals(share_method(), difference_method())),
        level="appendix",
    )
    return first, last


def _title(views: Sequence[CellView], n: int) -> str:
    by_code = {one.code: one for one in views}
    first = next((by_code[code] for code in FIRST_TO_LAST if _is_firm(by_code[code])), None)
    if first is None:
        return _("{n:,} customers by loyalty and spend").format(n=n)
    if not first.share_text:
        said = _("“{name}” are {people} of the customers")
        return said.format(name=first.name, people=first.people_text)
    said = _("“{name}” are {people} of the customers and bring in {share} of the sales")
    return said.format(name=first.name, people=first.people_text, share=first.share_text)


def _is_firm(view: CellView) -> bool:
    return view.state == "shown" and bool(view.people_text)


def _grid_note(grid: Cells, column: str) -> str:
    """Return what there is to say about the grid as a whole, '' for nothing."""
    if "no_threshold" in grid.flags:
        return _(
            "“{column}” holds ranges, which have no mean and no amounts: choose the median or the top 20%."
        ).format(column=column)
    if "degenerate" in grid.flags:
        return _("All customers are on one side of this threshold.")
    if "ranks_only" in grid.flags:
        return _("The amounts are ranges, so the cells show how many customers there are but no sums.")
    return ""


def _notes(views: Sequence[CellView], column: str) -> tuple[str, ...]:
    said = _("{name} ({place}): {advice}")
    advice = tuple(said.format(name=one.name, place=one.place, advice=cell_advice(one.code).text()) for one in views)
    return (_("Customers by loyalty class and by whether “{column}” is high.").format(column=column), *advice)


def _chart(material: Material, views: Sequence[CellView], limits: tuple[str, str]) -> Grid:
    measure = material.results.loyalty.measure
    rows = tuple(" ".join(one for one in pair if one) for pair in zip((_("High"), _("Low")), limits, strict=True))
    spots = tuple(_spot(one) for one in views)
    width = len(_CLASSES)
    return Grid(
        "customers_grid_chart",
        _("Spend (down) × loyalty (across)"),
        tuple(class_name(code, measure) for code in _CLASSES),
        rows,
        tuple(spots[at : at + width] for at in range(0, len(spots), width)),
    )


def _spot(view: CellView) -> Spot:
    lines = (
        _("n={n:,}").format(n=view.n),
        view.people_text and _("{share} of the customers").format(share=view.people_text),
        view.share_text and _("{share} of the sales").format(share=view.share_text),
        view.mean_text and _("{amount} on the average").format(amount=view.mean_text),
    )
    told = tuple(one for one in lines if one)
    return Spot(view.name, told, view.loyalty, view.bar, view.state, view.n)


def _table(views: Sequence[CellView], grid: Cells, money: Money) -> Table:
    sign = money.sign if money.times == 1 else ""  # the figures are in the unit of the file
    digits = 2 if money.has_cents else 0
    columns = (
        Column(_("Cell")),
        Column(_("Where it lies")),
        Column("n", "count", adds_up=True),
        Column(_("Shares of the customers"), "share", digits=1),
        Column(_("Shares of the sales"), "share", digits=1),
        Column(_("Sales"), "amount", "", digits, sign),
        Column(_("Mean"), "amount", _("What one customer brings in on the average"), digits, sign),
        Column(_("What to do")),
    )
    rows = tuple(_row(view, cell) for view, cell in zip(views, grid.cells, strict=True))
    whole = (_("All"), "", count_figure(grid.n, "grid/n"), "", "", figure(grid.spent, key="grid/spent"), "", "")
    return Table("customers_grid", _("Customer grid"), columns, (*rows, Row(whole, "total", grid.n)), small_notes())


def _row(view: CellView, cell: GridCell) -> Row:
    path = f"grid/cells/{view.code}"
    cells = (
        view.name,
        view.place,
        count_figure(view.n, f"{path}/n"),
        figure(cell.customers.value, view.state, f"{path}/customers/share"),
        figure(cell.sales.value, view.state, f"{path}/sales/share"),
        figure(cell.spent, view.state, f"{path}/spent"),
        figure(cell.mean.value, view.state, f"{path}/mean/mean"),
        view.advice,
    )
    return Row(cells, n=view.n)


def _more_often(experiences: tuple[CellExperience, ...]) -> tuple[CellExperience, ...]:
    """Return what the members of a cell had clearly more often, what differs most first; no small bases."""
    clear = [
        one
        for one in experiences
        if one.more_often and "shown" == how_shown(one.difference) == how_shown(one.inside) == how_shown(one.outside)
    ]
    return tuple(sorted(clear, key=lambda one: -(one.difference.points or 0.0)))


def _more_table(views: Sequence[CellView], clear: Mapping[CellCode, tuple[CellExperience, ...]]) -> Table:
    columns = (
        Column(_("Cell")),
        Column(_("Experience")),
        Column(_("Asked"), "count"),
        Column(_("Had it"), "share", digits=1),
        Column(_("The other customers"), "share", digits=1),
        Column(_("Difference (percentage points)"), "points", digits=1),
    )
    rows = []
    for view in views:
        for one in clear[view.code]:
            path = f"grid/cells/{view.code}/experiences/{one.experience.id}"
            cells = (
                view.name,
                one.experience.name,
                count_figure(one.inside.n, f"{path}/inside/n"),
                estimate_figures(one.inside, f"{path}/inside", "share")[0],
                estimate_figures(one.outside, f"{path}/outside", "share")[0],
                figure(one.difference.points, key=f"{path}/difference/points"),
            )
            rows.append(Row(cells))  # of the cell, however many of it were asked
    title = _("Experiences that the customers of a cell had more often than the others")
    note = _("More often by more than chance, even with all experiences compared.")
    return Table("customers_grid_experiences", title, columns, tuple(rows), (note,))
