"""What the user decides about waves: which surveys or periods they are, in what order, which one is compared with."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import msgspec

from loyalty_desktop.survey.reading import ColumnKey

WaveUnit: TypeAlias = Literal["answer", "month", "quarter", "half", "year"]
WAVE_UNITS: tuple[WaveUnit, ...] = get_args(WaveUnit)


class WaveColumn(msgspec.Struct, frozen=True, omit_defaults=True):
    """Waves within one file: the months, quarters, half-years or years of a date column, or each answer of another."""

    column: ColumnKey
    unit: WaveUnit = "answer"
    order: tuple[str, ...] = ()
    """Answers in the order of time that somebody gave them; others follow in their own order."""


class Renamed(msgspec.Struct, frozen=True, order=True):
    """One question under two headings: that of the open survey, and that of the wave."""

    here: ColumnKey
    there: ColumnKey


class Reworded(msgspec.Struct, frozen=True, order=True):
    """One answer to choose from in other words: how the open survey words it, and how the wave does."""

    column: ColumnKey
    """The question, by its heading in the open survey."""
    here: str
    there: str


class WaveSettings(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the surveys of a project are waves.

    The first source is the survey that is open; the others are further waves in the order of time. `place` is how
    many of them came before the open one; None for all of them.
    """

    place: int | None = None
    by: WaveColumn | None = None
    """What parts the open survey into waves; the other sources are not compared then."""
    baseline: str = ""
    """The name of the wave that all others are compared with; '' for each with the one before."""
