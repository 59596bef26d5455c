"""The parts of a journey found by id, ids for new parts, and changes that keep what did not change."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Experience, Journey, Stage
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Container

    from loyalty_desktop.journey.model import Driver

S = TypeVar("S", bound=msgspec.Struct)
T = TypeVar("T")


def fresh(wanted: str, taken: Container[str]) -> str:
    """Return `wanted`, numbered when it is taken: A, A#2, A#3."""
    number, id_ = 1, wanted
    while id_ in taken:
        number += 1
        id_ = f"{wanted}#{number}"
    return id_


def changed(value: S, /, **fields: object) -> S:
    """Return `value` with other fields; the same object when they are no others, so that nothing is redone."""
    if all(getattr(value, name) == new for name, new in fields.items()):
        return value
    return msgspec.structs.replace(value, **fields)


def put(items: tuple[T, ...], item: T, at: int | None) -> tuple[T, ...]:
    """Return `items` with `item` at place `at`, counted without it; beyond the ends, or None, means the end."""
    place = len(items) if at is None else max(0, min(at, len(items)))
    return (*items[:place], item, *items[place:])


def tidy_name(name: str) -> str:
    """Return a name as it is kept: on one line, without spaces around it."""
    return " ".join(name.split())


def needed_name(name: str) -> str:
    """Return a tidy name; raises UnusableJourney when nothing is left of it."""
    tidy = tidy_name(name)
    if not tidy:
        raise UnusableJourney(message("journey_name_empty"))
    return tidy


def stage_with(journey: Journey, id_: str) -> Stage:
    """Return the stage with this id; raises UnusableJourney."""
    found = next((stage for stage in journey.stages if stage.id == id_), None)
    if found is None:
        raise UnusableJourney(message("journey_no_stage", stage=id_))
    return found


def driver_with(journey: Journey, id_: str) -> Driver:
    """Return the driver, or the overall satisfaction, with this id; raises UnusableJourney."""
    found = next((one for one in (*journey.drivers, *journey.overall) if one.id == id_), None)
    if found is None:
        raise UnusableJourney(message("journey_no_driver", driver=id_))
    return found


def experience_with(journey: Journey, id_: str) -> Experience:
    """Return the experience with this id; raises UnusableJourney."""
    found = next((one for one in journey.experiences if one.id == id_), None)
    if found is None:
        raise UnusableJourney(message("journey_no_experience", experience=id_))
    return found


def with_stage(journey: Journey, new: Stage) -> Journey:
    """Return the journey with the stage of this id replaced."""
    return changed(journey, stages=tuple(new if one.id == new.id else one for one in journey.stages))


def with_driver(journey: Journey, new: Driver) -> Journey:
    """Return the journey with the driver, or overall satisfaction, of this id replaced; all else is shared."""

    def swapped(drivers: tuple[Driver, ...]) -> tuple[Driver, ...]:
        return tuple(new if one.id == new.id else one for one in drivers)

    stages = tuple(changed(stage, drivers=swapped(stage.drivers)) for stage in journey.stages)
    return changed(journey, stages=stages, overall=swapped(journey.overall))


def without_driver(journey: Journey, id_: str) -> Journey:
    """Return the journey without the driver, or overall satisfaction, of this id; its experiences are left alone."""
    stages = tuple(
        changed(stage, drivers=tuple(one for one in stage.drivers if one.id != id_)) for stage in journey.stages
    )
    return changed(journey, stages=stages, overall=tuple(one for one in journey.overall if one.id != id_))


def unassigned(journey: Journey, driver: str) -> Journey:
    """Return the journey in which the experiences of this driver belong to none."""
    experiences = tuple(changed(one, driver=None) if one.driver == driver else one for one in journey.experiences)
    return changed(journey, experiences=experiences)


def with_experience(journey: Journey, new: Experience) -> Journey:
    """Return the journey with the experience of this id replaced."""
    return changed(journey, experiences=tuple(new if one.id == new.id else one for one in journey.experiences))


def faults(journey: Journey) -> tuple[str, ...]:
    """Return where a journey contradicts itself, as paths: an id used twice, a driver that is not there."""
    places = [
        *((f"stages[{at}]", stage.id) for at, stage in enumerate(journey.stages)),
        *(
            (f"stages[{at}].drivers[{place}]", one.id)
            for at, stage in enumerate(journey.stages)
            for place, one in enumerate(stage.drivers)
        ),
        *((f"overall[{at}]", one.id) for at, one in enumerate(journey.overall)),
        *((f"experiences[{at}]", one.id) for at, one in enumerate(journey.experiences)),
    ]
    found, seen = [], set[str]()
    for place, id_ in places:
        if id_ in seen:
            found.append(f"{place}.id")
        seen.add(id_)
    drivers = {driver.id for driver in journey.drivers} | {None}
    found += [f"experiences[{at}].driver" for at, one in enumerate(journey.experiences) if one.driver not in drivers]
    return tuple(found)
