"""A suggested role for a column, with how sure it is and why."""

from __future__ import annotations

from dataclasses import dataclass

from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.reading import Role

SURE, LIKELY = 0.85, 0.6


@dataclass(frozen=True, slots=True)
class Guess:
    """A suggested role, how sure it is (0..1) and why."""

    role: Role
    confidence: float
    why: Message


def because(id_: str, **args: str | int) -> Message:
    """Return the sentence that gives the reason of a guess."""
    return message(f"why_{id_}", **args)
