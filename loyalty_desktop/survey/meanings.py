"""What codes mean: the answers of a column with the words of its code book put in (INPUTS.md I18, I19, I22, I42).

The readers of answers see the words: はい and いいえ settle yes and no, 1: とても満足 settles which end is the good
one, 男性 is a group. What was typed stays in `Distinct.typed`: corrections know the codes too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.survey.bands import band_of
from loyalty_desktop.survey.column_wordings import code_key
from loyalty_desktop.survey.distinct import Distinct, number_of, text_of
from loyalty_desktop.survey.labels import label_of, read_steps
from loyalty_desktop.survey.missing import Reason, reason_of
from loyalty_desktop.survey.normal import one_line, plain
from loyalty_desktop.survey.ticks import NOT_TICKED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.survey.sheet import Cell
    from loyalty_desktop.survey.wording import Wording

_How: TypeAlias = Literal["rating", "numbers", "words"]

_LEADING = re.compile(r"(?P<number>\d{1,3})\s*点?\s*[.:：．、=＝]?\s*(?P<words>.*)")
_BEHIND = re.compile(r"\s*[(\[](?P<number>\d{1,2})\s*点?[)\]]$")
_PARTS = re.compile(r"[,，、;；&|/\s]+")
_FEWEST_WORDED, _BARE_STEPS = 3, 2
_LONGEST_CODE = 300
_HIGHEST = 11
"""Codes of rating scales end here at the latest."""


def understood(distinct: Distinct, wording: Wording) -> Distinct:
    """Return the answers with the meaning of their codes; a code without one stays a number."""
    labels = {code_key(plain(code)): one_line(label) for code, label in wording.labels if label.strip()}
    declared = {code_key(plain(code)): reason for code, reason in wording.missing}
    if not labels and not declared:
        return distinct
    own = [code_key(text) for text in distinct.texts]
    answers = {key: label for key, label in labels.items() if key not in declared and reason_of(label) is None}
    shown = [
        key
        for key, n in zip(own, distinct.counts.tolist(), strict=True)
        if n and key not in declared and (key in answers or key not in labels)
    ]
    offered = answers
    answers = _without_code_behind(offered, shown)
    if _is_one_too_high(answers, shown):
        return _one_lower(distinct, own, answers, declared)
    how = _how(answers, [key for key in shown if key in answers or key not in labels])
    values = tuple(
        value if value is None or value == NOT_TICKED else _meaning(value, key, labels, answers, how)
        for value, key in zip(distinct.values, own, strict=True)
    )
    beyond: dict[str, Reason] = dict.fromkeys(offered.keys() - answers.keys(), "not_used")
    reasons = tuple(declared.get(key) or beyond.get(key) for key in own)
    codes = [int(key) for key in answers if is_code(key)]
    ends = (min(codes), max(codes)) if how == "rating" else None
    steps = tuple(answers.values()) if how == "words" else ()
    return Distinct(values, distinct.counts, distinct.values, reasons, ends, steps)


def is_code(text: str) -> bool:
    """Say whether a text is a whole number such as somebody gives to an answer: nobody writes hundreds of digits."""
    return len(text) <= _LONGEST_CODE and text.isdecimal()


def labelled(distinct: Distinct, labels: Sequence[tuple[str, str]], ends: tuple[int, int] | None = None) -> Distinct:
    """Return the answers with labels that the user gave to codes, beside or in place of those of a code book.

    With `ends` the codes are steps of a rating and stay its numbers, whatever their labels say.
    """
    told = {code_key(plain(value)): one_line(label) for value, label in labels if label.strip()}
    values: list[Cell] = []
    for at, (value, typed) in enumerate(zip(distinct.values, distinct.typed_texts, strict=True)):
        key = code_key(typed)
        label = told.get(key)
        if label is not None and (ends is None or reason_of(label) is not None):
            values.append(label)
            continue
        words = label or distinct.words(at)
        inside = ends is not None and is_code(key) and ends[0] <= int(key) <= ends[1]
        values.append(f"{key}: {words}" if inside and words and value is not None else value)
    return Distinct(tuple(values), distinct.counts, distinct.typed, distinct.declared, ends or distinct.ends)


def _without_code_behind(answers: dict[str, str], shown: Sequence[str]) -> dict[str, str]:
    """Leave out the code behind a scale of which only some steps have words: 1 poor, 5 outstanding, 6 never used.

    Nobody has a further step there; its answers are told as those of people who could not rate.
    """
    codes = sorted(int(key) for key in answers if is_code(key))
    if len(codes) < _FEWEST_WORDED or len(codes) < len(answers) or codes[-1] - codes[-2] != 1:
        return answers
    bare = {int(key) for key in shown if is_code(key)} - set(codes)
    between = [code for code in bare if codes[0] < code < codes[-2]]
    if len(between) < _BARE_STEPS or len(between) != codes[-2] - codes[0] + 1 - (len(codes) - 1):
        return answers
    return {key: label for key, label in answers.items() if int(key) != codes[-1]}


def _is_one_too_high(answers: Mapping[str, str], shown: Sequence[str]) -> bool:
    """Say whether the labels of both ends call the code 1 the answer 0, and so on: codes between them are too high."""
    numbers = {int(key): _number_in(plain(label)) for key, label in answers.items() if is_code(key)}
    if len(numbers) < max(2, len(answers)) or min(numbers) != 1:
        return False
    bare = {int(key) for key in shown if is_code(key)} - numbers.keys()
    inside = bool(bare) and all(1 < code < max(numbers) for code in bare)
    return inside and all(number == code - 1 for code, number in numbers.items())


def _number_in(label: str) -> int | None:
    """Return the number that a label begins with, or that stands in brackets behind it."""
    found = _LEADING.match(label) or _BEHIND.search(label)
    return int(found["number"]) if found else None


def _one_lower(
    distinct: Distinct, own: Sequence[str], answers: Mapping[str, str], declared: Mapping[str, Reason]
) -> Distinct:
    """Return the answers with the number that each code stands for, which is one less."""
    values: list[Cell] = []
    for value, key in zip(distinct.values, own, strict=True):
        if value is None or key in declared or not is_code(key):
            values.append(value)
            continue
        words = _BEHIND.sub("", _LEADING.sub(r"\g<words>", plain(answers.get(key, "")))).strip(" -")
        values.append(f"{int(key) - 1}: {words}" if words else int(key) - 1)
    return Distinct(tuple(values), distinct.counts, distinct.values, tuple(map(declared.get, own)))


def _how(answers: Mapping[str, str], shown: Sequence[str]) -> _How:
    """Say how labels are read: as steps of a rating, as the numbers that they are, or as words."""
    if answers and all(number_of(plain(label)) is not None for label in answers.values()):
        return "numbers"
    if not all(is_code(key) and int(key) <= _HIGHEST for key in answers) or len(answers) < 2:
        return "words"
    codes = sorted(int(key) for key in answers)
    between = {int(key) for key in shown if is_code(key)} - set(codes)
    inside = all(codes[0] < code < codes[-1] for code in between)
    led = [_LEADING.match(plain(label)) for label in answers.values()]
    ranges = any(band_of(plain(label)) is not None for label in answers.values())  # 20代 is no step 20
    if all(led) and not ranges and len({one["number"] for one in led if one}) == len(led):
        return "numbers"
    if len(between) > 1 and inside and len(codes) * 2 <= codes[-1] - codes[0] + 1:
        return "rating"  # only the ends, or the ends and the middle, have words
    row = codes == list(range(codes[0], codes[-1] + 1)) and codes[0] in {0, 1}
    graded = all(label_of(label) is not None for label in answers.values())
    return "rating" if row and (graded or read_steps(answers.values()) is not None) else "words"


def _meaning(value: Cell, key: str, labels: Mapping[str, str], answers: Mapping[str, str], how: _How) -> Cell:
    label = labels.get(key)
    if label is None:
        return _several(value, answers) or value
    if how == "numbers" and key in answers:
        found = _LEADING.match(plain(label))
        return f"{found['number']}: {found['words']}" if found and found["words"].strip() else plain(label)
    return f"{key}: {label}" if how == "rating" and key in answers else label


def _several(value: Cell, answers: Mapping[str, str]) -> str | None:
    """Return the words of several codes in one cell, a line each; None when a part of it is no code."""
    parts = _PARTS.split(text_of(value).strip(" ,;&/|"))
    found = [answers.get(code_key(part)) for part in parts]
    return "\n".join(one for one in found if one) if len(parts) > 1 and all(found) else None


def unknown_codes(distinct: Distinct) -> int:
    """Return how many cells hold a code that the code book has no words for, where it names the others."""
    if not distinct.raw or not (distinct.steps or distinct.ends):
        return 0
    low, high = distinct.ends or (1, 0)
    rows = zip(distinct.values, distinct.raw, distinct.numbers, distinct.reasons, distinct.counts.tolist(), strict=True)
    return sum(
        n
        for value, raw, number, reason, n in rows
        if value is raw
        and reason is None
        and value != NOT_TICKED
        and not (number is not None and low <= number <= high)
    )
