"""From the distinct answers of a column to its scale; the kinds are tried from the surest to the vaguest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.bands import Band, band_of, sort_key
from loyalty_desktop.survey.distinct import Distinct, counts_things, has_currency
from loyalty_desktop.survey.labels import read_steps
from loyalty_desktop.survey.missing import NO_ANSWER_CODES, Reason
from loyalty_desktop.survey.multi import find_split, options_of
from loyalty_desktop.survey.normal import match_text, plain
from loyalty_desktop.survey.numbers import Ends, find_ends
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.scale import Kind, Scale

YES = frozenset(
    match_text(word)
    for word in "1 はい ○ ● ◎ レ ✓ x 有 有り あり ある した 利用した 経験した 体験した 経験あり 利用あり 感じた 選択 該当 該当する "
    "yes y true t checked selected used".split()
)
NO = frozenset(
    match_text(word)
    for word in "0 いいえ × ✕ 無 無し なし ない していない しなかった 利用していない 利用しなかった 経験していない 経験なし 利用なし "
    "体験していない 感じなかった 感じていない 非選択 非該当 該当しない no n false f unchecked notselected notused".split()
)
_NUMBERED = re.compile(
    r"[(]?(?P<number>\d{1,2})[)]?\s*(?:[:.．)、]|[(]|\s|=|-\s)\s*(?P<words>[^\d\s~%円].*?)[)]?"
)
_CIRCLED = {chr(0x2460 + at): str(at + 1) for at in range(20)}
_LONG_CATEGORY = 40


@dataclass(frozen=True, slots=True)
class Context:
    """What beside its own answers helps to read a column."""

    words: str = ""
    """The heading, plain and lower case."""
    loyal: bool = False
    sibling_labels: tuple[str, ...] = ()
    sibling_high: int | None = None
    correction: Correction = field(default_factory=lambda: Correction(ColumnKey("")))


class _Answers:
    """The answers of a column that are left once words and corrections have taken out what is none."""

    def __init__(self, distinct: Distinct, correction: Correction) -> None:
        self.distinct = distinct
        self.reasons: list[Reason | None] = list(distinct.reasons)
        self._correct(correction)
        self.at = [at for at, reason in enumerate(self.reasons) if reason is None and distinct.counts[at]]
        self.total = sum(int(distinct.counts[at]) for at in self.at)

    def _correct(self, correction: Correction) -> None:
        for value, reason in correction.missing:
            for at in values_like(self.distinct, value):
                self.reasons[at] = reason
        for value in (correction.yes or ()) + tuple(value for value, _code in correction.codes):
            for at in values_like(self.distinct, value):
                self.reasons[at] = None

    def texts(self) -> dict[str, int]:
        """Return the answers as plain texts with their counts."""
        found: Counter[str] = Counter()
        for at in self.at:
            found[self.distinct.texts[at]] += int(self.distinct.counts[at])
        return dict(found)

    def share(self, holds: list[bool]) -> float:
        """Return the share of answers for which `holds` (over all distinct values) is true."""
        hits = sum(int(self.distinct.counts[at]) for at in self.at if holds[at])
        return hits / self.total if self.total else 0.0


def values_like(distinct: Distinct, value: str) -> list[int]:
    """Return the codes of all distinct values that `value` names: the same text, or the same number."""
    key = match_text(value)
    number = next(
        (n for n, text in zip(distinct.numbers, distinct.texts, strict=True) if match_text(text) == key), None
    )
    try:
        number = float(plain(value)) if number is None else number
    except ValueError:
        number = None
    return [
        at
        for at, text in enumerate(distinct.texts)
        if match_text(text) == key or (number is not None and distinct.numbers[at] == number)
    ]


def recognise(distinct: Distinct, context: Context) -> Scale:
    """Return the scale of a column from its distinct answers, its heading and the user's corrections."""
    answers = _Answers(distinct, context.correction)
    if not answers.at:
        return _scale(answers, "empty", {})
    if context.correction.codes:
        return _by_hand(answers, context)
    if context.correction.yes is not None:
        chosen = {at for value in context.correction.yes for at in values_like(distinct, value)}
        return _scale(answers, "yes_no", {at: float(at in chosen) for at in answers.at}, low=0, high=1)
    for read in (_dates, _yes_no, _rating_numbers, _numbered_words, _words, _bands, _amounts, _several):
        scale = read(answers, context)
        if scale is not None:
            return scale
    return _texts(answers)


def _scale(  # noqa: PLR0913 - the fields of a scale
    answers: _Answers,
    kind: Kind,
    codes: dict[int, float],
    *,
    low: int | None = None,
    high: int | None = None,
    family: str = "",
    unsure: bool = False,
    reverse: bool = False,
    stray: Reason = "out_of_range",
) -> Scale:
    """Make the scale; answers without a code are left out as `stray`."""
    values = np.full(len(answers.reasons), np.nan)
    reasons = list(answers.reasons)
    for at in answers.at:
        code = codes.get(at)
        if code is None and codes:
            known = answers.distinct.numbers[at] in NO_ANSWER_CODES
            reasons[at] = "blank" if known else stray
        elif code is not None:
            values[at] = low + high - code if reverse and low is not None and high is not None else code
    return Scale(kind, values, tuple(reasons), low, high, reverse, family, unsure=unsure)


def _by_hand(answers: _Answers, context: Context) -> Scale:
    codes = {
        at: float(code)
        for value, code in context.correction.codes
        for at in values_like(answers.distinct, value)
        if answers.reasons[at] is None
    }
    low, high = min(1, *map(int, codes.values()), 1), max(map(int, codes.values()), default=1)
    kind: Kind = "zero_to_ten" if (low, high) == (0, 10) else "words"
    return _scale(answers, kind, codes, low=low, high=high, reverse=bool(context.correction.reversed))


def _dates(answers: _Answers, _context: Context) -> Scale | None:
    if answers.share(list(answers.distinct.dates)) < 0.8:
        return None
    return _scale(answers, "date", {})


def _yes_no(answers: _Answers, context: Context) -> Scale | None:
    keys = {at: match_text(answers.distinct.texts[at]) for at in answers.at}
    # なし, していない are "no" only beside a "yes"; 利用していない was taken out as not used before.
    sides = {at: True if key in YES else False if key in NO else None for at, key in keys.items()}
    known = {at: side for at, side in sides.items() if side is not None}
    share = answers.share([sides.get(at) is not None for at in range(len(answers.reasons))])
    if context.loyal or not any(known.values()) or share < 0.9 or len({keys[at] for at in known}) > 6:
        return None
    if any(side is None for side in sides.values()) and len(known) < 2:
        return None
    return _scale(
        answers, "yes_no", {at: float(side) for at, side in known.items()}, low=0, high=1, stray="dont_know"
    )


def _rating_numbers(answers: _Answers, context: Context) -> Scale | None:
    numbers: Counter[float] = Counter()
    for at in answers.at:
        number = answers.distinct.numbers[at]
        if number is not None:
            numbers[number] += int(answers.distinct.counts[at])
    if sum(numbers.values()) < 0.9 * answers.total:
        return None
    if any(
        has_currency(text) or counts_things(text)
        for text in (answers.distinct.texts[at] for at in answers.at)
    ):
        return None
    ends = find_ends(dict(numbers), context.words, loyal=context.loyal, sibling_high=context.sibling_high)
    return _on(answers, dict(enumerate(answers.distinct.numbers)), ends, context) if ends else None


def _on(
    answers: _Answers,
    numbers: dict[int, float | None],
    ends: Ends,
    context: Context,
    kind: Kind | None = None,
) -> Scale:
    codes = {
        at: number
        for at in answers.at
        if (number := numbers.get(at)) is not None
        and number == int(number)
        and ends.low <= number <= ends.high
    }
    if kind is None:
        kind = "zero_to_ten" if (ends.low, ends.high) == (0, 10) else "points"
    reverse = bool(context.correction.reversed)
    return _scale(answers, kind, codes, low=ends.low, high=ends.high, unsure=ends.unsure, reverse=reverse)


def _numbered_words(answers: _Answers, context: Context) -> Scale | None:
    numbers: dict[int, float | None] = {}
    words: dict[int, str] = {}
    for at in answers.at:
        text = answers.distinct.texts[at]
        found = _NUMBERED.fullmatch(text)
        if found:
            numbers[at], words[at] = float(found["number"]), found["words"].strip()
        elif answers.distinct.numbers[at] is not None:
            numbers[at] = answers.distinct.numbers[at]
    holds = [at in numbers for at in range(len(answers.reasons))]
    if not words or answers.share(holds) < 0.9 or any(band_of(word) for word in words.values()):
        return None
    counted: Counter[float] = Counter()
    for at, number in numbers.items():
        if number is not None:
            counted[number] += int(answers.distinct.counts[at])
    ends = find_ends(dict(counted), context.words, loyal=context.loyal, sibling_high=context.sibling_high)
    bare = len(numbers) > len(words)
    steps = read_steps(words.values())
    if ends is None or not (bare or steps or context.loyal):
        return None
    reverse = _falls(words, numbers, steps.codes if steps else ())
    wanted = context.correction.reversed if context.correction.reversed is not None else reverse
    corrected = Context(context.words, correction=Correction(context.correction.column, reversed=wanted))
    return _on(
        answers, numbers, ends, corrected, "zero_to_ten" if (ends.low, ends.high) == (0, 10) else "numbered"
    )


def _falls(
    words: dict[int, str], numbers: dict[int, float | None], codes: tuple[tuple[str, int], ...]
) -> bool:
    """Say whether the words get worse as the numbers grow (1 very satisfied ... 5 very dissatisfied)."""
    rank = dict(codes)
    pairs = sorted(
        (number, rank[words[at]])
        for at, number in numbers.items()
        if number is not None and at in words and words[at] in rank
    )
    return len(pairs) > 1 and pairs[0][1] > pairs[-1][1]


def _words(answers: _Answers, context: Context) -> Scale | None:
    texts = answers.texts()
    labels = [text for text, n in texts.items() if n]
    steps = read_steps(labels, context.sibling_labels)
    if steps is None:
        # A few answers in other words do not undo a scale that nine in ten used (they are counted as left out).
        common = [text for text, n in texts.items() if n >= 0.05 * answers.total]
        steps = read_steps(common, context.sibling_labels) if common != labels and len(common) > 1 else None
        if steps is None or sum(texts[text] for text in common) < 0.9 * answers.total:
            return None
        rare = [text for text in labels if text not in common and (read_steps([*common, text]) is not None)]
        steps = read_steps([*common, *rare], context.sibling_labels) or steps
    code = dict(steps.codes)
    codes = {at: float(code[text]) for at in answers.at if (text := answers.distinct.texts[at]) in code}
    return _scale(
        answers,
        "words",
        codes,
        low=1,
        high=steps.points,
        family=steps.family,
        unsure=len(labels) < 3 and steps.points > len(labels),
        reverse=bool(context.correction.reversed),
    )


def _bands(answers: _Answers, _context: Context) -> Scale | None:
    bands: dict[int, Band] = {}
    plain_numbers = 0
    for at in answers.at:
        band = band_of(answers.distinct.texts[at])
        number = answers.distinct.numbers[at]
        if band is not None:
            bands[at] = band
        elif number is not None:
            bands[at] = Band(number, number)
            plain_numbers += int(answers.distinct.counts[at])
    holds = [at in bands for at in range(len(answers.reasons))]
    ranges = sum(1 for band in bands.values() if band.low != band.high)
    if not ranges or answers.share(holds) < 0.8 or len(bands) > 60 or plain_numbers > 0.98 * answers.total:
        return None
    order = sorted(set(bands.values()), key=sort_key)
    codes = {at: float(order.index(band) + 1) for at, band in bands.items()}
    return _scale(answers, "bands", codes, low=1, high=len(order))


def _amounts(answers: _Answers, _context: Context) -> Scale | None:
    numbers = answers.distinct.numbers
    if answers.share([number is not None for number in numbers]) < 0.9:
        return None
    money = any(has_currency(answers.distinct.texts[at]) for at in answers.at)
    codes = {at: number for at in answers.at if (number := numbers[at]) is not None}
    unique = len(answers.at) >= 0.9 * answers.total and answers.total >= 20
    whole = all(number == int(number) for number in codes.values())
    kind: Kind = "money" if money else "id" if unique and whole else "number"
    return _scale(answers, kind, codes)


def _several(answers: _Answers, _context: Context) -> Scale | None:
    # "Don't know" or "not applicable" in a question with several answers is none of its options, yet an answer.
    reasons = tuple(None if reason in {"dont_know", "not_used"} else reason for reason in answers.reasons)
    counts = np.where([reason is None for reason in reasons], answers.distinct.counts, 0)
    raw = [
        value if isinstance(value, str) else text
        for value, text in zip(answers.distinct.values, answers.distinct.texts, strict=True)
    ]
    split = find_split(raw, counts)
    if split is None:
        return None
    options = options_of(split, np.array([reason is None for reason in reasons]), counts)
    if len(options) < 2:
        return None
    return Scale("multi", np.full(len(reasons), np.nan), reasons, options=options)


def _texts(answers: _Answers) -> Scale:
    texts = answers.texts()
    distinct = len(texts)
    length = sum(len(text) * n for text, n in texts.items()) / answers.total
    repeated = (
        distinct <= max(2, 0.2 * answers.total)
        if answers.total >= 30
        else distinct <= max(2, 0.6 * answers.total)
    )
    if distinct >= 0.9 * answers.total and answers.total >= 20 and _id_like(texts):
        return _scale(answers, "id", {})
    if not repeated or distinct > 200 or (length > _LONG_CATEGORY and distinct > 20):
        return _scale(answers, "text", {})
    order = {
        key: place for place, key in enumerate(dict.fromkeys(match_text(text) for text in texts), start=1)
    }
    codes = {at: float(order[match_text(answers.distinct.texts[at])]) for at in answers.at}
    return _scale(answers, "category", codes)


def _id_like(texts: dict[str, int]) -> bool:
    """Ids are short, hold a digit, and have no spaces inside."""
    sample = list(texts)[:200]
    return all(
        len(text) <= 40 and " " not in text and any(char.isdigit() for char in text) for text in sample
    )


def categories(codes: npt.NDArray[np.float64]) -> int:
    """Return how many different codes a column has."""
    return len(np.unique(codes[~np.isnan(codes)]))
