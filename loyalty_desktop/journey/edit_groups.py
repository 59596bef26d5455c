"""Groups of one's own while they are being made: answers put into groups and taken out, bands of numbers.

Each function is pure: groups in, groups out. What is saved is checked by `edit_filters.add_grouping`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.journey.model import Group
from loyalty_desktop.journey.parts import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Groups: TypeAlias = tuple[Group, ...]


def with_group(groups: Groups, name: str, values: Iterable[str] = ()) -> Groups:
    """Return the groups with a further one of these answers; a name that is taken gets a number."""
    taken = {one.name for one in groups}
    number, own = 1, name
    while own in taken:
        number += 1
        own = f"{name} {number}"
    return put_into((*groups, Group(own)), len(groups), values)


def put_into(groups: Groups, at: int, values: Iterable[str]) -> Groups:
    """Return the groups with answers put into the one at `at`, out of whichever they were in."""
    moved = tuple(dict.fromkeys(values))
    left = take_out(groups, moved)
    return tuple(changed(one, values=(*one.values, *moved)) if place == at else one for place, one in enumerate(left))


def take_out(groups: Groups, values: Iterable[str]) -> Groups:
    """Return the groups without these answers."""
    gone = set(values)
    return tuple(changed(one, values=tuple(text for text in one.values if text not in gone)) for one in groups)


def renamed(groups: Groups, at: int, name: str) -> Groups:
    """Return the groups with the one at `at` called otherwise."""
    return tuple(changed(one, name=name) if place == at else one for place, one in enumerate(groups))


def without_group(groups: Groups, at: int) -> Groups:
    """Return the groups without the one at `at`; its answers are in none."""
    return tuple(one for place, one in enumerate(groups) if place != at)


def in_no_group(groups: Groups, values: Sequence[str]) -> tuple[str, ...]:
    """Return those of the answers that are in no group."""
    held = {text for one in groups for text in one.values}
    return tuple(text for text in values if text not in held)


def rest_into(groups: Groups, name: str, values: Sequence[str]) -> Groups:
    """Return the groups with all answers that are in none put into the group of this name, made if need be."""
    rest = in_no_group(groups, values)
    if not rest:
        return groups
    place = next((at for at, one in enumerate(groups) if one.name == name), None)
    return with_group(groups, name, rest) if place is None else put_into(groups, place, rest)


def with_limits(groups: Groups, at: int, low: float | None, high: float | None) -> Groups:
    """Return the groups with other limits of the band at `at`; both ends belong to it, None is an open end."""
    return tuple(changed(one, low=low, high=high) if place == at else one for place, one in enumerate(groups))


def overlapping_bands(groups: Groups) -> tuple[str, str] | None:
    """Return the names of two bands that share a number, None when no two do."""
    bands = sorted((_ends(one), one.name) for one in groups if one.low is not None or one.high is not None)
    for (before, first), (after, second) in pairwise(bands):
        if after[0] <= before[1]:
            return first, second
    return None


def _ends(group: Group) -> tuple[float, float]:
    low = float("-inf") if group.low is None else group.low
    return low, float("inf") if group.high is None else group.high
