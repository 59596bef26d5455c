"""How long people took to answer, where a file says so: from its beginning and its end, or in so many words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.moments import moments, names_zone
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.vocabulary import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.sheet import Cell

_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2})(?:\.\d+)?)?")
_SHARE_OF_MEDIAN = 1 / 3
_SAMPLE = 50
_LEAST = 10
"""Of fewer times a median says little."""


@dataclass(frozen=True, eq=False)
class Timing:
    """The columns that say how long each answer took: one of durations, or a beginning and an end."""

    columns: tuple[Column, ...]

    @property
    def ends(self) -> bool:
        """Whether it is told by a beginning and an end."""
        return len(self.columns) > 1

    @property
    def keys(self) -> tuple[ColumnKey, ...]:
        """What the columns are known by."""
        return tuple(column.key for column in self.columns)

    @property
    def at(self) -> int:
        """The place of the last of them in the sheet."""
        return self.columns[-1].index

    @property
    def about(self) -> tuple[object, ...]:
        """What the times rest on."""
        return tuple(part for one in self.columns for part in (one.raw, one.correction.day_first))

    @cached_property
    def seconds(self) -> npt.NDArray[np.float64]:
        """How long each took, in whatever unit; NaN where that is not known."""
        if not self.ends:
            distinct = self.columns[0].distinct
            rows = zip(distinct.values, distinct.numbers, distinct.texts, strict=True)
            lengths = [_length(value, text) if number is None else number for value, number, text in rows]
            return np.array(lengths, dtype=np.float64)[self.columns[0].raw.codes]
        in_utc = all(any(map(names_zone, first_texts(column))) for column in self.columns)
        began, ended = (_moments(column, in_utc=in_utc) for column in self.columns)
        return ended - began


def timed_by(columns: Sequence[Column]) -> Timing | None:
    """Return the columns that say how long people took, None when none does."""
    named = {match_text(column.heading): column for column in reversed(columns)}
    began = next((column for name, column in named.items() if name in keys("marks", "began")), None)
    ended = next((column for name, column in named.items() if name in keys("marks", "ended")), None)
    if began is not None and ended is not None:
        return Timing((began, ended))
    took = next((column for name, column in named.items() if name in keys("marks", "took")), None)
    return None if took is None else Timing((took,))


def ended_before(timing: Timing) -> npt.NDArray[np.bool_]:
    """Mark who ended before beginning."""
    return timing.seconds < 0


def hurried(timing: Timing) -> npt.NDArray[np.bool_]:
    """Mark who took less than a third of what half of all took; nobody where that cannot be said."""
    seconds = timing.seconds
    known = seconds[seconds >= 0]
    median = float(np.median(known)) if len(known) >= _LEAST else 0.0
    return (seconds >= 0) & (seconds < median * _SHARE_OF_MEDIAN)


def _length(value: Cell, text: str) -> float:
    """Return a length of time that is no plain number (0:05:12), NaN where it is none."""
    if isinstance(value, dt.timedelta):
        return value.total_seconds()
    if isinstance(value, dt.time):
        return value.hour * 3600 + value.minute * 60 + value.second
    found = _CLOCK.fullmatch(text) if isinstance(value, str) else None
    if found is None:
        return np.nan
    # of two numbers nobody knows the unit, which all lengths of the column share
    whole, part, rest = (int(number or 0) for number in found.groups())
    return whole * 3600 + part * 60 + rest if found[3] else whole * 60 + part


def first_texts(column: Column) -> tuple[str, ...]:
    """Return some of the texts of a column."""
    return tuple(value for value in column.distinct.values[:_SAMPLE] if isinstance(value, str))


def _moments(column: Column, *, in_utc: bool) -> npt.NDArray[np.float64]:
    values = column.distinct.values
    return moments(values, day_first=column.correction.day_first, in_utc=in_utc)[column.raw.codes]
