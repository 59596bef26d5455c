"""Rating scales written as plain numbers: which one is it, and which numbers do not belong to it?

INPUTS.md I45, I46: a number outside the scale never widens it silently, and a scale is never taken for 0-10
only because it could be one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loyalty_desktop.survey.missing import NO_ANSWER_CODES

_ENDS = re.compile(
    r"(?<!\d)(?P<low>[01])(?:点)?\s*(?:\([^()]*\))?\s*(?:=[^~\-]{1,30})?\s*(?:~|-|から|to|→|…|\.\.\.?)\s*(?P<high>[4-7]|10)(?!\d)(?!\s*(?:月|日|時|/))"
)
_STEPS = re.compile(r"(?P<points>[3-9]|10|11)\s*(?:段階|点満点|件法|-?point|\s*point scale)")
_OUT_OF = re.compile(r"(?:out of|/)\s*(?P<high>5|10)\b")


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of a numeric scale; unsure when the answers alone do not settle it."""

    low: int
    high: int
    unsure: bool = False


def ends_in_heading(words: str) -> Ends | None:
    """Return the scale that a heading names (0~10, 5段階, out of 10), if it does."""
    if found := _ENDS.search(words):
        return Ends(int(found["low"]), int(found["high"]))
    if found := _STEPS.search(words):
        points = int(found["points"])
        return Ends(0, 10) if points == 11 else Ends(1, points)
    if found := _OUT_OF.search(words):
        return Ends(1, int(found["high"]), unsure=True)
    return None


def find_ends(
    numbers: dict[float, int], words: str, *, loyal: bool = False, sibling_high: int | None = None
) -> Ends | None:
    """Return the ends of the rating scale that `numbers` (value -> count) are answers on, or None.

    `loyal` says that heading or user make it a loyalty question, `words` is the heading, `sibling_high` the
    top of the scale of the questions beside it.
    """
    total = sum(numbers.values())
    whole = {
        int(value): n for value, n in numbers.items() if value == int(value) and value not in NO_ANSWER_CODES
    }
    kept = sum(whole.values())
    if not total or kept < 0.9 * total or not whole:
        return None
    named = ends_in_heading(words)
    if named and _inside(whole, named.low, named.high) >= 0.9 * kept:
        return named
    if loyal and _looks_zero_to_ten(whole, kept):
        return Ends(0, 10)
    if (
        sibling_high is not None
        and _inside(whole, 1, sibling_high) >= 0.5 * kept
        and max(whole) <= sibling_high + 1
    ):
        return Ends(1, sibling_high, unsure=max(whole) > sibling_high)
    return _by_values(whole, kept)


def _inside(numbers: dict[int, int], low: int, high: int) -> int:
    return sum(n for value, n in numbers.items() if low <= value <= high)


def _looks_zero_to_ten(numbers: dict[int, int], total: int) -> bool:
    inside = [value for value in numbers if 0 <= value <= 10]
    return (
        bool(inside)
        and _inside(numbers, 0, 10) >= 0.9 * total
        and (max(inside) >= 6 or 0 in inside and max(inside) > 5)
    )


def _by_values(numbers: dict[int, int], total: int) -> Ends | None:
    low, high = min(numbers), max(numbers)
    if low < 0 or len(numbers) < 2:
        return None
    if high > 10:
        # One code above the scale (11 = no answer) is common; two or more are another kind of number.
        inside = [value for value in numbers if value <= 10]
        stray = len(numbers) - len(inside)
        full = (
            len(inside) >= 9 and max(inside) == 10 and stray == 1 and _inside(numbers, 0, 10) >= 0.9 * total
        )
        return Ends(0, 10, unsure=True) if full else None
    if high >= 8:
        return Ends(0, 10, unsure=low > 0) if low == 0 or high < 10 else Ends(1, 10, unsure=True)
    if low == 0:
        rare = numbers[0] <= 0.1 * total
        if high in {4, 5, 7} and rare:
            return Ends(1, high, unsure=True)
        return Ends(0, high, unsure=True) if high >= 3 else None
    if high >= 3 and len(numbers) >= 3:
        return Ends(1, high, unsure=high in {3, 6})
    return Ends(1, high, unsure=True) if high in {4, 5} else None
