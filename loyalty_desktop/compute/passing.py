"""Which answers pass a filter: looked at once for each distinct answer, never for each respondent."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.days import days_of
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.survey.answers import values_like
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Group, LoyaltyClass, Measure
    from loyalty_desktop.survey.column import Column

Flags = npt.NDArray[np.bool_]
_STEPS = frozenset({"zero_to_ten", "points", "numbered"})
_PLACES = frozenset({"category", "bands", "multi", "text"})


def passing(column: Column, one: Filter, measure: Measure | None = None) -> Flags:
    """Return which raw values of a column pass a filter; without `measure`, none is in any class."""
    asked: list[Flags] = []
    if one.values:
        asked.append(_like(column, one.values))
    if one.low is not None or one.high is not None:
        asked.append(_between(column, one.low, one.high))
    if one.since or one.until:
        asked.append(_on_days(column, one.since, one.until))
    if one.contains:
        asked.append(_holding(column, one.contains))
    if one.classes:
        asked.append(_in_classes(column, one.classes, measure))
    wanted: Flags = np.logical_and.reduce(asked) if asked else column.scale.valid
    return column.scale.valid & ~wanted if one.inverted else wanted


def belonging(column: Column, group: Group) -> Flags:
    """Return which raw values belong to a group of one's own."""
    wanted = np.zeros(len(column.raw.values), dtype=bool)
    if group.values:
        wanted |= _like(column, group.values)
    if group.low is not None or group.high is not None:
        wanted |= _between(column, group.low, group.high)
    return wanted


def rests_on_codes(column: Column, one: Filter) -> bool:
    """Say whether what passes depends on how the column's answers are read, and not on their texts alone."""
    return column.scale.kind == "multi" or one != Filter(one.column, one.values) or not one.values


def _like(column: Column, values: tuple[str, ...]) -> Flags:
    """Return the values like one of `values`, or holding one of them as an option."""
    wanted = np.zeros(len(column.raw.values), dtype=bool)
    for value in values:
        wanted[values_like(column.distinct, value)] = True
        for option in column.scale.options:
            if match_text(option.text) == match_text(value):
                wanted |= option.members
    return wanted


def _between(column: Column, low: float | None, high: float | None) -> Flags:
    """Return the answers whose amount, or step of the scale as it is written, lies between; both ends belong to it."""
    with np.errstate(invalid="ignore"):
        numbers = shown_numbers(column)
        wanted = ~np.isnan(numbers)
        if low is not None:
            wanted &= numbers >= low
        if high is not None:
            wanted &= numbers <= high
    return wanted & column.scale.valid


def shown_numbers(column: Column) -> npt.NDArray[np.float64]:
    """Return the number of each raw value: what it is read as, or else what is written.

    Names, ranges and options are known by their places in a list, which are no numbers that anybody asked for.
    """
    scale = column.scale
    if scale.kind in _PLACES and not column.correction.amounts:
        return column.distinct.figures
    if scale.kind in _STEPS and scale.reversed and scale.low is not None and scale.high is not None:
        return scale.low + scale.high - scale.codes  # as it is written, not as it is counted
    return np.where(np.isnan(scale.codes), column.distinct.figures, scale.codes)


def _on_days(column: Column, since: str, until: str) -> Flags:
    days = days_of(column)
    with np.errstate(invalid="ignore"):
        wanted = ~np.isnan(days)
        if since:
            wanted &= days >= dt.date.fromisoformat(since).toordinal()
        if until:
            wanted &= days <= dt.date.fromisoformat(until).toordinal()
    return wanted & column.scale.valid


def _holding(column: Column, words: str) -> Flags:
    """Return the texts that hold all of these words, whatever their spacing and width."""
    sought = [match_text(word) for word in words.split()]
    held = column.scale.valid.copy()
    for word in sought:
        held &= np.array([word in key for key in column.distinct.keys], dtype=bool)
    return held


def _in_classes(column: Column, classes: tuple[LoyaltyClass, ...], measure: Measure | None) -> Flags:
    wanted = np.zeros(len(column.raw.values), dtype=bool)
    if measure is None:
        return wanted
    codes = column.scale.codes
    with np.errstate(invalid="ignore"):
        on_scale = (codes >= measure.low) & (codes <= measure.high)
        negative, positive = codes <= measure.negative_max, codes >= measure.positive_min
    for class_ in classes:
        wanted |= {"positive": positive, "negative": negative, "passive": ~positive & ~negative}[class_]
    return wanted & on_scale & column.scale.valid
