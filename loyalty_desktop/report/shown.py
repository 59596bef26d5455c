"""How much of a figure may be shown: DESIGN's one rule for small bases, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.compute.difference import Difference

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate

Shown: TypeAlias = Literal["shown", "reference", "hidden"]
Arrow: TypeAlias = Literal["up", "down", "none"]

_ALPHA = 0.05
_ORDER: tuple[Shown, ...] = ("shown", "reference", "hidden")


def how_shown(figure: Estimate | Difference) -> Shown:
    """Return whether a figure is `shown`, is there only for `reference` (muted, tagged), or is `hidden` (only n)."""
    value = figure.points if isinstance(figure, Difference) else figure.value
    if value is None:
        return "hidden"
    return "reference" if "small_base" in figure.flags else "shown"


def least_shown(*states: Shown) -> Shown:
    """Return the most careful of several states: figures shown together are as firm as the weakest of them."""
    return max(states, key=_ORDER.index, default="shown")


def arrow_of(difference: Difference, *estimates: Estimate) -> Arrow:
    """Return the arrow beside a difference: only when it is significant in its family and no base is small."""
    figures: tuple[Estimate | Difference, ...] = (difference, *estimates)
    if difference.p_adjusted is None or not difference.points or any(how_shown(one) != "shown" for one in figures):
        return "none"
    if difference.p_adjusted >= _ALPHA:
        return "none"
    return "up" if difference.points > 0 else "down"
