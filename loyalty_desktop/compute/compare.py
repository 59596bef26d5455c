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
    Everybody,
    ExperienceBetween,
    ExperienceInAll,
    ExperienceInGroup,
    Group,
    Score,
    Share,
    Side,
    TwoGroups,
)
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import Difference, part_of_total, score_difference, versus_total
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.group_counts import Asked, Counted, case_of, counted, scores_in
from loyalty_desktop.compute.multiplicity import adjust_family
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.overlapping import overlapping_score_difference, overlapping_share_difference
from loyalty_desktop.compute.parts import By, Parts, common_of, part_tables, partition, parts_of
from loyalty_desktop.compute.share import share, share_difference
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey
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
    drivers = [counted(asked, tables, case.classes) for asked in case.drivers]
    experiences = [counted(asked, tables, case.classes) for asked in case.experiences]
    groups = _groups(parts, scores)
    groups = _with_drivers(groups, case.drivers, drivers)
    groups = _with_experiences(groups, case.experiences, experiences)
    pairs = pairs_of(counter, groups, partitions, case, parts)
    everybody = Everybody(
        parts.whole.count,
        scores[0],
        net_score(scores[0]),
        _drivers_at(0, case.drivers, drivers),
        _experiences_at(0, case.experiences, experiences),
    )
    return Comparison(by, everybody, lettered(groups, pairs), pairs, parts.overlapping, parts.left_out)


def compare_groups(
    counter: Counter, journey: Journey, first: tuple[Filter, ...], second: tuple[Filter, ...]
) -> TwoGroups:
    """Return two groups of one's own against each other, both within the journey's base.

    Who is in both is allowed for in every test (METHOD 1.5). Raises UnusableJourney when a base is unusable.
    """
    case = case_of(counter.survey, journey)
    bases = [counter.base_of(replace(journey, filters=(*journey.filters, *own))) for own in (first, second)]
    bases.append(common_of(*bases))
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
            _drivers_at(at, case.drivers, drivers),
            _experiences_at(at, case.experiences, experiences),
        )
        for at, own in enumerate((first, second))
    ]
    heads = adjust_family([_shares_between(one) for one in drivers])
    hearts = adjust_family([_hearts_between(one) for one in drivers])
    incidences = adjust_family([_shares_between(one) for one in experiences])
    return TwoGroups(
        sides[0],
        sides[1],
        bases[2].count,
        overlapping_score_difference(*scores),
        tuple(
            DriverBetween(asked.id, head, heart) for asked, head, heart in zip(case.drivers, heads, hearts, strict=True)
        ),
        tuple(ExperienceBetween(asked.id, one) for asked, one in zip(case.experiences, incidences, strict=True)),
    )


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


def _with_drivers(groups: list[Group], asked: Sequence[Asked], found: Sequence[Counted]) -> list[Group]:
    rows: list[list[DriverInGroup]] = [[] for _group in groups]
    for driver, of_driver in zip(asked, found, strict=True):
        heads, hearts = _shares(of_driver, len(groups)), _hearts(of_driver, len(groups))
        for row, head, heart in zip(rows, heads, hearts, strict=True):
            row.append(DriverInGroup(driver.id, head, heart, _flags(of_driver)))
    return [replace(group, drivers=tuple(row)) for group, row in zip(groups, rows, strict=True)]


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


def _drivers_at(at: int, asked: Sequence[Asked], found: Sequence[Counted]) -> tuple[DriverInAll, ...]:
    return tuple(
        DriverInAll(driver.id, share(one.cells[at].counted, one.cells[at].answered), net_score(one.cells[at].classes))
        if one.cells
        else DriverInAll(driver.id, _nobody(one), _nobody(one), _flags(one))
        for driver, one in zip(asked, found, strict=True)
    )


def _experiences_at(at: int, asked: Sequence[Asked], found: Sequence[Counted]) -> tuple[ExperienceInAll, ...]:
    return tuple(
        ExperienceInAll(experience.id, share(one.cells[at].counted, one.cells[at].answered))
        if one.cells
        else ExperienceInAll(experience.id, _nobody(one), _flags(one))
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
