"""Columns whose ratings have no steps, or some of them: what nobody has said yet what it counts as; see `stepless`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from loyalty_desktop.survey.stepless import MOST_NUMBERS, Stepless, stepless_of

if TYPE_CHECKING:
    from loyalty_desktop.survey.column import Column

_RATED = frozenset({"driver", "overall_satisfaction", "loyalty"})
_TWICE, _SHARE = 2, 0.005
"""Fractions that are given so often are no slips."""
_BEYOND_TEN = 20
"""No scale that ends by 10, or is saved one higher, has such an answer."""


def without_steps(column: Column) -> Stepless | None:
    """Return what a column rates without steps as long as nobody has said what that counts as.

    A whole column of numbers, or the fractions between the steps of a scale where they are more than slips.
    """
    scale, correction = column.scale, column.correction
    if correction.codes or correction.times is not None:
        return None
    if scale.kind == "number":
        guessed = column.guess.why.id == "why_stepless"
        open_ = column.role in _RATED or (correction.role is None and guessed)
        return stepless_of(column.context.words, column.distinct, asked=guessed) if open_ else None
    if column.role not in _RATED or scale.kind not in {"points", "zero_to_ten"}:
        return None
    low, high = scale.low or 0, scale.high or 0
    given = _given_on(column)
    fractions = sum(n for number, n in given.items() if number != int(number) and low <= number <= high)
    if fractions < max(_TWICE, _SHARE * int(column.distinct.counts.sum())):
        return None
    numbers = tuple(sorted((number, n) for number, n in given.items() if low <= number <= high))
    return (
        Stepless(low, high, numbers, scale.reversed and not correction.reversed)
        if len(numbers) <= MOST_NUMBERS
        else None
    )


def counts_by_tens(column: Column) -> bool:
    """Say whether the answers 0 to 10 are points out of a hundred that count by full tens, as somebody decided."""
    told = ((value, code) for value, code in column.correction.codes if value.isdecimal())
    return any(code < int(value) and int(value) >= _BEYOND_TEN for value, code in told)


def fractions_open(column: Column) -> int:
    """Return how many answers of a scale lie between its steps, and are asked about."""
    found = None if column.scale.kind == "number" else without_steps(column)
    return 0 if found is None else sum(n for _number, n in found.fractions)


def _given_on(column: Column) -> Counter[float]:
    """Return how many gave each number, also those that the scale has no step for; what the user left out is gone."""
    told = {value for value, _reason in column.correction.missing}
    counts: Counter[float] = Counter()
    distinct = column.distinct
    rows = zip(distinct.numbers, column.scale.reasons, distinct.texts, distinct.counts.tolist(), strict=True)
    for number, reason, text, n in rows:
        if n and number is not None and (reason is None or (reason == "out_of_range" and text not in told)):
            counts[number] += n
    return counts
