"""What the columns of one survey say about each other: shared words, shared scales, the same question twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from loyalty_desktop.survey.multi import RARE
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.questions import Question
from loyalty_desktop.survey.recognise import Context
from loyalty_desktop.survey.scale import Scale

_REPEATED_FROM = 0.8
"""Share of the options of a joined column that columns of their own must repeat (I23)."""


def beside_others(questions: Sequence[Question], contexts: Sequence[Context], scales: Sequence[Scale]) -> list[Context]:
    """Let columns that share words or a heading group settle together how their answers are read."""
    words = [
        _labels(question, scale) if scale.kind == "words" else frozenset[str]()
        for question, scale in zip(questions, scales, strict=True)
    ]
    families: dict[str, set[frozenset[str]]] = {}
    tops: dict[str, Counter[int]] = {}
    marks: Counter[str] = Counter()
    for question, scale, mine in zip(questions, scales, words, strict=True):
        if mine:
            families.setdefault(scale.family, set()).add(mine)
        if scale.kind == "points" and question.group and scale.high is not None and not scale.unsure:
            tops.setdefault(question.group_key, Counter())[scale.high] += 1
        if scale.kind == "yes_no" and question.group:
            marks[question.group_key] += 1
    out = []
    for question, context, scale, mine in zip(questions, contexts, scales, words, strict=True):
        shared = _shared_labels(mine, families[scale.family]) if mine else ()
        high = _common_top(tops.get(question.group_key), scale) if question.group else None
        marked = bool(question.group) and scale.kind != "yes_no" and marks[question.group_key] > 0
        if shared or high is not None or marked:
            out.append(replace(context, sibling_labels=shared, sibling_high=high, sibling_marks=marked))
        else:
            out.append(context)
    return out


@lru_cache(maxsize=1024)
def _labels(question: Question, scale: Scale) -> frozenset[str]:
    counts = question.distinct.counts.tolist()
    pairs = zip(question.distinct.texts, scale.reasons, counts, strict=True)
    return frozenset(text for text, reason, n in pairs if reason is None and n)


def _shared_labels(mine: frozenset[str], others: set[frozenset[str]]) -> tuple[str, ...]:
    """Return what columns with at least two labels in common with these add to them."""
    found: set[str] = set()
    for labels in others:
        if len(labels & mine) >= min(2, len(mine)):
            found |= labels
    return tuple(sorted(found - mine))


def _common_top(tops: Counter[int] | None, scale: Scale) -> int | None:
    """Return the top of the scale that most of a group of three or more have, where this column differs."""
    if tops is None or scale.kind not in {"points", "zero_to_ten"} or sum(tops.values()) < 3:
        return None
    top, n = tops.most_common(1)[0]
    return top if n * 2 > sum(tops.values()) and top != scale.high else None


def repeated_in_columns(questions: Sequence[Question], scales: Sequence[Scale]) -> list[int]:
    """Return the columns of several answers whose options all have yes/no columns of their own (I23)."""
    own = {
        match_text(question.own) for question, scale in zip(questions, scales, strict=True) if scale.kind == "yes_no"
    }
    found = []
    for at, scale in enumerate(scales):
        options = {match_text(option.text) for option in scale.options if option.count > RARE}
        options = options or {match_text(option.text) for option in scale.options}
        if options and own and len(options & own) >= max(2, _REPEATED_FROM * len(options)):
            found.append(at)
    return found
