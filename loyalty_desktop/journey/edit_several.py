"""Edits of several drivers or experiences at once; see edit.py for what holds for every edit.

Whatever order they are named in, they keep the order that they have on the map. `at` counts from 0 among those that
stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.parts import changed, driver_with, experience_with, stage_with, with_driver, with_stage
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection

    from loyalty_desktop.journey.model import Driver, Experience, Journey, Value


def experiences_in_order(journey: Journey, ids: Collection[str]) -> tuple[Experience, ...]:
    """Return these experiences in the order of the map: driver by driver, those without one last."""
    wanted = {experience_with(journey, id_).id for id_ in ids}
    places = {driver.id: at for at, driver in enumerate(journey.drivers)}
    found = [one for one in journey.experiences if one.id in wanted]
    return tuple(sorted(found, key=lambda one: places.get(one.driver or "", len(places))))


def drivers_in_order(journey: Journey, ids: Collection[str]) -> tuple[Driver, ...]:
    """Return these drivers, and overall satisfactions, in the order of the map."""
    wanted = {driver_with(journey, id_).id for id_ in ids}
    return tuple(one for one in (*journey.drivers, *journey.overall) if one.id in wanted)


def place_experiences(journey: Journey, ids: Collection[str], driver: str | None, at: int | None = None) -> Journey:
    """Return the journey with experiences at one driver (None: at none), one after the other from place `at` on."""
    if driver is not None and journey.driver(driver) is None:
        raise UnusableJourney(message("journey_no_driver", driver=driver))
    moved = experiences_in_order(journey, ids)
    gone = {one.id for one in moved}
    others = tuple(one for one in journey.experiences_at(driver) if one.id not in gone)
    place = len(others) if at is None else max(0, min(at, len(others)))
    ordered = iter((*others[:place], *(changed(one, driver=driver) for one in moved), *others[place:]))
    experiences = tuple(next(ordered) if one.driver == driver or one.id in gone else one for one in journey.experiences)
    return changed(journey, experiences=experiences)


def move_drivers(journey: Journey, ids: Collection[str], stage: str, at: int | None = None) -> Journey:
    """Return the journey with drivers in one stage, one after the other from place `at` on; experiences come along."""
    stage_with(journey, stage)
    moved = drivers_in_order(journey, ids)
    rest = _without(journey, moved)
    target = stage_with(rest, stage)
    place = len(target.drivers) if at is None else max(0, min(at, len(target.drivers)))
    after = with_stage(rest, changed(target, drivers=(*target.drivers[:place], *moved, *target.drivers[place:])))
    return journey if after == journey else after


def make_overall(journey: Journey, ids: Collection[str]) -> Journey:
    """Return the journey with drivers as overall satisfaction, after what is one already; experiences stay behind."""
    moved = drivers_in_order(journey, ids)
    rest = _unassigned(_without(journey, moved), moved)
    after = changed(rest, overall=(*rest.overall, *moved))
    return journey if after == journey else after


def remove_experiences(journey: Journey, ids: Collection[str]) -> Journey:
    """Return the journey without these experiences."""
    gone = {experience_with(journey, id_).id for id_ in ids}
    return changed(journey, experiences=tuple(one for one in journey.experiences if one.id not in gone))


def remove_drivers(journey: Journey, ids: Collection[str]) -> Journey:
    """Return the journey without these drivers, and overall satisfactions; their experiences stay, unassigned."""
    gone = drivers_in_order(journey, ids)
    return _unassigned(_without(journey, gone), gone)


def set_values(journey: Journey, ids: Collection[str], value: Value) -> Journey:
    """Return the journey with all these drivers as basic values, or as experience values."""
    for one in drivers_in_order(journey, ids):
        journey = with_driver(journey, changed(one, value=value))
    return journey


def _without(journey: Journey, drivers: tuple[Driver, ...]) -> Journey:
    gone = {one.id for one in drivers}

    def left(those: tuple[Driver, ...]) -> tuple[Driver, ...]:
        return tuple(one for one in those if one.id not in gone)

    stages = tuple(changed(stage, drivers=left(stage.drivers)) for stage in journey.stages)
    return changed(journey, stages=stages, overall=left(journey.overall))


def _unassigned(journey: Journey, drivers: tuple[Driver, ...]) -> Journey:
    gone = {one.id for one in drivers}
    return changed(
        journey,
        experiences=tuple(changed(one, driver=None) if one.driver in gone else one for one in journey.experiences),
    )
