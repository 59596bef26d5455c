"""The customer grid: three classes of loyalty by high and low profit (METHOD 6; Reichheld 2006, p. 117)."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec.structs import replace

from loyalty_desktop.compute.amount_rows import (
    CLASSES,
    AmountKind,
    AmountRows,
    ClassCode,
    Places,
    amount_kind,
    amount_rows,
    levels_of,
    quantile,
)
from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.economy import NOBODY, loyalty_column
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Estimate, Limits, hidden_estimate, is_hidden
from loyalty_desktop.compute.estimate import base_flags as flags_of
from loyalty_desktop.compute.results import MissingCount
from loyalty_desktop.compute.sales import SalesShare, mean_amounts, sales_of, sales_share
from loyalty_desktop.compute.share import share
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.economics import CELLS, CellCode, Threshold
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.column import Column

__all__ = ["CELLS", "CellCode", "Grid", "GridCell", "Threshold", "customer_grid"]

_HIDDEN = SalesShare(None, None, None, None)


class GridCell(msgspec.Struct, frozen=True, gc=False):
    """One of the six cells: `n` respondents, their share of all customers and of all that was spent, both 0..1.

    `customers` has everybody in the grid as its base. `spent` is what these respondents spent, whatever they weigh;
    it, its share and the mean are hidden on fewer respondents than the limit.
    """

    code: CellCode
    loyalty: ClassCode
    high: bool
    n: int
    customers: Estimate
    spent: float | None
    sales: SalesShare
    mean: Estimate
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The six cells, high profit first, over the `n` respondents with loyalty answer, spend and profit.

    `limit` is the amount that profit must exceed to be high; None without anybody. `degenerate`: all of them are on
    one side of it. `ranks_only`: spend is in ranges that count for no amount, so that cells have sizes only.
    `no_threshold`: profit is in such ranges, which have no mean and no amounts.
    """

    spend: ColumnKey
    profit: ColumnKey
    threshold: Threshold
    limit: float | None
    n: int
    no_loyalty: int
    missing: tuple[MissingCount, ...]
    spent: float | None
    cells: tuple[GridCell, ...]
    placed: Places
    """The place in CELLS of each respondent of the survey; −1 for those outside the grid."""
    flags: tuple[str, ...] = ()

    @property
    def told_limit(self) -> float | None:
        """The limit, where it does not tell what one of a few people spent; what the user set tells nothing."""
        return self.limit if self.threshold.kind == "amount" or self.n >= DEFAULT_LIMITS.suppress else None

    def cell(self, code: CellCode) -> GridCell:
        """Return one cell."""
        return self.cells[CELLS.index(code)]

    def rows_of(self, code: CellCode) -> Places:
        """Return the respondents of one cell as rows of the survey, from 0, in file order."""
        return np.flatnonzero(self.placed == CELLS.index(code))


_MEDIAN = Threshold()


def customer_grid(
    counter: Counter,
    journey: Journey,
    spend: ColumnKey,
    threshold: Threshold = _MEDIAN,
    *,
    profit: ColumnKey | None = None,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> Grid:
    """Return the grid under the journey's filters and weight; profit is `spend` where no margin is known.

    High is profit > limit. The limit is found among the respondents of the base, each counting once, so that nobody
    changes cells when a weight is put on. Raises UnusableJourney when a column, filter or weight is missing or
    unusable.
    """
    base = counter.base_of(journey)
    money, margin = _column(counter, spend), _column(counter, profit or spend)
    outcome = loyalty_column(counter, journey)
    kind = amount_kind(money)
    rows, no_loyalty, missing = NOBODY, base.count, tuple[MissingCount, ...]()
    if outcome is not None and kind is not None and amount_kind(margin) is not None:
        rows, without = amount_rows(base, outcome, journey.measure, money)
        no_loyalty = without.no_loyalty
        missing = tuple(MissingCount(reason, count) for reason, count in without.by_reason)
    rows, margins = _with_profit(rows, money, margin)
    limit = _limit(margins, threshold, amount_kind(margin))
    flags = _grid_flags(margins, limit, kind, outcome)
    high = margins.values > (math.inf if limit is None else limit)
    places = rows.classes + np.where(high, 0, len(CLASSES)).astype(np.intp)
    if limit is None:
        rows, places = rows.within(np.zeros(rows.n, dtype=bool)), places[:0]
    placed = np.full(counter.survey.rows, -1, dtype=np.intp)
    placed[rows.rows] = places
    placed.flags.writeable = False
    cells = _cells(rows, places, kind, confidence, limits)
    hidden = kind != "amounts" or is_hidden(flags_of(Tally.of(rows.n), limits))
    return Grid(
        spend,
        profit or spend,
        threshold,
        limit,
        rows.n,
        no_loyalty,
        missing,
        None if hidden else float(rows.values.sum()),
        cells,
        placed,
        flags,
    )


def _column(counter: Counter, key: ColumnKey) -> Column:
    column = counter.survey.column(key)
    if column is None:
        raise UnusableJourney(message("column_missing", column=key.heading))
    return column


def _with_profit(rows: AmountRows, money: Column, margin: Column) -> tuple[AmountRows, AmountRows]:
    """Return the respondents who have a profit too, with their spend and with their profit."""
    if margin is money or not rows.n:
        return rows, rows
    levels = levels_of(margin.scale)
    places = levels.of_value[margin.raw.codes[rows.rows]]
    kept = rows.within(places >= 0)
    return kept, dataclasses.replace(kept, places=places[places >= 0], amounts=levels.amounts)


def _limit(margins: AmountRows, threshold: Threshold, kind: AmountKind | None) -> float | None:
    """Return the amount that is not high yet; None without anybody, and of ranges where only amounts have one."""
    if not margins.n or (kind != "amounts" and threshold.kind in {"mean", "amount"}):
        return None
    if threshold.kind == "mean":
        # The mean of equal amounts comes out a last digit beside them, and would make all of them high.
        return float(np.clip(margins.values.mean(), margins.values.min(), margins.values.max()))
    if threshold.kind == "amount":
        return threshold.value
    share_below = 0.5 if threshold.value is None else 1 - threshold.value / 100
    limit = quantile(margins.amounts, margins.counts, share_below)
    if limit is None or kind == "amounts":
        return limit
    # Between two ranges there is none: the lower one parts the same people, and has a name.
    return float(margins.amounts[np.searchsorted(margins.amounts, limit, side="right") - 1])


def _grid_flags(
    margins: AmountRows, limit: float | None, kind: AmountKind | None, outcome: Column | None
) -> tuple[str, ...]:
    flags: tuple[str, ...] = ()
    if outcome is None:
        flags += ("no_loyalty",)
    if kind != "amounts":
        flags += ("ranks_only",) if kind == "ranks" else ("no_scale",)
    if limit is None:
        return (*flags, "no_threshold" if margins.n else "no_base")
    high = int((margins.values > limit).sum())
    return (*flags, "degenerate") if high in {0, margins.n} else flags


def _cells(
    rows: AmountRows, places: Places, kind: AmountKind | None, confidence: float, limits: Limits
) -> tuple[GridCell, ...]:
    size = len(CELLS)
    tallies = rows.tallies(places, size)
    everybody = sum(tallies, Tally())
    sales = sales_of(rows, places, size)
    spent = np.bincount(places, rows.values, minlength=size).tolist()
    means = mean_amounts(rows, places, tallies, confidence=confidence, limits=limits)
    found = []
    for at, (code, tally) in enumerate(zip(CELLS, tallies, strict=True)):
        flags = flags_of(tally, limits)
        shown = kind == "amounts" and not is_hidden(flags)
        without = flags if is_hidden(flags) else ("ranks_only", *flags)
        brought = sales_share(sales, at, confidence=confidence) if shown else _HIDDEN
        found.append(
            GridCell(
                code,
                CLASSES[at % len(CLASSES)],
                at < len(CLASSES),
                tally.n,
                share(tally, everybody, confidence=confidence, limits=limits),
                spent[at] if shown else None,
                replace(brought, flags=(*flags, *brought.flags) if shown else without),
                means[at] if shown else hidden_estimate(tally, without),
                flags,
            )
        )
    return tuple(found)
