"""What of a file is in no figure and why, and how many answers are analysed, for a strip of any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.messages import Message

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.survey.survey import Survey

Reasons = tuple[tuple[Message, int], ...]
"""Why rows or answers are left out, and how many."""


class Analysed(msgspec.Struct, frozen=True):
    """How many loyalty answers are analysed, of how many rows, and how many of these have none."""

    answers: int
    rows: int
    unanswered: int


class LeftOut(msgspec.Struct, frozen=True):
    """What is left out; `analysed` is None while there are no figures or no loyalty question."""

    reasons: Reasons
    analysed: Analysed | None


def left_out(survey: Survey, results: Results | None) -> LeftOut:
    """Return what is in no figure of these results; without any, what the reading of the file left out."""
    if results is None:
        return LeftOut(survey.left_out, None)
    loyalty = results.loyalty
    if loyalty.measure.column is None or survey.column(loyalty.measure.column) is None:
        return LeftOut(results.left_out, None)
    unanswered = sum(one.count for one in loyalty.missing)
    return LeftOut(results.left_out, Analysed(loyalty.score.n, results.respondents, unanswered))
