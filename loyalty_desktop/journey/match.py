"""A journey drawn before there was a survey, or on another wave, is given the columns of this one.

What has a column here is left alone. The rest gets the column whose heading or name is the same, or else the one
whose words are clearly most alike, never one that is used already. What was guessed and what was not found is
told, part by part, for a screen to list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.journey.edit_measure import following
from loyalty_desktop.journey.margins import margin_on
from loyalty_desktop.journey.match_options import match_options, match_to_options
from loyalty_desktop.journey.measures import choose_measure, measure_of
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.journey.pairing import HEADINGS, Want, pair, same_key
from loyalty_desktop.journey.parts import changed, with_driver, with_experience
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.roles import LIKELY, loyalty_kind
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Driver, Experience
    from loyalty_desktop.survey.reading import ColumnKey, Role
    from loyalty_desktop.survey.survey import Column, Survey

Part: TypeAlias = Literal["measure", "driver", "experience", "filter", "weight", "raking", "economics"]


class Finding(msgspec.Struct, frozen=True):
    """What is to be told about one part: its kind, its id (drivers, experiences) or heading, and the sentence."""

    part: Part
    id: str
    message: Message


class Matched(msgspec.Struct, frozen=True):
    """The journey with the columns of a survey; `guesses` are to be looked at, `unmatched` to be done by hand."""

    journey: Journey
    guesses: tuple[Finding, ...] = ()
    unmatched: tuple[Finding, ...] = ()


def match_journey(journey: Journey, survey: Survey) -> Matched:
    """Return `journey` with every part that lacks a column of `survey` given the one that fits, if one does."""
    matched = Matched(journey)
    for step in (_measure, _drivers, _experiences, _options, _filters, _weight, _raking, _economics):
        new = step(matched.journey, survey)
        matched = Matched(new.journey, matched.guesses + new.guesses, matched.unmatched + new.unmatched)
    return matched


def _measure(journey: Journey, survey: Survey) -> Matched:
    old = journey.measure
    if old.column is not None and survey.column(old.column) is not None:
        return Matched(journey)
    name = old.column.heading if old.column is not None else old.kind.upper()
    taken = _taken(journey, survey)
    column = _same_heading(old.column, survey) if old.column is not None else None
    sure = column is not None
    if column is None:
        drawn = old != Measure(target=old.target)
        proposed = choose_measure(survey, old.kind if drawn else None).column
        column = survey.column(proposed) if proposed is not None else None
        asked = column is not None and loyalty_kind(column.context.words)
        if column is not None and drawn and old.kind not in {"satisfaction", asked}:
            column = None
    if column is None or column.key in taken:
        return _unfound(journey, "measure", "", message("match_none", name=name, file=_file(survey)))
    new = measure_of(column, old.kind if old != Measure(target=old.target) else None)
    kept = (new.low, new.high) == (old.low, old.high)
    journey = changed(
        journey,
        measure=changed(old, column=column.key, kind=new.kind) if kept else changed(new, target=old.target),
    )
    told = message("match_words", name=name, column=column.heading)
    if not kept:
        told = message("match_scale", name=name, column=column.heading, low=new.low, high=new.high)
    return Matched(journey, () if sure and kept else (Finding("measure", "", told),))


def _drivers(journey: Journey, survey: Survey) -> Matched:
    drivers = _pairs(journey, survey, tuple(_want(one) for one in journey.drivers), "driver")
    overall = tuple(_want(one) for one in journey.overall)
    rest = _pairs(drivers.journey, survey, overall, "overall_satisfaction")
    return Matched(rest.journey, drivers.guesses + rest.guesses, drivers.unmatched + rest.unmatched)


def _pairs(journey: Journey, survey: Survey, wants: tuple[Want, ...], role: Role) -> Matched:
    wants = _lost(wants, survey)
    taken = _taken(journey, survey)
    free = [one for one in survey.columns if one.key not in taken and one.scale.kind in RATINGS]
    likely = [one for one in free if one.role == role and _sure(one)]
    guesses: list[Finding] = []
    found = pair(wants, likely, free)
    for one in found:
        driver = next(each for each in (*journey.drivers, *journey.overall) if each.id == one.want.id)
        journey = with_driver(journey, changed(driver, column=one.column.key))
        if not one.sure:
            told = message("match_words", name=one.want.name, column=one.column.heading)
            guesses.append(Finding("driver", one.want.id, told))
    return Matched(journey, tuple(guesses), _missing(wants, {one.want.id for one in found}, "driver", survey))


def _experiences(journey: Journey, survey: Survey) -> Matched:
    """Match the experiences that are columns of their own, then drawn ones with options of the same name."""
    wants = _lost(tuple(_want(one) for one in journey.experiences if one.option is None), survey)
    taken = _taken(journey, survey)
    free = [one for one in survey.columns if one.key not in taken and one.scale.kind == "yes_no"]
    likely = [one for one in free if one.role == "experience" and _sure(one)]
    guesses: list[Finding] = []
    done = set[str]()
    by_id = {one.id: one for one in journey.experiences}
    for one in pair(wants, likely, free):
        done.add(one.want.id)
        journey = with_experience(journey, changed(by_id[one.want.id], column=one.column.key))
        if not one.sure:
            told = message("match_words", name=one.want.name, column=one.column.heading)
            guesses.append(Finding("experience", one.want.id, told))
    for id_, column, option in match_to_options(journey, survey, [want for want in wants if want.id not in done]):
        done.add(id_)
        journey = with_experience(journey, changed(by_id[id_], column=column, option=option))
    return Matched(journey, tuple(guesses), _missing(wants, done, "experience", survey))


def _options(journey: Journey, survey: Survey) -> Matched:
    """Match the options of questions with several answers: the question first, then each option."""
    guesses: list[Finding] = []
    unmatched: list[Finding] = []
    for id_, found, told in match_options(journey, survey):
        if found is not None:
            journey = with_experience(journey, found)
        if told is not None:
            (unmatched if found is None else guesses).append(Finding("experience", id_, told))
    return Matched(journey, tuple(guesses), tuple(unmatched))


def _filters(journey: Journey, survey: Survey) -> Matched:
    filters, unmatched = [], []
    asked = journey.measure.column
    known = asked is not None and survey.column(asked) is not None
    for one in following(journey.filters, journey.measure) if known else journey.filters:
        column = survey.column(one.column) or _same_heading(one.column, survey)
        filters.append(one if column is None else changed(one, column=column.key))
        if column is None:
            told = message("match_filter_none", name=one.column.heading, file=_file(survey))
            unmatched.append(Finding("filter", one.column.heading, told))
    groupings = []
    for grouping in journey.groupings:
        column = survey.column(grouping.column) or _same_heading(grouping.column, survey)
        groupings.append(grouping if column is None else changed(grouping, column=column.key))
    return Matched(changed(journey, filters=tuple(filters), groupings=tuple(groupings)), (), tuple(unmatched))


def _weight(journey: Journey, survey: Survey) -> Matched:
    if journey.weight is None:
        return Matched(journey)
    column = survey.column(journey.weight) or _same_heading(journey.weight, survey)
    if column is None:
        told = message("match_weight_none", name=journey.weight.heading, file=_file(survey))
        return _unfound(journey, "weight", journey.weight.heading, told)
    return Matched(changed(journey, weight=column.key))


def _raking(journey: Journey, survey: Survey) -> Matched:
    keys = tuple(dict.fromkeys(key for one in journey.raking for key in one.columns))
    found = {key: survey.column(key) or _same_heading(key, survey) for key in keys}
    there = {key: column.key for key, column in found.items() if column is not None}
    margins = tuple(margin_on(one, lambda key: there.get(key, key)) for one in journey.raking)
    unmatched = tuple(
        Finding("raking", key.heading, message("match_margin_none", name=key.heading, file=_file(survey)))
        for key in keys
        if key not in there
    )
    return Matched(changed(journey, raking=margins), (), unmatched)


def _economics(journey: Journey, survey: Survey) -> Matched:
    money, unmatched = journey.economics, []
    found: dict[str, ColumnKey] = {}
    for name, key in (("profit", money.profit), ("frequency", money.frequency)):
        column = None if key is None else survey.column(key) or _same_heading(key, survey)
        if column is not None:
            found[name] = column.key
        elif key is not None:
            told = message("match_economics_none", name=key.heading, file=_file(survey))
            unmatched.append(Finding("economics", key.heading, told))
    return Matched(changed(journey, economics=changed(money, **found)), (), tuple(unmatched))


def _want(part: Driver | Experience) -> Want:
    return Want(part.id, part.name, part.column)


def _lost(wants: tuple[Want, ...], survey: Survey) -> tuple[Want, ...]:
    return tuple(one for one in wants if one.column is None or survey.column(one.column) is None)


def _taken(journey: Journey, survey: Survey) -> set[ColumnKey]:
    """Return the columns of the survey that serve a part of the journey already."""
    keys = {one.column for one in (*journey.drivers, *journey.overall)} | {journey.measure.column}
    keys |= {one.column for one in journey.experiences}
    return {key for key in keys if key is not None and survey.column(key) is not None}


def _same_heading(key: ColumnKey, survey: Survey) -> Column | None:
    """Return the only column whose heading is that of `key`, but for spaces, widths and question number."""
    for level in HEADINGS:
        found = same_key([Want("", "", key)], survey.columns, level)
        if found:
            return found[0].column
    return None


def _sure(column: Column) -> bool:
    return column.correction.role is not None or column.guess.confidence >= LIKELY


def _missing(wants: tuple[Want, ...], done: set[str], part: Part, survey: Survey) -> tuple[Finding, ...]:
    return tuple(
        Finding(part, one.id, message("match_none", name=one.name, file=_file(survey)))
        for one in wants
        if one.id not in done
    )


def _unfound(journey: Journey, part: Part, id_: str, told: Message) -> Matched:
    return Matched(journey, (), (Finding(part, id_, told),))


def _file(survey: Survey) -> str:
    return survey.workbook.file_name
