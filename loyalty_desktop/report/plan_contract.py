"""The JSON of what could be done and what is planned: `target`, `opportunities`, `actions` (README.md).

Shares are 0..1, points those of the overall score; what is hidden or impossible is null and keeps its n.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from loyalty_desktop.messages import message
from loyalty_desktop.report.actions_words import left_out_words
from loyalty_desktop.report.target_view import target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.combined import CombinedChange
    from loyalty_desktop.compute.levers import Lever
    from loyalty_desktop.compute.opportunity import Shift
    from loyalty_desktop.compute.planned import Planned
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.messages import Message
    from loyalty_desktop.report.actions_view import ActionRow, ActionsView

Json: TypeAlias = "dict[str, Any]"


def plan_json(
    results: Results,
    journey: Journey,
    found: Sequence[Lever],
    view: ActionsView,
    together: tuple[Planned, CombinedChange] | None,
) -> Json:
    """Return the three blocks; `together` is the common estimate of the ticked actions, None without one."""
    change = None if together is None else together[1]
    stands = target_of(results.loyalty, change)
    return {
        "target": None
        if stands is None
        else {
            "score": stands.target.score,
            "date": stands.target.date or None,
            "n": stands.n,
            "standing": stands.standing,
            "gap": stands.gap,
            "lacking": stands.lacking,
        },
        "opportunities": {
            "caption": _said(message("action_caption")),
            "items": [_lever(one, journey) for one in found],
        },
        "actions": {
            "items": [_action(row, journey) for row in view.rows],
            "together": None if together is None else _together(*together, view),
        },
    }


def _said(one: Message) -> Json:
    return {"id": one.id, "text": one.text()}


def _item(kind: str, id_: str, journey: Journey) -> Json:
    """Return the names by which drivers and experiences are known in the other blocks."""
    driver = journey.driver(id_) if kind == "driver" else None
    experience = next((one for one in journey.experiences if one.id == id_), None) if kind == "experience" else None
    column = driver.column if driver is not None else experience.column if experience is not None else None
    return {
        "kind": kind,
        "name": driver.name if driver is not None else experience.name if experience is not None else None,
        "column": column.heading if column is not None else None,
        "occurrence": column.occurrence if column is not None else None,
        "option": experience.option if experience is not None else None,
    }


def _lever(one: Lever, journey: Journey) -> Json:
    lift = one.lift
    return _item(one.kind, one.id, journey) | {
        "stage": one.stage,
        "driver": one.driver_name or None,
        "n": one.n,
        "count": one.count,
        "base_share": one.base_share,
        "now": one.now,
        "lift": {"points": lift.points, "low": lift.low, "high": lift.high, "p_adjusted": lift.p_adjusted},
        "goal": None if one.goal is None else _shift(one.shift_to(one.goal)),
        "everyone": _shift(one.shift_to(1.0)),
        "nobody": _shift(one.shift_to(0.0)),
        "state": one.state,
        "rank": one.rank,
        "flags": list(dict.fromkeys((*one.flags, *lift.flags))),
    }


def _shift(shift: Shift) -> Json:
    return {"share": shift.to_share, "points": shift.points, "low": shift.low, "high": shift.high}


def _action(row: ActionRow, journey: Journey) -> Json:
    action, shift = row.action, row.shift()
    kind = "driver" if action.driver is not None else "experience" if action.experience is not None else None
    return {
        "name": action.name,
        "about": None if kind is None or action.item is None else _item(kind, action.item, journey),
        "now": None if row.lever is None else row.lever.now,
        "target": row.share,
        "change": None if shift is None else {"points": shift.points, "low": shift.low, "high": shift.high},
        "figure": row.state,
        "reached": row.is_reached,
        "ticked": row.action.ticked,
        "state": action.state,
        "owner": action.owner or None,
        "due": action.due or None,
        "done": action.done or None,
        "note": action.note or None,
    }


def _together(planned: Planned, change: CombinedChange, view: ActionsView) -> Json:
    names = view.names
    rows = {row.action.item: row for row in view.rows if row.counts}
    fit = planned.effect.fit
    effects = {} if fit is None else {one.name: one for one in fit.coefficients}
    return {
        "n": change.n,
        "base_share": change.base_share,
        "rows_left_out": planned.effect.everybody - change.n,
        "points": change.points,
        "low": change.low,
        "high": change.high,
        "items": [
            {
                "action": names.get(id_, id_),
                "now": lever.now if (lever := rows[id_].lever) is not None else None,
                "target": rows[id_].share,
                "now_among_these": now,
                "effect": effects[id_].value if id_ in effects else None,
                "se": effects[id_].se if id_ in effects else None,
            }
            for id_, now in planned.effect.now
        ],
        "left_out": [
            {"action": names.get(id_, id_), "reason": why} | _said(told)
            for (id_, why), told in zip(planned.left_out, left_out_words(planned, names), strict=True)
        ],
        "flags": list(change.flags),
    }
