"""One figure with its base, its interval and what must be said about it (METHOD 0.1, 1.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from loyalty_desktop.compute.counts import Tally

# An n_eff of 30 equal weights comes out as 29.999999999999996: not a reason to print a flag.
_ROUNDING = 1e-9


class Limits(msgspec.Struct, frozen=True):
    """From which base on a figure is shown at all (`suppress`), and shown without a flag (`small`).

    Both count respondents, unweighted. Below `suppress` nothing is shown or tested.
    """

    suppress: int = 10
    small: int = 30


DEFAULT_LIMITS = Limits()


class Estimate(msgspec.Struct, frozen=True, gc=False):
    """A figure on its base: `n` respondents, effectively `n_eff`, together weighing `w`.

    `value`, `low` and `high` are in the unit of the function that made it (scores −100..100, shares 0..1)
    and are all None when the base is empty or suppressed; the counts are kept even then.
    """

    n: int
    n_eff: float
    w: float
    value: float | None
    low: float | None
    high: float | None
    flags: tuple[str, ...] = ()


def base_flags(base: Tally, limits: Limits = DEFAULT_LIMITS) -> tuple[str, ...]:
    """Return what must be said about a figure on this base (METHOD 1.6).

    `no_base`: nobody, or nobody with a weight. `suppressed`: fewer than `limits.suppress` respondents; the
    figure is not shown, so nothing else is said about it. `small_base`: fewer than `limits.small`
    respondents, really or effectively. `high_deff`: the weights cost more than half of the respondents
    (n / n_eff > 2).
    """
    if base.n <= 0 or base.w <= 0:
        return ("no_base",)
    if base.n < limits.suppress:
        return ("suppressed",)
    n_eff = base.n_eff
    flags: tuple[str, ...] = ()
    if base.n < limits.small or n_eff < limits.small * (1 - _ROUNDING):
        flags += ("small_base",)
    if base.n > 2 * n_eff * (1 + _ROUNDING):
        flags += ("high_deff",)
    return flags


def is_hidden(flags: tuple[str, ...]) -> bool:
    """Tell whether these flags forbid showing the figure."""
    return "no_base" in flags or "suppressed" in flags


def hidden_estimate(base: Tally, flags: tuple[str, ...]) -> Estimate:
    """Return the estimate that keeps its base and shows no figure."""
    return Estimate(base.n, base.n_eff, base.w, None, None, None, flags)
