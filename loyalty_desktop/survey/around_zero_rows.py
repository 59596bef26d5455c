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
    near = [one for one in (at - 1, at + 1) if 0 <= one < len(scales)]
    group = questions[at].group_key if questions[at].group else ""
    near += [one for one, question in enumerate(questions) if group and question.group and question.group_key == group]
    if n * 2 <= tops.total() or not any(_lies_around(scales[one]) and scales[one].high == top for one in near):
        return None
    distinct = questions[at].distinct
    given = {distinct.numbers[place] for place in distinct.present()}
    inside = {float(step) for step in range(-top, top + 1)}
    return top if len(given) >= _LEAST_STEPS and given <= inside else None


def _lies_around(scale: Scale) -> bool:
    return scale.kind == "points" and scale.low is not None and scale.low < 0
