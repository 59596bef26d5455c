"""Answers as numbers, as they stand in the sheet of a workbook with formulas: one field a column of that sheet.

An answer of a rating has its code (a larger one is better), an option 1 or 0, a group its place. What is no answer
has a code far below all others, which says why; a blank stays blank. The sheet of codes tells what each number means.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.answering import happening_of, rating_of
from loyalty_desktop.compute.folding import plan, top_code
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.parts import Partition
    from loyalty_desktop.journey.model import Driver, Experience
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.missing import Reason
    from loyalty_desktop.survey.survey import Survey

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.integer]
Operator: TypeAlias = Literal["=", ">=", "<"]

BESIDE_SCALE = -9990.0
"""An answer that has no place on its scale."""
REASON_CODES: dict[Reason, float] = {
    "dont_know": -9991.0,
    "not_used": -9992.0,
    "refused": -9993.0,
    "out_of_range": -9994.0,
    "error": -9999.0,
}
"""Why there is no answer. Who was asked has a code from `ASKED` on, who used it one from `USED` on, a blank none."""
USED, ASKED = REASON_CODES["dont_know"], REASON_CODES["out_of_range"]


@dataclass(frozen=True, eq=False)
class Field:
    """One column of numbers: for each respondent of the survey a code, and what each code is written as (NaN: blank).

    `meanings` say what the numbers mean; there are none where they are amounts. `top` is the lowest number of the top
    box.
    """

    name: str
    codes: Codes
    of_code: Floats
    meanings: tuple[tuple[float, str], ...] = ()
    top: float = 0.0

    def passing(self, operator: Operator, number: float) -> Flags:
        """Return which respondents have a number like this, as a condition of Excel has it: a blank never."""
        with np.errstate(invalid="ignore"):
            if operator == "=":
                found = self.of_code == number
            else:
                found = self.of_code >= number if operator == ">=" else self.of_code < number
        of_rows: Flags = found[self.codes]
        return of_rows

    def numbers(self) -> Floats:
        """Return the number of each respondent."""
        found: Floats = self.of_code[self.codes]
        return found


@dataclass(frozen=True, eq=False)
class Texts:
    """One column of what people wrote; '' stays blank."""

    name: str
    codes: Codes
    of_code: Sequence[str]


@dataclass(frozen=True, eq=False)
class Groups:
    """Who is in which group: one field of places from 1 on (0: in none), or one of 1 and 0 for each group."""

    name: str
    names: tuple[str, ...]
    fields: tuple[Field, ...]
    overlapping: bool = field(default=False)


def rating_field(survey: Survey, driver: Driver) -> Field | None:
    """Return the ratings of a driver; None without a usable column."""
    found = rating_of(survey, driver)
    if isinstance(found, str):
        return None
    column, valid, _top = found
    return _rating(driver.name, column, valid)


def loyalty_field(column: Column) -> Field:
    """Return the answers to the loyalty question."""
    return _rating(_("Loyalty question"), column, column.scale.valid)


def happening_field(survey: Survey, experience: Experience) -> Field | None:
    """Return who had an experience (1) and who had it not (0); None without a usable column."""
    found = happening_of(survey, experience)
    if isinstance(found, str):
        return None
    column, valid, had = found
    numbers = np.where(had, 1.0, np.where(valid, 0.0, _reasons(column)))
    return Field(experience.name, column.raw.codes, numbers, _meant(column, ((0.0, _("No")), (1.0, _("Yes")))))


def groups_field(parted: Partition, name: str) -> Groups:
    """Return who is in which group of a comparison."""
    column, reasons = parted.column, _reasons(parted.column)
    if not parted.overlapping:
        numbers = np.where(parted.everybody, 0.0, reasons)
        for place, members in enumerate(parted.members, 1):
            numbers[members] = place
        names = tuple((float(place), text) for place, text in enumerate(parted.names, 1))
        lost = (numbers == 0.0) & (column.distinct.counts > 0)
        outside = ((0.0, _("In no group")),) if lost.any() else ()
        one = Field(name, column.raw.codes, numbers, _meant(column, (*outside, *names)))
        return Groups(name, parted.names, (one,))
    known = _meant(column, ((0.0, _("No")), (1.0, _("Yes"))))
    fields = tuple(
        Field(
            f"{name}: {text}",
            column.raw.codes,
            np.where(members & parted.everybody, 1.0, np.where(parted.everybody, 0.0, reasons)),
            known,
        )
        for text, members in zip(parted.names, parted.members, strict=True)
    )
    return Groups(name, parted.names, fields, overlapping=True)


def amount_field(name: str, column: Column) -> Field:
    """Return amounts of money, or how often somebody comes; blank where there is none, as amounts may be below zero."""
    numbers = np.where(column.scale.valid & np.isfinite(column.scale.codes), column.scale.codes, np.nan)
    bands = () if column.scale.kind not in {"bands", "words"} else _answers(column)
    return Field(name, column.raw.codes, numbers, bands)


def number_field(name: str, numbers: Floats) -> Field:
    """Return a number of each respondent, such as a weight."""
    found, codes = np.unique(numbers, return_inverse=True)
    return Field(name, codes, found)


def _rating(name: str, column: Column, valid: Flags) -> Field:
    codes = column.scale.codes
    numbers = np.where(valid, np.where(np.isnan(codes), BESIDE_SCALE, codes), _reasons(column))
    top = top_code(column.scale) if column.scale.kind in RATINGS else 0.0
    return Field(name, column.raw.codes, numbers, _meant(column, _answers(column)), top)


def _answers(column: Column) -> tuple[tuple[float, str], ...]:
    """Return what each code was called when it was answered; several wordings of one stand beside one another."""
    found: dict[float, list[str]] = {}
    for one in plan(column).answers:
        code = BESIDE_SCALE if np.isnan(one.code) else one.code
        found.setdefault(code, []).append(one.text)
    return tuple((code, " / ".join(found[code])) for code in sorted(found))


def _reasons(column: Column) -> Floats:
    """Return the number of each raw value that is no answer."""
    return np.array([REASON_CODES.get(one, np.nan) if one else np.nan for one in column.scale.reasons], dtype=float)


def _meant(column: Column, answers: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    """Return what the numbers of a column mean: the answers, and the reasons that somebody has."""
    counts = column.distinct.counts
    had = {one for one, count in zip(column.scale.reasons, counts.tolist(), strict=True) if one and count}
    return (*answers, *((code, word("missing", why)) for why, code in REASON_CODES.items() if why in had))
