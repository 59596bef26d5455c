"""What tools and browsers leave behind in a column, told by its answers: addresses, programs, seconds, states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.survey.guess import LIKELY, Guess, because
from loyalty_desktop.survey.keywords import mentions

if TYPE_CHECKING:
    from loyalty_desktop.survey.facts import Facts

_FIRST, _SAMPLE, _MOSTLY = 3, 100, 0.8
_WRITTEN = frozenset({"text", "category", "id"})
_TIMED = frozenset({"number", "id", "money", "date"})
_COMPUTER = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|(?=.*:.*:)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}", re.IGNORECASE)
_PLACE = re.compile(r"[(\[]?-?\d{1,3}\.\d{3,}[ ,;]{1,3}-?\d{1,3}\.\d{3,}(?:[ ,;]{1,3}[\d.]+){0,2}[)\]]?")
_PROGRAM = re.compile(r"(?:mozilla|opera|dalvik|okhttp|safari|chrome|firefox)/\d.*", re.IGNORECASE)
_PAGE = re.compile(r"(?:https?|android-app)://\S+|www\.\S+", re.IGNORECASE)


def traces(facts: Facts) -> Guess | None:
    """Return what was not answered but written down on the way: where from, with which program, how fast."""
    if facts.scale.kind in _TIMED and mentions(facts.own_words, "timing"):
        return Guess("unused", LIKELY, because("system"))
    if facts.scale.kind not in _WRITTEN or not facts.present:
        return None
    present = facts.distinct.present()
    few = [facts.distinct.texts[at].strip() for at in present[:_FIRST]]
    if not any(pattern.fullmatch(text) for text in few for pattern in (_COMPUTER, _PLACE, _PROGRAM, _PAGE)):
        return None
    texts = [text for at in present[:_SAMPLE] if (text := facts.distinct.texts[at].strip())]

    def are(pattern: re.Pattern[str]) -> bool:
        return sum(1 for text in texts if pattern.fullmatch(text)) >= _MOSTLY * max(1, len(texts))

    if are(_COMPUTER) or are(_PLACE):
        return Guess("personal", 0.95, because("personal"))
    return Guess("unused", LIKELY, because("system")) if are(_PROGRAM) or are(_PAGE) else None
