"""A survey of codes (Q1, Q2) whose only question from 0 or 1 to 10 is followed by the reason: what else would it be?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from loyalty_desktop.survey.guess import LIKELY, Guess, because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_CODE = re.compile(r"[A-Za-z]{1,3}[ _.-]?\d{1,3}")
_TEN = 10


def coded_loyalty(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> dict[int, Guess]:
    """Return the one column that may well be the loyalty question though nothing says so; {} where another does."""
    if any(guess.role == "loyalty" for guess in guesses):
        return {}
    tens = [at for at, scale in enumerate(scales) if scale.kind in {"points", "zero_to_ten"} and scale.high == _TEN]
    asked = [
        at
        for at, behind in pairwise(range(len(questions)))
        if at in tens and _CODE.fullmatch(questions[at].title) and guesses[at].confidence < LIKELY
        if scales[behind].kind == "text" and guesses[behind].role == "comment"
    ]
    return {asked[0]: Guess("loyalty", 0.4, because("zero_to_ten"))} if asked == tens and len(tens) == 1 else {}
