"""What was worked out of a sheet or a question, kept as long as that is there and not a moment longer."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

Thing = TypeVar("Thing")
Found = TypeVar("Found")


def remembered(work: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
    """Return `work` done once for each thing, which is compared by identity.

    A closed survey is not kept alive by it, as it would be by functools.lru_cache; so what is found must not hold
    the thing itself.
    """
    known: WeakKeyDictionary[Thing, tuple[Found]] = WeakKeyDictionary()

    @wraps(work)
    def once(thing: Thing) -> Found:
        found = known.get(thing)
        if found is None:
            found = known[thing] = (work(thing),)
        return found[0]

    return once
