"""The standard normal distribution: the critical value of an interval and the p of a statistic."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist


@lru_cache(maxsize=64)
def critical_value(confidence: float) -> float:
    """Return z = Φ⁻¹((1 + confidence) / 2), the half-width of an interval in standard errors.

    `confidence` lies strictly between 0 and 1 (.95 gives 1.96); anything else raises ValueError.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not {confidence}")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def two_sided_p(z: float) -> float:
    """Return P(|Z| ≥ |z|).

    Written as erfc because 2·(1 − Φ) is 0 from z = 8.3 on, where the true p is still a number that a
    multiplicity correction can rank (METHOD 1.3); erfc only underflows beyond z = 38.
    """
    return math.erfc(abs(z) / math.sqrt(2))
