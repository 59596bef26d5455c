"""Figures that were worked out and are still true: an edit touches one question, and a survey has hundreds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

_MOST = 1000


class Kept:
    """What was made of a few things: the same things, by identity, and equal details give the same figures.

    The things are kept alive beside what was made of them, so that no other takes the identity of one of them.
    """

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[Hashable, ...], tuple[tuple[object, ...], Any]] = OrderedDict()

    def of(self, things: tuple[object, ...], details: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """Return what `make` makes of these things with these details, made once."""
        key = (*map(id, things), *details)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = (things, make())
            while len(self._made) > _MOST:
                self._made.popitem(last=False)
        made: T = found[1]
        return made

    def forget(self) -> None:
        """Let go of everything."""
        self._made.clear()
