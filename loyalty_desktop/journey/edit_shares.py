"""Edits of the known shares of a population that respondents are weighted to."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.margins import margin_mark
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey, Margin


def set_raking(journey: Journey, margins: tuple[Margin, ...], cap: float | None = None) -> Journey:
    """Return the journey weighted to these shares, nobody above `cap` times the mean; no margins is no such weight.

    Raises UnusableJourney for columns or groups named twice, an answer named twice, shares that are no shares, a cap
    below 1.
    """
    if not margins:
        return changed(journey, raking=(), raking_cap=None)
    if cap is not None and not (math.isfinite(cap) and cap >= 1):
        raise UnusableJourney(message("raking_cap_low"))
    marks = [margin_mark(one) for one in margins]
    for at, margin in enumerate(margins):
        name = margin.name
        if marks[at] in marks[:at]:
            raise UnusableJourney(message("raking_twice", column=name))
        values = [value for _answer, value in margin.shares]
        if any(not math.isfinite(value) or value < 0 for value in values) or not math.fsum(values) > 0:
            raise UnusableJourney(message("raking_no_shares", column=name))
        if len({tuple(map(match_text, names)) for names in margin.names}) < len(values):
            raise UnusableJourney(message("raking_alike", column=name))
    return changed(journey, raking=margins, raking_cap=cap)
