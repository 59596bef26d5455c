"""What dropping something at a place would do: the edited project, its step, and the words for it beforehand.

Nothing here changes anything: while the pointer moves, each new place is asked once for its `Landing`, whose words
are shown; letting go makes its project the one that is open, as one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.journey.column_actions import key_of, like, picked_from, with_role
from loyalty_desktop.desktop.screens.journey.landing_several import landing_of_several
from loyalty_desktop.desktop.screens.journey.outcome import Chosen, Landing
from loyalty_desktop.desktop.screens.journey.places import Load, Place, column_of, nature_of
from loyalty_desktop.errors import LoyaltyError, UnusableJourney
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver, Experience, Journey
from loyalty_desktop.journey.parts import changed, driver_with, experience_with, stage_with
from loyalty_desktop.journey.suggest import driver_of
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import State
    from loyalty_desktop.survey.reading import ColumnKey, Role
    from loyalty_desktop.survey.survey import Column


def landing(load: Load, place: Place, state: State) -> Landing:
    """Return what dropping `load` at `place` does to the project of `state`."""
    try:
        if load.rest:
            why = refusal(load, state)
            return Landing(why) if why else landing_of_several(load, place, state)
        return _Drop(load, state).at(place)
    except LoyaltyError as error:
        return Landing(error.message.text())


def refusal(load: Load, state: State) -> str:
    """Return why something can land nowhere on the map; '' when it can, or when one of several can."""
    if load.rest:
        reasons = [refusal(one, state) for one in load.all]
        return reasons[0] if all(reasons) else ""
    column = column_of(load, state)
    if load.kind not in ("column", "option") or column is None:
        return ""
    if column.key == state.journey.measure.column:
        return message("journey_is_measure", column=column.heading).text()
    if nature_of(load, state) == "nothing":
        return _("“{column}” is neither a rating nor something that happened").format(
            column=column.own or column.letter
        )
    return ""


class _Drop:
    """One load looked at in one state."""

    def __init__(self, load: Load, state: State) -> None:
        self.load = load
        self.state = state
        self.journey = state.journey
        self.column = column_of(load, state)

    def at(self, place: Place) -> Landing:
        why = refusal(self.load, self.state)
        if why:
            return Landing(why)
        nature = nature_of(self.load, self.state)
        if place.kind == "out":
            return self._out()
        if nature == "stage":
            return self._stage(place)
        return self._driver(place) if nature == "driver" else self._experiences(place)

    # stages

    def _stage(self, place: Place) -> Landing:
        stage = stage_with(self.journey, self.load.id)
        at, now = place.at or 0, self.journey.stages.index(stage)
        moved = edit.move_stage(self.journey, stage.id, at - 1 if at > now else at)
        text = _("Put the stage here")
        return self._done(text, message("step_move_stage", name=stage.name), moved, ("stage", stage.id))

    # drivers and overall satisfaction

    def _driver(self, place: Place) -> Landing:
        if place.kind == "driver_column":
            return self._driver_column(place.id)
        present = self._present_driver()
        driver = present if present is not None else driver_of(_known(self.column))
        if place.kind == "overall":
            return self._overall(driver, present, place)
        if place.kind == "new_stage":
            stage = edit.new_stage_id(self.journey)
            staged = edit.add_stage(self.journey)
            return self._in_stage(staged, driver, present, Place("stage", stage), _("A new stage with this driver"))
        name = stage_with(self.journey, place.id).name or _("Unnamed stage")
        if present is None:
            text = _("Becomes a driver of “{stage}”").format(stage=name)
        elif self.journey.stage_of(present.id) is stage_with(self.journey, place.id):
            text = _("Moves here")
        else:
            text = _("Moves to “{stage}”").format(stage=name)
        return self._in_stage(self.journey, driver, present, place, text)

    def _in_stage(self, journey: Journey, driver: Driver, present: Driver | None, place: Place, text: str) -> Landing:
        if present is None:
            after = edit.add_driver(journey, place.id, driver, place.at)
            step = message("step_add_driver", name=driver.name)
            new = _new_driver(journey, after)
            return self._done(text, step, after, ("driver", new), driver.column, "driver")
        at = place.at
        stage = journey.stage_of(present.id)
        if at is not None and stage is not None and stage.id == place.id:
            at -= at > stage.drivers.index(present)
        after = edit.move_driver(journey, present.id, place.id, at)
        step = message("step_move_driver", name=present.name)
        return self._done(text, step, after, ("driver", present.id), present.column, "driver")

    def _overall(self, driver: Driver, present: Driver | None, place: Place) -> Landing:
        text = _("Becomes overall satisfaction")
        journey, at = self.journey, place.at
        if present is None:
            after = edit.add_overall(journey, driver, at)
            step = message("step_add_driver", name=driver.name)
            return self._done(
                text, step, after, ("driver", _new_driver(journey, after)), driver.column, "overall_satisfaction"
            )
        if present in journey.overall:
            text = _("Moves here")
            at = None if at is None else at - (at > journey.overall.index(present))
        after = edit.add_overall(edit.remove_driver(journey, present.id), present, at)
        step = message("step_move_driver", name=present.name)
        return self._done(text, step, after, ("driver", present.id), present.column, "overall_satisfaction")

    def _driver_column(self, id_: str) -> Landing:
        driver = driver_with(self.journey, id_)
        column = _known(self.column)
        after = edit.set_driver_column(self.journey, id_, column.key)
        role: Role = "overall_satisfaction" if driver in self.journey.overall else "driver"
        text = _("Becomes the column of “{driver}”").format(driver=driver.name)
        step = message("step_driver_column", name=driver.name)
        return self._done(text, step, after, ("driver", id_), column.key, role)

    def _present_driver(self) -> Driver | None:
        if self.load.is_part:
            return driver_with(self.journey, self.load.id)
        drivers = (*self.journey.drivers, *self.journey.overall)
        return next((one for one in drivers if one.column == self.load.column), None)

    # experiences

    def _experiences(self, place: Place) -> Landing:
        if place.kind == "experience_column":
            return self._experience_column(place.id)
        driver = place.id if place.kind == "experience_of" else None
        if self.load.kind == "experience":
            return self._move_experience(driver, place)
        picked = self._picked()
        if not picked:
            raise UnusableJourney(message("journey_no_experience", experience=_known(self.column).own))
        after = edit.add_experiences(self.journey, picked, driver, self._place_for(picked, driver, place.at))
        before = {one.id for one in self.journey.experiences}
        new = [one for one in after.experiences if one.id not in before]
        chosen = new[0].id if new else like(after, picked[0]).id
        text = self._experience_text(driver, len(picked))
        return self._done(text, self._experience_step(picked, new), after, ("experience", chosen), self.load.column)

    def _picked(self) -> tuple[Experience, ...]:
        """Return the experiences that are meant: one option, or those of the column that have no driver yet."""
        return picked_from(self.journey, _known(self.column), self.load.option)

    def _place_for(self, picked: tuple[Experience, ...], driver: str | None, at: int | None) -> int | None:
        """Return the place counted as the edits do: without the one that moves."""
        if at is None or len(picked) != 1:
            return at
        present = [one for one in self.journey.experiences_at(driver) if key_of(one) == key_of(picked[0])]
        return at - (bool(present) and at > self.journey.experiences_at(driver).index(present[0]))

    def _move_experience(self, driver: str | None, place: Place) -> Landing:
        one = experience_with(self.journey, self.load.id)
        at = place.at
        if at is not None and one.driver == driver:
            at -= at > self.journey.experiences_at(driver).index(one)
        after = edit.place_experience(self.journey, one.id, driver, at)
        text = _("Moves here") if one.driver == driver else self._experience_text(driver, 1)
        return self._done(text, message("step_move_experience", name=one.name), after, ("experience", one.id))

    def _experience_column(self, id_: str) -> Landing:
        one = experience_with(self.journey, id_)
        picked = self._picked()
        if len(picked) != 1:
            raise UnusableJourney(message("journey_one_option", name=one.name))
        after = edit.set_experience_column(self.journey, id_, picked[0].column, picked[0].option)
        text = _("Becomes the column of “{driver}”").format(driver=one.name)
        step = message("step_experience_column", name=one.name)
        return self._done(text, step, after, ("experience", id_), self.load.column)

    def _experience_text(self, driver: str | None, count: int) -> str:
        if driver is None:
            one = _("Becomes an experience without a driver")
            many = ngettext(
                "Becomes {count} experience without a driver", "Become {count} experiences without a driver", count
            )
            return one if count == 1 else many.format(count=count)
        name = driver_with(self.journey, driver).name
        one = _("Becomes an experience of “{driver}”")
        many = ngettext("Becomes {count} experience of “{driver}”", "Become {count} experiences of “{driver}”", count)
        return (one if count == 1 else many).format(driver=name, count=count)

    def _experience_step(self, picked: tuple[Experience, ...], new: list[Experience]) -> Message:
        if len(picked) > 1:
            return message("step_add_experiences", count=len(picked))
        return message("step_add_experience" if new else "step_move_experience", name=picked[0].name)

    # out of the journey

    def _out(self) -> Landing:
        text = _("Leaves the journey")
        if self.load.kind == "experience":
            one = experience_with(self.journey, self.load.id)
            step = message("step_remove_experience", name=one.name)
            return self._done(text, step, edit.remove_experience(self.journey, one.id), None)
        if self.load.kind == "stage":
            stage = stage_with(self.journey, self.load.id)
            step = message("step_remove_stage", name=stage.name)
            return self._done(text, step, edit.remove_stage(self.journey, stage.id), None)
        driver = driver_with(self.journey, self.load.id)
        step = message("step_remove_driver", name=driver.name)
        return self._done(text, step, edit.remove_driver(self.journey, driver.id), None)

    def _done(
        self,
        text: str,
        step: Message,
        journey: Journey,
        chosen: Chosen | None,
        column: ColumnKey | None = None,
        role: Role = "experience",
    ) -> Landing:
        project = self.state.project
        if column is not None:
            project = with_role(self.state, column, role)
        return Landing(text, step, changed(project, journey=journey), chosen)


def _known(column: Column | None) -> Column:
    if column is None:
        raise UnusableJourney(message("journey_column_gone"))
    return column


def _new_driver(before: Journey, after: Journey) -> str:
    known = before.ids
    return next(one.id for one in (*after.drivers, *after.overall) if one.id not in known)
