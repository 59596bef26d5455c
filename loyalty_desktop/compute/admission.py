"""How many pass a filter, told before it is applied: an answer column counted once among all who pass the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.passing import Flags, passing
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.model import Filter, Journey, Measure
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Admission:
    """A column with how many respondents have each of its raw values, among those whom the other filters let pass."""

    column: Column
    counts: Ints
    everybody: int
    """Respondents whom the other filters let pass, whatever they answered here."""

    def among(self, chosen: Flags) -> int:
        """Return how many have one of the chosen raw values."""
        return int(self.counts[chosen].sum())

    def passing(self, one: Filter, measure: Measure) -> int:
        """Return how many respondents are left once this filter is in force too."""
        return self.among(passing(self.column, one, measure))


def admission(counter: Counter, journey: Journey, key: ColumnKey, without: int | None = None) -> Admission:
    """Return a column counted on the journey's base, the filter at place `without` not in force.

    Raises UnusableJourney when a column is missing, or the other filters or weights cannot be used.
    """
    column = counter.survey.column(key)
    if column is None:
        raise UnusableJourney(message("column_missing", column=key.heading))
    others = tuple(one for at, one in enumerate(journey.filters) if at != without)
    base = counter.base_of(msgspec.structs.replace(journey, filters=others))
    codes = column.raw.codes if base.rows is None else column.raw.codes[base.rows]
    counts = np.bincount(codes, minlength=len(column.raw.values)).astype(np.int64, copy=False)
    return Admission(column, counts, base.count)


def everybody(column: Column) -> Admission:
    """Return a column counted among all respondents of the survey, whatever is filtered."""
    return Admission(column, column.distinct.counts, int(column.raw.codes.size))
