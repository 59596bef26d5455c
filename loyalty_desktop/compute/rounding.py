"""Rounding for display (METHOD 1.6): half away from zero, 四捨五入."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

# Enough digits for every float, so that quantize never refuses a large one.
_CONTEXT = Context(prec=700)


def round_half_away(x: float, digits: int = 0) -> float:
    """Return x rounded to `digits` decimals, halves away from zero, never −0.

    Works on the digits that are printed (1.005 is taken as 1.005, not as the binary 1.00499…), as people
    check it by hand. NaN and infinity raise ValueError: they are never a figure.

    Example: 2.5 → 3, −2.5 → −3, −.4 → 0, (1.005, 2) → 1.01.
    """
    number = Decimal(repr(float(x)))
    if not number.is_finite():
        raise ValueError(f"{x} cannot be rounded for display")
    step = Decimal(1).scaleb(-digits)
    return float(number.quantize(step, rounding=ROUND_HALF_UP, context=_CONTEXT)) + 0.0
