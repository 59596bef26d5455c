"""What loyalty has to do with what customers spend and how often they come (METHOD 6)."""

from __future__ import annotations

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
    NoAmount,
    amount_kind,
    amount_rows,
    quantile,
    weighted_medians,
)
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Estimate, Limits, base_flags, is_hidden
from loyalty_desktop.compute.kruskal import KruskalWallis, kruskal_wallis
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.results import MissingCount
from loyalty_desktop.compute.sales import (
    SalesShare,
    mean_amounts,
    sales_of,
    sales_score,
    sales_share,
)
from loyalty_desktop.compute.share import share
from loyalty_desktop.compute.spearman import Correlation, pearson, spearman
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Base, Counter
    from loyalty_desktop.journey.model import Journey, Measure
    from loyalty_desktop.survey.column import Column

_SIGNS = (-1.0, 0.0, 1.0)
_NO_CORRELATION = Correlation(0, None, None, None, ("no_base",))
_NO_TEST = KruskalWallis(0, 0, None, None, ("no_base",))
_HIDDEN = SalesShare(None, None, None, None)


class ClassAmount(msgspec.Struct, frozen=True, gc=False):
    """What one class spends (or how often it comes) on the average; `code` is None for everybody.

    `median` is hidden where the mean is.
    """

    code: ClassCode | None
    mean: Estimate
    median: float | None


class Behaviour(msgspec.Struct, frozen=True):
    """One column of amounts beside the loyalty answer: of the `n` respondents who have both.

    `missing` are those with a loyalty answer and no amount. Where `kind` is `ranks`, ranges that count for no amount
    so far, correlation and test hold and there are no means (`ranks_only`). Correlations and test count respondents
    once each, which is said by `unweighted` where the rest is weighted.
    """

    column: ColumnKey
    kind: AmountKind | None
    n: int
    missing: tuple[MissingCount, ...]
    negative: int
    zero: int
    classes: tuple[ClassAmount, ...]
    everybody: ClassAmount
    spearman: Correlation
    pearson_log: Correlation
    """Pearson's correlation of the answer with log(1 + amount); none where an amount is below zero."""
    kruskal: KruskalWallis
    flags: tuple[str, ...] = ()


class ClassSales(msgspec.Struct, frozen=True, gc=False):
    """What one class brings in: its share of the customers and of the sales, both 0..1.

    `n` are the respondents of the class; below the limit its sales are hidden. `spent` is what these respondents
    spent, whatever they weigh.
    """

    code: ClassCode
    n: int
    customers: Estimate
    sales: SalesShare
    spent: float | None


class Cap(msgspec.Struct, frozen=True, gc=False):
    """Amounts above `limit`, the given share of all from below, count for `limit`: those of `count` respondents."""

    share: float
    limit: float
    count: int


class Economy(msgspec.Struct, frozen=True):
    """Good and bad sales: who spends, by class (METHOD 6).

    `score` is the net score in which each yen counts; `customers` the net score of the same respondents, for the
    two to be compared. `spent` is what all of them spent, whatever they weigh; None where it must not be shown.
    """

    measure: Measure
    respondents: int
    """Respondents in the base, answered or not."""
    no_loyalty: int
    """Those of them without a valid loyalty answer."""
    spend: Behaviour
    frequency: Behaviour | None
    sales: tuple[ClassSales, ...]
    spent: float | None
    score: SalesShare
    customers: Estimate
    cap: Cap | None


@dataclass(frozen=True, slots=True)
class _Case:
    """What the figures of one economy share."""

    counter: Counter
    journey: Journey
    base: Base
    confidence: float
    limits: Limits

    def rows(self, key: ColumnKey) -> tuple[Column, AmountRows, NoAmount]:
        """Return the respondents with a loyalty answer and an amount; raises UnusableJourney without the column."""
        column = self.counter.survey.column(key)
        if column is None:
            raise UnusableJourney(message("column_missing", column=key.heading))
        outcome = loyalty_column(self.counter, self.journey)
        if outcome is None or amount_kind(column) is None:
            return column, NOBODY, NoAmount(self.base.count if outcome is None else 0, ())
        return column, *amount_rows(self.base, outcome, self.journey.measure, column)


_EMPTY = np.zeros(0, dtype=np.intp)
NOBODY = AmountRows(_EMPTY, _EMPTY, _EMPTY, np.zeros(0), _EMPTY, np.zeros(0), None)


def economy(
    counter: Counter,
    journey: Journey,
    *,
    spend: ColumnKey,
    frequency: ColumnKey | None = None,
    cap: float | None = None,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> Economy:
    """Return what customers of each class spend, and how often they come, under the journey's filters and weight.

    With `cap`, a share such as .99, amounts of spend above that quantile count for it; the cap says how many were
    cut. A column that holds no amounts has flags instead of figures. Raises UnusableJourney when a column, filter
    or weight is missing or unusable.
    """
    if cap is not None and not 0 < cap < 1:
        raise ValueError(f"a cap lies between 0 and 1, not {cap}")
    base = counter.base_of(journey)
    case = _Case(counter, journey, base, confidence, limits)
    column, rows, no_amount = case.rows(spend)
    found = None
    if cap is not None and amount_kind(column) == "amounts":
        rows, found = _capped(rows, cap)
    spent = _behaviour(case, column, rows, no_amount)
    tallies = rows.tallies(rows.classes, len(CLASSES))
    negative, passive, positive = tallies
    sales, total, score = _sales(case, rows, tallies, adds_up=spent.kind == "amounts")
    return Economy(
        journey.measure,
        base.count,
        no_amount.no_loyalty,
        spent,
        None if frequency is None else _behaviour(case, *case.rows(frequency)),
        sales,
        total,
        score,
        net_score(ClassCounts(positive, passive, negative), confidence=confidence, limits=limits),
        found,
    )


def loyalty_column(counter: Counter, journey: Journey) -> Column | None:
    """Return the loyalty question of the journey, if the survey has it and its answers are on a scale."""
    key = journey.measure.column
    column = counter.survey.column(key) if key is not None else None
    return column if column is not None and column.scale.kind in RATINGS else None


def _capped(rows: AmountRows, cap: float) -> tuple[AmountRows, Cap | None]:
    limit = quantile(rows.amounts, rows.counts, cap)
    if limit is None:
        return rows, None
    return rows.capped(limit), Cap(cap, limit, int((rows.values > limit).sum()))


def _behaviour(case: _Case, column: Column, rows: AmountRows, no_amount: NoAmount) -> Behaviour:
    kind = amount_kind(column)
    weighted = ("unweighted",) if rows.weights is not None else ()
    negative, zero = int((rows.values < 0).sum()), int((rows.values == 0).sum())
    flags: tuple[str, ...] = () if kind == "amounts" else ("ranks_only",) if kind == "ranks" else ("no_scale",)
    if loyalty_column(case.counter, case.journey) is None:
        flags = (*flags, "no_loyalty")
    test = kruskal_wallis(rows.places, rows.classes, limits=case.limits) if rows.n else _NO_TEST
    ranked = spearman(rows.places, rows.answers, confidence=case.confidence, limits=case.limits)
    *classes, everybody = _class_amounts(case, rows, kind)
    return Behaviour(
        column.key,
        kind,
        rows.n,
        tuple(MissingCount(reason, count) for reason, count in no_amount.by_reason),
        negative if kind == "amounts" else 0,
        zero if kind == "amounts" else 0,
        tuple(classes),
        everybody,
        replace(ranked, flags=ranked.flags + weighted),
        _pearson_log(case, rows, kind, negative, weighted),
        replace(test, flags=test.flags + weighted),
        flags,
    )


def _pearson_log(
    case: _Case, rows: AmountRows, kind: AmountKind | None, negative: int, weighted: tuple[str, ...]
) -> Correlation:
    if kind != "amounts":
        return _NO_CORRELATION if kind is None else Correlation(rows.n, None, None, None, ("ranks_only",))
    if negative:
        return Correlation(rows.n, None, None, None, ("negative_spend", *weighted))
    logs = np.log1p(rows.amounts.clip(min=0.0))  # amounts that nobody in the base has may lie below zero
    found = pearson(logs, rows.places, rows.scores, rows.answers, confidence=case.confidence, limits=case.limits)
    return replace(found, flags=found.flags + weighted)


def _class_amounts(case: _Case, rows: AmountRows, kind: AmountKind | None) -> list[ClassAmount]:
    """Return the amounts of each class and, last, of everybody."""
    size = len(CLASSES)
    together = np.zeros_like(rows.classes)
    codes: tuple[ClassCode | None, ...] = (*CLASSES, None)
    tallies = (*rows.tallies(rows.classes, size), *rows.tallies(together, 1))
    if kind != "amounts":
        hidden = tuple(_hidden(tally, base_flags(tally, case.limits)) for tally in tallies)
        return [ClassAmount(code, mean, None) for code, mean in zip(codes, hidden, strict=True)]
    found = []
    for groups, part in ((rows.classes, tallies[:size]), (together, tallies[size:])):
        means = mean_amounts(rows, groups, part, confidence=case.confidence, limits=case.limits)
        found += list(zip(means, weighted_medians(rows, groups, len(part)), strict=True))
    return [
        ClassAmount(code, mean, None if mean.value is None else median)
        for code, (mean, median) in zip(codes, found, strict=True)
    ]


def _hidden(tally: Tally, flags: tuple[str, ...]) -> Estimate:
    return Estimate(tally.n, tally.n_eff, tally.w, None, None, None, _without_sums(flags))


def _without_sums(flags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the flags of a figure that needs sums where there are only ranks."""
    return flags if is_hidden(flags) else ("ranks_only", *flags)


def _sales(
    case: _Case, rows: AmountRows, tallies: tuple[Tally, ...], *, adds_up: bool
) -> tuple[tuple[ClassSales, ...], float | None, SalesShare]:
    """Return what each class brings in, what all spent, and the score in which each yen counts."""
    everybody = sum(tallies, Tally())
    sales = sales_of(rows, rows.classes, len(CLASSES))
    spent = np.bincount(rows.classes, rows.values, minlength=len(CLASSES)).tolist()
    found = []
    for at, (code, tally) in enumerate(zip(CLASSES, tallies, strict=True)):
        of = share(tally, everybody, confidence=case.confidence, limits=case.limits)
        flags = base_flags(tally, case.limits)
        if not adds_up or is_hidden(flags):
            found.append(ClassSales(code, tally.n, of, replace(_HIDDEN, flags=_without_sums(flags)), None))
            continue
        brought = sales_share(sales, at, confidence=case.confidence)
        found.append(ClassSales(code, tally.n, of, replace(brought, flags=(*flags, *brought.flags)), spent[at]))
    flags = base_flags(everybody, case.limits)
    if not adds_up or is_hidden(flags):
        return tuple(found), None, replace(_HIDDEN, flags=_without_sums(flags))
    score = sales_score(sales, _SIGNS, confidence=case.confidence)
    return tuple(found), sum(spent), replace(score, flags=(*flags, *score.flags))
