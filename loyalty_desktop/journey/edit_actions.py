"""Edits of the actions of a project: each takes a project and returns a new one, sharing all that did not change.

An id that the project does not have raises UnusableJourney.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.actions import Action, ActionState
from loyalty_desktop.journey.parts import changed, fresh, needed_name, tidy_name
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection

    from loyalty_desktop.journey.project import Project

_DONE: frozenset[ActionState] = frozenset({"done", "verified"})


def new_action_id(project: Project, action: Action) -> str:
    """Return the id that an added action gets: the same for the same project."""
    return fresh(f"a:{action.item or tidy_name(action.name)}", {one.id for one in project.actions})


def add_action(project: Project, action: Action) -> Project:
    """Return the project with one more action, at the end; its id is `new_action_id(project, action)`."""
    new = changed(action, id=new_action_id(project, action), name=needed_name(action.name))
    return changed(project, actions=(*project.actions, new))


def rename_action(project: Project, id_: str, name: str) -> Project:
    """Return the project with an action renamed; a blank name is refused."""
    return _with(project, id_, name=needed_name(name))


def set_action_target(project: Project, id_: str, share: float) -> Project:
    """Return the project with another target share (0..1) of an action; what lies beyond is taken to the end."""
    return _with(project, id_, target=min(1.0, max(0.0, float(share))))


def tick_actions(project: Project, ids: Collection[str], *, ticked: bool) -> Project:
    """Return the project with these actions counted in the estimate, or not."""
    for id_ in ids:
        project = _with(project, id_, ticked=ticked)
    return project


def set_action_states(project: Project, ids: Collection[str], state: ActionState, today: str) -> Project:
    """Return the project with these actions in another state; one that is done now was done `today`.

    A day on which it was done that is known already stays, and goes with an action that is not done after all.
    """
    for id_ in ids:
        done = (_found(project, id_).done or today) if state in _DONE else ""
        project = _with(project, id_, state=state, done=done)
    return project


def set_action_owner(project: Project, id_: str, owner: str) -> Project:
    """Return the project with somebody else in charge of an action; '' for nobody yet."""
    return _with(project, id_, owner=tidy_name(owner))


def set_action_days(project: Project, id_: str, *, due: str | None = None, done: str | None = None) -> Project:
    """Return the project with other days of an action (YYYY-MM-DD, '' for none); None leaves a day as it is."""
    one = _found(project, id_)
    try:
        return _with(project, id_, due=one.due if due is None else due, done=one.done if done is None else done)
    except ValueError as error:
        raise UnusableJourney(message("action_day_impossible")) from error


def set_action_note(project: Project, id_: str, note: str) -> Project:
    """Return the project with another note on an action."""
    return _with(project, id_, note=note.strip())


def remove_actions(project: Project, ids: Collection[str]) -> Project:
    """Return the project without these actions."""
    gone = {_found(project, id_).id for id_ in ids}
    return changed(project, actions=tuple(one for one in project.actions if one.id not in gone))


def actions_about(project: Project, item: str) -> tuple[Action, ...]:
    """Return the actions that move this driver or experience."""
    return tuple(one for one in project.actions if one.item == item)


def _found(project: Project, id_: str) -> Action:
    found = next((one for one in project.actions if one.id == id_), None)
    if found is None:
        raise UnusableJourney(message("action_gone"))
    return found


def _with(project: Project, id_: str, **fields: object) -> Project:
    new = changed(_found(project, id_), **fields)
    actions = tuple(new if one.id == id_ else one for one in project.actions)
    return changed(project, actions=project.actions if actions == project.actions else actions)
