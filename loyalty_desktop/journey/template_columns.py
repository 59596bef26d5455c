"""Which columns of a survey are those of a template: by their headings, then by words that are clearly alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.journey.likeness import clear_best, likeness
from loyalty_desktop.journey.margins import margin_on
from loyalty_desktop.journey.pairing import HEADINGS, Want, same_key
from loyalty_desktop.journey.parts import changed, with_driver
from loyalty_desktop.survey.normal import heading_words
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey

_ALIKE, _AHEAD = 0.5, 0.75
_MOST_COMPARED = 4000
"""Pairs of headings whose words are compared: the next wave has some new names, another survey has hundreds."""


class Pairs(msgspec.Struct, frozen=True):
    """Columns under another heading: `renamed` differ in signs or in their number only, `likely` in their words."""

    renamed: dict[ColumnKey, ColumnKey]
    likely: dict[ColumnKey, ColumnKey]

    @property
    def all(self) -> dict[ColumnKey, ColumnKey]:
        """Every pair, from the column there to the column here."""
        return self.renamed | self.likely


def pairs_of(
    lost: Sequence[ColumnKey], known: Collection[ColumnKey], kinds: Mapping[ColumnKey, str], base: Survey
) -> Pairs:
    """Return which column of `base` is which of the `lost` ones; `known` are all columns there, with their `kinds`."""
    free = [column for column in base.columns if column.key not in known and column.heading]
    renamed: dict[ColumnKey, ColumnKey] = {}
    for level in HEADINGS:
        wants = [Want(str(at), "", key) for at, key in enumerate(lost) if key not in renamed]
        left = [column for column in free if column.key not in renamed.values()]
        renamed |= {pair.want.column: pair.column.key for pair in same_key(wants, left, level) if pair.want.column}
    left = [column for column in free if column.key not in renamed.values()]
    return Pairs(renamed, _likely([key for key in lost if key not in renamed], left, kinds))


def with_columns(journey: Journey, likely: Mapping[ColumnKey, ColumnKey]) -> Journey:
    """Return the journey with the columns of these names; what is asked for loyalty is looked for by its scale."""

    def new(key: ColumnKey | None) -> ColumnKey | None:
        return key if key is None else likely.get(key, key)

    for one in (*journey.drivers, *journey.overall):
        journey = with_driver(journey, changed(one, column=new(one.column)))
    money = journey.economics
    return changed(
        journey,
        experiences=tuple(changed(one, column=new(one.column)) for one in journey.experiences),
        filters=tuple(changed(one, column=new(one.column)) for one in journey.filters),
        groupings=tuple(changed(one, column=new(one.column)) for one in journey.groupings),
        weight=new(journey.weight),
        raking=tuple(margin_on(one, lambda key: likely.get(key, key)) for one in journey.raking),
        economics=changed(money, profit=new(money.profit), frequency=new(money.frequency)),
    )


def _likely(
    lost: Sequence[ColumnKey], free: Sequence[Column], kinds: Mapping[ColumnKey, str]
) -> dict[ColumnKey, ColumnKey]:
    """Return pairs that are clearly the best for both, among columns with answers of the same kind."""
    if len(lost) * len(free) > _MOST_COMPARED:
        return {}
    scores = {
        (key, column.key): likeness(heading_words(key.heading), heading_words(column.heading))
        for key in lost
        for column in free
        if key in kinds and _family(kinds[key]) == _family(column.scale.kind)
    }
    best = {}
    for column in free:
        of_column = ((score, key) for (key, other), score in scores.items() if other == column.key)
        best[column.key] = clear_best(of_column, _ALIKE, _AHEAD)
    found: dict[ColumnKey, ColumnKey] = {}
    for key in lost:
        mine = clear_best(((score, other) for (one, other), score in scores.items() if one == key), _ALIKE, _AHEAD)
        if mine is not None and best[mine] == key:
            found[key] = mine
    return found


def _family(kind: str) -> str:
    return "rating" if kind in RATINGS else kind
