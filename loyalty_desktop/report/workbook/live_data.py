"""What stands where in the sheet of answers: its columns, its rows, and who belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from openpyxl.utils import get_column_letter

from loyalty_desktop.compute.comments import comment_columns
from loyalty_desktop.compute.economy import loyalty_column
from loyalty_desktop.compute.parts import partition
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.document.masking import masked
from loyalty_desktop.report.workbook.live_fields import (
    Field,
    Groups,
    Texts,
    amount_field,
    groups_field,
    happening_field,
    loyalty_field,
    number_field,
    rating_field,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.report.document.choice import Choice
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import ColumnKey

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FIRST_ROW = 2
COUNTED, CLASS, WEIGHT, SQUARE = "A", "B", "C", "D"
"""The columns that say who counts, in which class, with which weight, and its square."""
NOT_COUNTED, NO_CLASS, NEGATIVE, PASSIVE, POSITIVE = -1, 0, 1, 2, 3
"""The numbers in the column of classes."""
_MOST_FILTERS = 40


@dataclass(frozen=True, eq=False)
class Data:
    """The sheet of answers as a value: who is in it, with which weights, and its columns behind the helping ones."""

    rows: npt.NDArray[np.intp]
    """The respondents of the journey's base, as rows of the survey; those outside its filter are not in the sheet."""
    respondents: int
    """Everybody in the survey."""
    without_weight: int
    weight: Field | None
    weighted_to_shares: bool
    """The weights rest on known shares, and not on a column alone."""
    loyalty: Field | None
    classes: npt.NDArray[np.int8]
    """The number of the class of each row of the sheet while nothing is filtered."""
    fields: tuple[Field | Texts, ...]
    drivers: dict[str, Field]
    experiences: dict[str, Field]
    amounts: dict[ColumnKey, Field]
    """What customers bring in and how often they come."""
    groups: dict[By, Groups]
    filters: tuple[Groups, ...]
    """What the sheet can be filtered by."""
    unfit: tuple[str, ...]
    """Columns that it cannot be filtered by, as they have too many answers."""
    letters: dict[Field | Texts, str]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def last_row(self) -> int:
        """The number of the last row of answers in the sheet."""
        return FIRST_ROW + max(1, self.count) - 1

    def area(self, letter: str, sheet: str) -> str:
        """Return all answers of a column as a formula on another sheet names them."""
        return f"'{sheet}'!${letter}${FIRST_ROW}:${letter}${self.last_row}"


def data_of(material: Material, choice: Choice) -> Data:
    """Return the answers that a workbook's formulas count, coded; personal columns only where they were chosen."""
    counter, journey, survey = material.counter, material.journey, material.survey
    base = counter.base_of(journey)
    rows = np.arange(survey.rows) if base.rows is None else np.flatnonzero(base.rows)
    outcome = loyalty_column(counter, journey)
    loyalty = None if outcome is None else loyalty_field(outcome)
    weight = None if base.weights is None else number_field(_("Weight"), base.weights)
    rated = {one.id: rating_field(survey, one) for one in (*journey.drivers, *journey.overall)}
    drivers = {id_: one for id_, one in rated.items() if one is not None}
    lived = {one.id: happening_field(survey, one) for one in journey.experiences}
    experiences = {id_: one for id_, one in lived.items() if one is not None}
    groups, unfit = _groups(material)
    fields: list[Field | Texts] = [one for one in (loyalty,) if one is not None]
    fields += [*drivers.values(), *experiences.values()]
    fields += [one for group in groups.values() for one in group.fields]
    amounts = _amounts(material)
    fields += amounts.values()
    if choice.personal:
        fields += _texts(material, masks=choice.masks)
    first = 5 if weight is not None else 3
    letters = {one: get_column_letter(first + at) for at, one in enumerate(fields)}
    return Data(
        rows,
        survey.rows,
        base.unweighted,
        weight,
        bool(journey.raking),
        loyalty,
        _classes(material, loyalty)[rows],
        tuple(fields),
        drivers,
        experiences,
        amounts,
        groups,
        tuple(groups.values())[:_MOST_FILTERS],
        (*unfit, *(one.name for one in tuple(groups.values())[_MOST_FILTERS:])),
        letters,
    )


def _classes(material: Material, loyalty: Field | None) -> npt.NDArray[np.int8]:
    if loyalty is None:
        return np.full(material.survey.rows, NO_CLASS, dtype=np.int8)
    measure, numbers = material.journey.measure, loyalty.of_code
    with np.errstate(invalid="ignore"):
        inside = (numbers >= measure.low) & (numbers <= measure.high)
        placed = np.where(numbers >= measure.positive_min, POSITIVE, PASSIVE)
        placed = np.where(numbers <= measure.negative_max, NEGATIVE, placed)
    found: npt.NDArray[np.int8] = np.where(inside, placed, NO_CLASS).astype(np.int8)[loyalty.codes]
    return found


def _groups(material: Material) -> tuple[dict[By, Groups], tuple[str, ...]]:
    """Return what respondents can be told apart by: what is compared, segments, groups of one's own."""
    survey, journey = material.survey, material.journey
    wanted: Iterable[By] = (
        *(by for one in material.comparisons for by in one.by),
        *(one.key for one in survey.with_role("segment") if one.hides != "all"),
        *journey.groupings,
    )
    found: dict[By, Groups] = {}
    unfit = []
    for by in dict.fromkeys(wanted):
        column = survey.column(by.column if isinstance(by, Grouping) else by)
        if column is None:
            continue
        name = column_text(column) if not isinstance(by, Grouping) else f"{column_text(column)} ({by.name})"
        try:
            found[by] = groups_field(partition(material.counter, by), name)
        except UnusableJourney:  # too many answers, or none that make groups
            unfit.append(name)
    return found, tuple(unfit)


def _amounts(material: Material) -> dict[ColumnKey, Field]:
    """Return what customers bring in and how often they come."""
    economics, survey = material.journey.economics, material.survey
    keys = (economics.profit, economics.frequency)
    columns = [survey.column(key) for key in keys if key is not None]
    columns += [*survey.with_role("spend"), *survey.with_role("frequency")]
    usable = {one.key: one for one in columns if one is not None and one.hides != "all"}
    return {key: amount_field(column_text(one), one) for key, one in usable.items()}


def _texts(material: Material, *, masks: bool) -> list[Texts]:
    """Return who answered, and what people wrote."""
    survey = material.survey
    who = [*survey.with_role("id"), *survey.with_role("personal")]
    shown = [one for one in who if one.hides != "all"]
    return [*map(_as_written, shown), *(_as_answered(one, masks=masks) for one in comment_columns(survey))]


def _as_written(column: Column) -> Texts:
    return Texts(column_text(column), column.raw.codes, column.distinct.texts)


def _as_answered(column: Column, *, masks: bool) -> Texts:
    pairs = zip(column.distinct.cells, column.scale.reasons, strict=True)
    texts = [text if why is None else "" for text, why in pairs]
    return Texts(column_text(column), column.raw.codes, [masked(one) for one in texts] if masks else texts)
