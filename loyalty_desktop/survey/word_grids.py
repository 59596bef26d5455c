"""Columns side by side with the same few answers in words, which no known scale has: somebody has to order them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.keywords import mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_ROW, _LEAST, _MOST, _LONGEST = 4, 3, 7, 30
_ALIKE = 0.6
_RATED = Guess("driver", 0.4, because("rating_unscaled"))


def word_grids(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> dict[int, Guess]:
    """Return the columns of such a grid as ratings that wait for steps, where nothing says what else they are."""
    answers = [_answers(*each) for each in zip(questions, scales, guesses, strict=True)]
    found: dict[int, Guess] = {}
    for open_, run in groupby(range(len(answers)), key=lambda at: bool(answers[at])):
        places = list(run)
        if not open_ or len(places) < _ROW:
            continue
        every = frozenset[str]().union(*(answers[at] for at in places))
        alike = all(len(answers[at]) >= _ALIKE * len(every) for at in places)
        if alike and len(every) <= _MOST:
            found.update(dict.fromkeys(places, _RATED))
    return found


def _answers(question: Question, scale: Scale, guess: Guess) -> frozenset[str]:
    """Return the answers of a column that may belong to a grid; none for any other column."""
    if scale.kind != "category" or guess.role != "segment" or guess.confidence > LIKELY + 0.05:
        return frozenset()
    present = question.distinct.present()
    if not _LEAST <= len(present) <= 2 * _MOST or mentions(question.words, "segment"):
        return frozenset()
    keys = frozenset(question.distinct.keys[at] for at in present)
    words = all(len(key) <= _LONGEST and not any(map(str.isdigit, key)) for key in keys)
    return keys if words and _LEAST <= len(keys) <= _MOST else frozenset()
