"""The journey as a value: which question is loyalty, which columns are drivers and experiences, in what order.

Everything here is immutable and plain, so that an edit is a new journey, undo is keeping the old one, and the
project file is the journey written down.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.journey.economics import Economics
from loyalty_desktop.survey.reading import ColumnKey

MeasureKind: TypeAlias = Literal["nps", "nrs", "satisfaction"]
Value: TypeAlias = Literal["basic", "experience"]
LoyaltyClass: TypeAlias = Literal["positive", "passive", "negative"]


class Target(msgspec.Struct, frozen=True):
    """The loyalty score to be reached (-100..100), and by when (YYYY-MM-DD; '' while undecided)."""

    score: float
    date: str = ""

    def __post_init__(self) -> None:
        if not -100 <= self.score <= 100:
            msg = "a target score lies between -100 and 100"
            raise ValueError(msg)
        msgspec.structs.force_setattr(self, "score", float(self.score))  # 18 and 18.0 are written alike
        if self.date and dt.date.fromisoformat(self.date).isoformat() != self.date:
            msg = "a target date reads YYYY-MM-DD"
            raise ValueError(msg)


class Measure(msgspec.Struct, frozen=True, omit_defaults=True):
    """The loyalty question: its column, what it is called, its scale and its cut-offs (METHOD 0.1).

    Answers from `positive_min` on are positive, up to `negative_max` negative, those between passive.
    """

    column: ColumnKey | None = None
    kind: MeasureKind = "nps"
    low: int = 0
    high: int = 10
    negative_max: int = 6
    positive_min: int = 9
    target: Target | None = None

    def __post_init__(self) -> None:
        if not self.low <= self.negative_max < self.positive_min <= self.high:
            msg = "cut-offs must lie on the scale, the negative one below the positive one"
            raise ValueError(msg)


class Driver(msgspec.Struct, frozen=True, omit_defaults=True):
    """What moves loyalty: a touchpoint rated on a satisfaction scale. `column` is None while only drawn."""

    id: str
    name: str
    column: ColumnKey | None = None
    value: Value = "experience"


class Experience(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that happened: a yes/no column, or one option of a question with several answers."""

    id: str
    name: str
    column: ColumnKey | None = None
    option: str | None = None
    driver: str | None = None
    """The id of the driver at which it happened; None while unassigned."""


class Stage(msgspec.Struct, frozen=True, omit_defaults=True):
    """A step of the customer journey with its drivers in order."""

    id: str
    name: str
    drivers: tuple[Driver, ...] = ()


class Filter(msgspec.Struct, frozen=True, omit_defaults=True):
    """Respondents whose answer in `column` is one that passes; a column that passes by several counts needs one.

    What is left at its default does not matter; a filter in which nothing matters lets everybody pass who answered.
    """

    column: ColumnKey
    values: tuple[str, ...] = ()
    """Answers or options as they are written, compared normalised."""
    low: float | None = None
    """The least amount, age or answer of a scale that passes, and the largest."""
    high: float | None = None
    since: str = ""
    """The first day that passes, and the last (YYYY-MM-DD)."""
    until: str = ""
    contains: str = ""
    """Words of a comment, compared normalised."""
    classes: tuple[LoyaltyClass, ...] = ()
    """The classes of the loyalty question, by the measure's cut-offs."""
    inverted: bool = False
    """Let those pass who gave another answer; who gave none never passes."""

    def __post_init__(self) -> None:
        for day in (self.since, self.until):
            if day and dt.date.fromisoformat(day).isoformat() != day:
                msg = "a day reads YYYY-MM-DD"
                raise ValueError(msg)


class Group(msgspec.Struct, frozen=True, omit_defaults=True):
    """A group of one's own: the answers that belong to it, or the lowest and the highest number that do."""

    name: str
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


class Grouping(msgspec.Struct, frozen=True, omit_defaults=True):
    """Groups of one's own made of the answers of a column: 関東 of prefectures, bands of years."""

    id: str
    name: str
    column: ColumnKey
    groups: tuple[Group, ...] = ()


class Margin(msgspec.Struct, frozen=True):
    """What is known of the population: the share of each answer in a column, or how many people gave it."""

    column: ColumnKey
    shares: tuple[tuple[str, float], ...]
    """Answers as they are written, compared normalised; shares together 1 or 100, or counts of the population."""


class Journey(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that the user decides about the analysis, apart from how the file is read."""

    measure: Measure = Measure()
    stages: tuple[Stage, ...] = ()
    experiences: tuple[Experience, ...] = ()
    overall: tuple[Driver, ...] = ()
    """Overall satisfaction: shown beside the drivers, never one of them."""
    filters: tuple[Filter, ...] = ()
    weight: ColumnKey | None = None
    groupings: tuple[Grouping, ...] = ()
    raking: tuple[Margin, ...] = ()
    """Known shares that respondents are weighted to; what they weigh by `weight` is multiplied by it."""
    raking_cap: float | None = None
    """How many times the mean a respondent may weigh by raking; None for no end."""
    economics: Economics = Economics()

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """All drivers in the order of their stages."""
        return tuple(driver for stage in self.stages for driver in stage.drivers)

    def stage_of(self, driver: str) -> Stage | None:
        """Return the stage that holds the driver with this id."""
        return next((stage for stage in self.stages if any(one.id == driver for one in stage.drivers)), None)

    def driver(self, id_: str | None) -> Driver | None:
        """Return the driver with this id."""
        return next((driver for driver in self.drivers if driver.id == id_), None)

    def experiences_at(self, driver: str | None) -> tuple[Experience, ...]:
        """Return the experiences of one driver in order; those without a driver for None."""
        return tuple(one for one in self.experiences if one.driver == driver)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all stages, drivers and experiences; no two are the same."""
        parts: tuple[Stage | Driver | Experience, ...] = (
            *self.stages,
            *self.drivers,
            *self.overall,
            *self.experiences,
        )
        return frozenset(part.id for part in parts)
