"""Student's t distribution, for tests of paired differences and of regression coefficients."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

_TINY = 1e-300
_PRECISION = 1e-16
_MAX_STEPS = 100_000
_LARGE_DF, _FAR_TAIL = 1000, 1e-4
"""From here on, and not further out, the expansion around the normal quantile is exact to the last digits."""


def t_sf(t: float, df: float) -> float:
    """Return P(T > t) with `df` > 0 degrees of freedom, exact in the tails (no 1 − cdf)."""
    if df <= 0:
        raise ValueError(f"degrees of freedom are positive, not {df}")
    if math.isinf(t):
        return 0.0 if t > 0 else 1.0
    square = t * t
    tail = _incomplete_beta(df / 2, 0.5, df / (df + square), square / (df + square)) / 2
    return tail if t >= 0 else 1 - tail


def t_cdf(t: float, df: float) -> float:
    """Return P(T ≤ t) with `df` > 0 degrees of freedom."""
    return t_sf(-t, df)


def two_sided_t_p(t: float, df: float) -> float:
    """Return P(|T| ≥ |t|) with `df` > 0 degrees of freedom."""
    return min(1.0, 2 * t_sf(abs(t), df))


@lru_cache(maxsize=256)
def t_quantile(probability: float, df: float) -> float:
    """Return the t below which `probability` (strictly between 0 and 1) of the distribution lies.

    By bisection on the upper tail: slow (about a millisecond) but called once per interval, and cached. With many
    degrees of freedom, where it would take far longer, by Cornish and Fisher's expansion.
    """
    if not 0 < probability < 1:
        raise ValueError(f"a probability lies between 0 and 1, not {probability}")
    if probability < 0.5:
        return -t_quantile(1 - probability, df)
    tail = 1 - probability
    if df >= _LARGE_DF and tail >= _FAR_TAIL:
        return _near_normal(NormalDist().inv_cdf(probability), df)
    low, high = 0.0, 1.0
    while t_sf(high, df) > tail:
        low, high = high, high * 2
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if t_sf(middle, df) > tail:
            low = middle
        else:
            high = middle


def _near_normal(z: float, df: float) -> float:
    """Return the quantile whose normal one is z (Abramowitz & Stegun 26.7.5); its error falls with df⁵."""
    square = z * z
    terms = (
        (square + 1) / 4,
        ((5 * square + 16) * square + 3) / 96,
        (((3 * square + 19) * square + 17) * square - 15) / 384,
        ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160,
    )
    return z + z * sum(term / df**power for power, term in enumerate(terms, start=1))


def _incomplete_beta(a: float, b: float, x: float, y: float) -> float:
    """Return the regularised incomplete beta I_x(a, b); y = 1 − x is given, not rounded off."""
    if x <= 0:
        return 0.0
    if y <= 0:
        return 1.0
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + _log(x, y) * a + _log(y, x) * b)
    # The fraction converges quickly only below the mean of the distribution; above it, use the other tail.
    if x < (a + 1) / (a + b + 2):
        return front * _continued_fraction(a, b, x) / a
    return 1 - front * _continued_fraction(b, a, y) / b


def _log(x: float, complement: float) -> float:
    return math.log1p(-complement) if complement < 0.5 else math.log(x)


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Return Lentz's evaluation of the fraction of I_x(a, b) (Abramowitz & Stegun 26.5.8)."""
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _MAX_STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        before = value
        for numerator in (even, odd):
            d = 1 / _away_from_zero(1 + numerator * d)
            c = _away_from_zero(1 + numerator / c)
            value *= c * d
        if abs(value - before) <= _PRECISION * abs(value):
            return value
    raise ArithmeticError("the incomplete beta function did not converge")


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
