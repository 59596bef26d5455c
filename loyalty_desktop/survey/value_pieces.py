"""What there is to say of the values of one column: its piece of a line that several columns may share."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from loyalty_desktop.survey.amount_codes import amount_codes
from loyalty_desktop.survey.burdens import asks_for_burden
from loyalty_desktop.survey.coded_from_one import answers_one_lower
from loyalty_desktop.survey.dates import SERIALS, begins_with_year, is_either, is_era, order_of
from loyalty_desktop.survey.hedges import without_hedge
from loyalty_desktop.survey.ids import names_somebody
from loyalty_desktop.survey.meanings import is_code
from loyalty_desktop.survey.midpoints import adds_up, midpoints
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.number_formats import is_percent, pads
from loyalty_desktop.survey.numbers import direction_in_heading, ends_in_heading, is_one_or_two
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.stepless_columns import counts_by_tens, without_steps
from loyalty_desktop.survey.ticks import NOT_TICKED
from loyalty_desktop.survey.turned import numbers_as_dates, turned_into_dates
from loyalty_desktop.survey.units import currency_of, money_unit
from loyalty_desktop.survey.vocabulary import keys
from loyalty_desktop.survey.worded import GRADES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loyalty_desktop.messages import Argument
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.noted import State
    from loyalty_desktop.survey.sheet import Cell

RATED = frozenset({"driver", "overall_satisfaction", "loyalty"})
_SUMS = frozenset({"spend", "frequency"})
_SAMPLE = 2000
_LONGEST_NUMBER = 3
"""S1 and _12 say nothing without the Q2 before them."""
_EXACT = 1e15
"""From here on a spreadsheet keeps no more than fifteen digits of a number."""
_EXPONENT = re.compile(r"\d(?:\.\d+)?E\+\d{1,2}", re.IGNORECASE)
_BEST_IS_HIGH = re.compile(r"満点|out of|★|stars?\b|星")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to say: pieces with the same id and arguments make one line.

    `count` is about rows, or about columns where it is 0. `example` goes into the line as the first column has it.
    """

    id: str
    state: State
    args: tuple[tuple[str, Argument], ...] = ()
    count: int = 0
    example: tuple[tuple[str, Argument], ...] = ()


def pieces_of(column: Column) -> tuple[Piece, ...]:
    """Return all that there is to say of the values of a column under its scale and role."""
    found = (*_ratings(column), *_stepless(column), *_marks(column), *_dates(column), *_ids(column), *_amounts(column))
    return tuple(found)


def _name(column: Column) -> str:
    number = column.own[-1:].isdigit() and len(column.own) <= _LONGEST_NUMBER
    title = column.title if column.question.wording is not None or number else column.own
    return title or column.title or column.letter


def _ratings(column: Column) -> Iterator[Piece]:
    scale, low, high = column.scale, column.scale.low, column.scale.high
    if scale.kind not in RATINGS or low is None or high is None:
        return
    yield from _beside(column)
    if column.role not in RATED:
        return
    name = _name(column)
    ends: tuple[tuple[str, Argument], ...] = (("low", low), ("high", high))
    tens = counts_by_tens(column)
    if column.role == "loyalty" and (tens or (low, high) != (0, 10)):
        asked = (("low", 0), ("high", 100)) if tens else ends
        yield Piece("loyalty_not_nps", "told", args=(("column", name), *asked))
    yield from _coded_from_one(column, name)
    if _lowest_open(column):
        yield Piece("lowest_asked", "asked", example=(("column", name),))
    if _direction_open(column):
        best = low if scale.reversed else high
        example = (("column", name), ("n", _times(column, float(high))))
        yield Piece("direction_asked", "asked", (*ends, ("best", best)), example=example)
    if _burden_open(column):
        word = max(zip(scale.codes.tolist(), column.distinct.labels, strict=True), key=_or_least)[1]
        yield Piece("burden_asked", "asked", (("value", word),), example=(("column", name),))
    if _sixth_open(column):
        args = (("code", "6"), ("low", 1), ("high", 5))
        yield Piece(
            "sixth_asked", "asked", args, _times(column, float(low if scale.reversed else high)), (("column", name),)
        )
    for value, n in codes_outside(column):
        yield Piece("extra_code_asked", "asked", (("code", value), *ends), n)


def _stepless(column: Column) -> Iterator[Piece]:
    """Ask what points out of a hundred, averages and half points count as: figures need steps."""
    found = without_steps(column)
    if found is None:
        return
    ends: tuple[tuple[str, Argument], ...] = (("low", found.low), ("high", found.high))
    if found.is_hundred:
        yield Piece("hundred_asked", "asked", (), sum(n for _number, n in found.numbers), (("column", _name(column)),))
    else:
        sort = "averages_asked" if column.scale.kind == "number" else "fractions_asked"
        example = (("column", _name(column)), ("value", f"{found.fractions[0][0]:g}"))
        yield Piece(sort, "asked", ends, sum(n for _number, n in found.fractions), example)


def _coded_from_one(column: Column, name: str) -> Iterator[Piece]:
    """Tell that codes from 1 to 11 are read as the answers 0 to 10; ask where neither heading nor labels say so."""
    scale, correction = column.scale, column.correction
    if correction.low is not None or correction.high is not None or correction.codes:
        return
    named = ends_in_heading(column.context.words)
    if column.role == "loyalty" and (scale.low, scale.high) == (1, 11) and named is None:
        yield Piece("coded_from_one_asked", "asked", example=(("column", name),))
    elif count := answers_one_lower(column):
        yield Piece("coded_from_one", "told", (), count, (("column", name),))


def _beside(column: Column) -> Iterator[Piece]:
    """Ask about an answer that stands beside a whole scale of words: it is in no figure until it has a meaning."""
    scale, distinct = column.scale, column.distinct
    if scale.kind == "words" and not scale.unsure:
        return
    for at, reason in enumerate(scale.reasons):
        n = int(distinct.counts[at])
        if n and reason == "not_used" and distinct.reasons[at] is None and not _told(column, at):
            args, example = (("value", distinct.labels[at]),), (("column", _name(column)), ("n", n))
            yield Piece("beside_scale_asked", "asked", args, n, example)


def _sixth_open(column: Column) -> bool:
    """Say whether six points may be five and a code: a 6 often stands for "not used" (I45)."""
    scale = column.scale
    told = column.correction.high is not None or column.correction.codes
    return scale.kind == "points" and (scale.low, scale.high) == (1, 6) and scale.unsure and not told


def _lowest_open(column: Column) -> bool:
    """Say whether nobody chose 0 on what may be 0-10 or 1-10, and no heading tells (I46)."""
    scale, correction = column.scale, column.correction
    if scale.high != 10 or correction.low is not None or not (scale.unsure or scale.low == 1):
        return False
    if column.role != "loyalty":
        return False
    named = ends_in_heading(column.context.words)
    return (named is None or named.unsure) and not _times(column, 0.0)


def _direction_open(column: Column) -> bool:
    """Say whether neither words nor user say which end of a scale of numbers or letters is the good one (I42)."""
    scale = column.scale
    burden = scale.kind == "zero_to_ten" and column.role != "loyalty" and asks_for_burden(column.context.words)
    bare = scale.kind == "points" or scale.family == GRADES or burden
    if not bare or column.correction.reversed is not None or column.correction.codes:
        return False
    if (scale.low or 0) < 0:
        return False  # the signs say it
    words = column.context.words
    stars = any("★" in text for text in column.distinct.texts[:_SAMPLE])
    return direction_in_heading(words) is None and not _BEST_IS_HIGH.search(words) and not stars


def _or_least(pair: tuple[float, str]) -> float:
    return pair[0] if pair[0] == pair[0] else -1.0


def _burden_open(column: Column) -> bool:
    """Say whether words that agree may call something bad: とても感じた below a heading that asks for stress."""
    scale, told = column.scale, column.correction.reversed is not None or column.correction.codes
    return scale.family == "agreement" and not told and asks_for_burden(column.context.words)


def codes_outside(column: Column) -> Iterator[tuple[str, int]]:
    """Yield numbers that stand beside the scale often enough to mean something: 6 or 9 in a grid of 1 to 5 (I45)."""
    scale, distinct = column.scale, column.distinct
    if scale.kind not in {"points", "zero_to_ten", "numbered"} or scale.high is None:
        return
    counts: Counter[str] = Counter()
    for at, reason in enumerate(scale.reasons):
        number, n = distinct.numbers[at], int(distinct.counts[at])
        if reason == "out_of_range" and n and number is not None and 0 <= number <= scale.high + 5:
            counts[f"{number:g}"] += n
    total = int(distinct.counts.sum())
    for value, n in counts.items():
        if n >= max(2, 0.005 * total) and float(value) == int(float(value)):
            yield value, n


def _times(column: Column, code: float) -> int:
    pairs = zip(column.scale.codes.tolist(), column.distinct.counts.tolist(), strict=True)
    return sum(n for one, n in pairs if one == code)


def _told(column: Column, at: int) -> bool:
    typed = {value for value, _reason in column.correction.missing}
    return column.distinct.texts[at] in typed or column.distinct.labels[at] in typed


def _marks(column: Column) -> Iterator[Piece]:
    scale, distinct = column.scale, column.distinct
    if column.role == "experience" and scale.kind in {"number", "points", "category"} and _is_one_two(column):
        yield Piece("one_two_asked", "asked", example=(("column", _name(column)),))
    if column.role != "experience" or scale.kind != "yes_no" or NOT_TICKED in distinct.texts:
        return
    seen = {code for code, n in zip(scale.codes.tolist(), distinct.counts.tolist(), strict=True) if n}
    blanks = sum(int(distinct.counts[at]) for at, text in enumerate(distinct.texts) if text == "")
    if 1.0 in seen and 0.0 not in seen and blanks and column.correction.blank_is_no is None:
        yield Piece("blank_asked", "asked", count=blanks, example=(("column", _name(column)),))


def _is_one_two(column: Column) -> bool:
    counts: Counter[int] = Counter()
    for at in column.distinct.present()[:_SAMPLE]:
        number = column.distinct.numbers[at]
        if number is None or number != int(number):
            return False
        counts[int(number)] += int(column.distinct.counts[at])
    return is_one_or_two(counts)


def _dates(column: Column) -> Iterator[Piece]:
    distinct = column.distinct
    done = {value for value, _was in column.correction.read_as}
    numbers = [pair for pair in numbers_as_dates(distinct) if pair[0] not in done]
    if numbers:
        shown = {value for value, _was in numbers}
        n = sum(int(distinct.counts[at]) for at, text in enumerate(distinct.texts) if text in shown)
        first = (("value", numbers[0][0]), ("was", numbers[0][1]))
        yield Piece("numbers_turned_asked", "asked", (), n, (("column", _name(column)), *first))
    if column.scale.kind == "date":
        yield from _days(column)
        return
    turned = turned_into_dates(distinct)
    for value, was in turned:
        if value not in done:
            n = sum(int(distinct.counts[at]) for at, text in enumerate(distinct.texts) if text == value)
            args, example = (("value", value), ("was", was)), (("column", _name(column)),)
            yield Piece("turned_asked", "asked", args, n, example)


def _days(column: Column) -> Iterator[Piece]:
    distinct = column.distinct
    texts = [distinct.texts[at] for at in distinct.present()[:_SAMPLE]]
    order = order_of(texts)
    if order == "open" and column.correction.day_first is None:
        example = next((text for text in texts if is_either(text)), texts[0])
        yield Piece("date_order_asked", "asked", example=(("column", _name(column)), ("value", example)))
    elif order == "day_first":
        yield Piece("dates_day_first", "told")
    elif column.correction.day_first is None and begins_with_year(texts):
        yield Piece("dates_year_first", "told")
    if any(is_era(text) for text in texts):
        yield Piece("dates_era", "told")
    numbers = [distinct.numbers[at] for at in distinct.present()[:_SAMPLE]]
    if any(number is not None and SERIALS[0] <= number <= SERIALS[1] for number in numbers):
        yield Piece("dates_serial", "told")


def _ids(column: Column) -> Iterator[Piece]:
    if column.role != "id":
        return
    distinct, raw = column.distinct, column.raw
    width = pads(raw.number_format)
    if width:
        yield Piece("ids_padded", "told", args=(("digits", width),))
    long = _long(raw.values)
    if long:
        yield Piece("ids_too_long", "asked", count=long)
    exponents = sum(1 for text in distinct.texts[:_SAMPLE] if _EXPONENT.fullmatch(text))
    if exponents:
        yield Piece("ids_exponent", "asked", count=exponents)
    if not width and not long and names_somebody(column):
        lost = _zeros_lost([distinct.texts[at] for at in distinct.present()[:_SAMPLE]])
        if lost:
            yield Piece("ids_zeros_lost", "told", (("column", _name(column)),), lost)


def _long(values: Sequence[Cell]) -> int:
    """Return how many numbers have more digits than a spreadsheet keeps."""
    numbers = [abs(value) for value in values if type(value) is int or type(value) is float]
    return sum(1 for number in numbers if number >= _EXACT) if max(numbers, default=0) >= _EXACT else 0


def _zeros_lost(texts: list[str]) -> int:
    """Return how many ids may have lost zeros: shorter than most others, which all have one length and no zero first.

    Running numbers grow longer by themselves: what counts is that few are shorter, and not just the first ones.
    """
    digits = [text for text in texts if is_code(text)]
    if len(digits) < 20 or len(digits) < len(texts) or any(text.startswith("0") for text in digits):
        return 0
    lengths = Counter(map(len, digits))
    usual, n = lengths.most_common(1)[0]
    shorter = sum(count for length, count in lengths.items() if length < usual)
    in_order = all(int(one) < int(other) for one, other in pairwise(digits))
    longer = len(digits) - n - shorter
    return shorter if usual >= 4 and not in_order and not longer and 0 < shorter <= 0.3 * len(digits) else 0


def _amounts(column: Column) -> Iterator[Piece]:
    scale, correction = column.scale, column.correction
    if column.role == "spend" and scale.kind == "bands":
        yield Piece("amounts_asked", "asked", example=(("column", _name(column)),))
    yield from _amounts_used(column)
    yield from _nothing(column)
    yield from _amounts_about(column)
    unit = money_unit(column.context.words)
    if scale.kind in {"money", "number"} and unit is not None and unit.times != 1 and correction.times is None:
        args = (("unit", unit.name), ("times", int(unit.times)))
        yield Piece("unit_asked", "asked", args=args, example=(("column", _name(column)),))
    if (column.role in _SUMS or column.role == "segment") and scale.kind in {"money", "number", "id"}:
        for value, n in amount_codes(column):
            yield Piece("amount_code_asked", "asked", (("code", value),), n, (("column", _name(column)),))
    if is_percent(column.raw.number_format):
        yield Piece("percent_shown", "told")
    if column.role in _SUMS and scale.kind == "money":
        below = sum(
            n for code, n in zip(scale.codes.tolist(), column.distinct.counts.tolist(), strict=True) if n and code < 0
        )
        if below:
            yield Piece("amounts_negative", "told", count=below)
        yield from _currencies(column)


def _nothing(column: Column) -> Iterator[Piece]:
    """Ask whether なし among amounts counts as 0, or as no answer."""
    scale, distinct = column.scale, column.distinct
    if column.role not in _SUMS or scale.kind not in {"money", "number"}:
        return
    for at, reason in enumerate(scale.reasons):
        n = int(distinct.counts[at])
        if n and reason == "out_of_range" and distinct.keys[at] in keys("marks", "nothing") and not _told(column, at):
            yield Piece("nothing_asked", "asked", (("value", distinct.labels[at]),), n, (("column", _name(column)),))


def _amounts_about(column: Column) -> Iterator[Piece]:
    """Tell how many amounts are read without the word that calls them rough: 約, くらい, about."""
    scale, distinct = column.scale, column.distinct
    if scale.kind not in {"money", "number"}:
        return
    signs = zip(distinct.texts, scale.reasons, distinct.counts.tolist(), strict=True)
    about = [(text, n) for text, reason, n in signs if n and reason is None and not text.isdigit()]
    rough = [(text, n) for text, n in about if without_hedge(text)]
    if rough:
        example = (("column", _name(column)), ("value", rough[0][0]))
        yield Piece("amounts_about", "told", count=sum(n for _text, n in rough), example=example)


def _currencies(column: Column) -> Iterator[Piece]:
    """Ask about amounts in several currencies: their sum is none."""
    distinct, counts = column.distinct, Counter[str]()
    for at in distinct.present()[:_SAMPLE]:
        counts[currency_of(distinct.texts[at])] += int(distinct.counts[at])
    counts.pop("", None)
    if len(counts) > 1:
        usual = max(counts.values())
        args = (("currencies", ", ".join(sorted(counts))),)
        yield Piece("currencies_asked", "asked", args, counts.total() - usual, (("column", _name(column)),))


def _amounts_used(column: Column) -> Iterator[Piece]:
    """Tell that ranges are counted as numbers, how many of them have no upper end, how many are the user's own."""
    if not column.correction.amounts or not adds_up(column):
        return
    told = {match_text(value): amount for value, amount in column.correction.amounts}
    pairs = zip(column.distinct.labels, column.scale.reasons, strict=True)
    counted = {text for text, reason in pairs if reason is None}
    ranges = [one for one in midpoints(column.distinct) if one.is_range and one.value in counted]
    own = sum(told.get(match_text(one.value), one.amount) != one.amount for one in ranges)
    if not ranges:
        return
    open_ends = sum(one.is_open for one in ranges)
    args, example = (("open_ends", open_ends), ("own", own)), (("column", _name(column)),)
    yield Piece("amounts_used", "told", args, sum(one.count for one in ranges), example)
