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


class Crossed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A second question by which known shares are parted: sex within age."""

    column: ColumnKey
    answers: tuple[str, ...]
    """Its answer, or its group of one's own, beside each of the shares."""
    grouping: Grouping | None = None


class Margin(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of the population: the share of each answer in a column, or how many people gave it.

    With a grouping the shares are those of its groups, and `column` is the one they are made of. With `crossed` they
    are those of pairs: an answer here, and one there.
    """

    column: ColumnKey
    shares: tuple[tuple[str, float], ...]
    """Answers as they are written, compared normalised; shares together 1 or 100, or counts of the population."""
    grouping: Grouping | None = None
    crossed: Crossed | None = None

    def __post_init__(self) -> None:
        sides = (self, *((self.crossed,) if self.crossed is not None else ()))
        if any(one.grouping is not None and one.grouping.column != one.column for one in sides):
            msg = "groups with known shares are made of the column that is named beside them"
            raise ValueError(msg)
        if self.crossed is not None and len(self.crossed.answers) != len(self.shares):
            msg = "each share of two questions has an answer in both"
            raise ValueError(msg)

    @property
    def by(self) -> tuple[ColumnKey | Grouping, ...]:
        """What tells apart those whose shares are known: one question or groups of one's own, or two of them."""
        first = self.grouping or self.column
        return (first,) if self.crossed is None else (first, self.crossed.grouping or self.crossed.column)

    @property
    def columns(self) -> tuple[ColumnKey, ...]:
        """The columns that it rests on."""
        return tuple(one.column if isinstance(one, Grouping) else one for one in self.by)

    @property
    def name(self) -> str:
        """What it is called where there is no survey to ask: headings, or the names of groups of one's own."""
        return " × ".join(one.name if isinstance(one, Grouping) else one.heading for one in self.by)

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The answers that have a share, in each question."""
        firsts = tuple(name for name, _share in self.shares)
        if self.crossed is None:
            return tuple((name,) for name in firsts)
        return tuple(zip(firsts, self.crossed.answers, strict=True))


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
