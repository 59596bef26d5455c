"""One wave counted: its score, who is satisfied at each driver, who had each experience, its segments."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.folding import EMPTY, Cell
from loyalty_desktop.compute.group_counts import Asked, Case, case_of, rows_of
from loyalty_desktop.compute.parts import By, Partition, part_tables, partition, parts_of
from loyalty_desktop.compute.wave_weights import wave_base
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey
from loyalty_desktop.messages import Message
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loyalty_desktop.compute.counter import Base, Counter, Table
    from loyalty_desktop.journey.wave_settings import WaveUnit
    from loyalty_desktop.survey.reading import ColumnKey


@dataclass(frozen=True, slots=True, eq=False)
class WaveInput:
    """A wave to be compared: what counts it, and the journey by its own columns; with a problem, only its name.

    Drivers and experiences have the same ids in all waves. A period of one file has the counter of the whole file
    and a journey with one filter more.
    """

    name: str
    counter: Counter | None
    journey: Journey
    unit: WaveUnit | Literal[""] = ""
    is_open: bool = False
    ids: ColumnKey | None = None
    """The column that tells which respondents are the same in another wave."""
    axis: By | None = None
    """What tells its segments apart, by its own columns."""
    refused: Message | None = None
    told: tuple[Message, ...] = ()
    problem: Message | None = None
    wordings: Mapping[str, str] = field(default_factory=dict)
    """How the open survey words answers of the axis that are worded otherwise here, by what they match."""
    period: Filter | None = None
    """Of a period of one file: who is in it, whatever else is filtered. Known shares are those of these alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A driver or an experience in one wave: those who are satisfied or had it, and the others who answered."""

    asked: Asked
    hit: Cell
    rest: Cell


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A segment in one wave."""

    names: tuple[str, ...]
    respondents: int
    counts: ClassCounts


@dataclass(frozen=True, slots=True, eq=False)
class WaveCounts:
    """Everything that is counted of one wave."""

    given: WaveInput
    base: Base
    case: Case
    scores: ClassCounts
    drivers: tuple[Question, ...]
    experiences: tuple[Question, ...]
    segments: tuple[Segment, ...] = ()
    parted: Partition | None = None
    axis_problem: Message | None = None
    """Why it has no segments although there is an axis."""
    told: tuple[Message, ...] = ()
    """What its weights cost."""


def count_wave(given: WaveInput) -> WaveCounts:
    """Count a wave; raises UnusableJourney when its base is unusable. Without its axis it has no segments."""
    counter, journey = given.counter, given.journey
    assert counter is not None  # a wave with a problem is not counted
    base, told = wave_base(counter, journey, given.period, given.name)
    case = case_of(counter.survey, journey)
    found = counter.tables(case.columns, case.outcome, base)
    tables = {one.index: of_column for one, of_column in zip(case.columns, found, strict=True)}
    scores = (ClassCounts(),) if case.outcome is None else _all_of(case, [tables[case.outcome.index]])
    parted, problem = _parted(given)
    return WaveCounts(
        given,
        base,
        case,
        scores[0],
        tuple(_question(one, tables, case) for one in case.drivers),
        tuple(_question(one, tables, case) for one in case.experiences),
        () if parted is None else _worded(_segments(counter, case, base, parted), given.wordings),
        parted,
        problem,
        told,
    )


def _parted(given: WaveInput) -> tuple[Partition | None, Message | None]:
    assert given.counter is not None
    try:
        return (None if given.axis is None else partition(given.counter, given.axis)), None
    except UnusableJourney as error:
        return None, error.message


def _question(asked: Asked, tables: dict[int, Table], case: Case) -> Question:
    if asked.column is None:
        return Question(asked, EMPTY, EMPTY)
    wanted = np.stack((asked.valid & asked.hit, asked.valid & ~asked.hit))
    ((hit, rest),) = rows_of([tables[asked.column.index]], wanted, case.classes)
    return Question(asked, hit.cell(), rest.cell())


def _segments(counter: Counter, case: Case, base: Base, parted: Partition) -> tuple[Segment, ...]:
    parts = parts_of(base, (parted,))
    if case.outcome is None:
        groups = zip(parts.names, parts.groups, strict=True)
        return tuple(Segment(names, one.count, ClassCounts()) for names, one in groups)
    (tables,) = part_tables(counter, (case.outcome,), case.outcome, parts)
    return tuple(
        Segment(names, one.count, counts)
        for names, one, counts in zip(parts.names, parts.groups, _all_of(case, tables[1:]), strict=True)
    )


def _worded(segments: tuple[Segment, ...], wordings: Mapping[str, str]) -> tuple[Segment, ...]:
    """Return segments by the words of the open survey, by which all waves know them."""
    return tuple(
        replace(one, names=tuple(wordings.get(match_text(name), name) for name in one.names)) for one in segments
    )


def _all_of(case: Case, tables: Sequence[Table]) -> tuple[ClassCounts, ...]:
    """Return the loyalty answers by class in each table of the loyalty question."""
    assert case.outcome is not None
    everybody = np.ones((1, len(case.outcome.raw.values)), dtype=bool)
    return tuple(row.cell().classes for (row,) in rows_of(tables, everybody, case.classes))
