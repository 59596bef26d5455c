"""The figures of the Customers screen explained: good and bad sales, and the cells of the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.compute.whom import InCells, Loyal, Spending
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.explained_scores import class_answers, class_limits
from loyalty_desktop.report.explanation import Explanation, small_lines, told
from loyalty_desktop.report.money_text import money_of
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.customer_grid import Grid
    from loyalty_desktop.compute.economy import Economy
    from loyalty_desktop.compute.results import MissingCount
    from loyalty_desktop.report.customers_view import CellView, SalesPart
    from loyalty_desktop.report.explanation import Known, Part
    from loyalty_desktop.survey.column import Column


def sales_share(known: Known, found: Economy, profit: Column, part: SalesPart) -> Explanation:
    """Return how the share of the sales of one class comes about."""
    n, measure = part.n, known.journey.measure
    meaning = _("What customers of this class spend, as a share of all sales (“{column}”).")
    worked = ""
    if part.share is not None and part.spent_text:
        said = _("{spent} of {whole}: {share}")
        if known.results.weighted:
            said = _("{spent} of {whole}; weighted, that is {share}")
        whole = money_of(profit).short(found.spent) if found.spent is not None else ""
        worked = said.format(spent=part.spent_text, whole=whole, share=part.share_text) if whole else ""
    base = _("n={n:,} respondents with a loyalty answer and an amount").format(n=found.spend.n)
    lines = [*part.tip.split("\n")[1:], _("Method: ratio of two sums, on the logit scale")] if part.share_text else []
    return Explanation(
        part.title,
        part.share_text or _("n={n:,}").format(n=n),
        n,
        part.state == "reference",
        told(
            (meaning.format(column=column_text(profit)), class_answers(measure, part.code)),
            (worked,),
            _base(known, base, n, found.spend.missing, found.no_loyalty),
            (*lines, *_small(part.state, n)),
        ),
        (Loyal(*class_limits(measure, part.code)), Spending(profit.key)),
        part.name,
    )


def grid_cell(known: Known, grid: Grid, profit: Column, view: CellView) -> Explanation:
    """Return how the figures of a cell of the grid come about."""
    meaning = _("Customers by loyalty class and by whether “{column}” is above the threshold: {place}.")
    shown = f"{view.people_text}  ({view.n:,})" if view.people_text else _("n={n:,}").format(n=view.n)
    worked = []
    if view.people_text:
        said = _("{count:,} of {n:,} customers: {share}")
        if known.results.weighted:
            said = _("{count:,} of {n:,} customers; weighted, they are {share}")
        worked.append(said.format(count=view.n, n=grid.n, share=view.people_text))
    if view.share_text and grid.spent is not None:
        said = _("Sales: {spent} of {whole}, {share}").format(
            spent=view.spent_text, whole=money_of(profit).short(grid.spent), share=view.share_text
        )
        worked.append(said)
    if view.mean_text:
        worked.append(_("Mean: {amount} each").format(amount=view.mean_text))
    base = _("n={n:,} customers are in the grid: they have a loyalty answer and an amount").format(n=grid.n)
    methods = [
        _("Methods: Wilson for the share of customers; ratio of two sums for the share of the sales; t interval")
    ]
    sure = [*view.tip.split("\n"), *methods] if view.tip else []
    return Explanation(
        view.name,
        shown,
        view.n,
        view.state == "reference",
        told(
            (meaning.format(column=column_text(profit), place=view.place), view.advice),
            worked,
            _base(known, base, view.n, grid.missing, grid.no_loyalty),
            (*sure, *_small(view.state, view.n)),
        ),
        (InCells((view.code,)),),
        view.name,
    )


def _base(known: Known, base: str, n: int, missing: Sequence[MissingCount], no_loyalty: int) -> Part:
    lines = [base]
    left = [f"{word('missing', one.reason)} {one.count:,}" for one in missing if one.count]
    if no_loyalty:
        left.insert(0, _("without a loyalty answer {n:,}").format(n=no_loyalty))
    if left:
        lines.append(_("Left out: {reasons}").format(reasons=_(", ").join(left)))
    lines.append(_("This figure: n={n:,}").format(n=n))
    return known.counting(*lines)


def _small(state: str, n: int) -> list[str]:
    if n < DEFAULT_LIMITS.suppress:
        return [_("Not shown: fewer than 10 respondents. Only their number is given.")]
    return small_lines() if state == "reference" else []
