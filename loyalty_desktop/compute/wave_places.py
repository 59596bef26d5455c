"""Where a new wave stands in the order of time: among the others by the days on which people answered."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from loyalty_desktop.compute.wave_periods import median_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.project import Source
    from loyalty_desktop.survey.survey import Survey


def day_text(survey: Survey) -> str:
    """Return the day by which half of the answers had been given as YYYY-MM-DD, '' where no column tells."""
    day = median_day(survey)
    return "" if day is None else dt.date.fromordinal(int(day)).isoformat()


def day_of(source: Source, survey: Survey | None) -> float | None:
    """Return the day of a wave: of its survey if that is read, or as the project has it; None where nobody knows."""
    if survey is not None:
        return median_day(survey)
    try:
        return float(dt.date.fromisoformat(source.day).toordinal()) if source.day else None
    except ValueError:  # somebody has edited the project's file
        return None


def place_among(days: Sequence[float | None], own: float | None) -> int | None:
    """Return how many of the waves with these days, in their order, come before one of the day `own`.

    It stands right behind the last of those that are known not to be later, or else before the first that is later;
    None, which is the end, where no day is known.
    """
    if own is None:
        return None
    before = [at for at, day in enumerate(days) if day is not None and day <= own]
    after = [at for at, day in enumerate(days) if day is not None and day > own]
    return before[-1] + 1 if before else after[0] if after else None
