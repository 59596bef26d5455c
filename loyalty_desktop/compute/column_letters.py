"""All groups against one another: every pair tested, and the letters that tables print for it (METHOD 7)."""

from __future__ import annotations

from itertools import combinations
from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from loyalty_desktop.compute.comparison import Group, Pair
from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import score_difference
from loyalty_desktop.compute.group_counts import Case, rows_of
from loyalty_desktop.compute.multiplicity import adjust_family, holm
from loyalty_desktop.compute.overlapping import overlapping_score_difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.parts import Partition, Parts

_CAPITAL, _SMALL = 0.05, 0.10


def pairs_of(
    counter: Counter, groups: Sequence[Group], partitions: Sequence[Partition], case: Case, parts: Parts
) -> tuple[Pair, ...]:
    """Return all groups against one another, Holm over all pairs; none where crossed groups overlap."""
    places = list(combinations(range(len(groups)), 2))
    if not parts.overlapping:
        tested = [score_difference(groups[a].counts, groups[b].counts) for a, b in places]
    elif len(partitions) > 1:
        return ()
    else:
        common = _common(counter, partitions[0], case, parts, places)
        tested = [
            overlapping_score_difference(groups[a].counts, groups[b].counts, both)
            for (a, b), both in zip(places, common, strict=True)
        ]
    adjusted = adjust_family(tested, holm)
    return tuple(Pair(*place, difference) for place, difference in zip(places, adjusted, strict=True))


def _common(
    counter: Counter, only: Partition, case: Case, parts: Parts, places: Sequence[tuple[int, int]]
) -> list[ClassCounts]:
    """Return those who are in both groups of each pair, counted by the answers that hold both."""
    if case.outcome is None or not places:
        return [ClassCounts()] * len(places)
    (table,) = counter.tables((only.column,), case.outcome, parts.whole)
    wanted = np.stack([only.members[a] & only.members[b] for a, b in places])
    return [row.cell().classes for row in rows_of((table,), wanted, case.classes)[0]]


def lettered(groups: Sequence[Group], pairs: Sequence[Pair]) -> tuple[Group, ...]:
    """Return the groups with their letters, and with those of the groups that are clearly below them."""
    shown = [at for at, group in enumerate(groups) if group.score.value is not None] if pairs else []
    letters = {at: letter_of(place) for place, at in enumerate(shown)}
    above: dict[int, list[str]] = {at: [] for at in range(len(groups))}
    for pair in pairs:
        p, points = pair.difference.p_adjusted, pair.difference.points
        if p is None or not points or p >= _SMALL or "small_base" in pair.difference.flags:
            continue
        higher, lower = (pair.first, pair.second) if points > 0 else (pair.second, pair.first)
        above[higher].append(letters[lower] if p < _CAPITAL else letters[lower].lower())
    return tuple(replace(group, letter=letters.get(at, ""), above=tuple(above[at])) for at, group in enumerate(groups))


def letter_of(place: int) -> str:
    """Return what the column at this place, from 0, is called: A … Z, AA, AB …"""
    name, place = "", place + 1
    while place:
        place, at = divmod(place - 1, len(ascii_uppercase))
        name = ascii_uppercase[at] + name
    return name
