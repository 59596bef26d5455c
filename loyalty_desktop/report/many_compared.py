"""Why a change may be chance although its interval leaves 0 out: it is one of several that are looked at together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.compute.difference import Difference

_SURE = 0.05


def many_told(change: Difference | None) -> str:
    """Return why an interval beside 0 is not enough here; '' where it is, or where it holds 0 anyway.

    The interval is that of one change by itself; the verdict allows for all comparisons of a figure (METHOD 7).
    """
    if change is None or change.low is None or change.high is None or change.p is None or change.p_adjusted is None:
        return ""
    if change.low <= 0 <= change.high or not change.p < _SURE <= change.p_adjusted or "small_base" in change.flags:
        return ""
    return _(
        "The interval just misses 0. But several comparisons are made at once, and among many, one "
        "can do so by chance. On its own that is not enough to speak of a change."
    )
