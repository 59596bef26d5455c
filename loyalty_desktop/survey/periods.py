"""Answers that say how often: once a week, 月に1回, 每月多次, tous les mois."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from loyalty_desktop.survey.vocabulary import words

if TYPE_CHECKING:
    from loyalty_desktop.survey.distinct import Distinct

_MOST_ANSWERS, _LEAST, _MOSTLY, _LONGEST = 12, 2, 0.8, 40


@lru_cache(maxsize=2)
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(words("labels", "periods", kind)))


def say_how_often(distinct: Distinct) -> bool:
    """Say whether nearly all answers name a period or how seldom something is, at least two of them a period."""
    present = distinct.present()
    if not _LEAST < len(present) <= 2 * _MOST_ANSWERS:
        return False
    texts = {distinct.texts[at].strip().casefold() for at in present}
    if not _LEAST < len(texts) <= _MOST_ANSWERS or max(map(len, texts)) > _LONGEST:
        return False
    periods = {text for text in texts if _pattern("named").search(text)}
    seldom = {text for text in texts - periods if _pattern("seldom").search(text)}
    return len(periods) >= _LEAST and len(periods) + len(seldom) >= _MOSTLY * len(texts)
