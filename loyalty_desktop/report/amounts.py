"""What ranges count for where answers are added up: the middle of each, or what the user said (INPUTS.md I52)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.report.value_rows import ValueRow
from loyalty_desktop.survey.midpoints import adds_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.survey import Column


class Amounts(msgspec.Struct, frozen=True):
    """Whether numbers are `used` yet, how many of them are the user's `own`, and the ranges without an upper end."""

    used: bool
    own: int
    open_ends: tuple[ValueRow, ...]


def amounts_of(column: Column, rows: Sequence[ValueRow]) -> Amounts | None:
    """Return what there is to say of the numbers of a column of ranges; `rows` are its answers."""
    if not adds_up(column) or not any(row.amount is not None for row in rows):
        return None
    own = sum(row.amount is not None and row.proposed is not None and row.amount != row.proposed for row in rows)
    return Amounts(bool(column.correction.amounts), own, tuple(row for row in rows if row.is_open))
