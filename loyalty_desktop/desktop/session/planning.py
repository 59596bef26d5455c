"""Taking up what somebody looks at as an action of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.journey.edit_actions import actions_about, add_action, new_action_id
from loyalty_desktop.journey.edit_waves import names_of
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import Workspace


def plan(workspace: Workspace, item: str) -> str | None:
    """Make a driver or an experience, by id, an action with its usual target; return the id of the action.

    One that is an action already is left as it is. None where the journey has no such item.
    """
    project = workspace.state.project
    known = actions_about(project, item)
    if known:
        return known[0].id
    journey, results = project.journey, workspace.state.results
    driver = journey.driver(item)
    experience = next((one for one in journey.experiences if one.id == item), None)
    found = driver or experience
    if found is None:
        return None
    lever = next((one for one in levers(results) if one.id == item), None) if results is not None else None
    goal = None if lever is None else lever.goal  # not rounded: its points are to stay those it was chosen for
    action = Action(
        "",
        found.name,
        driver=item if driver is not None else None,
        experience=item if driver is None else None,
        target=goal,
        planned=wave_shown(workspace),
    )
    id_ = new_action_id(project, action)
    workspace.edit(message("step_add_action", name=found.name), add_action(project, action))
    return id_


def wave_shown(workspace: Workspace) -> str:
    """Return the name of the wave that is shown, which an action is planned on: of periods the last; '' without one."""
    project, counter = workspace.state.project, workspace.counter
    if project.waves.by is None or counter is None:
        return next(iter(names_of(project)), "")
    from loyalty_desktop.compute.wave_periods import periods_of  # noqa: PLC0415 - brings numpy

    try:
        return periods_of(counter, project.waves.by)[-1].name
    except LoyaltyError:  # the column is gone, or makes no waves any more: nothing is compared either
        return ""


def is_planned(workspace: Workspace, item: str | None) -> bool:
    """Say whether a driver or an experience is an action already."""
    return item is not None and bool(actions_about(workspace.state.project, item))
