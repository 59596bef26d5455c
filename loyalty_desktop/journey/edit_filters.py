"""Edits of whom the figures are about: filters one by one, named choices of them, groups of one's own."""

from __future__ import annotations

from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.edit_measure import following, set_filters
from loyalty_desktop.journey.margins import following_groups
from loyalty_desktop.journey.model import Filter, Group, Grouping, Journey
from loyalty_desktop.journey.parts import changed, fresh, needed_name
from loyalty_desktop.journey.project import Project, View
from loyalty_desktop.messages import message
from loyalty_desktop.survey.reading import ColumnKey


def put_filter(journey: Journey, new: Filter, at: int | None = None) -> Journey:
    """Return the journey with a filter in place of the one at `at`; None, or a place behind the last, adds it."""
    filters = list(journey.filters)
    if at is not None and 0 <= at < len(filters):
        filters[at] = new
    elif new not in filters:
        filters.append(new)
    return set_filters(journey, dict.fromkeys(filters))


def drop_filter(journey: Journey, at: int) -> Journey:
    """Return the journey without the filter at this place."""
    return set_filters(journey, (one for place, one in enumerate(journey.filters) if place != at))


def keep_view(project: Project, name: str, filters: tuple[Filter, ...] | None = None) -> Project:
    """Return the project with filters, its present ones, kept under a name; one of that name is replaced.

    Raises UnusableJourney when the name is empty, or when there is no filter to be kept.
    """
    name = needed_name(name)
    kept = project.journey.filters if filters is None else filters
    if not kept:
        raise UnusableJourney(message("view_without_filters"))
    view = View(name, kept)
    names = [one.name for one in project.views]
    views = tuple(view if one.name == name else one for one in project.views)
    return changed(project, views=views if name in names else (*project.views, view))


def take_view(project: Project, name: str) -> Project:
    """Return the project with the filters that are kept under this name; the same project where there are none.

    Those of classes are about the present loyalty question, as another may have been chosen since.
    """
    found = next((one for one in project.views if one.name == name), None)
    if found is None:
        return project
    filters = following(found.filters, project.journey.measure)
    return changed(project, journey=set_filters(project.journey, filters))


def drop_view(project: Project, name: str) -> Project:
    """Return the project without the named choice; the filters in force stay."""
    return changed(project, views=tuple(one for one in project.views if one.name != name))


def add_grouping(journey: Journey, name: str, column: ColumnKey, groups: tuple[Group, ...]) -> Journey:
    """Return the journey with groups of one's own made of a column's answers; raises UnusableJourney."""
    new = Grouping(fresh(f"g:{column.heading}", {one.id for one in journey.groupings}), "", column)
    return changed(journey, groupings=(*journey.groupings, _named(new, name, groups)))


def set_grouping(journey: Journey, id_: str, name: str, groups: tuple[Group, ...]) -> Journey:
    """Return the journey with the name and the groups of a grouping replaced; raises UnusableJourney.

    Known shares of its groups follow it.
    """
    found = next((one for one in journey.groupings if one.id == id_), None)
    if found is None:
        raise UnusableJourney(message("grouping_gone"))
    new = _named(found, name, groups)
    groupings = tuple(new if one.id == id_ else one for one in journey.groupings)
    return changed(journey, groupings=groupings, raking=following_groups(journey.raking, found, new))


def drop_grouping(journey: Journey, id_: str) -> Journey:
    """Return the journey without a grouping; filters and known shares of it stay, as they name the answers."""
    return changed(journey, groupings=tuple(one for one in journey.groupings if one.id != id_))


def filter_of(grouping: Grouping, group: str) -> Filter:
    """Return the filter that lets a group of one's own pass; raises UnusableJourney when there is no such group."""
    found = next((one for one in grouping.groups if one.name == group), None)
    if found is None:
        raise UnusableJourney(message("grouping_gone"))
    return Filter(grouping.column, found.values, found.low, found.high)


def _named(grouping: Grouping, name: str, groups: tuple[Group, ...]) -> Grouping:
    """Return the grouping with tidy names; every group needs a name of its own and something that belongs to it."""
    tidy = tuple(changed(one, name=needed_name(one.name)) for one in groups)
    names = [one.name for one in tidy]
    twice = next((one for one in names if names.count(one) > 1), None)
    if twice is not None:
        raise UnusableJourney(message("groups_named_alike", name=twice))
    empty = next((one.name for one in tidy if not one.values and one.low is None and one.high is None), None)
    if empty is not None:
        raise UnusableJourney(message("group_empty", name=empty))
    if not tidy:
        raise UnusableJourney(message("grouping_without_groups"))
    return changed(grouping, name=needed_name(name), groups=tidy)
