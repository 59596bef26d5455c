"""The chi-square distribution, for tests of several groups at once."""

from __future__ import annotations

import math

_TINY = 1e-300
_PRECISION = 1e-16
_MAX_STEPS = 100_000


def chi_square_sf(x: float, df: float) -> float:
    """Return P(X > x) with `df` > 0 degrees of freedom, exact in the tail (no 1 − cdf)."""
    if df <= 0:
        raise ValueError(f"degrees of freedom are positive, not {df}")
    if x <= 0:
        return 1.0
    if math.isinf(x):
        return 0.0
    return _upper_gamma(df / 2, x / 2)


def _upper_gamma(a: float, x: float) -> float:
    """Return the regularised upper incomplete gamma Q(a, x); each form where it converges quickly."""
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    return max(0.0, 1 - front * _series(a, x)) if x < a + 1 else front * _continued_fraction(a, x)


def _series(a: float, x: float) -> float:
    """Return Σ xⁿ / (a(a+1)…(a+n)) (Abramowitz & Stegun 6.5.29)."""
    term = total = 1 / a
    for n in range(1, _MAX_STEPS):
        term *= x / (a + n)
        total += term
        if term <= _PRECISION * total:
            return total
    raise ArithmeticError("the incomplete gamma function did not converge")


def _continued_fraction(a: float, x: float) -> float:
    """Return Lentz's evaluation of the fraction of Q(a, x) (Abramowitz & Stegun 6.5.31)."""
    b = x + 1 - a
    c, d = 1 / _TINY, 1 / b
    value = d
    for n in range(1, _MAX_STEPS):
        numerator = n * (a - n)
        b += 2
        d = 1 / _away_from_zero(numerator * d + b)
        c = _away_from_zero(b + numerator / c)
        value *= c * d
        if abs(c * d - 1) <= _PRECISION * 8:
            return value
    raise ArithmeticError("the incomplete gamma function did not converge")


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
