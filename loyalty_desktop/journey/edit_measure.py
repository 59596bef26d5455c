"""Edits of what is measured and on whom: loyalty question, scale, cut-offs, target, filters, weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.cut_offs import cut_offs
from loyalty_desktop.journey.model import Filter, Journey, Measure, MeasureKind, Target
from loyalty_desktop.journey.parts import changed, unassigned, without_driver
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.survey.reading import ColumnKey


def set_measure(journey: Journey, measure: Measure) -> Journey:
    """Return the journey with another measure (`measures.measure_of`); the target stays with its question.

    What is measured is not what moves it: a driver, or overall satisfaction, on the measure's column leaves the
    journey, and its experiences are unassigned.
    """
    if measure.target is None and measure.column == journey.measure.column:
        measure = changed(measure, target=journey.measure.target)
    for driver in (*journey.drivers, *journey.overall) if measure.column is not None else ():
        if driver.column == measure.column:
            journey = unassigned(without_driver(journey, driver.id), driver.id)
    return changed(journey, measure=measure, filters=following(journey.filters, measure))


def following(filters: tuple[Filter, ...], measure: Measure) -> tuple[Filter, ...]:
    """Return the filters; those of classes are about the new loyalty question, or gone without one."""
    if measure.column is None:
        return tuple(one for one in filters if not one.classes)
    return tuple(changed(one, column=measure.column) if one.classes else one for one in filters)


def set_measure_kind(journey: Journey, kind: MeasureKind) -> Journey:
    """Return the journey with its loyalty question called NPS, NRS or satisfaction; no figure changes."""
    return changed(journey, measure=changed(journey.measure, kind=kind))


def set_scale(journey: Journey, low: int, high: int) -> Journey:
    """Return the journey with another scale of the loyalty question, and the cut-offs proposed for it."""
    if low >= high:
        raise UnusableJourney(message("journey_scale_impossible", low=low, high=high))
    negative, positive = cut_offs(low, high)
    return changed(
        journey,
        measure=changed(journey.measure, low=low, high=high, negative_max=negative, positive_min=positive),
    )


def set_cut_offs(journey: Journey, negative_max: int, positive_min: int) -> Journey:
    """Return the journey with other cut-offs: negative up to the first, positive from the second on."""
    measure = journey.measure
    try:
        new = msgspec.structs.replace(measure, negative_max=negative_max, positive_min=positive_min)
    except ValueError as error:
        raise UnusableJourney(message("journey_cut_offs_impossible", low=measure.low, high=measure.high)) from error
    return changed(journey, measure=new)


def set_standard_cut_offs(journey: Journey) -> Journey:
    """Return the journey with the cut-offs that belong to the scale of its loyalty question."""
    return set_cut_offs(journey, *cut_offs(journey.measure.low, journey.measure.high))


def loses_target(before: Journey, after: Journey) -> bool:
    """Say whether another loyalty question was chosen and the target of the one before is gone with it."""
    old, new = before.measure, after.measure
    return old.target is not None and new.target is None and old.column != new.column


def set_target(journey: Journey, score: float | None, date: str = "") -> Journey:
    """Return the journey with a score to be reached and by when (YYYY-MM-DD or ''); None takes the target away."""
    try:
        target = None if score is None else Target(float(score), date)
    except ValueError as error:
        raise UnusableJourney(message("journey_target_impossible")) from error
    return changed(journey, measure=changed(journey.measure, target=target))


def set_filters(journey: Journey, filters: Iterable[Filter]) -> Journey:
    """Return the journey on the respondents whom all filters let pass; no filter is everybody."""
    return changed(journey, filters=tuple(filters))


def set_filter(journey: Journey, column: ColumnKey, values: Iterable[str]) -> Journey:
    """Return the journey with one column's filter set to these answers; no answer takes the filter away."""
    new = Filter(column, tuple(values))
    if not new.values:
        return set_filters(journey, (one for one in journey.filters if one.column != column))
    if all(one.column != column for one in journey.filters):
        return set_filters(journey, (*journey.filters, new))
    return set_filters(journey, (new if one.column == column else one for one in journey.filters))


def set_weight(journey: Journey, column: ColumnKey | None) -> Journey:
    """Return the journey weighted by a column, or unweighted."""
    return changed(journey, weight=column)
