"""Rating scales written as plain numbers: which one is it, and which numbers do not belong to it?

INPUTS.md I42, I45, I46: a number outside the scale never widens it silently, and a scale is never taken for
0-10 only because it could be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.around_zero import ends_around_zero, may_lie_around_zero, names_ends_around_zero
from loyalty_desktop.survey.ends import Ends
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.labels import label_of
from loyalty_desktop.survey.missing import no_answer_codes

_ENDS = re.compile(
    r"(?<!\d)(?P<low>[01])(?:点)?\s*(?:\([^()]*\))?\s*(?:[=:.][^~→\d]{1,30})?\s*"
    r"(?:~|-|から|to|→|…|\.\.\.?)\s*(?P<high>[4-7]|10)(?!\d)(?!\s*(?:月|日|時|/|回|年|人|泊))"
)
_FALLING_ENDS = re.compile(
    r"(?<!\d)(?P<high>[4-7]|10)(?:点)?\s*(?:\([^()]*\)|[=:.][^~→\d]{1,30})\s*(?:~|-|から|to|→)\s*(?P<low>[01])(?!\d)"
)
_STEPS = re.compile(r"(?P<points>[3-9]|10|11)\s*(?:段階|点満点|件法|-?\s*points?(?: scale)?\b)")
_CALLED = re.compile(r"[a-z0-9]_(?P<low>[01])_(?:to_)?(?P<high>[4-7]|10)$")
"""score_0_10, rating_1_to_5: what programs call a column."""
_TO_ELEVEN = re.compile(r"(?:~|-|から|to|→)\s*11(?!\d|段階|-?\s*point)")
_OUT_OF = re.compile(r"(?:out of|/)\s*(?P<high>5|10)\b")
_END_LABEL = re.compile(
    r"(?<!\d)(?P<number>\d{1,2})\s*点?\s*(?:[:=.]|\((?=[^()]{1,30}\)))\s*(?P<label>[^\d~→、,;:=()/]{1,30})"
)

_EXTREMES = {
    **dict.fromkeys(("best", "the best", "highest", "最高", "最良", "最も良い", "一番良い"), 1),
    **dict.fromkeys(("worst", "the worst", "lowest", "最低", "最悪", "最も悪い", "一番悪い"), -1),
}
"""What the ends of a scale are called that nobody answers in so many words."""


def ends_in_heading(words: str) -> Ends | None:
    """Return the scale that a heading names (0~10, -2~+2, 5段階, out of 10), if it does."""
    if (around := names_ends_around_zero(words)) is not None:
        return around
    if found := _ENDS.search(words) or _FALLING_ENDS.search(words) or _CALLED.search(words):
        return Ends(int(found["low"]), int(found["high"]))
    if found := _STEPS.search(words):
        points = int(found["points"])
        # Ten points at most does not say whether the least is 0 or 1.
        if points == 11:
            return Ends(1, 11) if _TO_ELEVEN.search(words) else Ends(0, 10)
        return Ends(1, points, unsure="満点" in found[0])
    if found := _OUT_OF.search(words):
        return Ends(1, int(found["high"]), unsure=True)
    return None


def names_steps(words: str) -> bool:
    """Say whether a heading names a number of steps or points, as only a rating has them (5段階, 5点満点, out of 5)."""
    return bool(_STEPS.search(words) or _OUT_OF.search(words))


def asks_zero_to_ten(words: str) -> bool:
    """Say whether a heading names the answers 0 to 10, or eleven steps that it does not number to 11."""
    return ends_in_heading(words) == Ends(0, 10)


def falls_in_heading(words: str) -> bool:
    """Say whether a heading calls the small numbers good: (1:非常に満足~5:非常に不満), 1=very satisfied (I42)."""
    return bool(direction_in_heading(words))


def direction_in_heading(words: str) -> bool | None:
    """Say whether a heading calls the small numbers good; None where it does not say what any number means."""
    grades: dict[int, int] = {}
    for found in _END_LABEL.finditer(words):
        said = found["label"].strip(" -")
        label = label_of(said)
        grade = _EXTREMES.get(said, 0) if label is None else label.grade
        if grade:
            grades[int(found["number"])] = grade
    if not grades:
        return None
    lowest, highest = min(grades), max(grades)
    if lowest == highest:
        return grades[lowest] > 0 if lowest <= 1 else grades[lowest] < 0 and lowest >= 4
    return grades[lowest] > grades[highest]


_ENOUGH = 50
"""Among so many answers from 0 to 10 somebody gives an 8, 9 or 10; if nobody does, the scale ends before."""
_FEW = 0.05
"""Up to this share of the answers of a known scale may be typing errors."""
_RARE = 0.1
"""A step that a scale really has is chosen more often than this, or at least a third as often as the step below."""
_LEAST_RATED = 0.1
"""At least so many answers of a column lie on the scale of the questions beside it, if it shares that scale."""
_MOST_STEPS = 100
"""Among more whole numbers than these only typing errors and codes can stand beside a scale."""
_FIRST = 5 * _MOST_STEPS
_BEYOND, _SMALL = 12, 0.4
"""Where so many of the answers lie below that number, they may be ratings all the same."""
_CODED = 0.02
"""With so many answers of 11 nobody mistyped a ten."""
_USUAL_TOPS = (5, 7)
"""A scale ends here more often than one step later."""


def find_ends(
    numbers: dict[float, int],
    words: str,
    *,
    loyal: bool = False,
    sibling_high: int | None = None,
    sibling_around: int | None = None,
) -> Ends | None:
    """Return the ends of the rating scale that `numbers` (value -> count) are answers on, or None.

    `loyal` says that heading or user make it a loyalty question, `words` is the heading, `sibling_high` the
    top of the scale of the questions beside it, `sibling_around` that of a scale around zero.
    """
    total = sum(numbers.values())
    codes = no_answer_codes()
    if _are_amounts(numbers, total):
        return None
    rated = loyal or mentions(words, "satisfaction")
    if (around := ends_around_zero(numbers, words, rated=rated, beside=sibling_around)) is not None:
        return around
    whole = {int(value): n for value, n in numbers.items() if value == int(value) and value not in codes}
    kept = sum(whole.values())
    broken = sum(n for value, n in numbers.items() if value != int(value))
    # Half points are no answers on such a scale; where the question is known, its other answers still count.
    if not whole or broken > (0.5 if loyal else 0.1) * total:
        return None
    if not may_lie_around_zero(words):
        below = _codes_below(whole, sibling_high)
        whole = {value: n for value, n in whole.items() if value not in below}
        kept = sum(whole.values())
    ends = _ends(whole, kept, words, loyal=loyal, sibling_high=sibling_high)
    # Codes for "no answer" are few (I44). Where they are many, what they mean has to be asked.
    if ends is not None and kept < 0.9 * total:
        return replace(ends, unsure=True) if kept >= 0.5 * total and len(whole) > 2 else None
    return ends


def _codes_below(whole: dict[int, int], sibling_high: int | None) -> frozenset[int]:
    """Return one or two numbers below zero beside the steps 1, 2, 3, 4 …: -3 says that somebody had left by then."""
    below = frozenset(value for value in whole if value < 0)
    above = sorted(value for value in whole if value > 0)
    if not (0 < len(below) <= 2 and min(below) >= -9 and above and 0 not in whole):
        return frozenset()
    stepped = above[:_LEAST_STEPS_ABOVE] == list(range(1, _LEAST_STEPS_ABOVE + 1)) and above[-1] <= _BEYOND
    return below if stepped or above[-1] <= (sibling_high or 0) else frozenset()


def _are_amounts(numbers: dict[float, int], total: int) -> bool:
    """Say whether numbers are too many, and too few of them small, for any scale: ids, sums of money."""
    if len(numbers) <= _MOST_STEPS:
        return False
    many = _have_many_steps(islice(numbers, _FIRST))
    return many and sum(numbers.get(step, 0) for step in range(_BEYOND)) < _SMALL * total


def are_surely_amounts(numbers: npt.NDArray[np.float64], counts: npt.NDArray[np.int64]) -> bool:
    """Say, sooner than `find_ends` would, whether very many answers are too many for any scale."""
    first = list(dict.fromkeys(numbers[:_FIRST].tolist()))
    if len(first) < _FIRST or not _have_many_steps(first):
        return False
    small = (numbers >= 0) & (numbers < _BEYOND) & (numbers == np.floor(numbers))
    return bool(counts[small].sum() < _SMALL * counts.sum())


def _have_many_steps(values: Iterable[float]) -> bool:
    codes = no_answer_codes()
    return sum(1 for value in values if value == int(value) and value not in codes) > _MOST_STEPS


def _ends(whole: dict[int, int], kept: int, words: str, *, loyal: bool, sibling_high: int | None) -> Ends | None:
    named = ends_in_heading(words)
    # Marks out of ten begin with 0, even if nobody was so strict; it is asked.
    if named and named.unsure and (0 in whole or (loyal and named.high == 10)):
        named = Ends(0, named.high, unsure=True)
    if named and _inside(whole, named.low, named.high) >= 0.9 * kept:
        return named
    if asks_zero_to_ten(words) and _is_coded_from_one(whole, kept):
        return Ends(0, 10, shift=1)
    if named and _one_code_beside(whole, named) and _inside(whole, named.low, named.high) >= 0.5 * kept:
        return Ends(named.low, named.high, unsure=True)
    if loyal and (found := _loyal_ends(whole, kept)) is not None:
        return found
    if sibling_high is not None and _fits_siblings(whole, kept, sibling_high):
        # Six points are seldom meant: 6 may be a code in all of these questions.
        outside = max(whole) > sibling_high or min(whole) < 1
        return Ends(1, sibling_high, unsure=outside or sibling_high == 6)
    return _by_values(whole, kept, rated=loyal or mentions(words, "satisfaction"))


def _loyal_ends(whole: dict[int, int], kept: int) -> Ends | None:
    if _is_coded_from_one(whole, kept):
        return Ends(1, 11, unsure=True)
    if _looks_zero_to_ten(whole, kept):
        return Ends(0, 10, unsure=0 not in whole and 10 not in whole)
    return None


def _one_code_beside(numbers: dict[int, int], named: Ends) -> bool:
    """Say whether one number lies outside the scale that a heading names: 6 in "Service (1-5)" is asked (I45)."""
    return sum(1 for value in numbers if not named.low <= value <= named.high) == 1


def _inside(numbers: dict[int, int], low: int, high: int) -> int:
    return sum(n for value, n in numbers.items() if low <= value <= high)


def _fits_siblings(numbers: dict[int, int], total: int, high: int) -> bool:
    """One number beyond the scale of the questions beside it (and 0) is a code, not a step (I45).

    More of them are typing errors as long as they are few.
    """
    beyond = [value for value in numbers if value > high]
    inside = _inside(numbers, 1, high)
    # Most people never used some of the things that are rated: the next number often stands for them.
    least = _LEAST_RATED if beyond == [high + 1] else 0.5
    one_code = len(beyond) <= 1 and min(numbers) >= 0 and inside >= least * total
    return one_code or inside >= (1 - _FEW) * total


def _is_coded_from_one(numbers: dict[int, int], total: int) -> bool:
    """Say whether 1-11 are the codes of the answers 0-10, as research agencies hand them over (I18)."""
    return 0 not in numbers and numbers.get(11, 0) >= _CODED * total and _inside(numbers, 1, 11) >= (1 - _FEW) * total


def _looks_zero_to_ten(numbers: dict[int, int], total: int) -> bool:
    inside = [value for value in numbers if 0 <= value <= 10]
    if inside and min(inside) >= 1 and max(inside) <= 7 and total >= _ENOUGH:
        return False
    return bool(inside) and _inside(numbers, 0, 10) >= 0.9 * total and max(inside) >= 6


def _by_values(numbers: dict[int, int], total: int, *, rated: bool) -> Ends | None:
    low, high = min(numbers), max(numbers)
    if len(numbers) < 2:
        return None
    if not rated and is_one_or_two(numbers):
        return None
    known = (
        _mistyped(numbers, total, rated=rated)
        or _without_rare_step(numbers, total)
        or _with_codes_around(numbers, total)
        or _one_apart(numbers)
    )
    if known is not None or low < 0:
        return known
    return _beyond_seven(numbers, total, rated=rated) if high >= 8 else _up_to_seven(numbers, total)


def _beyond_seven(numbers: dict[int, int], total: int, *, rated: bool) -> Ends | None:
    low, high = min(numbers), max(numbers)
    if high > 10:
        return _with_a_code_above(numbers, total)
    if high < 10 and total >= 2 * _ENOUGH and not rated:
        return None  # among so many somebody would have said 10, were it the best answer: these are codes
    return Ends(1, 10, unsure=True) if low > 0 and high == 10 else Ends(0, 10, unsure=high < 10 or low > 0)


def _without_rare_step(numbers: dict[int, int], total: int) -> Ends | None:
    """Return the usual scale below a number that is too rare for its next step: 6 beside 1-5 (I45).

    A 0 that is rare as well is a code like it; a frequent one leaves the whole scale open.
    """
    high = max(numbers)
    # Ids run to billions: never count up to a number before it is known to be small.
    if high - 1 not in _USUAL_TOPS or numbers.get(0, 0) > _RARE * total:
        return None
    steps = set(range(1, high))
    if not steps <= set(numbers) <= steps | {0, high}:
        return None
    rare = numbers[high] <= _RARE * total and 3 * numbers[high] < numbers[high - 1]
    return Ends(1, high - 1, unsure=True) if rare else None


_LEAST_STEPS_ABOVE = 4
_ZERO_CODE = 0.15
"""A 0 before 1 to 5 that is not chosen more often stands for no answer."""


def _with_codes_around(numbers: dict[int, int], total: int) -> Ends | None:
    """Read 0 to 6 as five points between two codes (0 blank, 6 never used), unless 6 crowns a rising row (I45).

    Seven points from 0 to 6 hardly exist, and the scale is never widened without asking.
    """
    if set(numbers) != set(range(7)) or numbers[0] > _ZERO_CODE * total:
        return None
    rising = numbers[4] <= numbers[5] < numbers[6]
    return None if rising else Ends(1, 5, unsure=True)


def is_one_or_two(numbers: Mapping[int, int]) -> bool:
    """Say whether answers are 1 or 2 but for a few 0, 3, 8 or 9: yes and no in codes; which is which is asked (I43)."""
    total = sum(numbers.values())
    others = sum(n for value, n in numbers.items() if value not in {1, 2})
    least = min(numbers.get(1, 0), numbers.get(2, 0))
    return (
        least > 0
        and set(numbers) <= {0, 1, 2, 3, 8, 9}
        and others <= 0.2 * total
        and numbers.get(3, 0) <= min(_FEW * total, least)
    )


def _mistyped(numbers: dict[int, int], total: int, *, rated: bool) -> Ends | None:
    """Return the usual scale that all answers but a few typing errors lie on, if there are errors.

    Counts (of visits, of nights) have a few large numbers too: unless the heading asks for a rating, only keys
    pressed twice (44, 55) are taken for errors.
    """
    for low, high in ((1, 5), (1, 7), (0, 10)):
        steps = set(range(low, high + 1))
        outside = set(numbers) - steps - {0}
        seen = steps & set(numbers)
        twice = {11 * step for step in steps if step}
        # On eleven steps the lowest are often chosen by nobody.
        full = len(seen) >= (8 if high == 10 else high) and high in seen
        inside = _inside(numbers, low, high)
        # The next steps of a longer scale that ends by 10 are no typing errors.
        goes_on = high + 1 in outside and max(outside) <= 10
        if full and outside and not goes_on and inside >= (1 - _FEW) * total:
            return Ends(low, high, unsure=True) if rated or outside <= twice else None
    return None


def _with_a_code_above(numbers: dict[int, int], total: int) -> Ends | None:
    """One code above 0-10 (11 = no answer) is common; two or more are another kind of number."""
    inside = [value for value in numbers if value <= 10]
    full = len(inside) >= 9 and max(inside) == 10 and len(numbers) == len(inside) + 1
    return Ends(0, 10, unsure=True) if full and _inside(numbers, 0, 10) >= 0.9 * total else None


def _up_to_seven(numbers: dict[int, int], total: int) -> Ends | None:
    low, high = min(numbers), max(numbers)
    if low == 0:
        rare = numbers[0] <= 0.1 * total
        if high in {4, 5, 7} and rare:
            return Ends(1, high, unsure=True)
        if high in _USUAL_TOPS and _is_zero_apart(numbers, high):
            return Ends(1, high, unsure=True)
        return Ends(0, high, unsure=True) if high >= 3 else None
    if high >= 3 and len(numbers) >= 3:
        return Ends(1, high, unsure=high in {3, 6})
    return Ends(1, high, unsure=True) if high in {4, 5} else None


def _is_zero_apart(numbers: dict[int, int], high: int) -> bool:
    """Say whether a frequent 0 stands apart from a scale: next to nobody chose 1, and most others the upper half.

    Numbers of things (children, visits) fall from 0 on; a 0 before a valley stands for "was not there" (I45).
    """
    ones, upper = numbers.get(1, 0), max(numbers.get(step, 0) for step in range((high + 1) // 2, high + 1))
    return 2 * ones <= numbers[0] and 2 * ones < upper and 2 * numbers.get(2, 0) <= numbers[0] + upper


def _one_apart(numbers: dict[int, int]) -> Ends | None:
    """Read 1, 2, 3, 4, 5 and 9 as five points and a code: a step is missing between them (I45)."""
    highest = max(numbers)
    rest = {value for value in numbers if value != highest}
    top = max(rest)
    if top in {4, 5, 7} and highest >= top + 2 and rest - {0} == set(range(1, top + 1)):
        return Ends(1, top, unsure=True)
    return None
