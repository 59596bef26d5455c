"""Scales of one word, whatever it is: very confident ... not confident; very safe ... neutral ... very unsafe.

The word need not be known: its degrees and its denial make the scale. Of two labels nothing is read (adequate,
inadequate): they may as well sort people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.vocabulary import keys, vocabulary

_FEWEST, _TWO = 3, 2
_NOT = re.compile(r"(?:not at all|not) (?P<word>[a-z][a-z -]*)")
_OPPOSITE = re.compile(r"(?:un|in|im|il|ir|dis|non-?)(?P<word>[a-z]{3,})")
_NEITHER = re.compile(r"neither (?P<one>[a-z ]{2,30}),? n?or (?P<other>[a-z ]{2,30})")
_END_MARKS = " .!"
_BARE = 4
"""Very confident, confident, somewhat confident: the word alone stands between them."""

Read = tuple[str, int, tuple[tuple[str, int], ...]]


@lru_cache(maxsize=1)
def _degrees() -> tuple[tuple[str, int], ...]:
    """Return the English degrees with their strength, longer ones first."""
    table, grades = vocabulary("labels")["english"]["degrees"], vocabulary("labels")["grades"]
    found = {word: grades[name] for name, words in table.items() for word in words}
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


def says_neither(words: str) -> bool:
    """Say whether a label names the middle by both ends, in as many words each: neither safe nor unsafe."""
    found = _NEITHER.fullmatch(words)
    return found is not None and len(found["one"].split()) == len(found["other"].split())


def _parted(words: str) -> tuple[str, int]:
    """Return the word that a label is about and how strong its degree is."""
    for degree, strength in _degrees():
        if words.startswith(f"{degree} "):
            return words.removeprefix(f"{degree} "), strength
    return words, _BARE


def one_word_steps(mine: Iterable[str], everything: Iterable[str]) -> Read | None:
    """Return word, points and codes where all labels are degrees of one word, itself and its denial among them."""
    found: dict[str, int] = {}
    words: set[str] = set()
    for label in everything:
        text = plain(label).replace("_", " ").casefold().strip(_END_MARKS)
        denied = _NOT.fullmatch(text)
        word, strength = (denied["word"], 0) if denied else _parted(text)
        found[label] = strength
        words.add(word)
    strengths = set(found.values())
    whole = {0, _BARE} <= strengths and len(strengths) >= _FEWEST
    if len(words) != 1 or len(strengths) != len(found) or not whole:
        return None
    rank = {strength: place for place, strength in enumerate(sorted(strengths), start=1)}
    return words.pop(), len(rank), tuple((label, rank[found[label]]) for label in mine)


def _plain(label: str) -> str:
    return plain(label).replace("_", " ").casefold().strip(_END_MARKS)


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[str, str], ...]:
    halves = (line.partition("|") for line in vocabulary("labels")["opposites"]["pairs"])
    return tuple((good, bad) for good, _bar, bad in halves)


def says_degree(text: str) -> bool:
    """Say whether a label (lower case) begins with an English degree: fully informed."""
    return _parted(text)[0] != text


def side_of_pair(text: str) -> int | None:
    """Return how good one of two known opposites is: 4 for clean, -6 for very dirty; None for other words."""
    word, strength = _parted(_plain(text))
    for good, bad in _pairs():
        if word in {good, bad}:
            return strength if word == good else -strength
    return None


def opposite_steps(mine: Iterable[str], everything: Iterable[str]) -> Read | None:
    """Return word, points and codes where all labels are degrees of a word and of its opposite: safe, unsafe."""
    grades: dict[str, int] = {}
    stems: set[str] = set()
    for label in everything:
        text = _plain(label)
        if match_text(text) in keys("labels", "english", "neutral") or says_neither(text):
            grades[label] = 0
            continue
        word, strength = _parted(text)
        stems.add(word)
        grades[label] = strength if _OPPOSITE.fullmatch(word) is None else -strength
    denied = [found["word"] for word in stems if (found := _OPPOSITE.fullmatch(word))]
    if len(stems) == _TWO and (pair := next((one for one in _pairs() if stems == set(one)), None)) is not None:
        denied = [pair[0]]
        grades = {
            label: -abs(grade) if _parted(_plain(label))[0] == pair[1] else grade for label, grade in grades.items()
        }
    if len(denied) != 1 or len(stems) != _TWO or denied[0] not in stems:
        return None
    sizes = {abs(grade) for grade in grades.values() if grade}
    if len(set(grades.values())) != len(grades) or len(grades) < _FEWEST:
        return None
    steps = sorted({sign * size for size in sizes for sign in (1, -1)} | ({0} if 0 in grades.values() else set()))
    rank = {grade: place for place, grade in enumerate(steps, start=1)}
    return denied[0], len(rank), tuple((label, rank[grades[label]]) for label in mine)
