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
SUMMED: frozenset[Role] = frozenset({"spend", "frequency"})
"""What these columns hold is added up, so that each answer has to count for a number."""


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
    low: int | None = None
    high: int | None = None
    """The ends of a rating scale, where nobody may have chosen them (1-10 or 0-10)."""
    blank_is_no: bool | None = None
    """Whether a blank means "not chosen"; otherwise it means that nothing is known."""
    separator: str | None = None
    """What parts several answers in one cell; '' when each cell is one answer."""
    merged: tuple[tuple[str, ...], ...] = ()
    """Parts of a cell that are one option after all, in their order."""
    parted: tuple[str, ...] = ()
    """Options that are several answers after all, to be split at the separator."""
    named: tuple[tuple[str, str], ...] = ()
    """What options are called: text as written, name. Options of one name are one; '' is all that is too rare."""
    labels: tuple[tuple[str, str], ...] = ()
    """What codes mean in the user's own words: raw value, label."""
    amounts: tuple[tuple[str, float], ...] = ()
    """What a band counts for in sums: raw value, amount."""
    times: float | None = None
    """What each number is multiplied by: 1000 for a column in thousands of yen."""
    day_first: bool | None = None
    """Whether 3/4/2026 is the third of April."""
    read_as: tuple[tuple[str, str], ...] = ()
    """Raw values that a program had turned into something else, and what they were: 1月5日, 1-5."""


Shape: TypeAlias = Literal["as_is", "widened", "turned"]
"""widened: one person's answers stand in several rows (I24); turned: respondents stand in columns (I37)."""


class Join(msgspec.Struct, frozen=True, omit_defaults=True):
    """Another file joined by customer: its name, the column of ids here and there.

    With `loose`, zeros in front of an id count for nothing, which the user has to allow.
    """

    file: str
    key: ColumnKey
    other: ColumnKey
    sheet: str | None = None
    loose: bool = False


class RowMark(msgspec.Struct, frozen=True, order=True):
    """A row that somebody decided about: its number in the sheet (from 1) and a sign of what stands in it."""

    row: int
    sign: str


class Reading(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a file is read; fields left None are decided by the program from the file itself."""

    sheet: str | None = None
    heading_rows: tuple[int, ...] | None = None
    """Rows that hold the headings, counted from 1 as in Excel."""
    encoding: str | None = None
    corrections: tuple[Correction, ...] = ()
    sheets: tuple[str, ...] = ()
    """Sheets with the same headings that are read as one; their names become a column (I31)."""
    shape: Shape | None = None
    kept: tuple[str, ...] = ()
    """Rules that are not to leave out what they usually do (Noted.rule of state done), sorted."""
    left_out: tuple[str, ...] = ()
    """Rules that are to leave out what they usually only report (state offered), sorted."""
    code_sheet: str | None = None
    """The sheet that names questions and codes; '' when none does."""
    questionnaire: str | None = None
    """The name of the file beside the survey that does so."""
    joins: tuple[Join, ...] = ()
    rows_kept: tuple[RowMark, ...] = ()
    """Rows that are answers, whatever rule leaves them out."""
    rows_left_out: tuple[RowMark, ...] = ()
    """Rows that are no answers, as somebody said of each of them."""

    def switched(self, rule: str, *, applies: bool, usual: bool) -> Reading:
        """Return the reading in which `rule` applies or not; `usual` says what it does unasked."""
        kept, left_out = set(self.kept) - {rule}, set(self.left_out) - {rule}
        if usual and not applies:
            kept.add(rule)
        if applies and not usual:
            left_out.add(rule)
        return msgspec.structs.replace(self, kept=tuple(sorted(kept)), left_out=tuple(sorted(left_out)))

    def applies(self, rule: str, *, usual: bool) -> bool:
        """Say whether `rule` applies, when the user has not decided as `usual` says."""
        return rule not in self.kept if usual else rule in self.left_out

    def correction(self, column: ColumnKey) -> Correction:
        """Return what was decided about `column`, an empty correction if nothing was."""
        return next((one for one in self.corrections if one.column == column), Correction(column))

    def with_correction(self, correction: Correction) -> Reading:
        """Return the reading with one column's correction replaced, or removed when it says nothing."""
        others = tuple(one for one in self.corrections if one.column != correction.column)
        kept = () if correction == Correction(correction.column) else (correction,)
        return msgspec.structs.replace(self, corrections=tuple(sorted(others + kept, key=lambda one: one.column)))
