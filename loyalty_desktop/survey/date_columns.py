"""Columns of dates and times, also as the numbers by which spreadsheets and programs count them (INPUTS.md I47)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.coding import Context, scale_from
from loyalty_desktop.survey.dates import SERIALS
from loyalty_desktop.survey.keywords import mentions

if TYPE_CHECKING:
    from loyalty_desktop.survey.answers import Answers
    from loyalty_desktop.survey.scale import Scale

_DAY = re.compile(
    r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])"
    r"|(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\d|3[01])日(?:\([月火水木金土日]\))?"
)
"""A day without its year: 10/1, 10月1日."""
_SECONDS = (900_000_000, 2_200_000_000)
"""Seconds since 1970 of the years 1998 to 2039."""


def dates(answers: Answers, context: Context) -> Scale | None:
    """Read dates and times: four in five answers, or numbers that count days or seconds below such a heading."""
    if _mostly_dates(answers):
        return scale_from(answers, "date", {})
    if not mentions(context.words, "timestamp") or mentions(context.words, "count"):
        return None
    if answers.share({at for at in answers.at if _DAY.fullmatch(answers.distinct.texts[at])}) == 1.0:
        return scale_from(answers, "date", {})
    # 45750 and 20250403 in a column that is called a date.
    numbers = answers.distinct.numbers
    if all((n := numbers[at]) is not None and _is_epoch(n) for at in answers.at):
        return scale_from(answers, "date", {})
    low, high = SERIALS
    serial = {at for at in answers.at if (n := numbers[at]) is not None and (low <= n <= high or 19e6 < n < 21e6)}
    return scale_from(answers, "date", {}) if answers.share(serial) == 1.0 else None


def _is_epoch(number: float) -> bool:
    """Say whether a number may be a moment as programs count them: seconds since 1970, or milliseconds."""
    return any(_SECONDS[0] <= number / times < _SECONDS[1] for times in (1, 1000))


def _mostly_dates(answers: Answers) -> bool:
    """Say whether four in five answers are dates; where many of the first ones are none, the others do not matter."""
    distinct = answers.distinct
    first = len(distinct.first_dates)
    none = answers.given[:first] & ~np.array(distinct.first_dates, dtype=bool)
    others = int(distinct.counts[:first][none].sum())
    if (answers.total - others) / answers.total < 0.8:
        return False
    return answers.share({at for at, date in enumerate(distinct.dates) if date}) >= 0.8
