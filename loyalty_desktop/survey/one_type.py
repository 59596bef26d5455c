"""Values nearly all of which are numbers, or dates, of one type: what is said of them needs no look at each type."""

from __future__ import annotations

import datetime as dt
from itertools import compress, count, repeat
from operator import is_not
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from loyalty_desktop.survey.cells import LARGEST, MIDNIGHT, float_text, is_date, number_in, text_of
from loyalty_desktop.survey.piecewise import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from loyalty_desktop.survey.sheet import Cell

T = TypeVar("T")

_SAMPLE = 100
_MOST_OTHERS = 16  # a heading, a blank, a few remarks
_AT_ONCE = 10_000
"""Done in one go, in which no other thread has its turn."""
_MOMENTS = frozenset({dt.datetime, dt.date, dt.time, dt.timedelta})
_NUMBERS = frozenset({int, float})
_TEXTS: dict[type, Callable[[Any], str]] = {
    float: float_text,
    **dict.fromkeys((int, dt.date, dt.time), str),
}
"""What `text_of` does with values of these types; with moments `_moments` does it."""


class OneType(NamedTuple):
    """Values of one type, but for a few others at these places."""

    values: Sequence[Cell]
    kind: type
    others: list[int]

    @classmethod
    def of(cls, values: Sequence[Cell]) -> OneType | None:
        """Return the values if they are nearly all of one type that is not text, None if they are not."""
        if not values:
            return None
        kinds = list(map(type, values))
        kind = max(set(kinds[:_SAMPLE]), key=kinds[:_SAMPLE].count)
        if kind is str or len(kinds) - kinds.count(kind) > _MOST_OTHERS:
            return None
        return cls(values, kind, list(compress(count(), map(is_not, kinds, repeat(kind)))))

    def texts(self) -> tuple[str, ...]:
        """Return `text_of` of each value."""
        if self.kind is dt.datetime:
            return tuple(self._each(_moments, text_of))
        single: Callable[[Any], str] = _TEXTS.get(self.kind, text_of)
        return tuple(self._each(lambda values: list(map(single, values)), text_of))

    def numbers(self, texts: Sequence[str], number_of: Callable[[str], float | None]) -> tuple[float | None, ...]:
        """Return the number in each value with its text; `number_of` reads those that are texts."""
        found = list(self._each(_floats if self.kind in _NUMBERS else _none, _nothing))
        for at in self.others:
            value = self.values[at]
            found[at] = number_of(texts[at]) if isinstance(value, str) else number_in(value, texts[at])
        return tuple(found)

    def dates(self, texts: Sequence[str]) -> tuple[bool, ...]:
        """Return whether each value, with its text, is a date or a time."""
        found = [self.kind in _MOMENTS] * len(self.values)
        for at in self.others:
            value = self.values[at]
            found[at] = is_date(texts[at]) if isinstance(value, str) else type(value) in _MOMENTS
        return tuple(found)

    def _each(self, usual: Callable[[Sequence[Cell]], list[T]], single: Callable[[Cell], T]) -> Iterator[T]:
        start = 0
        for at in [*self.others, len(self.values)]:
            alike = self.values[start:at]
            for piece in pieces(len(alike), _AT_ONCE):
                yield from usual(alike[piece])
            if at < len(self.values):
                yield single(self.values[at])
            start = at + 1


def _floats(values: Sequence[Cell]) -> list[float | None]:
    try:
        numbers = np.array(values, dtype=float)
    except OverflowError:  # more than any float holds
        return [number_in(value, "") for value in values]
    if (np.abs(numbers) <= LARGEST).all():
        found: list[float | None] = numbers.tolist()
        return found
    return [number_in(value, "") for value in values]


def _moments(values: Sequence[Any]) -> list[str]:
    """Return `moment_text` of each moment; called for each of many it would take twice the time."""
    return [value.isoformat(" ").removesuffix(MIDNIGHT) for value in values]


def _none(values: Sequence[Cell]) -> list[float | None]:
    return [None] * len(values)


def _nothing(_value: Cell) -> None:
    """Return nothing: the few others are looked at with their texts."""
