"""Experiences that are one option of a question, after its options were put together, parted or called otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.journey.parts import changed
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Experience, Journey
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.scale import Option
    from loyalty_desktop.survey.survey import Survey


def options_differ(old: Survey, new: Survey) -> bool:
    """Say whether a question has other options than it had."""
    return any(
        before is not None and _texts(before.scale.options) != _texts(column.scale.options)
        for column in new.columns
        if (before := old.column(column.key)) is not column
    )


def with_options(journey: Journey, old: Survey, new: Survey) -> Journey:
    """Return the journey in which each experience is the option that its own answers went into.

    Two experiences of one driver that became the same option are one; an option that is nowhere stays as it is drawn.
    """
    followed = [_followed(one, old, new) for one in journey.experiences]
    seen = {_place(one) for one, before in zip(followed, journey.experiences, strict=True) if one is before}
    kept: list[Experience] = []
    for one, before in zip(followed, journey.experiences, strict=True):
        if one is not before and _place(one) in seen:
            continue
        seen.add(_place(one))
        kept.append(one)
    same = len(kept) == len(journey.experiences) and all(
        one is other for one, other in zip(kept, journey.experiences, strict=True)
    )
    return journey if same else changed(journey, experiences=tuple(kept))


def _place(one: Experience) -> tuple[ColumnKey | None, str, str | None]:
    return one.column, match_text(one.option or ""), one.driver


def _followed(one: Experience, old: Survey, new: Survey) -> Experience:
    if one.option is None or one.column is None:
        return one
    before = _option(old, one.column, one.option)
    if before is None or _option(new, one.column, one.option) is not None:
        return one
    column = new.column(one.column)
    found = None if column is None else _holding(before, column.scale.options)
    if found is None:
        return one
    name = found.text if one.name == one.option else one.name
    return changed(one, option=found.text, name=name)


def _option(survey: Survey, key: ColumnKey, text: str) -> Option | None:
    column = survey.column(key)
    options = column.scale.options if column is not None else ()
    return next((one for one in options if match_text(one.text) == match_text(text)), None)


def _holding(before: Option, options: tuple[Option, ...]) -> Option | None:
    """Return the option that holds all cells of one that is gone, the nearest of several."""
    fitting = [
        one for one in options if len(one.members) == len(before.members) and not np.any(before.members & ~one.members)
    ]
    return min(fitting, key=lambda one: int(one.members.sum()), default=None)


def _texts(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(one.text for one in options)
