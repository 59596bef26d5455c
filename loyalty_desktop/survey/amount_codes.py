"""Numbers among amounts, counts and ages that may be codes for "no answer": 99999, 999 or -9 (INPUTS.md I44)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.survey.column import Column

_CODE = re.compile(r"88+|99+")
_CODE_BELOW_ZERO = re.compile(r"-(?:[1789]|77+|88+|9[789]|99+)")
_APART = 0.95
"""A code stands apart: the largest amount that is none is no more than this share of it."""
_LEAST = 2


def amount_codes(column: Column) -> Iterator[tuple[str, int]]:
    """Return answers that may be codes, with how often they stand there; sums count them as they are."""
    numbers: dict[float, list[int]] = {}
    for at in column.distinct.present():
        code = column.scale.codes[at]
        if column.scale.reasons[at] is None and code == code:  # noqa: PLR0124 - NaN means no number
            numbers.setdefault(float(code), []).append(at)
    found = [*_from_the_top(column, numbers), *_below_zero(numbers)]
    for number in found:
        for at in numbers[number]:
            yield column.distinct.texts[at], int(column.distinct.counts[at])


def _from_the_top(column: Column, numbers: dict[float, list[int]]) -> list[float]:
    """Return the largest numbers that are made of nines or eights, come again and again, and stand apart."""
    ordered = sorted(numbers, reverse=True)
    codes: list[float] = []
    for number in ordered:
        times = sum(int(column.distinct.counts[at]) for at in numbers[number])
        if _CODE.fullmatch(f"{number:.15g}") is None or times < _LEAST:
            break
        codes.append(number)
    # 98 below 99 are ages; 90,000 below 99,999 is an amount.
    while codes and (len(codes) == len(ordered) or ordered[len(codes)] > _APART * codes[-1]):
        codes.pop()
    return codes


def _below_zero(numbers: dict[float, list[int]]) -> list[float]:
    """Return the numbers below zero where all of them look like codes: returns have many different ones."""
    below = [number for number in numbers if number < 0]
    return below if all(_CODE_BELOW_ZERO.fullmatch(f"{number:.15g}") for number in below) else []
