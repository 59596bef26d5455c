"""What the columns of a whole survey say of each other's role: rows of ratings, and more wholes than there can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from loyalty_desktop.survey.facts import asks_loyalty

if TYPE_CHECKING:
    from loyalty_desktop.survey.guess import Guess
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9_.\-\[\]]+")
_MOST_WHOLES = 3
"""A survey that asks more often for "overall ..." on one scale means parts of the whole."""


def rows_of_ratings(questions: Sequence[Question], scales: Sequence[Scale]) -> list[int]:
    """Return for each column how many stand side by side on the same scale, itself among them."""
    found: list[int] = []
    for ends, row in groupby(zip(questions, scales, strict=True), key=lambda pair: _ends(*pair)):
        size = len(list(row))
        found += [size if ends is not None else 1] * size
    return found


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
