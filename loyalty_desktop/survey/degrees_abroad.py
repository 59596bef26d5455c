"""Scales of one word in other languages than Japanese and English: sehr hilfreich ... gar nicht hilfreich.

Which word it is need not be known: what all labels share is the word, what stands beside it is its degree. Words
with an opposite (leicht, schwer) make a scale with two sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from loyalty_desktop.survey.missing import sounds_unused
from loyalty_desktop.survey.normal import plain, without_letter
from loyalty_desktop.survey.one_word import says_degree
from loyalty_desktop.survey.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import TypeAlias

    Sided: TypeAlias = dict[str, tuple[tuple[str, int], ...]]

_GRADES = {"strongest": 8, "strong": 6, "moderate": 2, "slight": 1, "hardly": -2, "not": -4, "none": -6}
_BARE, _NOT, _STRONG, _LOWEST = 4, -4, 6, -8
_MOST, _LONGEST, _BALANCED, _OTHERS, _PARTS = 9, 60, 5, 4, 5
_OPPOSITE = re.compile(r"(?:un|in|im|des|dis|on|miss?|u|nie|ne|불|비|不|无|не|अ)[ -]?(?P<word>.{2,})")
_GENDER = re.compile(r"\((?:[a-z]{1,3})\)|[/·.-](?:a|o|as|os|e|es|in|n)\b")
"""satisfecho/a, satisfait(e): who is asked."""
_NEITHER = re.compile(
    r"(?:weder|ni|nem|né|ani|varken|hverken|verken|niet|ne|nici|ούτε|ни|ні|sem|既不) ?.+ ?"
    r"(?:noch|ni|nem|né|ani|eller|niet|ne|nici|ούτε|ни|ні|sem|也不|又不) ?.+"
)
_END_MARKS = " .!。…"
_LETTERS, _SHORTEST = 2, 4
"""Two forms of one word end in other letters: zadowolony, zadowolona."""


@dataclass(frozen=True, slots=True)
class Degrees:
    """A grade for each label of one word, below zero for its denial or its opposite; what kind of word it is."""

    grades: dict[str, int]
    family: str
    sides: bool
    """Whether the middle or an opposite was named: as many steps stand below the middle as above."""
    falls: bool
    """Whether more of the word is worse."""


@lru_cache(maxsize=1)
def _spaced() -> tuple[re.Pattern[str], dict[str, int]]:
    table = vocabulary("labels")["abroad"]
    grades = {word.casefold(): grade for name, grade in _GRADES.items() for word in table[name]}
    words = "|".join(re.escape(word) for word in sorted(grades, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[ ,]))(?:{words})(?=[ ,]|$)"), grades


@lru_cache(maxsize=1)
def _closed() -> tuple[tuple[str, int], ...]:
    table = vocabulary("labels")["abroad"]
    found = {word: grade for name, grade in _GRADES.items() for word in table[f"closed_{name}"]}
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[str, str], ...]:
    halves = (line.partition("|") for line in vocabulary("labels")["abroad"]["pairs"])
    return tuple((f" {good.casefold()}", f" {bad.casefold()}") for good, _bar, bad in halves)


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = vocabulary("labels")["abroad"]["families"]
    return tuple((family, re.compile("|".join(words))) for family, words in table.items())


@lru_cache(maxsize=4096)
def _parted(label: str) -> tuple[tuple[str, int], ...]:
    """Return what a label may be about with the strength of its degree: all degrees taken out first, none at last."""
    pattern, known = _spaced()
    hits = sorted(pattern.finditer(label), key=lambda hit: hit.start() - hit.end())
    found = [(_words(label[: hit.start()] + " " + label[hit.end() :]), known[hit[0]]) for hit in hits]
    if len(hits) > 1:
        found.insert(0, (_words(pattern.sub(" ", label)), _together([known[hit[0]] for hit in hits])))
    closed = [] if label.isascii() else _closed_off(label)
    closed += [(rest, _together([grade, other])) for word, grade in closed for rest, other in _closed_off(word)]
    return (*found, *((_words(word), grade) for word, grade in reversed(closed)), (_words(label), _BARE))


def _closed_off(label: str) -> list[tuple[str, int]]:
    """Return what is left of a label of a language without spaces, with each degree taken from its end or beginning."""
    found = []
    for word, grade in reversed(_closed()):
        found += [(label.removeprefix(word), grade)] if label.startswith(word) else []
        found += [(label.removesuffix(word).strip(), grade)] if label.endswith(word) and label != word else []
    return found


def _together(grades: list[int]) -> int:
    """Return what a degree and a denial make together: very much not is stronger than not."""
    denials = [grade for grade in grades if grade < 0]
    if not denials:
        return max(grades)
    return -_STRONG if denials == [_NOT] and max(grades) >= _STRONG else min(denials)


def _words(text: str) -> str:
    """Return the words of a text in one order: some languages part a verb around its degree."""
    return " ".join(sorted(text.replace(",", " ").split()))


def _text(label: str) -> str:
    return _GENDER.sub("", without_letter(plain(label)).casefold().replace("’", "'")).strip(_END_MARKS)


def _are_one(one: str, other: str) -> bool:
    """Say whether two words are forms of one."""
    if one == other:
        return True
    least = max(len(one), len(other)) - _LETTERS
    return least >= _SHORTEST and one[:least] == other[:least] and len(one) > least < len(other)


def _side(word: str, stem: str) -> int:
    """Return 1 where `word` is the stem, -1 where it is its opposite, 0 for another word."""
    if _are_one(word, stem):
        return 1
    opposite = _OPPOSITE.fullmatch(word)
    if opposite is not None and _are_one(opposite["word"], stem):
        return -1
    one, other = f" {word}", f" {stem}"
    return -1 if any(bad in one and good in other for good, bad in _pairs()) else 0


def speak_of_degrees(texts: Collection[str]) -> bool:
    """Say whether at least half of some labels hold a degree of any language, a mere denial not counted."""
    pattern, known = _spaced()
    longer = tuple(word for word, grade in _closed() if len(word) > 1 and grade != _NOT)
    hits = 0
    for text in map(_text, texts):
        named = any(known[hit[0]] != _NOT for hit in pattern.finditer(text)) or says_degree(text)
        hits += named or (not text.isascii() and text.startswith(longer))
    return hits > 1 and 2 * hits >= len(texts)


_SIDES = re.compile(
    r"(?P<yes>ja|oui|sí|si|sim|sì|да|так|evet|tak|ano|áno|ya|igen|kyllä|有|是|会|네|예)"
    r"|(?P<no>nein|non|no|não|нет|ні|hayır|nie|ne|nem|nej|nei|nee|tidak|ei|否|不会|아니요|아니오)"
)
_FURTHER = {
    "seguro que": 6,
    "sin falta": 6,
    "com certeza": 6,
    "sicuramente": 6,
    "sûrement": 6,
    "sicher": 6,
    "natürlich": 6,
    "talvez": 2,
}
_FURTHER |= {
    "tal vez": 2,
    "forse": 2,
    "peut-être": 2,
    "vielleicht": 2,
    "belki": 2,
    "que": 4,
    "creo que": 2,
    "acho que": 2,
    "je pense que": 2,
}


def grade_of_side_abroad(words: str) -> int | None:
    """Return the grade of a label that says yes or no in another language, in a degree or none: Eher nein, Ja, sehr."""
    parts = words.replace(",", " ").split()
    sides = [found for part in parts if (found := _SIDES.fullmatch(part))]
    if len(sides) != 1 or len(parts) > _PARTS:
        return None
    side = 1 if sides[0]["yes"] else -1
    rest = " ".join(part for part in parts if part != sides[0][0])
    grade = _BARE if not rest else _spaced()[1].get(rest, _FURTHER.get(rest))
    if grade is None or (grade < 0 and side > 0):
        return None
    return grade if grade < 0 else side * grade  # no, not at all


def degrees_abroad(labels: Iterable[str], middles: Collection[str]) -> Degrees | None:
    """Return the grades of labels that are degrees of one word, None where they are none such.

    `middles` are words for the middle of a scale.
    """
    texts = {label: _text(label) for label in labels}
    if not 1 < len(set(texts.values())) <= _MOST or max(map(len, texts.values())) > _LONGEST:
        return None
    middle = {label for label, text in texts.items() if text.replace(" ", "") in middles or _NEITHER.fullmatch(text)}
    sided = {label: _parted(text) for label, text in texts.items() if label not in middle}
    if len({texts[label] for label in middle}) > 1 or len(sided) < 2 or all(len(one) == 1 for one in sided.values()):
        return None
    for stem in dict.fromkeys(word for parts in sided.values() for word, _grade in parts):
        grades = _graded(sided, stem)
        if grades is not None and len(set(grades.values())) == len({texts[label] for label in grades}):
            return _degrees(stem, grades, middle)
    return _with_a_denied_end(sided, middle) or (None if middle else _with_a_middle(sided))


def _with_a_denied_end(sided: Sided, middle: Collection[str]) -> Degrees | None:
    """Return the grades where the worst label alone denies another word than all others name: liking, no interest."""
    for odd, parts in sided.items() if len(sided) >= _OTHERS else ():
        rest = {label: parts for label, parts in sided.items() if label != odd}
        if min(grade for _word, grade in parts) > _NOT or sounds_unused(odd):
            continue
        for stem in dict.fromkeys(word for parts in rest.values() for word, _grade in parts if word):
            grades = _graded(rest, stem)
            if grades is not None and len({*grades.values()}) == len(rest) and min(grades.values()) > _LOWEST:
                return _degrees(stem, grades | {odd: _LOWEST}, middle)
    return None


def _with_a_middle(sided: Sided) -> Degrees | None:
    """Return the grades where all labels but one make two equal sides: that one can hardly be but their middle."""
    for odd in sided if len(sided) >= _BALANCED else ():
        rest = {label: parts for label, parts in sided.items() if label != odd}
        for stem in dict.fromkeys(word for parts in rest.values() for word, _grade in parts):
            grades = _graded(rest, stem)
            known = set(grades.values()) if grades is not None else set()
            if grades is not None and len(known) == len(rest) and known == {-grade for grade in known}:
                return None if sounds_unused(odd) else _degrees(stem, grades, {odd})
    return None


def _graded(sided: Sided, stem: str) -> dict[str, int] | None:
    """Return the grade of each label where all are degrees of this word, its denial or its opposite."""
    grades: dict[str, int] = {}
    for label, parts in sided.items():
        found = next(((side, grade) for word, grade in parts if (side := _side(word, stem))), None)
        if found is None or (found[0] < 0 and found[1] < 0):
            return None  # not dissatisfied is no step of its own
        grades[label] = found[1] if found[0] > 0 else -found[1]
    return grades


def _degrees(stem: str, grades: dict[str, int], middle: Collection[str]) -> Degrees:
    named = (stem,) if stem else tuple(map(_text, grades))  # 一定会, 可能会: nothing is left of them
    family = next((family for family, words in _families() if any(map(words.search, named))), "word")
    family = family if stem or family != "word" else "amount"
    above = {grade for grade in grades.values() if grade > 0}
    below = set(grades.values()) - above
    opposed = any(_side(word, stem) < 0 for label in grades for word, _grade in _parted(_text(label)))
    sides = bool(middle) or opposed or (len(above) > 1 and len(below) > 1)
    falls = any(stem.startswith(word) for word in vocabulary("labels")["abroad"]["worse"])
    return Degrees(grades | dict.fromkeys(middle, 0), family, sides, falls)
