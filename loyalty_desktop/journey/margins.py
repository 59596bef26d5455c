"""Known shares as the columns and the groups that they are of change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey.model import Grouping, Margin
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.reading import ColumnKey


def margin_mark(margin: Margin) -> frozenset[ColumnKey | str]:
    """Return what tells one margin from another: its columns, or the ids of its groupings, in any order."""
    return frozenset(one.id if isinstance(one, Grouping) else one for one in margin.by)


def margin_on(margin: Margin, new: Callable[[ColumnKey], ColumnKey]) -> Margin:
    """Return a margin on other columns."""
    crossed = margin.crossed
    if crossed is not None:
        column = new(crossed.column)
        crossed = changed(crossed, column=column, grouping=_grouping_on(crossed.grouping, column))
    column = new(margin.column)
    return changed(margin, column=column, grouping=_grouping_on(margin.grouping, column), crossed=crossed)


def _grouping_on(grouping: Grouping | None, column: ColumnKey) -> Grouping | None:
    return None if grouping is None else changed(grouping, column=column)


def following_groups(margins: tuple[Margin, ...], old: Grouping, new: Grouping) -> tuple[Margin, ...]:
    """Return margins whose groups are changed as the user changed these; shares follow a group that is renamed.

    The share of a group that is no more stays, so that it is told and not lost.
    """
    kept = {match_text(one.name) for one in new.groups}
    content = {(one.values, one.low, one.high): one.name for one in new.groups}
    names = {
        match_text(one.name): content[one.values, one.low, one.high]
        for one in old.groups
        if match_text(one.name) not in kept and (one.values, one.low, one.high) in content
    }

    def renamed(name: str) -> str:
        return names.get(match_text(name), name)

    found = []
    for margin in margins:
        one, crossed = margin, margin.crossed
        if one.grouping is not None and one.grouping.id == new.id:
            one = changed(one, grouping=new, shares=tuple((renamed(name), share) for name, share in one.shares))
        if crossed is not None and crossed.grouping is not None and crossed.grouping.id == new.id:
            answers = tuple(renamed(name) for name in crossed.answers)
            one = changed(one, crossed=changed(crossed, grouping=new, answers=answers))
        found.append(one)
    return tuple(found)
