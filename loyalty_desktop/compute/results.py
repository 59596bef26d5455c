"""Every figure of an analysis, as plain immutable values: what screens, reports and the command line show."""

from __future__ import annotations

import msgspec

from loyalty_desktop.compute.difference import Difference, part_of_total
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.experience_verdict import Contribution, Verdict
from loyalty_desktop.compute.folding import Row
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.raking import RakingReport
from loyalty_desktop.journey.model import Driver, Experience, Filter, Measure, Value
from loyalty_desktop.messages import Message
from loyalty_desktop.survey.missing import Reason
from loyalty_desktop.survey.reading import ColumnKey


class Answer(msgspec.Struct, frozen=True, gc=False):
    """One answer of a question: its text, its code (a larger one is better), and those who gave it."""

    text: str
    code: float
    row: Row

    @property
    def count(self) -> int:
        """How many gave this answer, whether or not their loyalty answer is valid."""
        return self.row.n[3]

    @property
    def score(self) -> Estimate:
        """The score of those who gave this answer; made when asked for, since few screens show it."""
        return net_score(self.row.cell().classes)


class MissingCount(msgspec.Struct, frozen=True, gc=False):
    """How many gave no answer for one reason."""

    reason: Reason
    count: int


class LoyaltyResult(msgspec.Struct, frozen=True):
    """The loyalty score of the base, with its classes (respondents, unweighted, and weighted shares 0..1)."""

    measure: Measure
    score: Estimate
    positive: int
    passive: int
    negative: int
    positive_share: float | None
    passive_share: float | None
    negative_share: float | None
    distribution: tuple[Answer, ...]
    missing: tuple[MissingCount, ...]
    is_filtered: bool = False
    """Whether a filter is in force, so that these are not all respondents."""
    everybody: Estimate | None = None
    """The score without any filter, which is what a target is for; None without a filter, or without a target."""


class Reach(msgspec.Struct, frozen=True, gc=False):
    """Who used a touchpoint: `count` of the `n` who were asked; share 0..1, weighted (METHOD 4.4)."""

    n: int
    count: int
    share: float | None


class DriverResult(msgspec.Struct, frozen=True):
    """One driver: reach, head (Top2 Box share 0..1), heart (score among Top2 Box), the rest, their lift."""

    driver: Driver
    stage: str
    reach: Reach
    head: Estimate
    top2: int
    heart: Estimate
    rest: Estimate
    lift: Difference
    answers: tuple[Answer, ...]
    missing: tuple[MissingCount, ...]
    flags: tuple[str, ...] = ()
    """`no_column`, `no_scale`: why the driver has no figures; `reverse_direction`: its scale may be turned round."""

    @property
    def versus_base(self) -> Difference:
        """Heart minus the score of all who rated the driver, in points: the lift, shrunk (METHOD 3, 1.4)."""
        return part_of_total(self.lift, self.heart.w, self.rest.w)


class ExperienceResult(msgspec.Struct, frozen=True):
    """One experience: incidence (share 0..1), score of those who had it and those who had not, verdict."""

    experience: Experience
    driver_name: str
    """The driver at which it happened; '' while unassigned."""
    stage: str
    incidence: Estimate
    count: int
    with_it: Estimate
    without_it: Estimate
    difference: Difference
    verdict: Verdict
    contribution: Contribution
    missing: tuple[MissingCount, ...]
    flags: tuple[str, ...] = ()


class Means(msgspec.Struct, frozen=True, gc=False):
    """Head (0..1) and heart (points) of several drivers: unweighted means of those that have one."""

    name: str
    head: float | None
    heart: float | None
    drivers: tuple[str, ...] = ()
    """The ids of the drivers; names of stages may be the same, or none."""


class ValueMeans(msgspec.Struct, frozen=True, gc=False):
    """Head and heart of all drivers of one value kind."""

    value: Value
    head: float | None
    heart: float | None


class Results(msgspec.Struct, frozen=True):
    """All figures of one journey on one survey."""

    loyalty: LoyaltyResult
    overall: tuple[DriverResult, ...]
    stages: tuple[Means, ...]
    values: tuple[ValueMeans, ...]
    drivers: tuple[DriverResult, ...]
    experiences: tuple[ExperienceResult, ...]
    respondents: int
    """Respondents in the base, answered or not."""
    filters: tuple[Filter, ...]
    weight: ColumnKey | None
    left_out: tuple[tuple[Message, int], ...]
    raking: RakingReport | None = None
    """What weighting to known shares did; None where there are none."""

    @property
    def weighted(self) -> bool:
        """Whether respondents weigh differently, by a column or to known shares."""
        return self.weight is not None or self.raking is not None
