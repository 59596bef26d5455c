"""Which words go with a high or a low score: who used a word against everybody else who wrote (METHOD 1.3, 7).

A word counts once for each respondent, however often it was written. A phrase is two words that follow one another.
All words and phrases that can be tested in one view are one family (Benjamini & Hochberg), whatever is shown of them.
What is found is association: a word does not make a promoter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.amount_rows import CLASSES, classes_of_answers
from loyalty_desktop.compute.comments import said_nothing, wrote
from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.compute.difference import Difference, score_difference
from loyalty_desktop.compute.economy import loyalty_column
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Estimate, Limits
from loyalty_desktop.compute.multiplicity import adjust_family
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.compute.share import share, share_difference
from loyalty_desktop.compute.voice import Voice
from loyalty_desktop.compute.voice_phrases import NEARLY_ALL, told_by_phrases
from loyalty_desktop.compute.whom import Whom, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.comments import Comments
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.reading import ColumnKey

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
_NOBODY = Tally()


class Written(msgspec.Struct, frozen=True):
    """Who wrote: of `respondents` in the base, how many wrote something, only that there is nothing, or not at all.

    `scored` of those who wrote have a loyalty answer, and are who words are counted among.
    """

    respondents: int
    wrote: int
    nothing: int
    silent: int
    scored: int


@dataclass(frozen=True, slots=True, eq=False)
class Voices:
    """The words of one column of comments, or of several together; those with the fewest users are left out.

    `writers` is the score of all who wrote, `silent` that of everybody else in the base, `difference` what lies
    between. `members` of a chosen group wrote, None without one. `tested` words and phrases are the family of the
    tests; `rare` more have fewer users than the limit and are not listed, nor are the `told` more that a phrase of
    the list stands for.
    """

    columns: tuple[ColumnKey, ...]
    written: Written
    writers: Estimate
    silent: Estimate
    difference: Difference
    voices: tuple[Voice, ...]
    tested: int
    rare: int
    members: int | None = None
    flags: tuple[str, ...] = ()
    told: int = 0


def voices(
    counter: Counter,
    journey: Journey,
    comments: Comments,
    group: Whom | None = None,
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> Voices:
    """Return every word with at least `limits.suppress` users, under the journey's filters and weight.

    Words are in the order of what is sure of their difference: the end of the interval that is nearer to 0; those of
    small bases come after all others. Raises UnusableJourney when a filter, the weight or a column is unusable.
    """
    case = _Case.of(counter, journey, comments, confidence, limits)
    everybody = case.classes(case.writing >= 0)
    rest = case.classes(case.writing < 0)
    users, counts = case.used()
    inside = None if group is None else case.members(rows_of(counter, journey, group))
    listed = np.flatnonzero(counts >= limits.suppress)
    every = [case.voice(int(term), users, everybody, inside) for term in listed]
    found = _adjusted(told_by_phrases(every, *case.both(every)))
    flags = () if loyalty_column(counter, journey) is not None else ("no_outcome",)
    return Voices(
        tuple(one.key for one in comments.columns),
        case.written(),
        net_score(everybody, confidence=confidence, limits=limits),
        net_score(rest, confidence=confidence, limits=limits),
        score_difference(everybody, rest, confidence=confidence, limits=limits),
        tuple(sorted(found, key=_rank)),
        sum((one.more or one.difference).p is not None for one in found),
        int(((counts > 0) & (counts < limits.suppress)).sum()),
        None if inside is None else inside[1].n,
        flags,
        len(every) - len(found),
    )


def sure_of(difference: Difference) -> float:
    """Return how much of a difference is sure, in points: the end of its interval that is nearer to 0, with its sign.

    0 where the interval holds 0, or where there is none.
    """
    if difference.low is None or difference.high is None:
        return 0.0
    return difference.low if difference.low > 0 else min(difference.high, 0.0)


def _rank(one: Voice) -> tuple[bool, float, float, str]:
    difference = one.difference if one.more is None else one.more
    small = "small_base" in difference.flags or difference.points is None
    return small, -abs(sure_of(difference)), -abs(difference.points or 0.0), one.text


def _adjusted(found: list[Voice]) -> list[Voice]:
    by_score = adjust_family([one.difference for one in found])
    found = [msgspec.structs.replace(one, difference=new) for one, new in zip(found, by_score, strict=True)]
    more = [one.more for one in found if one.more is not None]
    if not more:
        return found
    pairs = zip(found, adjust_family(more), strict=True)
    return [msgspec.structs.replace(one, more=new) for one, new in pairs]


_Sums = tuple[Floats, Floats, Floats]
_Members = tuple[_Sums, Tally, Tally]


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """The respondents of the base, and what each of them wrote."""

    counter: Counter
    journey: Journey
    comments: Comments
    base: Flags
    writing: npt.NDArray[np.int64]
    place: npt.NDArray[np.intp]
    """The class of each respondent of the base as a place in CLASSES; −1 outside it."""
    weights: Floats | None
    confidence: float
    limits: Limits

    @classmethod
    def of(cls, counter: Counter, journey: Journey, comments: Comments, confidence: float, limits: Limits) -> _Case:
        base = counter.base_of(journey)
        rows = np.ones(counter.survey.rows, dtype=bool) if base.rows is None else base.rows
        outcome = loyalty_column(counter, journey)
        place = np.full(counter.survey.rows, -1, dtype=np.intp)
        if outcome is not None:
            of_value = np.where(outcome.scale.valid, classes_of_answers(outcome.scale.codes, journey.measure), -1)
            place = of_value[outcome.raw.codes]
        writing = comments.of_row if len(comments.of_row) else np.full(counter.survey.rows, -1, dtype=np.int64)
        place = np.where(rows, place, -1)
        return cls(counter, journey, comments, rows, writing, place, base.weights, confidence, limits)

    def classes(self, rows: Flags) -> ClassCounts:
        """Return those of these rows that are in the base, by class."""
        tallies = [self._tally(rows & (self.place == at)) for at in range(len(CLASSES))]
        return _by_class(tallies)

    def _tally(self, rows: Flags) -> Tally:
        n = int(np.count_nonzero(rows))
        if self.weights is None:
            return Tally.of(n)
        found = self.weights[rows]
        return Tally(n, float(found.sum()), float((found * found).sum()))

    def used(self) -> tuple[tuple[_Sums, ...], Floats]:
        """Return who used each term in each class, and how many in all."""
        heard = self.writing >= 0
        sums = tuple(self._sums(heard & (self.place == at)) for at in range(len(CLASSES)))
        return sums, np.sum([one[0] for one in sums], axis=0)

    def _sums(self, rows: Flags) -> _Sums:
        """Return respondents, Σw and Σw² of each term among these rows."""
        size, places = self.comments.size, self.writing[rows]
        n = self.comments.sums(np.bincount(places, minlength=size).astype(np.float64))
        if self.weights is None:
            return n, n, n
        w = self.weights[rows]
        first, second = (np.bincount(places, one, minlength=size).astype(np.float64) for one in (w, w * w))
        return n, self.comments.sums(first), self.comments.sums(second)

    def members(self, rows: npt.NDArray[np.intp]) -> _Members:
        """Return which terms the members of a group used, and how many of them, and of all others, wrote."""
        member = np.zeros(len(self.base), dtype=bool)
        member[rows] = True
        scored = (self.writing >= 0) & (self.place >= 0)
        return self._sums(scored & member), self._tally(scored & member), self._tally(scored & ~member)

    def voice(self, term: int, users: tuple[_Sums, ...], everybody: ClassCounts, inside: _Members | None) -> Voice:
        """Return the figures of one term."""
        used = _by_class([_at(one, term) for one in users])
        rest = _less(everybody, used)
        lexicon = self.comments.lexicon
        found = Voice(
            lexicon.key(term),
            lexicon.text(term),
            lexicon.kind(term),
            lexicon.forms(term),
            used,
            net_score(used, confidence=self.confidence, limits=self.limits),
            net_score(rest, confidence=self.confidence, limits=self.limits),
            score_difference(used, rest, confidence=self.confidence, limits=self.limits),
            share(used.total, everybody.total, confidence=self.confidence, limits=self.limits),
        )
        if inside is None:
            return found
        sums, members, others = inside
        hit = _at(sums, term)
        outside = _minus(used.total, hit)
        return msgspec.structs.replace(
            found,
            inside=share(hit, members, confidence=self.confidence, limits=self.limits),
            outside=share(outside, others, confidence=self.confidence, limits=self.limits),
            more=share_difference(hit, members, outside, others, confidence=self.confidence, limits=self.limits),
            inside_count=hit.n,
            outside_count=outside.n,
        )

    def both(self, found: list[Voice]) -> tuple[Callable[[Voice, Voice], int], Callable[[Voice], list[int]]]:
        """Return what counts the people who used one of these phrases and another one, and what finds such phrases.

        The latter returns a phrase's first comments, up to the one that more than a tenth of its people reach: two
        phrases that nine tenths of either's people used both have one of them in common.
        """
        numbers = {one.key: number for one in found if (number := self.comments.lexicon.number(one.key)) is not None}
        holders = self.comments.holders(np.array(sorted(numbers.values()), dtype=np.int64))
        people = np.bincount(self.writing[(self.writing >= 0) & (self.place >= 0)], minlength=self.comments.size)

        def used_both(one: Voice, other: Voice) -> int:
            shared = np.intersect1d(holders[numbers[one.key]], holders[numbers[other.key]], assume_unique=True)
            return int(people[shared].sum())

        def beginning(one: Voice) -> list[int]:
            held = np.sort(holders[numbers[one.key]])
            before = np.cumsum(people[held]) - people[held]
            total = people[held].sum()
            first: list[int] = held[before <= total - NEARLY_ALL * total].tolist()
            return first

        return used_both, beginning

    def written(self) -> Written:
        """Return who wrote and who did not."""
        columns = self.comments.columns
        spoke, nothing = np.zeros(len(self.base), dtype=bool), np.zeros(len(self.base), dtype=bool)
        for column in columns:
            spoke |= wrote(column)
            nothing |= said_nothing(column)
        spoke, nothing = spoke & self.base, nothing & self.base & ~spoke
        count, heard, empty = (int(np.count_nonzero(one)) for one in (self.base, spoke, nothing))
        scored = int(np.count_nonzero(spoke & (self.place >= 0)))
        return Written(count, heard, empty, count - heard - empty, scored)


def _by_class(tallies: list[Tally]) -> ClassCounts:
    negative, passive, positive = tallies
    return ClassCounts(positive, passive, negative)


def _at(sums: _Sums, term: int) -> Tally:
    n, w, w2 = (float(one[term]) for one in sums)
    return Tally(round(n), w, w2)


def _minus(whole: Tally, part: Tally) -> Tally:
    if whole.n == part.n:
        return _NOBODY  # sums of weights leave dust behind
    return Tally(whole.n - part.n, max(0.0, whole.w - part.w), max(0.0, whole.w2 - part.w2))


def _less(whole: ClassCounts, part: ClassCounts) -> ClassCounts:
    return ClassCounts(
        _minus(whole.positive, part.positive),
        _minus(whole.passive, part.passive),
        _minus(whole.negative, part.negative),
    )
