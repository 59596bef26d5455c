"""From counts to every figure: the one function that screens, reports and the command line call."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec.structs import replace

from loyalty_desktop.compute.counter import Base, Counter, Table
from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.difference import Difference, score_difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.experience_verdict import Contribution, classify, contribution
from loyalty_desktop.compute.folding import EMPTY, Cell, ClassMatrix, Folded, Row, fold, fold_options, plan
from loyalty_desktop.compute.multiplicity import adjust_family
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.results import (
    Answer,
    DriverResult,
    ExperienceResult,
    LoyaltyResult,
    Means,
    MissingCount,
    Reach,
    Results,
    ValueMeans,
)
from loyalty_desktop.compute.share import share
from loyalty_desktop.journey.model import Driver, Experience, Journey, Measure
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.missing import REASONS
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.survey import Column, Survey

T = TypeVar("T")
# Kinds of answers that can tell who had an experience; free text, numbers and dates cannot.
_TELLING = RATINGS | {"yes_no", "category", "multi", "bands"}
_NOBODY = Estimate(0, 0.0, 0.0, None, None, None, ("no_base",))
_NO_DIFFERENCE = Difference(None, None, None, None, None, ("no_base",))


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """What the figures of one analysis share: the outcome, its classes, the tables counted for it."""

    survey: Survey
    outcome: Column | None
    measure: Measure
    base: Base
    classes: ClassMatrix
    tables: dict[int, Table]
    folded: dict[int, Folded] = field(default_factory=dict)
    chosen: dict[int, dict[str, tuple[Cell, Cell]]] = field(default_factory=dict)

    def fold(self, column: Column) -> Folded:
        """Return the column's counts by answer and reason, folded once."""
        if column.index not in self.folded:
            self.folded[column.index] = fold(self.tables[column.index], column, self.classes)
        return self.folded[column.index]

    def kept(self, column: Column, kind: str, make: Callable[[], T], option: str | None = None) -> T:
        """Return figures of a column that rest on its counts, its scale and the classes alone, made once."""
        scale = None if self.outcome is None else self.outcome.scale
        one = self.measure
        cuts = (one.low, one.high, one.negative_max, one.positive_min)
        things = (self.tables[column.index], column.scale, scale)
        return self.base.figures.of(things, (kind, option, *cuts), make)

    @property
    def all_valid(self) -> Tally:
        """Respondents with a valid loyalty answer."""
        return self.fold(self.outcome).valid.classes.total if self.outcome is not None else Tally()

    def options(self, column: Column) -> dict[str, tuple[Cell, Cell]]:
        """Return, by option, those who chose it and those who did not; all options folded in one go."""
        if column.index not in self.chosen:
            cells = fold_options(self.tables[column.index], column, self.classes)
            names = [match_text(option.text) for option in column.scale.options]
            self.chosen[column.index] = dict(zip(names, cells, strict=True))
        return self.chosen[column.index]


def analyze(counter: Counter, journey: Journey) -> Results:
    """Return every figure of `journey` on the survey that `counter` counts (METHOD 1-4, 8).

    Pure: the same counter and journey give the same figures, and only counts are seen. Drivers and experiences
    without a usable column stay in the results, with a flag instead of figures. Raises UnusableJourney when
    a filter or weight column is missing or unusable.
    """
    survey = counter.survey
    outcome = _outcome(survey, journey.measure)
    base = counter.base_of(journey)
    columns = _columns(survey, journey, outcome)
    tables = dict(zip((column.index for column in columns), counter.tables(columns, outcome, base), strict=True))
    measure = journey.measure
    case = _Case(survey, outcome, measure, base, ClassMatrix.of(outcome, measure), tables)
    loyalty = _filtered(_loyalty(case, measure), counter, journey, case)
    stage = {driver.id: stage.name for stage in journey.stages for driver in stage.drivers}
    names = {driver.id: driver.name for driver in journey.drivers}
    drivers = _corrected_drivers([_driver(case, driver, stage[driver.id]) for driver in journey.drivers])
    experiences = _corrected_experiences(
        [
            _experience(case, one, names.get(one.driver or "", ""), stage.get(one.driver or "", ""))
            for one in journey.experiences
        ]
    )
    return Results(
        loyalty,
        tuple(_driver(case, driver, "") for driver in journey.overall),
        tuple(_stage_means(journey, drivers)),
        tuple(_value_means(drivers)),
        drivers,
        experiences,
        base.count,
        journey.filters,
        journey.weight,
        _left_out(survey, base, loyalty),
        counter.raked(journey.weight, journey.raking, journey.raking_cap).report if journey.raking else None,
    )


def _outcome(survey: Survey, measure: Measure) -> Column | None:
    """Return the loyalty question, if the survey has it and its answers are on a scale."""
    column = survey.column(measure.column) if measure.column else None
    return column if column is not None and column.scale.kind in RATINGS else None


def _columns(survey: Survey, journey: Journey, outcome: Column | None) -> tuple[Column, ...]:
    keys = [driver.column for driver in (*journey.drivers, *journey.overall)]
    keys += [experience.column for experience in journey.experiences]
    named = [survey.column(key) for key in keys if key is not None]
    found = [column for column in named if column is not None and column.scale.kind in _TELLING]
    if outcome is not None:
        found.append(outcome)
    return tuple({column.index: column for column in found}.values())


def _loyalty(case: _Case, measure: Measure) -> LoyaltyResult:
    outcome = case.outcome
    if outcome is None:
        score = _NOBODY
        if measure.column is not None:
            why = "no_column" if case.survey.column(measure.column) is None else "no_scale"
            score = replace(_NOBODY, flags=("no_base", why))
        return LoyaltyResult(measure, score, 0, 0, 0, None, None, None, (), ())
    counts = case.fold(outcome)
    whole = counts.valid.classes
    shares = [
        part.w / whole.total.w if whole.total.w else None for part in (whole.positive, whole.passive, whole.negative)
    ]
    answers = _answers(outcome, counts)
    return LoyaltyResult(
        measure,
        net_score(whole),
        whole.positive.n,
        whole.passive.n,
        whole.negative.n,
        shares[0],
        shares[1],
        shares[2],
        tuple(answer for answer in answers if measure.low <= answer.code <= measure.high),
        _loyalty_missing(counts),
    )


def _filtered(found: LoyaltyResult, counter: Counter, journey: Journey, case: _Case) -> LoyaltyResult:
    """Return that figures are of some only, and where a target is to be set against it, the score of all."""
    if not journey.filters:
        return found
    outcome, everybody = case.outcome, None
    if outcome is not None and journey.measure.target is not None:
        base = counter.base_of(replace(journey, filters=()))
        (table,) = counter.tables((outcome,), outcome, base)
        everybody = net_score(fold(table, outcome, case.classes).valid.classes)
    return replace(found, is_filtered=True, everybody=everybody)


def _loyalty_missing(counts: Folded) -> tuple[MissingCount, ...]:
    """Return why answers are in no class; answers beyond the ends of the measure's scale are out of range."""
    found = {one.reason: one.count for one in _missing(counts)}
    beyond = counts.valid.everybody.n - counts.valid.classes.total.n
    if beyond:
        found["out_of_range"] = found.get("out_of_range", 0) + beyond
    return tuple(MissingCount(reason, found[reason]) for reason in REASONS if reason in found)


def _answers(column: Column, counts: Folded) -> tuple[Answer, ...]:
    """Return the answers from worst to best; steps of a numeric scale that nobody chose are there with 0."""
    answers = [
        Answer(group.text, group.code, row) for group, row in zip(plan(column).answers, counts.answers, strict=True)
    ]
    scale = column.scale
    if scale.kind in {"zero_to_ten", "points"} and scale.low is not None and scale.high is not None:
        seen = {answer.code for answer in answers}
        for code in range(scale.low, scale.high + 1):
            if code not in seen:
                shown = scale.low + scale.high - code if scale.reversed else code
                answers.append(Answer(str(shown), float(code), Row((0, 0, 0, 0))))
    return tuple(sorted(answers, key=lambda answer: answer.code))


def _missing(counts: Folded) -> tuple[MissingCount, ...]:
    return tuple(MissingCount(reason, cell.everybody.n) for reason, cell in counts.reasons)


def _driver(case: _Case, driver: Driver, stage: str) -> DriverResult:
    column = case.survey.column(driver.column) if driver.column is not None else None
    if column is None or column.scale.kind not in RATINGS:
        flags = ("no_column",) if column is None else ("no_scale",)
        return DriverResult(
            driver,
            stage,
            Reach(0, 0, None),
            _NOBODY,
            0,
            _NOBODY,
            _NOBODY,
            _NO_DIFFERENCE,
            (),
            (),
            flags,
        )
    made = case.kept(column, "driver", lambda: _rated(column, case.fold(column)))
    return replace(made, driver=driver, stage=stage)


def _rated(column: Column, counts: Folded) -> DriverResult:
    """Return the figures of whichever driver is rated in a column."""
    top, rest = counts.top, counts.rest
    return DriverResult(
        Driver("", ""),
        "",
        _reach(counts),
        share(top.everybody, counts.valid.everybody),
        top.everybody.n,
        net_score(top.classes),
        net_score(rest.classes),
        score_difference(top.classes, rest.classes),
        _answers(column, counts),
        _missing(counts),
        ("reverse_direction",) if _falls(column, counts) else (),
    )


def _falls(column: Column, counts: Folded) -> bool:
    """Say whether better ratings clearly go with lower loyalty: r below -.1 (METHOD 2), on 30 or more."""
    n = x = y = xx = yy = xy = 0.0
    for group, row in zip(plan(column).answers, counts.answers, strict=True):
        negative, passive, positive, _everybody = row.n
        rated, net = negative + passive + positive, positive - negative
        n += rated
        x += group.code * rated
        xx += group.code * group.code * rated
        y += net
        yy += positive + negative
        xy += group.code * net
    spread = (n * xx - x * x) * (n * yy - y * y)
    return n >= 30 and spread > 0 and n * xy - x * y < -0.1 * math.sqrt(spread)


def _reach(counts: Folded) -> Reach:
    """Valid ratings and "don't know" among those who were shown the question; a blank was not shown."""
    used = asked = counts.valid.everybody
    for reason, cell in counts.reasons:
        if reason not in {"blank", "error"}:
            asked = asked + cell.everybody
        if reason == "dont_know":
            used = used + cell.everybody
    return Reach(asked.n, used.n, used.w / asked.w if asked.w else None)


def _experience(case: _Case, experience: Experience, driver: str, stage: str) -> ExperienceResult:
    column = case.survey.column(experience.column) if experience.column is not None else None
    tells = column is not None and column.scale.kind in _TELLING
    made = None
    if column is not None and tells:
        option = experience.option
        made = case.kept(column, "experience", lambda: _happened(case, column, option), option)
    if made is not None:
        return replace(made, experience=experience, driver_name=driver, stage=stage)
    flags = ("no_column",) if column is None else ("no_scale",)
    return ExperienceResult(
        experience,
        driver,
        stage,
        _NOBODY,
        0,
        _NOBODY,
        _NOBODY,
        _NO_DIFFERENCE,
        "too_few",
        Contribution(None, None, None),
        (),
        flags,
    )


def _happened(case: _Case, column: Column, option: str | None) -> ExperienceResult | None:
    """Return the figures of whichever experience a column tells; None where it cannot."""
    cells = _yes_and_no(case, column, option)
    if cells is None:
        return None
    had, had_not = cells
    difference = score_difference(had.classes, had_not.classes)
    return ExperienceResult(
        Experience("", ""),
        "",
        "",
        share(had.everybody, had.everybody + had_not.everybody),
        had.everybody.n,
        net_score(had.classes),
        net_score(had_not.classes),
        difference,
        "too_few",
        contribution(had.classes, case.all_valid, difference),
        _missing(case.fold(column)),
    )


def _yes_and_no(case: _Case, column: Column, option: str | None) -> tuple[Cell, Cell] | None:
    """Return those who had the experience and those who had not; None where the column cannot tell."""
    kind = column.scale.kind
    if kind == "multi" and option is not None:
        return case.options(column).get(match_text(option))
    counts = case.fold(column)
    if kind == "yes_no" and option is None:
        return counts.top, counts.rest
    texts = [match_text(group.text) for group in plan(column).answers]
    if option is None or match_text(option) not in texts:
        return None
    place = texts.index(match_text(option))
    cells = [row.cell() for row in counts.answers]
    return cells[place], sum(cells[:place] + cells[place + 1 :], EMPTY)


def _corrected_drivers(drivers: list[DriverResult]) -> tuple[DriverResult, ...]:
    lifts = adjust_family([driver.lift for driver in drivers])
    return tuple(replace(driver, lift=lift) for driver, lift in zip(drivers, lifts, strict=True))


def _corrected_experiences(experiences: list[ExperienceResult]) -> tuple[ExperienceResult, ...]:
    differences = adjust_family([experience.difference for experience in experiences])
    return tuple(
        replace(experience, difference=difference, verdict=classify(difference))
        for experience, difference in zip(experiences, differences, strict=True)
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _stage_means(journey: Journey, drivers: Sequence[DriverResult]) -> list[Means]:
    by_id = {driver.driver.id: driver for driver in drivers}
    return [
        Means(
            stage.name,
            _mean(by_id[driver.id].head.value for driver in stage.drivers),
            _mean(by_id[driver.id].heart.value for driver in stage.drivers),
            tuple(driver.id for driver in stage.drivers),
        )
        for stage in journey.stages
    ]


def _value_means(drivers: Sequence[DriverResult]) -> list[ValueMeans]:
    out = []
    for value in ("basic", "experience"):
        members = [driver for driver in drivers if driver.driver.value == value]
        if members:
            head = _mean(driver.head.value for driver in members)
            out.append(ValueMeans(members[0].driver.value, head, _mean(one.heart.value for one in members)))
    return out


def _left_out(survey: Survey, base: Base, loyalty: LoyaltyResult) -> tuple[tuple[Message, int], ...]:
    """Return what is in the file and in no figure, with its count."""
    found = list(survey.left_out)
    if base.unweighted:
        found.append((message("rows_without_weight"), base.unweighted))
    found += [(message(f"loyalty_{one.reason}"), one.count) for one in loyalty.missing]
    return tuple(found)
