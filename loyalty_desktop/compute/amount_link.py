"""How what customers spend goes with how often they come (METHOD 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.amount_rows import amount_kind, levels_of
from loyalty_desktop.compute.spearman import Correlation, spearman

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.column import Column


def amounts_together(counter: Counter, journey: Journey, spend: Column, often: Column) -> Correlation | None:
    """Return Spearman's correlation of two columns of amounts among those of the base who have both.

    Respondents count once each, whatever they weigh; None where one of the columns holds no amounts.
    """
    if amount_kind(spend) is None or amount_kind(often) is None:
        return None
    base = counter.base_of(journey)
    first = levels_of(spend.scale).of_value[spend.raw.codes]
    second = levels_of(often.scale).of_value[often.raw.codes]
    both = (first >= 0) & (second >= 0)
    if base.rows is not None:
        both &= base.rows
    rows = np.flatnonzero(both)
    return spearman(first[rows], second[rows])
