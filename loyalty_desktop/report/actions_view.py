"""The table of actions as values: what each is about, where that stands now, what its target would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.levers import Lever, LeverState
from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.journey.actions import ACTION_STATES, Action, ActionState
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.shown_names import shown_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.compute.opportunity import Shift
    from loyalty_desktop.journey.model import Journey

RowState: TypeAlias = LeverState | Literal["free", "gone", "none"]
_STEP, _ROOM, _LEAST_POINTS = 0.2, 0.1, 4.0
_ALIKE = 1e-9
_OPEN: frozenset[ActionState] = frozenset({"considered", "running"})


class ActionRow(msgspec.Struct, frozen=True):
    """One action with its figures.

    `state` is that of its lever; `free` it is about nothing that is measured, `gone` about something that the journey
    no longer has, `none` there are no figures at all.

    `share` is the target share in force, the one that was set or ten points from now; None without a lever.
    `item` is what it is about, `item_short` the same where there is little room; '' for an action of its own.
    """

    action: Action
    lever: Lever | None
    state: RowState
    item: str
    item_short: str
    share: float | None
    is_late: bool = False
    is_twin: bool = False
    """Whether an earlier ticked action is about the same: it is counted once."""
    is_filtered: bool = False
    """Whether the figures are of some respondents only, whom no target was set for."""

    @property
    def can_be_ticked(self) -> bool:
        """Whether the action can count in the estimate of all together."""
        return self.lever is not None and self.lever.state != "hidden"

    @property
    def counts(self) -> bool:
        """Whether it does count: not where its target is reached, as nothing is left to gain by it."""
        return self.action.ticked and self.can_be_ticked and not self.is_twin and not self.is_done_with

    @property
    def is_reached(self) -> bool:
        """Whether its target is reached in the survey that is shown."""
        return self.reaches(self.share)

    @property
    def is_done_with(self) -> bool:
        """Whether nothing is left to gain by its target."""
        return not self._leaves_gain(self.share)

    def reaches(self, share: float | None) -> bool:
        """Whether the present share is at or beyond this one, seen the way that raises the score.

        Of an experience that way is known only where its difference is beyond chance.
        """
        lever = self.lever
        if not self.action.id or lever is None or lever.now is None or share is None or self.state == "hidden":
            return False
        way = 1 if lever.kind == "driver" else 0
        if lever.kind == "experience" and self.state == "ranked":
            way = 1 if (lever.lift.points or 0.0) > 0 else -1
        return bool(way) and (lever.now - share) * way >= -_ALIKE

    def _leaves_gain(self, share: float | None) -> bool:
        """Whether something can be gained by this share: not by what undecided experiences would lose."""
        if self.reaches(share):
            return False
        if not self.action.id or self.lever is None or share is None or self.lever.kind == "driver":
            return True
        return self.state not in {"undetermined", "small"} or (self.lever.shift_to(share).points or 0.0) >= -_ALIKE

    def shift(self, share: float | None = None) -> Shift | None:
        """Return what another target share would bring, or the one in force; None without a figure.

        A share that is reached already brings nothing more, and takes nothing away.
        """
        goal = self.share if share is None else share
        if self.lever is None or goal is None or self.lever.state == "hidden" or not self._leaves_gain(goal):
            return None
        found = self.lever.shift_to(goal)
        return None if found.points is None else found


class ActionsView(msgspec.Struct, frozen=True):
    """All actions in the order of the project, how many are in which state, and the axes of sliders and bars."""

    rows: tuple[ActionRow, ...]
    counts: tuple[tuple[ActionState, int], ...]
    shares: Axis
    points: Axis

    @property
    def steps(self) -> dict[str, float]:
        """How far the items that count in the common estimate are to move, in the order of the actions."""
        return {
            row.action.item: row.share - row.lever.now
            for row in self.rows
            if row.counts
            and row.action.item is not None
            and row.share is not None
            and row.lever is not None
            and row.lever.now is not None
        }

    @property
    def names(self) -> dict[str, str]:
        """What actions are called, by the id of what they are about; the first one that is ticked names it."""
        named = [row for row in self.rows if row.action.item is not None]
        named.sort(key=lambda row: row.counts)
        found: dict[str, str] = {}
        for row in named:
            if row.counts or row.action.item not in found:
                found[row.action.item or ""] = row.action.name
        return found

    def row(self, id_: str | None) -> ActionRow | None:
        """Return the row of one action."""
        return next((one for one in self.rows if one.action.id == id_), None)


def actions_view(actions: Sequence[Action], levers: Sequence[Lever], journey: Journey, today: str) -> ActionsView:
    """Return the table; without levers (no figures) every action that is about something has no figure."""
    by_id = {one.id: one for one in levers}
    names = item_names(journey)
    filtered = bool(journey.filters)
    rows = tuple(msgspec.structs.replace(_row(one, by_id, names, today), is_filtered=filtered) for one in actions)
    seen: set[str] = set()
    for at, row in enumerate(rows):
        if row.action.item is not None and row.counts:
            if row.action.item in seen:
                rows = (*rows[:at], msgspec.structs.replace(row, is_twin=True), *rows[at + 1 :])
            seen.add(row.action.item)
    counts = tuple((state, sum(one.action.state == state for one in rows)) for state in ACTION_STATES)
    return ActionsView(rows, counts, _share_axis(rows), point_axis(rows))


def item_names(journey: Journey) -> dict[str, tuple[str, str]]:
    """Return what drivers and experiences are called, in full and short, by id."""
    found: dict[str, tuple[str, str]] = {}
    for parts in (
        [(one.id, one.name, one.column) for one in journey.drivers],
        [(one.id, one.name, one.column) for one in journey.experiences],
    ):
        shown = shown_names([(name, column) for _id, name, column in parts])
        found |= {part[0]: (name.full, name.short) for part, name in zip(parts, shown, strict=True)}
    return found


def not_planned(levers: Sequence[Lever], actions: Sequence[Action], journey: Journey) -> tuple[ActionRow, ...]:
    """Return what is no action yet, with its usual target: first what is ranked, then what is not, the hidden last."""
    taken = {one.item for one in actions}
    names = item_names(journey)
    free = [one for one in levers if one.id not in taken]
    free.sort(key=lambda one: one.state == "hidden")
    by_id = {one.id: one for one in free}
    return tuple(_row(_action_of(one), by_id, names, "") for one in free)


def _action_of(lever: Lever) -> Action:
    is_driver = lever.kind == "driver"
    return Action(
        "",
        lever.name,
        driver=lever.id if is_driver else None,
        experience=None if is_driver else lever.id,
        target=lever.goal,
    )


def _row(action: Action, levers: Mapping[str, Lever], names: Mapping[str, tuple[str, str]], today: str) -> ActionRow:
    late = bool(action.due) and action.due < today and action.state in _OPEN
    if action.item is None:
        return ActionRow(action, None, "free", "", "", None, late)
    lever = levers.get(action.item)
    name, short = names.get(action.item, ("", ""))
    if lever is None:
        state: RowState = "none" if action.item in names else "gone"
        return ActionRow(action, None, state, name, short, action.target, late)
    share = action.target if action.target is not None else lever.goal
    return ActionRow(action, lever, lever.state, name, short, share, late)


def _share_axis(rows: Sequence[ActionRow]) -> Axis:
    """Return one axis for all sliders, from 0 to a whole fifth with room beyond the farthest share."""
    ends = [share for row in rows if row.lever is not None for share in (row.lever.now, row.share) if share is not None]
    steps = int(max(0.0, max(ends, default=0.0) + _ROOM - 1e-9) / _STEP) + 1
    end = min(1.0, max(0.4, round_half_away(steps * _STEP, 1)))
    return Axis(0.0, end, (0.0, end))


def point_axis(rows: Sequence[ActionRow]) -> Axis:
    """Return one axis for all bars, that covers 0 and every interval."""
    found = [shift for row in rows if (shift := row.shift()) is not None]
    values = [one for shift in found for one in (shift.points, shift.low, shift.high) if one is not None]
    return nice_axis(min(0.0, *values, 0.0), max(_LEAST_POINTS, *values, 0.0), most=5)
