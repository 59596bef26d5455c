"""Which column of another wave is which of the open survey, and the journey as that wave can answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.template_columns import pairs_of
from loyalty_desktop.journey.wave_answers import experience_there, filters_there, margins_there, own_groups_there
from loyalty_desktop.journey.wave_pairs import ColumnPairs
from loyalty_desktop.journey.wave_settings import Renamed
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Driver, Journey
    from loyalty_desktop.journey.project import Source
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey

_NUMBERS = frozenset({"zero_to_ten", "points"})


@dataclass(frozen=True, slots=True, eq=False)
class WaveJourney:
    """The journey with a wave's columns; `refused` says why its score is not compared, `problem` why nothing is."""

    journey: Journey
    told: tuple[Message, ...] = ()
    refused: Message | None = None
    problem: Message | None = None


def column_pairs(here: Survey, there: Survey, source: Source) -> ColumnPairs:
    """Return which columns are the same; words that are alike are only proposed, until somebody has confirmed it."""
    known, theirs = {one.key for one in here.columns}, {one.key for one in there.columns}
    told = {one.here: one.there for one in source.renamed if one.here in known and one.there in theirs}
    refused = set(source.not_renamed)
    named = [one.key for one in here.columns if one.heading]
    same = {key: key for key in named if key in theirs and key not in told and key not in told.values()}
    lost = [key for key in named if key not in same and key not in told]
    kinds = {one.key: one.scale.kind for one in here.columns}
    found = pairs_of(lost, {*same.values(), *told.values()}, kinds, there)
    sure = {one: other for one, other in found.renamed.items() if Renamed(one, other) not in refused}
    likely = [Renamed(*both) for both in found.likely.items()]
    found_there = {**same, **told, **sure}
    used = set(found_there.values())
    return ColumnPairs(
        found_there,
        tuple(sorted(Renamed(*both) for both in {**told, **sure}.items())),
        tuple(one for one in likely if one not in refused),
        tuple(sorted(one for one in refused if one.here in known and one.there in theirs)),
        tuple(one.key for one in there.columns if one.heading and one.key not in used),
        tuple(key for key in lost if key not in sure),
        tuple(one for one in source.reworded if one.column in found_there),
        tuple(one for one in source.not_reworded if one.column in found_there),
    )


def journey_there(journey: Journey, pairs: ColumnPairs, here: Survey, there: Survey, name: str) -> WaveJourney:
    """Return the journey by the columns of the wave of this name.

    What has no column there has none. Without a weight column, or known shares for all columns, nothing is weighted
    by them, which is told; without the column of a filter nothing could be compared.
    """

    def moved(key: ColumnKey | None) -> ColumnKey | None:
        return None if key is None else pairs.there.get(key)

    def drivers(those: tuple[Driver, ...]) -> tuple[Driver, ...]:
        return tuple(changed(one, column=moved(one.column)) for one in those)

    lost = next((one for one in journey.filters if moved(one.column) is None), None)
    if lost is not None:
        gone = message("wave_filter_none", column=lost.column.heading, wave=name)
        return WaveJourney(journey, problem=gone)
    refused = loyalty_refused(journey, pairs, here, there, name)
    told: tuple[Message, ...] = ()
    weight, raking = moved(journey.weight), margins_there(journey.raking, pairs)
    if journey.weight is not None and weight is None:
        told += (message("wave_weight_none", column=journey.weight.heading, wave=name),)
    if journey.raking and not raking:
        column = next(key.heading for one in journey.raking for key in one.columns if moved(key) is None)
        told += (message("wave_raking_none", column=column, wave=name),)
    new = changed(
        journey,
        measure=changed(journey.measure, column=None if refused else moved(journey.measure.column)),
        stages=tuple(changed(one, drivers=drivers(one.drivers)) for one in journey.stages),
        overall=drivers(journey.overall),
        experiences=tuple(experience_there(one, pairs) for one in journey.experiences),
        filters=filters_there(journey.filters, pairs) or (),
        groupings=tuple(own for one in journey.groupings if (own := own_groups_there(one, pairs)) is not None),
        weight=weight,
        raking=raking,
    )
    return WaveJourney(new, told, refused)


def loyalty_refused(journey: Journey, pairs: ColumnPairs, here: Survey, there: Survey, name: str) -> Message | None:
    """Return why the loyalty score of the wave is not comparable: not asked, no scale, another scale (METHOD 7)."""
    key = journey.measure.column
    asked = here.column(key) if key is not None else None
    if asked is None:
        return None
    column = there.column(pairs.there[asked.key]) if asked.key in pairs.there else None
    if column is None:
        return message("wave_loyalty_none", column=asked.title, wave=name)
    if column.scale.kind not in RATINGS:
        return message("wave_loyalty_no_scale", column=column.title, wave=name)
    if scales_differ(asked, column):
        return message("wave_loyalty_scale", wave=name, here=ends_text(asked), there=ends_text(column))
    return None


def scales_differ(one: Column, other: Column) -> bool:
    """Say whether two columns are on scales that cannot be compared: other ends of ratings, another kind of answer."""
    first, second = one.scale, other.scale
    if first.kind in RATINGS and second.kind in RATINGS:
        return (first.low, first.high) != (second.low, second.high)
    return first.kind != second.kind


def ends_text(column: Column) -> str:
    """Return the ends of a column's scale, '?' where it has none."""
    scale = column.scale
    return "?" if scale.low is None or scale.high is None else f"{scale.low}–{scale.high}"


def possible_ends(here: Column, there: Column) -> tuple[int, int] | None:
    """Return the scale of the column here, if all answers there are on it too: perhaps nobody chose its ends."""
    scale, other = here.scale, there.scale
    if scale.kind not in _NUMBERS or other.kind not in _NUMBERS or scale.low is None or scale.high is None:
        return None
    if scale.reversed or other.reversed:
        return None
    given = other.valid & (there.distinct.counts > 0)
    answers = other.codes[given].tolist()
    on_it = all(scale.low <= code <= scale.high for code in answers)
    return (scale.low, scale.high) if answers and on_it else None
