"""Numbers that are codes of options, as the column behind holds what "other" was: Q10 and Q10_10_TEXT, Q4 and Q4_other.

Nobody writes beside a rating what else there is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from loyalty_desktop.survey.guess import LIKELY, Guess, because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.scale import Scale

_CODES = frozenset({"points", "zero_to_ten", "number"})
_OTHER = re.compile(
    r"[_.\[ -]{1,2}(?:\d{1,3}[_.]text|text|other(?:[_ ]text)?|oth|autre|otros?|andere|その他)\]?", re.IGNORECASE
)


def choices_with_texts(questions: Sequence[Question], scales: Sequence[Scale], guesses: Sequence[Guess]) -> list[Guess]:
    """Return the guesses with columns of codes as segments whose next column is named for their further option."""
    names = [question.key.heading for question in questions]
    found = list(guesses)
    for at, (one, other) in enumerate(pairwise(names)):
        bare = scales[at].kind in _CODES and not scales[at].family and guesses[at].confidence <= LIKELY
        if bare and one and other.startswith(one) and _OTHER.fullmatch(other[len(one) :]):
            found[at] = Guess("segment", 0.5, because("codes"))
    return found
