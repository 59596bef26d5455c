"""What dropping several things at once would do: parts of the journey moved together, columns taken together.

The one that is held decides what becomes of them; columns that cannot become the same stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.journey.column_actions import key_of, like, picked_from, with_one_role
from loyalty_desktop.desktop.screens.journey.outcome import Landing
from loyalty_desktop.desktop.screens.journey.places import column_of, nature_of
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.edit_several import drivers_in_order
from loyalty_desktop.journey.parts import changed, driver_with, stage_with
from loyalty_desktop.journey.suggest import driver_of
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from loyalty_desktop.desktop.screens.journey.outcome import Chosen
    from loyalty_desktop.desktop.screens.journey.places import Load, Nature, Place
    from loyalty_desktop.desktop.session.workspace import State
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.messages import Message
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column


def landing_of_several(load: Load, place: Place, state: State) -> Landing:
    """Return what dropping `load`, with all that goes along, at `place` does; raises LoyaltyError where it cannot."""
    if load.kind == "experience":
        return _experiences(load, place, state)
    if load.is_part:
        return _drivers(load, place, state)
    if nature_of(load, state) == "driver":
        return _driver_columns(load, place, state)
    return _experience_columns(load, place, state)


# parts of the journey


def _experiences(load: Load, place: Place, state: State) -> Landing:
    journey, ids = state.journey, tuple(one.id for one in load.all)
    count = len(ids)
    if place.kind == "out":
        text = ngettext("{count} experience leaves the journey", "{count} experiences leave the journey", count)
        step = message("step_remove_experiences", count=count)
        return _landed(text.format(count=count), step, state.project, edit.remove_experiences(journey, ids))
    driver = place.id if place.kind == "experience_of" else None
    others = [one.id for one in journey.experiences_at(driver)]
    after = edit.place_experiences(journey, ids, driver, _among(place.at, others, ids))
    text = _("Moves here") if set(ids) <= set(others) else _moved_text(journey, driver, count)
    step = message("step_move_experiences", count=count)
    return _landed(text, step, state.project, after, ("experience", load.id), ids)


def _drivers(load: Load, place: Place, state: State) -> Landing:
    journey, ids = state.journey, tuple(one.id for one in load.all)
    keys = [one.column for one in drivers_in_order(journey, ids) if one.column is not None]
    chosen, count = ("driver", load.id), len(ids)
    if place.kind == "out":
        text = ngettext("{count} driver leaves the journey", "{count} drivers leave the journey", count)
        step = message("step_remove_drivers", count=count)
        return _landed(text.format(count=count), step, state.project, edit.remove_drivers(journey, ids))
    step = message("step_move_drivers", count=count)
    if place.kind == "overall":
        after = edit.make_overall(journey, ids)
        project = with_one_role(state, keys, "overall_satisfaction")
        return _landed(_overall_text(count), step, project, after, chosen, ids)
    staged, stage = _stage(journey, place)
    seen = [one.id for one in stage_with(staged, stage).drivers]
    after = edit.move_drivers(staged, ids, stage, _among(place.at, seen, ids))
    if set(ids) <= set(seen):
        text = _("Moves here")
    elif place.kind == "new_stage":
        text = _drivers_text(journey, place, count)
    else:
        name = stage_with(journey, stage).name or _("Unnamed stage")
        many = ngettext("Moves {count} driver to “{stage}”", "Moves {count} drivers to “{stage}”", count)
        text = many.format(count=count, stage=name)
    return _landed(text, step, with_one_role(state, keys, "driver"), after, chosen, ids)


# columns of the file


def _driver_columns(load: Load, place: Place, state: State) -> Landing:
    columns = [column for _one, column in _fitting(load, state, "driver")]
    keys, count = [column.key for column in columns], len(columns)
    left = _left_text(len(load.all) - count)
    step = message("step_add_drivers", count=count)
    if place.kind == "overall":
        after = state.journey
        for column in columns:
            after = edit.add_overall(after, driver_of(column))
        project = with_one_role(state, keys, "overall_satisfaction")
        return _landed(_overall_text(count) + left, step, project, after, *_chosen(after, load, keys))
    journey, stage = _stage(state.journey, place)
    present = [one.id for one in journey.drivers if one.column in keys]
    after = journey
    for column in columns:
        after = edit.add_driver(after, stage, driver_of(column))
    chosen, ids = _chosen(after, load, keys)
    seen = [one.id for one in stage_with(journey, stage).drivers]
    after = edit.move_drivers(after, ids, stage, _among(place.at, seen, present))
    text = _drivers_text(journey, place, count) + left
    return _landed(text, step, with_one_role(state, keys, "driver"), after, chosen, ids)


def _experience_columns(load: Load, place: Place, state: State) -> Landing:
    journey = state.journey
    driver = place.id if place.kind == "experience_of" else None
    found = [(column, picked_from(journey, column, one.option)) for one, column in _fitting(load, state, "experience")]
    fitting = [column for column, experiences in found if experiences]
    picked = list({key_of(one): one for _column, experiences in found for one in experiences}.values())
    if not picked:
        raise UnusableJourney(message("journey_no_experience", experience=found[0][0].own))
    after = edit.add_experiences(journey, picked, driver)
    ids = tuple(like(after, one).id for one in picked)
    others = [one.id for one in journey.experiences_at(driver)]
    after = edit.place_experiences(after, ids, driver, _among(place.at, others, ids))
    held = next((one for one in after.experiences if one.id in ids and one.column == load.column), None)
    chosen = ("experience", held.id if held is not None else ids[0])
    text = _experiences_text(journey, driver, len(picked)) + _left_text(len(load.all) - len(fitting))
    step = message("step_add_experiences", count=len(picked))
    project = with_one_role(state, [column.key for column in fitting], "experience")
    return _landed(text, step, project, after, chosen, ids)


def _fitting(load: Load, state: State, nature: Nature) -> list[tuple[Load, Column]]:
    """Return what can become the same as the one that is held, in the order of the file."""
    survey = state.survey
    places = {column.key: at for at, column in enumerate(survey.columns)} if survey is not None else {}
    found = []
    for one in load.all:
        column = column_of(one, state)
        if column is not None and column.key != state.journey.measure.column and nature_of(one, state) == nature:
            found.append((one, column))
    return sorted(found, key=lambda pair: (places[pair[1].key], _option_place(*pair)))


def _option_place(load: Load, column: Column) -> int:
    return next((at for at, option in enumerate(column.scale.options) if option.text == load.option), -1)


def _chosen(journey: Journey, load: Load, keys: Sequence[ColumnKey]) -> tuple[Chosen, tuple[str, ...]]:
    """Return the driver of the column that is held, and the drivers of all that were taken."""
    ids = {one.column: one.id for one in (*journey.drivers, *journey.overall)}
    held = load.column if load.column in keys else keys[0]
    return ("driver", ids[held]), tuple(ids[key] for key in keys)


# places


def _stage(journey: Journey, place: Place) -> tuple[Journey, str]:
    """Return the stage of a place, and the journey that has it."""
    if place.kind == "new_stage":
        return edit.add_stage(journey), edit.new_stage_id(journey)
    return journey, place.id


def _among(at: int | None, seen: Sequence[str], moved: Collection[str]) -> int | None:
    """Return a place counted as the edits do, without those that move; `seen` are all that stand there now."""
    return None if at is None else at - sum(id_ in moved for id_ in seen[:at])


# words


def _experiences_text(journey: Journey, driver: str | None, count: int) -> str:
    if driver is None:
        many = ngettext(
            "Becomes {count} experience without a driver", "Become {count} experiences without a driver", count
        )
        return many.format(count=count)
    name = driver_with(journey, driver).name
    many = ngettext("Becomes {count} experience of “{driver}”", "Become {count} experiences of “{driver}”", count)
    return many.format(driver=name, count=count)


def _moved_text(journey: Journey, driver: str | None, count: int) -> str:
    if driver is None:
        many = ngettext("Takes {count} experience off its driver", "Takes {count} experiences off their drivers", count)
        return many.format(count=count)
    name = driver_with(journey, driver).name
    many = ngettext("Moves {count} experience to “{driver}”", "Moves {count} experiences to “{driver}”", count)
    return many.format(driver=name, count=count)


def _drivers_text(journey: Journey, place: Place, count: int) -> str:
    if place.kind == "new_stage":
        many = ngettext("A new stage with {count} driver", "A new stage with {count} drivers", count)
        return many.format(count=count)
    name = stage_with(journey, place.id).name or _("Unnamed stage")
    many = ngettext("Becomes {count} driver of “{stage}”", "Become {count} drivers of “{stage}”", count)
    return many.format(stage=name, count=count)


def _overall_text(count: int) -> str:
    many = ngettext("{count} becomes overall satisfaction", "All {count} become overall satisfaction", count)
    return many.format(count=count)


def _left_text(count: int) -> str:
    """Return the line about what stays where it is; '' if nothing does."""
    if not count:
        return ""
    many = ngettext("{count} column cannot become that and stays", "{count} columns cannot become that and stay", count)
    return "\n" + many.format(count=count)


def _landed(
    text: str,
    step: Message,
    project: Project,
    journey: Journey,
    chosen: Chosen | None = None,
    together: tuple[str, ...] = (),
) -> Landing:
    return Landing(text, step, changed(project, journey=journey), chosen, together)
