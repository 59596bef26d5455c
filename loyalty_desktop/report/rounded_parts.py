"""How many decimals the parts of a sum need for what is printed to add up to what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.rounding import round_half_away

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 3


def digits_of(parts: Sequence[float], whole: float, printed: int = 1) -> int:
    """Return the decimals with which the parts add up to `whole`, which is printed with `printed` of them."""
    for digits in range(printed, _MOST):
        together = sum(round_half_away(one, digits) for one in parts)
        if round_half_away(together, printed) == round_half_away(whole, printed):
            return digits
    return _MOST
