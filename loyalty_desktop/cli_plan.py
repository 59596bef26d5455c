"""What the command line adds to an analysis about what could be done and what is planned."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.compute.planned import planned
from loyalty_desktop.report.actions_view import ActionsView, actions_view
from loyalty_desktop.report.plan_contract import plan_json
from loyalty_desktop.report.plan_text import plan_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.levers import Lever
    from loyalty_desktop.compute.planned import Planned
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.project import Project


@dataclass(frozen=True, slots=True)
class Plan:
    """Opportunities, the actions of a project, and the common estimate of those that are ticked."""

    results: Results
    journey: Journey
    levers: tuple[Lever, ...]
    view: ActionsView
    together: tuple[Planned, CombinedChange] | None


def plan_of(counter: Counter, journey: Journey, results: Results, project: Project | None) -> Plan:
    """Return what could be done about these results, and what the project has of it."""
    found = levers(results)
    actions = project.actions if project is not None else ()
    view = actions_view(actions, found, journey, dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat())
    return Plan(results, journey, found, view, _together(counter, journey, view))


def _together(counter: Counter, journey: Journey, view: ActionsView) -> tuple[Planned, CombinedChange] | None:
    steps = view.steps
    found = planned(counter, journey, tuple(steps)) if steps else None
    return None if found is None else (found, found.change_by(steps))


def actions_json(plan: Plan) -> dict[str, Any]:
    """Return `target`, `opportunities` and `actions` of the JSON."""
    return plan_json(plan.results, plan.journey, plan.levers, plan.view, plan.together)


def actions_text(plan: Plan) -> str:
    """Return what a terminal shows of it."""
    return plan_text(plan.results, plan.levers, plan.view, plan.together)
