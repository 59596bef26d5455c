"""What groups of one's own can be made of: columns, their answers, bands of numbers that are proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.passing import belonging
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Group
from loyalty_desktop.report.figures import number_text
from loyalty_desktop.report.filter_choices import FilterColumn, filter_columns, numbers_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from loyalty_desktop.compute.admission import Admission
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.survey import Survey

_FINEST = 6
_MADE_OF = frozenset({"answers", "options", "amounts"})


def grouping_columns(survey: Survey, journey: Journey) -> tuple[FilterColumn, ...]:
    """Return the columns whose answers can be put into groups."""
    return tuple(one for one in filter_columns(survey, journey) if not one.grouping and _MADE_OF & set(one.kinds))


def group_sizes(counted: Admission, groups: tuple[Group, ...]) -> tuple[int, ...]:
    """Return how many respondents belong to each group."""
    return tuple(counted.among(belonging(counted.column, one)) for one in groups)


def ungrouped(counted: Admission, groups: tuple[Group, ...]) -> int:
    """Return how many gave an answer that belongs to no group."""
    held = np.zeros(len(counted.counts), dtype=bool)
    for one in groups:
        held |= belonging(counted.column, one)
    return counted.among(counted.column.scale.valid & ~held)


def band_name(low: float | None, high: float | None) -> str:
    """Return what a band is called as long as it has no name of its own."""
    if low is None and high is None:
        return _("New band")
    if low is None:
        return _("up to {last}").format(last=number_text(high or 0.0))
    if high is None:
        return _("from {first} on").format(first=number_text(low))
    first, last = number_text(low), number_text(high)
    return first if first == last else _("{first}–{last}").format(first=first, last=last)


def proposed_bands(counted: Admission, wanted: int = 4) -> tuple[Group, ...]:
    """Return bands of numbers that hold about as many respondents each; the outer ones are open.

    A band ends right below the next one, by the least step in which the numbers are written: 1 among whole numbers,
    .01 among prices such as 9.95. So no amount is between two bands. Nothing is proposed where all are alike.
    """
    numbers = numbers_of(counted.column)
    given = np.isfinite(numbers) & (counted.counts > 0)
    if not given.any():
        return ()
    values, counts = numbers[given], counted.counts[given]
    order = np.argsort(values)
    values, reached = values[order], np.cumsum(counts[order])
    steps = np.arange(1, wanted) * reached[-1] / wanted
    cuts = np.unique(values[np.minimum(np.searchsorted(reached, steps, side="right"), len(values) - 1)])
    cuts = cuts[cuts > values[0]]
    if not cuts.size:
        return ()
    lows: list[float | None] = [None, *cuts.tolist()]
    highs: list[float | None] = [_below(cut, _decimals(values)) for cut in cuts.tolist()]
    ends = zip(lows, [*highs, None], strict=True)
    return tuple(Group(band_name(low, high), low=low, high=high) for low, high in ends)


def _decimals(values: npt.NDArray[np.float64]) -> int | None:
    """Return with how many decimals all the numbers are written; None where it is more than amounts have."""
    return next((digits for digits in range(_FINEST + 1) if (np.round(values, digits) == values).all()), None)


def _below(cut: float, digits: int | None) -> float:
    """Return the largest number below another one that is written with as many decimals."""
    return float(np.nextafter(cut, -np.inf)) if digits is None else round(cut - 10.0**-digits, digits)
