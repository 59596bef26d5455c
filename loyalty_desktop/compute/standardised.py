"""A later wave's score with the first wave's mix of respondents: did customers change, or who answered (METHOD 7)?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Estimate, Limits, base_flags, hidden_estimate, is_hidden
from loyalty_desktop.compute.gauss import critical_value
from loyalty_desktop.compute.net_score import class_shares, net, shrunken_score
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.comparison import Comparison

MOVED = 5.0
"""From how many percentage points on a segment's share has moved (METHOD 7)."""
_PSEUDO_ANSWERS = 3.0
_ROUNDING = 1e-9


class SegmentMix(msgspec.Struct, frozen=True, gc=False):
    """One segment in two waves: its share (0..1) of those with a loyalty answer, and its later score."""

    name: tuple[str, ...]
    first: float
    second: float
    n: int
    """Respondents of the later wave."""
    score: float | None
    """The later score behind the sum; None for nobody. Not for display where n is below 10."""

    @property
    def moved(self) -> float:
        """How many percentage points the share has moved."""
        return 100 * (self.second - self.first)


class Standardised(msgspec.Struct, frozen=True):
    """The later wave's score as it is, and as it were with the first wave's mix."""

    score: Estimate
    """As it is, of those whose segment is known."""
    standardised: Estimate
    """Σ first share × later score; its interval takes the first wave's shares as given.

    `small_base` too where much of it rests on segments in which hardly anybody answered later.
    """
    segments: tuple[SegmentMix, ...]
    composition_moved: bool
    """Some segment's share moved by more than 5 points, so that both scores are to be shown."""
    missing: tuple[tuple[str, ...], ...]
    """Segments of the first wave in which nobody answered later; without them there is no standardised score."""


def standardised(first: Comparison, second: Comparison, *, limits: Limits = DEFAULT_LIMITS) -> Standardised:
    """Return the score of the second wave standardised to the first wave's mix of the same segments.

    Both are comparisons by the same question, each on its wave; segments are matched by their names, tidied.
    Groups must not overlap (ValueError).
    """
    if first.overlapping or second.overlapping:
        raise ValueError("groups that overlap have no mix that adds up to everybody")
    return standardised_counts(
        [(group.names, group.counts) for group in first.groups],
        [(group.names, group.counts) for group in second.groups],
        limits=limits,
    )


def standardised_counts(
    first: Sequence[tuple[tuple[str, ...], ClassCounts]],
    second: Sequence[tuple[tuple[str, ...], ClassCounts]],
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> Standardised:
    """Return the same from the counts of named segments; see `standardised`."""
    before, after = _named(first), _named(second)
    total = sum((counts for _name, counts in after.values()), ClassCounts()).total
    earlier = sum((counts for _name, counts in before.values()), ClassCounts()).total
    rows: list[tuple[SegmentMix, ClassCounts]] = []
    for key in dict.fromkeys((*before, *after)):
        now = after[key][1] if key in after else ClassCounts()
        then = before[key][1] if key in before else ClassCounts()
        mix = SegmentMix(
            (before.get(key) or after[key])[0],
            then.total.w / earlier.w if earlier.w else 0.0,
            now.total.w / total.w if total.w else 0.0,
            now.total.n,
            net(now),
        )
        rows.append((mix, now))
    segments = tuple(mix for mix, _counts in rows)
    missing = tuple(mix.name for mix in segments if mix.first > 0 and mix.score is None)
    whole = sum((counts for _mix, counts in rows), ClassCounts())
    flags = base_flags(whole.total, limits)
    hidden = hidden_estimate(whole.total, flags if is_hidden(flags) else ("no_base",))
    known = not is_hidden(flags) and earlier.w > 0
    return Standardised(
        _plain(whole, confidence, flags) if known else hidden,
        _weighted(rows, whole, confidence, _with_few(flags, segments, limits)) if known and not missing else hidden,
        segments,
        any(abs(mix.moved) > MOVED + _ROUNDING for mix in segments),
        missing,
    )


def _with_few(flags: tuple[str, ...], segments: Sequence[SegmentMix], limits: Limits) -> tuple[str, ...]:
    """Return the flags, `small_base` too where segments of fewer than 10 later respondents carry more than 5 %."""
    few = sum(mix.first for mix in segments if mix.n < limits.suppress)
    return ("small_base", *flags) if 100 * few > MOVED and "small_base" not in flags else flags


def _named(
    groups: Sequence[tuple[tuple[str, ...], ClassCounts]],
) -> dict[tuple[str, ...], tuple[tuple[str, ...], ClassCounts]]:
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ClassCounts]] = {}
    for names, counts in groups:
        key = tuple(map(match_text, names))
        known = found[key][1] if key in found else ClassCounts()
        found[key] = (names, known + counts)
    return found


def _plain(whole: ClassCounts, confidence: float, flags: tuple[str, ...]) -> Estimate:
    return _weighted([(SegmentMix((), 1.0, 1.0, whole.total.n, net(whole)), whole)], whole, confidence, flags)


def _weighted(
    rows: Sequence[tuple[SegmentMix, ClassCounts]], whole: ClassCounts, confidence: float, flags: tuple[str, ...]
) -> Estimate:
    """Return Σ share × score with an interval that is AW(3,T) when there is one segment.

    The three pseudo-answers are dealt out by the shares, so that a segment where all answer alike has an error too.
    """
    value = centre = variance = 0.0
    for mix, counts in rows:
        shares = class_shares(counts)
        if shares is None or not mix.first:
            continue
        middle, spread = shrunken_score(*shares, _PSEUDO_ANSWERS * mix.first)
        value += mix.first * (shares[0] - shares[1])
        centre += mix.first * middle
        variance += mix.first**2 * spread
    half = critical_value(confidence) * math.sqrt(variance)
    low, high = min(max(-1.0, centre - half), value), max(min(1.0, centre + half), value)
    total = whole.total
    return Estimate(total.n, total.n_eff, total.w, 100 * value, 100 * low, 100 * high, flags)
