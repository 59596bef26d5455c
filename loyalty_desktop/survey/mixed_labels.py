"""Labels below a question that asks to rate, each of which says how good it is, though no scale has all of them.

Amazing, Great, Average, Poor, Terrible; はい、とても, まあそう思う, いいえ. Such a scale is always asked about.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from loyalty_desktop.survey.faces import without_faces
from loyalty_desktop.survey.graded import grade_of_side
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.labels import Steps, label_of, middle_words
from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.normal import match_text, plain, without_letter
from loyalty_desktop.survey.one_word import side_of_pair
from loyalty_desktop.survey.vocabulary import keys, vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from loyalty_desktop.survey.coding import Context

MIXED = "mixed"
"""The family of such labels."""
_RATES = re.compile(
    r"(?:^|, )(?:how|to what extent|compared|would you|do you|did you|was|were|is|are|rate|please rate)\b"
    r"|いかが|(?:です|でした|ます|ました|られる|れる)か|どう|(?:度|性|さ|感)$|評価|印象"
    r"|^(?:como|cómo|comment|wie|hoe|hur|jak|nasıl|как|bagaimana|come)\b|怎么样|如何|어떠|어떻|어땠"
    r"|оцените|как вам|bewerten|fanden sie|évalu|califi|avali"
)
_LEAST, _MOST, _LONGEST = 3, 9, 40
_FIRST = re.compile(r"[\s,、,;:(（—–-]+")
_END_MARKS = " .!。！"


def mixed_steps(labels: Collection[str], context: Context) -> Steps | None:
    """Return the scale of such labels, None where one of them does not say how good it is, or two say the same."""
    if not _LEAST <= len(labels) <= _MOST or max(map(len, labels)) > _LONGEST or not _asks(context):
        return None
    grades: dict[str, int] = {}
    for label in labels:
        grade = _grade_of(label)
        if grade is None:
            return None
        grades[label] = grade
    order = sorted(set(grades.values()))
    if len(order) < len({match_text(label) for label in labels}) or order[0] >= 0 or order[-1] <= 0:
        return None
    rank = {grade: place for place, grade in enumerate(order, start=1)}
    return Steps(MIXED, len(order), tuple((label, rank[grade]) for label, grade in grades.items()), sure=False)


def _asks(context: Context) -> bool:
    """Say whether a heading asks for a judgement, and for nothing that sorts people."""
    return context.loyal or asks_to_judge(context.words)


def asks_to_judge(words: str) -> bool:
    """Say whether a heading (plain, lower case) asks how good something is."""
    rates = any(mentions(words, topic) for topic in ("satisfaction", "effort", "touchpoint"))
    rates = rates or _RATES.search(words) is not None
    return rates and not sorts_people(words) and not mentions(words, "frequency")


@lru_cache(maxsize=4096)
def _grade_of(label: str) -> int | None:
    words = without_letter(without_faces(plain(label))).casefold().strip(_END_MARKS)
    grade = _words().get(match_text(words))
    if grade is None and (known := label_of(label)) is not None:
        return known.grade
    grade = grade if grade is not None else side_of_pair(words)
    return grade if grade is not None else grade_of_side(words)


def says_how_good(label: str) -> bool:
    """Say whether a label says how good something is in more than a mere yes or no, and wishes nothing."""
    known = label_of(label)
    if known is not None and known.family == "likelihood":
        return False
    bare = match_text(plain(label)) in keys("marks", "yes") | keys("marks", "no")
    return not bare and _grade_of(label) is not None


def has_a_middle(texts: Sequence[str]) -> bool:
    """Say whether one of a few labels is a word for the middle of a scale, in whatever language."""
    return sum(1 for text in texts if match_text(text).strip(_END_MARKS) in middle_words()) == 1


def says_how_much(label: str) -> bool:
    """Say whether a label says how good something is, or begins with yes or no."""
    first = match_text(_FIRST.split(plain(label).casefold().strip(), maxsplit=1)[0])
    return _grade_of(label) is not None or first in keys("marks", "yes") | keys("marks", "no")


@lru_cache(maxsize=1)
def _words() -> dict[str, int]:
    table: dict[str, list[str]] = vocabulary("labels")["mixed"]
    return {match_text(word): int(grade) for grade, found in table.items() for word in found}
