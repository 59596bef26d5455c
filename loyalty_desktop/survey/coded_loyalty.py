"""A survey whose only question from 0 or 1 to 10 is followed by the reason: what else would it be?

Its heading is a mere code (Q1), or a mere "Score" in a file that calls itself one of NPS.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_CODE = re.compile(r"[A-Za-z]{1,3}[ _.-]?\d{1,3}")
_SCORE = re.compile(r"(?:survey |response |rating )?score|スコア|点数|rating")
_NAMED = re.compile(r"nps|net promoter(?: score)?", re.IGNORECASE)
_TEN, _FEW = 10, 4


def coded_loyalty(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> dict[int, Guess]:
    """Return the one column that may well be the loyalty question though nothing says so; {} where another does."""
    if any(guess.role == "loyalty" for guess in guesses):
        return {}
    tens = [at for at, scale in enumerate(scales) if scale.kind in {"points", "zero_to_ten"} and scale.high == _TEN]
    tens = [at for at in tens if guesses[at].role != "frequency"]
    named = len(tens) == 1 and any(_is_of_nps(question) for question in questions)
    asked = [
        at
        for at, behind in pairwise(range(len(questions)))
        if at in tens and guesses[at].confidence < LIKELY
        if _CODE.fullmatch(questions[at].title) or (named and _SCORE.fullmatch(questions[at].words))
        if scales[behind].kind == "text" and guesses[behind].role == "comment"
    ]
    return {asked[0]: Guess("loyalty", 0.4, because("zero_to_ten"))} if asked == tens and len(tens) == 1 else {}


@remembered
def _is_of_nps(question: Question) -> bool:
    """Say whether a column says of every row that it is an answer to NPS: Survey Type: nps."""
    present = question.distinct.present() if len(question.distinct.counts) <= _FEW else []
    return len(present) == 1 and _NAMED.fullmatch(question.distinct.texts[present[0]].strip()) is not None
