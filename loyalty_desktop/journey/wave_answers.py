"""What is chosen by answers, as another wave has and words them: filters, own groups, known shares, experiences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Experience, Filter, Margin
    from loyalty_desktop.journey.wave_pairs import ColumnPairs
    from loyalty_desktop.survey.reading import ColumnKey


def answer_there(pairs: ColumnPairs, column: ColumnKey, text: str) -> str:
    """Return how the wave words an answer of the open survey; the same unless somebody said otherwise."""
    wanted = match_text(text)
    found = (one for one in pairs.reworded if one.column == column and match_text(one.here) == wanted)
    return next((one.there for one in found), text)


def answers_here(pairs: ColumnPairs, column: ColumnKey) -> dict[str, str]:
    """Return how the open survey words the answers of the wave that it words otherwise, by what they match."""
    return {match_text(one.there): one.here for one in pairs.reworded if one.column == column}


def filter_there(one: Filter, pairs: ColumnPairs) -> Filter | None:
    """Return a filter by the wave's column and words; None where it lacks the column."""
    column = pairs.there.get(one.column)
    return None if column is None else changed(one, column=column, values=_values(one.values, one.column, pairs))


def filters_there(filters: tuple[Filter, ...], pairs: ColumnPairs) -> tuple[Filter, ...] | None:
    """Return filters by the wave's columns and words; None where it lacks a column of one."""
    found = tuple(filter_there(one, pairs) for one in filters)
    return None if any(one is None for one in found) else tuple(one for one in found if one is not None)


def grouping_there(by: ColumnKey | Grouping, pairs: ColumnPairs) -> ColumnKey | Grouping | None:
    """Return what tells groups apart in the wave; None where it lacks the column."""
    if not isinstance(by, Grouping):
        return pairs.there.get(by)
    return own_groups_there(by, pairs)


def own_groups_there(by: Grouping, pairs: ColumnPairs) -> Grouping | None:
    """Return groups of one's own by the wave's column and words; None where it lacks the column."""
    column = pairs.there.get(by.column)
    if column is None:
        return None
    groups = tuple(changed(one, values=_values(one.values, by.column, pairs)) for one in by.groups)
    return changed(by, column=column, groups=groups)


def margins_there(margins: tuple[Margin, ...], pairs: ColumnPairs) -> tuple[Margin, ...]:
    """Return known shares by the wave's columns and words; () where it lacks the column of one."""
    if any(key not in pairs.there for one in margins for key in one.columns):
        return ()
    return tuple(_margin_there(one, pairs) for one in margins)


def _margin_there(one: Margin, pairs: ColumnPairs) -> Margin:
    """Return known shares by the wave's columns and words; groups of one's own keep their names."""
    crossed, grouping, shares = one.crossed, one.grouping, one.shares
    if grouping is None:
        shares = tuple((answer_there(pairs, one.column, text), share) for text, share in shares)
    else:
        grouping = own_groups_there(grouping, pairs)
    if crossed is not None:
        own, answers = crossed.grouping, crossed.answers
        if own is None:
            answers = _values(answers, crossed.column, pairs)
        else:
            own = own_groups_there(own, pairs)
        crossed = changed(crossed, column=pairs.there[crossed.column], grouping=own, answers=answers)
    return changed(one, column=pairs.there[one.column], shares=shares, grouping=grouping, crossed=crossed)


def experience_there(one: Experience, pairs: ColumnPairs) -> Experience:
    """Return an experience by the wave's column, and option if it is one; without a column where it has none."""
    column = None if one.column is None else pairs.there.get(one.column)
    if column is None or one.column is None or one.option is None:
        return changed(one, column=column)
    return changed(one, column=column, option=answer_there(pairs, one.column, one.option))


def _values(values: tuple[str, ...], column: ColumnKey, pairs: ColumnPairs) -> tuple[str, ...]:
    return tuple(answer_there(pairs, column, text) for text in values)
