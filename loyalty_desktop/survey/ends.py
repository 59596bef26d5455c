"""The two ends of a scale of plain numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of a numeric scale; unsure when the answers alone do not settle it.

    `shift` is how much higher the codes are than the answers: agencies hand 0 to 10 over as 1 to 11.
    """

    low: int
    high: int
    unsure: bool = False
    shift: int = 0
