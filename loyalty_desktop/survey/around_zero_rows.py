"""Columns beside others whose scale lies around zero: where nobody chose the worst answer, they share that scale."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_LEAST_STEPS = 3
_OPEN = frozenset({"points", "number"})


def tops_around_zero(scales: Sequence[Scale]) -> Counter[int]:
    """Return how many columns are answered on a scale around zero, by its top: 2 for -2 to +2."""
    return Counter(scale.high for scale in scales if scale.high is not None and _lies_around(scale))


def around_zero_beside(
    at: int, questions: Sequence[Question], scales: Sequence[Scale], tops: Counter[int]
) -> int | None:
    """Return the top of the scale around zero that most others and a column beside have, where it fits this one too."""
    scale = scales[at]
    if not tops or scale.kind not in _OPEN or _lies_around(scale):
        return None
    top, n = tops.most_common(1)[0]
    if n * 2 <= tops.total() or not _fits(questions[at], top):
        return None
    sides = [
        0 <= one < len(scales) and (_lies_around(scales[one]) or _has_negatives(questions[one], top))
        for one in (at - 1, at + 1)
    ]
    group = questions[at].group_key if questions[at].group else None
    shared = group is not None and any(
        _lies_around(scale) and question.group and question.group_key == group
        for question, scale in zip(questions, scales, strict=True)
    )
    # Numbers of things begin with 0 as well: without a negative answer both sides have to be such scales.
    enough = any(sides) if _has_negatives(questions[at], top) else all(sides)
    return top if shared or enough else None


def _given(question: Question) -> set[float | None]:
    return {question.distinct.numbers[place] for place in question.distinct.present()}


def _fits(question: Question, top: int) -> bool:
    given = _given(question)
    return len(given) >= _LEAST_STEPS and given <= {float(step) for step in range(-top, top + 1)}


def _has_negatives(question: Question, top: int) -> bool:
    return _fits(question, top) and any(number is not None and number < 0 for number in _given(question))


def _lies_around(scale: Scale) -> bool:
    return scale.kind == "points" and scale.low is not None and scale.low < 0
