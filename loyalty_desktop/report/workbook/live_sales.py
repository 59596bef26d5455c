"""What each class brings in as formulas: its share of customers and of sales, its mean amount (METHOD 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.customers import customers
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.workbook import formulas as made
from loyalty_desktop.report.workbook.live_data import CLASS, NO_CLASS, WEIGHT
from loyalty_desktop.report.workbook.live_rows import or_nothing

if TYPE_CHECKING:
    from loyalty_desktop.compute.economy import Behaviour, ClassSales, Economy
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.workbook.live_counts import Conditions, Counted, Counts
    from loyalty_desktop.report.workbook.live_fields import Field
    from loyalty_desktop.report.workbook.live_rows import Rows
    from loyalty_desktop.report.workbook.live_sheet import Ref

_ANY_AMOUNT = -1e300
_NOTHING = "1E-12"
"""What rounding leaves of a total of nothing, relative to the amounts."""


@dataclass(frozen=True, eq=False)
class _Sums:
    """The cells of one class or of all: who has an amount, what they weigh, what they spent, weighted and squared."""

    n: Ref
    weight: Ref
    spent: Ref
    weighted: Ref
    squares: Ref


def sales_figures(material: Material, counts: Counts, rows: Rows) -> dict[str, Ref]:
    """Write who brings in the money, and return the cell of each figure by its key."""
    found = customers(material.counter, material.journey).sales
    if found is None or counts.data.loyalty is None:
        return {}
    keys: dict[str, Ref] = {}
    spend = counts.data.amounts.get(found.spend.column)
    if spend is not None and found.spend.kind == "amounts":
        keys |= _Sales(material, counts, rows, spend).figures(found)
    often = None if found.frequency is None else counts.data.amounts.get(found.frequency.column)
    if often is not None and found.frequency is not None and found.frequency.kind == "amounts":
        keys |= _Sales(material, counts, rows, often).means("economy/frequency", found.frequency)
    return keys


class _Sales:
    """One column of amounts, with its sums by class and of everybody (the last)."""

    def __init__(self, material: Material, counts: Counts, rows: Rows, amounts: Field) -> None:
        self._rows, self._counts, self._amounts = rows, counts, amounts
        measure = material.results.loyalty.measure
        self._names = [class_name(one, measure) for one in ("negative", "passive", "positive")]
        has: Conditions = ((amounts, ">=", _ANY_AMOUNT),)
        self._counted: Counted = counts.count(amounts.name, _("With an amount"), has)
        self._area = counts.data.area(counts.data.letters[amounts], counts.answers)
        self._write()

    def _write(self) -> None:
        """Write the sums, a row a class and one of all."""
        spent, weighted, squares = self._results()
        headings = (_("n"), _("Weights"), _("Sum"), _("Weighted sum"), _("Sum of squares"))
        self._rows.block(_("Sums of amounts"), headings)
        self._sums: list[_Sums] = []
        classes = self._counts.data.area(CLASS, self._counts.answers)
        weights = [] if self._counts.data.weight is None else [self._counts.data.area(WEIGHT, self._counts.answers)]
        for at, name in enumerate(self._names):
            self._rows.name(self._amounts.name, name)
            test, factors = [(classes, str(at + 1))], [self._area, *weights]
            sums = (
                made.count_if(test, self._area),
                made.products(test, factors),
                made.products(test, [*factors, *factors]),
            )
            self._sums.append(self._row(at, sums, (spent[at], weighted[at], squares[at])))
        self._rows.name(self._amounts.name, _("All"))
        added = [
            f"SUM({getattr(self._sums[0], name).here}:{getattr(self._sums[-1], name).here})"
            for name in ("spent", "weighted", "squares")
        ]
        totals = (sum(spent), sum(weighted), sum(squares))
        self._sums.append(self._row(3, (added[0], added[1], added[2]), totals))

    def _results(self) -> tuple[list[float], list[float], list[float]]:
        """Return what each class spent, weighted too, and what the squares of that add up to."""
        data = self._counts.data
        numbers = self._amounts.numbers()[data.rows]
        inside = ~np.isnan(numbers) & (data.classes > NO_CLASS)
        places, values = data.classes[inside] - 1, numbers[inside]
        weights = None if data.weight is None else data.weight.numbers()[data.rows][inside]
        money = values if weights is None else values * weights
        spent, weighted, squares = (
            np.bincount(places, one, minlength=3).tolist() for one in (values, money, money * money)
        )
        return spent, weighted, squares

    def _row(self, at: int, sums: tuple[str, str, str], results: tuple[float, float, float]) -> _Sums:
        one, rows = self._counted, self._rows
        tally = (one.classes.negative, one.classes.passive, one.classes.positive, one.classes.total)[at]
        found = _Sums(
            rows.cell(3, one.n.classes[at].there, tally.n, "count"),
            rows.cell(4, one.weights.classes[at].there, tally.w, "effective"),
            *(rows.cell(5 + place, sums[place], results[place], "effective") for place in range(3)),
        )
        rows.sheet.row += 1
        return found

    def figures(self, found: Economy) -> dict[str, Ref]:
        """Write shares of customers and sales, and mean amounts."""
        keys: dict[str, Ref] = {}
        ends = (_("Low end"), _("High end"))
        headings = (_("Shares of the customers"), _("Shares of the sales"), *ends, _("Standard error"), _("Sum"))
        self._rows.block(_("Good and bad sales"), headings)
        for at, one in enumerate(found.sales):
            self._rows.name(self._amounts.name, self._names[at])
            keys |= {f"economy/sales/{one.code}/{name}": ref for name, ref in self._share(at, one).items()}
            self._rows.sheet.row += 1
        total = self._sums[-1]
        self._rows.name(self._amounts.name, _("All"))
        keys["economy/spent"] = self._rows.shown(8, [total.n], total.spent.here, found.spent, "effective")
        self._rows.sheet.row += 1
        keys["economy/spend/n"] = total.n
        return keys | self.means("economy/spend", found.spend)

    def _share(self, at: int, found: ClassSales) -> dict[str, Ref]:
        rows, own, all_ = self._rows, self._sums[at], self._sums[-1]
        one, total = own.weighted.here, all_.weighted.here
        of = made.part(own.weight.here, all_.weight.here)
        customers_ = rows.shown(3, [all_.n], of, found.customers.value, "share")
        dust = f"{total}<={_NOTHING}*SQRT({all_.squares.here})"
        of = f'IF({dust},"",{one}/{total})'
        share = rows.shown(4, [own.n], of, found.sales.value, "share")
        error = made.sales_error(all_.n.here, share.here, own.squares.here, all_.squares.here, total)
        error = f'IF({share.here}="","",{error})'
        se = rows.cell(7, error, or_nothing(found.sales.se), "number")
        lowest = f"MIN({self._sums[0].weighted.here}:{self._sums[2].weighted.here})"
        none = f'IF({share.here}="","",IF(OR({lowest}<0,{share.here}<=0,{share.here}>=1,{se.here}=0),"",{{}}))'
        low, high = (
            rows.cell(
                5 + upper, none.format(made.logit_end(share.here, se.here, rows.z, upper=bool(upper))), end, "share"
            )
            for upper, end in enumerate(map(or_nothing, (found.sales.low, found.sales.high)))
        )
        spent = rows.shown(8, [own.n], own.spent.here, found.spent, "effective")
        return {
            "n": own.n,
            "customers/share": customers_,
            "share": share,
            "se": se,
            "low": low,
            "high": high,
            "spent": spent,
        }

    def means(self, path: str, found: Behaviour) -> dict[str, Ref]:
        """Write the mean amount of each class and of all."""
        keys: dict[str, Ref] = {f"{path}/n": self._sums[-1].n}
        self._rows.block(_("Mean amounts"), (_("n"), _("Mean")))
        for at, (name, one) in enumerate(zip((*self._names, _("All")), (*found.classes, found.everybody), strict=True)):
            self._rows.name(self._amounts.name, name)
            sums = self._sums[at]
            n = self._rows.cell(3, sums.n.here, sums.n.result, "count")
            mean = self._rows.shown(4, [n], f"{sums.weighted.here}/{sums.weight.here}", one.mean.value, "effective")
            self._rows.sheet.row += 1
            own = f"{path}/everybody" if one.code is None else f"{path}/classes/{one.code}"
            keys |= {f"{own}/mean": mean, f"{own}/n": n}
        return keys
