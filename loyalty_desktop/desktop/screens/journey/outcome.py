"""What letting go of something would lead to, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.messages import Message

Chosen: TypeAlias = tuple[str, str]
"""What is chosen after the drop: its kind (stage, driver, experience) and its id."""


@dataclass(frozen=True, slots=True, eq=False)
class Landing:
    """The outcome of a drop; without a project it is refused, and `text` says why.

    `together` are the ids of all that landed, if it was more than one.
    """

    text: str
    step: Message | None = None
    project: Project | None = None
    chosen: Chosen | None = None
    together: tuple[str, ...] = ()
