"""Waves within one file: the periods of a date column, or the answers of a column that names the wave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from loyalty_desktop.compute.days import days_of
from loyalty_desktop.compute.parts import partition
from loyalty_desktop.compute.passing import passing
from loyalty_desktop.compute.wave_counts import WaveInput
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.messages import message
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.wave_settings import WaveColumn, WaveUnit
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey

MOST_WAVES = 36
_FEW, _GOOD = 2, 12
_MOSTLY = 0.5
_MOST_CHOICES = 24
_PERIODS: tuple[WaveUnit, ...] = ("month", "quarter", "half", "year")
_MONTHS: dict[WaveUnit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_NAMING = ("調査回", "実施回", "調査年", "調査月", "調査時期", "年度", "wave", "sheet", "シート", "survey round")
_NAMES = frozenset({"category", "number", "text", "points", "zero_to_ten", "bands", "words", "numbered"})


@dataclass(frozen=True, slots=True)
class WaveChoice:
    """A column that may part a survey into waves, and into which; the first unit is the likeliest."""

    column: ColumnKey
    units: tuple[WaveUnit, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """One wave of a file: its name, and who is in it."""

    name: str
    passes: Filter


def period_inputs(
    counter: Counter, journey: Journey, by: WaveColumn, *, ids: ColumnKey | None = None, axis: By | None = None
) -> tuple[tuple[WaveInput, ...], int]:
    """Return the waves of one file in the order of time, and how many respondents are in none of them.

    Raises UnusableJourney when the column is missing, makes no waves, or too many.
    """
    periods = periods_of(counter, by)
    inputs = tuple(
        WaveInput(
            one.name,
            counter,
            replace(journey, filters=(*journey.filters, one.passes)),
            by.unit,
            is_open=True,
            ids=ids,
            axis=axis,
            period=one.passes,
        )
        for one in periods
    )
    column = counter.survey.column(by.column)
    assert column is not None  # it has periods
    rows = counter.base(journey.filters, journey.weight, journey.measure).rows  # each period has its own known shares
    inside = _in_waves(column, periods)[column.raw.codes]
    return inputs, int((~inside if rows is None else rows & ~inside).sum())


def periods_of(counter: Counter, by: WaveColumn) -> tuple[Period, ...]:
    """Return the waves that a column makes of a survey, in the order of time; raises UnusableJourney."""
    column = counter.survey.column(by.column)
    if column is None:
        raise UnusableJourney(message("column_missing", column=by.column.heading))
    found = _answers(counter, column, by) if by.unit == "answer" else _dated(column, by.unit)
    if len(found) < _FEW:
        raise UnusableJourney(message("wave_by_one", column=column.title))
    if len(found) > MOST_WAVES:
        raise UnusableJourney(message("wave_by_too_many", column=column.title, count=len(found), most=MOST_WAVES))
    return found


def wave_choices(survey: Survey) -> tuple[WaveChoice, ...]:
    """Return the columns that may part a survey into waves, the likeliest first: dates, then names of waves."""
    dated, named, others = [], [], []
    for column in survey.columns:
        if column.scale.kind == "date":
            units = _units(column)
            if units:
                dated.append(WaveChoice(column.key, units))
        elif column.heading and column.scale.kind in _NAMES and _few_answers(column):
            naming = any(match_text(word) in match_text(column.heading) for word in _NAMING)
            if naming:
                named.append(WaveChoice(column.key, ("answer",)))
            elif column.scale.kind == "category" and column.role == "segment":
                others.append(WaveChoice(column.key, ("answer",)))
    return (*named, *dated, *others)


def median_day(survey: Survey) -> float | None:
    """Return the day on which half of the answers had been given, None where no column tells when they were."""
    for column in survey.with_role("timestamp"):
        days = days_of(column)
        known = ~np.isnan(days)
        counts = np.where(known, column.distinct.counts, 0)
        if counts.sum() * 2 > survey.rows:
            order = np.argsort(np.where(known, days, np.inf))
            return float(days[order][np.searchsorted(np.cumsum(counts[order]), counts.sum() / 2)])
    return None


def _few_answers(column: Column) -> bool:
    valid = column.scale.valid & (column.distinct.counts > 0)
    return _FEW <= int(valid.sum()) <= _MOST_CHOICES


def _units(column: Column) -> tuple[WaveUnit, ...]:
    """Return the lengths of periods that make waves of a date column, those of a handful of waves first."""
    sizes = {unit: len(_starts(column, unit)) for unit in _PERIODS}
    possible = [unit for unit in _PERIODS if _FEW <= sizes[unit] <= MOST_WAVES]
    return tuple(sorted(possible, key=lambda unit: (sizes[unit] > _GOOD, _PERIODS.index(unit))))


def _dated(column: Column, unit: WaveUnit) -> tuple[Period, ...]:
    starts = _starts(column, unit)
    if not starts:
        raise UnusableJourney(message("wave_by_no_dates", column=column.title))
    return tuple(_period(column.key, start, unit) for start in starts)


def _starts(column: Column, unit: WaveUnit) -> list[dt.date]:
    """Return the first days of the periods in which somebody answered; none where the column tells no days."""
    days = days_of(column)
    given = days[column.scale.valid & (column.distinct.counts > 0) & ~np.isnan(days)]
    return sorted({_start(int(day), unit) for day in np.unique(given)})


def _start(day: int, unit: WaveUnit) -> dt.date:
    date, length = dt.date.fromordinal(day), _MONTHS[unit]
    return dt.date(date.year, (date.month - 1) // length * length + 1, 1)


def _period(key: ColumnKey, start: dt.date, unit: WaveUnit) -> Period:
    length = _MONTHS[unit]
    after = start.month - 1 + length
    end = dt.date(start.year + after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)
    part = (start.month - 1) // length + 1
    name = {"month": f"{start:%Y-%m}", "quarter": f"{start:%Y}-Q{part}", "half": f"{start:%Y}-H{part}"}
    passes = Filter(key, since=start.isoformat(), until=end.isoformat())
    return Period(name.get(unit, f"{start:%Y}"), passes)


def _answers(counter: Counter, column: Column, by: WaveColumn) -> tuple[Period, ...]:
    """Return a wave for each answer: in the order told, then in that of the answers' dates, or of their codes."""
    if column.scale.kind == "multi":
        raise UnusableJourney(message("wave_by_several", column=column.title))
    found = partition(counter, by.column)
    dated = _answer_days(counter.survey, column, found.members)
    told = {match_text(text): at for at, text in enumerate(by.order)}
    keys = [told.get(match_text(name), len(told)) for name in found.names]
    order = sorted(range(len(keys)), key=lambda at: (keys[at], dated[at], at))
    return tuple(Period(found.names[at], Filter(column.key, values=(found.names[at],))) for at in order)


def _answer_days(survey: Survey, column: Column, members: Sequence[npt.NDArray[np.bool_]]) -> list[float]:
    """Return the mean day of those who gave each answer; all alike where no column tells when they did."""
    for one in survey.with_role("timestamp"):
        days = days_of(one)[one.raw.codes]
        known = ~np.isnan(days)
        if known.mean() > _MOSTLY:
            sums = np.bincount(column.raw.codes[known], days[known], len(column.raw.values))
            counts = np.bincount(column.raw.codes[known], minlength=len(column.raw.values))
            return [float(sums[of].sum() / counts[of].sum()) if counts[of].sum() else np.inf for of in members]
    return [0.0] * len(members)


def _in_waves(column: Column, periods: Sequence[Period]) -> npt.NDArray[np.bool_]:
    """Return which raw values are in a wave."""
    inside = np.zeros(len(column.raw.values), dtype=bool)
    for one in periods:
        inside |= passing(column, one.passes)
    return inside
