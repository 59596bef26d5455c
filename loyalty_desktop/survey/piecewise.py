"""Long work on one column in pieces: between two of them it asks whether it is wanted, and tells how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.survey.patience import go_on
from loyalty_desktop.survey.progress import done

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE = 5_000
"""So many texts are worked on within a few hundredths of a second; other threads have their turn in between."""


def pieces(count: int, at_once: int = _AT_ONCE) -> Iterator[slice]:
    """Yield the slices of so many things, one after the other, as parts of the work in hand."""
    for start in range(0, count, at_once):
        go_on()
        done(start / count)
        yield slice(start, start + at_once)
