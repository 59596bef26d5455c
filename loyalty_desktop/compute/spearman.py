"""How closely two columns go together: rank correlation, and Pearson's for comparison (METHOD 6)."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, base_flags, is_hidden
from loyalty_desktop.compute.gauss import critical_value

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

# What rounding leaves of a variance of 0, relative to the squares that it is a difference of.
_ROUNDING = 1e-12


class Correlation(msgspec.Struct, frozen=True, gc=False):
    """A correlation, −1..1, over `n` respondents, with its interval.

    All None on a base of nobody or fewer than the limit. `degenerate`: one of the columns has only one value, so
    that there is no correlation, or the two agree perfectly, so that it has no interval.
    """

    n: int
    value: float | None
    low: float | None
    high: float | None
    flags: tuple[str, ...] = ()


def ranks_of_counts(counts: Places) -> Floats:
    """Return the average rank, from 1, of each of the sorted distinct values, given how many rows have it.

    Counting instead of sorting: the values of a dictionary-encoded column are sorted once and for all.
    Example: 5, 10, 20 of which there are 1, 1 and 2 → 1, 2, 3.5.
    """
    ranks: Floats = np.cumsum(counts) - (counts - 1) / 2
    return ranks


def spearman(x: Places, y: Places, *, confidence: float = 0.95, limits: Limits = DEFAULT_LIMITS) -> Correlation:
    """Return Spearman's ρ of two columns, with Bonett & Wright's (2000) interval.

    `x` and `y` are each row's places among the sorted distinct values of its column; places that nobody is at do
    not matter. Fisher's z with standard error sqrt((1 + ρ²/2)/(n − 3)), which holds its level with ties and skewed
    amounts. Respondents count once each, whatever they weigh.

    Example: 10, 20, 30, 40 and 1, 3, 2, 4 → .8.
    """
    ranks = [ranks_of_counts(np.bincount(places)) if places.size else np.zeros(0) for places in (x, y)]
    return _interval(x.size, correlation(ranks[0], x, ranks[1], y), 0.5, confidence, limits)


def pearson(
    x_values: Floats,
    x: Places,
    y_values: Floats,
    y: Places,
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> Correlation:
    """Return Pearson's r with Fisher's interval, standard error 1/sqrt(n − 3) (R's cor.test).

    Row i has the values `x_values[x[i]]` and `y_values[y[i]]`.
    """
    return _interval(x.size, correlation(x_values, x, y_values, y), 0.0, confidence, limits)


def correlation(x_values: Floats, x: Places, y_values: Floats, y: Places) -> float | None:
    """Return Pearson's r whatever the size of the base; None where a column has one value only. Not for display.

    Only the products need the rows; all else is summed over the distinct values.
    """
    if x.size < 2:
        return None
    dx, xx = _centred(x_values, x)
    dy, yy = _centred(y_values, y)
    if xx is None or yy is None:
        return None
    xy = float((np.bincount(y, dx[x], minlength=len(dy)) * dy).sum())
    return max(-1.0, min(1.0, xy / math.sqrt(xx) / math.sqrt(yy)))


def _centred(values: Floats, places: Places) -> tuple[Floats, float | None]:
    """Return the distances of the values from their mean and the sum of their squares; None where it is nothing."""
    counts = np.bincount(places, minlength=len(values))
    away = values - (values * counts).sum() / places.size
    # Not away @ away, which wakes threads to wait for one another: a hundred times slower on a busy machine.
    squares = float((counts * away * away).sum())
    noise = _ROUNDING**2 * float((counts * values * values).sum())
    return away, squares if squares > noise else None


def _interval(n: int, found: float | None, wider: float, confidence: float, limits: Limits) -> Correlation:
    flags = base_flags(Tally.of(n), limits)
    if is_hidden(flags):
        return Correlation(n, None, None, None, flags)
    if found is None or abs(found) >= 1 - _ROUNDING or n <= 3:
        return Correlation(n, found, None, None, (*flags, "degenerate"))
    half = critical_value(confidence) * math.sqrt((1 + wider * found * found) / (n - 3))
    centre = math.atanh(found)
    return Correlation(n, found, math.tanh(centre - half), math.tanh(centre + half), flags)
