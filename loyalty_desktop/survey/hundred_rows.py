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

_ROW, _PLAIN, _LEAST = 4, 3, 8
"""So many columns side by side, of which so many say nothing else, and so many different numbers in each."""
_USED = 0.4
"""Points are spread over at least so much of the hundred."""
_UNKNOWN = frozenset({"why_unknown", "why_codes", "why_unique"})
_NAMED = frozenset({"why_spend", "why_duration", "why_money"})
_THINGS = ("spend", "quantity")
"""Price, rooms and staff are rated too, among other things rated so."""
_OTHERS = ("count", "id", "calendar", "frequency", "duration", "age", "weight", "importance")


def rows_out_of_hundred(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> list[int]:
    """Return the columns of numbers that may well be points out of a hundred, as those beside them are."""
    fits = [_fits(*each) for each in zip(questions, scales, guesses, strict=True)]
    found: list[int] = []
    for whole, run in groupby(range(len(fits)), key=lambda at: fits[at] is not None):
        places = list(run)
        if whole and len(places) >= _ROW and sum(fits[at] is True for at in places) >= _PLAIN:
            found += places
    return found


def _fits(question: Question, scale: Scale, guess: Guess) -> bool | None:
    """Say whether a column may hold points: True, False where its heading names a price or a number, None if not."""
    if scale.kind not in {"number", "id"} or sorts_people(question.words):
        return None
    named = any(mentions(question.words, topic) for topic in _THINGS)
    if guess.why.id not in (_UNKNOWN | _NAMED if named else _UNKNOWN):
        return None
    if any(mentions(question.words, topic) for topic in _OTHERS):
        return None
    rated = stepless_of(question.words, question.distinct, asked=True)
    if rated is None or not rated.is_hundred or len(rated.numbers) < _LEAST:
        return None
    return not named if rated.numbers[-1][0] - rated.numbers[0][0] >= _USED * rated.high else None
