"""What is to be done about loyalty, as values: an action, what it is meant to move and how far, who does it by when."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

import msgspec

ActionState: TypeAlias = Literal["considered", "running", "done", "verified", "dropped"]
ACTION_STATES: tuple[ActionState, ...] = ("considered", "running", "done", "verified", "dropped")


class Action(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something to be done. It moves a driver or an experience of the journey, by id, or nothing that is measured.

    What it is about stays named even when the journey no longer has it: the action is kept, only its figures go.
    """

    id: str
    name: str
    driver: str | None = None
    experience: str | None = None
    target: float | None = None
    """The share (0..1) to be reached: Top2 of a driver, incidence of an experience; None leaves it to the program."""
    ticked: bool = False
    """Whether it counts in the estimate of all actions together."""
    state: ActionState = "considered"
    owner: str = ""
    due: str = ""
    """By when (YYYY-MM-DD; '' while undecided)."""
    done: str = ""
    """When it was done."""
    note: str = ""
    planned: str = ""
    """The wave that was shown when it was planned, by its name; '' where nobody kept it: then the open one."""

    def __post_init__(self) -> None:
        if self.driver is not None and self.experience is not None:
            msg = "an action is about a driver or about an experience, not both"
            raise ValueError(msg)
        if self.target is not None:
            if not 0 <= self.target <= 1:
                msg = "a target share lies between 0 and 1"
                raise ValueError(msg)
            msgspec.structs.force_setattr(self, "target", float(self.target))  # 1 and 1.0 are written alike
        for day in (self.due, self.done):
            if day and dt.date.fromisoformat(day).isoformat() != day:
                msg = "a day reads YYYY-MM-DD"
                raise ValueError(msg)

    @property
    def item(self) -> str | None:
        """The id of what it moves; None for an action that nothing in the survey measures."""
        return self.driver if self.driver is not None else self.experience
