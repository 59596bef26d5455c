"""Labels that the user gave to codes: 5 is とても満足, 1 is 男性; they are told once for a whole scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.survey.coding import Context
from loyalty_desktop.survey.meanings import is_code
from loyalty_desktop.survey.missing import reason_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.roles import asks_loyalty
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.distinct import Distinct
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.reading import Correction
    from loyalty_desktop.survey.scale import Kind, Scale

_LONGEST_CODE = 3
_MOST_CODES = 100
_NO_CODES: frozenset[Kind] = frozenset({"multi", "money", "date", "id", "text", "empty"})


def with_labels(question: Question, correction: Correction | None) -> Question:
    """Return a question with the labels that were told; codes of a rating stay its numbers."""
    if correction is None or not correction.labels:
        return question
    bare = msgspec.structs.replace(correction, labels=(), role=None)
    loyal = correction.role == "loyalty" or (correction.role is None and asks_loyalty(question.words))
    scale = question.scale(Context(question.words, loyal, correction=bare))
    none = frozenset(match_text(value) for value, label in correction.labels if reason_of(label) is not None)
    return question.labelled(correction.labels, _ends(question.distinct, scale, none))


def _ends(distinct: Distinct, scale: Scale, none: frozenset[str]) -> tuple[int, int] | None:
    """Return the lowest and the highest code of a rating in numbers, but for those labelled as none; else None."""
    if scale.kind not in RATINGS:
        return None
    rows = zip(distinct.typed_texts, distinct.counts.tolist(), scale.reasons, strict=True)
    typed = [text for text, n, reason in rows if n and reason is None and match_text(text) not in none]
    if not typed or not all(map(is_code, typed)):
        return None
    codes = [int(text) for text in typed]
    if scale.kind != "words" and scale.low is not None and scale.high is not None:
        codes += [end for end in (scale.low, scale.high) if str(end) not in none]
    return min(codes), max(codes)


def takes_labels(column: Column) -> bool:
    """Say whether the answers of a column are codes that the user may give labels to: 1, 2, A, not 満足."""
    if column.scale.kind in _NO_CODES:
        return False
    rows = zip(column.distinct.typed_texts, column.distinct.counts.tolist(), strict=True)
    typed = [text for text, n in rows if n and text]
    if not typed or len(typed) > _MOST_CODES:
        return False
    codes = [text for text in typed if _is_code(text)]
    return len(codes) * 2 > len(typed)


def _is_code(text: str) -> bool:
    key = match_text(text)
    return key.removeprefix("-").isdecimal() or (len(key) <= _LONGEST_CODE and key.isascii() and key.isalnum())
