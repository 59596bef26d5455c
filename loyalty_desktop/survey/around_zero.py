"""Rating scales around zero: -2 to +2, -3 to +3 as the semantic differential has them, -1, 0 and +1.

-1 is also a code of no answer: alone below a scale it stays one (INPUTS.md I44).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from loyalty_desktop.survey.ends import Ends
from loyalty_desktop.survey.missing import no_answer_codes

_NAMED = re.compile(
    r"(?<![\d-])[-△▲](?P<low>[1-5])(?:点)?\s*(?:\([^()]*\)|[=:.][^~→\d]{1,30})?\s*(?:~|から|\bto\b|→|…|\.\.\.?|-)\s*"
    r"(?:\+|plus )?(?P<high>[1-5])(?!\d)"
    r"|(?<!\d)\+(?P<best>[1-5])(?:点)?\s*(?:\([^()]*\)|[=:.][^~→\d]{1,30})?\s*(?:~|から|\bto\b|→|…|\.\.\.?|-)\s*"
    r"[-△▲](?P<worst>[1-5])(?!\d)"
    r"|(?:±|\+/-)\s?(?P<both>[1-5])(?!\d)"
)
_DIFFERS = re.compile(
    r"differ|change|delta|\bgap\b|offset|trend|growth|temperature|balance|z[ _-]?scores?"
    r"|変化|増減|の差|差異|前年|前回|比較|気温|温度"
)
"""Headings of numbers that lie around zero by nature."""
_LONGEST_BARE, _LONGEST = 3, 5


def may_lie_around_zero(words: str) -> bool:
    """Say whether a heading speaks of differences, of degrees or of what else may be below zero by nature."""
    return _DIFFERS.search(words) is not None


def names_ends_around_zero(words: str) -> Ends | None:
    """Return the scale around zero that a heading names (-2~+2), if it does."""
    found = _NAMED.search(words)
    if found is None:
        return None
    low = found["low"] or found["worst"] or found["both"]
    high = found["high"] or found["best"] or found["both"]
    return Ends(-int(low), int(high)) if low == high else None


def ends_around_zero(
    numbers: Mapping[float, int], words: str, *, rated: bool, beside: int | None = None
) -> Ends | None:
    """Return the ends of the scale around zero that these numbers (value -> count) are answers on, or None.

    `rated` says that heading or user make it a rating, `beside` is the top of such a scale in the columns beside it.
    Unless the heading names the ends, they are asked about.
    """
    if min(numbers, default=0) >= 0 and beside is None:
        return None
    codes = no_answer_codes() - {-1.0}
    given = {int(number): n for number, n in numbers.items() if number == int(number) and number not in codes}
    broken = sum(n for number, n in numbers.items() if number != int(number))
    named = names_ends_around_zero(words)
    if not given or broken > 0.1 * (broken + sum(given.values())) or max(map(abs, given)) > _LONGEST:
        return None
    low, high = min(given), max(given)
    if named is not None:
        return named if named.low <= low and high <= named.high else None
    if beside is not None and -beside <= low and high <= beside:
        return Ends(-beside, beside, unsure=True)
    if low >= 0 or high <= 0 or _DIFFERS.search(words):
        return None
    end = max(-low, high)
    return Ends(-end, end, unsure=True) if _is_scale(given, end, rated=rated) else None


def _is_scale(given: Mapping[int, int], end: int, *, rated: bool) -> bool:
    """Say whether most steps from -end to end were chosen, and the lowest is no code of no answer."""
    low, high = min(given), max(given)
    if end == 1:
        return rated and len(given) == 2 * end + 1
    whole = -low == high and len(given) >= 2 * end
    if low == -1:
        return False  # -1 below 0, 1 and 2 may be anything; the columns beside it settle that
    open_ = 1 if end <= _LONGEST_BARE else 2  # so many of the worst answers nobody gave
    nearly = rated and high == end and -low >= end - open_ and len(given) >= 2 * end - open_
    return nearly or (whole and (rated or (end <= _LONGEST_BARE and 0 in given)))
