"""The respondents of one wave with their weights: known shares hold in every wave by itself (METHOD 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.counter import Base
from loyalty_desktop.compute.raking import COSTLY, rake
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Hashable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.raking import RakingReport
    from loyalty_desktop.journey.model import Filter, Journey

_KEPT = 72
"""Twice as many as one file can have periods: those of before an edit, and of after it."""
_WITH_WAVE = frozenset({"raking_nobody", "raking_nobody_in", "raking_no_respondents"})


@dataclass(frozen=True, slots=True, eq=False)
class _Within:
    """The weights of those who are in one period."""

    rows: npt.NDArray[np.intp]
    weights: npt.NDArray[np.float64]
    report: RakingReport


_known: WeakKeyDictionary[Survey, dict[Hashable, _Within]] = WeakKeyDictionary()


def wave_base(counter: Counter, journey: Journey, period: Filter | None, name: str) -> tuple[Base, tuple[Message, ...]]:
    """Return the respondents of the wave of this name with their weights, and what makes the weights doubtful.

    A survey of its own is weighted to the known shares as it is everywhere. Of a period of one file only those of
    this `period` are, whatever else the journey's filters ask. Raises UnusableJourney as Counter.base_of does.
    """
    if not journey.raking:
        return counter.base_of(journey), ()
    if period is None:
        report = counter.raked(journey.weight, journey.raking, journey.raking_cap).report
        _usable(report, name)
        return counter.base_of(journey), _costs(report, name)
    found = _within(counter, journey, period)
    _usable(found.report, name)
    weights = np.zeros(counter.survey.rows)
    weights[found.rows] = found.weights
    passing = counter.base(journey.filters, None, journey.measure)
    rows = weights > 0 if passing.rows is None else passing.rows & (weights > 0)
    count = int(rows.sum())
    return Base(rows, weights, count, passing.count - count), _costs(found.report, name)


def _within(counter: Counter, journey: Journey, period: Filter) -> _Within:
    """Return the weights of a period, which are the same after every edit that leaves weights alone."""
    if journey.raking_cap is not None and not journey.raking_cap >= 1:
        raise UnusableJourney(message("raking_cap_low"))
    kept = _known.setdefault(counter.survey, {})
    key = (journey.weight, journey.raking, journey.raking_cap, period)
    if key not in kept:
        alone = counter.base((period,), journey.weight, journey.measure)
        brought = np.ones(counter.survey.rows) if alone.weights is None else alone.weights
        inside = brought if alone.rows is None else np.where(alone.rows, brought, 0.0)
        raked = rake(counter.survey, journey.raking, inside, cap=journey.raking_cap)
        rows = np.flatnonzero(raked.weights)
        kept[key] = _Within(rows, raked.weights[rows], raked.report)
        while len(kept) > _KEPT:
            del kept[next(iter(kept))]
    return kept[key]


def _usable(report: RakingReport, name: str) -> None:
    """Raise UnusableJourney where shares are impossible in this wave."""
    if report.problems:
        first = report.problems[0]
        raise UnusableJourney(_of_wave(first, name) if first.id in _WITH_WAVE else first)


def _costs(report: RakingReport, name: str) -> tuple[Message, ...]:
    """Return the weightiest of what makes these weights doubtful."""
    found = {one.id: one for one in report.warnings}
    worst = next((found[id_] for id_ in COSTLY if id_ in found), None)
    return () if worst is None else (_of_wave(worst, name),)


def _of_wave(told: Message, name: str) -> Message:
    """Return what is told of weights with the wave that it is about."""
    return message(f"wave_{told.id}", wave=name, **dict(told.args))
