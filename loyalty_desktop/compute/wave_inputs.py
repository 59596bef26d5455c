"""The surveys of a project as waves to be compared, each with the journey by its own columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.compute.wave_counts import WaveInput
from loyalty_desktop.compute.wave_periods import period_inputs
from loyalty_desktop.journey.edit_waves import names_of, order_of
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.journey.wave_answers import answers_here, grouping_there
from loyalty_desktop.journey.wave_columns import journey_there
from loyalty_desktop.messages import Message, message

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.journey.wave_pairs import ColumnPairs
    from loyalty_desktop.journey.wave_reading import WaveRead
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What the waves are compared by: the survey that is open, its journey, what parts it into segments."""

    here: Survey
    journey: Journey
    axis: By | None = None


@dataclass(frozen=True, slots=True, eq=False)
class WaveBook:
    """A wave as it is understood beside the open survey, and what counts its answers; `told` is about its file."""

    read: WaveRead
    counter: Counter
    told: tuple[Message, ...] = ()


def project_inputs(
    project: Project,
    wanted: Wanted,
    counter: Counter,
    book: Callable[[int], WaveBook | Message],
    only: tuple[str, ...] = (),
) -> tuple[tuple[WaveInput, ...], int]:
    """Return the waves of a project in the order of time, and how many respondents of one file are in none.

    `counter` counts the open survey; `book` gives a further one by its number, or why it cannot be read. With `only`
    the waves of these names. Raises UnusableJourney where one file cannot be parted as was told.
    """
    ids = project.sources[0].join_key if project.sources else None
    if project.waves.by is not None:
        inputs, undated = period_inputs(counter, wanted.journey, project.waves.by, ids=ids, axis=wanted.axis)
        return tuple(one for one in inputs if not only or one.name in only), undated
    names, found = names_of(project), list[WaveInput]()
    for index in order_of(project):
        name, source = names[index], project.sources[index]
        if only and name not in only:
            continue
        if not index:
            found.append(open_wave(name, counter, wanted, ids))
            continue
        read = book(index)
        if isinstance(read, Message):
            found.append(lost_wave(name, read, wanted.journey))
        else:
            found.append(other_wave(name, read.counter, read.read.pairs, wanted, source.join_key, read.told))
    return tuple(found), 0


def open_wave(name: str, counter: Counter, wanted: Wanted, ids: ColumnKey | None = None) -> WaveInput:
    """Return the survey that is open as a wave."""
    return WaveInput(name, counter, wanted.journey, is_open=True, ids=ids, axis=wanted.axis)


def other_wave(
    name: str,
    counter: Counter,
    pairs: ColumnPairs,
    wanted: Wanted,
    ids: ColumnKey | None = None,
    told: tuple[Message, ...] = (),
) -> WaveInput:
    """Return another survey as a wave: `pairs` are its columns and those of the open one, `ids` its column of ids."""
    axis = wanted.axis
    there = journey_there(wanted.journey, pairs, wanted.here, counter.survey, name)
    if there.problem is not None:
        return lost_wave(name, there.problem, wanted.journey)
    parting = None if axis is None else grouping_there(axis, pairs)
    said = (*told, *there.told)
    if axis is not None and parting is None:
        key = axis.column if isinstance(axis, Grouping) else axis
        said = (*said, message("wave_axis_none", column=key.heading, wave=name))
    wordings = {} if axis is None or isinstance(axis, Grouping) else answers_here(pairs, axis)
    return WaveInput(
        name, counter, there.journey, ids=ids, axis=parting, refused=there.refused, told=said, wordings=wordings
    )


def lost_wave(name: str, problem: Message, journey: Journey) -> WaveInput:
    """Return a wave that cannot be read, with what is to be done about it."""
    return WaveInput(name, None, journey, problem=problem)
