"""p-values that are shown together, corrected for being many (METHOD 7)."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.compute.difference import Difference

    Adjustment = Callable[[Sequence[float | None]], tuple[float | None, ...]]


def benjamini_hochberg(ps: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return q_(i) = min over j ≥ i of min(1, m·p_(j)/j), in the order given (Benjamini & Hochberg 1995).

    Controls the share of false findings among the findings. None and NaN (nothing tested) stay None and do
    not count towards m.
    """
    ranked = _ranked(ps)
    m = len(ranked)
    # p·(m/j), not m·p/j: the largest p must come back as itself, to the last digit.
    scaled = [min(1.0, p * (m / j)) for j, (p, _) in enumerate(ranked, start=1)]
    steps = list(accumulate(reversed(scaled), min))[::-1]
    return _placed(steps, ranked, len(ps))


def holm(ps: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return max over j ≤ i of min(1, (m − j + 1)·p_(j)), in the order given (Holm 1979).

    Controls the chance of a single false finding. None and NaN stay None and do not count towards m.
    """
    ranked = _ranked(ps)
    scaled = [min(1.0, (len(ranked) - j) * p) for j, (p, _) in enumerate(ranked)]
    return _placed(list(accumulate(scaled, max)), ranked, len(ps))


def adjust_family(
    differences: Sequence[Difference], adjustment: Adjustment = benjamini_hochberg
) -> tuple[Difference, ...]:
    """Return the differences that are shown together, each with its p_adjusted.

    Suppressed differences have no p: they are passed through and are not members of the family.
    """
    adjusted = adjustment([difference.p for difference in differences])
    return tuple(msgspec.structs.replace(d, p_adjusted=p) for d, p in zip(differences, adjusted, strict=True))


def _ranked(ps: Sequence[float | None]) -> list[tuple[float, int]]:
    return sorted((p, index) for index, p in enumerate(ps) if p is not None and not math.isnan(p))


def _placed(adjusted: Sequence[float], ranked: Sequence[tuple[float, int]], size: int) -> tuple[float | None, ...]:
    placed: list[float | None] = [None] * size
    for value, (_, index) in zip(adjusted, ranked, strict=True):
        placed[index] = value
    return tuple(placed)
