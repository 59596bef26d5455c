"""Every change between two waves: of the score, of each driver and experience, of each segment."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from loyalty_desktop.compute.difference import Difference, score_difference
from loyalty_desktop.compute.lift_change import lift_change
from loyalty_desktop.compute.multiplicity import adjust_family
from loyalty_desktop.compute.share import share_difference
from loyalty_desktop.compute.wave_people import Answers, Both, Term, both_of, by_class, change_of
from loyalty_desktop.journey.wave_columns import ends_text, scales_differ
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.compute.counts import ClassCounts
    from loyalty_desktop.compute.wave_counts import Question, WaveCounts
    from loyalty_desktop.compute.wave_results import Overlap
    from loyalty_desktop.survey.survey import Column

Metric: TypeAlias = tuple[Hashable, ...]
SCORE: Metric = ("score",)


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """What changed from the wave called `earlier` to another one; `refused` are metrics that are not comparable."""

    earlier: str
    found: dict[Metric, Difference] = field(default_factory=dict)
    refused: dict[Metric, Message] = field(default_factory=dict)
    overlap: Overlap | None = None

    def of(self, *metric: Hashable) -> Difference | None:
        """Return the change of a metric; None where there is none."""
        return self.found.get(metric)


def changes_between(earlier: WaveCounts, later: WaveCounts) -> Changes:
    """Return what changed between two waves of the same journey; the p are not corrected yet."""
    both = both_of(earlier, later)
    changes = Changes(earlier.given.name, overlap=None if both is None else both.overlap)
    asked = earlier.case.outcome is not None and later.case.outcome is not None
    if asked:
        sides = () if both is None else ((-1, both.earlier, earlier.scores), (1, both.later, later.scores))
        terms = [Term(sign, of, by_class(scores), of.loyalty, of.answered) for sign, of, scores in sides]
        changes.found[SCORE] = _tested(both, terms, lambda: score_difference(later.scores, earlier.scores))
        _segments(changes, both, earlier, later)
    before, after = ((*wave.drivers, *wave.experiences) for wave in (earlier, later))
    for one, other in zip(before, after, strict=True):
        _question(changes, both, one, other, asked=asked)
    return changes


def corrected(changes: Iterable[Changes]) -> None:
    """Correct every metric for the waves it is tested in: one metric over waves is a family (METHOD 7)."""
    every = tuple(changes)
    for metric in dict.fromkeys(metric for one in every for metric in one.found):
        those = [one for one in every if metric in one.found]
        for one, new in zip(those, adjust_family([one.found[metric] for one in those]), strict=True):
            one.found[metric] = new


def segment_key(names: Sequence[str]) -> Metric:
    """Return what a segment is known by in all waves."""
    return ("segment", *map(match_text, names))


def _question(changes: Changes, both: Both | None, one: Question, other: Question, *, asked: bool) -> None:
    id_ = one.asked.id
    if one.asked.column is None or other.asked.column is None:
        if other.asked.column is not None:
            changes.refused["share", id_] = message(
                "wave_not_asked", column=other.asked.column.title, wave=changes.earlier
            )
        return
    if scales_differ(one.asked.column, other.asked.column):
        changes.refused["share", id_] = _refusal(changes.earlier, one.asked.column, other.asked.column)
        return
    shares, hearts = _terms(both, one, other)
    bases = [each.hit.everybody + each.rest.everybody for each in (other, one)]
    hits = [each.hit.everybody for each in (other, one)]
    changes.found["share", id_] = _tested(both, shares, lambda: share_difference(hits[0], bases[0], hits[1], bases[1]))
    if asked:
        before, after = ((each.hit.classes, each.rest.classes) for each in (one, other))
        changes.found["score", id_] = _tested(both, hearts, lambda: score_difference(after[0], before[0]))
        changes.found["lift", id_] = lift_change(before, after)


def _refusal(earlier: str, before: Column, after: Column) -> Message:
    if before.scale.kind in RATINGS and after.scale.kind in RATINGS:
        ends = {"here": ends_text(after), "there": ends_text(before)}
        return message("wave_not_compared_scale", column=after.title, wave=earlier, **ends)
    return message("wave_not_compared_kind", column=after.title, wave=earlier)


def _terms(both: Both | None, before: Question, after: Question) -> tuple[list[Term], list[Term]]:
    """Return what the change of a share, and of the score of those who count, is made of."""
    shares, hearts = list[Term](), list[Term]()
    if both is None:
        return shares, hearts
    for sign, of, one in ((-1, both.earlier, before), (1, both.later, after)):
        valid, hit = of.flags(one.asked)
        cells = ((100.0, one.hit.everybody), (0.0, one.rest.everybody))
        shares.append(Term(sign, of, cells, hit, valid))
        hearts.append(Term(sign, of, by_class(one.hit.classes), of.loyalty, hit & of.answered))
    return shares, hearts


def _tested(both: Both | None, terms: Sequence[Term], apart: Callable[[], Difference]) -> Difference:
    """Return a change tested with the same people allowed for, or as between separate people where nobody is both."""
    found = change_of(both, terms) if both is not None else None
    return apart() if found is None else found


def _segments(changes: Changes, both: Both | None, earlier: WaveCounts, later: WaveCounts) -> None:
    known = {segment_key(one.names): (at, one.counts) for at, one in enumerate(earlier.segments)}
    for at, segment in enumerate(later.segments):
        key = segment_key(segment.names)
        if key not in known:
            continue
        place, before = known[key]
        sides = () if both is None else ((both.earlier, -1, place, before), (both.later, 1, at, segment.counts))
        terms = [_inside(*side) for side in sides]
        changes.found[key] = _tested(both, terms, partial(score_difference, segment.counts, before))


def _inside(of: Answers, sign: int, at: int, counts: ClassCounts) -> Term:
    parted = of.wave.parted
    assert parted is not None  # it has segments
    members = parted.members[at][parted.column.raw.codes[of.rows]]
    return Term(sign, of, by_class(counts), of.loyalty, members & of.answered)
