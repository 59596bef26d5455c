"""Edits of the experiences of a journey; see edit.py for what holds for every edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.parts import (
    changed,
    experience_with,
    fresh,
    needed_name,
    put,
    with_experience,
)
from loyalty_desktop.messages import message
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.journey.model import Experience, Journey
    from loyalty_desktop.survey.reading import ColumnKey


def add_experiences(
    journey: Journey, experiences: Iterable[Experience], driver: str | None = None, at: int | None = None
) -> Journey:
    """Return the journey with experiences at a driver (None: unassigned), in order from place `at` on.

    `experiences_of(column)` makes those of a column: itself, or its options, of which any can be picked;
    Experience("", "急かされた") is a drawn one. Ids are `new_id(journey, id or name)`. What the journey has already
    moves here instead of being counted twice.
    """
    _check_driver(journey, driver)
    for one in experiences:
        present = _present(journey, one.column, one.option)
        if present is None:
            name = needed_name(one.name)
            present = changed(one, id=fresh(one.id or name, journey.ids), name=name, driver=driver)
            journey = changed(journey, experiences=(*journey.experiences, present))
        journey = place_experience(journey, present.id, driver, at)
        at = None if at is None else journey.experiences_at(driver).index(_again(journey, present)) + 1
    return journey


def assign_experience(journey: Journey, id_: str, driver: str | None) -> Journey:
    """Return the journey with an experience at another driver, or at none; nothing else moves."""
    _check_driver(journey, driver)
    return with_experience(journey, changed(experience_with(journey, id_), driver=driver))


def move_experience(journey: Journey, id_: str, at: int | None) -> Journey:
    """Return the journey with an experience at another place among those of its driver."""
    return place_experience(journey, id_, experience_with(journey, id_).driver, at)


def place_experience(journey: Journey, id_: str, driver: str | None, at: int | None = None) -> Journey:
    """Return the journey with an experience at a place of a driver (None: of the unassigned).

    Only the experiences of that driver change places among themselves: moving it back gives every driver the
    order it had.
    """
    journey = assign_experience(journey, id_, driver)
    moved = experience_with(journey, id_)
    others = tuple(one for one in journey.experiences_at(driver) if one is not moved)
    ordered = iter(put(others, moved, at))
    experiences = tuple(next(ordered) if one.driver == driver else one for one in journey.experiences)
    return changed(journey, experiences=experiences)


def rename_experience(journey: Journey, id_: str, name: str) -> Journey:
    """Return the journey with an experience renamed; a blank name is refused."""
    return with_experience(journey, changed(experience_with(journey, id_), name=needed_name(name)))


def set_experience_column(journey: Journey, id_: str, column: ColumnKey | None, option: str | None = None) -> Journey:
    """Return the journey with an experience read from another column or option; each serves one experience."""
    experience = experience_with(journey, id_)
    user = _present(journey, column, option)
    if user is not None and user is not experience:
        heading = column.heading if column is not None else ""
        text = f"{heading} / {option}" if option is not None else heading
        raise UnusableJourney(message("journey_column_taken", column=text, name=user.name))
    return with_experience(journey, changed(experience, column=column, option=option))


def remove_experience(journey: Journey, id_: str) -> Journey:
    """Return the journey without an experience."""
    gone = experience_with(journey, id_)
    return changed(journey, experiences=tuple(one for one in journey.experiences if one is not gone))


def _check_driver(journey: Journey, driver: str | None) -> None:
    if driver is not None and journey.driver(driver) is None:
        raise UnusableJourney(message("journey_no_driver", driver=driver))


def _present(journey: Journey, column: ColumnKey | None, option: str | None) -> Experience | None:
    """Return the experience that reads this column and option; options are the same whatever their spaces."""
    if column is None:
        return None
    key = None if option is None else match_text(option)
    return next(
        (
            one
            for one in journey.experiences
            if one.column == column and (None if one.option is None else match_text(one.option)) == key
        ),
        None,
    )


def _again(journey: Journey, experience: Experience) -> Experience:
    return experience_with(journey, experience.id)
