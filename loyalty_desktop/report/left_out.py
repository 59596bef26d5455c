"""What of a file is in no figure and why, and how many answers are analysed, for a strip of any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import gettext as _
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
    out: int = 0
    """How many rows of the file are no answers at all, or were left out."""
    whole: int = 0
    """How many rows were read as answers, whatever the filters let pass."""


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
    out = sum(count for _why, count in survey.left_out)
    return LeftOut(results.left_out, Analysed(loyalty.score.n, results.respondents, unanswered, out, survey.rows))


def rows_told(told: Analysed) -> str:
    """Return of how many rows the answers are, and how many more the file has that are left out."""
    rows, out = f"{told.rows:,}", f"{told.out:,}"
    if told.unanswered:
        said = _("{rows} rows, {missing} of them without a loyalty answer")
        if told.out:
            said = _("{rows} rows, {missing} of them without a loyalty answer; {out} more are left out")
        return said.format(rows=rows, missing=f"{told.unanswered:,}", out=out)
    if told.out:
        return _("{rows} rows; {out} more are left out").format(rows=rows, out=out)
    return (_("all {rows} rows") if told.rows == told.whole else _("{rows} rows")).format(rows=rows)
