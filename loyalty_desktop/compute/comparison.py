"""What a comparison of groups shows, as plain immutable values (METHOD 7)."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.journey.model import Filter, Grouping
from loyalty_desktop.survey.missing import Reason
from loyalty_desktop.survey.reading import ColumnKey

Arrow: TypeAlias = Literal["up", "down", "weak_up", "weak_down", ""]

_SURE, _LIKELY = 0.05, 0.10


def arrow(difference: Difference) -> Arrow:
    """Return ▲ ▼ (corrected p below .05) or △ ▽ (below .10) as a word, '' for none; small bases have none."""
    p, points = difference.p_adjusted, difference.points
    if p is None or not points or p >= _LIKELY or "small_base" in difference.flags:
        return ""
    if p < _SURE:
        return "up" if points > 0 else "down"
    return "weak_up" if points > 0 else "weak_down"


class Share(msgspec.Struct, frozen=True, gc=False):
    """A share (0..1) in one group, and its difference to the rest in percentage points."""

    share: Estimate
    versus_rest: Difference

    @property
    def arrow(self) -> Arrow:
        """Whether the share is clearly above or below the rest's."""
        return arrow(self.versus_rest)


class Score(msgspec.Struct, frozen=True, gc=False):
    """A score in one group, and its difference to the rest in points."""

    score: Estimate
    versus_rest: Difference

    @property
    def arrow(self) -> Arrow:
        """Whether the score is clearly above or below the rest's."""
        return arrow(self.versus_rest)


class DriverInGroup(msgspec.Struct, frozen=True, gc=False):
    """Head (share of Top2 Box) and heart (score among them) of one driver in one group."""

    driver: str
    """The driver's id."""
    head: Share
    heart: Score
    flags: tuple[str, ...] = ()
    """`no_column`, `no_scale`: why there are no figures."""


class ExperienceInGroup(msgspec.Struct, frozen=True, gc=False):
    """How many of one group had an experience."""

    experience: str
    """The experience's id."""
    incidence: Share
    flags: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """One group of a comparison beside all others; `versus_total` has the same test as `versus_rest` (METHOD 1.4)."""

    names: tuple[str, ...]
    """Its answer; with two columns crossed, the answers in both."""
    respondents: int
    """Members, whether their loyalty answer is valid or not."""
    share: float | None
    """The group's weighted share (0..1) of those with a loyalty answer; groups that overlap exceed 1 together."""
    counts: ClassCounts
    rest: ClassCounts
    score: Estimate
    versus_rest: Difference
    versus_total: Difference
    letter: str = ""
    """What the other columns call it; '' for a group too small to be tested."""
    above: tuple[str, ...] = ()
    """Letters of the groups whose score is lower: capital where corrected p < .05, small where < .10 (METHOD 7)."""
    drivers: tuple[DriverInGroup, ...] = ()
    experiences: tuple[ExperienceInGroup, ...] = ()

    @property
    def arrow(self) -> Arrow:
        """Whether the score is clearly above or below the rest's."""
        return arrow(self.versus_rest)


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two groups against each other, by their places: score(first) − score(second), Holm over all pairs."""

    first: int
    second: int
    difference: Difference


class DriverInAll(msgspec.Struct, frozen=True, gc=False):
    """Head and heart of one driver among all who are compared."""

    driver: str
    head: Estimate
    heart: Estimate
    flags: tuple[str, ...] = ()


class ExperienceInAll(msgspec.Struct, frozen=True, gc=False):
    """How many of all who are compared had an experience."""

    experience: str
    incidence: Estimate
    flags: tuple[str, ...] = ()


class Everybody(msgspec.Struct, frozen=True):
    """All who are compared: those of the base who answered the question that tells groups apart."""

    respondents: int
    counts: ClassCounts
    score: Estimate
    drivers: tuple[DriverInAll, ...]
    experiences: tuple[ExperienceInAll, ...]


class Comparison(msgspec.Struct, frozen=True):
    """The groups of one column, or of two crossed, each against the rest of those who are compared.

    Every metric over the groups is one family, corrected by Benjamini and Hochberg: the score, each driver's
    head, each driver's heart, each experience. `pairs` are all groups against one another, Holm; there are none
    where crossed groups overlap.
    """

    by: tuple[ColumnKey | Grouping, ...]
    everybody: Everybody
    groups: tuple[Group, ...]
    pairs: tuple[Pair, ...]
    overlapping: bool
    """Somebody may be in two groups: the options of a question with several answers."""
    left_out: tuple[tuple[Reason, int], ...]
    """Respondents who are not compared as they gave no answer, by reason."""


class DriverInSide(msgspec.Struct, frozen=True, gc=False):
    """Head, heart, and the heart's lift over those who are not satisfied, of one driver in one of two groups."""

    driver: str
    head: Estimate
    heart: Estimate
    lift: Difference
    flags: tuple[str, ...] = ()


class ExperienceInSide(msgspec.Struct, frozen=True, gc=False):
    """How many of one of two groups had an experience, and the score of those who had it."""

    experience: str
    incidence: Estimate
    score: Estimate
    flags: tuple[str, ...] = ()


class Side(msgspec.Struct, frozen=True):
    """One of two groups of one's own; everybody who is not in the other one has no filters."""

    filters: tuple[Filter, ...]
    respondents: int
    counts: ClassCounts
    score: Estimate
    drivers: tuple[DriverInSide, ...]
    experiences: tuple[ExperienceInSide, ...]


class DriverBetween(msgspec.Struct, frozen=True, gc=False):
    """First side minus second: head in percentage points, heart in points."""

    driver: str
    head: Difference
    heart: Difference


class ExperienceBetween(msgspec.Struct, frozen=True, gc=False):
    """First side minus second: incidence in percentage points, score of those who had it in points."""

    experience: str
    incidence: Difference
    score: Difference


class TwoGroups(msgspec.Struct, frozen=True):
    """Two groups of one's own against each other; heads, hearts, incidences and scores are a family each (BH).

    The `both` respondents who are in the two of them are allowed for in every test (flag `overlap`).
    """

    first: Side
    second: Side
    respondents: int
    """Everybody in the journey's base, in one of the groups or not."""
    counts: ClassCounts
    both: int
    score: Difference
    drivers: tuple[DriverBetween, ...]
    experiences: tuple[ExperienceBetween, ...]
