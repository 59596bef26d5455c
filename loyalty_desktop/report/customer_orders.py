"""Customers as lists: in which order, and whom the method turns to first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
import numpy as np

from loyalty_desktop.compute.amount_rows import amount_kind, levels_of
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.economics import CellCode
from loyalty_desktop.report.customer_rows import CustomerRows
from loyalty_desktop.report.grid_words import cell_name

if TYPE_CHECKING:
    import numpy.typing as npt

    from loyalty_desktop.compute.customer_grid import Grid
    from loyalty_desktop.journey.economics import CellName
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.survey import Survey

Order: TypeAlias = Literal["amount", "often", "answer"]
PriorityCode: TypeAlias = Literal["hostages", "rebels", "angels", "ambassadors"]
CELL_OF: dict[str, CellCode] = {
    "hostages": "negative_high",
    "rebels": "negative_low",
    "angels": "positive_high",
}
"""The cell that a list of the method is."""
_LOYAL: tuple[CellCode, ...] = ("positive_high", "positive_low")


class Priority(msgspec.Struct, frozen=True):
    """One list that the method turns to: what it is called, what is to be done, how many are on it.

    `cell` is where they are in the grid; None for those who are gathered from several cells.
    """

    code: PriorityCode
    name: str
    what: str
    n: int
    cell: CellCode | None


def priorities(grid: Grid, names: tuple[CellName, ...], candidates: int | None) -> tuple[Priority, ...]:
    """Return the lists of the method, the most urgent first; `candidates` for ambassadors, None without such a list."""
    whats: tuple[tuple[PriorityCode, str], ...] = (
        ("hostages", _("one by one, at once")),
        ("rebels", _("many: by one good routine")),
        ("angels", _("listen to them")),
    )
    found = [
        Priority(code, cell_name(CELL_OF[code], names), what, grid.cell(CELL_OF[code]).n, CELL_OF[code])
        for code, what in whats
    ]
    if candidates is not None:
        found.append(Priority("ambassadors", _("Ambassadors"), _("candidates to speak for you"), candidates, None))
    return tuple(found)


def orders_of(members: CustomerRows) -> tuple[tuple[str, Order], ...]:
    """Return in which orders these customers can be listed."""
    found: list[tuple[str, Order]] = [(_("By amount"), "amount")]
    if members.often is not None:
        found.append((_("By frequency"), "often"))
    return (*found, (_("Unhappiest first"), "answer"))


def ordered(members: CustomerRows, order: Order) -> CustomerRows:
    """Return the customers in another order; who is alike in it stays as before, those who spend most first."""
    if order == "often" and members.often is not None:
        values = -_times(members.often, members.rows)
    elif order == "answer":
        values = np.array([members.score(row) for row in members.rows.tolist()])
    else:
        return members
    return replace(members, rows=members.rows[np.argsort(values, kind="stable")])


def ambassadors(
    survey: Survey, measure: Measure, grid: Grid, money: Column, often: Column | None
) -> CustomerRows | None:
    """Return who may speak for the brand: positive, more frequent than half of all customers, with something to say.

    None where nothing tells how often customers come, or nobody was asked for comments.
    """
    if often is None:
        return None
    everybody = np.flatnonzero(grid.placed >= 0)
    times = _times(often, everybody)
    known = times[np.isfinite(times)]
    loyal = np.sort(np.concatenate([grid.rows_of(code) for code in _LOYAL]))
    limit = float(np.median(known)) if known.size else np.inf
    frequent = loyal[_times(often, loyal) > limit]
    spent = money.scale.codes[money.raw.codes[frequent]]
    found = CustomerRows(survey, measure, frequent[np.argsort(-spent, kind="stable")], money, often)
    return replace(found, rows=found.commenting) if found.comments else None


def candidates_of(grid: Grid, found: CustomerRows) -> tuple[tuple[CellCode, int], ...]:
    """Return from which cells the customers of a gathered list come, and how many from each."""
    return tuple((code, int(np.isin(grid.rows_of(code), found.rows).sum())) for code in _LOYAL)


def _times(often: Column, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
    """Return how often each comes; −inf, so that it is never much, where that is not known."""
    codes = often.scale.codes[often.raw.codes[rows]].astype(np.float64)
    usable = levels_of(often.scale).of_value[often.raw.codes[rows]] >= 0
    return np.where(usable & (amount_kind(often) is not None), codes, -np.inf)
