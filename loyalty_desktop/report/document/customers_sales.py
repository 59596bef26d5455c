"""The page on good and bad sales: what each class of customers brings in, beside how many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.customers_view import SalesPart, SalesView, sales_view
from loyalty_desktop.report.document.charts import Parts, Portion, Whole
from loyalty_desktop.report.document.facts_base import base_line, count_figure, figure, intervals, small_notes
from loyalty_desktop.report.document.model import Cell, Column, Page, Row, Table
from loyalty_desktop.report.money_text import Money
from loyalty_desktop.report.shown import how_shown, least_shown

if TYPE_CHECKING:
    from loyalty_desktop.compute.customers import Customers
    from loyalty_desktop.compute.economy import ClassAmount, Economy
    from loyalty_desktop.survey.column import Column as SurveyColumn

_TIMES = Money()


def sales_page(found: Customers, profit: SurveyColumn, money: Money) -> Page:
    """Return what each class brings in; `found` has sales that add up."""
    sales = found.sales
    assert sales is not None
    often = None if sales.frequency is None or found.frequency is None else _TIMES
    view = sales_view(sales, column_text(profit), money, often)
    lead = tuple(one for one in (view.scores,) if one)
    return Page(
        "customers_sales",
        "customers",
        _("Good and bad sales"),
        _title(view),
        (_chart(view), _table(sales, view, money)),
        lead,
        _notes(view),
        base_line(_base(view), intervals(_("ratio of two sums for shares of the sales"))),
    )


def _title(view: SalesView) -> str:
    by_class = {one.code: one for one in view.parts}
    good, bad = by_class["positive"], by_class["negative"]
    if least_shown(good.state, bad.state) != "shown":
        return _("The sales of {n:,} customers by class").format(n=view.n)
    said = _("{name} bring in {share} of the sales, {other} {less}")
    return said.format(name=good.name, share=good.share_text, other=bad.name, less=bad.share_text)


def _base(view: SalesView) -> str:
    said = _("n={n:,} respondents with a loyalty answer and an amount").format(n=view.n)
    if not view.left_out:
        return said
    return f"{said} {_('· {n:,} without an amount').format(n=view.left_out)}"


def _notes(view: SalesView) -> tuple[str, ...]:
    return (
        _("What customers of this class spend, as a share of all sales (“{column}”).").format(column=view.column),
        _("Good sales come from loyal customers, bad sales from unhappy ones, who may leave."),
    )


def _chart(view: SalesView) -> Parts:
    firm = least_shown(*(one.state for one in view.parts))
    sales = tuple(Portion(f"{one.title} ({one.name})", one.share, one.code) for one in view.parts)
    people = tuple(
        Portion(f"{one.title} ({one.name})", one.people if one.state != "hidden" else None, one.code)
        for one in view.parts
    )
    titles = _("Shares of the sales"), _("Shares of the customers")
    wholes = (
        Whole(titles[0], sales, view.n, firm if firm != "hidden" else "reference", view.total_text),
        Whole(titles[1], people, view.n, firm if firm != "hidden" else "reference"),
    )
    return Parts("customers_sales_chart", _("Good and bad sales"), wholes)


def _table(found: Economy, view: SalesView, money: Money) -> Table:
    sign = money.sign if money.times == 1 else ""  # the figures are in the unit of the file
    digits = 2 if money.has_cents else 0
    columns = [
        Column(_("Class")),
        Column("n", "count", _("Respondents with a loyalty answer and an amount"), adds_up=True),
        Column(_("Shares of the customers"), "share", digits=1),
        Column(_("Shares of the sales"), "share", digits=1),
        Column(_("{figure}, low").format(figure=_("Shares of the sales")), "share", digits=1),
        Column(_("{figure}, high").format(figure=_("Shares of the sales")), "share", digits=1),
        Column(view.column, "amount", _("Sum of all of them"), digits, sign),
        Column(_("Mean"), "amount", _("What one customer brings in on the average"), digits, sign),
    ]
    if found.frequency is not None:
        columns.append(Column(_("How often"), "number", _("How often a customer comes on the average"), 1))
    rows = tuple(_row(found, part, at) for at, part in enumerate(view.parts))
    return Table("customers_sales", _("Good and bad sales"), tuple(columns), (*rows, _total(found)), small_notes())


def _row(found: Economy, part: SalesPart, at: int) -> Row:
    one, mean = found.sales[at], found.spend.classes[at]
    path = f"economy/sales/{part.code}"
    cells: list[Cell] = [
        f"{part.title} ({part.name})",
        count_figure(part.n, f"{path}/n"),
        figure(one.customers.value, how_shown(one.customers), f"{path}/customers/share"),
        figure(one.sales.value, part.state, f"{path}/share"),
        figure(one.sales.low, part.state, f"{path}/low"),
        figure(one.sales.high, part.state, f"{path}/high"),
        figure(one.spent, part.state, f"{path}/spent"),
        figure(mean.mean.value, how_shown(mean.mean), f"economy/spend/classes/{part.code}/mean"),
    ]
    if found.frequency is not None:
        often = found.frequency.classes[at].mean
        cells.append(figure(often.value, how_shown(often), f"economy/frequency/classes/{part.code}/mean"))
    return Row(tuple(cells), n=part.n)


def _total(found: Economy) -> Row:
    every: ClassAmount = found.spend.everybody
    state = how_shown(every.mean)
    cells: list[Cell] = [
        _("All"),
        count_figure(found.spend.n, "economy/spend/n"),
        "",
        "",
        "",
        "",
        figure(found.spent, state, "economy/spent"),
        figure(every.mean.value, state, "economy/spend/everybody/mean"),
    ]
    if found.frequency is not None:
        often = found.frequency.everybody.mean
        cells.append(figure(often.value, how_shown(often), "economy/frequency/everybody/mean"))
    return Row(tuple(cells), "total", found.spend.n)
