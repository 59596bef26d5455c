"""What somebody decides about single rows of the survey: leave one out, take one back, let the rules decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.survey.by_hand import KEPT, LEFT_OUT, mark_of

if TYPE_CHECKING:
    from loyalty_desktop.survey.reading import Reading, RowMark
    from loyalty_desktop.survey.sheet import Sheet


def leave_out(reading: Reading, sheet: Sheet, row: int) -> Reading:
    """Return the reading in which a row of the sheet (from 0) is no answer; what was left out by hand counts again."""
    told = let_rules_decide(reading, row).switched(LEFT_OUT, applies=True, usual=True)
    return msgspec.structs.replace(told, rows_left_out=_with(told.rows_left_out, mark_of(sheet, row)))


def keep(reading: Reading, sheet: Sheet, row: int) -> Reading:
    """Return the reading in which a row of the sheet (from 0) is an answer, whatever rule leaves it out."""
    told = let_rules_decide(reading, row).switched(KEPT, applies=True, usual=True)
    return msgspec.structs.replace(told, rows_kept=_with(told.rows_kept, mark_of(sheet, row)))


def let_rules_decide(reading: Reading, row: int) -> Reading:
    """Return the reading in which nobody decided about a row of the sheet (from 0)."""
    left_out, kept = (
        tuple(one for one in marks if one.row != row + 1) for marks in (reading.rows_left_out, reading.rows_kept)
    )
    return msgspec.structs.replace(reading, rows_left_out=left_out, rows_kept=kept)


def _with(marks: tuple[RowMark, ...], mark: RowMark) -> tuple[RowMark, ...]:
    return tuple(sorted((*marks, mark)))
