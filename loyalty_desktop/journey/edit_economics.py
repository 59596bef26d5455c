"""Edits of what is decided about customers and money: columns, from where on profit is high, names of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey.economics import CELLS, Threshold
from loyalty_desktop.journey.parts import changed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_desktop.journey.economics import CellCode, ThresholdKind
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.reading import ColumnKey


def set_profit(journey: Journey, column: ColumnKey | None) -> Journey:
    """Return the journey with another column for what customers bring in.

    An amount from which on profit is high is one of the column before: the median takes its place.
    """
    if column == journey.economics.profit:
        return journey
    threshold = journey.economics.threshold
    kept = Threshold() if threshold.kind == "amount" else threshold
    return changed(journey, economics=changed(journey.economics, profit=column, threshold=kept))


def set_frequency(journey: Journey, column: ColumnKey | None) -> Journey:
    """Return the journey with another column for how often customers come."""
    return changed(journey, economics=changed(journey.economics, frequency=column))


def set_threshold(journey: Journey, kind: ThresholdKind, value: float | None = None) -> Journey:
    """Return the journey with another threshold; raises ValueError for one that cannot be."""
    return changed(journey, economics=changed(journey.economics, threshold=Threshold(kind, value)))


def name_cells(journey: Journey, names: Mapping[CellCode, str]) -> Journey:
    """Return the journey with the cells called so; an empty name gives a cell its usual one back."""
    known = dict(journey.economics.names) | {code: " ".join(name.split()) for code, name in names.items()}
    kept = tuple((code, known[code]) for code in CELLS if known.get(code))
    return changed(journey, economics=changed(journey.economics, names=kept))
