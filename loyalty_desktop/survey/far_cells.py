"""Cells far from all others, which no reader takes for answers (INPUTS.md I61): Solver and stray keys leave such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.messages import message
from loyalty_desktop.survey.noted import MOST_CELLS, Noted, address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.sheet import Sheet


def far_noted(sheets: Sequence[Sheet]) -> tuple[Noted, ...]:
    """Return what to say of the cells that were left out of these sheets."""
    count = sum(sheet.far.count for sheet in sheets)
    if not count:
        return ()
    named = len(sheets) > 1  # an address alone would not say where
    cells = [
        f"{sheet.name}!{address(row, column)}" if named else address(row, column)
        for sheet in sheets
        for row, column in sheet.far.places
    ]
    return (Noted(message("cells_far"), count, cells=tuple(cells[:MOST_CELLS])),)
