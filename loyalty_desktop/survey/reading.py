"""How a file is to be read: what the user decided about sheet, headings, encoding and single columns."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import msgspec

from loyalty_desktop.survey.missing import Reason

Role: TypeAlias = Literal[
    "loyalty",
    "driver",
    "overall_satisfaction",
    "experience",
    "segment",
    "spend",
    "frequency",
    "weight",
    "id",
    "timestamp",
    "comment",
    "personal",
    "derived",
    "unused",
]
ROLES: tuple[Role, ...] = get_args(Role)


class ColumnKey(msgspec.Struct, frozen=True, order=True):
    """What a column is known by: its tidy heading and which of the columns so headed it is (from 1).

    Positions change from wave to wave, headings rarely do. A column without a heading has heading ''.
    """

    heading: str
    occurrence: int = 1


class Correction(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the user decided about one column; None and () leave it to the program."""

    column: ColumnKey
    role: Role | None = None
    missing: tuple[tuple[str, Reason], ...] = ()
    """Raw values that are no answers, with the reason."""
    yes: tuple[str, ...] | None = None
    """Raw values that mean yes; every other valid answer is no."""
    reversed: bool | None = None
    """Whether the smallest number is the best answer."""
    codes: tuple[tuple[str, int], ...] = ()
    """Codes set by hand: raw value, code (a larger code is better)."""


class Reading(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a file is read; fields left None are decided by the program from the file itself."""

    sheet: str | None = None
    heading_rows: tuple[int, ...] | None = None
    """Rows that hold the headings, counted from 1 as in Excel."""
    encoding: str | None = None
    corrections: tuple[Correction, ...] = ()

    def correction(self, column: ColumnKey) -> Correction:
        """Return what was decided about `column`, an empty correction if nothing was."""
        return next((one for one in self.corrections if one.column == column), Correction(column))

    def with_correction(self, correction: Correction) -> Reading:
        """Return the reading with one column's correction replaced, or removed when it says nothing."""
        others = tuple(one for one in self.corrections if one.column != correction.column)
        kept = () if correction == Correction(correction.column) else (correction,)
        return msgspec.structs.replace(self, corrections=tuple(sorted(others + kept, key=lambda one: one.column)))
