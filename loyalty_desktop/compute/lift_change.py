"""How much a lift has changed: a difference between two differences of scores (METHOD 1.3, four groups)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from loyalty_desktop.compute.difference import Difference, joint_flags
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, is_hidden
from loyalty_desktop.compute.gauss import critical_value, two_sided_p
from loyalty_desktop.compute.net_score import class_shares, shrunken_score

if TYPE_CHECKING:
    from loyalty_desktop.compute.counts import ClassCounts

_PSEUDO_ANSWERS = 1.5
_FURTHEST = 4.0


def lift_change(
    earlier: tuple[ClassCounts, ClassCounts],
    later: tuple[ClassCounts, ClassCounts],
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> Difference:
    """Return the later lift minus the earlier one in points, −400..400; a lift is score(with) − score(without).

    Adjusted Wald with 1.5 pseudo-answers in each of the four groups, so that the interval excludes 0 exactly when
    p < 1 − confidence. The groups must have no respondents in common. Hidden when one of them is too small.
    """
    signed = ((later[0], 1.0), (later[1], -1.0), (earlier[0], -1.0), (earlier[1], 1.0))
    bases = [one.total for one in (*later, *earlier)]
    found = (*joint_flags(bases[0], bases[1], limits), *joint_flags(bases[2], bases[3], limits))
    flags = tuple(flag for flag in ("no_base", "suppressed", "small_base", "high_deff") if flag in found)
    raw = centre = variance = 0.0
    for counts, sign in signed:
        shares = class_shares(counts)
        if shares is None or is_hidden(flags):
            return Difference(None, None, None, None, None, flags)
        middle, spread = shrunken_score(*shares, _PSEUDO_ANSWERS)
        raw += sign * (shares[0] - shares[1])
        centre += sign * middle
        variance += spread
    se = math.sqrt(variance)
    half = critical_value(confidence) * se
    low = min(max(-_FURTHEST, centre - half), raw)
    high = max(min(_FURTHEST, centre + half), raw)
    return Difference(100 * raw, 100 * low, 100 * high, two_sided_p(centre / se), None, flags)
