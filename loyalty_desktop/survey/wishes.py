"""Japanese labels that end alike whatever their verb is: ぜひ住み続けたい, あまり来たくない, 使いやすい, 読みづらい.

A list of verbs would never be long enough. What stands before the ending is a degree and any verb.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from loyalty_desktop.survey.vocabulary import vocabulary

_VERB = r"(?P<verb>[ぁ-んァ-ヶー一-龠々]{1,10}?)"
_WISH = r"(?P<wish>たい(?:と思う|と感じる)?)"
_NO_WISH = r"(?P<no_wish>たくない|たくはない|たいと(?:は|も)?(?:思わない|感じない))"
_EASE = r"(?P<ease>やすい|やすかった)"
_TROUBLE = r"(?P<trouble>にくい|にくかった|づらい|づらかった|やすくない|やすくなかった)"
_FAMILIES = {"wish": ("likelihood", 1), "no_wish": ("likelihood", -1), "ease": ("ease", 1), "trouble": ("ease", -1)}


class Wish(NamedTuple):
    """Family and grade of such a label."""

    family: str
    grade: int


class _Grammar(NamedTuple):
    """Leading words: how strong each is, which of them deny, and the pattern of a whole label."""

    grades: dict[str, int]
    denials: frozenset[str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    table, grades = vocabulary("labels")["japanese"], vocabulary("labels")["grades"]
    found = {word: grades[strength] for strength, words in table["degrees"].items() for word in words}
    denials = dict.fromkeys(table["weak_denials"], grades["moderate"])
    denials |= {word: grades["strong"] for word in table["strong_denials"] if word not in found}
    found |= denials
    leads = "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))
    pattern = re.compile(f"(?P<lead>{leads})?{_VERB}(?:{_NO_WISH}|{_WISH}|{_TROUBLE}|{_EASE})")
    return _Grammar(found, frozenset(denials), pattern)


def wish_of(words: str) -> Wish | None:
    """Return what a whole label (plain, no spaces) wishes or finds easy, None when it is no such label."""
    grammar = _grammar()
    found = grammar.pattern.fullmatch(words)
    if found is None or any(word in found["verb"] for word in grammar.grades if len(word) > 1):
        return None
    family, sign = next(what for name, what in _FAMILIES.items() if found[name])
    lead = found["lead"]
    if lead in grammar.denials and sign > 0:
        return None  # あまり来たい is nothing that anybody says
    plain: int = vocabulary("labels")["grades"]["plain"]
    return Wish(family, sign * (grammar.grades[lead] if lead else plain))
