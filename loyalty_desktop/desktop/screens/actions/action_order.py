"""The order of the actions by one column."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.journey.actions import ACTION_STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.actions_view import ActionRow

_Value: TypeAlias = "float | str | None"


def ordered(rows: Sequence[ActionRow], key: str, *, descending: bool) -> tuple[str, ...]:
    """Return the ids of the actions by a column; those without a value come last, ties keep their order."""
    pairs = [(_value(row, key), row.action.id) for row in rows]
    found = [pair for pair in pairs if pair[0] is not None]
    found.sort(key=lambda pair: pair[0], reverse=descending)  # type: ignore[arg-type, return-value]
    return (*(id_ for _found, id_ in found), *(id_ for value, id_ in pairs if value is None))


def _value(row: ActionRow, key: str) -> _Value:
    action = row.action
    if key == "points":
        shift = row.shift()
        return shift.points if shift is not None and row.state == "ranked" else None
    values: dict[str, _Value] = {
        "tick": float(row.counts),
        "name": action.name.casefold(),
        "now": None if row.lever is None else row.lever.now,
        "state": float(ACTION_STATES.index(action.state)),
        "owner": action.owner.casefold() or None,
        "due": action.due or None,
    }
    return values[key]
