"""Which columns name somebody: their heading says so, or the user does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.survey.column import Column


def names_somebody(column: Column) -> bool:
    """Say whether a column holds ids for sure; numbers that merely all differ may be anything: miles, employees."""
    return column.role == "id" and (column.correction.role == "id" or column.guess.why.id != "why_unique")
