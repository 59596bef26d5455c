"""What was told on the command line, applied to a journey and held against the answers.

A value that nobody gave, or a scale that is none, is no reason to be silent: whoever types figures' conditions
has to hear which of them did nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.errors import UnusableJourney, UsageError
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.expressions import (
    Told,
    called,
    columns_of,
    missing_of,
    one_column,
    roles_of,
    some_values,
    split_expression,
)
from loyalty_desktop.journey.measures import choose_measure, measure_of
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.suggest import with_roles
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.answers import values_like
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loyalty_desktop.journey.model import Filter, Journey, MeasureKind
    from loyalty_desktop.survey.survey import Column, Survey


def told_loyalty(survey: Survey, told: Told) -> Column | None:
    """Return the column that was told to be the loyalty question: --loyalty, else the last --map that says so."""
    if told.loyalty is not None:
        return one_column(survey, told.loyalty)
    found: list[Column] = []
    for text in told.roles:
        columns, role = roles_of(survey, text)
        found = [one for one in found if one not in columns]
        if role == "loyalty":
            found = [*columns, *found]
    return found[0] if found else None


def remeasured(journey: Journey, survey: Survey, told: Column | None, kind: MeasureKind | None) -> Journey:
    """Return the journey measured by the column that was told, or as `kind` asks.

    Without a column NPS and NRS only rename the question that the journey has; satisfaction takes the overall
    satisfaction. The same column keeps its cut-offs and its target, and no measure stays a driver.
    """
    column = told if told is not None else _column_for(journey, survey, kind)
    old = journey.measure
    if column is None:
        return journey if kind is None else edit.set_measure_kind(journey, kind)
    if column.key == old.column:
        return edit.set_measure(journey, changed(old, kind=kind or old.kind))
    return edit.set_measure(journey, measure_of(column, kind))


def _column_for(journey: Journey, survey: Survey, kind: MeasureKind | None) -> Column | None:
    current = survey.column(journey.measure.column) if journey.measure.column is not None else None
    if kind == "satisfaction" and (current is None or current.role != "overall_satisfaction"):
        present = (survey.column(one.column) for one in journey.overall if one.column is not None)
        overall = next((one for one in present if one is not None), None)
        current = overall or next(iter(survey.with_role("overall_satisfaction")), current)
    if current is None:
        proposed = choose_measure(survey, kind).column
        current = survey.column(proposed) if proposed is not None else None
    return current


def retold(journey: Journey, before: Survey, after: Survey, told: Told, kind: MeasureKind | None) -> Journey:
    """Return a project's journey with what the corrections of this run (`before` to `after`) change in it."""
    was = {column.key: column.correction.role for column in before.columns}
    altered = tuple(column for column in after.columns if column.correction.role != was[column.key])
    journey = msgspec.structs.replace(with_roles(journey, altered), measure=journey.measure)
    column = told_loyalty(after, told)
    if column is not None or kind is not None:
        return remeasured(journey, after, column, kind)
    own = next((one.role for one in altered if one.key == journey.measure.column), None)
    if own == "driver" or (own == "overall_satisfaction" and journey.measure.kind != "satisfaction"):
        return edit.set_measure(journey, choose_measure(after))
    return journey if own is None else edit.set_measure(journey, journey.measure)


def check_measure(journey: Journey, survey: Survey) -> None:
    """Raise UnusableJourney when the measure's column holds no ratings, so that there can be no score."""
    column = survey.column(journey.measure.column) if journey.measure.column is not None else None
    if column is not None and column.scale.kind not in RATINGS:
        raise UnusableJourney(message("loyalty_no_scale", column=called(column)))


def fits(journey: Journey, survey: Survey) -> bool:
    """Say whether the survey has every column that the journey names."""
    keys = [one.column for one in (*journey.drivers, *journey.overall)]
    keys += [one.column for one in journey.experiences]
    keys += [journey.measure.column, journey.weight, *(one.column for one in journey.filters)]
    keys += [key for one in journey.raking for key in one.columns]
    keys += [journey.economics.profit, journey.economics.frequency]
    return all(key is None or survey.column(key) is not None for key in keys)


def idle_words(survey: Survey, told: Told) -> tuple[Message, ...]:
    """Return a sentence for each value that was told and occurs nowhere, and each direction without a scale.

    Of several columns named together one that has the value is enough. Raises UsageError when no answer at all
    would mean yes.
    """
    return tuple(dict.fromkeys((*_idle_missing(survey, told), *_idle_yes(survey, told), *_idle_reverse(survey, told))))


def _idle_missing(survey: Survey, told: Told) -> Iterator[Message]:
    for text in told.missing:
        columns, rest = split_expression(survey, text)
        header = _header(columns, text, rest)
        for value, _reason in missing_of(text, rest):
            if not any(_given(one, value) or _chosen(one, value) for one in columns):
                yield message("value_nowhere", value=value, column=header)


def _idle_yes(survey: Survey, told: Told) -> Iterator[Message]:
    for text in told.yes:
        columns, rest = split_expression(survey, text)
        header = _header(columns, text, rest)
        values = some_values(text, rest)
        nowhere = [value for value in values if not any(_given(one, value) for one in columns)]
        if len(nowhere) == len(values):
            raise UsageError(message("yes_nowhere", values=", ".join(values), column=header))
        for value in nowhere:
            yield message("value_nowhere", value=value, column=header)


def _idle_reverse(survey: Survey, told: Told) -> Iterator[Message]:
    for header in told.reverse:
        columns = columns_of(survey, header)
        if all(one.scale.kind not in RATINGS for one in columns):
            yield message("reverse_no_scale", column=called(columns[0]) if len(columns) == 1 else header)


def _header(columns: tuple[Column, ...], text: str, rest: str) -> str:
    return called(columns[0]) if len(columns) == 1 else text[: len(text) - len(rest) - 1]


def absent_values(survey: Survey, one: Filter) -> tuple[str, ...]:
    """Return the values of a filter that nobody gave; of a question with several answers they are options."""
    column = survey.column(one.column)
    if column is None:
        return ()
    occurs = _chosen if column.scale.kind == "multi" else _given
    return tuple(value for value in one.values if not occurs(column, value))


def idle_filters(survey: Survey, filters: Iterable[Filter], respondents: int) -> tuple[Message, ...]:
    """Return what is to be said of filters: values that nobody gave, and filters that leave nobody."""
    found = []
    dead = False
    for one in filters:
        column = survey.column(one.column)
        name = called(column) if column is not None else one.column.heading
        absent = absent_values(survey, one)
        if not one.values:
            continue
        if len(absent) == len(one.values):
            dead = True
            found.append(message("filter_nobody", values=", ".join(one.values), column=name))
        else:
            found += [message("value_nowhere", value=value, column=name) for value in absent]
    if not respondents and not dead:
        found.append(message("filters_nobody"))
    return tuple(dict.fromkeys(found))


def _given(column: Column, value: str) -> bool:
    """Say whether somebody gave this answer; heading cells stand among the values, but nobody gave them."""
    return any(column.distinct.counts[at] for at in values_like(column.distinct, value))


def _chosen(column: Column, value: str) -> bool:
    return any(match_text(option.text) == match_text(value) for option in column.scale.options)
