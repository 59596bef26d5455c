"""Columns taken into the journey, each as one step: the edit of the journey and the role of the column together.

Dropping a column on the map, choosing it in the inspector and its buttons all come here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.journey.places import column_nature
from loyalty_desktop.errors import LoyaltyError, UnusableJourney
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.corrections import set_role
from loyalty_desktop.journey.measures import measure_of
from loyalty_desktop.journey.parts import changed, driver_with, experience_with
from loyalty_desktop.journey.placing import driver_for
from loyalty_desktop.journey.sources import with_source
from loyalty_desktop.journey.suggest import driver_of, experiences_of, stage_of
from loyalty_desktop.messages import message
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from loyalty_desktop.desktop.session.workspace import State, Workspace
    from loyalty_desktop.journey.model import Experience, Journey
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.reading import ColumnKey, Role
    from loyalty_desktop.survey.survey import Column

_MEASURED: tuple[Role, ...] = ("loyalty", "overall_satisfaction")


def can_be_driver(journey: Journey, column: Column) -> bool:
    """Say whether a column can become a driver: it holds ratings, and is none yet, nor the loyalty question."""
    used = {one.column for one in journey.drivers}
    return column_nature(column) == "driver" and column.key not in used and column.key != journey.measure.column


def can_be_experience(journey: Journey, column: Column) -> bool:
    """Say whether a column tells of something that happened and is not wholly in the journey yet."""
    told = column_nature(column) == "experience" and column.key != journey.measure.column
    return told and bool(new_experiences(journey, column))


def new_experiences(journey: Journey, column: Column) -> tuple[Experience, ...]:
    """Return the experiences in a column, itself or its options, that the journey does not have yet."""
    present = {_option(one.option) for one in journey.experiences if one.column == column.key}
    return tuple(one for one in experiences_of(column) if _option(one.option) not in present)


def key_of(one: Experience) -> tuple[ColumnKey | None, str | None]:
    """Return what an experience is read from, options compared as texts are."""
    return one.column, _option(one.option)


def like(journey: Journey, wanted: Experience) -> Experience:
    """Return the experience of the journey that is read from the same as `wanted`."""
    return next(one for one in journey.experiences if key_of(one) == key_of(wanted))


def picked_from(journey: Journey, column: Column, option: str | None) -> tuple[Experience, ...]:
    """Return the experiences meant by a column, or one option of it, that is taken to the map.

    Of a column those that have no driver yet, or all if each has one.
    """
    everything = experiences_of(column)
    if option is not None:
        return tuple(one for one in everything if one.option is not None and _option(one.option) == _option(option))
    new = new_experiences(journey, column)
    loose = [like(journey, one) for one in everything if one not in new]
    waiting = {key_of(one) for one in loose if one.driver is None} | {key_of(one) for one in new}
    return tuple(one for one in everything if key_of(one) in waiting) or everything


def make_driver(
    workspace: Workspace,
    key: ColumnKey,
    stage: str | None = None,
    at: int | None = None,
    *,
    new_stage: bool = False,
) -> bool:
    """Make a column a driver at a place of a stage, or of a new one at the end; say whether anything changed.

    Without a stage it goes where its heading belongs, else to the last stage, which is made if there is none.
    """
    column = _column(workspace, key)
    if column is None:
        return False
    driver = driver_of(column)

    def change(journey: Journey) -> Journey:
        _refuse_measure(journey, key)
        if stage is not None:
            return edit.add_driver(journey, stage, driver, at)
        if new_stage or not journey.stages:
            journey = edit.add_stage(journey, stage_of(column) if new_stage else "")
            return edit.add_driver(journey, journey.stages[-1].id, driver, at)
        wanted = match_text(stage_of(column))
        named = [one for one in journey.stages if match_text(one.name) == wanted]
        return edit.add_driver(journey, (named or journey.stages)[-1].id, driver, at)

    return _apply(workspace, message("step_add_driver", name=driver.name), column, "driver", change)


def make_experiences(
    workspace: Workspace,
    key: ColumnKey,
    driver: str | None = None,
    at: int | None = None,
    options: Collection[str] | None = None,
) -> bool:
    """Make a column, or these options of it, experiences at a driver; None leaves them unassigned."""
    column = _column(workspace, key)
    if column is None:
        return False
    picked = _picked(column, options)
    return _apply(
        workspace,
        _step(picked),
        column,
        "experience",
        lambda journey: edit.add_experiences(journey, picked, driver, at),
    )


def make_experiences_where_named(workspace: Workspace, key: ColumnKey, options: Collection[str] | None = None) -> bool:
    """Make a column, or these options of it, experiences, each at the driver that its words name, if any."""
    column = _column(workspace, key)
    if column is None:
        return False
    picked = _picked(column, options)

    def change(journey: Journey) -> Journey:
        for one in picked:
            journey = edit.add_experiences(journey, [one], driver_for(one, column, journey.drivers))
        return journey

    return _apply(workspace, _step(picked), column, "experience", change)


def make_measure(workspace: Workspace, key: ColumnKey) -> bool:
    """Make a column the loyalty question, with the cut-offs of its scale."""
    column = _column(workspace, key)
    if column is None:
        return False
    role = column.role if column.role in _MEASURED else "loyalty"
    step = message("step_measure", column=column.heading or f"[{column.letter}]")
    return _apply(workspace, step, column, role, lambda journey: edit.set_measure(journey, measure_of(column)))


def give_driver_column(workspace: Workspace, driver: str, key: ColumnKey | None) -> bool:
    """Have a driver, or overall satisfaction, measured by another column, or by none."""
    overall = any(one.id == driver for one in workspace.state.journey.overall)

    def change(journey: Journey) -> Journey:
        if key is not None:
            _refuse_measure(journey, key)
        return edit.set_driver_column(journey, driver, key)

    name = driver_with(workspace.state.journey, driver).name
    role: Role = "overall_satisfaction" if overall else "driver"
    return _apply(workspace, message("step_driver_column", name=name), _column(workspace, key), role, change)


def give_experience_column(
    workspace: Workspace, experience: str, key: ColumnKey | None, option: str | None = None
) -> bool:
    """Have an experience read from another column or option, or from none."""
    name = experience_with(workspace.state.journey, experience).name
    return _apply(
        workspace,
        message("step_experience_column", name=name),
        _column(workspace, key),
        "experience",
        lambda journey: edit.set_experience_column(journey, experience, key, option),
    )


def with_role(state: State, key: ColumnKey, role: Role) -> Project:
    """Return the project in which a column has a role; the same project when it has it already."""
    return with_one_role(state, [key], role)


def with_one_role(state: State, keys: Iterable[ColumnKey], role: Role) -> Project:
    """Return the project in which all these columns have one role; the same project when they have it already."""
    survey = state.survey
    columns = [survey.column(key) for key in keys] if survey is not None else []
    others = [column.key for column in columns if column is not None and column.role != role]
    if not others:
        return state.project
    source = state.project.sources[0]
    return with_source(state.project, 0, changed(source, reading=set_role(source.reading, others, role)))


def _column(workspace: Workspace, key: ColumnKey | None) -> Column | None:
    survey = workspace.state.survey
    return survey.column(key) if survey is not None and key is not None else None


def _option(option: str | None) -> str | None:
    return None if option is None else match_text(option)


def _picked(column: Column, options: Collection[str] | None) -> tuple[Experience, ...]:
    return tuple(one for one in experiences_of(column) if options is None or one.option in options)


def _step(experiences: tuple[Experience, ...]) -> Message:
    if len(experiences) == 1:
        return message("step_add_experience", name=experiences[0].name)
    return message("step_add_experiences", count=len(experiences))


def _refuse_measure(journey: Journey, key: ColumnKey) -> None:
    """What is measured cannot be what moves it."""
    if journey.measure.column == key:
        raise UnusableJourney(message("journey_is_measure", column=key.heading))


def _apply(
    workspace: Workspace, step: Message, column: Column | None, role: Role, change: Callable[[Journey], Journey]
) -> bool:
    """Edit the journey, and the role of the column where it is another one, as one step."""
    try:
        journey = change(workspace.state.journey)
    except LoyaltyError as error:
        workspace.notices.say(error.message, "error")
        return False
    project = workspace.state.project if column is None else with_role(workspace.state, column.key, role)
    return workspace.edit(step, changed(project, journey=journey))
