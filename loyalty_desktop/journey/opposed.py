"""Two groups of one's own that are set against each other, and the edits that build them.

Both are choices of respondents like the filters in the header; each edit returns a new value.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.parts import changed

SideCode: TypeAlias = Literal["first", "second"]
Filters: TypeAlias = tuple[Filter, ...]


class Opposed(msgspec.Struct, frozen=True, omit_defaults=True):
    """Group A and group B, each the respondents who pass all of its filters; nobody is chosen without one."""

    first: Filters = ()
    second: Filters | None = None
    """None for everybody who is not in A."""

    def filters_of(self, side: SideCode) -> Filters:
        """Return the filters of one side; everybody else has none."""
        return self.first if side == "first" else self.second or ()


def with_side(opposed: Opposed, side: SideCode, filters: Filters) -> Opposed:
    """Return the two with other filters on one side, each of them once."""
    once = tuple(dict.fromkeys(filters))
    return changed(opposed, first=once) if side == "first" else changed(opposed, second=once)


def put_condition(opposed: Opposed, side: SideCode, new: Filter, at: int | None = None) -> Opposed:
    """Return the two with a filter in place of the one at `at` of a side; None, or a place behind the last, adds it."""
    filters = opposed.filters_of(side)
    if at is None or not 0 <= at < len(filters):
        return with_side(opposed, side, (*filters, new))
    return with_side(opposed, side, (*filters[:at], new, *filters[at + 1 :]))


def drop_condition(opposed: Opposed, side: SideCode, at: int) -> Opposed:
    """Return the two without the filter at this place of a side."""
    kept = (one for place, one in enumerate(opposed.filters_of(side)) if place != at)
    return with_side(opposed, side, tuple(kept))


def against_others(opposed: Opposed, *, others: bool) -> Opposed:
    """Return A set against everybody else, or against a group that is still to be built."""
    if others == (opposed.second is None):
        return opposed
    return changed(opposed, second=None if others else ())


def turned_round(opposed: Opposed) -> Opposed:
    """Return the two with A as B and B as A; the same where B is everybody else, which A cannot be."""
    if opposed.second is None:
        return opposed
    return changed(opposed, first=opposed.second, second=opposed.first)
