"""Japanese scales of one verb, whatever it is: よく理解できた, あまり理解できなかった, 理解できなかった.

A degree and the verb are above the middle, its denial is below. What people did, know or own is no rating.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.vocabulary import keys, vocabulary

_DENIED = re.compile(r"(?:なかった|ない|ません|ませんでした)(?:です)?$")
_ENDING = re.compile(r"[ぁ-ん]{1,8}")
_DOING = re.compile(r"知|聞|見た|行|来|利用|使|読|持|買|購入|参加|受|食|飲|住|し|ある|あっ|い(?:る|た)")
_MARKS = " .。!！"


class _Lead(NamedTuple):
    """What may stand before the verb: its strength, and whether only a denial can follow."""

    strength: int
    denies: bool


@lru_cache(maxsize=1)
def _leads() -> dict[str, _Lead]:
    table, grades = vocabulary("labels")["japanese"], vocabulary("labels")["grades"]
    found = {word: _Lead(grades["moderate"], True) for word in table["weak_denials"]}
    found |= {word: _Lead(grades["strong"], True) for word in table["strong_denials"]}
    found |= {word: _Lead(grades[name], False) for name, words in table["degrees"].items() for word in words}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def verb_grades(labels: Iterable[str]) -> dict[str, int] | None:
    """Return the grade of each label, 0 for the middle, where all are degrees of one verb; else None."""
    grades: dict[str, int] = {}
    done: set[str] = set()
    denied: set[str] = set()
    for label in labels:
        words = match_text(label).strip(_MARKS)
        if words in keys("labels", "japanese", "neutral"):
            grades[label] = 0
            continue
        word = next((one for one in _leads() if words.startswith(one) and len(words) > len(one) + 1), "")
        lead = _leads().get(word) or _Lead(vocabulary("labels")["grades"]["plain"], False)
        verb = words.removeprefix(word)
        negative = _DENIED.search(verb) is not None
        if (lead.denies and not negative) or _DOING.match(verb):
            return None
        (denied if negative else done).add(verb)
        grades[label] = -lead.strength if negative else lead.strength
    return grades if len(done) == len(denied) == 1 and _same_verb(done.pop(), denied.pop()) else None


def _same_verb(done: str, denied: str) -> bool:
    """Say whether the two forms share a stem and differ in the ending only: 理解でき|た, 理解でき|なかった."""
    same = 0
    while same < min(len(done), len(denied)) and done[same] == denied[same]:
        same += 1
    return same > 0 and all(_ENDING.fullmatch(verb[same:]) is not None for verb in (done, denied))
