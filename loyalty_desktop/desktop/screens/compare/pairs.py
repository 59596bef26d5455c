"""By what the Compare screen compares: what was chosen, as far as it is still there, and what it is crossed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.report.compare_choices import choice_of, crossable, same_choice

if TYPE_CHECKING:
    from loyalty_desktop.report.compare_choices import CompareBy, CompareChoice


def pair_of(
    choices: tuple[CompareChoice, ...], by: CompareBy | None, across: CompareBy | None
) -> tuple[CompareChoice | None, CompareChoice | None]:
    """Return what groups are told apart by, the likeliest where nothing was chosen, and what parts them further."""
    chosen = choice_of(choices, by)
    if chosen is None or across is None:
        return chosen, None
    return chosen, next((one for one in crossable(choices, chosen) if same_choice(one.by, across)), None)
