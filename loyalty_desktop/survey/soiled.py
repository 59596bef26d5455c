"""Answers from 0 to 10 that were typed in many ways: ten, score 8, 7 pts, 九; the rest of the column is dirt.

What has no place on the scale is left out, counted and asked about, and never moved onto it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from loyalty_desktop.survey.coding import scale_from
from loyalty_desktop.survey.missing import no_answer_codes
from loyalty_desktop.survey.vocabulary import words

if TYPE_CHECKING:
    from loyalty_desktop.survey.answers import Answers
    from loyalty_desktop.survey.coding import Context
    from loyalty_desktop.survey.scale import Scale

_SCORED = re.compile(r"\bscores?\b|\bnps\b|スコア|点数|評点|\bnota\b|\bpuntaje\b|\bpuntuación\b")
_TYPED = re.compile(
    r"(?:(?:my |the )?(?:score|rating|answer|grade|note|nota|puntaje|スコア|評価|点数|回答)(?: is)?\s*[:=は]?\s*)?"
    r"(?P<number>\d{1,2}(?:[.,]0)?)\s*(?:点|points?|pts?\.?|punkte?|puntos?|pontos?|/\s?10|out of (?:10|ten)|[!?.+*])*"
)
_HIGHEST, _MOST_VALUES = 10, 60
_LEAST_STEPS, _HIGH, _SHARE = 5, 7, 0.7


@lru_cache(maxsize=4096)
def typed_number(text: str) -> int | None:
    """Return the whole number from 0 to 10 that somebody typed with or in words; None for anything else."""
    plain = text.casefold().strip()
    if (told := _in_words().get(plain.strip(" .!"))) is not None:
        return told
    found = _TYPED.fullmatch(plain)
    number = int(float(found["number"].replace(",", "."))) if found else _HIGHEST + 1
    return number if number <= _HIGHEST else None


@lru_cache(maxsize=1)
def _in_words() -> dict[str, int]:
    return {word: number for number, line in enumerate(words("marks", "numbers")) for word in line.split()}


def soiled(answers: Answers, context: Context) -> Scale | None:
    """Read such answers below a heading about loyalty or a score, where seven in ten of them can be read so."""
    if not (context.loyal or _SCORED.search(context.words)) or len(answers.at) > _MOST_VALUES or not answers.total:
        return None
    distinct, codes = answers.distinct, no_answer_codes()
    known = {at: typed_number(distinct.texts[at]) for at in answers.at if distinct.numbers[at] not in codes}
    read = {at: float(number) for at, number in known.items() if number is not None}
    in_words = [at for at in read if not distinct.texts[at].isdigit()]
    steps, total = set(read.values()), sum(answers.counts[at] for at in known)
    if not in_words or len(steps) < _LEAST_STEPS or max(steps) < _HIGH:
        return None
    if sum(answers.counts[at] for at in read) < _SHARE * total:
        return None
    return scale_from(answers, "zero_to_ten", read, low=0, high=_HIGHEST, unsure=True)
