"""Columns side by side that hold points out of a hundred, though no heading says so: clean 64, staff 88, food 41.

One such column alone may be anything; a row of them is asked about, as ratings without steps are (`stepless`).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.stepless import stepless_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.guess import Guess
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_ROW, _LEAST = 4, 8
"""So many columns side by side, and so many different numbers in each."""
_USED = 0.4
"""Points are spread over at least so much of the hundred."""
_UNKNOWN = frozenset({"why_unknown", "why_codes", "why_unique"})
_OTHERS = ("quantity", "count", "id", "calendar", "spend", "frequency", "duration", "age", "weight", "importance")


def rows_out_of_hundred(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> list[int]:
    """Return the columns of numbers that may well be points out of a hundred, as those beside them are."""
    fits = [_fits(*each) for each in zip(questions, scales, guesses, strict=True)]
    found: list[int] = []
    for whole, run in groupby(range(len(fits)), key=fits.__getitem__):
        places = list(run)
        if whole and len(places) >= _ROW:
            found += places
    return found


def _fits(question: Question, scale: Scale, guess: Guess) -> bool:
    if scale.kind not in {"number", "id"} or guess.why.id not in _UNKNOWN or sorts_people(question.words):
        return False
    if any(mentions(question.words, topic) for topic in _OTHERS):
        return False
    rated = stepless_of(question.words, question.distinct, asked=True)
    if rated is None or not rated.is_hundred or len(rated.numbers) < _LEAST:
        return False
    return rated.numbers[-1][0] - rated.numbers[0][0] >= _USED * rated.high
