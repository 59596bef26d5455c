"""Taking up what somebody looks at as an action of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.journey.edit_actions import actions_about, add_action
from loyalty_desktop.journey.edit_waves import names_of
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.desktop.session.workspace import Workspace


def plan(workspace: Workspace, item: str) -> str | None:
    """Make a driver or an experience, by id, an action with its usual target; return the id of the action.

    One that is an action already is left as it is. None where the journey has no such item.
    """
    return plan_several(workspace, (item,))


def plan_several(workspace: Workspace, items: Sequence[str]) -> str | None:
    """Make drivers and experiences actions, all in one step; return the id of the first one's action."""
    before = project = workspace.state.project
    wanted = [action for item in items if (action := _action(workspace, item)) is not None]
    new = [action for action in wanted if not actions_about(before, action.item or "")]
    for action in new:
        project = add_action(project, action)
    if len(new) == 1:
        workspace.edit(message("step_add_action", name=new[0].name), project)
    elif new:
        workspace.edit(message("step_add_actions", count=len(new)), project)
    return actions_about(project, wanted[0].item or "")[0].id if wanted else None


def _action(workspace: Workspace, item: str) -> Action | None:
    """Return the action that a driver or an experience would be; None where the journey has no such item."""
    journey, results = workspace.state.journey, workspace.state.results
    driver = journey.driver(item)
    found = driver or next((one for one in journey.experiences if one.id == item), None)
    if found is None:
        return None
    lever = next((one for one in levers(results) if one.id == item), None) if results is not None else None
    return Action(
        "",
        found.name,
        driver=item if driver is not None else None,
        experience=item if driver is None else None,
        target=None if lever is None else lever.goal,  # not rounded: its points stay those it was chosen for
        ticked=lever is not None and lever.state != "hidden",  # what is added is in the estimate at once
        planned=wave_shown(workspace),
    )


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
