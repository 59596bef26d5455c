"""How much a lift has changed: a difference between two differences of scores, which no test is given for (METHOD)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.difference import Difference, joint_flags
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, is_hidden
from loyalty_desktop.compute.net_score import class_shares

if TYPE_CHECKING:
    from loyalty_desktop.compute.counts import ClassCounts


def lift_change(
    earlier: tuple[ClassCounts, ClassCounts],
    later: tuple[ClassCounts, ClassCounts],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Difference:
    """Return the later lift minus the earlier one in points, −400..400; a lift is score(with) − score(without).

    It has points only, no interval, no p and so no verdict: METHOD tests the difference of two scores and of two
    shares, not of two differences, whose four groups are often small. Hidden when one of them is too small.
    """
    signed = ((later[0], 1.0), (later[1], -1.0), (earlier[0], -1.0), (earlier[1], 1.0))
    bases = [one.total for one, _sign in signed]
    found = (*joint_flags(bases[0], bases[1], limits), *joint_flags(bases[2], bases[3], limits))
    flags = tuple(flag for flag in ("no_base", "suppressed", "small_base", "high_deff") if flag in found)
    shares = [(class_shares(counts), sign) for counts, sign in signed]
    if is_hidden(flags) or any(one is None for one, _sign in shares):
        return Difference(None, None, None, None, None, flags)
    points = sum(sign * (one[0] - one[1]) for one, sign in shares if one is not None)
    return Difference(100 * points, None, None, None, None, flags)
