"""Places for a first, a second, a third answer: PURP1, PURP2, PURP3 hold codes, and each is filled less often."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from loyalty_desktop.survey.roles import LIKELY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.roles import Guess

_NUMBERED = re.compile(r"(?P<stem>.*\D)(?P<number>\d{1,2})")
_NEXT, _LATER = 0.3, 0.6
"""Many give one answer, few a second: the second place is filled at most so often as the first, later ones so."""


def coded_slots(questions: Sequence[Question], guesses: Sequence[Guess]) -> list[int]:
    """Return the columns of numbers that are such places; what is surely something else is left alone."""
    found: list[int] = []
    run: list[int] = []
    for at in range(len(questions) + 1):
        if run and at < len(questions) and _follows(questions[run[-1]], questions[at]):
            run.append(at)
            continue
        found += run if _thins_out([questions[place] for place in run]) else []
        run = [at] if at < len(questions) and _place(questions[at])[1] == 1 else []
    return [at for at in found if guesses[at].confidence < LIKELY and _is_numeric(questions[at])]


def _place(question: Question) -> tuple[str, int]:
    found = _NUMBERED.fullmatch(question.key.heading)
    return (found["stem"], int(found["number"])) if found else ("", 0)


def _follows(one: Question, other: Question) -> bool:
    stem, number = _place(one)
    return bool(stem) and _place(other) == (stem, number + 1)


def _thins_out(run: Sequence[Question]) -> bool:
    filled = [_filled(question) for question in run]
    if len(filled) < 2 or not filled[0] or filled[1] > _NEXT * filled[0]:
        return False
    return all(later <= _LATER * before for before, later in pairwise(filled[1:]))


def _filled(question: Question) -> int:
    distinct = question.distinct
    return int(distinct.counts.sum() - distinct.counts[distinct.missing].sum())


def _is_numeric(question: Question) -> bool:
    distinct = question.distinct
    return all(distinct.numbers[at] is not None for at in distinct.present())
