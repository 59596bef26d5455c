"""What the figures of drivers rest on, without all that only says how they are shown."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.journey.model import Driver, Journey, Measure, Stage


def driver_questions(journey: Journey) -> Journey:
    """Return a journey with the same figures of its drivers: no names, no experiences, no target, one stage.

    Two journeys that differ in nothing else are equal then, so that what was worked out for one is kept for the other.
    """
    measure: Measure = replace(journey.measure, target=None)
    drivers = tuple(Driver(one.id, "", one.column) for one in journey.drivers)
    return Journey(
        measure,
        (Stage("", "", drivers),),
        filters=journey.filters,
        weight=journey.weight,
        raking=journey.raking,
        raking_cap=journey.raking_cap,
    )


def without_drivers(journey: Journey) -> Journey:
    """Return what the figures of customers rest on: everything but what they were asked about on their way."""
    return replace(journey, stages=(), overall=())
