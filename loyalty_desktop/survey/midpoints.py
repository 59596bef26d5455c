"""What ranges of amounts may count for in sums: the middle of each, for the user to change (INPUTS.md I52)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.survey.ages import are_ages
from loyalty_desktop.survey.bands import Band, band_of, sort_key
from loyalty_desktop.survey.reading import SUMMED

if TYPE_CHECKING:
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.distinct import Distinct


@dataclass(frozen=True, slots=True)
class Midpoint:
    """One answer as it was typed and the amount proposed for it.

    `is_open` says that the range has no upper end: its amount is where it begins, which is surely too little.
    """

    value: str
    amount: float
    is_open: bool
    count: int
    is_range: bool = True


def adds_up(column: Column) -> bool:
    """Say whether the ranges of a column count for numbers, or could: what is summed, and ages, which have a mean."""
    if column.scale.kind != "bands" and not column.correction.amounts:
        return False
    ages = column.role == "segment" and are_ages(column.distinct.texts, column.context.words)
    return column.role in SUMMED or ages


def midpoints(distinct: Distinct) -> tuple[Midpoint, ...]:
    """Return the proposal for each range of a column, the lowest first; what is no amount has none.

    Under 1,000 counts for 500, from 1,000 to 3,000 for 2,000, nothing spent for 0, a plain number for itself.
    """
    bands: list[tuple[Band, int]] = []
    for at, (text, reason, n) in enumerate(zip(distinct.texts, distinct.reasons, distinct.counts, strict=True)):
        number = distinct.numbers[at]
        band = band_of(text) or (Band(number, number) if number is not None else None)
        # 利用しない is no answer elsewhere; among ranges nothing was spent.
        if n and band is not None and (reason is None or band == Band(0.0, 0.0)):
            bands.append((band, at))
    bands.sort(key=lambda pair: sort_key(pair[0]))
    return tuple(
        Midpoint(
            distinct.labels[at],
            _middle(band),
            band.high is None,
            int(distinct.counts[at]),
            band.low is None or band.low != band.high,
        )
        for band, at in bands
    )


def _middle(band: Band) -> float:
    low = band.low or 0.0
    return low if band.high is None else (low + band.high) / 2
