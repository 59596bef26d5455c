"""Words of a rating scale: each whole label becomes a family and a grade, a set of labels becomes points.

A label is read as degree + stem (とても + 満足, very + dissatisfied) and graded around a neutral 0. The grades
seen, together with their mirror images, are the steps of the scale: 大いに満足, 満足, 普通 are 5, 4, 3 of five
even if nobody was dissatisfied. Scales without a mirror (excellent ... poor, not at all ... extremely) are
listed whole. Nothing is matched by substring, and a label that fits no rule stays unread (INPUTS.md I41).
The words are in `resources/vocabulary/labels.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from loyalty_desktop.survey.degrees_abroad import degrees_abroad
from loyalty_desktop.survey.expectations import expectation_of
from loyalty_desktop.survey.faces import face_steps, without_faces
from loyalty_desktop.survey.graded import GRADED, grades_of
from loyalty_desktop.survey.normal import match_text, plain, without_letter
from loyalty_desktop.survey.one_word import one_word_steps, opposite_steps, says_neither
from loyalty_desktop.survey.polite_forms import plain_forms
from loyalty_desktop.survey.shared_words import without_shared_words
from loyalty_desktop.survey.verb_scales import verb_grades
from loyalty_desktop.survey.vocabulary import Table, keys, vocabulary
from loyalty_desktop.survey.wishes import wish_of

_NOTE = re.compile(r"(?P<label>.*\S)\s*\((?P<note>[^()]*)\)")
_POINTS = re.compile(r"\d{1,3}点?")
_ONE_SPELLING = {"言え": "いえ", "良": "よ", "分か": "わか", "当て": "あて", "通り": "どおり", "...": "", "・・・": ""}
_END_MARKS = " .。!！"
_OR = re.compile(r"(?<=.)[・/／]")
"""どちらともいえない・未定: what stands behind says the same."""
_JOINED = re.compile(r"_+|(?<=[a-z])(?=[A-Z][a-z])")
_PAIR = 2
_AGREEING = frozenset({"quality", "satisfaction", "liking"})
_WISHING = frozenset({"agreement", "likelihood"})
"""ぜひ利用したい, あまり思わない: whether somebody comes again, in words of two kinds."""
_BALANCED = frozenset({"satisfaction", "agreement"})


@dataclass(frozen=True, slots=True)
class Label:
    """What a whole label says: a family of words and a grade, 0 for the middle; neutral words fit any family."""

    family: str
    grade: int


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How the labels of one language are put together; `read` gives stem, sign and degree of a whole label."""

    pattern: re.Pattern[str]
    families: dict[str, tuple[str, int]]
    """Family and sign of each stem."""
    degrees: dict[str, int]


def _any_of(texts: Iterable[str]) -> str:
    """Return a pattern for one of `texts`, longer ones first."""
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


@lru_cache(maxsize=1)
def _grammars() -> tuple[_Grammar, _Grammar]:
    table = vocabulary("labels")
    return _japanese(table["japanese"], table["grades"]), _english(table["english"], table["grades"])


def _stems(table: Table) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for sign, side in ((1, "positive"), (-1, "negative")):
        for family, stems in table[side].items():
            for stem in stems:
                found.setdefault(stem, (family, sign))
    return found


def _degrees(table: Table, grades: dict[str, int]) -> dict[str, int]:
    return {word: grades[strength] for strength, words in table.items() for word in words}


def _japanese(table: Table, grades: dict[str, int]) -> _Grammar:
    families = _stems(table)
    denied = {stem: family for family, stems in table["denied"].items() for stem in stems}
    for stem, family in denied.items():
        families.setdefault(stem, (family, -1))
    degrees = _degrees(table["degrees"], grades)
    denials = dict.fromkeys(table["weak_denials"], grades["moderate"])
    denials |= dict.fromkeys(table["strong_denials"], grades["strong"])
    negative = [stem for stem, (_family, sign) in families.items() if sign < 0]
    pattern = (
        f"(?:(?P<degree>{_any_of(degrees)})?(?P<stem>{_any_of(families)})"
        f"|(?P<denial>{_any_of(denials)})(?P<denied>{_any_of(negative)}))(?:{_any_of(table['endings'])})?"
    )
    return _Grammar(re.compile(pattern), families, degrees | denials)


def _english(table: Table, grades: dict[str, int]) -> _Grammar:
    families = _stems(table)
    degrees = _degrees(table["degrees"], grades)
    after = _degrees(table["degrees_after"], grades)
    denials = dict.fromkeys(table["weak_denials"], grades["moderate"])
    denials |= dict.fromkeys(table["strong_denials"], grades["strong"]) | {"not": grades["plain"]}
    positive = [stem for stem, (_family, sign) in families.items() if sign > 0]
    pattern = (
        f"(?:(?P<degree>{_any_of(degrees)}) )?(?P<stem>{_any_of(families)})"
        f"|(?P<stem_first>{_any_of(families)}) (?P<after>{_any_of(after)})"
        f"|(?P<denial>{_any_of(denials)}) (?P<denied>{_any_of(positive)})"
    )
    return _Grammar(re.compile(pattern), families, degrees | after | denials)


@lru_cache(maxsize=1)
def _neutral() -> frozenset[str]:
    return keys("labels", "japanese", "neutral") | keys("labels", "english", "neutral")


@lru_cache(maxsize=8192)
def label_of(text: str) -> Label | None:
    """Return family and grade of one whole label, or None when it is no such label.

    A note in brackets must say the same or be a number: 普通（どちらともいえない）, 満足（4点）.
    """
    words = without_letter(without_faces(_apart(plain(text)))).casefold().strip(_END_MARKS)
    label = _label_of(words)
    return label or next((found for one in plain_forms(words) if (found := _label_of(one)) is not None), None)


def _apart(text: str) -> str:
    """Return a label that programs wrote as one word in several: Very_High, StronglyAgree."""
    return _JOINED.sub(" ", text) if text.isascii() and " " not in text else text


def _label_of(words: str) -> Label | None:
    if match_text(_OR.split(words, maxsplit=1)[0]) in _neutral() or says_neither(words):
        return Label("neutral", 0)
    if (grade := expectation_of(words)) is not None:
        return Label("quality", grade)
    noted = _NOTE.fullmatch(words)
    if noted:
        label = label_of(noted["label"])
        agrees = _POINTS.fullmatch(noted["note"]) or label_of(noted["note"]) == label
        return label if agrees else None
    japanese, english = _grammars()
    label = _parsed(japanese, words.replace(" ", "")) or _parsed(english, words.replace("-", " "))
    wish = wish_of(words.replace(" ", "")) if label is None else None
    return label if wish is None else Label(*wish)


def _parsed(grammar: _Grammar, words: str) -> Label | None:
    found = grammar.pattern.fullmatch(words)
    if found is None:
        return None
    parts = found.groupdict()
    if parts["denied"]:
        return Label(grammar.families[parts["denied"]][0], -grammar.degrees[parts["denial"]])
    family, sign = grammar.families[parts["stem"] or parts["stem_first"]]
    degree = parts["degree"] or parts.get("after")
    return Label(family, sign * (grammar.degrees[degree] if degree else vocabulary("labels")["grades"]["plain"]))


@dataclass(frozen=True, slots=True)
class Steps:
    """A rating scale in words: its family, its number of points, and the code of each label (1 is worst)."""

    family: str
    points: int
    codes: tuple[tuple[str, int], ...]
    sure: bool = True
    """Whether the labels seen leave no doubt about the number of points."""


def read_steps(labels: Iterable[str], siblings: Iterable[str] = ()) -> Steps | None:
    """Return the scale that all of `labels` belong to, or None when they are not labels of one family.

    `siblings` are further labels of columns that share the scale: they widen the steps (a step that nobody
    chose here but somebody chose beside it exists) and never change the family.
    """
    mine = tuple(dict.fromkeys(labels))
    if not mine:
        return None
    everything = tuple(dict.fromkeys((*mine, *siblings)))
    return _read(mine, everything) or (_read(mine, mine) if everything != mine else None)


@lru_cache(maxsize=1024)
def _read(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    if (faces := face_steps(everything)) is not None:
        points, codes = faces
        seen = tuple((label, codes[label]) for label in mine)
        return Steps("satisfaction", points, seen, sure=len(codes) == points)
    if (grades := grades_of(everything)) is not None:
        rank = {grade: place for place, grade in enumerate(sorted(set(grades.values())), start=1)}
        return Steps(GRADED, len(rank), tuple((label, rank[grades[label]]) for label in mine))
    listed, mirrored = _listed(mine, everything), _mirrored(mine, everything)
    if listed is not None and len({_listed_spelling(label) for label in everything}) == listed.points:
        return listed
    # A scale that is balanced around its middle is that one; longer ones may hold its words too.
    balanced = mirrored if mirrored is not None and mirrored.sure else None
    by_word = one_word_steps(mine, everything) or opposite_steps(mine, everything)
    found = _unipolar(mine, everything) or balanced or listed
    if found is not None or by_word is None:
        return (
            found or mirrored or _of_one_verb(mine, everything) or _abroad(mine, everything) or _cut(mine, everything)
        )
    word, points, read = by_word
    stem = label_of(word)
    if stem is not None and stem.grade < 0:  # not difficult is the best answer, very difficult the worst
        read = tuple((label, points + 1 - code) for label, code in read)
    return Steps(stem.family if stem else "word", points, read, sure=len({code for _text, code in read}) == points)


@lru_cache(maxsize=1)
def _listed_scales() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (family, tuple(_listed_spelling(step) for step in line.split("|")))
        for family, scales in vocabulary("labels")["listed"].items()
        for line in scales.strip().splitlines()
    )


@lru_cache(maxsize=1)
def _middles() -> frozenset[str]:
    """Return the words that stand in the middle of listed scales with two equal sides, whatever their language."""
    listed = {steps[len(steps) // 2] for family, steps in _listed_scales() if family in _BALANCED and len(steps) % 2}
    return frozenset(listed | {_listed_spelling(word) for word in vocabulary("labels")["middles"]["others"]})


def middle_words() -> frozenset[str]:
    """Return the words for the middle of a scale, as texts are compared."""
    return _middles() | _neutral()


def _other_middles(seen: set[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the listed scales that hold all but one of the words seen, with that one in their middle."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for family, steps in _listed_scales():
        middle, strange = len(steps) // 2, seen - set(steps)
        if family in _BALANCED and len(steps) % 2 and len(strange) == 1 and steps[middle] not in seen:
            found.append((family, (*steps[:middle], *strange, *steps[middle + 1 :])))
    return tuple(found)


def _listed(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    spelled = {label: _listed_spelling(label) for label in everything}
    seen = set(spelled.values())
    known = [scale for scale in _listed_scales() if seen <= set(scale[1])]
    exact = bool(known)
    if not exact and len(seen & _middles()) == 1:
        known = [scale for scale in _other_middles(seen) if scale[1][len(scale[1]) // 2] in _middles()]
    # Words that other scales have too (good, average) do not make this scale: most of it must be seen.
    fitting = [scale for scale in known if len(seen) >= 3 and len(seen) * 2 > len(scale[1])]
    if not fitting:
        return None
    family, steps = min(fitting, key=lambda scale: len(scale[1]))
    rank = {step: len(steps) - place for place, step in enumerate(steps)}
    # Other scales of this family may hold the same words on another number of points.
    sure = len({len(other) for _family, other in known}) == 1 and (exact or len(seen) == len(steps))
    return Steps(family, len(steps), tuple((label, rank[spelled[label]]) for label in mine), sure=sure)


def _mirrored(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    grades: dict[str, Label] = {}
    for label in everything:
        found = label_of(label)
        if found is None:
            return None
        grades[label] = found
    families = {found.family for found in grades.values()} - {"neutral"}
    if len(families) != 1 and not any(families and families <= kin for kin in (_AGREEING, _WISHING)):
        return None
    by_grade: dict[int, set[str]] = {}
    for label, found in grades.items():
        by_grade.setdefault(found.grade, set()).add(match_text(label).strip(_END_MARKS))
    # Two different labels on one grade (普通 and どちらともいえない) would silently become the same answer.
    if any(len({_spelling(text) for text in texts}) > 1 for texts in by_grade.values()):
        return None
    rank, points = _ranks(sorted(by_grade))
    if points < 2:
        return None
    # Both ends and a balance of sides were seen: nothing had to be filled in.
    complete = len(by_grade) == points or (len(by_grade) >= 4 and points - len(by_grade) <= 1)
    return Steps(min(families), points, tuple((label, rank[grades[label].grade]) for label in mine), sure=complete)


def _of_one_verb(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    grades = verb_grades(everything) if len(everything) > 2 else None
    if grades is None or len(set(grades.values())) < len(grades):
        return None
    rank, points = _ranks(sorted(set(grades.values())))
    codes = tuple((label, rank[grades[label]]) for label in mine) if points else ()
    return Steps("agreement", points, codes, sure=len(grades) == points) if points else None


def _cut(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    """Return the scale that is left of the labels without the words that all share."""
    texts = without_shared_words(everything)
    found = _read(tuple(texts[label] for label in mine), tuple(texts.values())) if texts else None
    if found is None or len(set(texts.values())) < len(texts):
        return None
    codes = dict(found.codes)
    return replace(found, codes=tuple((label, codes[texts[label]]) for label in mine))


def _abroad(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    """Return the scale of one word with its degrees in another language."""
    found = degrees_abroad(everything, middle_words())
    if found is None:
        return None
    order = sorted(set(found.grades.values()))
    rank, points = _ranks(order) if found.sides else ({}, 0)
    if not points:  # one side only, or steps of two sides that are no mirror images
        rank, points = {grade: at for at, grade in enumerate(order, 1)}, len(order)
    codes = tuple(
        (label, points + 1 - rank[found.grades[label]] if found.falls else rank[found.grades[label]]) for label in mine
    )
    return Steps(found.family, points, codes, sure=len(order) == points > _PAIR)


def _ranks(grades: list[int]) -> tuple[dict[int, int], int]:
    """Return the rank of each grade seen and the number of points, the shorter side filled up by the longer.

    Scales need not be worded alike on both sides (とてもそう思う ... 全くそう思わない): as many steps above the
    middle as below make the scale. A side on which steps are missing takes its places from the other. No
    scale ends with a weak degree: beyond やや満足 there is a stronger step, whether chosen or not.
    """
    plain_grade: int = vocabulary("labels")["grades"]["plain"]
    above = [grade for grade in grades if grade > 0]
    below = [-grade for grade in reversed(grades) if grade < 0]
    if above + below and max(above + below) < plain_grade:
        weak = above if len(above) >= len(below) else below
        longer = [*weak, plain_grade]
    else:
        longer = above if len(above) >= len(below) else below
    side = len(longer)
    middle = 1 if 0 in grades else 0

    def place(size: int, own: list[int]) -> int:
        if len(own) == side:
            return own.index(size) + 1
        return min(range(side), key=lambda at: abs(longer[at] - size)) + 1

    rank = {grade: side + middle + place(grade, above) for grade in above}
    rank |= {-size: side + 1 - place(size, below) for size in below}
    if middle:
        rank[0] = side + 1
    if len(set(rank.values())) < len(rank):
        return {}, 0
    return rank, 2 * side + middle


def _spelling(text: str) -> str:
    """Return one spelling of a label: どちらともいえない and どちらとも言えない are one answer."""
    for kanji, kana in _ONE_SPELLING.items():
        text = text.replace(kanji, kana)
    return text


def _listed_spelling(label: str) -> str:
    """Return the one spelling in which a label is compared with the steps of listed scales."""
    return _spelling(
        match_text(without_letter(without_faces(_apart(plain(label))))).strip(_END_MARKS).removesuffix("です")
    )


@lru_cache(maxsize=1)
def _unipolar_steps() -> tuple[tuple[int, re.Pattern[str]], ...]:
    table: dict[str, list[str]] = vocabulary("labels")["unipolar"]
    return tuple(
        (int(step), re.compile(re.escape(form).replace(r"\*", r"\s*(?P<word>.+)").replace(r"\ ", r"\s*")))
        for step, forms in table.items()
        for form in forms
    )


def _unipolar(mine: tuple[str, ...], everything: tuple[str, ...]) -> Steps | None:
    found: dict[str, int] = {}
    words: set[str] = set()
    for label in everything:
        text = without_letter(_apart(plain(label))).casefold().strip(_END_MARKS)
        hits = ((step, pattern.fullmatch(text)) for step, pattern in _unipolar_steps())
        hit = next(((step, match["word"]) for step, match in hits if match), None)
        if hit is None:
            return None
        found[label] = hit[0]
        words.add(hit[1])
    steps = set(found.values())
    if len(words) != 1 or len(steps) != len(found) or len(found) < 3 or 1 not in steps:
        return None
    stem = label_of(next(iter(words)))
    points = 5 if 5 in steps else 4
    family = stem.family if stem else "unipolar"
    # not at all difficult is the best answer, extremely difficult the worst
    worse = stem is not None and stem.grade < 0
    rank = {label: points + 1 - step if worse else step for label, step in found.items()}
    return Steps(family, points, tuple((label, rank[label]) for label in mine), sure=len(steps) >= points - 1)
