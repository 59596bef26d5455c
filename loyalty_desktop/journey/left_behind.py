"""What of a project the open survey has no column for, kept until a survey that has it is shown again."""

from __future__ import annotations

import msgspec

from loyalty_desktop.journey.model import Filter, Grouping, Margin, Measure
from loyalty_desktop.journey.opposed import Opposed
from loyalty_desktop.journey.wave_settings import WaveColumn
from loyalty_desktop.survey.reading import ColumnKey


class LeftPart(msgspec.Struct, frozen=True, omit_defaults=True):
    """A driver, an experience, or the money of customers (`profit`, `frequency`), with the column that it had."""

    id: str
    column: ColumnKey
    option: str | None = None
    instead: ColumnKey | None = None
    """What the program gave it in the survey that is open; who chooses another column there has the say."""


class LeftMeasure(msgspec.Struct, frozen=True, omit_defaults=True):
    """The loyalty question with its cut-offs, where the open survey asks none that can be compared."""

    measure: Measure
    instead: ColumnKey | None = None


class LeftGrouping(msgspec.Struct, frozen=True, omit_defaults=True):
    """Groups of one's own, and at which place they stood."""

    grouping: Grouping
    place: int = 0


class LeftView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A saved choice of respondents, and at which place it stood."""

    name: str
    filters: tuple[Filter, ...]
    place: int = 0


class LeftBehind(msgspec.Struct, frozen=True, omit_defaults=True):
    """By the headings of the surveys that it came from; what was left last comes first."""

    measures: tuple[LeftMeasure, ...] = ()
    parts: tuple[LeftPart, ...] = ()
    weights: tuple[ColumnKey, ...] = ()
    raking: tuple[tuple[Margin, ...], ...] = ()
    groupings: tuple[LeftGrouping, ...] = ()
    views: tuple[LeftView, ...] = ()
    opposed: tuple[Opposed, ...] = ()
    by: tuple[WaveColumn, ...] = ()

    def __add__(self, other: LeftBehind) -> LeftBehind:
        """Return all of it, what was left just now (self) before what was left earlier."""
        return LeftBehind(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))
