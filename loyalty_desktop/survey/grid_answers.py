"""Columns of one grid answered in the same words: what most of them are, those with few answers are too."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.guess import Guess
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_LEAST, _MOST_WORDS = 3, 12
_WORDED = frozenset({"text", "category"})
_UNSURE = frozenset({"why_long_texts", "why_texts", "why_comment", "why_unknown", "why_constant"})


def answered_alike(
    questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]
) -> dict[int, Guess]:
    """Return what columns of a grid are whose few answers are all among those that the others of it share."""
    grids: dict[str, list[int]] = defaultdict(list)
    for at, question in enumerate(questions):
        if question.group_key and (scales[at].kind in _WORDED or scales[at].family):
            grids[question.group_key].append(at)
    found: dict[int, Guess] = {}
    for grid in grids.values():
        open_ones = [at for at in grid if scales[at].kind in _WORDED and guesses[at].why.id in _UNSURE]
        if open_ones and len(grid) > _LEAST:
            found.update(_settled(grid, open_ones, questions, guesses))
    return found


def _settled(
    grid: Sequence[int], open_ones: Sequence[int], questions: Sequence[Question], guesses: Sequence[Guess]
) -> dict[int, Guess]:
    known = [at for at in grid if at not in open_ones]
    shared = Counter(key for at in known for key in _answers(questions[at]))
    words = {key for key, times in shared.items() if times > 1}
    roles = Counter(guesses[at].role for at in known)
    role, times = max(roles.items(), key=lambda pair: pair[1], default=("unused", 0))
    if not 1 < len(words) <= _MOST_WORDS or times < max(2, len(open_ones)):
        return {}
    guess = next(guesses[at] for at in known if guesses[at].role == role)
    return {at: guess for at in open_ones if _answers(questions[at]) <= words}


def _answers(question: Question) -> frozenset[str]:
    distinct = question.distinct
    present = distinct.present()
    return frozenset(distinct.keys[at] for at in present[: 4 * _MOST_WORDS])
