"""A score beside the words promoter, passive and detractor that go with it: it is the loyalty question (I43).

Tools export "Rating" and "Sentiment": what the first is the heading does not say, the second column does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.survey.distinct import number_of, text_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.roles import asks_loyalty
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.sheet import Cell, RawColumn

_MOST_CLASSES, _MOST_SCORES, _LEAST_CLASSES = 8, 24, 2
_LIMITS = (6, 8, 10)
"""The highest scores of detractors, passives and promoters."""


def scores_in_classes(questions: Sequence[Question]) -> frozenset[int]:
    """Return the only column of scores that the classes of another follow; none where a heading asks for loyalty."""
    classes = [one.raw for one in questions if len(one.raw.values) <= _MOST_CLASSES and _named(one.raw)]
    if not classes or any(asks_loyalty(one.words) for one in questions):
        return frozenset()
    scores = [at for at, one in enumerate(questions) if len(one.raw.values) <= _MOST_SCORES and _scored(one.raw)]
    found = [at for at in scores if any(_follow(questions[at].raw, raw) for raw in classes)]
    return frozenset(found) if len(found) == 1 else frozenset()


def _named(raw: RawColumn) -> bool:
    """Say whether at least two values are names of classes; the heading may stand among the values."""
    known = keys("marks", "classes")
    return sum(match_text(text_of(value)) in known for value in raw.values) >= _LEAST_CLASSES


def _scored(raw: RawColumn) -> bool:
    return sum(_score(value) is not None for value in raw.values) > _LEAST_CLASSES


def _score(value: Cell) -> int | None:
    number = number_of(text_of(value))
    whole = number is not None and number == int(number) and 0 <= number <= _LIMITS[-1]
    return int(number) if whole and number is not None else None


def _follow(scores: RawColumn, classes: RawColumn) -> bool:
    """Say whether each score has one class, and each class the scores of one part of the scale."""
    known = keys("marks", "classes")
    pairs = np.unique(scores.codes.astype(np.int64) * len(classes.values) + classes.codes)
    parts: dict[str, set[int]] = {}
    for pair in pairs.tolist():
        score = _score(scores.values[pair // len(classes.values)])
        name = match_text(text_of(classes.values[pair % len(classes.values)]))
        if score is None and name not in known:
            continue
        if score is None or name not in known:
            return False
        parts.setdefault(name, set()).add(next(at for at, most in enumerate(_LIMITS) if score <= most))
    places = [min(part) for part in parts.values()]
    return len(set(places)) == len(places) >= _LEAST_CLASSES and all(len(part) == 1 for part in parts.values())
