"""From the distinct answers of a column to its scale; the kinds are tried from the surest to the vaguest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from operator import mul

import numpy as np

from loyalty_desktop.survey.ages import are_ages
from loyalty_desktop.survey.amount_scales import amounts, are_about
from loyalty_desktop.survey.answers import Answers, values_like
from loyalty_desktop.survey.bands import Band, band_of, sort_key
from loyalty_desktop.survey.blanks import with_blanks
from loyalty_desktop.survey.burdens import asks_for_burden
from loyalty_desktop.survey.cells import points_most
from loyalty_desktop.survey.coding import Context, ends_of, scale_from
from loyalty_desktop.survey.date_columns import dates
from loyalty_desktop.survey.distinct import Distinct, counts_things, has_currency
from loyalty_desktop.survey.ends import Ends
from loyalty_desktop.survey.for_all_else import is_for_all_else
from loyalty_desktop.survey.in_bulk import shapes_of
from loyalty_desktop.survey.keywords import asks_for_words, mentions
from loyalty_desktop.survey.labels import label_of, read_steps
from loyalty_desktop.survey.missing import Reason, sounds_unused
from loyalty_desktop.survey.multi import options_of, split_at, split_found
from loyalty_desktop.survey.numbers import (
    are_surely_amounts,
    asks_zero_to_ten,
    direction_in_heading,
    ends_in_heading,
    falls_in_heading,
)
from loyalty_desktop.survey.progress import part, shares
from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.scale import Kind, Scale, valid_of
from loyalty_desktop.survey.sided import yes_no
from loyalty_desktop.survey.soiled import soiled
from loyalty_desktop.survey.turned import as_they_were
from loyalty_desktop.survey.units import money_unit
from loyalty_desktop.survey.worded import letters, words_of_a_scale

__all__ = ["Context", "recognise", "values_like"]

_NUMBERED = re.compile(
    r"[(]?(?P<number>[-+±]?\d{1,2})[)]?\s*(?:[:.．)、]|[(]|\s|=|-\s)\s*(?P<words>[^\d\s~%円].*?)[)]?"
)
_GLUED = re.compile(r"(?P<number>\d{1,2})(?P<words>[^\d\s].*)")
_PROSE = re.compile(r"[ ぁ-ん]")
_LONG_CATEGORY = 40
_MOST_CATEGORIES = 200
_MOST_BANDS, _MOST_BAND_VALUES = 60, 300
_AT_ONCE, _READ = 10_000, 0.4
"""How far along the search for a scale is when answers can only be options or texts any more."""
_MOST_WORDS, _LEAST_STEPS = 6, 3
_NO_OPTIONS = (-1.0, -8.0, -9.0, -77.0, -88.0, -99.0, -999.0, -9999.0, 999.0, 9999.0)
"""Codes of no answer in a question with several answers; 88 and 99 may be options there."""


def recognise(distinct: Distinct, context: Context) -> Scale:
    """Return the scale of a column from its distinct answers, its heading and the user's corrections."""
    answers = Answers(as_they_were(distinct, context.correction.read_as), context.correction, loyal=context.loyal)
    return with_blanks(_recognised(answers, context), answers.distinct, context.correction.blank_is_no)


def _recognised(answers: Answers, context: Context) -> Scale:
    if not answers.at:
        return scale_from(answers, "empty", {})
    told = _as_told(answers, context)
    if told is not None:
        return told
    for read, (start, end) in zip(_READERS, shares([1] * len(_READERS)), strict=True):
        with part(_READ * start, _READ * end):
            scale = read(answers, context)
        if scale is not None:
            return scale
    with part(_READ, 1.0):
        return _several(answers, context) or _texts(answers, context)


def _as_told(answers: Answers, context: Context) -> Scale | None:
    """Return the scale that the user's word alone makes: codes, yes, amounts, a separator, the ends of a scale."""
    correction, distinct = context.correction, answers.distinct
    if correction.codes:
        return _by_hand(answers, context)
    if correction.yes is not None:
        chosen = {at for value in correction.yes for at in values_like(distinct, value)}
        return scale_from(answers, "yes_no", {at: float(at in chosen) for at in answers.at}, low=0, high=1)
    if correction.amounts:
        return _by_amounts(answers, context)
    if correction.separator and (several := _several(answers, context)) is not None:
        return several
    if correction.low is not None or correction.high is not None:
        return _rating_numbers(answers, context) or _numbered_words(answers, context)
    return None


def _by_amounts(answers: Answers, context: Context) -> Scale:
    """Return what each answer counts for in sums, as told; a number that was not told counts as itself."""
    distinct = answers.distinct
    told = {at: amount for value, amount in context.correction.amounts for at in values_like(distinct, value)}
    times = context.correction.times or 1.0
    plain = {at: number * times for at in answers.at if (number := distinct.numbers[at]) is not None}
    kind: Kind = "money" if _is_money(answers, context) else "number"
    if kind == "number" and are_ages([distinct.texts[at] for at in answers.at], context.words):
        kind = "bands"  # they go on telling customers apart
    return scale_from(answers, kind, plain | told)


def _is_money(answers: Answers, context: Context) -> bool:
    texts = [answers.distinct.texts[at] for at in answers.at]
    return money_unit(context.words) is not None or any(has_currency(text) or "円" in text for text in texts)


def _told_ends(found: Ends | None, correction: Correction) -> Ends | None:
    """Return the ends of a scale with those that the user set."""
    if correction.low is None and correction.high is None:
        return found
    low = correction.low if correction.low is not None else found.low if found else 1
    high = correction.high if correction.high is not None else found.high if found else None
    return Ends(low, high) if high is not None and low < high else found


def _by_hand(answers: Answers, context: Context) -> Scale:
    codes = {
        at: float(code)
        for value, code in context.correction.codes
        for at in values_like(answers.distinct, value)
        if answers.reasons[at] is None
    }
    given = [int(code) for _value, code in context.correction.codes]  # a step that nobody chose is one too
    low, high = min([1, *given]), max([1, *given])
    kind: Kind = "zero_to_ten" if (low, high) == (0, 10) else "words"
    return scale_from(answers, kind, codes, low=low, high=high, reverse=bool(context.correction.reversed))


def _rating_numbers(answers: Answers, context: Context) -> Scale | None:
    distinct, numbered = answers.distinct, answers.numbered
    given_numbers = int(distinct.counts[numbered].sum())
    unused = _unused_beside(answers) if given_numbers < answers.total else set()
    rated = answers.total - sum(answers.counts[at] for at in unused)
    if not rated or given_numbers < (0.9 if distinct.ends is None else 1) * rated:
        return None  # where a code book has words for codes, these say which way they run
    told = context.correction.low is not None or context.correction.high is not None
    bare = not told and distinct.ends is None and given_numbers == rated
    if bare and are_surely_amounts(distinct.figures[numbered], distinct.counts[numbered]):
        return None
    numbers: Counter[float] = Counter()
    for number, n in zip(distinct.figures[numbered].tolist(), distinct.counts[numbered].tolist(), strict=True):
        numbers[number] += n
    shapes = shapes_of([answers.distinct.texts[at] for at in answers.at])
    counted = any(has_currency(shape) or counts_things(shape) for shape in shapes) or _asks_for_a_number(context)
    if counted and not told:
        return None
    if given_numbers < rated and (labelled := _numbered_words(answers, context)) is not None:
        return labelled  # 10 (surely) beside 0, 1, ... 9: the few who chose an end that has words chose that number
    ends = _ends_in_book(answers, context) or ends_of(numbers, context.words + _best_named(answers), context)
    ends = _told_ends(ends, context.correction)
    if ends is None or (unused and len(numbers) < _LEAST_STEPS):
        return None
    scale = _on(answers, dict(enumerate(answers.distinct.numbers)), ends, context)
    reasons = tuple("not_used" if at in unused else reason for at, reason in enumerate(scale.reasons))
    return replace(scale, reasons=reasons) if unused else scale


def _unused_beside(answers: Answers) -> set[int]:
    """Return the words beside numbers that say that there was nothing to rate; many different ones are comments."""
    words = np.flatnonzero(answers.given & ~answers.numbered).tolist()
    return {at for at in words if sounds_unused(answers.distinct.texts[at])} if len(words) <= _MOST_WORDS else set()


def _best_named(answers: Answers) -> str:
    """Return the best that all answers name (4/5, 8 out of 10) as a heading would; '' where they name none."""
    first = points_most(answers.distinct.texts[answers.at[0]])
    if first is None or {points_most(answers.distinct.texts[at]) for at in answers.at} != {first}:
        return ""
    return f" /{first}"


def _asks_for_a_number(context: Context) -> bool:
    """Say whether a heading asks how many or how much, and for no rating."""
    if money_unit(context.words) is not None:
        return True
    return mentions(context.words, "count") and not context.loyal and ends_in_heading(context.words) is None


def _ends_in_book(answers: Answers, context: Context) -> Ends | None:
    """Return the ends of the scale that a code book describes; without one they are found from the answers."""
    if answers.distinct.ends == (1, 11) and asks_zero_to_ten(context.words):
        return Ends(0, 10, shift=1)
    return None if answers.distinct.ends is None else Ends(*answers.distinct.ends)


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
        at: number - ends.shift
        for at in answers.at
        if (number := numbers.get(at)) is not None
        and number == int(number)
        and ends.low <= number - ends.shift <= ends.high
    }
    if (ends.low, ends.high) == (0, 10):
        kind = "zero_to_ten"
    reverse = context.correction.reversed
    if reverse is None:
        reverse = (falls_in_heading(context.words) or _falls_as_burden(context)) if falls is None else falls
    return scale_from(answers, kind, codes, low=ends.low, high=ends.high, unsure=ends.unsure, reverse=reverse)


def _falls_as_burden(context: Context) -> bool:
    """Say whether the highest number may well be the worst answer, which is asked."""
    named = direction_in_heading(context.words)
    return named is None and not context.loyal and asks_for_burden(context.words)


def _numbered_words(answers: Answers, context: Context) -> Scale | None:
    numbers: dict[int, float | None] = {}
    words: dict[int, str] = {}
    others, texts = 0, answers.distinct.texts
    for at in () if answers.only_digits() else answers.at:
        text = texts[at]
        bare = text.isdigit() or not (text[:1] in "(-+±" or text[:1].isdecimal())  # only a number, or none at all
        found = None if bare else _NUMBERED.fullmatch(text) or _glued(text)
        if found:
            numbers[at], words[at] = float(found["number"].lstrip("±")), found["words"].strip()
        elif answers.distinct.numbers[at] is not None:
            numbers[at] = answers.distinct.numbers[at]
        else:
            others += answers.counts[at]
            if others > 0.2 * answers.total:  # nothing below can make it a scale any more
                return None
    if not words or answers.share(set(numbers)) < 0.9 or any(band_of(word) for word in words.values()):
        return None
    counted: Counter[float] = Counter()
    for at, number in numbers.items():
        if number is not None:
            counted[number] += answers.counts[at]
    ends = _ends_in_book(answers, context) or ends_of(dict(counted), context.words, context)
    ends = _told_ends(ends, context.correction)
    bare = len(numbers) > len(words)
    steps = read_steps(words.values())
    if ends is None or not (bare or steps or context.loyal or answers.distinct.ends):
        return None
    falls = _falls(words, numbers, steps.codes) if steps else None
    falls = _falls_from_one(words, numbers, ends) if falls is None else falls
    scale = _on(answers, numbers, ends, context, "numbered", falls)
    return replace(scale, family=steps.family) if steps else scale


def _glued(text: str) -> re.Match[str] | None:
    """Return number and words of a label that follows its number directly: 5とても満足, as ⑤とても満足 becomes."""
    found = _GLUED.fullmatch(text) if text[:1].isdecimal() else None
    return found if found is not None and label_of(found["words"]) is not None else None


def _falls(words: dict[int, str], numbers: dict[int, float | None], codes: tuple[tuple[str, int], ...]) -> bool | None:
    """Say whether the words get worse as the numbers grow (1 very satisfied ... 5 very dissatisfied)."""
    rank = dict(codes)
    pairs = sorted(
        (number, rank[words[at]])
        for at, number in numbers.items()
        if number is not None and at in words and words[at] in rank
    )
    return pairs[0][1] > pairs[-1][1] if len(pairs) > 1 else None


def _falls_from_one(words: dict[int, str], numbers: dict[int, float | None], ends: Ends) -> bool | None:
    """Say whether the only labelled end is a good one below or a bad one above (1 very satisfied, 2, 3, 4, 5)."""
    labels = {number: label_of(word) for at, word in words.items() if (number := numbers[at]) is not None}
    grades = {number: label.grade for number, label in labels.items() if label is not None}
    if len(grades) != 1:
        return None
    ((number, grade),) = grades.items()
    step = number - ends.shift
    return (step == ends.low and grade > 0) or (step == ends.high and grade < 0) or None


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
    many = many or (plain_numbers > 0.5 * answers.total and are_about(answers, bands))
    if not ranges or answers.share(set(bands)) < 0.8 or many:
        return None
    order = sorted(set(bands.values()), key=sort_key)
    codes = {at: float(order.index(band) + 1) for at, band in bands.items()}
    return scale_from(answers, "bands", codes, low=1, high=len(order), stray="not_used")


def _several(answers: Answers, context: Context) -> Scale | None:
    correction = context.correction
    if correction.separator == "":
        return None
    # "Don't know" or "not applicable" in a question with several answers is none of its options, yet an answer.
    given: list[Reason | None] = list(answers.reasons)
    for at in answers.left_out - answers.declared:
        if given[at] in {"dont_know", "not_used"}:
            given[at] = None
    for at in np.flatnonzero(np.isin(answers.distinct.figures, _NO_OPTIONS)).tolist():
        given[at] = "blank"
    reasons = tuple(given)
    valid = valid_of(reasons)
    counts = np.where(valid, answers.distinct.counts, 0)
    told, distinct = correction.separator, answers.distinct
    split = split_at(distinct, told) if told else split_found(distinct, counts)
    if split is None:
        return None
    parted = options_of(split, valid, counts, correction)
    if len(parted.options) < (1 if correction.separator else 2):
        return None
    return Scale(
        "multi",
        np.full(len(reasons), np.nan),
        reasons,
        options=parted.options,
        separator=split.separator,
        rejoined=parted.rejoined,
        own_words=parted.own_words,
    )


def _texts(answers: Answers, context: Context) -> Scale:
    texts, keys = answers.of(answers.distinct.texts), answers.of(answers.distinct.keys)
    most = max(2, (0.2 if answers.total >= 30 else 0.6) * answers.total)
    offered = bool(answers.distinct.steps)  # a code book lists them: a choice, however many chose each
    may_be_id = not (offered or asks_for_words(context.words)) and answers.total >= 20 and _id_like(texts)
    distinct = _different(keys, None if may_be_id else _MOST_CATEGORIES)
    if may_be_id and distinct >= 0.9 * answers.total:
        return scale_from(answers, "id", {})
    if not offered and (distinct > min(most, _MOST_CATEGORIES) or (distinct > 20 and _are_long(texts, answers))):
        answers.drop([at for at in answers.distinct.nothing if answers.given[at]], "blank")
        return scale_from(answers, "text", {}) if answers.at else scale_from(answers, "empty", {})
    names = sorted(set(keys), key=lambda key: (is_for_all_else(key), key))
    order = {key: float(place) for place, key in enumerate(names, start=1)}
    codes = {at: order[key] for at, key in zip(answers.at, keys, strict=True)}
    return scale_from(answers, "category", codes)


def _different(keys: list[str], most: int | None) -> int:
    """Return how many keys differ; not all of them are looked at where `most` is exceeded before."""
    seen: set[str] = set()
    for start in range(0, len(keys), _AT_ONCE):
        seen.update(keys[start : start + _AT_ONCE])
        if most is not None and len(seen) > most:
            break
    return len(seen)


def _are_long(texts: Iterable[str], answers: Answers) -> bool:
    counts = answers.distinct.counts[answers.given].tolist()
    letters: int = sum(map(mul, map(len, texts), counts))
    return letters / answers.total > _LONG_CATEGORY


def _id_like(texts: Iterable[str]) -> bool:
    """Ids are short, hold a digit, and are no sentence: no spaces, no hiragana."""
    sample = set(islice(texts, 200))
    return all(len(text) <= 40 and any(map(str.isdigit, text)) and not _PROSE.search(text) for text in sample)


_READERS = (dates, yes_no, _rating_numbers, _numbered_words, soiled, letters, words_of_a_scale, _bands, amounts)
