"""Yes and no with a degree: Yes, always / Yes, sometimes / No. It is a rating, and no question of yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from loyalty_desktop.survey.degrees_abroad import grade_of_side_abroad
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.vocabulary import keys, vocabulary

GRADED = "graded"
"""The family of such answers."""
_SIDED = re.compile(
    r"(?P<side>yes|no|はい|いいえ)(?:\s*[、,;:.(—–-]\s*|\s+(?=\S)|(?<=[いえ])(?=\S))(?P<how>[^()]+?)\s*[)）.。!！]*",
    re.IGNORECASE,
)
_BARE = {"yes": True, "はい": True, "no": False, "いいえ": False}
_MOST, _LEAST = 8, 3


@lru_cache(maxsize=1)
def _degrees() -> dict[bool, dict[str, int]]:
    """Return how strong each word behind yes and behind no is."""
    table, grades = vocabulary("labels")["graded"], vocabulary("labels")["grades"]
    return {
        side: {match_text(word): grades[grade] for grade, words in table[name].items() for word in words}
        for side, name in ((True, "yes"), (False, "no"))
    }


def grade_of_side(words: str) -> int | None:
    """Return the grade of one label (lower case) that says yes or no, alone or in a degree; None for any other."""
    plain_grade: int = vocabulary("labels")["grades"]["plain"]
    key = match_text(words).rstrip(".。!！")
    if key in _BARE:
        return plain_grade if _BARE[key] else -plain_grade
    found = _SIDED.fullmatch(words)
    if found is None:
        return grade_of_side_abroad(words)
    side = _BARE[found["side"]]
    grade = _degrees()[side].get(match_text(found["how"]))
    return None if grade is None else grade if side else -grade


def grades_of(labels: Iterable[str]) -> dict[str, int] | None:
    """Return the grade of each label where all say yes or no, on one side in several degrees; else None."""
    grades: dict[str, int] = {}
    for label in labels:
        words = plain(label).casefold()
        key = match_text(words).rstrip(".。!！")
        grade = grade_of_side(words)
        if grade is not None:
            grades[label] = grade
        elif key in keys("labels", "english", "neutral") or key in keys("labels", "japanese", "neutral"):
            grades[label] = 0
        else:
            return None
    if not _LEAST <= len(grades) <= _MOST:
        return None
    sides = [{grade for grade in grades.values() if grade * sign > 0} for sign in (1, -1)]
    return grades if all(sides) and max(map(len, sides)) > 1 else None
