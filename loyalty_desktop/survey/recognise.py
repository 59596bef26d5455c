"""From the distinct answers of a column to its scale; the kinds are tried from the surest to the vaguest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

import numpy as np

from loyalty_desktop.survey.answers import Answers, values_like
from loyalty_desktop.survey.bands import Band, band_of, sort_key
from loyalty_desktop.survey.distinct import Distinct, counts_things, has_currency
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.labels import label_of, read_steps
from loyalty_desktop.survey.missing import Reason, no_answer_codes, says_nothing
from loyalty_desktop.survey.multi import find_split, options_of
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.numbers import Ends, ends_in_heading, falls_in_heading, find_ends
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.scale import Kind, Scale
from loyalty_desktop.survey.yes_no import sides_of

__all__ = ["Context", "recognise", "values_like"]

_NUMBERED = re.compile(r"[(]?(?P<number>\d{1,2})[)]?\s*(?:[:.．)、]|[(]|\s|=|-\s)\s*(?P<words>[^\d\s~%円].*?)[)]?")
_PROSE = re.compile(r"[ ぁ-ん]")
_LONG_CATEGORY = 40
_MOST_CATEGORIES = 200
_MOST_BANDS, _MOST_BAND_VALUES = 60, 300
_MOST_LABELS = 60
_LETTER = re.compile(r"(?P<letter>[A-E])|A(?P<number>[1-7])")
_SINGLE, _FEW_ALIKE, _FREQUENT = 1, 3, 0.02
"""A text that nobody else wrote is a slip; one that more than three or 2 % wrote is an answer."""
_TYPO_FROM = 4
_PERCENT = 100
_PADDED = re.compile(r"0\d+")
_SERIAL_DATES = (30_000, 60_000)
"""Excel's numbers for the days of 1982 to 2064 (I47)."""


@dataclass(frozen=True, slots=True)
class Context:
    """What beside its own answers helps to read a column."""

    words: str = ""
    """The heading, plain and lower case."""
    loyal: bool = False
    sibling_labels: tuple[str, ...] = ()
    sibling_high: int | None = None
    correction: Correction = field(default_factory=lambda: Correction(ColumnKey("")))
    sibling_marks: bool = False
    """The other questions of the group are answered by yes and no."""


def recognise(distinct: Distinct, context: Context) -> Scale:
    """Return the scale of a column from its distinct answers, its heading and the user's corrections."""
    answers = Answers(distinct, context.correction)
    if not answers.at:
        return _scale(answers, "empty", {})
    if context.correction.codes:
        return _by_hand(answers, context)
    if context.correction.yes is not None:
        chosen = {at for value in context.correction.yes for at in values_like(distinct, value)}
        return _scale(answers, "yes_no", {at: float(at in chosen) for at in answers.at}, low=0, high=1)
    for read in (_dates, _yes_no, _rating_numbers, _numbered_words, _letters, _words, _bands, _amounts, _several):
        scale = read(answers, context)
        if scale is not None:
            return scale
    return _texts(answers)


def _scale(  # noqa: PLR0913 - the fields of a scale
    answers: Answers,
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
            known = answers.distinct.numbers[at] in no_answer_codes()
            reasons[at] = "blank" if known else stray
        elif code is not None:
            values[at] = low + high - code if reverse and low is not None and high is not None else code
    return Scale(kind, values, tuple(reasons), low, high, reverse, family, unsure=unsure)


def _by_hand(answers: Answers, context: Context) -> Scale:
    codes = {
        at: float(code)
        for value, code in context.correction.codes
        for at in values_like(answers.distinct, value)
        if answers.reasons[at] is None
    }
    given = [int(code) for code in codes.values()]
    low, high = min([1, *given]), max([1, *given])
    kind: Kind = "zero_to_ten" if (low, high) == (0, 10) else "words"
    return _scale(answers, kind, codes, low=low, high=high, reverse=bool(context.correction.reversed))


def _dates(answers: Answers, context: Context) -> Scale | None:
    dates = {at for at, date in enumerate(answers.distinct.dates) if date}
    if answers.share(dates) >= 0.8:
        return _scale(answers, "date", {})
    if not mentions(context.words, "timestamp") or mentions(context.words, "count"):
        return None
    # 45750 and 20250403 in a column that is called a date.
    numbers = answers.distinct.numbers
    low, high = _SERIAL_DATES
    serial = {at for at in answers.at if (n := numbers[at]) is not None and (low <= n <= high or 19e6 < n < 21e6)}
    return _scale(answers, "date", {}) if answers.share(serial) == 1.0 else None


def _yes_no(answers: Answers, context: Context) -> Scale | None:
    found = sides_of(answers, loyal=context.loyal, sibling_marks=context.sibling_marks)
    if found is None:
        return None
    codes = {at: float(side) for at, side in found.items()}
    one_sided = len(set(codes.values())) == 1 and not context.sibling_marks
    unsure = one_sided or answers.share(set(codes)) < 0.9
    return _scale(answers, "yes_no", codes, low=0, high=1, stray="dont_know", unsure=unsure)


def _rating_numbers(answers: Answers, context: Context) -> Scale | None:
    numbers: Counter[float] = Counter()
    for at in answers.at:
        number = answers.distinct.numbers[at]
        if number is not None:
            numbers[number] += answers.counts[at]
    if sum(numbers.values()) < 0.9 * answers.total:
        return None
    texts = [answers.distinct.texts[at] for at in answers.at]
    if any(has_currency(text) or counts_things(text) for text in texts):
        return None
    if mentions(context.words, "count") and not context.loyal and ends_in_heading(context.words) is None:
        return None
    ends = find_ends(dict(numbers), context.words, loyal=context.loyal, sibling_high=context.sibling_high)
    return _on(answers, dict(enumerate(answers.distinct.numbers)), ends, context) if ends else None


def _on(
    answers: Answers,
    numbers: dict[int, float | None],
    ends: Ends,
    context: Context,
    kind: Kind = "points",
    falls: bool | None = None,
) -> Scale:
    """Return the rating scale with these ends; the user's word on its direction comes before the file's."""
    codes = {
        at: number
        for at in answers.at
        if (number := numbers.get(at)) is not None and number == int(number) and ends.low <= number <= ends.high
    }
    if (ends.low, ends.high) == (0, 10):
        kind = "zero_to_ten"
    reverse = context.correction.reversed
    if reverse is None:
        reverse = falls_in_heading(context.words) if falls is None else falls
    return _scale(answers, kind, codes, low=ends.low, high=ends.high, unsure=ends.unsure, reverse=reverse)


def _numbered_words(answers: Answers, context: Context) -> Scale | None:
    numbers: dict[int, float | None] = {}
    words: dict[int, str] = {}
    for at in answers.at:
        found = _NUMBERED.fullmatch(answers.distinct.texts[at])
        if found:
            numbers[at], words[at] = float(found["number"]), found["words"].strip()
        elif answers.distinct.numbers[at] is not None:
            numbers[at] = answers.distinct.numbers[at]
    if not words or answers.share(set(numbers)) < 0.9 or any(band_of(word) for word in words.values()):
        return None
    counted: Counter[float] = Counter()
    for at, number in numbers.items():
        if number is not None:
            counted[number] += answers.counts[at]
    ends = find_ends(dict(counted), context.words, loyal=context.loyal, sibling_high=context.sibling_high)
    bare = len(numbers) > len(words)
    steps = read_steps(words.values())
    if ends is None or not (bare or steps or context.loyal):
        return None
    falls = _falls(words, numbers, steps.codes) if steps else None
    scale = _on(answers, numbers, ends, context, "numbered", falls)
    return replace(scale, family=steps.family) if steps else scale


def _falls(words: dict[int, str], numbers: dict[int, float | None], codes: tuple[tuple[str, int], ...]) -> bool | None:
    """Say whether the words get worse as the numbers grow (1 very satisfied ... 5 very dissatisfied)."""
    rank = dict(codes)
    pairs = sorted(
        (number, rank[words[at]])
        for at, number in numbers.items()
        if number is not None and at in words and words[at] in rank
    )
    return pairs[0][1] > pairs[-1][1] if len(pairs) > 1 else None


def _letters(answers: Answers, context: Context) -> Scale | None:
    """Read grades A to E, and the codes A1 to A5 of LimeSurvey, where the heading asks for a rating.

    A is the best grade as a rule, and option A5 the highest number; the answers prove neither.
    """
    texts = answers.texts()
    if len(texts) < 3 or len(texts) > _MOST_LABELS or not mentions(context.words, "satisfaction"):
        return None
    found = {text: _LETTER.fullmatch(text) for text in (*texts, *context.sibling_labels)}
    letters = {text: ord(match["letter"]) - ord("A") + 1 for text, match in found.items() if match and match["letter"]}
    numbers = {text: int(match["number"]) for text, match in found.items() if match and match["number"]}
    grades = letters or numbers
    if any(text not in grades for text in texts):
        return None
    high = max(grades.values())
    code = {text: high + 1 - grade for text, grade in letters.items()} or numbers
    codes = {at: float(code[answers.distinct.texts[at]]) for at in answers.at}
    return _scale(answers, "words", codes, low=1, high=high, unsure=True, reverse=bool(context.correction.reversed))


def _words(answers: Answers, context: Context) -> Scale | None:
    texts = answers.texts()
    labels = [text for text, n in texts.items() if n]
    steps = read_steps(labels, context.sibling_labels) if len(labels) <= _MOST_LABELS else None
    if steps is None:
        # A few answers in other words do not undo a scale that nine in ten used (they are counted as left out).
        common = [text for text, n in texts.items() if n >= 0.05 * answers.total]
        steps = read_steps(common, context.sibling_labels) if common != labels and len(common) > 1 else None
        if steps is None or sum(texts[text] for text in common) < 0.9 * answers.total:
            return None
        rare = [text for text in labels if text not in common and (read_steps([*common, text]) is not None)]
        steps = read_steps([*common, *rare], context.sibling_labels) or steps
    code = dict(steps.codes)
    # An answer that many gave is a step, whatever the program knows of it: without it the figures are one-sided.
    if any(text not in code and _is_frequent(text, n, answers.total, code) for text, n in texts.items()):
        return None
    codes = {at: float(code[text]) for at in answers.at if (text := answers.distinct.texts[at]) in code}
    return _scale(
        answers,
        "words",
        codes,
        low=1,
        high=steps.points,
        family=steps.family,
        unsure=not steps.sure or len(labels) < 3,
        reverse=bool(context.correction.reversed),
    )


def _is_frequent(text: str, n: int, total: int, known: Iterable[str]) -> bool:
    """Say whether a text without a place on the scale is given too often to be left out."""
    many = n > _FEW_ALIKE or (n > _SINGLE and n >= _FREQUENT * total)
    return many and not any(_is_typo(text, label) for label in known)


def _is_typo(text: str, label: str) -> bool:
    """Say whether `text` is `label` but for one character; another label is never a typing error."""
    one, other = match_text(text), match_text(label)
    longer = max(len(one), len(other))
    if longer < _TYPO_FROM or one[0] != other[0] or label_of(text) is not None:
        return False
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return longer - same <= 1


def _bands(answers: Answers, _context: Context) -> Scale | None:
    if len(answers.at) > _MOST_BAND_VALUES:
        return None
    bands: dict[int, Band] = {}
    plain_numbers = 0
    for at in answers.at:
        band = band_of(answers.distinct.texts[at])
        number = answers.distinct.numbers[at]
        if band is not None:
            bands[at] = band
        elif number is not None:
            bands[at] = Band(number, number)
            plain_numbers += answers.counts[at]
    ranges = sum(1 for band in bands.values() if band.low != band.high)
    many = len(set(bands.values())) > _MOST_BANDS or plain_numbers > 0.98 * answers.total
    if not ranges or answers.share(set(bands)) < 0.8 or many:
        return None
    order = sorted(set(bands.values()), key=sort_key)
    codes = {at: float(order.index(band) + 1) for at, band in bands.items()}
    return _scale(answers, "bands", codes, low=1, high=len(order), stray="not_used")


def _amounts(answers: Answers, context: Context) -> Scale | None:
    numbers = answers.distinct.numbers
    codes = {at: number for at in answers.at if (number := numbers[at]) is not None}
    if answers.share(set(codes)) < 0.9:
        return None
    money = any(has_currency(answers.distinct.texts[at]) for at in answers.at)
    unique = len(set(codes.values())) >= 0.9 * answers.total and answers.total >= 20
    whole = all(number == int(number) for number in codes.values())
    # Points out of a hundred and ages differ from person to person too.
    padded = any(_PADDED.fullmatch(answers.distinct.texts[at]) for at in answers.at)
    unique = unique and (max(codes.values()) > _PERCENT or padded or mentions(context.words, "id"))
    kind: Kind = "money" if money else "id" if unique and whole else "number"
    return _scale(answers, kind, codes)


def _several(answers: Answers, _context: Context) -> Scale | None:
    # "Don't know" or "not applicable" in a question with several answers is none of its options, yet an answer.
    reasons = tuple(
        None if reason in {"dont_know", "not_used"} and at not in answers.declared else reason
        for at, reason in enumerate(answers.reasons)
    )
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


def _texts(answers: Answers) -> Scale:
    texts = answers.texts()
    distinct = len({match_text(text) for text in texts})
    length = sum(len(text) * n for text, n in texts.items()) / answers.total
    most = max(2, (0.2 if answers.total >= 30 else 0.6) * answers.total)
    if distinct >= 0.9 * answers.total and answers.total >= 20 and _id_like(texts):
        return _scale(answers, "id", {})
    if distinct > min(most, _MOST_CATEGORIES) or (length > _LONG_CATEGORY and distinct > 20):
        answers.drop([at for at in answers.at if says_nothing(answers.distinct.texts[at])], "blank")
        return _scale(answers, "text", {}) if answers.at else _scale(answers, "empty", {})
    places = dict.fromkeys(match_text(answers.distinct.texts[at]) for at in answers.at)
    order = {key: float(place) for place, key in enumerate(sorted(places), start=1)}
    codes = {at: order[match_text(answers.distinct.texts[at])] for at in answers.at}
    return _scale(answers, "category", codes)


def _id_like(texts: dict[str, int]) -> bool:
    """Ids are short, hold a digit, and are no sentence: no spaces, no hiragana."""
    sample = list(texts)[:200]
    return all(len(text) <= 40 and any(map(str.isdigit, text)) and not _PROSE.search(text) for text in sample)
