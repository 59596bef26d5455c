"""Changes between two waves in which some people answered both times (METHOD 1.5).

What everybody adds to the error of either figure is summed per person: z = ± w(x − mean)/W. It is
`overlap_difference` for hundreds of figures on the same people, who are numbered once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, base_flags, is_hidden
from loyalty_desktop.compute.student_t import t_quantile, two_sided_t_p
from loyalty_desktop.compute.wave_results import Overlap
from loyalty_desktop.survey.key_matches import keys_of

if TYPE_CHECKING:
    from loyalty_desktop.compute.group_counts import Asked
    from loyalty_desktop.compute.wave_counts import WaveCounts
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.survey.questions import Question
    from loyalty_desktop.survey.survey import Column

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]

_ROUNDING = 1e-24
_ORDER = ("no_base", "suppressed", "small_base", "high_deff")


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The respondents of one wave: who they are, how much they weigh, and their loyalty as 100, 0, −100 or NaN."""

    wave: WaveCounts
    rows: npt.NDArray[np.intp]
    people: Ints
    weights: Floats
    loyalty: Floats

    def flags(self, asked: Asked) -> tuple[Flags, Flags]:
        """Return who answered a question, and who of them counts."""
        assert asked.column is not None
        codes = asked.column.raw.codes[self.rows]
        return asked.valid[codes], (asked.valid & asked.hit)[codes]


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A mean that is added (sign 1) or taken away (−1): the values of some respondents of one wave."""

    sign: int
    of: Answers
    values: Floats
    inside: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Both:
    """Two waves in which the people have the same numbers, below `size`."""

    earlier: Answers
    later: Answers
    size: int
    overlap: Overlap


def both_of(earlier: WaveCounts, later: WaveCounts) -> Both | None:
    """Return the respondents of two waves by their ids; None where either has no column of them."""
    columns = [_id_column(one) for one in (earlier, later)]
    if columns[0] is None or columns[1] is None:
        return None
    keys = [keys_of(one) for one in columns if one is not None]
    numbers = {key: at for at, key in enumerate(dict.fromkeys(key for one in keys for key in one if key))}
    size, blank = len(numbers), 0
    found: list[Answers] = []
    ids: list[Ints] = []
    for wave, column, own in zip((earlier, later), columns, keys, strict=True):
        assert column is not None
        rows = _rows(wave)
        of_value = np.array([numbers.get(key, -1) for key in own], dtype=np.int64)
        people = of_value[column.raw.codes[rows]]
        without = people < 0
        blank = int(without.sum())
        ids.append(np.unique(people[~without]))
        people[without] = size + np.arange(blank)  # nobody knows who they are: each is somebody else
        size += blank
        found.append(_answers(wave, rows, people))
    both = int(np.intersect1d(ids[0], ids[1], assume_unique=True).size)
    return Both(found[0], found[1], size, Overlap(int(ids[1].size), int(ids[0].size), both, blank))


def change_of(both: Both, terms: Sequence[Term], *, limits: Limits = DEFAULT_LIMITS) -> Difference | None:
    """Return the sum of the terms with interval and p, t with m − 1 degrees of freedom for m people.

    None where nobody stands in terms of both waves: then the test for separate people holds.
    """
    totals = np.zeros(both.size)
    seen = {id(both.earlier): np.zeros(both.size, dtype=bool), id(both.later): np.zeros(both.size, dtype=bool)}
    points, bases = 0.0, []
    for term in terms:
        inside = term.inside & ~np.isnan(term.values)
        weights, values = term.of.weights[inside], term.values[inside]
        people = term.of.people[inside]
        base = Tally(len(weights), float(weights.sum()), float((weights * weights).sum()))
        bases.append(base)
        if base.w <= 0:
            continue
        mean = float(values @ weights) / base.w
        points += term.sign * mean
        totals += np.bincount(people, term.sign * weights * (values - mean) / base.w, both.size)
        seen[id(term.of)][people] = True
    here, there = seen.values()
    if not (here & there).any():
        return None
    found = {flag for base in bases for flag in base_flags(base, limits)}
    flags = (*(flag for flag in _ORDER if flag in found), "overlap")
    if is_hidden(flags):
        return Difference(None, None, None, None, None, flags)
    everybody = here | there
    m = int(everybody.sum())
    squares = float(totals[everybody] @ totals[everybody])
    if squares <= _ROUNDING or m < 2:
        return Difference(points, points, points, None, None, (*flags, "degenerate"))
    se = math.sqrt(m / (m - 1) * squares)
    half = t_quantile(0.975, m - 1) * se
    return Difference(points, points - half, points + half, two_sided_t_p(points / se, m - 1), None, flags)


def _rows(wave: WaveCounts) -> npt.NDArray[np.intp]:
    assert wave.given.counter is not None
    rows = wave.base.rows
    return np.arange(wave.given.counter.survey.rows) if rows is None else np.flatnonzero(rows)


def _id_column(wave: WaveCounts) -> Question | None:
    """Return the ids as the file has them, also where they name people and are not shown."""
    given = wave.given
    if given.ids is None or given.counter is None:
        return None
    return next((one for one in given.counter.survey.cut.questions if one.key == given.ids), None)


def _answers(wave: WaveCounts, rows: npt.NDArray[np.intp], people: Ints) -> Answers:
    weights = np.ones(len(rows)) if wave.base.weights is None else wave.base.weights[rows]
    outcome = wave.case.outcome
    loyalty = np.full(len(rows), np.nan)
    if outcome is not None:
        loyalty = loyalty_values(outcome, wave.given.journey.measure)[outcome.raw.codes[rows]]
    return Answers(wave, rows, people, weights, loyalty)


def loyalty_values(outcome: Column, measure: Measure) -> Floats:
    """Return 100, 0 or −100 for each raw value of the loyalty question, by its class; NaN for no answer."""
    codes = outcome.scale.codes
    with np.errstate(invalid="ignore"):
        on_scale = (codes >= measure.low) & (codes <= measure.high)
        worth = np.where(codes >= measure.positive_min, 100.0, np.where(codes <= measure.negative_max, -100.0, 0.0))
    return np.where(on_scale, worth, np.nan)
