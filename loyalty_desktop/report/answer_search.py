"""Answers that can be filtered by, found by what somebody types: "Leeds" leads to the question that it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.folding import plan
from loyalty_desktop.journey.edit_filters import filter_of
from loyalty_desktop.journey.model import Filter, LoyaltyClass
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.report.filter_choices import FilterColumn, FilterKind
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.survey import Column, Survey

_CLASSES: tuple[LoyaltyClass, ...] = ("negative", "passive", "positive")
_MOST_LISTED = 400
"""Columns with more different answers than this are ids or amounts: nobody looks for one of them by its name."""


class AnswerPlace(msgspec.Struct, frozen=True):
    """One answer: of which column, in which way it is filtered by, the filter that it makes, and as it is shown."""

    column: FilterColumn
    kind: FilterKind
    chosen: Filter
    text: str
    found_by: str


def answer_places(survey: Survey, journey: Journey, columns: tuple[FilterColumn, ...]) -> tuple[AnswerPlace, ...]:
    """Return every answer, option, class and group that can be ticked in one of these columns."""
    return tuple(place for one in columns for place in _places(survey, journey, one))


def answers_found(places: tuple[AnswerPlace, ...], typed: str, most: int) -> tuple[AnswerPlace, ...]:
    """Return those that hold what was typed, those that begin with it first; nothing while nothing is typed."""
    wanted = match_text(typed)
    found = [one for one in places if wanted and wanted in one.found_by]
    found.sort(key=lambda one: not one.found_by.startswith(wanted))
    return tuple(found[:most])


def with_ticked(old: Filter | None, place: AnswerPlace | None, kind: FilterKind) -> Filter | None:
    """Return a filter with an answer that was found added to it; the answer alone where there was none."""
    if place is None or place.kind != kind:
        return old
    new = place.chosen
    if old is None or kind == "groups" or not (old.values or old.classes):
        return new
    classes = tuple(dict.fromkeys((*old.classes, *new.classes)))
    return changed(old, values=tuple(dict.fromkeys((*old.values, *new.values))), classes=classes)


def _places(survey: Survey, journey: Journey, one: FilterColumn) -> Iterator[AnswerPlace]:
    column = survey.column(one.key)
    if one.grouping:
        grouping = next(each for each in journey.groupings if each.id == one.grouping)
        for group in grouping.groups:
            yield _place(one, "groups", filter_of(grouping, group.name), group.name)
        return
    if "classes" in one.kinds:
        for code in _CLASSES:
            yield _place(one, "classes", Filter(one.key, classes=(code,)), class_name(code, journey.measure))
    kind = next((each for each in one.kinds if each in {"answers", "options"}), None)
    if column is not None and kind is not None:
        for text in _texts(column):
            yield _place(one, kind, Filter(one.key, (text,)), text)


def _place(one: FilterColumn, kind: FilterKind, chosen: Filter, text: str) -> AnswerPlace:
    return AnswerPlace(one, kind, chosen, text, match_text(text))


def _texts(column: Column) -> list[str]:
    if column.scale.kind == "multi":
        return [option.text for option in column.scale.options]
    answers = plan(column).answers
    return [one.text for one in answers] if len(answers) <= _MOST_LISTED else []
