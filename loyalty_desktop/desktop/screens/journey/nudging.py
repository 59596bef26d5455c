"""One step aside: where a part of the journey goes when Ctrl and an arrow key push it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.journey.places import Load, Place
from loyalty_desktop.journey.edit_several import drivers_in_order, experiences_in_order

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey


def nudged(journey: Journey, load: Load, across: int, down: int) -> Place | None:
    """Return the place one lane `across` (-1, 1) or one place `down` (-1, 1); None where the map ends.

    Several go together: beside what stands before the first of them, or after the last.
    """
    if load.rest and down:
        load = _edge(journey, load, down)
    if load.kind == "stage":
        return _stage(journey, load.id, across)
    if load.kind == "driver":
        return _driver(journey, load.id, across, down)
    if load.kind == "overall":
        return _overall(journey, load.id, down)
    return _experience(journey, load.id, across, down)


def _edge(journey: Journey, load: Load, down: int) -> Load:
    """Return the one of several that stands first on the map, or last."""
    ids = [one.id for one in load.all]
    found = experiences_in_order(journey, ids) if load.kind == "experience" else drivers_in_order(journey, ids)
    id_ = found[0 if down < 0 else -1].id
    return next(one for one in load.all if one.id == id_)


def _stage(journey: Journey, id_: str, across: int) -> Place | None:
    at = next(place for place, stage in enumerate(journey.stages) if stage.id == id_)
    if not across or not 0 <= at + across < len(journey.stages):
        return None
    return Place("order", "", at - 1 if across < 0 else at + 2)


def _driver(journey: Journey, id_: str, across: int, down: int) -> Place | None:
    lane = next(at for at, stage in enumerate(journey.stages) if any(one.id == id_ for one in stage.drivers))
    stage = journey.stages[lane]
    at = next(place for place, one in enumerate(stage.drivers) if one.id == id_)
    if down:
        return Place("stage", stage.id, _beside(at, down)) if 0 <= at + down < len(stage.drivers) else None
    if not 0 <= lane + across < len(journey.stages):
        return None
    target = journey.stages[lane + across]
    return Place("stage", target.id, min(at, len(target.drivers)))


def _overall(journey: Journey, id_: str, down: int) -> Place | None:
    at = next(place for place, one in enumerate(journey.overall) if one.id == id_)
    return Place("overall", "", _beside(at, down)) if down and 0 <= at + down < len(journey.overall) else None


def _experience(journey: Journey, id_: str, across: int, down: int) -> Place | None:
    driver = next(one.driver for one in journey.experiences if one.id == id_)
    others = journey.experiences_at(driver)
    at = next(place for place, one in enumerate(others) if one.id == id_)
    if down and 0 <= at + down < len(others):
        return _at(driver, _beside(at, down))
    lanes: list[tuple[str | None, ...]] = [
        tuple(one.id for one in stage.drivers) for stage in journey.stages if stage.drivers
    ]
    lanes.append((None,))
    lane = next(place for place, drivers in enumerate(lanes) if driver in drivers)
    card = lanes[lane].index(driver)
    if down:
        if not 0 <= card + down < len(lanes[lane]):
            return None
        return _at(lanes[lane][card + down], None if down < 0 else 0)
    if not 0 <= lane + across < len(lanes):
        return None
    target = lanes[lane + across]
    return _at(target[min(card, len(target) - 1)], None)


def _at(driver: str | None, at: int | None) -> Place:
    return Place("loose", "", at) if driver is None else Place("experience_of", driver, at)


def _beside(at: int, step: int) -> int:
    """Return the place as it is seen, with the part that moves still standing in its own."""
    return at - 1 if step < 0 else at + 2
