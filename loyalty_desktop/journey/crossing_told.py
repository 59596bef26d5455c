"""What is said where another wave is shown: what it has no column for, and what is there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey.part_columns import name_of
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.left_behind import LeftBehind
    from loyalty_desktop.journey.model import Journey

_MOST_NAMES = 6


def left_told(left: LeftBehind, journey: Journey, name: str) -> tuple[Message, ...]:
    """Return what the wave of this name has no column for, and that it is kept; () where it has all columns."""
    told = list[Message]()
    parts = [name_of(journey, one.id) or one.column.heading for one in left.parts if one.instead is None]
    lists = (
        ("wave_left_parts", parts),
        ("wave_left_groups", [one.grouping.name for one in left.groupings]),
        ("wave_left_views", [one.name for one in left.views]),
    )
    for id_, names in lists:
        if names:
            told.append(message(id_, wave=name, names=_listed(names)))
    if left.opposed:
        told.append(message("wave_left_opposed", wave=name))
    told += [message("wave_left_by", wave=name, column=one.column.heading) for one in left.by]
    if told or left.weights or left.raking:
        told.append(message("wave_left_kept"))
    return tuple(told)


def back_told(names: Sequence[str]) -> tuple[Message, ...]:
    """Return what is there again."""
    return (message("wave_left_back", names=_listed(names)),) if names else ()


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
