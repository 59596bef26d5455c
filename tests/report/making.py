"""Results for the screens' values: of the real surveys, and small ones made from class counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import score_difference
from loyalty_desktop.compute.experience_verdict import classify, contribution
from loyalty_desktop.compute.folding import Row
from loyalty_desktop.compute.multiplicity import adjust_family
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.results import (
    Answer,
    DriverResult,
    ExperienceResult,
    LoyaltyResult,
    Means,
    Reach,
    Results,
)
from loyalty_desktop.compute.share import share
from loyalty_desktop.journey.model import Driver, Experience, Measure
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import APPAREL, ROOT, SFO, SFO_TOLD, TOYAMA, survey_of

Classes = tuple[int, int, int]
"""Negative, passive, positive."""


@lru_cache(maxsize=1)
def apparel() -> Results:
    """The bundled sample with its saved journey."""
    journey = open_project(ROOT / "resources" / "samples" / "apparel_ja.loyalty").journey
    return analyze(Counter(survey_of(APPAREL)), journey)


@lru_cache(maxsize=1)
def toyama() -> Results:
    survey = survey_of(TOYAMA)
    return analyze(Counter(survey), suggest_journey(survey))


@lru_cache(maxsize=2)
def sfo(*, weighted: bool = False) -> Results:
    survey = survey_of(SFO, SFO_TOLD)
    journey = suggest_journey(survey)
    return analyze(Counter(survey), replace(journey, weight=ColumnKey("WEIGHT")) if weighted else journey)


def driver(name: str, top: Classes, rest: Classes, *, stage: str = "s", flags: tuple[str, ...] = ()) -> DriverResult:
    """A driver from the classes of its satisfied and of the others; its id is its name."""
    satisfied, others = ClassCounts.of(*top), ClassCounts.of(*rest)
    n = satisfied.total.n + others.total.n
    return DriverResult(
        Driver(name, name, ColumnKey(f"Q {name}")),
        stage,
        Reach(n, n, 1.0 if n else None),
        share(satisfied.total, Tally.of(n)),
        satisfied.total.n,
        net_score(satisfied),
        net_score(others),
        score_difference(satisfied, others),
        (
            Answer("とても満足", 5.0, Row((*top, sum(top)))),
            Answer("どちらとも", 3.0, Row((*rest, sum(rest)))),
        )[::-1],
        (),
        flags,
    )


def experience(name: str, had: Classes, had_not: Classes, *, at: str | None = None) -> ExperienceResult:
    """An experience from the classes of those who had it and of those who had not; its id is its name."""
    yes, no = ClassCounts.of(*had), ClassCounts.of(*had_not)
    difference = score_difference(yes, no)
    return ExperienceResult(
        Experience(name, name, ColumnKey(f"Q {name}"), driver=at),
        at or "",
        "s" if at else "",
        share(yes.total, (yes + no).total),
        yes.total.n,
        net_score(yes),
        net_score(no),
        difference,
        "too_few",
        contribution(yes, (yes + no).total, difference),
        (),
    )


def loyalty(classes: Classes, measure: Measure = Measure(ColumnKey("Q"), "nrs")) -> LoyaltyResult:  # noqa: B008
    counts = ClassCounts.of(*classes)
    negative, passive, positive = classes
    n = sum(classes)
    return LoyaltyResult(
        measure,
        net_score(counts),
        positive,
        passive,
        negative,
        positive / n if n else None,
        passive / n if n else None,
        negative / n if n else None,
        (),
        (),
    )


def results(
    drivers: Sequence[DriverResult] = (),
    experiences: Sequence[ExperienceResult] = (),
    *,
    classes: Classes = (300, 400, 300),
    overall: Sequence[DriverResult] = (),
    measure: Measure | None = None,
) -> Results:
    """Results as `analyze` makes them: families adjusted, verdicts given, stages averaged."""
    lifts = adjust_family([one.lift for one in drivers])
    drivers = tuple(replace(one, lift=lift) for one, lift in zip(drivers, lifts, strict=True))
    differences = adjust_family([one.difference for one in experiences])
    judged = tuple(
        replace(one, difference=difference, verdict=classify(difference))
        for one, difference in zip(experiences, differences, strict=True)
    )
    stages = tuple(
        Means(
            name,
            _mean([one.head.value for one in drivers if one.stage == name]),
            _mean([one.heart.value for one in drivers if one.stage == name]),
            tuple(one.driver.id for one in drivers if one.stage == name),
        )
        for name in dict.fromkeys(one.stage for one in drivers)
    )
    whole = loyalty(classes, measure) if measure is not None else loyalty(classes)
    return Results(whole, tuple(overall), stages, (), drivers, judged, sum(classes), (), None, ())


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
