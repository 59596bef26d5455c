"""Edits of a journey: each takes a journey and returns a new one, sharing all that did not change.

An edit that changes nothing returns the journey itself. Places (`at`) count from 0 among the other things of the
same kind; None, or a place beyond the end, means the end. An id that the journey does not have raises
UnusableJourney. This module edits stages and drivers and is the door to the edits of the others.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.edit_experiences import (
    add_experiences,
    assign_experience,
    move_experience,
    place_experience,
    remove_experience,
    rename_experience,
    set_experience_column,
)
from loyalty_desktop.journey.edit_measure import (
    set_cut_offs,
    set_filter,
    set_filters,
    set_measure,
    set_measure_kind,
    set_scale,
    set_target,
    set_weight,
)
from loyalty_desktop.journey.edit_several import (
    make_overall,
    move_drivers,
    place_experiences,
    remove_drivers,
    remove_experiences,
    set_values,
)
from loyalty_desktop.journey.model import Driver, Journey, Stage
from loyalty_desktop.journey.parts import (
    changed,
    driver_with,
    fresh,
    needed_name,
    put,
    stage_with,
    tidy_name,
    unassigned,
    with_driver,
    with_stage,
    without_driver,
)
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Value
    from loyalty_desktop.survey.reading import ColumnKey

__all__ = [
    "add_driver",
    "add_experiences",
    "add_overall",
    "add_stage",
    "assign_experience",
    "make_overall",
    "move_driver",
    "move_drivers",
    "move_experience",
    "move_stage",
    "new_id",
    "new_stage_id",
    "place_experience",
    "place_experiences",
    "remove_driver",
    "remove_drivers",
    "remove_experience",
    "remove_experiences",
    "remove_stage",
    "rename_driver",
    "rename_experience",
    "rename_stage",
    "set_cut_offs",
    "set_driver_column",
    "set_experience_column",
    "set_filter",
    "set_filters",
    "set_measure",
    "set_measure_kind",
    "set_scale",
    "set_target",
    "set_value",
    "set_values",
    "set_weight",
]


def new_id(journey: Journey, wanted: str) -> str:
    """Return the id that a new part gets which would like to be called `wanted`: the same for the same journey."""
    return fresh(wanted, journey.ids)


def new_stage_id(journey: Journey) -> str:
    """Return the id that the next new stage gets: the first of stage 1, stage 2 … that is free."""
    taken = journey.ids
    return next(id_ for number in count(1) if (id_ := f"stage {number}") not in taken)


def add_stage(journey: Journey, name: str = "", at: int | None = None) -> Journey:
    """Return the journey with a new, empty stage; its id is `new_stage_id(journey)`."""
    stage = Stage(new_stage_id(journey), tidy_name(name))
    return changed(journey, stages=put(journey.stages, stage, at))


def rename_stage(journey: Journey, id_: str, name: str) -> Journey:
    """Return the journey with a stage renamed; a stage may be nameless."""
    return with_stage(journey, changed(stage_with(journey, id_), name=tidy_name(name)))


def move_stage(journey: Journey, id_: str, at: int | None) -> Journey:
    """Return the journey with a stage, and all that belongs to it, at another place."""
    stage = stage_with(journey, id_)
    return changed(journey, stages=put(tuple(one for one in journey.stages if one is not stage), stage, at))


def remove_stage(journey: Journey, id_: str, drivers_to: str | None = None, *, with_drivers: bool = False) -> Journey:
    """Return the journey without a stage.

    Its drivers go to the end of stage `drivers_to`, or out of the journey as `remove_driver` does if
    `with_drivers`; a stage that still has drivers is not removed without either word.
    """
    stage = stage_with(journey, id_)
    if drivers_to is not None:
        target = stage_with(journey, drivers_to)
        if target is stage:
            raise UnusableJourney(message("journey_same_stage", stage=stage.name))
        journey = with_stage(journey, changed(target, drivers=target.drivers + stage.drivers))
    elif with_drivers:
        for driver in stage.drivers:
            journey = remove_driver(journey, driver.id)
    elif stage.drivers:
        raise UnusableJourney(message("journey_stage_in_use", stage=stage.name, drivers=len(stage.drivers)))
    return changed(journey, stages=tuple(one for one in journey.stages if one.id != id_))


def add_driver(journey: Journey, stage: str, driver: Driver, at: int | None = None) -> Journey:
    """Return the journey with a driver in a stage: a column (`driver_of`), or drawn: Driver("", "店舗接客").

    Its id is `new_id(journey, driver.id or driver.name)`. A column that is a driver already is not counted twice:
    the driver that has it moves here, with its name, value and experiences; overall satisfaction dropped on
    a stage becomes a driver.
    """
    stage_with(journey, stage)
    present = _user_of(journey, driver.column)
    if present is not None:
        return move_driver(journey, present.id, stage, at)
    name = needed_name(driver.name)
    new = changed(driver, id=new_id(journey, driver.id or name), name=name)
    return _put(journey, new, stage, at)


def add_overall(journey: Journey, driver: Driver, at: int | None = None) -> Journey:
    """Return the journey with a column as overall satisfaction, beside the drivers; a driver becomes one.

    Experiences happen at drivers, so those of the driver are unassigned then.
    """
    present = _user_of(journey, driver.column)
    if present is None:
        name = needed_name(driver.name)
        new = changed(driver, id=new_id(journey, driver.id or name), name=name)
        return changed(journey, overall=put(journey.overall, new, at))
    rest = without_driver(journey, present.id)
    return _tidied(journey, changed(unassigned(rest, present.id), overall=put(rest.overall, present, at)))


def rename_driver(journey: Journey, id_: str, name: str) -> Journey:
    """Return the journey with a driver, or overall satisfaction, renamed; a blank name is refused."""
    return with_driver(journey, changed(driver_with(journey, id_), name=needed_name(name)))


def set_value(journey: Journey, id_: str, value: Value) -> Journey:
    """Return the journey with a driver as basic value (the product) or experience value (the process)."""
    return with_driver(journey, changed(driver_with(journey, id_), value=value))


def set_driver_column(journey: Journey, id_: str, column: ColumnKey | None) -> Journey:
    """Return the journey with a driver measured by another column, or by none; one column serves one driver."""
    driver = driver_with(journey, id_)
    user = _user_of(journey, column)
    if user is not None and user is not driver:
        heading = column.heading if column is not None else ""
        raise UnusableJourney(message("journey_column_taken", column=heading, name=user.name))
    return with_driver(journey, changed(driver, column=column))


def move_driver(journey: Journey, id_: str, stage: str, at: int | None = None) -> Journey:
    """Return the journey with a driver at a place of a stage; its experiences come along."""
    driver = driver_with(journey, id_)
    stage_with(journey, stage)
    return _tidied(journey, _put(without_driver(journey, id_), driver, stage, at))


def remove_driver(journey: Journey, id_: str) -> Journey:
    """Return the journey without a driver, or overall satisfaction; its experiences stay, unassigned."""
    driver_with(journey, id_)
    return unassigned(without_driver(journey, id_), id_)


def _user_of(journey: Journey, column: ColumnKey | None) -> Driver | None:
    if column is None:
        return None
    return next((one for one in (*journey.drivers, *journey.overall) if one.column == column), None)


def _put(journey: Journey, driver: Driver, stage: str, at: int | None) -> Journey:
    target = stage_with(journey, stage)
    return with_stage(journey, changed(target, drivers=put(target.drivers, driver, at)))


def _tidied(before: Journey, after: Journey) -> Journey:
    """Return the journey itself when something was taken out and put back where it was."""
    return before if after == before else after
