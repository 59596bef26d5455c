"""What the columns of a whole survey say of each other's role: rows of ratings, and more wholes than there can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from loyalty_desktop.survey.facts import asks_loyalty
from loyalty_desktop.survey.named_kinds import sorts_people

if TYPE_CHECKING:
    from loyalty_desktop.survey.guess import Guess
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9_.\-\[\]]+")
_CODED_ROW, _WORDED_ROW, _SHORTEST, _MOST_OF_ROW = 8, 6, 3, 0.5
_MOST_WHOLES = 3
"""A survey that asks more often for "overall ..." on one scale means parts of the whole."""


def rows_of_ratings(questions: Sequence[Question], scales: Sequence[Scale]) -> list[int]:
    """Return for each column how many stand side by side on the same scale, itself among them."""
    found: list[int] = []
    for ends, row in groupby(zip(questions, scales, strict=True), key=lambda pair: _ends(*pair)):
        size = len(list(row))
        found += [size if ends is not None else 1] * size
    coded = _coded_rows(questions, scales)
    return [max(one, other) for one, other in zip(found, coded, strict=True)]


def _coded_rows(questions: Sequence[Question], scales: Sequence[Scale]) -> list[int]:
    """Return the same below mere codes (A1, Ben3), where so many are no codes of sex, school and job any more.

    The scale is then that of most of them: the top that nobody chose in one of them does not part the row.
    """
    found: list[int] = []
    pairs = zip(questions, scales, strict=True)
    for rated, row in groupby(pairs, key=lambda pair: _may_be_rated(*pair)):
        columns = list(row)
        tops = Counter(scale.high for _question, scale in columns) if rated else Counter()
        top, most = max(tops.items(), key=lambda pair: pair[1], default=(None, 0))
        coded = any(_CODE.fullmatch(question.key.heading) for question, _scale in columns)
        whole = top is not None and len(columns) >= (_CODED_ROW if coded else _WORDED_ROW)
        near = whole and most >= _MOST_OF_ROW * len(columns) and max(high or 0 for high in tops) <= (top or 0) + 1
        found += [len(columns) if near else 1] * len(columns)
    return found


def _may_be_rated(question: Question, scale: Scale) -> bool:
    steps = scale.kind == "points" and scale.low == 1 and (scale.high or 0) >= _SHORTEST
    steps = steps or (scale.kind == "points" and (scale.low or 0) < 0)
    return steps and not asks_loyalty(question.words) and not sorts_people(question.words)


def _ends(question: Question, scale: Scale) -> tuple[str, int | None, int | None] | None:
    """Return a scale that a row of ratings may share; None for others, and below a mere code: Q22FLY, VAR0007."""
    rated = scale.kind in {"points", "zero_to_ten"} or (scale.kind == "words" and scale.family == "frequency")
    if not rated or _CODE.fullmatch(question.key.heading) or asks_loyalty(question.words):
        return None
    return (scale.kind, scale.low, scale.high)


def many_wholes(scales: Sequence[Scale], guesses: Sequence[Guess]) -> list[int]:
    """Return the ratings called "overall" of which there are too many: overall quality of parks, of streets, ..."""
    wholes = [at for at, guess in enumerate(guesses) if guess.role == "overall_satisfaction"]
    sizes = Counter((scales[at].kind, scales[at].low, scales[at].high) for at in wholes)
    return [at for at in wholes if sizes[scales[at].kind, scales[at].low, scales[at].high] > _MOST_WHOLES]
