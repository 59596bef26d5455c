"""Columns side by side whose numbers stand on one lattice between whole steps: 2.5, 5, 7.5, 10; 1, 1.5 ... 5.

No codes are written so, and no measure of several things ends at the same mark: they are ratings without steps.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from loyalty_desktop.survey.guess import Guess, because
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.stepless import UNSURE, rated_without_steps, stepless_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_ROW, _LEAST, _MOST = 3, 3, 21
_TOPS = (5.0, 10.0)
_EACH = 4
"""Quarters are the smallest steps that people rate by."""
_NO_RATING = ("spend", "age", "count", "duration", "frequency", "weight", "quantity")


def on_one_lattice(
    questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]
) -> dict[int, Guess]:
    """Return the columns of such rows as ratings of which somebody has to say what they count as."""
    open_ = [
        _lattice(question) if scale.kind == "number" and guess.role in {"segment", "unused"} else None
        for question, scale, guess in zip(questions, scales, guesses, strict=True)
    ]
    found: dict[int, Guess] = {}
    for lattice, row in groupby(range(len(open_)), key=lambda at: open_[at]):
        places = list(row)
        if lattice is not None and len(places) >= _ROW:
            found |= {
                at: Guess(rated_without_steps(questions[at].words), UNSURE, because("stepless"))
                for at in places
                if stepless_of(questions[at].words, questions[at].distinct, asked=True) is not None
            }
    return found


@remembered
def _lattice(question: Question) -> tuple[float, float] | None:
    """Return the top and the step of the lattice on which the few numbers of a column stand; None for any other."""
    distinct = question.distinct
    if len(distinct.counts) > 2 * _MOST or any(mentions(question.words, topic) for topic in _NO_RATING):
        return None
    present = [at for at in distinct.present() if distinct.reasons[at] is None]
    numbers = {distinct.numbers[at] for at in present}
    known = sorted(number for number in numbers if number is not None)
    if len(known) < len(numbers) or not _LEAST <= len(known) <= _MOST or known[-1] not in _TOPS or known[0] < 0:
        return None
    if all(number.is_integer() for number in known) or any(not (_EACH * number).is_integer() for number in known):
        return None
    steps = (step for step in (2.5, 0.5, 0.25) if all((number / step).is_integer() for number in known))
    return next(((known[-1], step) for step in steps), None)
