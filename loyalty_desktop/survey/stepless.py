"""Ratings without steps: points out of a hundred, averages (3.75) and half points (INPUTS.md 6, METHOD 0.1 and 2).

Figures count steps, and nothing is rounded in silence: somebody is asked what such answers count as. Full tens and
full points keep every limit where it is: 90 of 100 stays 9, 4.5 is as good as 4, and never better than it was.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.survey.facts import loyalty_kind
from loyalty_desktop.survey.guess import Guess, because
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.missing import no_answer_codes
from loyalty_desktop.survey.named_kinds import sorts_people
from loyalty_desktop.survey.numbers import ends_in_heading, falls_in_heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.survey.distinct import Distinct
    from loyalty_desktop.survey.facts import Facts
    from loyalty_desktop.survey.reading import Role

_HUNDRED = 100
_NAMES_HUNDRED = re.compile(r"(?<!\d)100\s*(?:点|%|points?\b|pts?\b|段階)?|[%％]|percent|パーセント")
UNSURE = 0.4
_HIGH, _LEAST = 60, 3
"""Points out of a hundred that no heading names so: somebody gave at least so many, and there are so many answers."""
_TOPS = (5, 7, 10)
_TENS = 10
_ROUNDED = 0.7
"""So far from its place a part of a hundred may be written: 66 and 67 for two thirds."""
MOST_NUMBERS = 1000
"""So many different answers can be given a step each."""
_NEITHER = ("spend", "frequency", "duration", "age", "weight", "calendar", "comment", "importance")
_HOW_MANY_PERCENT = re.compile(
    r"(?:nhiêu|many|what|何|cuánto|combien de|wie viele?) ?(?:points?|percent|prozent|[%％]|点)"
)
_MARK = re.compile(r"note[ _](?!id\b)[a-zà-ÿ]+")
"""A note is a mark in French, and a remark elsewhere."""


@dataclass(frozen=True, slots=True)
class Stepless:
    """A rating without steps: its ends, the numbers given with how often, and which end is the good one."""

    low: int
    high: int
    numbers: tuple[tuple[float, int], ...]
    falls: bool = False

    @property
    def is_hundred(self) -> bool:
        """Whether they are points out of a hundred."""
        return self.high == _HUNDRED

    @property
    def fractions(self) -> tuple[tuple[float, int], ...]:
        """The numbers between two steps, with how often they were given."""
        return tuple((number, n) for number, n in self.numbers if number != int(number))

    @property
    def are_halves(self) -> bool:
        """Whether nothing stands between full and half points."""
        return not self.is_hundred and all(2 * number == int(2 * number) for number, _n in self.numbers)

    def by_full_points(self) -> tuple[tuple[str, int], ...]:
        """Return the step of each number, a larger one better: full tens of a hundred, full points of a short scale."""
        each, low, high = (10, 0, 10) if self.is_hundred else (1, self.low, self.high)
        whole = all(number == int(number) for number, _n in self.numbers)
        given = range(_HUNDRED + 1) if self.is_hundred and whole else [number for number, _n in self.numbers]
        steps = {f"{step * each:g}": step for step in range(low, high + 1)}
        steps |= {f"{number:.15g}": self._full(number / each) for number in given}
        return tuple((text, low + high - step if self.falls else step) for text, step in steps.items())

    def by_half_points(self) -> tuple[tuple[str, int], ...]:
        """Return a step of its own for each half point, the first of them 1; () where that makes too many."""
        if not self.are_halves or self.high == _TOPS[-1]:
            return ()
        first = int(min(2.0, 2 * self.numbers[0][0]))
        steps = {f"{place / 2:.15g}": place - first + 1 for place in range(first, 2 * self.high + 1)}
        return tuple((text, len(steps) + 1 - step if self.falls else step) for text, step in steps.items())

    def by_own_steps(self, parts: int, *, from_zero: bool = True) -> tuple[tuple[str, int], ...]:
        """Return a step of its own, the first of them 1, for each answer of a hundred cut into so many parts."""
        first = 0 if from_zero else 1
        steps = {f"{_HUNDRED * place / parts:.0f}": place - first + 1 for place in range(first, parts + 1)}
        steps |= {f"{number:.15g}": round(number * parts / _HUNDRED) - first + 1 for number, _n in self.numbers}
        top = parts - first + 2
        return tuple((text, top - step if self.falls else step) for text, step in steps.items())

    def _full(self, number: float) -> int:
        return math.ceil(number) if self.falls else math.floor(number)


def parts_of_hundred(numbers: Iterable[float]) -> int | None:
    """Return into how many parts, fewer than ten, these numbers cut a hundred: 0, 25, 50, 75, 100 into four.

    Thirds are written 33 or 66.7. None where they are full tens or anything else.
    """
    given = sorted(set(numbers))
    fits = (parts for parts in range(2, _TENS) if all(_is_part(number, parts) for number in given))
    return next(fits, None) if len(given) >= _LEAST else None


def _is_part(number: float, parts: int) -> bool:
    place = number * parts / _HUNDRED
    return abs(number - _HUNDRED * round(place) / parts) < _ROUNDED


def rates_without_steps(facts: Facts) -> Guess | None:
    """Return what a rating rates whose answers are no steps: in no figure until somebody says what they count as."""
    if facts.scale.kind != "number" or stepless_of(facts.words, facts.distinct) is None:
        return None
    return Guess(rated_without_steps(facts.words), UNSURE, because("stepless"))


def rated_without_steps(words: str) -> Role:
    """Return what such a rating is for by its heading alone."""
    if loyalty_kind(words) is not None:
        return "loyalty"
    return "overall_satisfaction" if mentions(words, "overall") else "driver"


def stepless_of(words: str, distinct: Distinct, *, asked: bool = False) -> Stepless | None:
    """Return what a column of numbers below such a heading rates without steps, None where it does nothing such.

    `asked` says that the columns beside it make it a rating, whatever its heading says.
    """
    if not asked and not _asks_to_rate(words):
        return None
    given = _given(distinct)
    codes = no_answer_codes()
    inside = {number: n for number, n in given.items() if 0 <= number <= _HUNDRED}
    if not _LEAST <= len(inside) <= MOST_NUMBERS or any(number not in codes for number in given.keys() - inside.keys()):
        return None
    top, numbers = max(inside), tuple(sorted(inside.items()))
    falls = falls_in_heading(words)
    named = ends_in_heading(words)
    if top > _TOPS[-1]:
        names_it = _NAMES_HUNDRED.search(words) is not None
        out_of_hundred = named is None and (names_it or top >= _HIGH)
        return Stepless(0, _HUNDRED, numbers, falls) if out_of_hundred else None
    if all(number == int(number) for number in inside) or top <= 1:
        return None
    high = named.high if named is not None and named.high >= top else next(one for one in _TOPS if one >= top)
    from_zero = named is None or named.unsure or named.low == 0
    low = 0 if min(inside) < 1 or (high == _TOPS[-1] and from_zero) else 1
    return Stepless(low, high, numbers, falls)


def _asks_to_rate(words: str) -> bool:
    if not mentions(words, "satisfaction") and loyalty_kind(words) is None and ends_in_heading(words) is None:
        return False
    counts = mentions(words, "count") and "点数" not in words and not _HOW_MANY_PERCENT.search(words)
    others = (topic for topic in _NEITHER if topic != "comment" or not _MARK.fullmatch(words))
    return not counts and not any(mentions(words, topic) for topic in others) and not sorts_people(words)


def _given(distinct: Distinct) -> Counter[float]:
    """Return how many gave each number."""
    counts: Counter[float] = Counter()
    rows = zip(distinct.numbers, distinct.reasons, distinct.counts.tolist(), strict=True)
    for number, reason, n in rows:
        if n and number is not None and reason is None:
            counts[number] += n
    return counts
