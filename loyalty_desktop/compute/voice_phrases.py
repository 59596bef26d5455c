"""Entries of the list of words that say the same thing of the same people: one of them stands for all.

着用例 is found as a phrase and as its words 着用 and 例. Where nearly all who used a word used it in one phrase, the
word says nothing of its own: the phrase stands for it and names it. The same holds for phrases that come in nearly
the same comments, whether they share a word (色が違う, 違う色) or not (試着室を出る, そのまま帰る).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from loyalty_desktop.compute.voice import Voice

    Both = Callable[[Voice, Voice], int]
    """How many people used the one and the other."""
    Beginning = Callable[[Voice], Sequence[int]]
    """Comments of which two phrases of nearly the same people have at least one in common."""

NEARLY_ALL = 0.9
"""An entry is told by a phrase that so large a share of its users wrote."""


def told_by_phrases(found: Sequence[Voice], both: Both, beginning: Beginning = lambda _one: ()) -> list[Voice]:
    """Return the entries without those that a listed phrase tells; the phrase has them in `told`.

    An entry whose base is large enough for a verdict is kept where that of the phrase is not. Only who wrote what
    decides, never how loyal they are, so that the tests that follow are not bent.
    """
    words = {one.key: one for one in found if one.kind == "word"}
    told: dict[str, list[Voice]] = {}
    phrases = _most_telling_first(found, words)
    for phrase in phrases:
        for key in _parts(phrase):
            if key in words and _tells(phrase, words[key], phrase.n):
                told.setdefault(phrase.key, []).append(words.pop(key))
    gone = _told_phrases(phrases, told, both, beginning)
    return [
        msgspec.structs.replace(one, told=tuple(each.text for each in told[one.key])) if one.key in told else one
        for one in found
        if (one.key in words if one.kind == "word" else one.key not in gone)
    ]


def _told_phrases(phrases: Sequence[Voice], told: dict[str, list[Voice]], both: Both, beginning: Beginning) -> set[str]:
    """Return the phrases that another one tells, each handed over to it with the words that it tells itself.

    They hang together by a word or by one of their first comments that both have, or by a chain of such phrases.
    """
    ties: dict[str, list[str | int]] = {one.key: [*_parts(one), *beginning(one)] for one in phrases}
    having: dict[str | int, list[Voice]] = {}
    for phrase in phrases:
        for tie in ties[phrase.key]:
            having.setdefault(tie, []).append(phrase)
    gone: set[str] = set()
    for phrase in phrases:
        waiting, reached = [] if phrase.key in gone else list(ties[phrase.key]), set[str | int]()
        while waiting:
            tie = waiting.pop(0)
            near = [] if tie in reached else having[tie]
            reached.add(tie)
            for other in near:
                if other is not phrase and other.key not in gone and _are_one(phrase, other, both):
                    gone.add(other.key)
                    waiting += ties[other.key]
                    told.setdefault(phrase.key, []).extend((other, *told.pop(other.key, ())))
    return gone


def _are_one(phrase: Voice, other: Voice, both: Both) -> bool:
    """Say whether two phrases come in nearly the same comments, and the first may stand for both."""
    least, most = sorted((phrase.n, other.n))
    if least < NEARLY_ALL * most:
        return False
    together = both(phrase, other)
    return together >= NEARLY_ALL * most and _tells(phrase, other, together)


def _most_telling_first(found: Sequence[Voice], words: Mapping[str, Voice]) -> list[Voice]:
    """Return the phrases: first those that tell both of their words, of these the most used."""

    def telling(phrase: Voice) -> tuple[int, int]:
        there = [words[key] for key in _parts(phrase) if key in words]
        return -sum(_tells(phrase, word, phrase.n) for word in there), -phrase.n

    return sorted((one for one in found if one.kind == "phrase"), key=telling)


def _parts(phrase: Voice) -> list[str]:
    return phrase.key.split(" + ")


def _tells(phrase: Voice, other: Voice, both: int) -> bool:
    """Say whether a phrase stands for another entry, of whose users `both` wrote the phrase too."""
    lost = "small_base" in phrase.score.flags and "small_base" not in other.score.flags
    return both >= NEARLY_ALL * other.n and not lost
