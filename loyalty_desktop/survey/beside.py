"""What the columns of one survey say about each other: shared words, shared scales, the same question twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from loyalty_desktop.survey.around_zero_rows import around_zero_beside, tops_around_zero
from loyalty_desktop.survey.graded import GRADED
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.multi import RARE
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.questions import Question
from loyalty_desktop.survey.recognise import Context
from loyalty_desktop.survey.remembered import remembered
from loyalty_desktop.survey.scale import Scale
from loyalty_desktop.survey.sided import asks_no_fact, middles

_REPEATED_FROM = 0.8
"""Share of the options of a joined column that columns of their own must repeat (I23)."""
_SEVERAL = 3
"""So many questions with a middle between yes and no are ratings."""
_ENOUGH = 50
"""Among so many answers somebody chooses the highest step of a scale; among fewer it may be chosen by nobody."""


def beside_others(questions: Sequence[Question], contexts: Sequence[Context], scales: Sequence[Scale]) -> list[Context]:
    """Let columns that share words or a heading group settle together how their answers are read."""
    words = [
        _labels(question, scale) if scale.kind == "words" else frozenset[str]()
        for question, scale in zip(questions, scales, strict=True)
    ]
    families: dict[str, set[frozenset[str]]] = {}
    tops: dict[str, Counter[int]] = {}
    fives: dict[str, Counter[int]] = {}
    marks: Counter[str] = Counter()
    for question, scale, mine in zip(questions, scales, words, strict=True):
        if mine:
            families.setdefault(scale.family, set()).add(mine)
        if (top := _sure_top(question, scale)) is not None:
            for related in _related(question):
                tops.setdefault(related, Counter())[top] += 1
        if question.group and scale.kind == "points" and scale.high is not None:
            fives.setdefault(question.group_key, Counter())[scale.high] += 1
        if scale.kind == "yes_no" and question.group:
            marks[question.group_key] += 1
    letters = [_is_lettered(question, scale) for question, scale in zip(questions, scales, strict=True)]
    graded = sum(letters) >= _ENOUGH_LETTERS
    written = _written(questions, scales)
    between = _with_middles(questions, scales)
    arounds = tops_around_zero(scales)
    out = []
    for at, (question, context, scale, mine, lettered) in enumerate(
        zip(questions, contexts, scales, words, letters, strict=True)
    ):
        shared = _shared_labels(mine, families[scale.family]) if mine else _words_of_others(question, scale, families)
        around = around_zero_beside(at, questions, scales, arounds)
        high = _five_of_six(question, scale, fives) or _top_beside(question, scale, tops)
        marked = bool(question.group) and scale.kind != "yes_no" and marks[question.group_key] > 0
        grades = lettered and graded
        if at in written:
            out.append(replace(context, sibling_written=True))
        elif shared or high is not None or around is not None or marked or grades or at in between:
            beside = replace(context, sibling_labels=shared, sibling_high=high, sibling_marks=marked)
            beside = replace(beside, sibling_middle=True) if at in between else beside
            out.append(replace(beside, sibling_letters=grades, sibling_around=around))
        else:
            out.append(context)
    return out


def _labels(question: Question, scale: Scale) -> frozenset[str]:
    known = _labels_of(question)
    if scale not in known:
        counts = question.distinct.counts.tolist()
        pairs = zip(question.distinct.texts, scale.reasons, counts, strict=True)
        known[scale] = frozenset(text for text, reason, n in pairs if reason is None and n)
    return known[scale]


@remembered
def _labels_of(_question: Question) -> WeakKeyDictionary[Scale, frozenset[str]]:
    """Return where the answers of a question are kept by the scale under which they are read."""
    return WeakKeyDictionary()


def _shared_labels(mine: frozenset[str], others: set[frozenset[str]]) -> tuple[str, ...]:
    """Return what columns with at least two labels in common with these add to them."""
    found: set[str] = set()
    for labels in others:
        if len(labels & mine) >= min(2, len(mine)):
            found |= labels
    return tuple(sorted(found - mine))


_MOST_LABELS = 12


def _words_of_others(question: Question, scale: Scale, families: dict[str, set[frozenset[str]]]) -> tuple[str, ...]:
    """Return the scale of other columns that holds all answers of this one, which are no scale by themselves.

    Very confident, confident: without the column where somebody is not confident they may be anything.
    """
    if scale.kind != "category" or len(question.distinct.texts) > _MOST_LABELS or not families:
        return ()
    mine = _labels(question, scale)
    whole = {labels for sets in families.values() for labels in sets if mine <= labels}
    return tuple(sorted(frozenset().union(*whole) - mine)) if len(mine) > 1 and whole else ()


_ENOUGH_LETTERS = 3
"""So many columns answered by A, B, C ... are ratings; one alone may be the name of a class or a plan."""


def _is_lettered(question: Question, scale: Scale) -> bool:
    """Say whether a column that names no group of people is answered by grades A to E, at least three of them."""
    if scale.kind != "category" or mentions(question.words, "segment"):
        return False
    labels = _labels(question, scale)
    return len(labels) >= _ENOUGH_LETTERS and all(label in {"A", "B", "C", "D", "E"} for label in labels)


_RATINGS = "\n"
"""Stands among the groups for all columns whose heading speaks of satisfaction; no heading holds a line break."""


_STEM = re.compile(r"([A-Za-z]{1,12})_[A-Za-z]\w*$")


def _related(question: Question) -> list[str]:
    """Return where to look for questions on the same scale: in the group, and among those that ask alike."""
    found = [question.group_key] if question.group else []
    if not question.group and (stem := _STEM.match(question.key.heading)):
        found.append(f"{_RATINGS}{stem[1]}")  # q_price, q_staff
    if mentions(question.words, "satisfaction"):
        found.append(_RATINGS)
    return found


def _sure_top(question: Question, scale: Scale) -> int | None:
    """Return the top of a scale of points that its own answers settle.

    Six points are never sure by themselves, yet they speak for the columns beside when nothing lies outside.
    """
    if scale.kind != "points" or scale.low != 1:
        return None
    counts = question.distinct.counts.tolist()
    strays = any(n and reason == "out_of_range" for n, reason in zip(counts, scale.reasons, strict=True))
    return scale.high if not scale.unsure or (scale.high == 6 and not strays) else None


def _five_of_six(question: Question, scale: Scale, highs: dict[str, Counter[int]]) -> int | None:
    """Return 5 for six points whose meaning is open, where most questions of the group end with 5 (I45)."""
    if scale.kind != "points" or scale.high != 6 or not scale.unsure or not question.group:
        return None
    others = highs[question.group_key] - Counter({6: 1})
    return 5 if others[5] >= 2 and 2 * others[5] > others.total() else None


def _top_beside(question: Question, scale: Scale, tops: dict[str, Counter[int]]) -> int | None:
    """Return the top of the scale that most questions beside this one have, where this one differs."""
    if scale.kind not in {"points", "zero_to_ten", "number"}:
        return None
    own = _sure_top(question, scale)
    for related in _related(question):
        others = Counter(tops.get(related, Counter()))
        if own is not None:
            others[own] -= 1
        total = sum(others.values())
        top, n = max(others.items(), key=lambda pair: pair[1], default=(0, 0))
        # Six points may be five and a code: they keep a 6 that is rare here, and never widen five.
        settled = own is not None or scale.kind != "points"
        if n * 2 <= total or (settled if top == 6 else total < 2):
            continue
        if related.startswith(_RATINGS) and not _may_follow(question, scale, top):
            continue
        return top if top != scale.high else None
    return None


def _may_follow(question: Question, scale: Scale, top: int) -> bool:
    """Say whether questions of other groups may settle the scale: only where its own answers do not."""
    few = int(question.distinct.counts.sum()) < _ENOUGH
    return scale.high is None or scale.unsure or (few and scale.high < top)


def _written(questions: Sequence[Question], scales: Sequence[Scale]) -> set[int]:
    """Return columns of "other" behind columns of 0 and 1 that hold 0, or what somebody wrote (I23)."""
    found = set()
    for at in range(2, len(questions)):
        if scales[at].kind not in {"text", "category", "number"} or not _is_other(questions[at].own):
            continue
        if not _has_words(questions[at]):
            continue
        beside = [scales[at - back].kind == "yes_no" and _digits(questions[at - back]) == {"0", "1"} for back in (1, 2)]
        if all(beside) and "0" in (numbers := _digits(questions[at])) and len(numbers) == 1:
            found.add(at)
    return found


def _with_middles(questions: Sequence[Question], scales: Sequence[Scale]) -> set[int]:
    """Return questions of yes, no and a middle that ask for no fact, where there are several of them."""
    asked = [
        at
        for at, (question, scale) in enumerate(zip(questions, scales, strict=True))
        if (scale.kind == "yes_no" or scale.family == GRADED) and asks_no_fact(question.words)
        if any(key in middles() for key in _common_keys(question))
    ]
    return set(asked) if len(asked) >= _SEVERAL else set()


@remembered
def _common_keys(question: Question) -> frozenset[str]:
    """Return the few answers of a column as they are compared; none for a column of many."""
    distinct = question.distinct
    present = distinct.present() if len(distinct.counts) <= _MOST_LABELS else []
    return frozenset(match_text(distinct.texts[at]) for at in present)


def _is_other(own: str) -> bool:
    return plain(own).casefold().startswith(("その他", "other"))


def _has_words(question: Question) -> bool:
    distinct = question.distinct
    return any(distinct.numbers[at] is None for at in distinct.present())


@remembered
def _digits(question: Question) -> frozenset[str]:
    """Return the answers of a column that are numbers."""
    distinct = question.distinct
    pairs = zip(distinct.texts, distinct.numbers, distinct.counts.tolist(), strict=True)
    return frozenset(text for text, number, n in pairs if n and number is not None)


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
