"""The table of experiences: what each adds to or takes from the overall score, and what may be said about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.experience_verdict import Contribution, Verdict
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.shown import Arrow, Shown, arrow_of, how_shown, least_shown
from loyalty_desktop.report.shown_names import ShownName, driver_names, shown_names
from loyalty_desktop.survey.missing import Reason

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import ExperienceResult, Results

VerdictGroup: TypeAlias = Literal["positive", "negative", "pending"]

# Bars of less than this many points in all would look large only because nothing else is there.
_LEAST_POINTS = 4.0


class ExperienceRow(msgspec.Struct, frozen=True):
    """One experience: how many had it, the scores with and without it, their difference, what it contributes.

    `n_asked` are those who could have had it, `count` those who had. `verdict` is None where a small base
    forbids one: `state` is then `reference` (values muted and tagged) or `hidden` (only counts). `short` and
    `driver_short` are the names where there is little room.
    """

    experience: str
    name: str
    short: str
    driver: str | None
    driver_name: str
    driver_short: str
    stage: str
    n_asked: int
    count: int
    incidence: Estimate
    with_it: Estimate
    without_it: Estimate
    difference: Difference
    arrow: Arrow
    verdict: Verdict | None
    contribution: Contribution
    state: Shown
    missing: tuple[tuple[Reason, int], ...]
    """Those whose answers do not tell, by the reason."""
    weighted: bool
    flags: tuple[str, ...]

    @property
    def group(self) -> VerdictGroup:
        """The switch of the filter under which the row is found; whatever is not decided is pending."""
        if self.verdict == "positive":
            return "positive"
        return "negative" if self.verdict == "negative" else "pending"


class VerdictCounts(msgspec.Struct, frozen=True):
    """How many experiences have which verdict; `pending` are all that are neither positive nor negative."""

    all: int
    positive: int
    negative: int
    neutral: int
    undecided: int
    pending: int


class ExperienceTable(msgspec.Struct, frozen=True):
    """The experiences by their contribution, the largest first, and the axes of their bars and dots."""

    rows: tuple[ExperienceRow, ...]
    counts: VerdictCounts
    axis: Axis
    score_axis: Axis
    overall: float | None
    overall_n: int


def experience_rows(results: Results) -> ExperienceTable:
    """Return the table of experiences; those without a figure come last, in the order of the journey."""
    names = shown_names([(one.experience.name, one.experience.column) for one in results.experiences])
    drivers = {id_: name.short for id_, name in driver_names(results).items()}
    rows = [
        _row(one, name, drivers.get(one.experience.driver or "", ""), weighted=results.weighted)
        for one, name in zip(results.experiences, names, strict=True)
    ]
    rows.sort(key=_rank)
    overall = results.loyalty.score
    return ExperienceTable(
        tuple(rows), verdict_counts(rows), _bar_axis(rows), _score_axis(rows, overall.value), overall.value, overall.n
    )


def _row(result: ExperienceResult, name: ShownName, driver_short: str, *, weighted: bool) -> ExperienceRow:
    with_it, without_it, difference = result.with_it, result.without_it, result.difference
    state = least_shown(how_shown(difference), how_shown(with_it), how_shown(without_it))
    return ExperienceRow(
        experience=result.experience.id,
        name=name.full,
        short=name.short,
        driver=result.experience.driver if result.driver_name else None,
        driver_name=result.driver_name,
        driver_short=driver_short if result.driver_name else "",
        stage=result.stage,
        n_asked=result.incidence.n,
        count=result.count,
        incidence=result.incidence,
        with_it=with_it,
        without_it=without_it,
        difference=difference,
        arrow=arrow_of(difference, with_it, without_it),
        verdict=result.verdict if state == "shown" else None,
        contribution=result.contribution,
        state=state,
        missing=tuple((one.reason, one.count) for one in result.missing),
        weighted=weighted,
        flags=result.flags,
    )


def _rank(row: ExperienceRow) -> tuple[bool, float]:
    points = row.contribution.points
    return points is None, -(points or 0.0)


def told_first(rows: Sequence[ExperienceRow], driver: str | None = None) -> ExperienceRow | None:
    """Return the experience to be told while none is chosen: the one that weighs most, at `driver` if it has any.

    What is decided comes before what is not, so that nobody reads first of something that may be chance.
    """
    here = [one for one in rows if driver is not None and one.driver == driver] or rows
    decided = [one for one in here if one.verdict in {"positive", "negative"}] or here
    return max(decided, key=lambda one: abs(one.contribution.points or 0.0), default=None)


def verdict_counts(rows: Sequence[ExperienceRow]) -> VerdictCounts:
    """Return how many of these rows have which verdict."""

    def having(verdict: Verdict) -> int:
        return sum(row.verdict == verdict for row in rows)

    positive, negative = having("positive"), having("negative")
    return VerdictCounts(
        len(rows),
        positive,
        negative,
        having("neutral"),
        having("undecided"),
        len(rows) - positive - negative,
    )


def _bar_axis(rows: Iterable[ExperienceRow]) -> Axis:
    values = [0.0]
    for row in rows:
        part = row.contribution
        values += [value for value in (part.points, part.low, part.high) if value is not None]
    return nice_axis(min(values), max(values), least=_LEAST_POINTS)


def _score_axis(rows: Iterable[ExperienceRow], overall: float | None) -> Axis:
    figures = [row.with_it for row in rows]
    return score_axis(figures, (0.0,) if overall is None else (0.0, overall), most=12)


def score_axis(figures: Iterable[Estimate], lines: Iterable[float] = (0.0,), *, most: int = 7) -> Axis:
    """Return an axis for scores: with all values, their intervals and the lines on it, within -100..100."""
    values = list(lines)
    for one in figures:
        values += [value for value in (one.value, one.low, one.high) if value is not None]
    low, high = min(values, default=0.0), max(values, default=0.0)
    return nice_axis(low, high, most=most, least=20, limit_low=-100, limit_high=100)
