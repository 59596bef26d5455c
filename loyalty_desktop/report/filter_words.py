"""Filters in words: who the figures are about, as chips, files and the command line print it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext
from loyalty_desktop.report.days import day_text
from loyalty_desktop.report.figures import number_text
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from loyalty_desktop.journey.model import Filter, Grouping, Measure
    from loyalty_desktop.survey.reading import ColumnKey

_ = gettext
_AS_IN_FILE: Mapping[ColumnKey, str] = MappingProxyType({})


def filter_words(
    one: Filter, measure: Measure, groupings: Sequence[Grouping] = (), names: Mapping[ColumnKey, str] = _AS_IN_FILE
) -> str:
    """Return what a filter lets pass: "Gender: Women", "Age: 20–39", "Comment holds “staff”", "Not City: Kyoto".

    A filter that is one of the user's own groups is called by the group's name. `names` has shorter names of columns
    than their headings.
    """
    own = _own_group(one, groupings)
    said = own or " · ".join(_said(one, measure)) or _("answered")
    if one.classes and not own:
        return _("Not {what}").format(what=said) if one.inverted else said
    column = names.get(one.column, one.column.heading)
    is_itself = match_text(said) == match_text(column)  # a box to tick, whose only answer is its own name
    told = said if is_itself else _("{column}: {what}").format(column=column, what=said)
    return _("Not {what}").format(what=told) if one.inverted else told


def base_words(
    filters: Sequence[Filter],
    measure: Measure,
    groupings: Sequence[Grouping] = (),
    names: Mapping[ColumnKey, str] = _AS_IN_FILE,
) -> str:
    """Return what all filters together let pass; '' without a filter."""
    return " · ".join(filter_words(one, measure, groupings, names) for one in filters)


def _own_group(one: Filter, groupings: Sequence[Grouping]) -> str:
    """Return the name of the user's own group that the filter is made of, '' if it is made of none."""
    for grouping in groupings:
        if grouping.column == one.column and not (one.since or one.until or one.contains or one.classes):
            for group in grouping.groups:
                if (group.values, group.low, group.high) == (one.values, one.low, one.high):
                    return group.name
    return ""


def _said(one: Filter, measure: Measure) -> Iterator[str]:
    if one.values:
        yield _(", ").join(one.values)
    if one.low is not None or one.high is not None:
        yield _range("" if one.low is None else number_text(one.low), "" if one.high is None else number_text(one.high))
    if one.since or one.until:
        yield _range(*(day_text(day) if day else "" for day in (one.since, one.until)))
    if one.contains:
        yield _("holds “{words}”").format(words=one.contains)
    if one.classes:
        yield _(", ").join(class_name(code, measure) for code in one.classes)


def _range(first: str, last: str) -> str:
    if not last:
        return _("from {first} on").format(first=first)
    if not first:
        return _("up to {last}").format(last=last)
    return first if first == last else _("{first}–{last}").format(first=first, last=last)
