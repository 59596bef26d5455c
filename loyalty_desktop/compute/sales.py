"""Who the money comes from: shares of sales, and amounts on the average, of groups of respondents (METHOD 6)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.estimate import (
    DEFAULT_LIMITS,
    Estimate,
    Limits,
    base_flags,
    hidden_estimate,
    is_hidden,
)
from loyalty_desktop.compute.gauss import critical_value
from loyalty_desktop.compute.student_t import t_quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.amount_rows import AmountRows, Places

# What rounding leaves of a sum or of a standard error of 0, relative to the amounts.
_ROUNDING = 1e-12


class Sales(msgspec.Struct, frozen=True):
    """Weighted sums of amounts by group: Σwv and Σ(wv)², of `n` respondents together. Sums of disjoint rows add up."""

    n: int
    sums: tuple[float, ...]
    squares: tuple[float, ...]

    @property
    def total(self) -> float:
        """Everything that was spent, weighted."""
        return math.fsum(self.sums)

    @property
    def has_total(self) -> bool:
        """Whether more was bought than returned, by more than what rounding leaves of a total of nothing."""
        return self.total > _ROUNDING * math.sqrt(math.fsum(self.squares))


class SalesShare(msgspec.Struct, frozen=True, gc=False):
    """A share of all sales, 0..1, or 100 times the difference of two; with its linearised standard error."""

    value: float | None
    se: float | None
    low: float | None
    high: float | None
    flags: tuple[str, ...] = ()


NO_TOTAL = SalesShare(None, None, None, None, ("no_total",))


def sales_of(rows: AmountRows, groups: Places, size: int) -> Sales:
    """Return the sums of `size` groups; `groups` has the group of each respondent from 0."""
    money = rows.weighted(rows.values)
    sums = np.bincount(groups, money, minlength=size).tolist()
    squares = np.bincount(groups, money * money, minlength=size).tolist()
    return Sales(rows.n, tuple(sums), tuple(squares))


def sales_share(sales: Sales, group: int, *, confidence: float = 0.95) -> SalesShare:
    """Return r = Σ_group wv / Σ wv with its linearised error (R's svyratio) and its interval on the logit scale.

    z = wv(1_group − r)/Σwv, V = n/(n−1)·Σz², limits logit(r) ± z·se/(r(1−r)), so that they stay within 0..1. A total
    of nothing, or less, has no shares (`no_total`). Returned goods may put a share outside 0..1: it is flagged
    `negative_spend` and has no interval; one of exactly 0 or 1 has none either (`degenerate`). Not for display
    below the limits of the base, which are the caller's to hold.

    Example: 10 of 100 spent by one of two → .1.
    """
    if not sales.has_total:
        return NO_TOTAL
    total = sales.total
    share = sales.sums[group] / total
    pulls = [float(at == group) - share for at in range(len(sales.sums))]
    se = _linearised(sales, pulls)
    if any(not 0 <= one / total <= 1 for one in sales.sums):
        return SalesShare(share, se, None, None, ("negative_spend",))
    if se is None or se == 0 or not 0 < share < 1:
        return SalesShare(share, se, None, None, ("degenerate",))
    centre = math.log(share) - math.log1p(-share)
    half = critical_value(confidence) * se / (share * (1 - share))
    return SalesShare(share, se, _logistic(centre - half), _logistic(centre + half))


def sales_score(sales: Sales, signs: Sequence[float], *, confidence: float = 0.95) -> SalesShare:
    """Return 100·Σ sign·share: with signs −1, 0, 1 the net score in which each yen counts, not each customer.

    It is the net score with weights w·v. Linearised error, limits ± z·se cut at ±100; no interval where returned
    goods make a share negative. With the same amount for everybody it is the net score itself.
    """
    if not sales.has_total:
        return NO_TOTAL
    total = sales.total
    score = math.fsum(sign * one for sign, one in zip(signs, sales.sums, strict=True)) / total
    se = _linearised(sales, [sign - score for sign in signs])
    if any(not 0 <= one / total <= 1 for one in sales.sums):
        return SalesShare(100 * score, None if se is None else 100 * se, None, None, ("negative_spend",))
    if not se:
        return SalesShare(100 * score, None if se is None else 0.0, None, None, ("degenerate",))
    half = critical_value(confidence) * se
    low, high = max(-1.0, score - half), min(1.0, score + half)
    return SalesShare(100 * score, 100 * se, 100 * low, 100 * high)


def _linearised(sales: Sales, pulls: Sequence[float]) -> float | None:
    """Return sqrt(n/(n−1)·Σ(wv·pull/Σwv)²), the rows of a group pulling alike; None for fewer than two rows."""
    if sales.n < 2:
        return None
    pulled = math.fsum(square * pull * pull for square, pull in zip(sales.squares, pulls, strict=True))
    return math.sqrt(sales.n / (sales.n - 1) * pulled) / sales.total


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def mean_amounts(
    rows: AmountRows,
    groups: Places,
    tallies: Sequence[Tally],
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[Estimate, ...]:
    """Return the mean amount of each group, in the unit of the amounts, with its t interval.

    Unweighted the error is s/sqrt(n); weighted it is the linearised one of a domain, all `rows` being the design
    (R's svyby). n − 1 degrees of freedom, n that of the group. When all amounts of a group are equal its interval
    has no width and the flag `degenerate` is set.
    """
    size = len(tallies)
    values = rows.values
    w = np.array([max(tally.w, 1e-300) for tally in tallies])
    means = np.bincount(groups, rows.weighted(values), minlength=size) / w
    pulls = rows.weighted(values - means[groups])
    squares = np.bincount(groups, pulls * pulls, minlength=size)
    largest = float(np.abs(rows.amounts).max()) if rows.amounts.size else 0.0
    found = []
    for tally, mean, square in zip(tallies, means.tolist(), squares.tolist(), strict=True):
        flags = base_flags(tally, limits)
        if is_hidden(flags):
            found.append(hidden_estimate(tally, flags))
            continue
        n = tally.n if rows.weights is None else rows.n
        if tally.n < 2:
            found.append(Estimate(tally.n, tally.n_eff, tally.w, mean, None, None, (*flags, "degenerate")))
            continue
        se = math.sqrt(n / (n - 1) * square) / tally.w
        if se <= _ROUNDING * largest:
            se, flags = 0.0, (*flags, "degenerate")
        half = t_quantile((1 + confidence) / 2, tally.n - 1) * se
        found.append(Estimate(tally.n, tally.n_eff, tally.w, mean, mean - half, mean + half, flags))
    return tuple(found)
