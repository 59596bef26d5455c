"""Groups of respondents beside one another: by a column's answers, by two columns, or two of one's own (METHOD 7).

Every group is counted once, and the rest is what it leaves of everybody, so that nobody is counted twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from loyalty_desktop.compute.column_letters import lettered, pairs_of
from loyalty_desktop.compute.comparison import (
    Comparison,
    DriverBetween,
    DriverInAll,
    DriverInGroup,
    DriverInSide,
    Everybody,
    ExperienceBetween,
    ExperienceInAll,
    ExperienceInGroup,
    ExperienceInSide,
    Group,
    Score,
    Share,
    Side,
    TwoGroups,
)
from loyalty_desktop.compute.counter import Base, Counter, Table
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import Difference, part_of_total, score_difference, versus_total
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.group_counts import Asked, Case, Counted, case_of, counted, scores_in
from loyalty_desktop.compute.multiplicity import adjust_family
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.overlapping import overlapping_score_difference, overlapping_share_difference
from loyalty_desktop.compute.parts import By, Parts, common_of, part_tables, partition, parts_of, rest_of
from loyalty_desktop.compute.share import share, share_difference
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey, Measure
from loyalty_desktop.messages import message

_UNTESTED = Difference(None, None, None, None, None, ("no_base",))


def compare(counter: Counter, journey: Journey, column: By, *, crossed: By | None = None) -> Comparison:
    """Return every group that the answers of `column` make, each against the rest (METHOD 1.4, 7).

    Options of a question with several answers are groups too, and may overlap. With `crossed`, a group is an
    answer in both columns. Only who answered is compared; the others are counted in `left_out`. Groups of fewer
    than 10 keep their n. Raises UnusableJourney when the journey's base is unusable, or a column makes no groups.
    """
    by = (column,) if crossed is None else (column, crossed)
    partitions = tuple(partition(counter, one) for one in by)
    if len({one.column.key for one in partitions}) < len(partitions):
        raise UnusableJourney(message("segment_twice", column=partitions[0].column.heading))
    case = case_of(counter.survey, journey)
    parts = parts_of(counter.base_of(journey), partitions)
    found = part_tables(counter, case.columns, case.outcome, parts)
    tables = {one.index: of_column for one, of_column in zip(case.columns, found, strict=True)}
    scores = scores_in(case, tables, len(parts.groups) + 1)
    drivers = [_driver_in(asked, tables, case, parts, journey.measure) for asked in case.drivers]
    experiences = [counted(asked, tables, case.classes) for asked in case.experiences]
    groups = _groups(parts, scores)
    groups = [replace(one, drivers=tuple(row[at] for row, _all in drivers)) for at, one in enumerate(groups)]
    groups = _with_experiences(groups, case.experiences, experiences)
    pairs = pairs_of(counter, groups, partitions, case, parts)
    everybody = Everybody(
        parts.whole.count,
        scores[0],
        net_score(scores[0]),
        tuple(of_all for _row, of_all in drivers),
        _experiences_at(0, case.experiences, experiences),
    )
    return Comparison(by, everybody, lettered(groups, pairs), pairs, parts.overlapping, parts.left_out)


def compare_groups(
    counter: Counter, journey: Journey, first: tuple[Filter, ...], second: tuple[Filter, ...] | None
) -> TwoGroups:
    """Return two groups of one's own against each other, both within the journey's base.

    A `second` of None is everybody who is not in the first, whatever they answered. Who is in both is allowed for
    in every test (METHOD 1.5). Raises UnusableJourney when a base is unusable.
    """
    case = case_of(counter.survey, journey)
    whole, own = counter.base_of(journey), _base_with(counter, journey, first)
    other = rest_of(whole, own) if second is None else _base_with(counter, journey, second)
    bases = (own, other, common_of(own, other))
    found = zip(*(counter.tables(case.columns, case.outcome, base) for base in bases), strict=True)
    tables = {one.index: of_column for one, of_column in zip(case.columns, found, strict=True)}
    scores = scores_in(case, tables, 3)
    drivers = [counted(asked, tables, case.classes) for asked in case.drivers]
    experiences = [counted(asked, tables, case.classes) for asked in case.experiences]
    sides = [
        Side(
            own,
            bases[at].count,
            scores[at],
            net_score(scores[at]),
            _drivers_in_side(at, case.drivers, drivers),
            _experiences_in_side(at, case.experiences, experiences),
        )
        for at, own in enumerate((first, second or ()))
    ]
    heads = adjust_family([_shares_between(one) for one in drivers])
    hearts = adjust_family([_hearts_between(one) for one in drivers])
    incidences = adjust_family([_shares_between(one) for one in experiences])
    reached = adjust_family([_hearts_between(one) for one in experiences])
    return TwoGroups(
        sides[0],
        sides[1],
        whole.count,
        _scores_of(counter, case, whole),
        bases[2].count,
        overlapping_score_difference(*scores),
        tuple(
            DriverBetween(asked.id, head, heart) for asked, head, heart in zip(case.drivers, heads, hearts, strict=True)
        ),
        tuple(
            ExperienceBetween(asked.id, incidence, score)
            for asked, incidence, score in zip(case.experiences, incidences, reached, strict=True)
        ),
    )


def _scores_of(counter: Counter, case: Case, base: Base) -> ClassCounts:
    """Return the loyalty answers of a base by class."""
    if case.outcome is None:
        return ClassCounts()
    tables = {case.outcome.index: counter.tables((case.outcome,), case.outcome, base)}
    return scores_in(case, tables, 1)[0]


def _base_with(counter: Counter, journey: Journey, own: tuple[Filter, ...]) -> Base:
    return counter.base_of(replace(journey, filters=(*journey.filters, *own)))


def _groups(parts: Parts, scores: Sequence[ClassCounts]) -> list[Group]:
    whole, *own = scores
    rests = [_without(whole, one) for one in own]
    tested = adjust_family([score_difference(one, rest) for one, rest in zip(own, rests, strict=True)])
    total = whole.total.w
    return [
        Group(
            names,
            base.count,
            one.total.w / total if total else None,
            one,
            rest,
            net_score(one),
            versus_rest,
            _versus_total(one, rest, versus_rest),
        )
        for names, base, one, rest, versus_rest in zip(parts.names, parts.groups, own, rests, tested, strict=True)
    ]


def _versus_total(one: ClassCounts, rest: ClassCounts, tested: Difference) -> Difference:
    """Return group against total, with the test of group against rest and its correction."""
    if rest.total.n <= 0 or rest.total.w <= 0:
        return versus_total(one, rest)
    return part_of_total(tested, one.total.w, rest.total.w)


def _without(whole: ClassCounts, part: ClassCounts) -> ClassCounts:
    return ClassCounts(
        _left(whole.positive, part.positive), _left(whole.passive, part.passive), _left(whole.negative, part.negative)
    )


def _left(whole: Tally, part: Tally) -> Tally:
    n = whole.n - part.n
    # Differences of sums of weights leave dust where nobody is left.
    return Tally(n, whole.w - part.w, whole.w2 - part.w2) if n else Tally()


def _driver_in(
    asked: Asked, tables: dict[int, tuple[Table, ...]], case: Case, parts: Parts, measure: Measure
) -> tuple[tuple[DriverInGroup, ...], DriverInAll]:
    """Return a driver in every group and in all of them; worked out once for what its question was counted to."""

    def made() -> tuple[tuple[DriverInGroup, ...], DriverInAll]:
        one, groups = counted(asked, tables, case.classes), len(parts.groups)
        both = zip(_shares(one, groups), _hearts(one, groups), strict=True)
        row = tuple(DriverInGroup(asked.id, head, heart, _flags(one)) for head, heart in both)
        if not one.cells:
            return row, DriverInAll(asked.id, _nobody(one), _nobody(one), _flags(one))
        whole = one.cells[0]
        return row, DriverInAll(asked.id, share(whole.counted, whole.answered), net_score(whole.classes))

    if asked.column is None or case.outcome is None:
        return made()
    things = (*tables[asked.column.index], asked.column.scale, case.outcome.scale)
    cuts = (measure.low, measure.high, measure.negative_max, measure.positive_min)
    return parts.whole.figures.of(things, ("groups", asked.id, *cuts), made)


def _with_experiences(groups: list[Group], asked: Sequence[Asked], found: Sequence[Counted]) -> list[Group]:
    rows: list[list[ExperienceInGroup]] = [[] for _group in groups]
    for experience, of_experience in zip(asked, found, strict=True):
        for row, incidence in zip(rows, _shares(of_experience, len(groups)), strict=True):
            row.append(ExperienceInGroup(experience.id, incidence, _flags(of_experience)))
    return [replace(group, experiences=tuple(row)) for group, row in zip(groups, rows, strict=True)]


def _flags(one: Counted) -> tuple[str, ...]:
    return (one.flag,) if one.flag else ()


def _nobody(one: Counted) -> Estimate:
    return Estimate(0, 0.0, 0.0, None, None, None, ("no_base", one.flag))


def _shares(one: Counted, groups: int) -> list[Share]:
    """Return the share of those who count in each group, against the rest; all groups are one family."""
    if not one.cells:
        return [Share(_nobody(one), _UNTESTED)] * groups
    estimates, differences = [], []
    for own, rest in zip(one.cells[1:], one.rests[1:], strict=True):
        hit, valid = own.counted, own.answered
        estimates.append(share(hit, valid))
        differences.append(share_difference(hit, valid, rest.counted, rest.answered))
    return [Share(*both) for both in zip(estimates, adjust_family(differences), strict=True)]


def _hearts(one: Counted, groups: int) -> list[Score]:
    """Return the score of the top box in each group, against that of the rest's top box; one family."""
    if not one.cells:
        return [Score(_nobody(one), _UNTESTED)] * groups
    estimates, differences = [], []
    for own, rest in zip(one.cells[1:], one.rests[1:], strict=True):
        counts = own.classes
        estimates.append(net_score(counts))
        differences.append(score_difference(counts, rest.classes))
    return [Score(*both) for both in zip(estimates, adjust_family(differences), strict=True)]


def _experiences_at(at: int, asked: Sequence[Asked], found: Sequence[Counted]) -> tuple[ExperienceInAll, ...]:
    return tuple(
        ExperienceInAll(experience.id, share(one.cells[at].counted, one.cells[at].answered))
        if one.cells
        else ExperienceInAll(experience.id, _nobody(one), _flags(one))
        for experience, one in zip(asked, found, strict=True)
    )


def _drivers_in_side(at: int, asked: Sequence[Asked], found: Sequence[Counted]) -> tuple[DriverInSide, ...]:
    return tuple(
        DriverInSide(
            driver.id,
            share(one.cells[at].counted, one.cells[at].answered),
            net_score(one.cells[at].classes),
            score_difference(one.cells[at].classes, one.cells[at].others),
        )
        if one.cells
        else DriverInSide(driver.id, _nobody(one), _nobody(one), _UNTESTED, _flags(one))
        for driver, one in zip(asked, found, strict=True)
    )


def _experiences_in_side(at: int, asked: Sequence[Asked], found: Sequence[Counted]) -> tuple[ExperienceInSide, ...]:
    return tuple(
        ExperienceInSide(
            experience.id,
            share(one.cells[at].counted, one.cells[at].answered),
            net_score(one.cells[at].classes),
        )
        if one.cells
        else ExperienceInSide(experience.id, _nobody(one), _nobody(one), _flags(one))
        for experience, one in zip(asked, found, strict=True)
    )


def _shares_between(one: Counted) -> Difference:
    """Return the difference of two shares whose groups may overlap; the third cells are those in both."""
    if not one.cells:
        return _UNTESTED
    first, second, both = one.cells
    hits = (first.counted, second.counted, both.counted)
    return overlapping_share_difference(hits, (first.answered, second.answered, both.answered))


def _hearts_between(one: Counted) -> Difference:
    if not one.cells:
        return _UNTESTED
    first, second, both = one.cells
    return overlapping_score_difference(first.classes, second.classes, both.classes)
