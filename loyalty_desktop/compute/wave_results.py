"""What a comparison of waves shows, as plain immutable values (METHOD 7)."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.experience_verdict import Contribution
from loyalty_desktop.compute.standardised import Standardised
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.journey.wave_settings import WaveUnit
from loyalty_desktop.messages import Message
from loyalty_desktop.survey.reading import ColumnKey

WaveVerdict: TypeAlias = Literal["risen", "fallen", "unclear", ""]

_SURE = 0.05


def verdict_of(change: Difference | None) -> WaveVerdict:
    """Return what a change says: risen or fallen at a corrected p below .05, unclear, '' where nothing may be said.

    Small bases have no verdict, nor has what was not compared.
    """
    if change is None or change.points is None or change.p_adjusted is None or "small_base" in change.flags:
        return ""
    if change.p_adjusted >= _SURE or not change.points:
        return "unclear"
    return "risen" if change.points > 0 else "fallen"


class WaveFigure(msgspec.Struct, frozen=True, gc=False):
    """A score (points) or a share (0..1) in one wave, and its change.

    `change` is in points, for shares in percentage points: this wave minus the one it is compared with. It is None
    where there is none such, or where they may not be compared. Its flag `overlap` says that the same people
    answered in both and that the test allows for it.
    """

    estimate: Estimate
    change: Difference | None = None

    @property
    def verdict(self) -> WaveVerdict:
        """Whether it has risen or fallen."""
        return verdict_of(self.change)


class WaveLift(msgspec.Struct, frozen=True, gc=False):
    """How much higher a score is with than without, in points, in one wave, and the change of that.

    The change is points only: there is no test for the difference of two lifts (lift_change), so it has no verdict.
    """

    lift: Difference
    """Its `p_adjusted` is None: it is not one of several here. The Drivers and Experiences screens have that."""
    change: Difference | None = None


class DriverInWave(msgspec.Struct, frozen=True, gc=False):
    """Head (share of Top2 Box), heart (score among them) and lift (heart minus the score of the rest)."""

    driver: str
    """The driver's id, the same in all waves."""
    head: WaveFigure
    heart: WaveFigure
    lift: WaveLift
    flags: tuple[str, ...] = ()
    """`no_column`, `no_scale`: why there are no figures in this wave."""
    refused: Message | None = None
    """Why it is not compared although both waves have figures: another scale."""


class ExperienceInWave(msgspec.Struct, frozen=True, gc=False):
    """Incidence, score of those who had it, lift over those who had not, and points of the overall score."""

    experience: str
    """The experience's id, the same in all waves."""
    incidence: WaveFigure
    score: WaveFigure
    lift: WaveLift
    contribution: Contribution
    flags: tuple[str, ...] = ()
    refused: Message | None = None


class SegmentInWave(msgspec.Struct, frozen=True, gc=False):
    """One segment of the chosen axis in one wave."""

    names: tuple[str, ...]
    """Its answer, as this wave writes it, or as the open survey does where somebody said that they are the same."""
    respondents: int
    share: float | None
    """Of those with a loyalty answer whose segment is known, weighted, 0..1."""
    counts: ClassCounts
    score: WaveFigure


class Overlap(msgspec.Struct, frozen=True, gc=False):
    """How many people answered in two waves: distinct ids in this one, in the other, in both; answers without id.

    `zeros` of those in both are the same person only without the zeros in front of their ids.
    """

    here: int
    there: int
    both: int
    blank: int
    zeros: int = 0


class WaveResult(msgspec.Struct, frozen=True):
    """One wave. With a `problem` it has no figures; with `refused` its score may not be compared."""

    name: str
    """What it is known by: the wave's name, or of a period 2026-04, 2026-Q2, 2026-H1, 2026."""
    unit: WaveUnit | Literal[""]
    """What kind of period it is; '' for a survey of its own."""
    is_open: bool
    """It is the survey that is open, which all screens show."""
    compared_with: str
    """The name of the wave that its changes are to; '' for none."""
    respondents: int
    counts: ClassCounts
    score: WaveFigure
    positive_share: float | None
    passive_share: float | None
    negative_share: float | None
    drivers: tuple[DriverInWave, ...] = ()
    experiences: tuple[ExperienceInWave, ...] = ()
    segments: tuple[SegmentInWave, ...] = ()
    """In the order that the open survey has them in, its own only ones last; only with an axis."""
    standardised: Standardised | None = None
    """Its score with the first wave's mix of segments; only with an axis, and not for the first wave itself."""
    overlap: Overlap | None = None
    """People who answered in both this and the compared wave; None where no column of ids was told."""
    weighted: bool = False
    refused: Message | None = None
    told: tuple[Message, ...] = ()
    """What is to be known of this wave: without weights, without known shares …"""
    problem: Message | None = None
    """Why it has no figures, and what to do: the file is missing, protected, a filtered column is gone."""

    def driver(self, id_: str) -> DriverInWave | None:
        """Return the driver of this id."""
        return next((one for one in self.drivers if one.driver == id_), None)

    def experience(self, id_: str) -> ExperienceInWave | None:
        """Return the experience of this id."""
        return next((one for one in self.experiences if one.experience == id_), None)


class WaveComparison(msgspec.Struct, frozen=True):
    """All waves in the order of time.

    Every metric over the waves is a family of its own, corrected by Benjamini and Hochberg: with two waves there
    is one comparison, and nothing to correct.
    """

    waves: tuple[WaveResult, ...]
    baseline: str
    """The name of the wave that all are compared with; '' for each with the one before."""
    comparisons: int
    """How many comparisons of one metric are a family."""
    axis: ColumnKey | Grouping | None = None
    axis_problem: Message | None = None
    """Why there are no segments although an axis was chosen."""
    undated: int = 0
    """Respondents of one file who are in no wave, as they have no date or answer there."""

    def wave(self, name: str) -> WaveResult | None:
        """Return the wave of this name."""
        return next((one for one in self.waves if one.name == name), None)

    @property
    def latest(self) -> WaveResult | None:
        """The last wave that has figures."""
        return next((one for one in reversed(self.waves) if one.problem is None), None)
