"""What was worked out of a sheet or a question, kept as long as that is there and not a moment longer."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

Thing = TypeVar("Thing")
Found = TypeVar("Found")
_WITH_IT = "_remembered"


def remembered(work: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
    """Return `work` done once for each thing, which is compared by identity.

    What is found goes with the thing: a closed survey is not kept alive by it, as it would be by functools.lru_cache,
    not even where what was found of one thing holds another one, and the other way round. Only what is found of a
    thing with slots lies elsewhere, and must not hold it.
    """
    apart: WeakKeyDictionary[Thing, tuple[Found]] = WeakKeyDictionary()

    @wraps(work)
    def once(thing: Thing) -> Found:
        own = getattr(thing, "__dict__", None)
        if own is not None:
            known = own.setdefault(_WITH_IT, {})
            if work not in known:
                known[work] = work(thing)
            found: Found = known[work]
            return found
        kept = apart.get(thing)
        if kept is None:
            kept = apart[thing] = (work(thing),)
        return kept[0]

    return once
